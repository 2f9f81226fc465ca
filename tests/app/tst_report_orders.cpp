// The report as the window writes it: the same figures as on the screen, a page in the reader's language, a PDF beside it.
#include "app/app_context.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/report_orders.h"
#include "app/report_pdf.h"
#include "app/settings.h"
#include "core/base/files.h"
#include "core/session/session.h"
#include "tests/test_case.h"

#include <QAction>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure

} // namespace

class TstReportOrders : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    Language m_language;
    std::unique_ptr<MainWindow> m_window;

    AppContext& context() { return m_window->context(); }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    /// Writes, waits, and returns the page.
    QString written(const char* name)
    {
        QSignalSpy done(&m_window->reports(), &ReportOrders::written);
        m_window->reports().write(path(name));
        if (!done.wait(kPatienceMs))
            return {};
        return QString::fromStdString(readFile((path(name) + QStringLiteral("/report.html")).toStdString()));
    }
    Json figures(const char* name) { return readJsonFile((path(name) + QStringLiteral("/report.json")).toStdString()); }

private Q_SLOTS:
    void initTestCase()
    {
        startRuntime(0);
        m_settings = std::make_unique<Settings>(path("settings.ini"));
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(nullptr), *m_settings, m_language);
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const QAction* action = m_window->findChild<QAction*>(QStringLiteral("writeReport"));
        QVERIFY(action && !action->isEnabled() && !action->toolTip().isEmpty());
        m_window->openPath(QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(context().model(), kPatienceMs);
        QVERIFY(action->isEnabled());
        CalibrationParams calibration = context().calibration();
        calibration.samples = 2;
        calibration.window = 64;
        context().setCalibration(calibration);
        PerplexityParams evaluation = context().evaluation();
        evaluation.window = 64;
        evaluation.maxWindows = 4;
        context().setEvaluation(evaluation);
    }
    void cleanupTestCase()
    {
        context().plan().undoStack()->setClean();
        m_window.reset();
    }

    void aPlanAloneMakesAReport()
    {
        const QString page = written("plan");
        QVERIFY(page.contains(QString::fromStdString(context().info()->fingerprint)));
        QVERIFY(!page.contains(QStringLiteral("Measured perplexity")));
        QVERIFY(figures("plan").at("run").is_null());
        QVERIFY(QFileInfo(path("plan") + QStringLiteral("/report.pdf")).size() > 1000);
        QDialog* dialog = m_window->findChild<QDialog*>(QStringLiteral("reportDialog"));
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->findChild<QLabel*>()->text().contains(path("plan")));
        dialog->close();
    }
    void aRunAndItsComparisonStandInIt()
    {
        context().startPrune();
        QTRY_VERIFY_WITH_TIMEOUT(context().prunedRun(), kPatienceMs);
        context().startCompare();
        QTRY_VERIFY_WITH_TIMEOUT(context().comparison(), kPatienceMs);
        const QString page = written("full");
        QVERIFY(page.contains(QStringLiteral("Measured perplexity")));
        const Json json = figures("full");
        QCOMPARE(json.at("comparison").at("b").at("perplexity").get<double>(), context().comparison()->b.perplexity);
        QCOMPARE(json.at("run").at("sparsity").get<double>(), context().prunedRun()->result.achievedShare);
        QCOMPARE(json.at("plan").at("calibration").at("sha256").get<std::string>(), context().prunedRun()->result.text.sha256);
    }
    void aRunOfAnotherPlanIsNotReported()
    {
        context().plan().setSparsity({0}, 0.125);
        const QString page = written("changed");
        QVERIFY(!page.isEmpty() && !page.contains(QStringLiteral("Measured perplexity")));
        QVERIFY(figures("changed").at("comparison").is_null());
        context().plan().undoStack()->undo();
    }
    void thePageSpeaksTheWindowsLanguage()
    {
        m_language.apply(QStringLiteral("zh_CN"));
        const QString page = written("chinese");
        m_language.apply(QStringLiteral("en"));
        QVERIFY(page.contains(QStringLiteral("lang=\"zh")));
        QVERIFY(page.contains(QStringLiteral("困惑度")));
        QVERIFY(!page.contains(QStringLiteral("At a glance")));
    }
    void picturesTakeTheirRoomOnPaper()
    {
        Document document;
        document.title = verbatim("squares");
        for (int i = 0; i < 4; ++i) // each as wide as the page, so two do not fit on one
            document.parts.push_back(Drawing{900, 900, verbatim("square"), {Box{0, 0, 900, 900, {Ink::Data, 0x0072b2}, {}}}});
        const QString file = path("squares.pdf");
        QVERIFY(writeReportPdf(document, file));
        QCOMPARE(QByteArray::fromStdString(readFile(file.toStdString())).count("/Type /Page\n"), 4);
        QVERIFY(!writeReportPdf(document, path("nowhere/squares.pdf")));
    }
    void aFolderThatIsThereIsRefusedInASentence()
    {
        QSignalSpy failed(&m_window->reports(), &ReportOrders::failed);
        m_window->reports().write(path("full"));
        QVERIFY(failed.wait(kPatienceMs));
        QVERIFY(failed[0][0].toString().contains(path("full")));
    }
};
PRUNESCOPE_TEST(TstReportOrders)
#include "tst_report_orders.moc"
