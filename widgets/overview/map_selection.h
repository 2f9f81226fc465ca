#pragma once
// Which cells of the model map are selected: cells, rows, columns and rectangles. Plain data, without a widget.

#include <set>
#include <vector>

namespace prunescope::gui {

/// A rectangle of cells; both ends belong to it.
struct MapRange {
    int firstBlock = -1, lastBlock = -1, firstKind = -1, lastKind = -1;

    bool isCell() const { return firstBlock >= 0 && firstBlock == lastBlock && firstKind == lastKind; }
    bool isNone() const { return firstBlock < 0; }
    bool operator==(const MapRange&) const = default;
};

/// Cells are spoken of by their index; cells without a matrix have none and are never selected.
class MapSelection {
public:
    /// @param indexes  [kinds, blocks], -1 for a cell without a matrix. Nothing is selected afterwards.
    void reset(std::vector<int> indexes, int blocks);

    /// Indexes in rising order.
    const std::set<int>& cells() const { return m_cells; }
    bool contains(int index) const { return m_cells.count(index) > 0; }
    /// The cell that keys start from; -1 for none. It may be outside the selection.
    int currentBlock() const { return m_block; }
    int currentKind() const { return m_kind; }

    /// These cells alone; what is extended later starts here. A range without a matrix is only
    /// such a start.
    void select(const MapRange& range);
    /// Adds them, or removes them if all of them are selected.
    void toggle(const MapRange& range);
    /// The rectangle from where the last selection started to this range, alone.
    void extend(const MapRange& range);
    /// Leaves the selection as it is.
    void moveTo(int block, int kind);
    /// From elsewhere. The start and the current cell stay if they still belong to it.
    void set(std::set<int> cells);

private:
    std::set<int> inRange(const MapRange& range) const;
    void makeCurrent(const MapRange& range);

    std::vector<int> m_indexes;
    int m_blocks = 0;
    std::set<int> m_cells;
    MapRange m_start;
    int m_block = -1, m_kind = -1;
};

} // namespace prunescope::gui
