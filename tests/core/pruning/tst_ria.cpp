// RIA by hand: groups, dealt columns, inputs that magnitude loses.
#include "core/base/error.h"
#include "tests/core/pruning/pruning_task.h"
#include "tests/test_case.h"

#include <algorithm>
#include <cmath>

using namespace prunescope;
using prunescope::tests::PruningTask;

namespace {

at::Tensor bytes(std::vector<int> values, at::IntArrayRef shape) { return at::tensor(values, at::kByte).view(shape); }

} // namespace

class TstRia : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smallInputsKeepSomething()
    {
        // The first input's weights are a hundredth of the others': magnitude loses it, RIA compares within it.
        const auto weight = at::tensor({0.01f, 2.f, 3.f, 0.03f, 1.f, 4.f}).view({2, 3});
        const auto inputs = at::ones({1, 4, 3});
        const auto byMagnitude = PruningTask("magnitude", weight, inputs, 1.0 / 3).prune();
        QVERIFY(at::equal(byMagnitude.mask, bytes({1, 0, 0, 1, 0, 0}, {2, 3})));
        // Shares of inputs: 1/4 2/3 3/7 over 3/4 1/3 4/7; shares of outputs close to 0 2/5 3/5 over 0 1/5 4/5.
        const auto byRia = PruningTask("ria", weight, inputs, 1.0 / 3).prune();
        QVERIFY(at::equal(byRia.mask, bytes({1, 0, 0, 0, 1, 0}, {2, 3})));
    }
    void groupChoosesWhatCompetes()
    {
        const auto weight = at::tensor({9.f, 1.f, 9.f, 8.f}).view({2, 2}), inputs = at::ones({1, 4, 2});
        // Column sums 18 and 9, row sums 10 and 17: scores 1.4 0.21 over 1.03 1.36.
        const auto layer = PruningTask("ria", weight, inputs, 0.5).prune();
        QVERIFY(at::equal(layer.mask, bytes({0, 1, 1, 0}, {2, 2})));
        const auto lowered = at::tensor({9.f, 1.f, 90.f, 80.f}).view({2, 2});
        // Column sums 99 and 81, row sums 10 and 170: scores 0.99 0.11 over 1.44 1.46.
        QVERIFY(at::equal(PruningTask("ria", lowered, inputs, 0.5).prune().mask, bytes({1, 1, 0, 0}, {2, 2})));
        const auto row = PruningTask("ria", lowered, inputs, 0.5, {}, {{"group", std::string("row")}}).prune();
        QVERIFY(at::equal(row.mask, bytes({0, 1, 1, 0}, {2, 2})));
    }
    void dealtColumnsMixStrongAndWeak()
    {
        // One output: scores 1 + w / 10. Dealt out, the groups are {0, 3} and {1, 2}.
        const auto weight = at::tensor({1.f, 2.f, 3.f, 4.f}).view({1, 4}), inputs = at::ones({1, 4, 4});
        const auto stored = PruningTask("ria", weight, inputs, 0.5, {1, 2}).prune();
        QVERIFY(at::equal(stored.mask, bytes({1, 0, 1, 0}, {1, 4})));
        const auto dealt = PruningTask("ria", weight, inputs, 0.5, {1, 2}, {{"reallocate", true}}).prune();
        QVERIFY(at::equal(dealt.mask, bytes({1, 1, 0, 0}, {1, 4})));
        QVERIFY(at::equal(dealt.weight, at::tensor({0.f, 0.f, 3.f, 4.f}).view({1, 4})));
    }
    void columnsAreDealtWithinTheirGroupsOnly()
    {
        // One output: scores grow with the weights.
        auto weight = at::tensor({1.f, 2.f, 3.f, 4.f, 8.f, 7.f, 6.f, 5.f}).view({1, 8});
        const auto order = [&](std::optional<std::vector<ColumnGroup>> groups) {
            PruningTask work("ria", weight, at::ones({1, 4, 8}), 0.5, {1, 2}, {{"reallocate", true}});
            work.task().columnGroups = std::move(groups);
            return work.prune().columnOrder;
        };
        using Order = std::vector<std::int64_t>;
        QCOMPARE(order(std::nullopt), (Order{0, 4, 1, 5, 2, 6, 3, 7}));
        QCOMPARE(order({{{{0}, 4}, {{4}, 4}}}), (Order{0, 3, 1, 2, 7, 4, 6, 5}));
        QCOMPARE(order({{{{4}, 4}}}), (Order{0, 1, 2, 3, 7, 4, 6, 5}));
        QCOMPARE(order({{{{0}, 3}, {{3}, 5}}}), Order{}); // not whole groups of 2
        QCOMPARE(order(std::vector<ColumnGroup>{}), Order{});
        weight = at::tensor({1.f, 2.f, 3.f, 4.f, 9.f, 1.f, 1.f, 1.f}).view({1, 8}); // sums of both runs: 10 3 4 5
        QCOMPARE(order({{{{0, 4}, 4}}}), (Order{1, 0, 2, 3, 5, 4, 6, 7}));
    }
    void withoutGroupsTheStoredOrderIsUsed()
    {
        PruningTask work("ria", 6, 8, 0.5, {2, 4}, {{"reallocate", true}});
        work.task().columnGroups.emplace();
        QVERIFY(at::equal(work.prune().mask, PruningTask("ria", 6, 8, 0.5, {2, 4}).prune().mask));
    }
    void dealingMattersToPatternsOnly()
    {
        const ParamValues dealt{{"reallocate", true}};
        QVERIFY(at::equal(PruningTask("ria", 6, 8, 0.5, {}, dealt).prune().mask, PruningTask("ria", 6, 8, 0.5).prune().mask));
    }
    void zeroRowsAndColumnsGoFirst()
    {
        auto weight = PruningTask::someWeight(4, 8);
        weight[2].zero_();
        weight.select(1, 5).zero_();
        const auto outcome = PruningTask("ria", weight, PruningTask::someInputs(8), 11.0 / 32).prune();
        QVERIFY(at::equal(outcome.mask, (weight == 0).to(at::kByte)));
    }
    void keptWeightsMakeUpForTheRestWhereAsked()
    {
        PruningTask plain("ria", 8, 16, 0.5), updated("ria", 8, 16, 0.5, {}, {{"update", std::string("sparsegpt")}});
        const auto first = plain.prune(), second = updated.prune();
        QVERIFY(at::equal(first.mask, second.mask));
        const auto X = plain.inputs().reshape({-1, 16});
        const auto error = [&](const at::Tensor& weight) {
            return at::linear(X, weight - plain.task().weight).norm().item<double>();
        };
        QVERIFY(error(second.weight) < error(first.weight));
    }
    void aStopRequestInMidRunEndsTheWork()
    {
        PruningTask work("ria", 8, 16, 0.5);
        StopFlag stop;
        LiveSink sink([&](LivePicture) { stop.requestStop(); });
        work.task().live = &sink;
        QVERIFY_THROWS_EXCEPTION(Error, work.prune(stop));
    }
    void picturesShowBothTermsAndWhatMagnitudeLoses()
    {
        auto weight = PruningTask::someWeight(8, 16);
        weight.select(1, 3).mul_(1e-3);
        PruningTask work("ria", weight, PruningTask::someInputs(16), 0.5);
        const auto shown = work.pictures();
        QCOMPARE(shown.size(), std::size_t(1));
        std::vector<std::string> ids;
        for (const auto& image : shown[0].images) {
            ids.push_back(image.id);
            QVERIFY(std::all_of(image.cells.begin(), image.cells.end(), [](float cell) { return std::isfinite(cell); }));
        }
        QCOMPARE(ids, (std::vector<std::string>{"of_input", "of_output", "score", "mask"}));
        QCOMPARE(shown[0].curves.size(), std::size_t(2));
        QCOMPARE(shown[0].curves[0].y.front(), 0.0); // ordered by what magnitude keeps
        QVERIFY(shown[0].curves[1].y.front() > 0);
    }
};

PRUNESCOPE_TEST(TstRia)
#include "tst_ria.moc"
