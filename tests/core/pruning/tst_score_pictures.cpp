// What Wanda and magnitude show of a finished mask.
#include "tests/core/pruning/pruning_task.h"
#include "tests/test_case.h"

#include <algorithm>
#include <numeric>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

const LiveImage& imageOf(const LivePicture& picture, const std::string& id)
{
    const auto found = std::find_if(picture.images.begin(), picture.images.end(), [&](const auto& one) { return one.id == id; });
    if (found == picture.images.end())
        throw std::runtime_error("no image " + id);
    return *found;
}

const LiveCurve& curveOf(const LivePicture& picture, const std::string& id)
{
    const auto found = std::find_if(picture.curves.begin(), picture.curves.end(), [&](const auto& one) { return one.id == id; });
    if (found == picture.curves.end())
        throw std::runtime_error("no curve " + id);
    return *found;
}

/// Two outputs, four inputs; one sequence of one token, so that the norms are the inputs themselves: 1, 2, 10, 1.
PruningTask smallTask(const std::string& method, const ParamValues& params = {}, Pattern pattern = {})
{
    const auto weight = at::tensor({4.f, -3.f, 1.f, 2.f, 8.f, 1.f, 2.f, -4.f}).view({2, 4});
    return PruningTask(method, weight, at::tensor({1.f, 2.f, 10.f, 1.f}).view({1, 1, 4}), 0.5, pattern, params);
}

} // namespace

class TstScorePictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wandaShowsWeightsScoresMaskAndWhatMagnitudeWouldDo()
    {
        const auto pictures = smallTask("wanda").pictures();
        QCOMPARE(pictures.size(), std::size_t(1));
        const LivePicture& picture = pictures[0];
        QCOMPARE(picture.method, std::string("wanda"));
        QCOMPARE(picture.matrix, std::string("m"));
        QCOMPARE(imageOf(picture, "magnitude").cells, (std::vector<float>{4, 3, 1, 2, 8, 1, 2, 4}));
        QCOMPARE(imageOf(picture, "score").cells, (std::vector<float>{4, 6, 10, 2, 8, 2, 20, 4}));
        // Each row loses its two lowest scores: 4 and 2, 2 and 4.
        QCOMPARE(imageOf(picture, "mask").cells, (std::vector<float>{1, 0, 0, 1, 0, 1, 0, 1}));
        // Magnitude would take 1 and 2 of the first row, 1 and 2 of the second.
        const LiveImage& difference = imageOf(picture, "difference");
        QVERIFY(difference.scale == LiveScale::Diverging);
        QCOMPARE(difference.cells, (std::vector<float>{1, 0, -1, 0, 0, 0, -1, 1}));
    }
    void wandaShowsItsInputsAndTheThresholdOfEachRow()
    {
        const LivePicture picture = smallTask("wanda").pictures().at(0);
        QCOMPARE(curveOf(picture, "norms").y, (std::vector<double>{1, 2, 10, 1}));
        QCOMPARE(curveOf(picture, "sorted_norms").y, (std::vector<double>{10, 2, 1, 1}));
        QVERIFY(curveOf(picture, "norms").isLogarithmic);
        QCOMPARE(curveOf(picture, "thresholds").x, (std::vector<double>{0, 1}));
        QCOMPARE(curveOf(picture, "thresholds").y, (std::vector<double>{4, 4}));
    }
    void theDifferenceFollowsGroupAndPattern()
    {
        // The whole matrix loses 2, 2, 4, 4 by Wanda, and 1, 1, 2, 2 by magnitude.
        const auto whole = smallTask("wanda", {{"group", std::string("layer")}}).pictures().at(0);
        QCOMPARE(imageOf(whole, "mask").cells, (std::vector<float>{1, 0, 0, 1, 0, 1, 0, 1}));
        QCOMPARE(imageOf(whole, "difference").cells, (std::vector<float>{1, 0, -1, 0, 0, 0, -1, 1}));
        QCOMPARE(curveOf(whole, "kept_of_rows").y, (std::vector<double>{0.5, 0.5}));
        // 1:2: of each pair the higher stays.
        const auto pattern = smallTask("wanda", {}, {1, 2}).pictures().at(0);
        QCOMPARE(imageOf(pattern, "mask").cells, (std::vector<float>{1, 0, 0, 1, 0, 1, 0, 1}));
        QCOMPARE(imageOf(pattern, "difference").cells, (std::vector<float>{1, -1, -1, 1, 0, 0, -1, 1}));
    }
    void magnitudeShowsItsDistributionAndWhatIsLeftOfEachRow()
    {
        const LivePicture picture = smallTask("magnitude").pictures().at(0);
        QCOMPARE(picture.images.size(), std::size_t(2));
        QCOMPARE(imageOf(picture, "mask").cells, (std::vector<float>{0, 0, 1, 1, 0, 1, 1, 0}));
        const LiveCurve &removed = curveOf(picture, "removed"), &kept = curveOf(picture, "kept");
        const auto sum = [](const LiveCurve& curve) { return std::accumulate(curve.y.begin(), curve.y.end(), 0.0); };
        QCOMPARE(sum(removed), 4.0);
        QCOMPARE(sum(kept), 4.0);
        QCOMPARE(removed.title.values(), (std::vector<std::string>{"2"})); // the largest that goes
        QCOMPARE(kept.y.back(), 1.0); // the 8
        QCOMPARE(curveOf(picture, "kept_of_rows").y, (std::vector<double>{0.5, 0.5}));
    }
    void rowsOfTallMatricesAreSampledAndCellsAreMeans()
    {
        PruningTask task("wanda", 6, 1200, 0.5);
        const LivePicture picture = task.pictures().at(0);
        const LiveImage& image = imageOf(picture, "magnitude");
        QCOMPARE(image.rows, 6);
        QCOMPARE(image.columns, 192);
        const auto first = task.task().weight.abs()[0].narrow(0, 0, 1200 / 192);
        QVERIFY(std::abs(double(image.cells[0]) - first.mean().item<double>()) < 1e-6);
        QCOMPARE(imageOf(picture, "mask").columns, 192);
        QCOMPARE(curveOf(picture, "norms").x.size(), std::size_t(512));
        double pruned = 0;
        for (const float cell : imageOf(picture, "mask").cells)
            pruned += double(cell) / (6 * 192);
        QVERIFY(std::abs(pruned - 0.5) < 0.01);
    }
    void anUpdateShowsItsSweepInstead()
    {
        const auto pictures = PruningTask("wanda", 12, 16, 0.5, {}, {{"update", std::string("sparsegpt")}}).pictures();
        QVERIFY(!pictures.empty());
        for (const auto& picture : pictures)
            QCOMPARE(picture.method, std::string("sparsegpt"));
    }
    void nobodyLookingCostsNothing()
    {
        auto task = smallTask("wanda");
        const auto seen = task.prune();
        LiveSink empty;
        task.task().live = &empty;
        QVERIFY(at::equal(task.prune().mask, seen.mask));
    }
};

PRUNESCOPE_TEST(TstScorePictures)
#include "tst_score_pictures.moc"
