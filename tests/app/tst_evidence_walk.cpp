// Evidence from end to end by clicks: prune twice with different methods, compare three models, open the worst passage, read both
// distributions, write the report. What the screen says is what the command line says of the same checkpoints and project.
#include "app/app_context.h"
#include "app/compare_room.h"
#include "app/hurt_page.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/report_orders.h"
#include "app/runs_page.h"
#include "app/settings.h"
#include "core/base/files.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/test_case.h"
#include "widgets/base/number_text.h"
#include "widgets/comparison/changed_text.h"
#include "widgets/comparison/distribution_panel.h"
#include "widgets/comparison/passage_model.h"

#include <QComboBox>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure

} // namespace

class TstEvidenceWalk : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    Language m_language;
    std::unique_ptr<MainWindow> m_window;

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    AppContext& context() { return m_window->context(); }
    template <typename T> T* part(const char* name) { return m_window->findChild<T*>(QLatin1String(name)); }
    void click(const char* name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void clickTab(int index)
    {
        auto* bar = part<QTabWidget>("compareTabs")->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
    }
    bool settles() { return QTest::qWaitFor([this] { return context().jobs().queue()->isIdle(); }, kPatienceMs); }
    static Json cli(const QStringList& arguments)
    {
        QProcess process;
        process.start(qEnvironmentVariable("PRUNESCOPE_CLI"), QStringList(arguments) << "--json" << "--quiet");
        process.waitForFinished(-1);
        if (process.exitCode() != 0)
            qWarning("%s", process.readAllStandardError().constData());
        return process.exitCode() == 0 ? parseJson(process.readAllStandardOutput().toStdString(), "output") : Json();
    }
    Json comparedByCli(const QStringList& more = {})
    {
        return cli(QStringList{"compare", "demo", path("wanda"), "--text", "demo:evaluation", "--window", "64", "--max-windows", "12"} + more);
    }
    /// Picks the method by keys, starts the run by a click, evaluates by a click, and keeps the checkpoint.
    bool pruneAndEvaluate(const QString& method, const char* folder)
    {
        m_window->showRoom(Room::Run);
        auto* methods = part<QComboBox>("runMethod");
        methods->setFocus();
        QTest::keyClick(methods, Qt::Key_Home);
        for (int i = 0; i < methods->count() && methods->currentData().toString() != method; ++i)
            QTest::keyClick(methods, Qt::Key_Down);
        if (methods->currentData().toString() != method)
            return false;
        const auto before = context().prunedRun();
        click("startRun");
        if (!QTest::qWaitFor([&] { return context().prunedRun() && context().prunedRun() != before; }, kPatienceMs))
            return false;
        m_window->showRoom(Room::Compare);
        clickTab(0);
        click("evaluate");
        if (!QTest::qWaitFor([&] { return bool(context().comparison()); }, kPatienceMs))
            return false;
        StopFlag stop;
        exportModel(context().prunedModel(), &context().prunedRun()->params.plan, path(folder).toStdString(), stop, {});
        return true;
    }

private Q_SLOTS:
    void initTestCase()
    {
        startRuntime(0);
        m_settings = std::make_unique<Settings>(path("settings.ini"));
        std::shared_ptr<ProjectStore> store = ProjectStore::open(path("walk.psproj").toStdString());
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(store), *m_settings, m_language);
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openPath(QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(context().model(), kPatienceMs);
        CalibrationParams calibration = context().calibration();
        calibration.samples = 4;
        calibration.window = 64;
        context().setCalibration(calibration);
        PerplexityParams evaluation = context().evaluation();
        evaluation.window = 64;
        evaluation.maxWindows = 12;
        context().setEvaluation(evaluation);
    }
    void cleanupTestCase()
    {
        context().plan().undoStack()->setClean();
        m_window.reset();
    }

    void twoMethodsPrune()
    {
        QVERIFY(pruneAndEvaluate(QStringLiteral("magnitude"), "magnitude"));
        const double magnitude = context().comparison()->b.perplexity;
        QVERIFY(pruneAndEvaluate(QStringLiteral("wanda"), "wanda"));
        QVERIFY(context().comparison()->b.perplexity != magnitude);
    }
    void theFiguresAreTheCommandLines()
    {
        const Json json = comparedByCli();
        const CompareResult& shown = *context().comparison();
        QCOMPARE(json.at("a").at("perplexity").get<double>(), shown.a.perplexity);
        QCOMPARE(json.at("b").at("perplexity").get<double>(), shown.b.perplexity);
        QCOMPARE(json.at("paired").at("mean").get<double>(), shown.paired.mean);
        QCOMPARE(json.at("paired").at("low").get<double>(), shown.paired.low);
        QCOMPARE(json.at("kl").at("p99").get<double>(), shown.kl99);
        QString sentence = QString::fromStdString(json.at("paired").at("sentence").get<std::string>());
        sentence.replace(QStringLiteral("B is"), QStringLiteral("The pruned model is")).replace(QStringLiteral("than A"), QStringLiteral("than the dense model"));
        QCOMPARE(part<QLabel>("verdict")->text(), sentence);
        QVERIFY(part<QLabel>("verdict")->isVisible());
    }
    void threeModelsAreCompared()
    {
        clickTab(4);
        auto* table = part<QTableView>("modelsTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, kPatienceMs);
        QVERIFY(settles());
        for (int row = 0; row < 3; ++row)
            QTest::mouseClick(table->viewport(), Qt::LeftButton, row == 0 ? Qt::NoModifier : Qt::ControlModifier,
                              table->visualRect(table->model()->index(row, 1)).center());
        auto* verdict = part<QLabel>("runsVerdict");
        QTRY_COMPARE_WITH_TIMEOUT(verdict->text().count(QLatin1Char('\n')), 2, kPatienceMs);

        const OutcomeModel& model = m_window->findChild<RunsPage*>()->model();
        const Json project = cli({"project", path("walk.psproj"), "--pareto"});
        const Json& points = project.at("fronts").at(0).at("points");
        QCOMPARE(points.size(), std::size_t(3));
        QStringList runs;
        for (std::size_t i = 0; i < 3; ++i) {
            const ParetoRow& row = model.table().rows[i];
            QCOMPARE(points[i].at("perplexity").get<double>(), *row.quality);
            QCOMPARE(points[i].at("dominated").get<bool>(), row.isDominated);
            QCOMPARE(points[i].at("zeros").get<double>(), *model.outcome(int(i)).size.zeroShare);
            if (i > 0) {
                QCOMPARE(points[i].at("difference").at("mean").get<double>(), row.difference->mean);
                runs.append(QString::number(points[i].at("run").get<int>()));
            }
        }
        // Of the two pruned ones, the sentence of the losses that their runs left behind.
        const Json pair = cli(QStringList{"project", path("walk.psproj"), "--compare-runs"} + runs).at("pairs").at(0);
        QString sentence = QString::fromStdString(pair.at("sentence").get<std::string>());
        for (int i = 0; i < 2; ++i)
            sentence.replace(QStringLiteral("Run ") + runs[i],
                             runs[i] + QLatin1Char(' ') + QString::fromStdString(model.outcome(i + 1).planName), Qt::CaseInsensitive);
        QCOMPARE(verdict->text().section(QLatin1Char('\n'), 2, 2), sentence);
    }
    void theWorstPassageShowsBothDistributions()
    {
        clickTab(1);
        QVERIFY(settles());
        auto* page = m_window->findChild<HurtPage*>();
        QTRY_VERIFY_WITH_TIMEOUT(page->passages()->rowCount() > 0, kPatienceMs);
        auto* table = part<QTableView>("passages");
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
        const auto chosen = page->text()->current();
        auto* panel = part<DistributionPanel>("distributions");
        QTRY_VERIFY_WITH_TIMEOUT(panel->distributions() && panel->distributions()->scored == chosen, kPatienceMs);
        const auto token = context().comparison()->tokens->position[std::size_t(chosen)];
        const Json json = comparedByCli({"--token", QString::number(token), "--details", path("details.json")}).at("token");
        const TokenDistributions& shown = *panel->distributions();
        QCOMPARE(json.at("rank_a").get<int>(), int(shown.rankA));
        QCOMPARE(json.at("rank_b").get<int>(), int(shown.rankB));
        QCOMPARE(json.at("top_a").size(), std::size_t(10));
        for (std::size_t i = 0; i < 10; ++i) {
            QCOMPARE(json.at("top_a")[i].at("id").get<int>(), int(shown.topA[i].id));
            QVERIFY(std::abs(json.at("top_a")[i].at("probability_a").get<double>() - shown.topA[i].probabilityA) < 1e-6);
            QVERIFY(std::abs(json.at("top_b")[i].at("probability_b").get<double>() - shown.topB[i].probabilityB) < 1e-6);
        }
        const Json details = readJsonFile(path("details.json").toStdString());
        const double worst = details.at("comparisons")[0].at("passages")[0].at("change").get<double>();
        QVERIFY(std::abs(worst - worstPassages(*context().comparison()->tokens)[0].change) < 1e-9);
        QCOMPARE(page->passages()->index(0, PassageModel::Change).data().toString(), signedText(worst));
    }
    void theReportSaysTheSame()
    {
        QSignalSpy done(&m_window->reports(), &ReportOrders::written);
        m_window->reports().write(path("report"));
        QVERIFY(done.wait(kPatienceMs));
        const Json report = readJsonFile(path("report/report.json").toStdString()), json = comparedByCli();
        for (const char* key : {"b", "kl", "paired", "layers"}) {
            Json ours = report.at("comparison").at(key), theirs = json.at(key);
            if (ours.is_object() && theirs.is_object())
                for (Json* one : {&ours, &theirs})
                    one->erase("tokens_per_second"); // of another run
            QCOMPARE(ours.dump(), theirs.dump());
        }
        QCOMPARE(report.at("models").at("points").size(), std::size_t(3));
        const QString page = QString::fromStdString(readFile(path("report/report.html").toStdString()));
        QVERIFY(page.contains(QStringLiteral("Where it hurts")) && page.contains(QStringLiteral("Models of the project")));
    }
};

PRUNESCOPE_TEST(TstEvidenceWalk)
#include "tst_evidence_walk.moc"
