// Sets of cells by rectangles.
#include "widgets/overview/map_selection.h"

#include <algorithm>

namespace prunescope::gui {

void MapSelection::reset(std::vector<int> indexes, int blocks)
{
    m_indexes = std::move(indexes);
    m_blocks = blocks;
    m_cells.clear();
    m_start = {};
    m_block = m_kind = -1;
}

std::set<int> MapSelection::inRange(const MapRange& range) const
{
    std::set<int> cells;
    for (int kind = std::max(range.firstKind, 0); kind <= range.lastKind; ++kind)
        for (int block = std::max(range.firstBlock, 0); block <= range.lastBlock && block < m_blocks; ++block) {
            const std::size_t at = std::size_t(kind) * std::size_t(m_blocks) + std::size_t(block);
            if (at < m_indexes.size() && m_indexes[at] >= 0)
                cells.insert(m_indexes[at]);
        }
    return cells;
}

void MapSelection::makeCurrent(const MapRange& range)
{
    for (int kind = range.firstKind; kind <= range.lastKind; ++kind)
        for (int block = range.firstBlock; block <= range.lastBlock; ++block)
            if (!inRange({block, block, kind, kind}).empty())
                return moveTo(block, kind);
}

void MapSelection::moveTo(int block, int kind)
{
    m_block = block;
    m_kind = kind;
}

void MapSelection::select(const MapRange& range)
{
    auto cells = inRange(range);
    m_start = range;
    if (cells.empty())
        return;
    m_cells = std::move(cells);
    makeCurrent(range);
}

void MapSelection::toggle(const MapRange& range)
{
    const auto cells = inRange(range);
    if (cells.empty())
        return;
    const bool isSelected = std::includes(m_cells.begin(), m_cells.end(), cells.begin(), cells.end());
    for (const int cell : cells)
        if (isSelected)
            m_cells.erase(cell);
        else
            m_cells.insert(cell);
    m_start = range;
    makeCurrent(range);
}

void MapSelection::extend(const MapRange& range)
{
    if (range.isNone())
        return;
    if (m_start.isNone())
        m_start = m_block < 0 ? range : MapRange{m_block, m_block, m_kind, m_kind};
    m_cells = inRange({std::min(m_start.firstBlock, range.firstBlock), std::max(m_start.lastBlock, range.lastBlock),
                       std::min(m_start.firstKind, range.firstKind), std::max(m_start.lastKind, range.lastKind)});
    makeCurrent(range);
}

void MapSelection::set(std::set<int> cells)
{
    if (cells == m_cells)
        return;
    m_cells = std::move(cells);
    const auto started = inRange(m_start);
    if (!std::includes(m_cells.begin(), m_cells.end(), started.begin(), started.end()))
        m_start = {};
    if (m_start.isNone() && m_block >= 0)
        m_start = {m_block, m_block, m_kind, m_kind};
}

} // namespace prunescope::gui
