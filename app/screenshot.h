#pragma once
// Scripted pictures and the measurement of the start: wait until the window has drawn its model and is idle, then act.

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace prunescope::gui {

class MainWindow;

/// Calls back once the model is open, the steps are done, no job waits or runs, and the window was painted after that.
class WhenSettled : public QObject {
    Q_OBJECT

public:
    /// @param steps  done first, one after the other: "measure", "prune", "compare", "generate", "details", "masks", "sweep",
    ///               "activations"; "method=ID", "param=KEY=VALUE" and "total=SHARE" change the plan, "keep" keeps it and
    ///               "against=ROW" compares it with the plan in that row of the tree; "windows=N" changes the calibration,
    ///               "weight=ROW:COLUMN" selects one in the heatmap, "watch" prunes and goes on with a picture of a matrix that
    ///               is half done
    /// @param then   gets how many milliseconds nothing has happened any more
    WhenSettled(MainWindow& window, QStringList steps, std::function<void(qint64 quietMs)> then);

private:
    void check();
    void startStep(const QString& step);
    void startOther(const QString& step);
    bool seesWork() const;

    MainWindow& m_window;
    QStringList m_steps;
    std::function<void(qint64)> m_then;
    QElapsedTimer m_quiet; // invalid while something happens
    bool m_isWatching = false;
};

/// Calls back once the first picture stands: the model is open, its map drawn, and the selected matrix in Explore. What
/// goes on in the background then does not count.
void whenPictured(MainWindow& window, std::function<void()> then);

/// Draws the window, with its dialogs in the middle, into a picture file. @return false if it cannot be written
bool saveScreenshot(MainWindow& window, const QString& path);

} // namespace prunescope::gui
