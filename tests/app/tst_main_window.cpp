// The window from end to end on the bundled model: look, plan, undo, prune, cancel, prune again, compare, export, reopen.
// Nothing waits for a time; each step waits for the signal or state that it needs.
#include "app/app_context.h"
#include "app/file_orders.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/test_case.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/allocation/plan_delegates.h"
#include "widgets/allocation/plan_model.h"
#include "widgets/allocation/plan_view.h"
#include "widgets/jobs/run_report.h"
#include "widgets/overview/map_canvas.h"
#include "widgets/overview/model_map.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure
constexpr int kWindow = 128, kCalibrationWindows = 8, kEvaluationWindows = 6;

/// SHA-256 over names and contents of all files below a folder.
QByteArray folderHash(const QString& folder)
{
    QStringList names;
    for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        names << it.next();
    names.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& name : names) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        hash.addData(name.toUtf8());
        hash.addData(file.readAll());
    }
    return hash.result();
}

/// SHA-256 over all weights of the open model, as its scores show them.
QByteArray weightHash(const ModelHandle& model)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    StopFlag stop;
    for (const MatrixInfo& matrix : modelInfo(*model).matrices) {
        const auto score = scoreMatrix(model, matrix.name, "magnitude", nullptr, stop);
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(score->weights.data()),
                                    qsizetype(score->weights.size() * sizeof(float))));
    }
    return hash.result();
}

/// What prunescope-cli prints with --json.
QJsonObject commandLine(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("PRUNESCOPE_CLI"), arguments + QStringList{"--json", "--quiet"});
    process.waitForFinished(kPatienceMs);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace

class TstMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        startRuntime(0);
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
        m_store = ProjectStore::openInMemory();
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(m_store), *m_settings, m_language);
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        CalibrationParams calibration;
        calibration.samples = kCalibrationWindows;
        calibration.window = kWindow;
        context().setCalibration(calibration);
        PerplexityParams evaluation;
        evaluation.window = kWindow;
        evaluation.maxWindows = kEvaluationWindows;
        context().setEvaluation(evaluation);
    }

    void cleanupTestCase()
    {
        if (m_window) // nothing to save or to ask about
            context().plan().undoStack()->setClean();
        m_window.reset();
    }

    void theBundledModelOpens()
    {
        QVERIFY(!action("startRunAction")->isEnabled());
        QVERIFY(!action("startRunAction")->toolTip().isEmpty());
        m_window->openPath(QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(context().model(), kPatienceMs);
        QVERIFY(context().info()->canEvaluate);
        QVERIFY(context().plan().rowCount() > 0);
        QVERIFY(!context().selection().matrix().isEmpty());
        QVERIFY(action("startRunAction")->isEnabled());
    }

    void everyRoomOpensByKey()
    {
        const Qt::Key keys[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5};
        const Room rooms[] = {Room::Explore, Room::Sensitivity, Room::Plan, Room::Run, Room::Compare};
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        for (int i = 4; i >= 0; --i) {
            QTest::keyClick(m_window.get(), keys[i], Qt::ControlModifier);
            QCOMPARE(m_window->room(), rooms[i]);
        }
    }

    void aClickOnTheMapSelectsThatMatrixEverywhere()
    {
        m_window->showRoom(Room::Plan);
        MapCanvas* canvas = m_window->findChild<ModelMap*>(QStringLiteral("planMap"))->canvas();
        QTRY_VERIFY(canvas->cellRect(1, 2).isValid());
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->cellRect(1, 2).center().toPoint());
        const MatrixInfo* selected = context().info()->find(context().selection().matrix().toStdString());
        QVERIFY(selected);
        QCOMPARE(selected->block, 1);
        QCOMPARE(selected->kind, context().info()->kinds[2]);
        const QModelIndex current = planView()->currentIndex();
        QCOMPARE(current.siblingAtColumn(PlanModel::Matrix).data().toString(), QString::fromStdString(selected->name));
    }

    void theSelectedMatrixIsDrawnWeightByWeight()
    {
        m_window->showRoom(Room::Explore);
        auto* heatmap = m_window->findChild<HeatmapView*>(QStringLiteral("weightHeatmap"));
        const std::string selected = context().selection().matrix().toStdString();
        QTRY_VERIFY_WITH_TIMEOUT(heatmap->data() && heatmap->data()->score->matrix == selected, kPatienceMs);
        const MatrixInfo* info = context().info()->find(selected);
        QCOMPARE(heatmap->data()->score->rows, info->rows);
        QCOMPARE(heatmap->data()->score->columns, info->columns);
        StopFlag stop;
        const auto expected = scoreMatrix(context().model(), selected, "magnitude", nullptr, stop);
        heatmap->fit();
        for (const QPointF& place : {QPointF(0.3, 0.4), QPointF(0.5, 0.5), QPointF(0.7, 0.6)}) {
            const QRectF picture = heatmap->pictureRect();
            const QPointF pixel = picture.topLeft() + QPointF(place.x() * picture.width(), place.y() * picture.height());
            const HeatmapReadout readout = heatmap->readoutAt(pixel);
            QVERIFY(readout.isValid());
            QCOMPARE(readout.weight, expected->weights[std::size_t(readout.row * info->columns + readout.column)]);
        }
    }

    void draggingABarIsUndoneAndRedone()
    {
        m_window->showRoom(Room::Plan);
        PlanView* view = planView();
        const QModelIndex cell = view->currentIndex().siblingAtColumn(PlanModel::Sparsity);
        view->scrollTo(cell);
        const int row = context().plan().rowOf(context().selection().matrix().toStdString());
        const double before = context().plan().entry(row).sparsityShare;
        const QRect bar = SparsityDelegate::barRect(view->visualRect(cell), view->fontMetrics());
        drag(view->viewport(), bar.center(), bar.center() + QPoint(bar.width() / 5, 0));
        const double after = context().plan().entry(row).sparsityShare;
        QVERIFY(after > before + 0.1);
        QVERIFY(m_window->isWindowModified());
        action("undo")->trigger();
        QCOMPARE(context().plan().entry(row).sparsityShare, before);
        QVERIFY(!m_window->isWindowModified());
        action("redo")->trigger();
        QCOMPARE(context().plan().entry(row).sparsityShare, after);
    }

    void theRunSaysWhatItWillTake()
    {
        m_window->showRoom(Room::Run);
        const QLabel* note = child<QLabel>("runNeedNote");
        QTRY_VERIFY_WITH_TIMEOUT(note->isVisible(), kPatienceMs);
        QVERIFY2(note->text().contains(QStringLiteral("MiB")), qPrintable(note->text()));
    }

    void aCancelledRunChangesNothing()
    {
        m_window->showRoom(Room::Run);
        auto* method = child<QComboBox>("runMethod");
        method->setCurrentIndex(method->findData(QStringLiteral("wanda")));
        Q_EMIT method->activated(method->currentIndex());
        const QByteArray files = folderHash(QString::fromStdString(demoFolder())), weights = weightHash(context().model());
        const Plan plan = context().plan().plan();
        int furthestBlock = -1;
        double shareAtCancel = 1;
        JobState last = JobState::Waiting;
        const auto watch = connect(&context(), &AppContext::workChanged, this, [&](Place place, const JobEvent& event) {
            if (place != Place::Run)
                return;
            last = event.state;
            furthestBlock = std::max(furthestBlock, event.progress.block);
            if (event.progress.block < 1 || event.state != JobState::Running)
                return;
            shareAtCancel = std::min(shareAtCancel, event.progress.done / event.progress.total);
            QTest::mouseClick(child<QPushButton>("cancelRun"), Qt::LeftButton);
        });
        QTest::mouseClick(child<QPushButton>("startRun"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(last == JobState::Cancelled, kPatienceMs);
        disconnect(watch);
        QVERIFY(furthestBlock >= 1);
        QVERIFY(furthestBlock < context().info()->blocks - 1); // the end was not near
        QVERIFY(shareAtCancel < 1);
        QVERIFY(!context().prunedRun());
        QCOMPARE(folderHash(QString::fromStdString(demoFolder())), files);
        QCOMPARE(weightHash(context().model()), weights);
        QVERIFY(context().plan().plan().matrices == plan.matrices);
        QVERIFY(!child<QLabel>("runHeadline")->text().isEmpty());
        QVERIFY(!action("exportCheckpoint")->isEnabled());
    }

    void aRunFillsItsReport()
    {
        QSignalSpy finished(&context(), &AppContext::prunedChanged);
        std::vector<double> shares;
        const auto watch = connect(&context(), &AppContext::workChanged, this, [&](Place place, const JobEvent& event) {
            if (place == Place::Run && event.progress.total > 0)
                shares.push_back(event.progress.done / event.progress.total);
        });
        QTest::mouseClick(child<QPushButton>("startRun"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(context().prunedRun(), kPatienceMs);
        disconnect(watch);
        QCOMPARE(finished.count(), 1);
        QVERIFY(shares.size() > 2 && std::is_sorted(shares.begin(), shares.end()));
        const PruneResult& result = context().prunedRun()->result;
        QCOMPARE(int(result.matrices.size()), context().plan().rowCount());
        const auto& rows = m_window->findChild<RunReport*>()->model().rows();
        QVERIFY(std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.hasFigures && row.outputError > 0; }));
        // Wanda rounds each row's share: half a weight of the shortest row is the most it can miss.
        for (const MatrixReport& report : result.matrices) {
            const double slack = 0.5 / double(context().info()->find(report.name)->columns) + 1e-9;
            QVERIFY2(qAbs(report.achievedShare - report.plannedShare) <= slack, report.name.c_str());
        }
        QVERIFY(action("exportCheckpoint")->isEnabled());
    }

    void bothPerplexitiesAreRead()
    {
        m_window->showRoom(Room::Compare);
        QTest::mouseClick(child<QPushButton>("evaluate"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(context().comparison(), kPatienceMs);
        const CompareResult& result = *context().comparison();
        QVERIFY(result.b.perplexity > result.a.perplexity); // half of the weights are gone
        for (const char* name : {"perplexityDense", "perplexityPruned"})
            QVERIFY2(child<QLabel>(name)->text().contains(QChar(0xb1)), name);
        QVERIFY(child<QLabel>("perplexityConvention")->text().contains(QStringLiteral("paper")));
        QCOMPARE(int(result.blockErrors.size()), context().info()->blocks);
        QVERIFY(m_store->runs().size() >= 3); // cancelled, finished, compared
    }

    void planAndCheckpointReopen()
    {
        const QString planPath = m_folder.filePath(QStringLiteral("gentle.psplan"));
        QVERIFY(context().savePlan(planPath));
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("gentle.psplan")));
        const Plan saved = context().plan().plan();
        const double prunedPerplexity = context().comparison()->b.perplexity;

        const QString folder = m_folder.filePath(QStringLiteral("pruned"));
        QSignalSpy exported(&context(), &AppContext::exported);
        context().exportCheckpoint(folder);
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, kPatienceMs);
        QVERIFY(QFileInfo::exists(folder + QStringLiteral("/config.json")));
        QVERIFY(QFileInfo::exists(folder + QStringLiteral("/prunescope.psplan")));

        // The command line, in a process of its own, reads the exported folder and finds what the window shows.
        const QJsonObject printed =
            commandLine({"compare", "demo", folder, "--text", "demo:evaluation", "--window", QString::number(kWindow),
                         "--max-windows", QString::number(kEvaluationWindows)});
        QVERIFY(!printed.isEmpty());
        const CompareResult& shown = *context().comparison();
        const double a = printed["a"].toObject()["perplexity"].toDouble(), b = printed["b"].toObject()["perplexity"].toDouble();
        QVERIFY2(qAbs(a / shown.a.perplexity - 1) < 1e-9, qPrintable(QString::number(a, 'g', 12)));
        QVERIFY2(qAbs(b / shown.b.perplexity - 1) < 1e-9, qPrintable(QString::number(b, 'g', 12)));
        const auto leads = [](const QString& label, double value) { return label.contains(QString::number(value, 'f', 1)); };
        QVERIFY(leads(child<QLabel>("perplexityDense")->text(), a));
        QVERIFY(leads(child<QLabel>("perplexityPruned")->text(), b));

        QSignalSpy opened(&context(), &AppContext::modelChanged);
        m_window->openPath(folder);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatienceMs);
        QVERIFY(!context().prunedRun());
        context().startCompare();
        QTRY_VERIFY_WITH_TIMEOUT(context().densePerplexity(), kPatienceMs);
        // Wanda keeps the remaining weights as they were, so nothing but zeros was written.
        QVERIFY(qAbs(context().densePerplexity()->perplexity / prunedPerplexity - 1) < 1e-6);

        m_window->openPath(QStringLiteral("demo"));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatienceMs);
        m_window->openPath(planPath);
        QTRY_COMPARE_WITH_TIMEOUT(context().plan().path(), planPath, kPatienceMs);
        QVERIFY(context().plan().plan().matrices == saved.matrices);
    }

    void aPlanOfAnotherModelIsRefusedInPlace()
    {
        Plan foreign = context().plan().plan();
        foreign.modelFingerprint = std::string(64, '0');
        const QString path = m_folder.filePath(QStringLiteral("foreign.psplan"));
        writePlan(path.toStdString(), foreign);
        const QString before = context().plan().path();
        QSignalSpy failed(&context(), &AppContext::failed);
        m_window->openPath(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatienceMs);
        QCOMPARE(context().plan().path(), before);
        QVERIFY(failed[0][1].toString().contains(QString::fromStdString(foreign.modelFingerprint).left(8)));
    }

    void aBrokenModelLeavesTheOpenOne()
    {
        const QString path = m_folder.filePath(QStringLiteral("broken.safetensors"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a header");
        file.close();
        const ModelHandle before = context().model();
        QSignalSpy failed(&context(), &AppContext::failed);
        m_window->openPath(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatienceMs);
        QCOMPARE(context().model(), before);
        QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("windowBanner"))->isVisible());
    }

    void everyActionCanBeFoundAndNoShortcutIsTakenTwice()
    {
        QSet<QString> taken;
        for (const auto& command : m_window->commands()) {
            QVERIFY2(!command.action->text().isEmpty(), qPrintable(command.action->objectName()));
            const QString shortcut = command.action->shortcut().toString();
            QVERIFY2(shortcut.isEmpty() || !taken.contains(shortcut), qPrintable(shortcut));
            taken.insert(shortcut);
        }
        QVERIFY(m_window->commands().size() > 30);
    }

    void whatCanBeDroppedIsDecidedByTheFileSystem()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("missing.txt"))),
                      QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("gentle.psplan")))});
        QCOMPARE(FileOrders::openablePath(data), m_folder.filePath(QStringLiteral("gentle.psplan")));
        data.setUrls({QUrl(QStringLiteral("https://example.org/x.safetensors"))});
        QVERIFY(FileOrders::openablePath(data).isEmpty());
    }

private:
    AppContext& context() { return m_window->context(); }
    template <typename T> T* child(const char* name) const { return m_window->findChild<T*>(QLatin1String(name)); }
    QAction* action(const char* name) const { return child<QAction>(name); }
    PlanView* planView() const { return m_window->findChild<PlanView*>(QStringLiteral("planTable")); }

    // QTest::mouseMove() sends no buttons.
    static void drag(QWidget* widget, const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        for (const QPoint& point : {(from + to) / 2, to}) {
            QMouseEvent event(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(widget, &event);
        }
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }

    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Settings> m_settings;
    std::shared_ptr<ProjectStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

PRUNESCOPE_TEST(TstMainWindow)
#include "tst_main_window.moc"
