// What recipes cannot say is said in sentences (golden files: tst_plan_forms.cpp).
#include "tests/core/plan/small_target.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

WrittenPlan written(const Plan& plan, const PlanTarget& target = smallTarget()) { return writePlanAs(planForm("recipe"), plan, target); }

Plan uniform(const char* method, double share)
{
    Plan plan = smallPlan();
    for (PlanEntry& entry : plan.matrices) {
        entry.method = method;
        entry.sparsityShare = share;
    }
    return plan;
}

bool holds(const WrittenPlan& plan, const char* line) { return plan.text.find(line) != std::string::npos; }

} // namespace

class TstPlanRecipeWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneNumberStandsAlone()
    {
        const WrittenPlan plan = written(uniform("wanda", 0.5));
        QVERIFY(holds(plan, "sparsity: 0.5\n"));
        QVERIFY(holds(plan, "targets: ['re:model.layers.\\d+$']\n"));
        QVERIFY(!hasSentence(plan.lost, "newer releases"));
    }
    void smallNumbersHaveNoExponent()
    {
        // YAML 1.1 readers take "1e-05" for a word.
        QVERIFY(holds(written(uniform("wanda", 1e-5)), "sparsity: 0.00001\n"));
        QVERIFY(holds(written(uniform("wanda", 1)), "sparsity: 1.0\n"));
    }
    void methodsThatRecipesLackAreReplacedAndSaid()
    {
        const WrittenPlan plan = written(uniform("alps", 0.5));
        QVERIFY(holds(plan, "SparseGPTModifier:"));
        QVERIFY(hasSentence(plan.lost, "alps", "6 matrices", "SparseGPTModifier"));
        QVERIFY(hasSentence(written(uniform("ria", 0.5)).lost, "ria", "WandaPruningModifier"));
    }
    void patternsTurnFromKeptToPruned()
    {
        Plan plan = uniform("sparsegpt", 0.75);
        for (PlanEntry& entry : plan.matrices)
            entry.pattern = {1, 4};
        QVERIFY(holds(written(plan), "mask_structure: '3:4'\n"));
        QVERIFY(hasSentence(written(plan).lost, "3:4", "1:4"));
        for (PlanEntry& entry : plan.matrices) {
            entry.pattern = {2, 4};
            entry.sparsityShare = 0.5;
        }
        QVERIFY(holds(written(plan), "mask_structure: '2:4'\n"));
        QVERIFY(!hasSentence(written(plan).lost, "other way round"));
    }
    void matricesOfABlockThatDifferAreSaidToNeedNewReleases()
    {
        Plan plan = uniform("wanda", 0.5);
        plan.matrices[3].sparsityShare = 0.25;
        QVERIFY(holds(written(plan), "sparsity: [0.5, 0.5, 0.5, 0.25, 0.5, 0.5, 0.0]\n")); // the last: the output matrix
        QVERIFY(hasSentence(written(plan).lost, "newer releases", "Linear"));
        PlanTarget target = smallTarget();
        for (PlanMatrix& matrix : target.matrices)
            matrix.isInputMajor = true;
        QVERIFY(holds(written(plan, target), "targets: [Conv1D]\n"));
        QVERIFY(holds(written(plan, target), "sparsity: [0.5, 0.5, 0.5, 0.25, 0.5, 0.5]\n"));
    }
    void severalModifiersOfOneKindAreSaid()
    {
        Plan plan = uniform("sparsegpt", 0.5);
        plan.matrices[4].params = plan.matrices[5].params = {{"block_size", 64.0}};
        QVERIFY(hasSentence(written(plan).lost, "SparseGPTModifier", "2 times"));
        QVERIFY(holds(written(plan), "targets: ['re:model.layers.(0|1)$']\n"));
        QVERIFY(holds(written(plan), "targets: ['re:model.layers.(2)$']\n"));
    }
    void parametersThatRecipesLackAreSaid()
    {
        Plan plan = uniform("sparsegpt", 0.5);
        plan.matrices[0].params = {{"score", std::string("wanda")}, {"damping", 0.5}};
        QVERIFY(hasSentence(written(plan).lost, "score", "sparsegpt"));
        QVERIFY(!hasSentence(written(plan).lost, "damping"));
    }
    void aPlanThatRemovesNothingIsStillARecipe()
    {
        QVERIFY(holds(written(smallPlan()), "prune_modifiers: {}\n"));
    }
};

PRUNESCOPE_TEST(TstPlanRecipeWriter)
#include "tst_plan_recipe_writer.moc"
