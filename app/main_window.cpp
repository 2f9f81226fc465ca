// Assembly of the window.
#include "app/main_window.h"

#include "app/about_dialog.h"
#include "app/actions.h"
#include "app/app_context.h"
#include "app/banner.h"
#include "app/command_palette.h"
#include "app/compare_room.h"
#include "app/explore_room.h"
#include "app/file_orders.h"
#include "app/glyph_icon.h"
#include "app/language.h"
#include "app/menus.h"
#include "app/open_dialog.h"
#include "app/plan_answers.h"
#include "app/plan_history.h"
#include "app/plan_room.h"
#include "app/rail.h"
#include "app/report_orders.h"
#include "app/resume_bar.h"
#include "app/run_room.h"
#include "app/sensitivity_room.h"
#include "app/settings.h"
#include "app/top_bar.h"
#include "widgets/allocation/answers_bar.h"
#include "widgets/allocation/method_form.h"
#include "widgets/base/room_focus.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/job_strip.h"
#include "widgets/lessons/lesson_dialog.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QThread>
#include <QTimer>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

constexpr QSize kSmallest(1280, 720);
constexpr QSize kFirstSize(1600, 1000);
constexpr int kMemoryPeriodMs = 1000;

} // namespace

MainWindow::MainWindow(std::shared_ptr<Session> session, Settings& settings, Language& language, QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_language(language),
      m_context(std::make_unique<AppContext>(std::move(session))), m_actions(new Actions(this)),
      m_files(new FileOrders(*m_context, settings, this)), m_report(new ReportOrders(*m_context, settings, this)),
      m_rooms(new QStackedWidget)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(kSmallest);
    setAcceptDrops(true);
    buildRooms();
    buildFrame();
    m_menus = new Menus(menuBar(), *m_actions, m_plan->planActions(), this);
    m_palette = new CommandPalette(this);
    connectFileActions();
    connectTextActions();
    connectViewActions();
    connectRunActions();
    connectUndo();
    connectContext();
    restoreLayout();
    showRoom(Room::Explore);
    updateActions();
    updateTitle();
}

MainWindow::~MainWindow()
{
    delete takeCentralWidget(); // the rooms refer to the context, so they go first
}

void MainWindow::buildRooms()
{
    m_explore = new ExploreRoom(*m_context);
    m_sensitivity = new SensitivityRoom(*m_context);
    m_plan = new PlanRoom(*m_context);
    m_run = new RunRoom(*m_context);
    m_compare = new CompareRoom(*m_context);
    for (QWidget* room : std::initializer_list<QWidget*>{m_explore, m_sensitivity, m_plan, m_run, m_compare})
        m_rooms->addWidget(room);
    auto* lesson = new LessonDialog(this);
    for (MethodForm* form : {m_plan->findChild<MethodForm*>(), m_run->findChild<MethodForm*>()})
        connect(form, &MethodForm::lessonAsked, lesson, &LessonDialog::showMethod);
    connect(m_explore, &ExploreRoom::openAsked, m_actions->openDemo, &QAction::trigger);
    connect(m_explore, &ExploreRoom::runAsked, this, [this] { showRoom(Room::Run); });
    auto* answers = new PlanAnswers(*m_context, m_sensitivity->work(), *m_plan->findChild<AnswersBar*>(), m_rooms);
    connect(answers, &PlanAnswers::sweepAsked, this, [this] { showRoom(Room::Sensitivity); });
    m_plan->history().setPrediction([this, answers] { return answers->prediction(m_context->plan().plan()); });
    connect(m_plan, &PlanRoom::shownAsked, this, [this] { showRoom(Room::Plan); });
    connect(m_sensitivity, &SensitivityRoom::openAsked, m_actions->openFolder, &QAction::trigger);
    connect(m_sensitivity, &SensitivityRoom::planAsked, this, [this] { showRoom(Room::Plan); });
    connect(m_plan, &PlanRoom::openAsked, m_actions->openFolder, &QAction::trigger);
    connect(m_plan, &PlanRoom::runAsked, this, [this] { showRoom(Room::Run); });
    connect(m_compare, &CompareRoom::runAsked, this, [this] { showRoom(Room::Run); });
    connect(m_run, &RunRoom::planAsked, this, [this] { showRoom(Room::Plan); });
    connect(m_run, &RunRoom::exportAsked, m_actions->exportCheckpoint, &QAction::trigger);
    connect(m_run, &RunRoom::compareAsked, this, [this] {
        showRoom(Room::Compare);
        if (!m_context->comparison())
            m_context->startCompare();
    });
}

void MainWindow::buildFrame()
{
    const Glyph glyphs[] = {Glyph::Explore, Glyph::Sensitivity, Glyph::Plan, Glyph::Run, Glyph::Compare};
    for (int i = 0; i < m_actions->rooms().size(); ++i)
        m_actions->rooms()[i]->setIcon(glyphIcon(glyphs[i]));
    m_actions->undo->setIcon(glyphIcon(Glyph::Undo));
    m_actions->redo->setIcon(glyphIcon(Glyph::Redo));
    m_topBar = new TopBar(*m_context, *m_actions);
    m_banner = new Banner;
    m_banner->setObjectName(QStringLiteral("windowBanner"));
    m_strip = new JobStrip(m_context->jobs());
    m_strip->setThreads(m_settings.threads() > 0 ? m_settings.threads() : QThread::idealThreadCount(),
                        QString::fromStdString(runtimeDescription()));
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(new Rail(m_actions->rooms()));
    middle->addWidget(m_rooms, 1);
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    layout->addWidget(m_banner);
    auto* resumeBar = new ResumeBar(*m_context, *m_files);
    connect(resumeBar, &ResumeBar::resumed, this, [this] { showRoom(Room::Run); });
    layout->addWidget(resumeBar);
    layout->addLayout(middle, 1);
    layout->addWidget(m_strip);
    setCentralWidget(centre);
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &MainWindow::updateMemory);
    timer->start(kMemoryPeriodMs);
    updateMemory();
}

void MainWindow::connectFileActions()
{
    connect(m_actions->openFolder, &QAction::triggered, m_files, &FileOrders::askModelFolder);
    connect(m_actions->openFile, &QAction::triggered, m_files, &FileOrders::askFile);
    connect(m_actions->openDemo, &QAction::triggered, this, [this] { openPath(QStringLiteral("demo")); });
    connect(m_actions->newPlan, &QAction::triggered, m_files, &FileOrders::startNewPlan);
    connect(m_actions->openPlan, &QAction::triggered, m_files, &FileOrders::askPlan);
    connect(m_actions->savePlan, &QAction::triggered, m_files, &FileOrders::savePlan);
    connect(m_actions->savePlanAs, &QAction::triggered, m_files, &FileOrders::savePlanAs);
    connect(m_actions->exportCheckpoint, &QAction::triggered, m_files, &FileOrders::askExportFolder);
    m_files->connectForms(*m_actions);
    connect(m_actions->writeReport, &QAction::triggered, m_report, &ReportOrders::ask);
    connect(m_report, &ReportOrders::failed, this, [this](const QString& sentence) { showProblem(sentence, false); });
    connect(m_actions->modelDetails, &QAction::triggered, this, [this] { showModelDetails(*m_context, this); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menus->recentMenu(), &QMenu::aboutToShow, this, [this] { m_files->fillRecentMenu(m_menus->recentMenu()); });
    connect(m_files, &FileOrders::refused, this, [this](const QString& sentence) { showProblem(sentence, false); });
    connect(m_banner, &Banner::stepChosen, this, [this] {
        m_banner->dismiss();
        openPath(QStringLiteral("demo"));
    });
}

void MainWindow::connectTextActions()
{
    connect(m_actions->calibrationFile, &QAction::triggered, this, [this] { m_files->askCalibration(false); });
    connect(m_actions->calibrationFolder, &QAction::triggered, this, [this] { m_files->askCalibration(true); });
    connect(m_actions->calibrationDemo, &QAction::triggered, this, [this] { m_files->setCalibrationText("demo:calibration"); });
    connect(m_actions->evaluationFile, &QAction::triggered, this, [this] { m_files->askEvaluation(false); });
    connect(m_actions->evaluationFolder, &QAction::triggered, this, [this] { m_files->askEvaluation(true); });
    connect(m_actions->evaluationDemo, &QAction::triggered, this, [this] { m_files->setEvaluationText("demo:evaluation"); });
}

void MainWindow::connectViewActions()
{
    const auto rooms = m_actions->rooms();
    for (int i = 0; i < rooms.size(); ++i)
        connect(rooms[i], &QAction::triggered, this, [this, i] { showRoom(Room(i)); });
    for (const auto& [action, show] : {std::pair(m_actions->exploreWeights, &ExploreRoom::showWeights),
                                       std::pair(m_actions->exploreActivations, &ExploreRoom::showActivations)})
        connect(action, &QAction::triggered, this, [this, show = show] {
            showRoom(Room::Explore);
            (m_explore->*show)();
        });
    const std::pair<QAction*, ThemeChoice> themes[] = {{m_actions->themeSystem, ThemeChoice::System},
                                                       {m_actions->themeLight, ThemeChoice::Light},
                                                       {m_actions->themeDark, ThemeChoice::Dark}};
    for (const auto& [action, theme] : themes) {
        action->setChecked(theme == m_settings.theme());
        connect(action, &QAction::triggered, this, [this, choice = theme] { m_settings.setTheme(choice); });
    }
    for (QAction* action : QList<QAction*>{m_actions->languageSystem} + m_actions->languages) {
        action->setChecked(action->data().toString() == m_settings.language());
        connect(action, &QAction::triggered, this, [this, action] { m_settings.setLanguage(action->data().toString()); });
    }
    connect(&m_settings, &Settings::themeChanged, this, [](ThemeChoice theme) { applyTheme(*qApp, theme); });
    connect(&m_settings, &Settings::languageChanged, this, [this](const QString& id) { m_language.apply(id); });
    connect(m_actions->fullScreen, &QAction::toggled, this, [this](bool isFull) {
        setWindowState(windowState().setFlag(Qt::WindowFullScreen, isFull));
    });
    connect(m_actions->palette, &QAction::triggered, this, [this] { m_palette->open(commands()); });
    connect(m_actions->find, &QAction::triggered, this, &MainWindow::findMatrix);
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::connectRunActions()
{
    connect(m_actions->measureInputs, &QAction::triggered, m_context.get(), &AppContext::measureInputs);
    connect(m_actions->startRun, &QAction::triggered, this, [this] {
        showRoom(Room::Run);
        m_context->startPrune();
    });
    connect(m_actions->compare, &QAction::triggered, this, [this] {
        showRoom(Room::Compare);
        m_context->startCompare();
    });
    connect(m_actions->compareMasks, &QAction::triggered, m_plan, &PlanRoom::showOverlap);
    connect(m_actions->pauseJob, &QAction::triggered, m_strip, &JobStrip::togglePause);
    connect(m_actions->cancelJob, &QAction::triggered, this, &MainWindow::askCancelJob);
    connect(m_strip, &JobStrip::idleChanged, this, &MainWindow::updateActions);
}

void MainWindow::connectUndo()
{
    QUndoStack* stack = m_context->plan().undoStack();
    connect(m_actions->undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(m_actions->redo, &QAction::triggered, stack, &QUndoStack::redo);
    connect(stack, &QUndoStack::indexChanged, this, &MainWindow::updateActions);
}

void MainWindow::connectContext()
{
    connect(m_context.get(), &AppContext::modelChanged, this, [this] {
        m_banner->dismiss();
        updateActions();
        updateTitle();
    });
    connect(m_context.get(), &AppContext::prunedChanged, this, &MainWindow::updateActions);
    connect(m_context.get(), &AppContext::failed, this, [this](Place place, const QString& sentence) {
        // The other places show their failures themselves.
        if (place == Place::Model || place == Place::Project || (place == Place::Plan && room() != Room::Plan))
            showProblem(sentence, place == Place::Model && !m_context->model());
    });
    connect(&m_context->plan(), &PlanDocument::stateChanged, this, &MainWindow::updateTitle);
}

void MainWindow::showRoom(Room room)
{
    m_rooms->setCurrentIndex(int(room));
    m_actions->rooms()[int(room)]->setChecked(true);
    focusInside(*m_rooms->currentWidget());
}

Room MainWindow::room() const { return Room(m_rooms->currentIndex()); }

void MainWindow::openPath(const QString& path) { m_files->openPath(path); }

void MainWindow::showProblem(const QString& sentence, bool offersDemo)
{
    m_banner->showProblem(sentence, offersDemo ? tr("Open Bundled Model") : QString());
}

void MainWindow::updateActions()
{
    const bool hasModel = m_context->model() != nullptr;
    const QString needsModel = tr("Open a model first.");
    for (QAction* action : {m_actions->newPlan, m_actions->openPlan, m_actions->savePlan, m_actions->savePlanAs,
                            m_actions->importPlan, m_actions->exportPlan, m_actions->exportMasks, m_actions->writeReport, m_actions->measureInputs, m_actions->startRun, m_actions->compare, m_actions->compareMasks, m_actions->modelDetails})
        Actions::setAvailable(action, hasModel, needsModel);
    Actions::setAvailable(m_actions->exportCheckpoint, m_context->prunedRun() != nullptr, tr("Prune the model first."));
    for (QAction* action : {m_actions->pauseJob, m_actions->cancelJob})
        Actions::setAvailable(action, !m_strip->isIdle(), tr("Nothing is running."));
    const QUndoStack* stack = m_context->plan().undoStack();
    m_actions->undo->setText(stack->canUndo() ? tr("&Undo: %1").arg(stack->undoText()) : tr("&Undo"));
    m_actions->redo->setText(stack->canRedo() ? tr("&Redo: %1").arg(stack->redoText()) : tr("&Redo"));
    Actions::setAvailable(m_actions->undo, stack->canUndo(), tr("Nothing to undo in the plan."));
    Actions::setAvailable(m_actions->redo, stack->canRedo(), tr("Nothing to redo in the plan."));
}

void MainWindow::updateTitle()
{
    const PlanDocument& plan = m_context->plan();
    setWindowModified(plan.isModified());
    if (!m_context->model()) {
        setWindowTitle(QStringLiteral("PruneScope[*]"));
        return;
    }
    const QString name = plan.path().isEmpty() ? tr("Unsaved plan") : QFileInfo(plan.path()).fileName();
    setWindowTitle(QStringLiteral("%1[*] – %2 – PruneScope").arg(name, m_context->modelName()));
}

void MainWindow::updateMemory()
{
    const MemoryUse use = memoryUse();
    m_strip->setMemory(use.liveBytes, use.peakBytes);
}

bool MainWindow::mayStopJobs()
{
    if (m_strip->isIdle())
        return true;
    QMessageBox question(QMessageBox::Question, tr("Cancel Job"), tr("Cancel the running job? What it has done so far is lost."),
                         QMessageBox::NoButton, this);
    question.setObjectName(QStringLiteral("cancelQuestion"));
    QAbstractButton* cancel = question.addButton(tr("Cancel Job"), QMessageBox::DestructiveRole);
    question.setEscapeButton(question.addButton(tr("Let It Run"), QMessageBox::RejectRole));
    question.exec();
    return question.clickedButton() == cancel;
}

void MainWindow::askCancelJob()
{
    if (mayStopJobs())
        m_strip->cancelShown();
}

void MainWindow::findMatrix()
{
    if (room() == Room::Plan) {
        m_plan->focusSearch();
        return;
    }
    showRoom(Room::Explore);
    m_explore->focusSearch();
}

std::vector<CommandModel::Command> MainWindow::commands() const
{
    std::vector<CommandModel::Command> commands;
    const auto add = [&commands](const QMenu* menu, const auto& self) -> void {
        for (QAction* action : menu->actions()) {
            if (action->menu())
                self(action->menu(), self);
            else if (!action->isSeparator())
                commands.push_back({withoutMnemonic(menu->title()), action});
        }
    };
    for (const QMenu* menu : m_menus->topMenus())
        add(menu, add);
    return commands;
}

QList<QSplitter*> MainWindow::splitters() const { return findChildren<QSplitter*>(); }

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(m_settings.layoutState(QStringLiteral("window"))))
        resize(kFirstSize);
    for (QSplitter* splitter : splitters())
        splitter->restoreState(m_settings.layoutState(splitter->objectName()));
}

void MainWindow::saveLayout()
{
    m_settings.setLayoutState(QStringLiteral("window"), saveGeometry());
    for (const QSplitter* splitter : splitters()) {
        if (!splitter->objectName().isEmpty())
            m_settings.setLayoutState(splitter->objectName(), splitter->saveState());
    }
}

void MainWindow::retranslate()
{
    setLocale(QLocale());
    m_actions->retranslate();
    m_menus->retranslate();
    m_topBar->retranslate();
    updateActions();
    updateTitle();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayStopJobs() || !m_files->mayForgetPlan()) {
        event->ignore();
        return;
    }
    saveLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!FileOrders::openablePath(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = FileOrders::openablePath(*event->mimeData());
    if (!path.isEmpty())
        openPath(path);
}

} // namespace prunescope::gui
