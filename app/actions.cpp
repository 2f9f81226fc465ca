// Names, shortcuts and texts of the actions.
#include "app/actions.h"

#include "app/language.h"

#include <QActionGroup>

namespace prunescope::gui {

Actions::Actions(QObject* parent)
    : QObject(parent), m_rooms(new QActionGroup(this)), m_themes(new QActionGroup(this)),
      m_languages(new QActionGroup(this))
{
    makeFileActions();
    makeViewActions();
    makeRunActions();
    retranslate();
}

QAction* Actions::make(const char* name, const QKeySequence& shortcut)
{
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    return action;
}

void Actions::makeFileActions()
{
    openFolder = make("openFolder", QKeySequence::Open);
    openFile = make("openFile", Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    openDemo = make("openDemo");
    newPlan = make("newPlan", QKeySequence::New);
    openPlan = make("openPlan");
    savePlan = make("savePlan", QKeySequence::Save);
    const QKeySequence saveAs(QKeySequence::SaveAs);
    savePlanAs = make("savePlanAs", saveAs.isEmpty() ? QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S) : saveAs);
    importPlan = make("importPlan");
    exportPlan = make("exportPlan");
    exportMasks = make("exportMasks");
    exportCheckpoint = make("exportCheckpoint", Qt::CTRL | Qt::Key_E);
    writeReport = make("writeReport", Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    saveProjectAs = make("saveProjectAs");
    modelDetails = make("modelDetails", Qt::CTRL | Qt::Key_I);
    const QKeySequence quitKeys(QKeySequence::Quit);
    quit = make("quit", quitKeys.isEmpty() ? QKeySequence(Qt::CTRL | Qt::Key_Q) : quitKeys);
    quit->setMenuRole(QAction::QuitRole);
    undo = make("undo", QKeySequence::Undo);
    redo = make("redo", QKeySequence::Redo);
    find = make("find", QKeySequence::Find);
    calibrationFile = make("calibrationFile");
    calibrationFolder = make("calibrationFolder");
    calibrationDemo = make("calibrationDemo");
    evaluationFile = make("evaluationFile");
    evaluationFolder = make("evaluationFolder");
    evaluationDemo = make("evaluationDemo");
}

void Actions::makeViewActions()
{
    const auto makeChoice = [this](const char* name, QActionGroup* group, const QKeySequence& shortcut = {}) {
        QAction* action = make(name, shortcut);
        action->setCheckable(true);
        group->addAction(action);
        return action;
    };
    roomExplore = makeChoice("showExplore", m_rooms, Qt::CTRL | Qt::Key_1);
    roomSensitivity = makeChoice("showSensitivity", m_rooms, Qt::CTRL | Qt::Key_2);
    roomPlan = makeChoice("showPlan", m_rooms, Qt::CTRL | Qt::Key_3);
    roomRun = makeChoice("showRun", m_rooms, Qt::CTRL | Qt::Key_4);
    roomCompare = makeChoice("showCompare", m_rooms, Qt::CTRL | Qt::Key_5);
    exploreWeights = make("exploreWeights", Qt::CTRL | Qt::SHIFT | Qt::Key_W);
    exploreActivations = make("exploreActivations", Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    themeSystem = makeChoice("themeSystem", m_themes);
    themeLight = makeChoice("themeLight", m_themes);
    themeDark = makeChoice("themeDark", m_themes);
    languageSystem = makeChoice("languageSystem", m_languages);
    languageSystem->setData(QString());
    for (const QString& id : Language::offered()) {
        QAction* action = makeChoice("language", m_languages);
        action->setObjectName(QStringLiteral("language_") + id);
        action->setText(Language::nativeName(id));
        action->setData(id);
        languages.append(action);
    }
    const QKeySequence full(QKeySequence::FullScreen);
    fullScreen = make("fullScreen", full.isEmpty() ? QKeySequence(Qt::Key_F11) : full);
    fullScreen->setCheckable(true);
    palette = make("findAction", Qt::CTRL | Qt::SHIFT | Qt::Key_P);
}

void Actions::makeRunActions()
{
    measureInputs = make("measureInputs", Qt::CTRL | Qt::Key_M);
    startRun = make("startRunAction", Qt::CTRL | Qt::Key_R);
    compare = make("compare", Qt::Key_F5);
    compareMasks = make("compareMasks");
    pauseJob = make("pauseJobAction");
    cancelJob = make("cancelJobAction", Qt::CTRL | Qt::Key_Period);
    about = make("about");
    about->setMenuRole(QAction::AboutRole);
}

void Actions::setAvailable(QAction* action, bool isAvailable, const QString& why)
{
    action->setEnabled(isAvailable);
    action->setToolTip(isAvailable ? QString() : why); // an empty one falls back to the text
}

void Actions::retranslate()
{
    retranslateFile();
    retranslateView();
    retranslateRun();
}

void Actions::retranslateFile()
{
    openFolder->setText(tr("&Open Model…"));
    openFile->setText(tr("Open &File…"));
    openDemo->setText(tr("Open &Bundled Model"));
    newPlan->setText(tr("&New Plan"));
    openPlan->setText(tr("Open &Plan…"));
    savePlan->setText(tr("&Save Plan"));
    savePlanAs->setText(tr("Save Plan &As…"));
    importPlan->setText(tr("&Import Plan…"));
    exportPlan->setText(tr("Export P&lan As…"));
    exportMasks->setText(tr("Export &Masks…"));
    exportCheckpoint->setText(tr("&Export Checkpoint…"));
    writeReport->setText(tr("Write &Report…"));
    saveProjectAs->setText(tr("Save Pro&ject As…"));
    modelDetails->setText(tr("Model &Details"));
    quit->setText(tr("&Quit"));
    find->setText(tr("&Find Matrix"));
    calibrationFile->setText(tr("Calibrate on File…"));
    calibrationFolder->setText(tr("Calibrate on Folder…"));
    calibrationDemo->setText(tr("Calibrate on Bundled Text"));
    evaluationFile->setText(tr("Evaluate on File…"));
    evaluationFolder->setText(tr("Evaluate on Folder…"));
    evaluationDemo->setText(tr("Evaluate on Bundled Text"));
}

void Actions::retranslateView()
{
    roomExplore->setText(tr("&Explore"));
    roomSensitivity->setText(tr("&Sensitivity"));
    roomPlan->setText(tr("&Plan"));
    roomRun->setText(tr("&Run"));
    roomCompare->setText(tr("&Compare"));
    exploreWeights->setText(tr("Explore &Weights"));
    exploreActivations->setText(tr("Explore &Activations"));
    themeSystem->setText(tr("As the &System"));
    themeLight->setText(tr("&Light"));
    themeDark->setText(tr("&Dark"));
    languageSystem->setText(tr("As the &System"));
    fullScreen->setText(tr("&Full Screen"));
    palette->setText(tr("Find &Action…"));
}

void Actions::retranslateRun()
{
    measureInputs->setText(tr("&Measure Inputs"));
    startRun->setText(tr("&Start Pruning"));
    compare->setText(tr("&Evaluate"));
    compareMasks->setText(tr("Compare &Masks of Two Calibrations…"));
    pauseJob->setText(tr("&Pause or Resume Job"));
    cancelJob->setText(tr("&Cancel Job"));
    about->setText(tr("&About PruneScope"));
}

} // namespace prunescope::gui
