// The Sensitivity room through its widgets: a sweep started, watched, cancelled, gone on with, and used in the plan.
#include "app/app_context.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/plan_answers.h"
#include "app/sensitivity_room.h"
#include "app/settings.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/test_case.h"
#include "widgets/base/chart.h"
#include "widgets/overview/model_map.h"
#include "widgets/sensitivity/sensitivity_chart.h"
#include "widgets/sensitivity/sensitivity_model.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;

class TstSensitivityRoom : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::shared_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;

    AppContext& context() { return m_window->context(); }
    template <typename T> T* part(const char* name) { return m_window->findChild<T*>(QLatin1String(name)); }
    SensitivityWork& work() { return m_window->findChild<SensitivityRoom*>()->work(); }
    bool settles() { return QTest::qWaitFor([this] { return context().jobs().queue()->isIdle() && !work().isRunning(); }, 300000); }

private Q_SLOTS:
    void initTestCase()
    {
        m_settings = std::make_unique<Settings>(m_temporary.filePath("settings.conf"));
        m_language = std::make_unique<Language>();
        m_session = std::make_shared<Session>(
            std::shared_ptr<ProjectStore>(ProjectStore::open(m_temporary.filePath("a.psproj").toStdString())));
        m_window = std::make_unique<MainWindow>(m_session, *m_settings, *m_language);
        m_window->resize(1280, 720);
        m_window->show();
        m_window->openPath(QStringLiteral("demo"));
        QVERIFY(QTest::qWaitFor([this] { return bool(context().model()); }, 60000));
        CalibrationParams calibration = context().calibration();
        calibration.samples = 2;
        calibration.window = 64;
        context().setCalibration(calibration);
        PerplexityParams evaluation = context().evaluation();
        evaluation.window = 64;
        context().setEvaluation(evaluation);
        m_window->showRoom(Room::Sensitivity);
        QVERIFY(settles());
    }
    void theFormAsksForASmallSweep()
    {
        QVERIFY(!part<QPushButton>("spareFragile")->isEnabled());
        auto* levels = part<QLineEdit>("sensitivityLevels");
        levels->setFocus();
        levels->selectAll();
        QTest::keyClicks(levels, "50, 80");
        QTest::keyClick(levels, Qt::Key_Return);
        auto* windows = part<QSpinBox>("sensitivityWindows");
        windows->setValue(2);
        Q_EMIT windows->editingFinished();
        auto* probes = part<QSpinBox>("sensitivityProbes");
        probes->setValue(12);
        Q_EMIT probes->editingFinished();
        QCOMPARE(work().params().levels, (std::vector<double>{0.5, 0.8}));
        QCOMPARE(work().wantedPoints(), 56 * 2 + 12);
    }
    void wrongLevelsAreSaidAndChangeNothing()
    {
        auto* levels = part<QLineEdit>("sensitivityLevels");
        levels->setText("50, many");
        Q_EMIT levels->editingFinished();
        QCOMPARE(work().params().levels, (std::vector<double>{0.5, 0.8}));
        QCOMPARE(levels->text(), QStringLiteral("50, 80"));
    }
    void aCancelledSweepKeepsItsPointsAndGoesOn()
    {
        QTest::mouseClick(part<QPushButton>("startSensitivity"), Qt::LeftButton);
        QVERIFY(work().isRunning());
        QVERIFY(QTest::qWaitFor([this] { return work().knownPoints() >= 10; }, 120000));
        QTest::mouseClick(part<QPushButton>("cancelSensitivity"), Qt::LeftButton);
        QVERIFY(settles());
        const int known = work().knownPoints();
        QVERIFY2(known >= 10 && known < work().wantedPoints(), qPrintable(QString::number(known)));
        QVERIFY(part<QPushButton>("startSensitivity")->isEnabled());
        QTest::mouseClick(part<QPushButton>("startSensitivity"), Qt::LeftButton);
        QVERIFY(settles());
        QCOMPARE(work().knownPoints(), work().wantedPoints());
        QVERIFY(work().result()->takenOver >= known);
    }
    void tableMapAndCurvesShowCoresNumbers()
    {
        const SensitivityResult& result = *work().result();
        auto* table = part<QTableView>("sensitivityTable");
        QCOMPARE(table->model()->rowCount(), 56);
        table->sortByColumn(SensitivityModel::FirstLevel + 1, Qt::DescendingOrder);
        double worst = -1;
        for (const SensitivityPoint& point : result.points)
            if (point.level == 0.8)
                worst = std::max(worst, point.nllIncrease);
        QCOMPARE(table->model()->index(0, SensitivityModel::FirstLevel + 1).data(SensitivityModel::SortRole).toDouble(), worst);
        table->selectRow(0);
        const QString unit = table->model()->index(0, 0).data(SensitivityModel::UnitRole).toString();
        QCOMPARE(context().selection().matrix(), unit);
        const auto& curves = m_window->findChild<SensitivityChart*>()->chart()->series();
        QCOMPARE(curves.size(), std::size_t(1));
        QCOMPARE(curves[0].x, (std::vector<double>{0, 0.5, 0.8}));
        QCOMPARE(curves[0].y[2], worst);
        auto* map = part<ModelMap>("sensitivityMap");
        map->chooseQuantity("loss0.8");
        bool isFound = false;
        for (const QStringList& row : map->table())
            for (const QString& cell : row)
                isFound = isFound || (worst > 0 && std::abs(cell.toDouble() - worst) < 1e-5 * worst);
        QVERIFY(isFound);
    }
    void whatIsSparedKeepsItsWeightsAndTheTotal()
    {
        const double total = context().plan().totalShare();
        const QString unit = part<QTableView>("sensitivityTable")->model()->index(0, 0).data(SensitivityModel::UnitRole).toString();
        QTest::mouseClick(part<QPushButton>("spareFragile"), Qt::LeftButton);
        QCOMPARE(m_window->room(), Room::Plan);
        const PlanEntry& entry = *context().plan().plan().find(unit.toStdString());
        QCOMPARE(entry.sparsityShare, 0.0);
        QVERIFY(entry.isLocked);
        QVERIFY(std::abs(context().plan().totalShare() - total) < 1e-6);
        context().plan().undoStack()->undo();
        QVERIFY(context().plan().plan().find(unit.toStdString())->sparsityShare > 0);
        QVERIFY(!context().plan().plan().find(unit.toStdString())->isLocked);
    }
    void thePlanPredictsWithinTheFrameAndMeasuresAfterwards()
    {
        auto* answers = m_window->findChild<PlanAnswers*>();
        QVERIFY(answers->predictor());
        context().plan().makeUniform(0.6);
        const LossPrediction prediction = answers->predictor()->predict(context().plan().plan());
        QVERIFY(part<QLabel>("predictedPerplexity")->text().contains(QString::number(int(prediction.perplexity))));
        QVERIFY(QTest::qWaitFor([&] { return answers->look().has_value(); }, 60000));
        QCOMPARE(answers->look()->windows, 4);
        QuickLookParams params;
        params.plan = context().plan().plan();
        params.calibration = context().calibration();
        params.evaluation = context().evaluation();
        StopFlag stop;
        const QuickLook again = lookQuickly(context().model(), params, nullptr, stop, {});
        QVERIFY(std::abs(again.nllIncrease - answers->look()->nllIncrease) < 1e-6);
        context().plan().makeUniform(0.3);
        QVERIFY(!answers->look()); // of the older plan: dropped
        QVERIFY(QTest::qWaitFor([&] { return answers->look().has_value(); }, 60000));
        QVERIFY(answers->look()->nllIncrease < again.nllIncrease);
    }
    void aReopenedProjectKnowsTheSweep()
    {
        SensitivityParams params = work().params();
        SensitivityParams other = params;
        other.by = "kind";
        work().setParams(other);
        QVERIFY(settles());
        QCOMPARE(work().knownPoints(), 0);
        work().setParams(params);
        QVERIFY(QTest::qWaitFor([this] { return work().knownPoints() > 0; }, 60000));
        QCOMPARE(work().knownPoints(), work().wantedPoints());
    }
    void filesOfOtherModelsAreRefused()
    {
        const QString path = m_temporary.filePath("sweep.json");
        work().write(path);
        work().read(path);
        QCOMPARE(work().result()->points.size(), std::size_t(112));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        file.close();
        text.replace(QByteArray::fromStdString(context().info()->fingerprint), "0000");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        bool isRefused = false;
        try {
            work().read(path);
        } catch (const Error& error) {
            isRefused = error.kind() == ErrorKind::BadInput && std::string(error.what()).find("0000") != std::string::npos;
        }
        QVERIFY(isRefused);
    }
};

PRUNESCOPE_TEST(TstSensitivityRoom)
#include "tst_sensitivity_room.moc"
