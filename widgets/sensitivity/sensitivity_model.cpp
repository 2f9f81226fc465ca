// Points by row and column; the numbers are core's.
#include "widgets/sensitivity/sensitivity_model.h"

#include "widgets/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace prunescope::gui {

QString unitText(const SensitivityUnit& unit)
{
    if (unit.by == "block")
        return SensitivityModel::tr("Block %1").arg(unit.block);
    const QString kind = QString::fromStdString(unit.kind);
    return unit.by == "kind" ? kind : QStringLiteral("%1 · %2").arg(unit.block).arg(kind);
}

QString increaseText(double nats)
{
    const QString digits = fixedText(std::abs(nats), 4);
    return (nats < 0 ? QStringLiteral("\u2212") : QStringLiteral("+")) + digits;
}

void SensitivityModel::setResult(std::shared_ptr<const SensitivityResult> result)
{
    const bool isSame = m_result && result && m_result->units == result->units && m_result->levels == result->levels;
    if (isSame) {
        m_result = std::move(result);
        indexPoints();
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_result = std::move(result);
    indexPoints();
    endResetModel();
}

void SensitivityModel::indexPoints()
{
    m_points.clear();
    if (!m_result)
        return;
    m_points.assign(m_result->units.size() * m_result->levels.size(), nullptr);
    std::map<std::string, std::size_t> rows;
    for (std::size_t i = 0; i < m_result->units.size(); ++i)
        rows[m_result->units[i].id] = i;
    for (const SensitivityPoint& point : m_result->points) {
        const auto level = std::find(m_result->levels.begin(), m_result->levels.end(), point.level);
        if (const auto row = rows.find(point.unit); row != rows.end() && level != m_result->levels.end())
            m_points[row->second * m_result->levels.size() + std::size_t(level - m_result->levels.begin())] = &point;
    }
}

void SensitivityModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int SensitivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_result ? 0 : int(m_result->units.size());
}

int SensitivityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_result ? 0 : FirstLevel + int(m_result->levels.size());
}

const SensitivityPoint* SensitivityModel::pointAt(const QModelIndex& index) const
{
    return m_points[std::size_t(index.row()) * m_result->levels.size() + std::size_t(index.column() - FirstLevel)];
}

QVariant SensitivityModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_result)
        return {};
    const SensitivityUnit& unit = m_result->units[std::size_t(index.row())];
    if (role == UnitRole)
        return QString::fromStdString(unit.id);
    if (role == Qt::TextAlignmentRole)
        return index.column() == Unit ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (index.column() < FirstLevel) {
        if (role == Qt::DisplayRole)
            return index.column() == Unit ? unitText(unit) : shortCountText(unit.elements);
        if (role == SortRole)
            return index.column() == Unit ? QVariant(unit.index) : QVariant(qint64(unit.elements));
        if (role == Qt::ToolTipRole)
            return index.column() == Unit ? QString::fromStdString(unit.id) : countText(unit.elements);
        return {};
    }
    const SensitivityPoint* point = pointAt(index);
    if (role == SortRole)
        return point ? point->nllIncrease : -std::numeric_limits<double>::infinity();
    if (!point)
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("–")) : QVariant();
    if (role == Qt::DisplayRole)
        return increaseText(point->nllIncrease);
    if (role == Qt::ToolTipRole)
        return tr("Perplexity %1; loss %2 against the dense model, paired standard error %3.")
            .arg(numberText(point->perplexity), signedText(point->nllIncrease, 3),
                 point->nllIncreaseError ? numberText(*point->nllIncreaseError, 2) : QStringLiteral("–"));
    return {};
}

QVariant SensitivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_result || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Unit ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section >= FirstLevel)
        return tr("What the loss gains (nats per token) when this share of the part is removed and all else stays dense.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Unit: return tr("Part");
    case Weights: return tr("Weights");
    default: return percentText(m_result->levels[std::size_t(section - FirstLevel)], 0);
    }
}

QString SensitivityModel::csv() const { return m_result ? QString::fromStdString(sensitivityCsv(*m_result)) : QString(); }

} // namespace prunescope::gui
