// Domination against every pair, and the rows of a small project by hand.
#include "core/session/pareto.h"

#include "core/base/random.h"
#include "core/store/project_store.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <cmath>
#include <limits>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

bool beats(const ParetoPoint& a, const ParetoPoint& b)
{
    return a.cost <= b.cost && a.loss <= b.loss && (a.cost < b.cost || a.loss < b.loss);
}

std::vector<bool> slowDominated(const std::vector<ParetoPoint>& points)
{
    std::vector<bool> out;
    for (const ParetoPoint& b : points) {
        bool isBeaten = false;
        for (const ParetoPoint& a : points)
            isBeaten = isBeaten || beats(a, b);
        out.push_back(isBeaten);
    }
    return out;
}

StoredEvaluation evaluation(double nll, const std::string& text = "t1")
{
    StoredEvaluation row;
    row.modelFingerprint = "m";
    row.textSha256 = text;
    row.convention = "paper";
    row.window = 64;
    row.windows = 6;
    row.tokens = 6 * 63;
    row.nll = nll;
    row.perplexity = std::exp(nll);
    row.standardError = 0.5;
    row.tokensPerSecond = 1000 / nll;
    for (int i = 0; i < 6; ++i)
        row.windowNll.push_back(nll + 0.1 * i);
    return row;
}

std::int64_t prune(ProjectStore& store, const std::string& plan, double share, double bytes)
{
    RunStart start;
    start.kind = "prune";
    start.planId = plan;
    start.modelFingerprint = "m";
    const auto run = store.beginRun(start);
    store.finishRun(run, RunState::Done, "",
                    {{"achieved", share},
                     {"methods", "wanda"},
                     {"parameters", 1000 * (1 - share)},
                     {"bytes_dense", 2000.0},
                     {"bytes_bitmask", bytes},
                     {"bytes_semi", bytes}});
    return run;
}

void addEvaluation(ProjectStore& store, StoredEvaluation row, std::optional<std::int64_t> prunedBy)
{
    row.prunedBy = prunedBy;
    store.addEvaluation(row);
}

/// The dense model and three runs: 2 is the worst of both quantities of run 1; run 3 was never measured on text t1.
std::unique_ptr<ProjectStore> smallProject()
{
    auto store = ProjectStore::openInMemory();
    StoredModel model;
    model.fingerprint = "m";
    model.name = "tiny";
    model.parameters = 1000;
    model.bytes = 2000;
    store->saveModel(model);
    const auto a = prune(*store, "", 0.5, 1200), b = prune(*store, "", 0.4, 1300), c = prune(*store, "", 0.7, 900);
    addEvaluation(*store, evaluation(3.0), {});
    addEvaluation(*store, evaluation(3.3), a); // measured twice: the newer one counts
    addEvaluation(*store, evaluation(3.1), a);
    addEvaluation(*store, evaluation(3.2), b);
    addEvaluation(*store, evaluation(9.0, "t2"), c);
    return store;
}

} // namespace

class TstPareto : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPointIsDominatedByABetterOne()
    {
        const std::vector<ParetoPoint> points{{1, 5}, {2, 3}, {2, 4}, {3, 3}, {4, 1}, {4, 1}};
        QCOMPARE(dominatedPoints(points), (std::vector<bool>{false, false, true, true, false, false}));
        QCOMPARE(dominatedPoints({}), std::vector<bool>());
    }
    void unknownPointsStandAside()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
        QCOMPARE(dominatedPoints({{nan, 0}, {1, 1}, {2, nan}, {3, 2}}), (std::vector<bool>{false, false, false, true}));
        QCOMPARE(dominatedPoints({{1, infinity}, {2, infinity}}), (std::vector<bool>{false, true}));
    }
    void theSweepFindsWhatAllPairsFind()
    {
        Random random(4);
        for (int round = 0; round < 300; ++round) {
            std::vector<ParetoPoint> points;
            for (std::uint64_t i = 0, count = random.below(40); i < count; ++i) // few values, so that many are equal
                points.push_back({double(random.below(9)), double(random.below(9))});
            QCOMPARE(dominatedPoints(points), slowDominated(points));
        }
    }
    void outcomesAreModelsWithTheirMeasurements()
    {
        const auto store = smallProject();
        const auto outcomes = readOutcomes(*store);
        QCOMPARE(outcomes.size(), std::size_t(4));
        QVERIFY(outcomes[0].isDense());
        QCOMPARE(outcomes[0].modelName, std::string("tiny"));
        QCOMPARE(outcomes[0].size.bitmaskBytes.value(), 2000.0);
        QCOMPARE(outcomes[1].run, 1);
        QCOMPARE(outcomes[1].methods, std::string("wanda"));
        QCOMPARE(outcomes[1].evaluations.size(), std::size_t(1));
        QCOMPARE(outcomes[1].evaluations[0].nll, 3.1);
        QCOMPARE(outcomes[3].size.zeroShare.value(), 0.7);
    }
    void measurementsNeverMix()
    {
        const auto store = smallProject();
        const auto outcomes = readOutcomes(*store);
        const auto groups = paretoGroups(*store, outcomes);
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0].like.textSha256, std::string("t1")); // three models
        const ParetoTable first = paretoTable(*store, outcomes, groups[0], ParetoAxis::Zeros);
        const ParetoTable second = paretoTable(*store, outcomes, groups[1], ParetoAxis::Zeros);
        QCOMPARE(first.rows.size(), std::size_t(4));
        QVERIFY(!first.rows[3].isMeasured() && !first.rows[3].isOnFront && !first.rows[3].isDominated);
        QVERIFY(!second.rows[0].isMeasured());
        QCOMPARE(second.front, std::vector<std::size_t>{3});
    }
    void theFrontLeavesOutTheDominated()
    {
        const auto store = smallProject();
        const auto outcomes = readOutcomes(*store);
        const auto groups = paretoGroups(*store, outcomes);
        ParetoTable table = paretoTable(*store, outcomes, groups[0], ParetoAxis::Zeros);
        QCOMPARE(table.front, (std::vector<std::size_t>{0, 1})); // dense, and run 1 with more zeros and less loss than run 2
        QVERIFY(table.rows[2].isDominated);
        setParetoAxis(table, outcomes, ParetoAxis::Bytes);
        QCOMPARE(table.front, (std::vector<std::size_t>{1, 0})); // by rising size
        setParetoAxis(table, outcomes, ParetoAxis::TokensPerSecond);
        QCOMPARE(table.front, std::vector<std::size_t>{0}); // the dense one is fastest and best here
        setParetoAxis(table, outcomes, ParetoAxis::Parameters);
        QCOMPARE(table.rows[1].position.value(), 500.0);
    }
    void differencesToTheDenseModelArePaired()
    {
        const auto store = smallProject();
        const auto outcomes = readOutcomes(*store);
        const auto table = paretoTable(*store, outcomes, paretoGroups(*store, outcomes)[0], ParetoAxis::Zeros);
        QVERIFY(!table.rows[0].difference);
        QVERIFY(std::abs(table.rows[1].difference->mean - 0.1) < 1e-6); // floats of the windows' losses
        QVERIFY(table.rows[1].difference->windowError < 1e-6);          // every window differs alike
        QVERIFY(table.rows[1].difference->verdict == PairedVerdict::Worse);
    }
    void jsonHasTheFront()
    {
        const auto store = smallProject();
        const auto outcomes = readOutcomes(*store);
        const Json json =
            paretoJson(paretoTable(*store, outcomes, paretoGroups(*store, outcomes)[0], ParetoAxis::Bytes), outcomes);
        QVERIFY(json.at("against") == Json("bytes"));
        QVERIFY(json.at("front") == Json::parse("[1, null]"));
        QVERIFY(json.at("points")[2].at("dominated") == Json(true));
        QVERIFY(json.at("points")[1].at("bytes") == Json(1200.0));
        QVERIFY(json.at("points")[3].at("perplexity").is_null());
    }
    void axesHaveIds()
    {
        for (const ParetoAxisInfo& info : paretoAxes())
            QVERIFY(paretoAxis(info.id).axis == info.axis);
        QVERIFY(throwsNaming([] { paretoAxis("weight"); }, ErrorKind::Usage, "weight", "tokens_per_second"));
    }
};

PRUNESCOPE_TEST(TstPareto)
#include "tst_pareto.moc"
