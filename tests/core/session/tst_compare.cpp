// A whole comparison against plain loops over the models' logits; distributions at one token; several models in pairs.
#include "core/architecture/torch.h"
#include "core/base/files.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"
#include "core/session/token_distributions.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::vector<double> softmax(const at::Tensor& row)
{
    const auto wide = row.to(at::kDouble).contiguous();
    std::vector<double> out(wide.data_ptr<double>(), wide.data_ptr<double>() + wide.numel());
    const double top = *std::max_element(out.begin(), out.end());
    double sum = 0;
    for (double& value : out)
        sum += value = std::exp(value - top);
    for (double& value : out)
        value /= sum;
    return out;
}

double sorted(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const double place = share * double(values.size() - 1);
    const auto low = std::size_t(place);
    return values[low] + (place - double(low)) * (values[std::min(low + 1, values.size() - 1)] - values[low]);
}

} // namespace

class TstCompare : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_dense, m_pruned, m_other;
    CompareParams m_params;
    CompareResult m_result;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }
    ModelHandle pruned(double share) const
    {
        PruneParams work;
        work.plan = uniformPlan(modelInfo(*m_dense), "magnitude", share, {}, {});
        StopFlag stop;
        return pruneModel(m_dense, work, stop, {}).model;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_dense = tests::open(path("tiny"));
        m_params.perplexity.text.path = writeTinyText(path("text.txt"), 12).string();
        m_params.perplexity.window = 32;
        m_pruned = pruned(0.5);
        m_other = pruned(0.3);
        StopFlag stop;
        m_result = compareModels(m_dense, m_pruned, m_params, stop, {});
    }

    void everyFigureEqualsThePlainLoop()
    {
        const at::NoGradGuard guard;
        const auto ids = m_dense->tokenizer->encode(readFile(path("text.txt")), true);
        std::vector<double> lossA, lossB, kl, change;
        int sameTop = 0;
        for (std::size_t begin = 0; begin + 32 <= ids.size(); begin += 32) {
            const auto input = at::tensor(std::vector<std::int64_t>(ids.begin() + std::ptrdiff_t(begin), ids.begin() + std::ptrdiff_t(begin) + 32), at::kLong);
            const auto a = m_dense->model().logits(input.reshape({1, -1}), {})[0], b = m_pruned->model().logits(input.reshape({1, -1}), {})[0];
            for (std::size_t k = 1; k < 32; ++k) {
                const auto p = softmax(a[std::int64_t(k - 1)]), q = softmax(b[std::int64_t(k - 1)]);
                const auto target = std::size_t(ids[begin + k]);
                lossA.push_back(-std::log(p[target]));
                lossB.push_back(-std::log(q[target]));
                change.push_back(q[target] - p[target]);
                double sum = 0;
                for (std::size_t v = 0; v < p.size(); ++v)
                    sum += p[v] * std::log(p[v] / q[v]);
                kl.push_back(sum);
                sameTop += std::max_element(p.begin(), p.end()) - p.begin() == std::max_element(q.begin(), q.end()) - q.begin();
            }
        }
        const double count = double(kl.size());
        QCOMPARE(m_result.tokens->size(), kl.size());
        for (std::size_t i = 0; i < kl.size(); ++i) {
            QVERIFY(std::abs(double(m_result.tokens->lossA[i]) - lossA[i]) < 1e-4);
            QVERIFY(std::abs(double(m_result.tokens->lossB[i]) - lossB[i]) < 1e-4);
            QVERIFY(std::abs(double(m_result.tokens->kl[i]) - kl[i]) < 1e-4);
        }
        QVERIFY(std::abs(m_result.klMean - std::accumulate(kl.begin(), kl.end(), 0.0) / count) < 1e-5);
        for (const auto& [found, share] : {std::pair{m_result.klMedian, 0.5}, {m_result.kl90, 0.9}, {m_result.kl95, 0.95}, {m_result.kl99, 0.99},
                                           {m_result.kl999, 0.999}, {m_result.klMax, 1.0}})
            QVERIFY(std::abs(found - sorted(kl, share)) < 1e-4);
        QCOMPARE(m_result.topOneAgreement, sameTop / count);
        double squares = 0, difference = 0;
        for (std::size_t i = 0; i < kl.size(); ++i) {
            squares += change[i] * change[i];
            difference += lossB[i] - lossA[i];
        }
        QVERIFY(std::abs(m_result.probabilityChange - std::accumulate(change.begin(), change.end(), 0.0) / count) < 1e-6);
        QVERIFY(std::abs(m_result.probabilityChangeRms - std::sqrt(squares / count)) < 1e-6);
        QVERIFY(std::abs(m_result.paired.mean - difference / count) < 1e-5);
    }

    void everyTokenKnowsItsPlace()
    {
        const ComparedTokens& tokens = *m_result.tokens;
        QCOMPARE(QString::fromStdString(tokens.text).count(QStringLiteral("miller")), 12);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            QCOMPARE(std::int64_t(tokens.place[i]), tokens.position[i] % 32);
            QCOMPARE(std::size_t(tokens.scored[std::size_t(tokens.position[i])]), i);
            QCOMPARE(tokens.count[i], int(std::count(tokens.ids.begin(), tokens.ids.end(), tokens.ids[std::size_t(tokens.position[i])])));
        }
        QCOMPARE(tokens.scored[32], -1); // a window's first token is predicted by nothing
    }

    void driftsAgreeWithTheirBlocks()
    {
        QCOMPARE(m_result.blockErrors.size(), std::size_t(3));
        for (const LayerError& block : m_result.blockErrors) {
            QVERIFY(block.relativeError > 0 && block.cosine < 1 && block.cosine > -1 && block.relativeNorm > 0);
        }
    }

    void distributionsAreThoseOfTheComparison()
    {
        StopFlag stop;
        const ComparedTokens& tokens = *m_result.tokens;
        for (const std::int64_t scored : {std::int64_t(0), std::int64_t(31), std::int64_t(tokens.size()) - 1}) {
            const auto i = std::size_t(scored);
            const auto found = tokenDistributions(m_dense, m_pruned, tokens, scored, stop);
            QCOMPARE(found.target.id, tokens.ids[std::size_t(tokens.position[i])]);
            QVERIFY(std::abs(-std::log(found.target.probabilityA) - double(tokens.lossA[i])) < 1e-4);
            QVERIFY(std::abs(-std::log(found.target.probabilityB) - double(tokens.lossB[i])) < 1e-4);
            QVERIFY(std::abs(found.kl - double(tokens.kl[i])) < 1e-4);
            QCOMPARE(found.rankA, tokens.rankA[i]);
            QCOMPARE(found.rankB, tokens.rankB[i]);
            QCOMPARE(found.topA.size(), std::size_t(10));
            QVERIFY(std::is_sorted(found.topB.begin(), found.topB.end(), [](const auto& x, const auto& y) { return x.probabilityB > y.probabilityB; }));
            QCOMPARE(found.rankA <= 10, std::any_of(found.topA.begin(), found.topA.end(), [](const auto& one) { return one.isTarget; }));
        }
        QVERIFY(throwsNaming([&] { tokenDistributions(m_dense, m_pruned, tokens, 1 << 20, stop); }, ErrorKind::Usage, "1048576"));
    }

    void runningTwiceGivesTheSameBits()
    {
        StopFlag stop;
        const auto again = compareModels(m_dense, m_pruned, m_params, stop, {});
        QVERIFY(again.paired == m_result.paired);
        QVERIFY(again.tokens->lossB == m_result.tokens->lossB && again.tokens->kl == m_result.tokens->kl);
        QCOMPARE(again.a.perplexity, measurePerplexity(m_dense, m_params.perplexity, stop, {}).perplexity);
    }

    void allModelsPair()
    {
        StopFlag stop;
        const auto second = compareModels(m_dense, m_other, m_params, stop, {});
        const auto pairs = pairAll({&m_result.a, &m_result.b, &second.b});
        QCOMPARE(pairs.size(), std::size_t(3));
        QVERIFY(pairs[0].paired == m_result.paired);
        QVERIFY(pairs[1].paired == second.paired);
        QCOMPARE(pairs[2].a, std::size_t(1));
        QVERIFY(std::abs(pairs[2].paired.mean - (second.paired.mean - m_result.paired.mean)) < 1e-12);
        auto shorter = m_params.perplexity;
        shorter.maxWindows = 3;
        const auto few = measurePerplexity(m_other, shorter, stop, {});
        QVERIFY(throwsNaming([&] { pairAll({&m_result.a, &few}); }, ErrorKind::BadInput, "93"));
    }

    void filesOfAFolderAreDomains()
    {
        std::filesystem::create_directory(path("domains"));
        writeTinyText(path("domains/b.txt"), 6);
        writeFileAtomically(path("domains/a.txt"), std::string(400, 'z'));
        auto params = m_params;
        params.perplexity.text.path = path("domains");
        StopFlag stop;
        const auto result = compareModels(m_dense, m_pruned, params, stop, {});
        const auto groups = changeByDomain(*result.tokens);
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0].name, std::string("a.txt"));
        QCOMPARE(groups[0].tokens + groups[1].tokens, std::int64_t(result.tokens->size()));
        const auto& tokens = *result.tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::string text = tokens.textOf(tokens.position[i]);
            if (text.find('z') != std::string::npos)
                QCOMPARE(tokens.domain[i], 0);
            else if (text.find("goose") != std::string::npos)
                QCOMPARE(tokens.domain[i], 1);
        }
    }
};

PRUNESCOPE_TEST(TstCompare)
#include "tst_compare.moc"
