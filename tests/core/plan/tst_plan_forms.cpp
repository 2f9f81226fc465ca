// The table of forms, and for each form its golden file and the way there and back.
#include "tests/core/plan/small_target.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <set>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// The plan that a golden file was written from.
Plan planOf(const QString& file)
{
    Plan plan = smallPlan();
    const auto set = [&plan](int index, const char* method, double share, Pattern pattern = {}) {
        PlanEntry& entry = plan.matrices[std::size_t(index)];
        entry.method = method;
        entry.pattern = pattern;
        entry.sparsityShare = share;
    };
    if (file == "layers.yaml") {
        const double shares[]{0.5, 0.25, 0.75};
        for (int i = 0; i < 6; ++i) {
            set(i, "sparsegpt", shares[i / 2]);
            plan.matrices[std::size_t(i)].params = {{"block_size", 64.0}, {"damping", 0.02}};
        }
    } else if (file == "matrices.yaml") {
        set(0, "wanda", 0.5);
        set(2, "wanda", 0.25);
        set(4, "wanda", 0.75);
        set(5, "wanda", 0.125);
    } else if (file == "mixed.yaml") {
        for (int i = 0; i < 4; ++i)
            set(i, "wanda", 0.75, {1, 4});
        set(5, "magnitude", 0.3);
    } else if (file == "list.json") {
        set(0, "magnitude", 0.5);
        set(3, "magnitude", 0.1);
        set(4, "magnitude", 0.5);
    } else if (file == "slices.yaml") {
        set(2, "magnitude", 1);
        set(3, "magnitude", 1);
    } else if (file == "table.csv") {
        set(0, "wanda", 1.0 / 3);
        set(1, "sparsegpt", 0.75, {1, 4});
        plan.matrices[1].isLocked = true;
        plan.matrices.resize(2);
    }
    return plan;
}

void addGoldenFiles()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("file");
    QTest::newRow("layers") << "recipe" << "layers.yaml";
    QTest::newRow("matrices") << "recipe" << "matrices.yaml";
    QTest::newRow("mixed") << "recipe" << "mixed.yaml";
    QTest::newRow("list") << "nni" << "list.json";
    QTest::newRow("slices") << "mergekit" << "slices.yaml";
    QTest::newRow("table") << "csv" << "table.csv";
}

} // namespace

class TstPlanForms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formsHaveIdsOfTheirOwnAndTitles()
    {
        std::set<std::string> ids;
        for (const PlanForm& form : planForms()) {
            QVERIFY(ids.insert(form.id).second);
            QVERIFY(!form.title.empty() && !form.suffix.empty());
            QVERIFY(form.write && form.read);
            QVERIFY(isPlanFile("a." + form.suffix));
        }
        QVERIFY(throwsNaming([] { planForm("word"); }, ErrorKind::Usage, "word", "recipe"));
    }

    void aPlanIsWrittenAsItsGoldenFile_data() { addGoldenFiles(); }
    void aPlanIsWrittenAsItsGoldenFile()
    {
        QFETCH(QString, form);
        QFETCH(QString, file);
        const WrittenPlan written = writePlanAs(planForm(form.toStdString()), planOf(file), smallTarget());
        QCOMPARE(QString::fromStdString(written.text), QString::fromStdString(goldenPlan(qPrintable(file))));
        QVERIFY(hasSentence(written.lost, "calibration"));
    }

    void aGoldenFileReadsAsThePlanItWasWrittenFrom_data() { addGoldenFiles(); }
    void aGoldenFileReadsAsThePlanItWasWrittenFrom()
    {
        QFETCH(QString, form);
        QFETCH(QString, file);
        const ReadPlan read = readSmall(qPrintable(form), goldenPlan(qPrintable(file)));
        QVERIFY(touched(read.plan) == touched(planOf(file)));
        QCOMPARE(read.plan.modelFingerprint, std::string("feed"));
        QCOMPARE(read.plan.id.size(), std::size_t(32));
    }

    void theFormFollowsFromTheFile()
    {
        QCOMPARE(planFormOfFile("a.psplan", "").id, std::string("psplan"));
        QCOMPARE(planFormOfFile("a.YML", goldenPlan("layers.yaml")).id, std::string("recipe"));
        QCOMPARE(planFormOfFile("a.yaml", goldenPlan("slices.yaml")).id, std::string("mergekit"));
        QCOMPARE(planFormOfFile("a.json", goldenPlan("list.json")).id, std::string("nni"));
        QCOMPARE(planFormOfFile("a.json", R"({"format": "prunescope-plan"})").id, std::string("psplan"));
        QVERIFY(throwsNaming([] { planFormOfFile("a.txt", ""); }, ErrorKind::BadInput, "a.txt", "txt", ".psplan"));
        QVERIFY(!isPlanFile("a.txt") && !isPlanFile("yaml"));
    }

    void withoutAModelTheNamesTellTheBlocks()
    {
        Plan plan = smallPlan();
        plan.matrices[0].name = "h.11.attn.c_attn";
        plan.matrices[1].name = "head";
        const PlanTarget target = targetOfPlan(plan);
        QCOMPARE(target.blocks, 12);
        QCOMPARE(target.matrices[0].block, 11);
        QCOMPARE(target.matrices[0].kind, std::string("c_attn"));
        QCOMPARE(target.matrices[1].block, -1);
        plan.matrices[0].name = "h.99999999999999999999.x"; // no number of blocks
        QCOMPARE(targetOfPlan(plan).blocks, 3);
    }

    void aFormThatNamesPartsOfAModelNeedsOne()
    {
        const auto read = [](const char* form, const char* file) {
            readPlanAs(planForm(form), goldenPlan(file), file, nullptr);
        };
        QVERIFY(throwsNaming([&] { read("recipe", "layers.yaml"); }, ErrorKind::Usage, "layers.yaml", "recipe"));
        read("csv", "table.csv");
    }

    void aMatrixThatTheModelLacksIsRefused()
    {
        Plan plan = smallPlan();
        plan.matrices[3].name = "elsewhere";
        QVERIFY(throwsNaming([&] { writePlanAs(planForm("recipe"), plan, smallTarget()); }, ErrorKind::BadInput, "elsewhere", "small"));
    }

    void whatOnlyAPlanFileHoldsIsSaid()
    {
        Plan plan = smallPlan();
        plan.matrices[0].isLocked = true;
        plan.matrices[0].params = {{"variant", true}};
        plan.matrices[1].unknownKeys = {{"colour", "red"}};
        plan.structure = Json::array({{{"kind", "kv_group"}, {"block", 1}, {"index", 0}}});
        plan.recovery = {{"rank", 8}};
        const auto lost = writePlanAs(planForm("nni"), plan, smallTarget()).lost;
        QVERIFY(hasSentence(lost, "Locks", "1 matrices"));
        QVERIFY(hasSentence(lost, "variant", "wanda"));
        QVERIFY(hasSentence(lost, "colour"));
        QVERIFY(hasSentence(lost, "Structural", "1 entries"));
        QVERIFY(hasSentence(lost, "recovery"));
        QVERIFY(writePlanAs(planForm("psplan"), plan, smallTarget()).lost.empty());
    }
};

PRUNESCOPE_TEST(TstPlanForms)
#include "tst_plan_forms.moc"
