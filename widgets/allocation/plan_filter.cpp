// Search and kind filter of the plan table.
#include "widgets/allocation/plan_filter.h"

#include "widgets/allocation/plan_model.h"

#include <algorithm>

namespace prunescope::gui {

PlanFilter::PlanFilter(QObject* parent) : QSortFilterProxyModel(parent) { setSortRole(PlanModel::SortRole); }

void PlanFilter::setSearch(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void PlanFilter::setKind(const QString& kind)
{
    m_kind = kind;
    invalidateFilter();
}

bool PlanFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto text = [&](int column) { return sourceModel()->index(row, column, parent).data().toString(); };
    if (!m_kind.isEmpty() && text(PlanModel::Kind) != m_kind)
        return false;
    const QString searched = text(PlanModel::Matrix) + QLatin1Char('\n') + text(PlanModel::Method);
    return std::all_of(m_words.begin(), m_words.end(), [&searched](const QString& word) {
        return searched.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace prunescope::gui
