// Recipes as people write them: stages, lists, patterns, older keys; what is not taken over is said.
#include "tests/core/plan/small_target.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

ReadPlan readBody(const std::string& body, const std::string& modifier = "SparseGPTModifier")
{
    return readSmall("recipe", "test_stage:\n  obcq_modifiers:\n    " + modifier + ": {" + body + "}\n");
}

/// Sparsities in model order; -1 where the plan has no entry.
std::vector<double> sharesOf(const ReadPlan& read)
{
    std::vector<double> out;
    for (const PlanMatrix& matrix : smallTarget().matrices) {
        const PlanEntry* entry = read.plan.find(matrix.name);
        out.push_back(entry ? entry->sparsityShare : -1);
    }
    return out;
}

using Shares = std::vector<double>;

} // namespace

class TstPlanRecipeReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linearIsEveryMatrix()
    {
        const ReadPlan read = readBody("sparsity: 0.5");
        QCOMPARE(sharesOf(read), Shares(6, 0.5));
        QCOMPARE(read.plan.matrices[0].method, std::string("sparsegpt"));
        QVERIFY(read.plan.matrices[0].params.empty());
        QVERIFY(read.lost.empty());
    }
    void aListGoesByLayer()
    {
        QCOMPARE(sharesOf(readBody("sparsity: [0.1, 0.2, 0.3], targets: ['re:model.layers.\\d+$']")), (Shares{0.1, 0.1, 0.2, 0.2, 0.3, 0.3}));
        QCOMPARE(sharesOf(readBody("sparsity: [0.1, 0.2, 0.3], targets: LlamaDecoderLayer")), (Shares{0.1, 0.1, 0.2, 0.2, 0.3, 0.3}));
    }
    void aListOverLinearCountsIgnoredOnesAndPerhapsTheOutput()
    {
        const char* ignore = ", targets: [Linear], ignore: ['re:.*lm_head', 're:.*layers.1.*']";
        const Shares wanted{0.1, 0.2, -1, -1, 0.5, 0.6};
        QCOMPARE(sharesOf(readBody(std::string("sparsity: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]") + ignore)), wanted);
        QCOMPARE(sharesOf(readBody(std::string("sparsity: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0]") + ignore)), wanted);
        QVERIFY(throwsNaming([&] { readBody(std::string("sparsity: [0.1, 0.2]") + ignore); }, ErrorKind::BadInput, "file", "6", "2"));
    }
    void patternsCountThePrunedOnes()
    {
        const ReadPlan read = readBody("sparsity: 0.75, mask_structure: '3:4'", "WandaPruningModifier");
        QVERIFY(read.plan.matrices[0].pattern == (Pattern{1, 4}));
        QCOMPARE(read.plan.matrices[0].sparsityShare, 0.75);
        QVERIFY(read.lost.empty());
        QVERIFY(readBody("prunen: 2, prunem: 4").plan.matrices[0].pattern == (Pattern{2, 4}));
        QVERIFY(readBody("sparsity: 0.3, mask_structure: '0:0'").plan.matrices[0].pattern.isUnstructured());
        QVERIFY(hasSentence(readBody("sparsity: 0.3, mask_structure: '2:4'").lost, "0.3", "2:4"));
    }
    void parametersComeOver()
    {
        const ReadPlan read = readBody("sparsity: 0.5, block_size: 64, percdamp: 0.1");
        QVERIFY(read.plan.matrices[0].params == (ParamValues{{"block_size", 64.0}, {"damping", 0.1}}));
        QVERIFY(readBody("sparsity: 0.5, dampening_frac: 0.2, percdamp: 0.1").plan.matrices[0].params ==
                (ParamValues{{"damping", 0.2}}));
    }
    void namesAndContainersAreTargets()
    {
        QCOMPARE(sharesOf(readBody("sparsity: 0.5, targets: [model.layers.1.mlp.up_proj]")), (Shares{-1, -1, -1, 0.5, -1, -1}));
        QCOMPARE(sharesOf(readBody("sparsity: 0.5, targets: ['re:.*self_attn$']")), (Shares{0.5, -1, 0.5, -1, 0.5, -1}));
        QVERIFY(hasSentence(readBody("sparsity: 0.5, targets: ['re:transformer.h.*', Linear]").lost, "(1)", "transformer"));
    }
    void ofTwoModifiersTheLastWinsAndThatIsSaid()
    {
        const ReadPlan read = readSmall("recipe", "s_stage: {a_modifiers: {SparseGPTModifier: {sparsity: 0.5}}, "
                                                  "b_modifiers: {WandaPruningModifier: {sparsity: 0.25, targets: ['re:.*up_proj']}}}");
        QCOMPARE(sharesOf(read), (Shares{0.5, 0.25, 0.5, 0.25, 0.5, 0.25}));
        QVERIFY(hasSentence(read.lost, "3 matrices", "several"));
    }
    void olderShapesAreFound()
    {
        QCOMPARE(sharesOf(readSmall("recipe", "modifiers:\n  - !SparseGPTModifier\n    sparsity: 0.5\n")), Shares(6, 0.5));
        QCOMPARE(sharesOf(readSmall("recipe", "SparseGPTModifier: {sparsity: 0.5}\n")), Shares(6, 0.5));
        const ReadPlan magnitude = readBody("init_sparsity: 0, final_sparsity: 0.4, start: 0, end: 3", "MagnitudePruningModifier");
        QCOMPARE(sharesOf(magnitude), Shares(6, 0.4));
        QVERIFY(hasSentence(magnitude.lost, "schedule"));
    }
    void whatIsNotTakenOverIsSaid()
    {
        const ReadPlan read = readSmall("recipe", "a_stage:\n  run_type: oneshot\n  colour: red\n  b_modifiers:\n"
                                                  "    GPTQModifier: {bits: 4}\n    SparseGPTModifier:\n"
                                                  "      {sparsity: 0.5, sparsity_profile: owl, owl_m: 5, owl_lmbda: 0.08, quantize: true, taste: 3}\n");
        QVERIFY(hasSentence(read.lost, "GPTQModifier"));
        QVERIFY(hasSentence(read.lost, "OWL", "5", "0.08"));
        QVERIFY(hasSentence(read.lost, "quantize"));
        QVERIFY(hasSentence(read.lost, "taste"));
        QVERIFY(hasSentence(read.lost, "colour"));
        QVERIFY(!hasSentence(read.lost, "run_type"));
    }
    void aPatternTakesNoLongTime()
    {
        QVERIFY(throwsNaming([] { readBody("sparsity: 0.5, targets: ['re:(([a-z.0-9_]+)*)*[XZ]']"); }, ErrorKind::BadInput, "steps"));
        std::string targets;
        for (int i = 0; i < 1001; ++i)
            targets += "'re:a', ";
        QVERIFY(throwsNaming([&] { readBody("sparsity: 0.5, targets: [" + targets + "]"); }, ErrorKind::BadInput, "1000"));
    }
};

PRUNESCOPE_TEST(TstPlanRecipeReader)
#include "tst_plan_recipe_reader.moc"
