#pragma once
// All actions of the window in one place, with texts and shortcuts; what they do is connected by who can do it.

#include <QAction>
#include <QList>
#include <QObject>

class QActionGroup;

namespace prunescope::gui {

class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(QObject* parent = nullptr);

    // File
    QAction *openFolder, *openFile, *openDemo, *newPlan, *openPlan, *savePlan, *savePlanAs, *importPlan, *exportPlan, *exportMasks, *exportCheckpoint, *saveProjectAs, *writeReport, *modelDetails, *quit;
    // Edit
    QAction *undo, *redo, *find;
    // Texts
    QAction *calibrationFile, *calibrationFolder, *calibrationDemo;
    QAction *evaluationFile, *evaluationFolder, *evaluationDemo;
    // View
    QAction *roomExplore, *roomSensitivity, *roomPlan, *roomRun, *roomCompare;
    QAction *exploreWeights, *exploreActivations;
    QAction *themeSystem, *themeLight, *themeDark;
    QAction *languageSystem;
    QList<QAction*> languages; ///< data(): language id
    QAction *fullScreen, *palette;
    // Run
    QAction *measureInputs, *startRun, *compare, *compareMasks, *pauseJob, *cancelJob;
    // Help
    QAction* about;

    /// The rooms in the order of the rail.
    QList<QAction*> rooms() const { return {roomExplore, roomSensitivity, roomPlan, roomRun, roomCompare}; }
    /// An action that cannot be used now says why in its tooltip.
    static void setAvailable(QAction* action, bool isAvailable, const QString& why);
    /// Texts again, after a change of language.
    void retranslate();

private:
    QAction* make(const char* name, const QKeySequence& shortcut = {});
    void makeFileActions();
    void makeViewActions();
    void makeRunActions();
    void retranslateFile();
    void retranslateView();
    void retranslateRun();

    QActionGroup *m_rooms, *m_themes, *m_languages;
};

} // namespace prunescope::gui
