// The Plan room joins map, table, bar and form to the one document.
#include "app/plan_room.h"

#include "app/allocate_dialog.h"
#include "app/app_context.h"
#include "app/banner.h"
#include "app/overlap_dialog.h"
#include "app/plan_tree_panel.h"
#include "widgets/allocation/answers_bar.h"
#include "widgets/allocation/method_form.h"
#include "widgets/allocation/plan_bar.h"
#include "widgets/allocation/plan_table.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/room_focus.h"
#include "widgets/base/theme.h"
#include "widgets/experiments/plan_tree_view.h"
#include "widgets/overview/map_canvas.h"
#include "widgets/overview/model_map.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

const QString kPlanned = QStringLiteral("planned");
const QString kAchieved = QStringLiteral("achieved");
const QString kError = QStringLiteral("outputError");
const QString kDifference = QStringLiteral("planDifference");
constexpr int kMatrixTab = 0, kPlansTab = 1;

} // namespace

PlanRoom::PlanRoom(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_banner(new Banner(this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_bar(new PlanBar(context.plan(), this)), m_map(new ModelMap(&context.selection(), this)),
      m_table(new PlanTable(context.plan(), this)), m_separator(new QAction(this))
{
    m_separator->setSeparator(true);
    m_banner->setObjectName(QStringLiteral("planBanner"));
    auto* page = new QWidget(this);
    auto* pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->setSpacing(2 * kGrid);
    pageLayout->addWidget(m_bar);
    m_bar->setAnswers(new AnswersBar);
    pageLayout->addWidget(m_splitter, 1);
    m_splitter->setObjectName(QStringLiteral("planSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(2 * kGrid);
    m_splitter->addWidget(buildDesk());
    m_splitter->addWidget(m_table);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 2);
    tabInOrder({m_bar, m_splitter->widget(0), m_table});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    connectMap();
    connectContext();
    retranslate();
    showModel();
}

QWidget* PlanRoom::buildDesk()
{
    m_map->setObjectName(QStringLiteral("planMap"));
    m_map->setEditable(true);
    m_map->canvas()->setMultiple(true);
    m_map->canvas()->addActions(m_table->editActions());
    m_mapHint = new QLabel;
    m_mapHint->setWordWrap(true);
    makeCaption(m_mapHint);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildInspector());
    auto* desk = new QWidget(this);
    auto* layout = new QVBoxLayout(desk);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    m_map->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout->addWidget(m_map);
    layout->addWidget(m_mapHint);
    layout->addSpacing(kGrid);
    layout->addWidget(buildTabs(scroll), 1);
    return desk;
}

/// What is below the map: the selected matrix, or the plans of the project.
QWidget* PlanRoom::buildTabs(QWidget* inspector)
{
    m_plans = new PlanTreePanel(m_context);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("planTabs"));
    m_tabs->setDocumentMode(true);
    for (QWidget* page : {inspector, static_cast<QWidget*>(m_plans)}) {
        auto* frame = new QWidget;
        auto* frameLayout = new QVBoxLayout(frame);
        frameLayout->setContentsMargins(0, kGrid, 0, 0);
        frameLayout->addWidget(page);
        m_tabs->addTab(frame, QString());
    }
    connect(&m_plans->history(), &PlanHistory::treeChanged, this, &PlanRoom::showPlanCount);
    connect(m_plans, &PlanTreePanel::refused, m_banner, [this](const QString& sentence) { m_banner->showProblem(sentence); });
    connect(m_plans, &PlanTreePanel::showAsked, this, &PlanRoom::showPlans);
    connect(m_plans, &PlanTreePanel::comparisonChanged, this, [this] {
        showQuantities();
        if (m_plans->difference())
            m_map->chooseQuantity(kDifference);
    });
    connect(m_plans, &PlanTreePanel::differenceChanged, this, [this] { m_map->setValues(kDifference, m_plans->difference()->values); });
    return m_tabs;
}

void PlanRoom::showPlans()
{
    m_tabs->setCurrentIndex(kPlansTab);
    Q_EMIT shownAsked();
}

PlanHistory& PlanRoom::history() { return m_plans->history(); }

void PlanRoom::showPlanCount()
{
    const std::size_t count = m_plans->history().tree()->nodes.size();
    m_tabs->setTabText(kPlansTab, count > 0 ? tr("Plans (%1)").arg(countText(qint64(count))) : tr("Plans"));
}

QWidget* PlanRoom::buildInspector()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(kGrid);
    m_matrixTitle = new QLabel;
    m_matrixTitle->setObjectName(QStringLiteral("planMatrixTitle"));
    m_matrixTitle->setWordWrap(true);
    makeTitle(m_matrixTitle);
    m_matrixNote = new QLabel;
    makeCaption(m_matrixNote);
    m_form = new MethodForm;
    m_applyTitle = new QLabel;
    auto* apply = new QHBoxLayout;
    apply->addWidget(m_applyTitle);
    const QList<QAction*> actions = m_table->editActions();
    const auto make = [apply](const char* name, QAction* action) {
        auto* button = new QPushButton;
        button->setObjectName(QLatin1String(name));
        QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
        apply->addWidget(button);
        return button;
    };
    m_applyAll = make("applyAllButton", actions[0]);
    m_applyBlock = make("applyBlockButton", actions[1]);
    m_applyKind = make("applyKindButton", actions[2]);
    apply->addStretch();
    layout->addWidget(m_matrixTitle);
    layout->addWidget(m_matrixNote);
    layout->addLayout(apply);
    layout->addWidget(m_form);
    layout->addStretch();
    connect(m_form, &MethodForm::valuesEdited, this, [this] {
        QList<int> rows; // parameters belong to one method
        for (const int row : m_table->selectedRows()) {
            if (m_context.plan().entry(row).method == m_form->method())
                rows.append(row);
        }
        m_context.plan().setParams(rows, m_form->values());
    });
    return box;
}

void PlanRoom::connectMap()
{
    PlanDocument& plan = m_context.plan();
    connect(m_map->canvas(), &MapCanvas::dragStarted, this, [this, &plan](const QStringList& names) {
        m_dragged = rowsOf(names);
        plan.beginGesture();
    });
    connect(m_map->canvas(), &MapCanvas::dragMoved, this, [this, &plan](double difference) {
        plan.addSparsity(m_dragged, difference);
    });
    connect(m_map->canvas(), &MapCanvas::dragEnded, &plan, &PlanDocument::endGesture);
    connect(m_map->canvas(), &MapCanvas::dragCancelled, &plan, &PlanDocument::cancelGesture);
    connect(m_map->canvas(), &MapCanvas::selectionChosen, m_table, &PlanTable::selectMatrices);
    connect(m_map->canvas(), &MapCanvas::lockAsked, m_table, &PlanTable::turnLock);
    connect(m_map->canvas(), &MapCanvas::nudged, this, [this, &plan](double difference) {
        plan.nudgeSparsity(rowsOf(m_map->canvas()->chosen()), difference);
    });
    connect(m_table, &PlanTable::selectedRowsChanged, this, [this, &plan] {
        QStringList names;
        for (const int row : m_table->selectedRows())
            names << QString::fromStdString(plan.entry(row).name);
        m_map->canvas()->setChosen(names);
    });
    connect(m_map, &ModelMap::stepChosen, this, &PlanRoom::runAsked);
}

void PlanRoom::connectContext()
{
    connect(&m_context, &AppContext::modelChanged, this, &PlanRoom::showModel);
    connect(&m_context, &AppContext::prunedChanged, this, &PlanRoom::showRun);
    connect(&m_context.plan(), &PlanDocument::documentChanged, this, &PlanRoom::showEntries);
    connect(&m_context.plan(), &PlanDocument::entriesChanged, this, &PlanRoom::showEntries);
    connect(m_table, &PlanTable::matrixChosen, &m_context.selection(), &Selection::selectMatrix);
    connect(&m_context.selection(), &Selection::matrixSelected, m_table, &PlanTable::selectMatrix);
    connect(&m_context.selection(), &Selection::matrixSelected, this, &PlanRoom::showSelected);
    connect(m_table, &PlanTable::selectedRowsChanged, this, &PlanRoom::showSelected);
    connect(m_table, &PlanTable::refused, this, [this](const QString& sentence) { m_banner->showProblem(sentence); });
    connect(m_bar, &PlanBar::refused, m_banner, [this](const QString& sentence) { m_banner->showProblem(sentence); });
    connect(m_bar, &PlanBar::resetAsked, &m_context, &AppContext::resetPlan);
    connect(m_bar, &PlanBar::overlapAsked, this, &PlanRoom::showOverlap);
    connect(m_bar, &PlanBar::allocateAsked, this, [this] {
        if (!m_allocate)
            m_allocate = new AllocateDialog(m_context, this);
        m_allocate->begin();
    });
    connect(&m_context, &AppContext::failed, this, [this](Place place, const QString& sentence) {
        if (place == Place::Plan)
            m_banner->showProblem(sentence);
    });
    connect(&m_context.plan(), &PlanDocument::documentChanged, m_banner, &Banner::dismiss);
    connect(m_empty, &EmptyState::stepChosen, this, &PlanRoom::openAsked);
}

QList<int> PlanRoom::rowsOf(const QStringList& names) const
{
    QList<int> rows;
    for (const QString& name : names) {
        const int row = m_context.plan().rowOf(name.toStdString());
        if (row >= 0)
            rows.append(row);
    }
    return rows;
}

void PlanRoom::showModel()
{
    const ModelInfo* info = m_context.info();
    m_stack->setCurrentIndex(info && !m_context.plan().isEmpty() ? 1 : 0);
    if (info)
        m_map->setModel(*info);
    else
        m_map->clearModel();
    showQuantities();
    showSelected();
}

void PlanRoom::showQuantities()
{
    MapQuantity planned{kPlanned, tr("Planned sparsity")};
    planned.tip = tr("Share of each matrix's weights that the plan sets to zero.");
    planned.isShare = true;
    planned.isFullScale = true;
    MapQuantity achieved{kAchieved, tr("Achieved sparsity")};
    achieved.tip = tr("Share of zeros after the last run.");
    achieved.isShare = true;
    achieved.isFullScale = true;
    achieved.missing = tr("Known after a run.");
    achieved.step = tr("Go to Run");
    MapQuantity error{kError, tr("Output error")};
    error.tip = tr("How much each matrix's output changed in the last run.");
    error.isShare = true;
    error.missing = tr("Known after a run with calibration text.");
    error.step = tr("Go to Run");
    std::vector<MapQuantity> quantities{planned, achieved, error};
    if (const auto difference = m_plans->difference())
        quantities.push_back(*difference);
    m_map->setQuantities(std::move(quantities));
    showRun();
    showEntries();
}

void PlanRoom::showEntries()
{
    std::map<std::string, double> shares;
    std::set<std::string> locked;
    for (const PlanEntry& entry : m_context.plan().plan().matrices) {
        shares[entry.name] = entry.sparsityShare;
        if (entry.isLocked)
            locked.insert(entry.name);
    }
    m_map->setValues(kPlanned, std::move(shares));
    m_map->setLocked(std::move(locked));
    showSelected();
}

void PlanRoom::showRun()
{
    std::map<std::string, double> achieved, errors;
    QHash<QString, double> byName;
    if (const auto& run = m_context.prunedRun()) {
        for (const MatrixReport& report : run->result.matrices) {
            achieved[report.name] = report.achievedShare;
            byName[QString::fromStdString(report.name)] = report.achievedShare;
            if (report.outputError >= 0)
                errors[report.name] = report.outputError;
        }
    }
    m_map->setValues(kAchieved, std::move(achieved));
    m_map->setValues(kError, std::move(errors));
    m_table->setAchieved(byName);
}

void PlanRoom::showSelected()
{
    const PlanDocument& plan = m_context.plan();
    const QList<int> rows = m_table->selectedRows();
    const int row = rows.isEmpty() ? -1 : rows.first();
    const bool hasRow = row >= 0 && row < plan.rowCount();
    for (QPushButton* button : {m_applyAll, m_applyBlock, m_applyKind}) {
        button->setEnabled(hasRow);
        button->setToolTip(hasRow ? tr("Copies method, sparsity, pattern and parameters to the unlocked matrices.")
                                  : tr("Select a row of the plan first."));
    }
    if (!hasRow) {
        m_matrixTitle->setText(tr("No matrix selected"));
        m_matrixNote->clear();
        m_form->showMethod({}, {});
        return;
    }
    m_matrixTitle->setText(rows.size() == 1 ? QString::fromStdString(plan.entry(row).name)
                                            : tr("%n matrices", nullptr, int(rows.size())));
    m_matrixNote->setText(tr("%1 planned zeros, %2")
                              .arg(shortCountText(plan.plannedZeros(row)), percentText(plan.entry(row).sparsityShare)));
    m_matrixNote->setVisible(rows.size() == 1);
    m_form->showMethod(plan.entry(row).method, plan.entry(row).params);
    m_form->setEnabled(!plan.entry(row).isLocked);
    m_form->setToolTip(plan.entry(row).isLocked ? tr("This matrix is locked; unlock it to change its values.") : QString());
}

QList<QAction*> PlanRoom::planActions() const
{
    QList<QAction*> actions = m_table->editActions();
    actions.append(m_bar->uniformAction());
    actions.append(m_bar->allocateAction());
    actions.append(m_separator);
    actions.append(m_plans->view()->planActions());
    return actions;
}

void PlanRoom::showOverlap()
{
    if (!m_overlap)
        m_overlap = new OverlapDialog(m_context, this);
    m_overlap->begin();
}

void PlanRoom::focusSearch() { m_table->focusSearch(); }

void PlanRoom::retranslate()
{
    m_empty->setMessage(tr("Here: how much is removed from which matrix. A plan belongs to an open model."),
                        tr("Open Model Folder…"));
    m_mapHint->setText(tr("Drag cells or labels up or down to change sparsity; Ctrl, Shift, Alt select more."));
    m_mapHint->setToolTip(tr("Ctrl+click adds or removes cells, rows and columns; Shift+click and Shift+arrows extend the selection; "
                             "Alt+drag draws a rectangle. On the keyboard: arrows move, Alt+arrows move without selecting, Space adds "
                             "or removes, Ctrl+A selects all; + and −, or Ctrl+Up and Ctrl+Down, change the sparsity by one point, "
                             "with Shift or Page Up and Page Down by five; L locks, Ctrl+C and Ctrl+V copy settings."));
    m_tabs->setTabText(kMatrixTab, tr("Matrix"));
    m_tabs->setTabToolTip(kPlansTab, tr("Every plan that you keep or run, with what was measured of it."));
    showPlanCount();
    m_applyTitle->setText(tr("Apply to"));
    m_applyAll->setText(tr("All"));
    m_applyBlock->setText(tr("Block"));
    m_applyKind->setText(tr("Kind"));
    showQuantities();
    showSelected();
}

void PlanRoom::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
