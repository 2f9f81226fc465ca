// The window while a sweep runs: how long any handler kept it from the next event, with a hand that changes rooms, drags the
// total and moves over the heatmap all the time; then how long a quick measurement takes after the hand has let go.
//
// usage: bench_sweep_window [CALIBRATION WINDOWS] [SECONDS AT MOST]
#include "app/app_context.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/plan_answers.h"
#include "app/sensitivity_room.h"
#include "app/settings.h"
#include "tests/benchmarks/event_watchdog.h"
#include "widgets/base/theme.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr double kSlowMs = 50; // what no handler may take
constexpr int kHandMs = 40;
constexpr int kLooks = 9;

/// Events until the condition holds. @return false if it took too long
template <typename Condition> bool waitFor(Condition condition, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

/// One small act of a user; the acts take turns.
void act(MainWindow& window, int turn)
{
    constexpr Room rooms[] = {Room::Sensitivity, Room::Plan, Room::Explore};
    if (turn % 25 == 0)
        window.showRoom(rooms[turn / 25 % 3]);
    if (window.room() == Room::Plan)
        window.context().plan().shiftTotal(0.4 + 0.002 * (turn % 100));
    if (auto* heatmap = window.findChild<HeatmapView*>(QStringLiteral("weightHeatmap")); window.room() == Room::Explore && heatmap) {
        const QPointF at(60 + turn * 7 % 300, 60 + turn * 5 % 200);
        QMouseEvent move(QEvent::MouseMove, at, heatmap->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(heatmap, &move);
    }
}

void watchSweep(MainWindow& window, tests::WatchedApplication& app, int secondsAtMost)
{
    auto* room = window.findChild<SensitivityRoom*>();
    window.showRoom(Room::Sensitivity);
    QTimer hand;
    int turn = 0;
    QObject::connect(&hand, &QTimer::timeout, &window, [&] { act(window, turn++); });
    QElapsedTimer timer;
    timer.start();
    app.startWatch(kSlowMs);
    window.findChild<QPushButton*>(QStringLiteral("startSensitivity"))->click();
    hand.start(kHandMs);
    const bool isDone = waitFor([&] { return timer.elapsed() > 1000 && !room->work().isRunning(); }, secondsAtMost * 1000);
    hand.stop();
    app.endWatch();
    std::printf("sweep of %d of %d points in %.1f s%s; %zu events: 99 %% within %.1f ms, longest %.1f ms\n", room->work().knownPoints(),
                room->work().wantedPoints(), double(timer.elapsed()) * 1e-3, isDone ? "" : " (stopped here)", app.events(), app.quantileMs(0.99),
                app.longestMs());
    for (const auto& slow : app.slowEvents())
        std::printf("  %.1f ms: event %d of %s\n", slow.ms, slow.type, qPrintable(slow.receiver));
    room->work().cancel();
    waitFor([&] { return !room->work().isRunning(); }, 60000);
}

void measureLooks(MainWindow& window)
{
    auto* answers = window.findChild<PlanAnswers*>();
    window.showRoom(Room::Plan);
    std::vector<double> waits, works;
    for (int i = 0; i < kLooks; ++i) {
        bool isThere = false;
        const auto connection = QObject::connect(answers, &PlanAnswers::looked, &window, [&] { isThere = answers->look().has_value(); });
        QElapsedTimer timer;
        timer.start();
        window.context().plan().shiftTotal(0.5 + 0.01 * (i % 2));
        if (!waitFor([&] { return isThere; }, 60000))
            return std::printf("the quick measurement did not come\n"), void();
        waits.push_back(double(timer.elapsed()));
        works.push_back(1000 * answers->look()->seconds);
        QObject::disconnect(connection);
    }
    std::sort(waits.begin(), waits.end());
    std::sort(works.begin(), works.end());
    std::printf("quick measurement after the last change: median %.0f ms, longest %.0f ms (of it work: %.0f ms); target 1000 ms\n", waits[kLooks / 2],
                waits.back(), works[kLooks / 2]);
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    tests::WatchedApplication app(argc, argv);
    applyTheme(app, ThemeChoice::Dark);
    startRuntime(0);
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    Language language;
    MainWindow window(std::make_shared<Session>(nullptr), settings, language);
    window.resize(1600, 1000);
    window.show();
    window.openPath(QStringLiteral("demo"));
    if (!waitFor([&] { return window.context().model() != nullptr; }, 60000))
        return 1;
    CalibrationParams calibration = window.context().calibration();
    calibration.samples = argc > 1 ? QByteArray(argv[1]).toInt() : 16;
    window.context().setCalibration(calibration);
    window.context().measureInputs();
    waitFor([&] { return window.context().inputs() != nullptr; }, 60000);
    watchSweep(window, app, argc > 2 ? QByteArray(argv[2]).toInt() : 120);
    measureLooks(window);
    window.context().plan().undoStack()->setClean();
    return 0;
}
