#pragma once
// A matrix at many sizes, so that a picture of 45 million weights costs as much as one of a million. No Qt in here: it is
// built in a worker thread. The idea is the mipmap (Williams 1983) with a maximum beside the mean, since a mean hides
// the single large weights that pruning is about.

#include "core/base/stop_flag.h"
#include "widgets/heatmap/large_buffer.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace prunescope::gui {

enum class Pooling {
    Mean, Max, Min,
    Strongest, ///< the largest or the smallest, whichever is farther from zero
};

/// Of the largest and the smallest value, the one farther from zero; NaN if one of them is.
inline float stronger(float largest, float smallest) { return largest != largest || largest >= -smallest ? largest : smallest; }

/// Rows and columns of one level.
struct LevelSize {
    std::int64_t rows = 0, columns = 0;
    bool operator==(const LevelSize&) const = default;
};

/// Where most values lie, for the colour scale.
struct ValueSpread {
    float lowest = 0, highest = 0;          ///< over all finite values
    float lowShare = 0, highShare = 0;      ///< quantiles 0.01 and 0.99 of the finite values
    float smallShare = 0, largeShare = 0;   ///< quantiles 0.002 and 0.998 of the sizes |v| above zero
    double mean = 0;                        ///< of the finite values
    std::int64_t nonFinite = 0;
};

/// Level 0 is the matrix; each further level pools 2 x 2 cells of the one below (fewer at odd edges). NaN spreads
/// upwards, so that it shows at every size. Level 1 would take as much memory as the matrix, and fresh memory costs more than
/// pooling: its cells are made when they are read. Immutable, thread-safe.
class MatrixPyramid {
public:
    /// @param values  [rows, columns], row-major; shared, not copied
    /// @param stop    polled between stripes; may be null
    /// @throws Error{Cancelled}
    static std::shared_ptr<const MatrixPyramid> build(std::shared_ptr<const std::vector<float>> values,
                                                      std::int64_t rows, std::int64_t columns,
                                                      StopFlag* stop = nullptr);

    int levels() const { return int(m_sizes.size()); }
    LevelSize size(int level) const { return m_sizes[std::size_t(level)]; }
    std::int64_t rows() const { return m_sizes[0].rows; }
    std::int64_t columns() const { return m_sizes[0].columns; }

    /// Cells [first, last) of a row of a level. At level 0 all poolings are the matrix.
    /// @param pooling  not Strongest, which no plane holds
    /// @param room     [last - first], where they are put if no plane holds them
    const float* cells(Pooling pooling, int level, std::int64_t row, std::int64_t first, std::int64_t last, float* room) const;
    float at(Pooling pooling, int level, std::int64_t row, std::int64_t column) const
    {
        float room = 0;
        if (pooling == Pooling::Strongest)
            return stronger(at(Pooling::Max, level, row, column), at(Pooling::Min, level, row, column));
        return *cells(pooling, level, row, column, column + 1, &room);
    }

    /// Mean of the finite values of each row of the matrix, [rows], and of each column, [columns].
    const std::vector<float>& rowMeans() const { return m_rowMeans; }
    const std::vector<float>& columnMeans() const { return m_columnMeans; }
    const ValueSpread& spread() const { return m_spread; }

private:
    MatrixPyramid() = default;

    struct Level {
        LargeBuffer<float> mean, max, min;
    };
    /// A row of a level.
    struct PooledRow {
        float *mean, *max, *min;
    };
    struct SourceRow {
        const float *mean, *max, *min;
    };
    struct RowFigures;
    const float* matrixRow(std::int64_t row) const { return m_values->data() + row * columns(); }
    PooledRow storedRow(int level, std::int64_t row);
    void poolMatrixRow(Pooling pooling, std::int64_t row, std::int64_t first, std::int64_t last, float* out) const;
    void poolRow(int level, std::int64_t row, const SourceRow& upper, const SourceRow& lower, const PooledRow& out) const;
    void poolMatrixRows(std::int64_t row, LargeBuffer<float>& room);
    static RowFigures figuresOf(const float* values, std::int64_t count);
    void readMatrix(StopFlag* stop);
    void takeFigures(const std::vector<RowFigures>& rows, const std::vector<double>& columnSums);
    void sampleSpread();

    std::shared_ptr<const std::vector<float>> m_values;
    std::vector<LevelSize> m_sizes;
    std::vector<Level> m_pooled; // levels 2, 3, ...
    std::vector<float> m_rowMeans, m_columnMeans;
    ValueSpread m_spread;
};

/// Which weights are pruned, at the same sizes, as counts; level 1 is not kept either. Much faster to build than MatrixPyramid:
/// it follows a slider.
class MaskPyramid {
public:
    /// @param pruned  [rows, columns], 1 = removed; shared, not copied
    static std::shared_ptr<const MaskPyramid> build(std::shared_ptr<const std::vector<std::uint8_t>> pruned,
                                                    std::int64_t rows, std::int64_t columns, StopFlag* stop = nullptr);

    int levels() const { return int(m_sizes.size()); }
    LevelSize size(int level) const { return m_sizes[std::size_t(level)]; }
    bool isPruned(std::int64_t row, std::int64_t column) const;
    /// How many weights of a cell are pruned, and how many it has.
    std::uint32_t prunedCount(int level, std::int64_t row, std::int64_t column) const;
    std::int64_t cellElements(int level, std::int64_t row, std::int64_t column) const;
    /// Share kept, 0 to 1.
    double keptShare(int level, std::int64_t row, std::int64_t column) const;
    /// Kept shares 0 to 255 of cells [first, last) of a row of a level.
    void keptBytes(int level, std::int64_t row, std::int64_t first, std::int64_t last, std::uint8_t* out) const;
    /// Share kept of each row of the matrix, [rows], and of each column, [columns].
    const std::vector<float>& rowKeptShares() const { return m_rowKept; }
    const std::vector<float>& columnKeptShares() const { return m_columnKept; }
    std::int64_t prunedTotal() const { return m_prunedTotal; }

private:
    MaskPyramid() = default;

    void readMask(StopFlag* stop);
    void pool(int level, StopFlag* stop);
    const std::uint8_t* maskRow(std::int64_t row) const { return m_pruned->data() + row * m_sizes[0].columns; }
    void addMaskRows(std::int64_t row, std::int64_t first, std::int64_t last, std::uint8_t* out) const;

    std::shared_ptr<const std::vector<std::uint8_t>> m_pruned;
    std::vector<LevelSize> m_sizes;
    // Cells of levels 2 and 3 hold at most 64 weights, so bytes do; those above are few.
    std::vector<LargeBuffer<std::uint8_t>> m_small;
    std::vector<LargeBuffer<std::uint32_t>> m_large;
    std::vector<float> m_rowKept, m_columnKept;
    std::int64_t m_prunedTotal = 0;
};

} // namespace prunescope::gui
