// Plans of other programs against a real model: names from the model, a file's name as the plan's, atomic writes.
#include "core/session/plan_files.h"

#include "core/base/files.h"
#include "core/session/prune.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstPlanFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    StopFlag m_stop;
    ModelHandle m_model;
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

private Q_SLOTS:
    void initTestCase() { m_model = openModel({writeTinyModel(path("tiny")).string(), "f32"}, m_stop, {}); }

    void everyFormOfAPlanRunsOnItsModel_data()
    {
        QTest::addColumn<QString>("form");
        for (const PlanForm& form : planForms()) {
            if (form.id != "mergekit") // whole blocks only
                QTest::newRow(form.id.c_str()) << QString::fromStdString(form.id);
        }
    }
    void everyFormOfAPlanRunsOnItsModel()
    {
        QFETCH(QString, form);
        Plan plan = uniformPlan(modelInfo(*m_model), "magnitude", 0.3, {}, {});
        plan.matrices[4].sparsityShare = 0.625;
        const std::string file = path("mine.") + planForm(form.toStdString()).suffix;
        exportPlan(m_model, {plan, form.toStdString(), file});
        const ImportedPlan read = importPlan(m_model, {file, {}}, m_stop, {});
        QCOMPARE(QString::fromStdString(read.form), form);
        checkPlan(read.plan, modelInfo(*m_model));
        QVERIFY(read.plan.matrices == plan.matrices);
        if (form != "psplan")
            QCOMPARE(read.plan.name, std::string("mine"));
    }
    void blocksThatAreLeftOutAreEmptied()
    {
        writeFileAtomically(path("slices.yaml"), "slices:\n- sources: [{model: tiny, layer_range: [0, 2]}]\n");
        const ImportedPlan read = importPlan(m_model, {path("slices.yaml"), {}}, m_stop, {});
        QCOMPARE(read.form, std::string("mergekit"));
        QCOMPARE(read.plan.matrices.size(), std::size_t(7)); // of the last of three blocks
        checkPlan(read.plan, modelInfo(*m_model));
    }
    void withoutAModelOnlySomeFormsCanBeRead()
    {
        const Plan plan = uniformPlan(modelInfo(*m_model), "wanda", 0.5, {}, {});
        exportPlan(nullptr, {plan, "recipe", path("a.yaml")});
        exportPlan(nullptr, {plan, "csv", path("a.csv")});
        QVERIFY(throwsNaming([&] { importPlan(nullptr, {path("a.yaml"), {}}, m_stop, {}); }, ErrorKind::Usage, "a.yaml"));
        QVERIFY(importPlan(nullptr, {path("a.csv"), {}}, m_stop, {}).plan.matrices == plan.matrices);
        QVERIFY(throwsNaming([&] { importPlan(nullptr, {path("a.safetensors"), {}}, m_stop, {}); }, ErrorKind::Usage, "a.safetensors"));
    }
    void tooLargeFilesAreRefusedUnread()
    {
        writeFileAtomically(path("large.yaml"), "");
        std::filesystem::resize_file(path("large.yaml"), kLargestPlanFile + 1);
        QVERIFY(throwsNaming([&] { importPlan(m_model, {path("large.yaml"), {}}, m_stop, {}); }, ErrorKind::BadInput, "large.yaml"));
    }
};

PRUNESCOPE_TEST(TstPlanFiles)
#include "tst_plan_files.moc"
