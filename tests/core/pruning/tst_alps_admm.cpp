// The search for a support against a slow one, written as the paper states it, in float64.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/pruning/alps_admm.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

namespace {

/// A layer in scaled coordinates.
struct Layer {
    Layer(std::int64_t rows, std::int64_t columns)
    {
        at::manual_seed(11);
        const auto X = at::mm(at::randn({4 * columns, columns / 3}), at::randn({columns / 3, columns})) +
                       0.5 * at::randn({4 * columns, columns});
        statistics = InputStatistics(columns, {.moments = false, .hessian = true});
        statistics.add(X);
        weight = at::randn({rows, columns});
        StopFlag stop;
        HessianSolver solver(statistics);
        eigen = solver.eigen(0.01, stop);
        start = (weight.to(at::kDouble) * eigen.scale).to(at::kFloat);
    }

    InputStatistics statistics{1};
    at::Tensor weight, start;
    ScaledEigen eigen;
};

/// Slow and plain: V, D and B apart, no rewriting.
std::vector<std::uint8_t> slowSearch(const Layer& layer, const AdmmParams& params)
{
    const auto start = layer.start.to(at::kDouble), goal = at::mm(start, layer.eigen.products);
    const auto smallest = [&](const at::Tensor& weights) {
        const auto scores = weights.abs().to(at::kFloat).contiguous();
        const auto pruned = selectLowest({scores.data_ptr<float>(), std::size_t(scores.numel())}, scores.size(0), scores.size(1),
                                         params.selection).pruned;
        return at::tensor(std::vector<int>(pruned.begin(), pruned.end())).view(scores.sizes()).to(at::kBool);
    };
    const auto identity = at::eye(start.size(1), at::kDouble);
    const auto first = smallest(start);
    auto D = start.masked_fill(first, 0.0), V = at::zeros_like(start), B = start, checked = first, pruned = first;
    const double kept = (~first).sum().item<double>();
    double rho = params.rho;
    bool hasGrown = false;
    for (int i = 0; i < params.maxIterations; ++i) {
        B = at::mm(goal - V + rho * D, at::inverse(layer.eigen.products + rho * identity));
        pruned = smallest(B + V / rho);
        D = (B + V / rho).masked_fill(pruned, 0.0);
        V = V + rho * (B - D);
        if ((i + 1) % 3 != 0)
            continue;
        const double changed = (pruned != checked).sum().item<double>();
        checked = pruned;
        if (changed == 0 && hasGrown)
            break;
        if (changed / kept > 0.005 || (changed > 0 && hasGrown)) {
            rho *= changed / kept > 0.1 ? 1.3 : changed / kept > 0.005 ? 1.2 : 1.1;
            hasGrown = true;
        } else {
            rho /= 5;
            if (changed > 0) {
                D = start.masked_fill(first, 0.0);
                V = at::zeros_like(start);
            }
        }
        if (i >= 30 && changed / kept < 0.0003)
            break;
    }
    const auto mask = smallest(B).to(at::kByte).contiguous();
    return {mask.data_ptr<std::uint8_t>(), mask.data_ptr<std::uint8_t>() + mask.numel()};
}

AdmmParams params(double share, Pattern pattern = {}, double rho = 0.1)
{
    AdmmParams out;
    out.selection.sparsityShare = share;
    out.selection.pattern = pattern;
    out.selection.group = SelectionGroup::Layer;
    out.rho = rho;
    return out;
}

AdmmResult search(const Layer& layer, const AdmmParams& params)
{
    StopFlag stop;
    return searchSupport(layer.start, layer.eigen, params, stop);
}

} // namespace

class TstAlpsAdmm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void supportIsThatOfTheSlowSearch_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("keep");
        QTest::addColumn<int>("group");
        QTest::addColumn<double>("rho");
        QTest::newRow("half") << 0.5 << 0 << 0 << 0.1;
        QTest::newRow("nine in ten") << 0.9 << 0 << 0 << 0.1;
        QTest::newRow("2:4") << 0.5 << 2 << 4 << 0.1;
        QTest::newRow("too stiff at first, so that it restarts") << 0.5 << 0 << 0 << 1e4;
    }
    void supportIsThatOfTheSlowSearch()
    {
        QFETCH(double, share);
        QFETCH(int, keep);
        QFETCH(int, group);
        QFETCH(double, rho);
        const Layer layer(20, 36);
        const auto wanted = params(share, {keep, group}, rho);
        QCOMPARE(search(layer, wanted).pruned, slowSearch(layer, wanted));
    }
    void uncorrelatedInputsLoseTheirSmallest()
    {
        Layer layer(6, 8);
        layer.eigen.products = at::eye(8, at::kDouble);
        layer.eigen.values = at::ones({8}, at::kDouble);
        layer.eigen.vectors = at::eye(8, at::kDouble);
        const auto found = search(layer, params(0.5));
        const auto order = layer.start.abs().view(-1).argsort();
        for (std::int64_t i = 0; i < 48; ++i)
            QCOMPARE(int(found.pruned[std::size_t(order[i].item<std::int64_t>())]), i < 24 ? 1 : 0);
    }
    void stepsAreReportedAndTheLastIsMarked()
    {
        const Layer layer(20, 36);
        StopFlag stop;
        std::vector<int> iterations;
        int last = 0;
        const auto result = searchSupport(layer.start, layer.eigen, params(0.5), stop, [&](const AdmmState& state) {
            iterations.push_back(state.iteration);
            last += state.isLast;
            QVERIFY(state.rho > 0 && state.change >= 0 && state.change <= 2);
        });
        QCOMPARE(last, 1);
        QCOMPARE(iterations.front(), 2);
        QCOMPARE(iterations.back(), result.iterations - 1);
    }
    void noIterationsKeepTheLargest()
    {
        const Layer layer(4, 12);
        auto none = params(0.5);
        none.maxIterations = 0;
        const auto found = search(layer, none);
        QVERIFY(at::equal(found.weight, layer.start));
        QCOMPARE(found.iterations, 0);
    }
    void aStopRequestInMidRunEndsTheSearch()
    {
        const Layer layer(20, 36);
        StopFlag stop;
        int reports = 0;
        QVERIFY_THROWS_EXCEPTION(Error, searchSupport(layer.start, layer.eigen, params(0.5), stop, [&](const AdmmState&) {
                                     ++reports;
                                     stop.requestStop();
                                 }));
        QCOMPARE(reports, 1);
    }
};

PRUNESCOPE_TEST(TstAlpsAdmm)
#include "tst_alps_admm.moc"
