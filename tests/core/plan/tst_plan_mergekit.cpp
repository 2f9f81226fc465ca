// mergekit slices: whole blocks only (golden file: tst_plan_forms.cpp).
#include "tests/core/plan/small_target.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

WrittenPlan written(const Plan& plan) { return writePlanAs(planForm("mergekit"), plan, smallTarget()); }

Plan withoutBlock(int block)
{
    Plan plan = smallPlan();
    plan.structure = Json::array({{{"kind", "block"}, {"block", block}}});
    return plan;
}

} // namespace

class TstPlanMergekit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void structuralRemovalsOfBlocksAreCarriedOver()
    {
        QCOMPARE(written(withoutBlock(1)).text, goldenPlan("slices.yaml"));
        QVERIFY(written(withoutBlock(0)).text.find("layer_range: [1, 3]") != std::string::npos);
        QVERIFY(written(withoutBlock(2)).text.find("layer_range: [0, 2]") != std::string::npos);
        QVERIFY(written(smallPlan()).text.find("layer_range: [0, 3]") != std::string::npos);
    }
    void everythingElseIsSaid()
    {
        Plan plan = withoutBlock(7); // the model has three
        plan.matrices[0].sparsityShare = 0.5;
        plan.matrices[2].sparsityShare = plan.matrices[3].sparsityShare = 1;
        const auto lost = written(plan).lost;
        QVERIFY(hasSentence(lost, "1 matrices", "whole blocks only"));
        QVERIFY(hasSentence(lost, "(1)", "no bias"));
        QVERIFY(hasSentence(lost, "other than whole blocks", "1 entries"));
    }
    void aBlockMustStay()
    {
        Plan plan = smallPlan();
        for (PlanEntry& entry : plan.matrices)
            entry.sparsityShare = 1;
        QVERIFY(throwsNaming([&] { written(plan); }, ErrorKind::BadInput, "3 blocks 3"));
    }
    void blocksThatAreLeftOutComeBackAsEmptied()
    {
        const ReadPlan read = readSmall("mergekit", "slices: [{sources: [{model: /models/small, layer_range: [1, 3]}]}]\ntokenizer_source: union\n");
        QCOMPARE(read.plan.matrices.size(), std::size_t(2));
        QCOMPARE(read.plan.matrices[1].name, std::string("model.layers.0.mlp.up_proj"));
        QCOMPARE(read.plan.matrices[1].sparsityShare, 1.0);
        QVERIFY(hasSentence(read.lost, "removed blocks (0)"));
        QVERIFY(hasSentence(read.lost, "tokenizer_source"));
    }
};

PRUNESCOPE_TEST(TstPlanMergekit)
#include "tst_plan_mergekit.moc"
