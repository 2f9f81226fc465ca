// The tree of plans: its shape, its figures and what produced them, differences and snapshots.
#include "core/plan/method_info.h"
#include "core/session/plan_tree.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Plan planOf(const std::string& id, const std::string& parent, double share = 0.5)
{
    Plan plan;
    plan.id = id;
    plan.parent = parent;
    plan.name = "plan " + id;
    plan.modelFingerprint = "feed";
    for (const char* name : {"q", "k"}) {
        plan.matrices.emplace_back();
        plan.matrices.back().name = name;
        plan.matrices.back().sparsityShare = share;
    }
    return plan;
}

std::vector<std::string> shape(const PlanTree& tree)
{
    std::vector<std::string> lines;
    for (const PlanNode& node : tree.nodes)
        lines.push_back(std::string(std::size_t(node.depth), ' ') + node.id + (node.hasLostParent ? "!" : ""));
    return lines;
}

} // namespace

class TstPlanTree : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

private Q_SLOTS:
    void childrenComeInTheOrderOfCreation()
    {
        const auto store = ProjectStore::openInMemory();
        for (const auto& [id, parent] : {std::pair("a", ""), {"b", "a"}, {"c", ""}, {"d", "a"}, {"e", "b"}})
            store->savePlan(planOf(id, parent));
        const PlanTree tree = readPlanTree(*store, "");
        QCOMPARE(shape(tree), (std::vector<std::string>{"a", " b", "  e", " d", "c"}));
        QCOMPARE(tree.roots, (std::vector<int>{0, 4}));
        QCOMPARE(tree.nodes[0].children, (std::vector<int>{1, 3}));
        QCOMPARE(tree.nodes[2].parentIndex, 1);
        QCOMPARE(tree.indexOf("d"), 3);
        QVERIFY(!tree.find("x"));
    }
    void plansOfOtherModelsAreLeftOut()
    {
        const auto store = ProjectStore::openInMemory();
        Plan other = planOf("b", "");
        other.modelFingerprint = "beef";
        store->savePlan(planOf("a", ""));
        store->savePlan(other);
        QCOMPARE(shape(readPlanTree(*store, "beef")), std::vector<std::string>{"b"});
        QCOMPARE(readPlanTree(*store, "").nodes.size(), std::size_t(2));
        QVERIFY(readPlanTree(*store, "none").nodes.empty());
    }
    void lostParentsMakeRoots()
    {
        const auto store = ProjectStore::openInMemory();
        store->savePlan(planOf("a", "gone"));
        store->savePlan(planOf("b", "a"));
        QCOMPARE(shape(readPlanTree(*store, "")), (std::vector<std::string>{"a!", " b"}));
    }
    void circlesAreCutAtTheirOldestPlan()
    {
        const auto store = ProjectStore::openInMemory();
        for (const auto& [id, parent] : {std::pair("x", "b"), {"a", "c"}, {"b", "a"}, {"c", "b"}, {"s", "s"}, {"t", "s"}})
            store->savePlan(planOf(id, parent));
        QCOMPARE(shape(readPlanTree(*store, "")), (std::vector<std::string>{"a!", " b", "  x", "  c", "s!", " t"}));
    }
    void longChainsAreRead()
    {
        const auto store = ProjectStore::openInMemory();
        constexpr int kPlans = 2000; // a recursion of this depth is no proof, but each level would cost
        for (int i = 0; i < kPlans; ++i)
            store->savePlan(planOf("p" + std::to_string(i), i > 0 ? "p" + std::to_string(i - 1) : ""));
        const PlanTree tree = readPlanTree(*store, "");
        QCOMPARE(tree.nodes.back().depth, kPlans - 1);
    }
    void strangeFactsAndResultsDoNoHarm()
    {
        const auto store = ProjectStore::openInMemory();
        store->savePlan(planOf("a", ""));
        RunStart start;
        start.kind = "prune";
        start.planId = "a";
        for (const Json& result : {Json(), Json("text"), Json::array({1}), Json{{"achieved", "high"}, {"planned", {1, 2}}}})
            store->finishRun(store->beginRun(start), RunState::Done, "", result);
        for (const Json& facts : {Json{{"planned", "half"}}, Json{{"predicted", 3}}, Json{{"predicted", {{"perplexity", "low"}}}}}) {
            store->addPlanFacts("a", facts);
            const PlanTree tree = readPlanTree(*store, "");
            QVERIFY(!tree.nodes[0].plannedShare && !tree.nodes[0].achievedShare && !tree.nodes[0].predicted);
            QCOMPARE(tree.nodes[0].runs, 4);
        }
    }
    void figuresLeadToWhatProducedThem()
    {
        writeTinyModel(path("model"));
        const ModelHandle model = tests::open(path("model"));
        std::shared_ptr<ProjectStore> store = ProjectStore::openInMemory();
        Session session(store);
        StopFlag stop;
        PruneParams prune;
        prune.plan = uniformPlan(modelInfo(*model), "magnitude", 0.5, {}, {});
        const std::string id = prune.plan.id;
        session.prune(model, prune, stop, {});
        const PruneResult pruned = session.prune(model, prune, stop, {});
        CompareParams compare;
        compare.perplexity.text.path = writeTinyText(path("text.txt"), 12).string();
        compare.perplexity.window = 16;
        session.perplexity(model, compare.perplexity, stop, {}); // of no plan
        const CompareResult compared = session.compare(model, pruned.model, compare, stop, {});
        const PlanTree tree = readPlanTree(*store, modelInfo(*model).fingerprint, &modelInfo(*model));
        QCOMPARE(tree.nodes.size(), std::size_t(1));
        const PlanNode& node = tree.nodes[0];
        QCOMPARE(*node.plannedShare, pruned.plannedShare);
        QCOMPARE(*node.achievedShare, pruned.achievedShare);
        QCOMPARE(node.prune->id, std::int64_t(2));
        QCOMPARE(node.evaluation->perplexity, compared.b.perplexity);
        QCOMPARE(*node.evaluation->standardError, *compared.b.standardError);
        QCOMPARE(node.evaluation->convention, std::string("paper"));
        QCOMPARE(node.evaluation->textSha256, compared.b.text.sha256);
        QCOMPARE(*node.evaluation->prunedBy, std::int64_t(2));
        QCOMPARE(node.measuredBy->id, *node.evaluation->run);
        QCOMPARE(node.measuredBy->kind, std::string("compare"));
        QCOMPARE(node.measuredBy->version, programVersion());
        QCOMPARE(node.runs, 3);
        for (const StoredEvaluation& row : store->evaluations())
            QCOMPARE(row.planId, row.perplexity == compared.b.perplexity ? id : std::string());
        QVERIFY(throwsNaming([&] { store->removePlan(id); }, ErrorKind::Usage, "results"));

        // The same model on its own, and one that an export left in a folder.
        const PerplexityResult again = session.perplexity(pruned.model, compare.perplexity, stop, {});
        QCOMPARE(readPlanTree(*store, "").nodes[0].measuredBy->kind, std::string("perplexity"));
        exportModel(pruned.model, &prune.plan, path("exported"), stop, {});
        Session later(store);
        later.perplexity(tests::open(path("exported")), compare.perplexity, stop, {});
        const StoredEvaluation last = store->evaluations().back();
        QCOMPARE(last.planId, id);
        QCOMPARE(*last.prunedBy, std::int64_t(2));
        QVERIFY(std::abs(last.perplexity - again.perplexity) < 1e-5 * again.perplexity);

        // A session that moved into a copy still knows where its models come from.
        store->copyTo(path("copy.psproj"));
        const auto moved = session.withCopy(ProjectStore::open(path("copy.psproj")));
        moved->perplexity(pruned.model, compare.perplexity, stop, {});
        QCOMPARE(moved->store()->evaluations().back().planId, id);
    }
    void totalsOfPlansWithoutFiguresNeedTheModel()
    {
        const auto store = ProjectStore::openInMemory();
        store->savePlan(planOf("a", "", 0.25));
        QVERIFY(!readPlanTree(*store, "").nodes[0].plannedShare);
        ModelInfo model;
        model.fingerprint = "feed";
        for (const char* name : {"q", "k"}) {
            model.matrices.emplace_back();
            model.matrices.back().name = name;
            model.matrices.back().rows = model.matrices.back().columns = 4;
        }
        QCOMPARE(*readPlanTree(*store, "", &model).nodes[0].plannedShare, 0.25);
        model.matrices.pop_back();
        QVERIFY(!readPlanTree(*store, "", &model).nodes[0].plannedShare);
    }
    void idsMayBeShortened()
    {
        const auto store = ProjectStore::openInMemory();
        for (const char* id : {"abc1", "abd2", "ab"})
            store->savePlan(planOf(id, ""));
        QCOMPARE(planIdOf(*store, "abc"), std::string("abc1"));
        QCOMPARE(planIdOf(*store, "ab"), std::string("ab")); // a whole id wins
        QVERIFY(throwsNaming([&] { planIdOf(*store, "a"); }, ErrorKind::BadInput, "3 plans", "abc1"));
        QVERIFY(throwsNaming([&] { planIdOf(*store, "x"); }, ErrorKind::BadInput, "no plan", "\"x\""));
    }
    void plansAreComparedMatrixByMatrix()
    {
        Plan a = planOf("a", ""), b = planOf("b", "");
        a.matrices[1].params = {{"reference_count", true}};
        b.matrices[0].sparsityShare = 0.75;
        b.matrices[0].isLocked = true;
        b.matrices.emplace_back();
        b.matrices.back().name = "v";
        PlanComparison comparison = comparePlans(a, b);
        QCOMPARE(comparison.matrices.size(), std::size_t(3));
        const MatrixDifference& q = comparison.matrices[0];
        QVERIFY(q.differsInShare && q.differsInLock && !q.differsInMethod && !q.differsInPattern && !q.differsInParams);
        QCOMPARE(q.shareDifference(), 0.25);
        QVERIFY(comparison.matrices[1].differsInParams);
        QVERIFY(!comparison.matrices[2].a && comparison.matrices[2].differs());
        QVERIFY(std::isnan(comparison.matrices[2].shareDifference()));
        QCOMPARE(comparePlans(b, a).matrices[2].matrix, std::string("v"));
        QCOMPARE(comparePlans(b, a).matrices[0].shareDifference(), -0.25);
        b = a;
        b.matrices[0].method = "magnitude";
        b.matrices[1].pattern = {2, 4};
        comparison = comparePlans(a, b);
        QCOMPARE(comparison.differing, 2);
        QVERIFY(comparison.matrices[0].differsInMethod && comparison.matrices[1].differsInPattern);
    }
    void defaultsWrittenOutAreNoDifference()
    {
        Plan a = planOf("a", ""), b = planOf("b", "");
        for (PlanEntry& entry : b.matrices)
            for (const Param& param : methodInfo(entry.method).params)
                entry.params.emplace(param.id, param.defaultValue);
        QCOMPARE(comparePlans(a, b).differing, 0);
    }
    void aSnapshotIsANodeOnlyIfSomethingChanged()
    {
        const auto store = ProjectStore::openInMemory();
        Plan plan = planOf("a", "");
        PlanFacts facts;
        facts.plannedShare = 0.5;
        facts.predicted = PredictedPerplexity{12, 11, 13, "paper", "beef", 64, 0, 8};
        const PlanSnapshot first = snapshotPlan(*store, plan, "first", "the beginning", facts);
        QVERIFY(first.isNew);
        QCOMPARE(first.plan.id, std::string("a"));
        const PlanSnapshot same = snapshotPlan(*store, first.plan, "", "");
        QVERIFY(!same.isNew);
        Plan calibrated = first.plan;
        calibrated.calibration.seed = 7; // each run states its own
        QVERIFY(!snapshotPlan(*store, calibrated, "renamed", "").isNew);
        QCOMPARE(store->plans()[0].name, std::string("renamed"));
        Plan edited = first.plan;
        edited.matrices[0].sparsityShare = 0.6;
        const PlanSnapshot second = snapshotPlan(*store, edited, "second", "");
        QVERIFY(second.isNew && second.plan.id != "a");
        QCOMPARE(second.plan.parent, std::string("a"));
        const PlanTree tree = readPlanTree(*store, "");
        QCOMPARE(shape(tree), (std::vector<std::string>{"a", " " + second.plan.id}));
        QCOMPARE(tree.nodes[0].note, std::string("the beginning"));
        QCOMPARE(tree.nodes[1].note, std::string()); // it was about the other
        QCOMPARE(*tree.nodes[0].plannedShare, 0.5);
        QCOMPARE(tree.nodes[0].predicted->high, 13.0);
        QCOMPARE(tree.nodes[0].predicted->windows, std::int64_t(8));
        QVERIFY(store->plan("a").matrices == first.plan.matrices);
    }
    void freeNamesCountOn()
    {
        const auto store = ProjectStore::openInMemory();
        QCOMPARE(freePlanName(*store, "feed", "Plan"), std::string("Plan 1"));
        Plan plan = planOf("a", "");
        plan.name = "Plan 1";
        store->savePlan(plan);
        QCOMPARE(freePlanName(*store, "feed", "Plan"), std::string("Plan 2"));
        QCOMPARE(freePlanName(*store, "beef", "Plan"), std::string("Plan 1"));
    }
    void measurementsCompareByTheirWholeConvention()
    {
        StoredEvaluation a;
        a.convention = "paper";
        a.window = 64;
        a.windows = 8;
        a.textSha256 = "beef";
        StoredEvaluation b = a;
        QCOMPARE(measurementKey(a), measurementKey(b));
        b.textSha256 = "feed";
        QVERIFY(measurementKey(a) != measurementKey(b));
        b = a;
        b.windows = 4;
        QVERIFY(measurementKey(a) != measurementKey(b));
        QCOMPARE(measurementKey(PredictedPerplexity{1, 1, 1, "paper", "beef", 64, 0, 8}), measurementKey(a));
    }
};

PRUNESCOPE_TEST(TstPlanTree)
#include "tst_plan_tree.moc"
