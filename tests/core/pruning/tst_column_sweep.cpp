// The sweep against the published loop written plainly in double, and what it promises beside.
#include "core/pruning/column_sweep.h"
#include "core/architecture/torch.h"
#include "core/base/wide_vectors.h"
#include "core/calibration/input_statistics.h"
#include "core/importance/hessian_solver.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

struct Layer {
    at::Tensor weight;
    InverseFactor factor;
};

Layer layer(std::int64_t rows, std::int64_t columns, std::int64_t dead = -1)
{
    at::manual_seed(rows * 31 + columns);
    auto X = at::mm(at::randn({3 * columns, columns}), at::eye(columns) + 0.2 * at::rand({columns, columns}));
    if (dead >= 0)
        X.select(1, dead).zero_();
    StopFlag stop;
    return {at::randn({rows, columns}), inverseFactor(2.0 * at::mm(X.t(), X).contiguous(), 0.01, stop)};
}

/// The loop of the paper, column by column, for a mask that is known.
std::pair<at::Tensor, double> plainLoop(const Layer& given, const at::Tensor& mask)
{
    auto W = given.weight.to(at::kDouble).clone();
    const auto U = given.factor.upper.to(at::kDouble);
    double loss = 0;
    for (std::int64_t j = 0; j < W.size(1); ++j) {
        const auto error = W.select(1, j) * mask.select(1, j).to(at::kDouble) / U[j][j];
        loss += error.pow(2).sum().item<double>();
        W -= at::outer(error, U[j]);
        W.select(1, j).masked_fill_(mask.select(1, j).to(at::kBool), 0.0);
    }
    return {W, loss / 2};
}

double largestGap(const at::Tensor& a, const at::Tensor& b) { return (a.to(at::kDouble) - b).abs().max().item<double>(); }

} // namespace

class TstColumnSweep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void weightsFollowThePlainLoop_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("blockSize");
        QTest::newRow("one short block") << 20 << 128;
        QTest::newRow("odd blocks") << 130 << 37;
        QTest::newRow("several products") << 1200 << 128;
        QTest::newRow("a block wider than a product") << 1200 << 700;
    }
    void weightsFollowThePlainLoop()
    {
        QFETCH(int, columns);
        QFETCH(int, blockSize);
        const auto given = layer(24, columns);
        SweepParams params;
        params.sparsityShare = 0.5;
        params.blockSize = blockSize;
        StopFlag stop;
        const auto result = sweepColumns(given.weight, given.factor, params, stop);
        const auto [W, loss] = plainLoop(given, result.mask);
        QVERIFY2(largestGap(result.weight, W) < 2e-4, qPrintable(QString::number(largestGap(result.weight, W))));
        QVERIFY(std::abs(result.loss / loss - 1) < 1e-4);
        for (int first = 0; first < columns; first += blockSize) {
            const int width = std::min(blockSize, columns - first);
            QCOMPARE(result.mask.narrow(1, first, width).sum().item<std::int64_t>(), std::int64_t(24 * width / 2.0 + 0.5));
        }
    }
    void aBlockLosesItsLowestScoresOverAllRows()
    {
        const auto given = layer(6, 10);
        SweepParams params;
        params.sparsityShare = 0.3;
        StopFlag stop;
        const auto result = sweepColumns(given.weight, given.factor, params, stop);
        const auto scores = given.weight.abs() / given.factor.upper.diagonal().unsqueeze(0);
        const auto pruned = result.mask.to(at::kBool);
        QCOMPARE(result.mask.sum().item<std::int64_t>(), std::int64_t(18));
        QVERIFY(scores.masked_select(pruned).max().item<float>() <= scores.masked_select(pruned.logical_not()).min().item<float>());
    }
    void everyGroupOfAPatternKeepsItsNumber()
    {
        const auto given = layer(9, 132);
        StopFlag stop;
        for (const Pattern pattern : {Pattern{2, 4}, Pattern{1, 4}, Pattern{1, 3}, Pattern{5, 66}}) {
            SweepParams params;
            params.pattern = pattern;
            const auto result = sweepColumns(given.weight, given.factor, params, stop);
            const auto byGroup = result.mask.view({9, 132 / pattern.group, pattern.group}).sum(-1);
            QVERIFY((byGroup == pattern.group - pattern.keep).all().item<bool>());
            QVERIFY(largestGap(result.weight, plainLoop(given, result.mask).first) < 2e-4);
        }
    }
    void aGivenMaskIsKeptToTheLetter()
    {
        const auto given = layer(7, 50, 13);
        SweepParams params;
        params.givenMask = (at::rand({7, 50}) < 0.4).to(at::kByte);
        StopFlag stop;
        const auto result = sweepColumns(given.weight, given.factor, params, stop);
        QVERIFY(at::equal(result.mask, params.givenMask));
        QVERIFY(largestGap(result.weight, plainLoop(given, result.mask).first) < 1e-4);
    }
    void deadInputsGoOnTopOfTheCount()
    {
        const auto given = layer(8, 40, 39);
        SweepParams params;
        params.sparsityShare = 0.1;
        params.blockSize = 8;
        StopFlag stop;
        const auto result = sweepColumns(given.weight, given.factor, params, stop);
        QCOMPARE(result.mask.select(1, 39).sum().item<std::int64_t>(), std::int64_t(8));
        QCOMPARE(at::count_nonzero(result.weight.select(1, 39)).item<std::int64_t>(), std::int64_t(0));
    }
    void narrowAndWideVectorsGiveTheSameBits()
    {
        const auto given = layer(33, 300);
        StopFlag stop;
        for (const Pattern pattern : {Pattern{}, Pattern{2, 4}}) {
            SweepParams params;
            params.sparsityShare = 0.6;
            params.pattern = pattern;
            const auto wide = sweepColumns(given.weight, given.factor, params, stop);
            allowWideVectors(false);
            const auto narrow = sweepColumns(given.weight, given.factor, params, stop);
            allowWideVectors(true);
            QVERIFY(at::equal(wide.mask, narrow.mask));
            QVERIFY(at::equal(wide.weight, narrow.weight));
        }
    }
    void oneThreadAndTwoGiveTheSameMask()
    {
        const auto given = layer(64, 700);
        SweepParams params;
        params.sparsityShare = 0.5;
        StopFlag stop;
        const int threads = at::get_num_threads();
        at::set_num_threads(1);
        const auto one = sweepColumns(given.weight, given.factor, params, stop);
        at::set_num_threads(2);
        const auto two = sweepColumns(given.weight, given.factor, params, stop);
        at::set_num_threads(threads);
        QVERIFY(at::equal(one.mask, two.mask));
        QVERIFY(at::equal(one.weight, two.weight));
    }
    void theObserverSeesEveryBlock()
    {
        const auto given = layer(4, 70);
        SweepParams params;
        params.sparsityShare = 0.5;
        params.blockSize = 32;
        StopFlag stop;
        std::vector<std::int64_t> seen;
        sweepColumns(given.weight, given.factor, params, stop, [&](const SweepState& state) { seen.push_back(state.done); });
        QCOMPARE(seen, (std::vector<std::int64_t>{32, 64, 70}));
    }
    void aStopRequestEndsTheSweepBetweenBlocks()
    {
        const auto given = layer(4, 70);
        SweepParams params;
        params.sparsityShare = 0.5;
        params.blockSize = 32;
        StopFlag stop;
        int blocks = 0;
        QVERIFY(throwsNaming(
            [&] {
                sweepColumns(given.weight, given.factor, params, stop, [&](const SweepState&) {
                    ++blocks;
                    stop.requestStop();
                });
            },
            ErrorKind::Cancelled));
        QCOMPARE(blocks, 1);
    }
};

PRUNESCOPE_TEST(TstColumnSweep)
#include "tst_column_sweep.moc"
