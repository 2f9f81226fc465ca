// The plan table: filter bar, view, actions on the selected rows.
#include "widgets/allocation/plan_table.h"

#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "widgets/allocation/bounds_dialog.h"
#include "widgets/allocation/plan_delegates.h"
#include "widgets/allocation/plan_filter.h"
#include "widgets/allocation/plan_model.h"
#include "widgets/allocation/plan_view.h"
#include "widgets/base/core_text.h"
#include "widgets/base/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {

namespace {

constexpr int kSmallestWidth = 86 * kGrid; // leaves room for the bars of the sparsity column

QList<ChoiceDelegate::Choice> methodChoices()
{
    QList<ChoiceDelegate::Choice> choices;
    for (const MethodInfo& info : methodInfos())
        choices.append({coreText(info.title), QString::fromStdString(info.id)});
    return choices;
}

QList<ChoiceDelegate::Choice> patternChoices()
{
    QList<ChoiceDelegate::Choice> choices{{PlanModel::tr("unstructured"), QStringLiteral("unstructured")}};
    for (const char* pattern : {"2:4", "1:4", "4:8", "2:8", "1:2"})
        choices.append({QLatin1String(pattern), QLatin1String(pattern)});
    return choices;
}

} // namespace

PlanTable::PlanTable(PlanDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_model(new PlanModel(document, this)), m_filter(new PlanFilter(this)),
      m_view(new PlanView(this)), m_search(new QLineEdit(this)), m_kinds(new QComboBox(this)),
      m_count(new QLabel(this))
{
    m_filter->setSourceModel(m_model);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    buildFilterBar();
    buildView();
    layout->addWidget(m_view, 1);
    buildActions();
    connectView();
    fillKinds();
    retranslate();
}

void PlanTable::buildFilterBar()
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(kGrid);
    m_search->setObjectName(QStringLiteral("planSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(40 * kGrid);
    m_kinds->setObjectName(QStringLiteral("planKindFilter"));
    m_kinds->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    makeCaption(m_count);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_kinds);
    bar->addStretch();
    bar->addWidget(m_count);
    static_cast<QVBoxLayout*>(layout())->addLayout(bar);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setSearch(words);
        updateCount();
    });
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setKind(m_kinds->currentData().toString());
        updateCount();
    });
}

void PlanTable::buildView()
{
    m_view->setObjectName(QStringLiteral("planTable"));
    m_view->setModel(m_filter);
    m_view->sortByColumn(-1, Qt::AscendingOrder); // model order until a header is clicked
    const CellEdit edit = [this](const QModelIndex& cell, const QVariant& value) { editCell(cell, value); };
    m_view->setItemDelegateForColumn(PlanModel::Sparsity, new SparsityDelegate(edit, this));
    m_view->setItemDelegateForColumn(PlanModel::Method, new ChoiceDelegate(methodChoices, false, edit, this));
    m_view->setItemDelegateForColumn(PlanModel::PatternColumn, new ChoiceDelegate(patternChoices, true, edit, this));
    m_view->setItemDelegateForColumn(PlanModel::Lock, new LockDelegate(edit, this));
    QHeaderView* header = m_view->horizontalHeader();
    const int widths[] = {26, 6, 9, 10, 11, 20, 13, 5, 11, 10, 10, 10}; // in grid steps, by column
    for (int column = 0; column < PlanModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column] * kGrid);
    header->setMinimumSectionSize(5 * kGrid);
    header->setSectionResizeMode(PlanModel::Sparsity, QHeaderView::Stretch);
    header->hideSection(PlanModel::Matrix); // block and kind say the same in less room
    header->hideSection(PlanModel::Achieved); // until there is a run
    header->hideSection(PlanModel::Lowest);
    header->hideSection(PlanModel::Highest);
    m_view->setMinimumWidth(kSmallestWidth);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &PlanTable::showColumnMenu);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &PlanTable::showMenu);
}

void PlanTable::buildActions()
{
    const auto make = [this](const char* name, auto order) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, order);
        return action;
    };
    m_applyToAll = make("applyToAll", [this] { applyTo(PlanScope::All); });
    m_applyToBlock = make("applyToBlock", [this] { applyTo(PlanScope::Block); });
    m_applyToKind = make("applyToKind", [this] { applyTo(PlanScope::Kind); });
    m_lock = make("lockRows", [this] { m_document.setLocked(selectedRows(), true); });
    m_unlock = make("unlockRows", [this] { m_document.setLocked(selectedRows(), false); });
    m_copy = make("copySettings", [this] { copySettings(); });
    m_paste = make("pasteSettings", [this] { m_document.copyEntry(*m_copied, selectedRows()); });
    m_bounds = make("setBounds", [this] { askBounds(); });
    m_copy->setShortcut(QKeySequence::Copy);
    m_paste->setShortcut(QKeySequence::Paste);
    m_bounds->setShortcut(Qt::CTRL | Qt::Key_B);
    m_lock->setShortcut(Qt::CTRL | Qt::Key_L);
    m_unlock->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    for (QAction* action : editActions()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
}

void PlanTable::connectView()
{
    connect(m_view, &PlanView::dragStarted, &m_document, &PlanDocument::beginGesture);
    connect(m_view, &PlanView::dragMoved, this, [this](double difference) {
        m_document.addSparsity(selectedRows(), difference);
    });
    connect(m_view, &PlanView::dragEnded, &m_document, &PlanDocument::endGesture);
    connect(m_view, &PlanView::dragCancelled, &m_document, &PlanDocument::cancelGesture);
    connect(m_view, &PlanView::nudged, this, [this](double difference) {
        m_document.nudgeSparsity(selectedRows(), difference);
    });
    connect(m_view, &QTableView::doubleClicked, this, [this](const QModelIndex& cell) {
        if (cell.column() == PlanModel::Lowest || cell.column() == PlanModel::Highest)
            askBounds();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            Q_EMIT matrixChosen(m_filter->index(current.row(), PlanModel::Matrix).data().toString());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateActions();
        updateCount();
        Q_EMIT selectedRowsChanged();
    });
    connect(&m_document, &PlanDocument::documentChanged, this, &PlanTable::fillKinds);
}

void PlanTable::retranslate()
{
    m_search->setPlaceholderText(tr("Search matrices, for example “3. mlp”"));
    m_search->setAccessibleName(tr("Search matrices"));
    m_view->setAccessibleName(tr("Plan: one row per matrix"));
    m_kinds->setAccessibleName(tr("Kind of matrix"));
    m_applyToAll->setText(tr("Apply This Row to All Matrices"));
    m_applyToBlock->setText(tr("Apply This Row to Its Block"));
    m_applyToKind->setText(tr("Apply This Row to Its Kind"));
    m_lock->setText(tr("Lock Selected Matrices"));
    m_unlock->setText(tr("Unlock Selected Matrices"));
    m_copy->setText(tr("Copy Settings"));
    m_paste->setText(tr("Paste Settings into Selected Matrices"));
    m_bounds->setText(tr("Set Bounds of Selected Matrices…"));
    if (m_kinds->count() > 0)
        m_kinds->setItemText(0, tr("All kinds"));
    m_model->retranslate();
    updateCount();
    updateActions();
}

void PlanTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PlanTable::fillKinds()
{
    const QSignalBlocker blocker(m_kinds);
    m_kinds->clear();
    m_kinds->addItem(tr("All kinds"), QString());
    for (int row = 0; row < m_document.rowCount(); ++row) {
        const QString kind = QString::fromStdString(m_document.matrix(row).kind);
        if (m_kinds->findData(kind) < 0)
            m_kinds->addItem(kind, kind);
    }
    m_filter->setKind(QString());
    updateCount();
    updateActions();
}

void PlanTable::updateCount()
{
    const int shown = m_filter->rowCount();
    const int selected = int(m_view->selectionModel()->selectedRows().size());
    m_count->setText(selected > 1 ? tr("%1 of %2 matrices, %3 selected").arg(shown).arg(m_model->rowCount()).arg(selected)
                                  : tr("%1 of %2 matrices").arg(shown).arg(m_model->rowCount()));
}

void PlanTable::updateActions()
{
    const bool hasCurrent = m_view->currentIndex().isValid();
    for (QAction* action : editActions()) {
        action->setEnabled(hasCurrent);
        action->setToolTip(hasCurrent ? action->text() : tr("Select a row of the plan first."));
    }
    m_paste->setEnabled(hasCurrent && m_copied);
    if (hasCurrent && !m_copied)
        m_paste->setToolTip(tr("Copy the settings of a row first."));
}

QList<QAction*> PlanTable::editActions() const
{
    return {m_applyToAll, m_applyToBlock, m_applyToKind, m_copy, m_paste, m_bounds, m_lock, m_unlock};
}

int PlanTable::documentRow(const QModelIndex& index) const { return m_filter->mapToSource(index).row(); }

QList<int> PlanTable::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        rows.append(documentRow(index));
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<int> PlanTable::rowsFor(const QModelIndex& cell) const
{
    const QList<int> selected = selectedRows();
    const int row = documentRow(cell);
    return selected.contains(row) ? selected : QList<int>{row};
}

void PlanTable::editCell(const QModelIndex& cell, const QVariant& value)
{
    const QList<int> rows = rowsFor(cell);
    switch (cell.column()) {
    case PlanModel::Sparsity: m_document.setSparsity(rows, value.toDouble()); break;
    case PlanModel::Method: m_document.setMethod(rows, value.toString().toStdString()); break;
    case PlanModel::PatternColumn: editPattern(rows, value.toString()); break;
    case PlanModel::Lock: m_document.setLocked(rows, value.toBool()); break;
    default: break;
    }
}

void PlanTable::editPattern(const QList<int>& rows, const QString& text)
{
    try {
        const Pattern pattern = parsePattern(text.toStdString());
        const int left = m_document.setPattern(rows, pattern);
        if (left > 0)
            Q_EMIT refused(tr("%n matrices keep their pattern: their number of inputs is not a multiple of %1.", nullptr,
                              left)
                               .arg(pattern.group));
    } catch (const Error& error) {
        Q_EMIT refused(coreText(error.text()));
    }
}

void PlanTable::applyTo(PlanScope scope)
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        m_document.copyEntry(documentRow(current), m_document.rowsOf(scope, documentRow(current)));
}

void PlanTable::copySettings()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return;
    m_copied = m_document.entry(documentRow(current));
    updateActions();
}

void PlanTable::turnLock()
{
    const QList<int> rows = selectedRows();
    const bool isLocked = std::all_of(rows.begin(), rows.end(), [this](int row) { return m_document.entry(row).isLocked; });
    m_document.setLocked(rows, !isLocked);
}

void PlanTable::askBounds()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    auto* dialog = new BoundsDialog(m_document.entry(rows.first()).bounds, int(rows.size()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, rows, dialog] { m_document.setBounds(rows, dialog->bounds()); });
    dialog->open();
}

void PlanTable::selectMatrices(const QStringList& names, const QString& current)
{
    const auto shown = [this](const QString& name, int column) {
        const int row = m_document.rowOf(name.toStdString());
        return row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row, column));
    };
    const auto isHidden = [&](const QString& name) {
        return m_document.rowOf(name.toStdString()) >= 0 && !shown(name, PlanModel::Sparsity).isValid();
    };
    if (std::any_of(names.begin(), names.end(), isHidden)) {
        m_search->clear();
        m_kinds->setCurrentIndex(0);
    }
    QItemSelection selection;
    for (const QString& name : names)
        if (const QModelIndex row = shown(name, 0); row.isValid())
            selection.select(row, m_filter->index(row.row(), PlanModel::ColumnCount - 1));
    const QModelIndex index = shown(current, PlanModel::Sparsity);
    QItemSelectionModel* model = m_view->selectionModel();
    if (index.isValid())
        model->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    model->select(selection, QItemSelectionModel::ClearAndSelect);
    if (index.isValid())
        m_view->scrollTo(index);
}

void PlanTable::selectMatrix(const QString& name)
{
    const int row = m_document.rowOf(name.toStdString());
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row, PlanModel::Sparsity));
    if (!index.isValid() || index.row() == m_view->currentIndex().row())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void PlanTable::setAchieved(const QHash<QString, double>& shares)
{
    m_model->setAchieved(shares);
    QHeaderView* header = m_view->horizontalHeader();
    if (header->isSectionHidden(PlanModel::Achieved) == shares.isEmpty())
        return;
    // It takes the place of what follows from size and sparsity, so that the sliders keep theirs.
    header->setSectionHidden(PlanModel::Zeros, !shares.isEmpty());
    header->setSectionHidden(PlanModel::Achieved, shares.isEmpty());
}

void PlanTable::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PlanTable::showMenu(const QPoint& position)
{
    QMenu menu(this);
    menu.addActions({m_applyToAll, m_applyToBlock, m_applyToKind});
    menu.addSeparator();
    menu.addActions({m_copy, m_paste});
    menu.addSeparator();
    menu.addActions({m_bounds, m_lock, m_unlock});
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void PlanTable::showColumnMenu(const QPoint& position)
{
    QMenu menu(this);
    QHeaderView* header = m_view->horizontalHeader();
    for (int column = 0; column < PlanModel::ColumnCount; ++column) {
        QAction* action = menu.addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        connect(action, &QAction::toggled, header, [header, column](bool isShown) {
            header->setSectionHidden(column, !isShown);
        });
    }
    menu.exec(header->mapToGlobal(position));
}

} // namespace prunescope::gui
