// The view over the runs.
#include "widgets/comparison/runs_table.h"

#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>

namespace prunescope::gui {

RunsTable::RunsTable(QWidget* parent)
    : QWidget(parent), m_empty(new EmptyState(this)), m_proxy(new QSortFilterProxyModel(this)), m_view(new QTableView(this)), m_stack(new QStackedLayout(this))
{
    m_view->setObjectName(QStringLiteral("runsTable"));
    m_proxy->setSourceModel(&m_model);
    m_proxy->setSortRole(RunsModel::SortRole);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_proxy);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    QHeaderView* header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    const int widths[] = {6, 18, 12, 16, 11, 40, 12}; // in grid steps, by column
    for (int column = 0; column < RunsModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column] * kGrid);
    header->setSectionResizeMode(RunsModel::Result, QHeaderView::Stretch);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    retranslate();
}

void RunsTable::setRuns(std::vector<StoredRun> runs, std::map<std::string, std::string> plans)
{
    m_model.setRuns(std::move(runs), std::move(plans));
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 1 : 0);
}

void RunsTable::setWords(const QString& words) { m_proxy->setFilterFixedString(words.trimmed()); }

void RunsTable::retranslate()
{
    m_empty->setMessage(tr("Here: every run and measurement of this project, with what produced it."));
    m_view->setAccessibleName(tr("Runs of the project"));
    m_model.retranslate();
}

void RunsTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
