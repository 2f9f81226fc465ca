#pragma once
// Opening and saving: dialogs, recent files, what a dropped file is, and the question about unsaved changes.

#include <QObject>
#include <QString>

class QMenu;
class QMimeData;
class QWidget;

namespace prunescope::gui {

class Actions;
class AppContext;
class Settings;

class FileOrders : public QObject {
    Q_OBJECT

public:
    /// What a path is, by a look at the file system only.
    enum class FileKind { ModelFolder, WeightFile, Plan, Project, Other };

    /// @param window  parent of dialogs
    FileOrders(AppContext& context, Settings& settings, QWidget* window);

    static FileKind kindOf(const QString& path);
    /// The first local path of a drop that can be opened; empty where there is none.
    static QString openablePath(const QMimeData& data);

    /// Opens whatever a path is; "demo" is the bundled model. A plan given before any model is open waits for it.
    void openPath(const QString& path);
    /// Asks for a folder or file first.
    void askModelFolder();
    void askFile();
    void askPlan();
    void askExportFolder();
    /// A plan of another program, or masks.
    void askImportPlan();
    void askExportPlan();
    void askExportMasks();
    /// The present project under a name of its own.
    void askProjectPath();
    /// The three orders above become the actions'; their reports appear over the window.
    void connectForms(Actions& actions);
    /// @return false if saving failed or was given up
    bool savePlan();
    bool savePlanAs();
    void startNewPlan();
    /// Asks for a calibration or evaluation text.
    void askCalibration(bool isFolder);
    void askEvaluation(bool isFolder);
    void setCalibrationText(const QString& path);
    void setEvaluationText(const QString& path);

    /// Offers to save changes. @return false if the user gave up what was about to happen
    bool mayForgetPlan();
    void fillRecentMenu(QMenu* menu);

Q_SIGNALS:
    /// A path cannot be opened; a sentence for people.
    void refused(const QString& sentence);

private:
    /// @return an empty path if the user gave up
    QString askSavePath(const QString& title, const QString& start, const QStringList& filters, QString* chosenFilter);
    QString askPath(const QString& purpose, const QString& title, const QString& filter, bool isFolder);
    void remember(const QString& path);

    AppContext& m_context;
    Settings& m_settings;
    QWidget* m_window;
    QString m_waitingPlan; // opened once a model is there
};

} // namespace prunescope::gui
