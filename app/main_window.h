#pragma once
// The window: rail, top bar, rooms and job strip around one context. It assembles and decides nothing.

#include "app/command_model.h"

#include <QMainWindow>

#include <memory>

class QSplitter;
class QStackedWidget;

namespace prunescope {
class Session;
}

namespace prunescope::gui {

class Actions;
class AppContext;
class Banner;
class CommandPalette;
class CompareRoom;
class ExploreRoom;
class FileOrders;
class JobStrip;
class Language;
class Menus;
class PlanRoom;
class Rail;
class ReportOrders;
class RunRoom;
class SensitivityRoom;
class Settings;
class TopBar;

enum class Room { Explore, Sensitivity, Plan, Run, Compare };

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// @param settings, language  outlive the window
    MainWindow(std::shared_ptr<Session> session, Settings& settings, Language& language, QWidget* parent = nullptr);
    ~MainWindow() override;

    AppContext& context() { return *m_context; }
    FileOrders& files() { return *m_files; }
    ReportOrders& reports() { return *m_report; }
    JobStrip& jobStrip() { return *m_strip; }
    void showRoom(Room room);
    Room room() const;
    /// Opens what a command line or a drop names.
    void openPath(const QString& path);
    /// All actions that can be used now or later, by menu.
    std::vector<CommandModel::Command> commands() const;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildRooms();
    void buildFrame();
    void connectFileActions();
    void connectTextActions();
    void connectViewActions();
    void connectRunActions();
    void connectUndo();
    void connectContext();
    void updateActions();
    void updateTitle();
    void updateMemory();
    void showProblem(const QString& sentence, bool offersDemo);
    /// Asks before running work is lost. @return false if it should go on
    bool mayStopJobs();
    void askCancelJob();
    void findMatrix();
    void retranslate();
    void restoreLayout();
    void saveLayout();
    QList<QSplitter*> splitters() const;

    Settings& m_settings;
    Language& m_language;
    std::unique_ptr<AppContext> m_context;
    Actions* m_actions;
    FileOrders* m_files;
    ReportOrders* m_report;
    QStackedWidget* m_rooms;
    ExploreRoom* m_explore;
    SensitivityRoom* m_sensitivity;
    PlanRoom* m_plan;
    RunRoom* m_run;
    CompareRoom* m_compare;
    TopBar* m_topBar;
    Banner* m_banner;
    JobStrip* m_strip;
    Menus* m_menus;
    CommandPalette* m_palette;
};

} // namespace prunescope::gui
