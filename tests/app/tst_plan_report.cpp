// Plans of other programs in the window: opening one like any file, the report of what was lost, export, masks.
#include "app/app_context.h"
#include "app/file_orders.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "core/plan/plan_forms.h"
#include "core/session/session.h"
#include "tests/test_case.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure

} // namespace

class TstPlanReport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    Language m_language;
    std::unique_ptr<MainWindow> m_window;

    AppContext& context() { return m_window->context(); }
    QDialog* report() { return m_window->findChild<QDialog*>(QStringLiteral("planReport")); }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char* name, const QByteArray& text)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private Q_SLOTS:
    void initTestCase()
    {
        startRuntime(0);
        m_settings = std::make_unique<Settings>(path("settings.ini"));
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(nullptr), *m_settings, m_language);
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        for (const char* name : {"importPlan", "exportPlan", "exportMasks"}) {
            const QAction* action = m_window->findChild<QAction*>(QLatin1String(name));
            QVERIFY2(action && !action->isEnabled() && !action->toolTip().isEmpty(), name);
        }
        m_window->openPath(QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(context().model(), kPatienceMs);
        QVERIFY(m_window->findChild<QAction*>(QStringLiteral("importPlan"))->isEnabled());
    }
    void cleanupTestCase()
    {
        context().plan().undoStack()->setClean();
        m_window.reset();
    }

    void aDroppedRecipeBecomesThePlanAndSaysWhatIsLost()
    {
        write("recipe.yaml", "prune_stage:\n  prune_modifiers:\n    SparseGPTModifier:\n      {sparsity: 0.375, taste: sweet}\n");
        QMimeData drop;
        drop.setUrls({QUrl::fromLocalFile(path("recipe.yaml"))});
        QCOMPARE(FileOrders::openablePath(drop), path("recipe.yaml"));
        m_window->openPath(path("recipe.yaml"));
        QTRY_VERIFY_WITH_TIMEOUT(report(), kPatienceMs);
        QCOMPARE(context().plan().entry(0).method, std::string("sparsegpt"));
        QCOMPARE(context().plan().totalShare(), 0.375);
        QVERIFY(context().plan().isModified()); // it is in no plan file yet
        QVERIFY(context().plan().path().isEmpty());
        const auto sentences = report()->findChildren<QLabel*>(QStringLiteral("planReportSentence"));
        QCOMPARE(sentences.size(), 1);
        QVERIFY(sentences[0]->text().contains(QStringLiteral("taste")));
        report()->reject();
        context().plan().undoStack()->setClean();
    }

    void aBrokenRecipeChangesNothing()
    {
        const Plan before = context().plan().plan();
        write("broken.yaml", "SparseGPTModifier: {sparsity: 2}\n");
        QSignalSpy failed(&context(), &AppContext::failed);
        m_window->openPath(path("broken.yaml"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatienceMs);
        QVERIFY(failed[0][1].toString().contains(QStringLiteral("broken.yaml")));
        QVERIFY(context().plan().plan() == before);
    }

    void exportedPlansComeBack()
    {
        context().plan().setSparsity({3}, 0.625);
        const Plan plan = context().plan().plan();
        for (const PlanForm& form : planForms()) {
            if (form.id == "psplan" || form.id == "mergekit")
                continue;
            const QString file = path("out.") + QString::fromStdString(form.suffix);
            QVERIFY(context().exportPlan(file, QString::fromStdString(form.id)));
            QVERIFY(report() && report()->isVisible());
            QVERIFY(!report()->findChildren<QLabel*>(QStringLiteral("planReportSentence")).isEmpty());
            QSignalSpy imported(&context(), &AppContext::planImported);
            context().importPlan(file);
            QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, kPatienceMs);
            for (int row = 0; row < context().plan().rowCount(); ++row)
                QCOMPARE(context().plan().entry(row).sparsityShare, plan.matrices[std::size_t(row)].sparsityShare);
        }
    }

    void masksOfTheModelAreWrittenAndRead()
    {
        QSignalSpy written(&context(), &AppContext::masksExported), imported(&context(), &AppContext::planImported);
        context().exportMasks(path("masks.safetensors"));
        QTRY_COMPARE_WITH_TIMEOUT(written.count(), 1, kPatienceMs);
        QCOMPARE(written[0][1].toInt(), context().plan().rowCount());
        context().importPlan(path("masks.safetensors"));
        QTRY_COMPARE_WITH_TIMEOUT(imported.count(), 1, kPatienceMs);
        QVERIFY(context().plan().totalShare() < 1e-3); // the dense model has next to no zeros
    }
};

PRUNESCOPE_TEST(TstPlanReport)
#include "tst_plan_report.moc"
