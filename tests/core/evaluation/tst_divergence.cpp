// Divergences and drifts against plain double loops.
#include "core/architecture/torch.h"
#include "core/evaluation/divergence.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <vector>

using namespace prunescope;

namespace {

at::Tensor rows(const std::vector<float>& values, std::int64_t width) { return at::tensor(values).reshape({-1, width}); }

/// Probabilities of one row without any care for speed or range.
std::vector<double> softmax(const at::Tensor& row)
{
    std::vector<double> out;
    double sum = 0;
    for (std::int64_t v = 0; v < row.size(0); ++v)
        sum += out.emplace_back(std::exp(row[v].item<double>()));
    for (double& p : out)
        p /= sum;
    return out;
}

} // namespace

class TstDivergence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowEqualsThePlainLoop()
    {
        at::manual_seed(5);
        const auto a = at::randn({9, 37}) * 3, b = a + at::randn({9, 37});
        const auto targets = at::randint(37, {9}, at::kLong);
        TokenDivergences found;
        addDivergences(a, b, targets, found);
        std::int64_t sameTop = 0;
        for (std::int64_t row = 0; row < 9; ++row) {
            const auto p = softmax(a[row]), q = softmax(b[row]);
            const std::size_t target = std::size_t(targets[row].item<std::int64_t>());
            double kl = 0;
            std::int32_t rankA = 1, rankB = 1;
            std::size_t topA = 0, topB = 0;
            for (std::size_t v = 0; v < p.size(); ++v) {
                kl += p[v] * std::log(p[v] / q[v]);
                rankA += p[v] > p[target];
                rankB += q[v] > q[target];
                topA = p[v] > p[topA] ? v : topA;
                topB = q[v] > q[topB] ? v : topB;
            }
            sameTop += topA == topB;
            // Terms of size ln V lose at most a few float roundings of the logits.
            QVERIFY(std::abs(double(found.kl[std::size_t(row)]) - kl) < 1e-5);
            QCOMPARE(found.rankA[std::size_t(row)], rankA);
            QCOMPARE(found.rankB[std::size_t(row)], rankB);
        }
        QCOMPARE(found.sameTop, sameTop);
    }

    void tiesGoToTheLowerId()
    {
        const auto logits = at::zeros({1, 4});
        TokenDivergences found;
        addDivergences(logits, logits, at::full({1}, 2, at::kLong), found);
        QCOMPARE(found.rankA[0], 3);
        QCOMPARE(found.kl[0], 0.0F);
        QCOMPARE(found.sameTop, std::int64_t(1));
    }

    void hugeLogitsStayFinite()
    {
        TokenDivergences found;
        addDivergences(rows({3e4F, 0.F}, 2), rows({0.F, 3e4F}, 2), at::zeros({1}, at::kLong), found);
        QCOMPARE(found.kl[0], 3e4F);
        QCOMPARE(found.rankB[0], 2);
    }

    void threadsDoNotChangeTheBits()
    {
        at::manual_seed(6);
        const auto a = at::randn({500, 64}), b = at::randn({500, 64});
        const auto targets = at::randint(64, {500}, at::kLong);
        const int before = at::get_num_threads();
        TokenDivergences once, again;
        DriftSum drift, other;
        at::set_num_threads(1);
        addDivergences(a, b, targets, once);
        drift.add(a, b);
        at::set_num_threads(std::max(2, before));
        addDivergences(a, b, targets, again);
        other.add(a, b);
        at::set_num_threads(before);
        QVERIFY(once.kl == again.kl && once.rankA == again.rankA && once.rankB == again.rankB);
        QCOMPARE(drift.result().cosine, other.result().cosine);
        QCOMPARE(drift.result().relativeError, other.result().relativeError);
    }

    void driftByHand()
    {
        DriftSum sum;
        // |a| 5 and 2, |b| 10 and 2; the first doubles, the second turns by a right angle.
        sum.add(rows({3.F, 4.F, 2.F, 0.F}, 2), rows({6.F, 8.F, 0.F, 2.F}, 2));
        const BlockDrift drift = sum.result();
        QCOMPARE(drift.cosine, (1.0 + 0.0) / 2);
        QCOMPARE(drift.relativeNorm, (2.0 + 1.0) / 2);
        QCOMPARE(drift.relativeError, std::sqrt((25.0 + 8.0) / (25.0 + 4.0)));
    }

    void zeroRowsHaveNoNormToCompare()
    {
        DriftSum sum;
        sum.add(rows({0.F, 0.F, 0.F, 0.F, 1.F, 0.F}, 2), rows({0.F, 0.F, 1.F, 0.F, 3.F, 0.F}, 2));
        QCOMPARE(sum.result().cosine, (1.0 + 0.0 + 1.0) / 3);
        QCOMPARE(sum.result().relativeNorm, 3.0);
    }
};

PRUNESCOPE_TEST(TstDivergence)
#include "tst_divergence.moc"
