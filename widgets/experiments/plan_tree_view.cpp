// Buttons, menu and keys over the tree. Resets keep what was selected and folded.
#include "widgets/experiments/plan_tree_view.h"

#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {
namespace {

constexpr int kNameWidth = 20; // in grid steps

void setAvailable(QAction* action, bool isAvailable, const QString& tip, const QString& why)
{
    action->setEnabled(isAvailable);
    action->setToolTip(isAvailable ? tip : why);
}

QPushButton* buttonFor(QAction* action, const char* name)
{
    auto* button = new QPushButton;
    button->setObjectName(QLatin1String(name));
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    });
    return button;
}

} // namespace

PlanTreeView::PlanTreeView(QWidget* parent)
    : QWidget(parent), m_empty(new EmptyState), m_view(new QTreeView), m_stack(new QStackedLayout)
{
    buildActions();
    m_view->setObjectName(QStringLiteral("planTree"));
    m_view->setModel(&m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setIndentation(2 * kGrid);
    m_view->setIconSize({3 * kGrid / 2, 3 * kGrid / 2});
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* header = m_view->header();
    header->setStretchLastSection(true);
    header->setSectionResizeMode(PlanTreeModel::SparsityColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(PlanTreeModel::PerplexityColumn, QHeaderView::ResizeToContents);
    header->resizeSection(PlanTreeModel::NameColumn, kNameWidth * kGrid);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(buildButtons());
    layout->addLayout(m_stack, 1);
    layout->addWidget(buildComparison());
    connectView();
    retranslate();
}

void PlanTreeView::buildActions()
{
    const auto make = [this](const char* name, const QKeySequence& keys = {}) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        return action;
    };
    m_keep = make("keepPlan", Qt::CTRL | Qt::Key_K);
    m_restore = make("restorePlan");
    m_compare = make("comparePlans");
    m_rename = make("renamePlan");
    m_note = make("notePlan");
    m_remove = make("removePlan");
    m_origin = make("planOrigin");
    connect(m_keep, &QAction::triggered, this, &PlanTreeView::keepAsked);
    connect(m_restore, &QAction::triggered, this, &PlanTreeView::restoreCurrent);
    connect(m_compare, &QAction::triggered, this, &PlanTreeView::compareSelected);
    connect(m_rename, &QAction::triggered, this, [this] { edit(PlanTreeModel::NameColumn); });
    connect(m_note, &QAction::triggered, this, [this] { edit(PlanTreeModel::NoteColumn); });
    connect(m_remove, &QAction::triggered, this, [this] { Q_EMIT removeAsked(selected().value(0)); });
    connect(m_origin, &QAction::triggered, this, [this] { Q_EMIT originAsked(selected().value(0)); });
}

QLayout* PlanTreeView::buildButtons()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    m_keepButton = buttonFor(m_keep, "keepPlanButton");
    m_restoreButton = buttonFor(m_restore, "restorePlanButton");
    m_compareButton = buttonFor(m_compare, "comparePlansButton");
    m_removeButton = buttonFor(m_remove, "removePlanButton");
    for (QPushButton* button : {m_keepButton, m_restoreButton, m_compareButton, m_removeButton})
        row->addWidget(button);
    row->addStretch(1);
    return row;
}

QWidget* PlanTreeView::buildComparison()
{
    m_comparison = new QWidget;
    m_compared = new QLabel;
    m_compared->setObjectName(QStringLiteral("planComparison"));
    m_compared->setTextFormat(Qt::PlainText);
    m_compared->setWordWrap(true);
    m_list = new QPushButton;
    m_list->setObjectName(QStringLiteral("planComparisonList"));
    m_end = new QPushButton;
    m_end->setObjectName(QStringLiteral("planComparisonEnd"));
    auto* row = new QHBoxLayout(m_comparison);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_compared, 1);
    row->addWidget(m_list);
    row->addWidget(m_end);
    connect(m_list, &QPushButton::clicked, this, &PlanTreeView::listAsked);
    connect(m_end, &QPushButton::clicked, this, &PlanTreeView::comparisonEnded);
    m_comparison->hide();
    return m_comparison;
}

void PlanTreeView::connectView()
{
    connect(&m_model, &PlanTreeModel::editAsked, this, &PlanTreeView::describeAsked);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlanTreeView::updateActions);
    connect(m_view, &QTreeView::doubleClicked, this, &PlanTreeView::restoreCurrent);
    connect(m_view, &QWidget::customContextMenuRequested, this, &PlanTreeView::showMenu);
    m_view->installEventFilter(this);
}

bool PlanTreeView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        QAction* action = key == Qt::Key_Return || key == Qt::Key_Enter ? m_restore : key == Qt::Key_Delete ? m_remove : nullptr;
        if (action) {
            action->trigger();
            return true;
        }
        const int column = m_view->currentIndex().column();
        if (key == Qt::Key_F2 && column != PlanTreeModel::NameColumn && column != PlanTreeModel::NoteColumn) {
            m_rename->trigger(); // figures are not edited
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlanTreeView::setTree(std::shared_ptr<const PlanTree> tree)
{
    const QStringList chosen = selected();
    QSet<QString> folded;
    for (const PlanNode& node : m_model.tree().nodes)
        if (!node.children.empty() && !m_view->isExpanded(m_model.indexOf(node.id)))
            folded.insert(QString::fromStdString(node.id));
    m_model.setTree(std::move(tree));
    for (const PlanNode& node : m_model.tree().nodes)
        if (!node.children.empty())
            m_view->setExpanded(m_model.indexOf(node.id), !folded.contains(QString::fromStdString(node.id)));
    if (selected() != chosen)
        for (const QString& id : chosen)
            m_view->selectionModel()->select(m_model.indexOf(id.toStdString()), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_stack->setCurrentIndex(m_model.tree().nodes.empty() ? 0 : 1);
    updateActions();
}

void PlanTreeView::setBase(const std::string& id, bool isEdited)
{
    m_base = id;
    m_isEdited = isEdited;
    m_model.setBase(id, isEdited);
    updateActions();
}

void PlanTreeView::setHasPlan(bool hasPlan)
{
    m_hasPlan = hasPlan;
    updateActions();
}

void PlanTreeView::select(const QString& id)
{
    const QModelIndex index = m_model.indexOf(id.toStdString());
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void PlanTreeView::editName(const QString& id)
{
    select(id);
    edit(PlanTreeModel::NameColumn);
}

void PlanTreeView::edit(int column)
{
    const QStringList ids = selected();
    const QModelIndex index = m_model.indexOf(ids.value(0).toStdString()).siblingAtColumn(column);
    if (index.isValid() && ids.size() == 1) {
        Q_EMIT editBegins();
        m_view->setCurrentIndex(index);
        m_view->edit(index);
    }
}

void PlanTreeView::showComparison(const QString& sentence)
{
    m_compared->setText(sentence);
    m_comparison->setVisible(!sentence.isEmpty());
}

QStringList PlanTreeView::selected() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.internalId() < b.internalId(); });
    QStringList ids;
    for (const QModelIndex& row : rows)
        ids << row.data(PlanTreeModel::IdRole).toString();
    return ids;
}

void PlanTreeView::restoreCurrent()
{
    const QStringList ids = selected();
    if (ids.size() == 1 && m_restore->isEnabled())
        Q_EMIT restoreAsked(ids.first());
}

void PlanTreeView::compareSelected()
{
    const QStringList ids = selected();
    if (m_compare->isEnabled())
        Q_EMIT compareAsked(ids.value(0), ids.value(1));
}

QList<QAction*> PlanTreeView::planActions() const { return {m_keep, m_restore, m_compare, m_rename, m_note, m_remove, m_origin}; }

void PlanTreeView::updateActions()
{
    const QStringList ids = selected();
    const PlanNode* one = ids.size() == 1 ? m_model.tree().find(ids.first().toStdString()) : nullptr;
    const QString chooseOne = tr("Select one plan of the tree first.");
    setAvailable(m_keep, m_hasPlan && (m_base.empty() || m_isEdited),
                 tr("Keeps the present plan as a node of the tree; changes after that become a branch of it."),
                 m_hasPlan ? tr("The present plan is in the tree already.") : tr("Open a model first."));
    setAvailable(m_restore, one && (one->id != m_base || m_isEdited),
                 tr("Makes this plan the present one; what you change then becomes a branch of it. Changes that were not kept are "
                    "kept first."),
                 one ? tr("This is the present plan.") : chooseOne);
    m_compare->setText(ids.size() == 2 ? tr("Compare Two Plans") : tr("Compare with Present Plan"));
    setAvailable(m_compare, one || ids.size() == 2, tr("Shows on the map where the plans differ, and lists the matrices."),
                 tr("Select one plan, or two."));
    for (QAction* action : {m_rename, m_note})
        setAvailable(action, one, tr("Can be changed at any time, also after runs."), chooseOne);
    const bool hasRuns = one && one->runs > 0;
    setAvailable(m_remove, one && !hasRuns, tr("Takes this plan out of the tree; its branches stay."),
                 hasRuns ? tr("%n runs refer to this plan, so it stays.", nullptr, one->runs) : chooseOne);
    setAvailable(m_origin, one, tr("Shows the plan, the runs and the texts that its numbers come from."), chooseOne);
}

void PlanTreeView::showMenu(const QPoint& position)
{
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    menu.addActions({m_restore, m_compare});
    menu.addSeparator();
    menu.addActions({m_rename, m_note, m_remove});
    menu.addSeparator();
    menu.addAction(m_origin);
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void PlanTreeView::retranslate()
{
    m_empty->setMessage(tr("Here: the plans you keep and the ones that ran, with what was measured of them."));
    m_keep->setText(tr("Keep This Plan"));
    m_restore->setText(tr("Restore Plan"));
    m_rename->setText(tr("Rename Plan"));
    m_note->setText(tr("Write Note on Plan"));
    m_remove->setText(tr("Remove Plan"));
    m_origin->setText(tr("Where This Comes From…"));
    m_keepButton->setText(tr("Keep"));
    m_restoreButton->setText(tr("Restore"));
    m_compareButton->setText(tr("Compare"));
    m_removeButton->setText(tr("Remove"));
    m_list->setText(tr("List…"));
    m_list->setToolTip(tr("All matrices that differ, with method, pattern and parameters."));
    m_end->setText(tr("End"));
    m_end->setToolTip(tr("Takes the comparison off the map."));
    m_view->setAccessibleName(tr("Tree of plans"));
    m_model.retranslate();
    updateActions();
}

void PlanTreeView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
