// NNI config lists: selections, exclusions, conflicts (golden file: tst_plan_forms.cpp).
#include "tests/core/plan/small_target.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

ReadPlan readList(const std::string& text) { return readSmall("nni", text); }

std::size_t countOf(const ReadPlan& read) { return read.plan.matrices.size(); }

} // namespace

class TstPlanNni : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typesAndNamesSelectTogether()
    {
        QCOMPARE(countOf(readList(R"([{"op_types": ["Linear"], "sparse_ratio": 0.5}])")), std::size_t(6));
        QCOMPARE(countOf(readList(R"([{"op_types": ["Linear"], "op_names_re": ["model\\.layers\\.[01]"], "sparse_ratio": 0.5}])")), std::size_t(4));
        QCOMPARE(countOf(readList(R"([{"op_types": ["Conv2d"], "op_names_re": [".*"], "sparse_ratio": 0.5}])")), std::size_t(0));
        QCOMPARE(countOf(readList(R"([{"op_partial_names": ["up_proj"], "sparsity": 0.5}])")), std::size_t(3));
    }
    void exclusionsAreTakenOut()
    {
        QCOMPARE(countOf(readList(R"([{"op_types": ["Linear"], "sparse_ratio": 0.5, "exclude_op_names": ["model.layers.1.mlp.up_proj"]}])")),
                 std::size_t(5));
        QCOMPARE(countOf(readList(R"([{"op_types": ["Linear"], "sparsity_per_layer": 0.5},
                                      {"op_names": ["model.layers.1.mlp.up_proj"], "exclude": true}])")),
                 std::size_t(5));
    }
    void targetSettingsComeBeforeShortcuts()
    {
        const ReadPlan read = readList(R"([{"op_types": ["Linear"], "sparse_ratio": 0.5,
            "target_settings": {"weight": {"sparse_ratio": 0.25, "granularity": "default"}, "bias": {"sparse_ratio": 0.1}}}])");
        QCOMPARE(read.plan.matrices[0].sparsityShare, 0.25);
        QVERIFY(hasSentence(read.lost, "target_settings.weight.granularity", "target_settings.bias"));
    }
    void conflictsAreRefusedWithBothValues()
    {
        const char* list = R"([{"op_types": ["Linear"], "sparse_ratio": 0.5}, {"op_names": ["model.layers.1.mlp.up_proj"], "sparse_ratio": 0.75}])";
        QVERIFY(throwsNaming([&] { readList(list); }, ErrorKind::BadInput, "file, entry 1", "model.layers.1.mlp.up_proj", "0.75", "0.5"));
        readList(R"([{"op_types": ["Linear"], "sparse_ratio": 0.5}, {"op_names": ["model.layers.1.mlp.up_proj"], "sparse_ratio": 0.5}])");
    }
    void whatHasNoCounterpartIsSaid()
    {
        const ReadPlan read = readList(R"([{"op_types": ["Linear"], "total_sparsity": 0.5, "max_sparse_ratio": 0.9},
                                           {"op_names": ["nowhere"], "sparse_threshold": 0.1}])");
        QVERIFY(hasSentence(read.lost, "method", "magnitude"));
        QVERIFY(hasSentence(read.lost, "entry 0", "total_sparsity"));
        QVERIFY(hasSentence(read.lost, "entry 0", "max_sparse_ratio"));
        QVERIFY(hasSentence(read.lost, "entry 1", "no matrix"));
        QVERIFY(hasSentence(read.lost, "entry 1", "sparse_ratio"));
        QCOMPARE(countOf(readList(R"([{"op_types": ["Linear"], "target_names": ["bias"], "sparse_ratio": 0.5}])")), std::size_t(0));
    }
    void methodsAndPatternsAreSaidOnWriting()
    {
        Plan plan = smallPlan();
        plan.matrices[0].sparsityShare = 0.5;
        plan.matrices[0].pattern = {2, 4};
        plan.matrices[1].method = "alps";
        plan.matrices[1].sparsityShare = 0.5;
        const WrittenPlan written = writePlanAs(planForm("nni"), plan, smallTarget());
        QVERIFY(hasSentence(written.lost, "alps, wanda"));
        QVERIFY(hasSentence(written.lost, "1 matrices", "pattern"));
        QCOMPARE(parseJson(written.text, "list").size(), std::size_t(1)); // one ratio, one entry
    }
};

PRUNESCOPE_TEST(TstPlanNni)
#include "tst_plan_nni.moc"
