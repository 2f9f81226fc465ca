// Inner loops run over whole rows without branches, so that the compiler vectorises them: 45 million weights take about
// as long as reading them from memory. The matrix itself is read once, by all threads: pooled, summed and searched for its
// extremes while a row is in the cache.
#include "widgets/heatmap/matrix_pyramid.h"

#include "widgets/heatmap/row_threads.h"
#include "widgets/heatmap/wide_loops.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <mutex>
#include <numeric>
#include <utility>

namespace prunescope::gui {
namespace {

constexpr std::int64_t kStripe = 256;        // rows between two looks at the stop flag
constexpr std::size_t kSamples = 200'000;    // for quantiles; their error is below 0.0003 of the ranks
constexpr double kTail = 0.002;              // share of the sizes cut off at each end of the colour scale
constexpr double kClip = 0.01;               // share of the values cut off at each end of a clipped scale
constexpr int kFirstStored = 2;              // the first level that is kept
constexpr int kSmallLevels = 3;              // levels of MaskPyramid whose counts fit into a byte

std::vector<LevelSize> levelSizes(std::int64_t rows, std::int64_t columns)
{
    std::vector<LevelSize> sizes{{rows, columns}};
    while (sizes.back().rows > 1 || sizes.back().columns > 1)
        sizes.push_back({(sizes.back().rows + 1) / 2, (sizes.back().columns + 1) / 2});
    return sizes;
}

// How many elements of the matrix cell `index` of a level covers along one axis.
std::int64_t cellExtent(std::int64_t index, int level, std::int64_t extent)
{
    const std::int64_t first = index << level;
    return std::min(std::int64_t(1) << level, extent - first);
}

struct RowPair {
    const float* upper;
    const float* lower; // the same as upper in an odd last row
};

// Full 2 x 2 groups of a row pair.
PRUNESCOPE_WIDE_LOOPS void poolMean(RowPair rows, std::int64_t pairs, float lowerWeight, float* out)
{
    const float upperWeight = 1 - lowerWeight;
    for (std::int64_t i = 0; i < pairs; ++i)
        out[i] = 0.5f * (upperWeight * (rows.upper[2 * i] + rows.upper[2 * i + 1])
                         + lowerWeight * (rows.lower[2 * i] + rows.lower[2 * i + 1]));
}

PRUNESCOPE_WIDE_LOOPS void poolMax(RowPair rows, std::int64_t pairs, float* out)
{
    for (std::int64_t i = 0; i < pairs; ++i) {
        const float a = std::max(rows.upper[2 * i], rows.upper[2 * i + 1]);
        const float b = std::max(rows.lower[2 * i], rows.lower[2 * i + 1]);
        out[i] = std::max(a, b);
    }
}

PRUNESCOPE_WIDE_LOOPS void poolMin(RowPair rows, std::int64_t pairs, float* out)
{
    for (std::int64_t i = 0; i < pairs; ++i) {
        const float a = std::min(rows.upper[2 * i], rows.upper[2 * i + 1]);
        const float b = std::min(rows.lower[2 * i], rows.lower[2 * i + 1]);
        out[i] = std::min(a, b);
    }
}

// max and min drop NaN on one side; the mean keeps it.
PRUNESCOPE_WIDE_LOOPS void spreadNan(const float* mean, std::int64_t count, float* extremes)
{
    for (std::int64_t i = 0; i < count; ++i)
        extremes[i] = mean[i] != mean[i] ? mean[i] : extremes[i];
}

} // namespace

std::shared_ptr<const MatrixPyramid> MatrixPyramid::build(std::shared_ptr<const std::vector<float>> values,
                                                          std::int64_t rows, std::int64_t columns, StopFlag* stop)
{
    std::shared_ptr<MatrixPyramid> made(new MatrixPyramid);
    made->m_values = std::move(values);
    made->m_sizes = levelSizes(rows, columns);
    for (int level = kFirstStored; level < made->levels(); ++level) {
        const auto cells = std::size_t(made->size(level).rows * made->size(level).columns);
        made->m_pooled.push_back({LargeBuffer<float>(cells), LargeBuffer<float>(cells), LargeBuffer<float>(cells)});
    }
    made->readMatrix(stop);
    for (int level = kFirstStored + 1; level < made->levels(); ++level) {
        const LevelSize below = made->size(level - 1), here = made->size(level);
        inRowThreads(here.rows, here.columns, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t row = first; row < last; ++row) {
                if (stop && (row - first) % kStripe == 0)
                    stop->poll();
                const PooledRow upper = made->storedRow(level - 1, 2 * row);
                const PooledRow lower = made->storedRow(level - 1, std::min(2 * row + 1, below.rows - 1));
                made->poolRow(level, row, {upper.mean, upper.max, upper.min}, {lower.mean, lower.max, lower.min},
                              made->storedRow(level, row));
            }
        });
    }
    made->sampleSpread();
    return made;
}

MatrixPyramid::PooledRow MatrixPyramid::storedRow(int level, std::int64_t row)
{
    Level& planes = m_pooled[std::size_t(level - kFirstStored)];
    const std::int64_t offset = row * size(level).columns;
    return {planes.mean.data() + offset, planes.max.data() + offset, planes.min.data() + offset};
}

const float* MatrixPyramid::cells(Pooling pooling, int level, std::int64_t row, std::int64_t first, std::int64_t last,
                                  float* room) const
{
    if (level == 0)
        return matrixRow(row) + first;
    if (level < kFirstStored) {
        poolMatrixRow(pooling, row, first, last, room);
        return room;
    }
    const Level& planes = m_pooled[std::size_t(level - kFirstStored)];
    const LargeBuffer<float>& plane = pooling == Pooling::Max   ? planes.max
                                      : pooling == Pooling::Min ? planes.min
                                                                : planes.mean;
    return plane.data() + row * size(level).columns + first;
}

// Cells of level 1. The same arithmetic as poolRow().
void MatrixPyramid::poolMatrixRow(Pooling pooling, std::int64_t row, std::int64_t first, std::int64_t last, float* out) const
{
    constexpr std::int64_t most = 256;
    const float* upper = matrixRow(2 * row);
    const bool hasLower = 2 * row + 1 < rows();
    const float* lower = hasLower ? upper + columns() : upper;
    const float lowerWeight = hasLower ? 0.5f : 0.0f;
    const std::int64_t pairs = std::min(last, columns() / 2);
    for (std::int64_t c = first; c < pairs; c += most) {
        const std::int64_t count = std::min(most, pairs - c);
        const RowPair pair{upper + 2 * c, lower + 2 * c};
        if (pooling == Pooling::Mean) {
            poolMean(pair, count, lowerWeight, out + (c - first));
            continue;
        }
        float mean[most];
        poolMean(pair, count, lowerWeight, mean);
        pooling == Pooling::Max ? poolMax(pair, count, out + (c - first)) : poolMin(pair, count, out + (c - first));
        spreadNan(mean, count, out + (c - first));
    }
    if (last <= pairs)
        return;
    const float a = upper[columns() - 1], b = lower[columns() - 1], mean = (1 - lowerWeight) * a + lowerWeight * b;
    const float pooled = pooling == Pooling::Max ? std::max(a, b) : pooling == Pooling::Min ? std::min(a, b) : mean;
    out[last - 1 - first] = mean != mean ? mean : pooled;
}

void MatrixPyramid::poolRow(int level, std::int64_t row, const SourceRow& upper, const SourceRow& lower, const PooledRow& out) const
{
    const LevelSize below = size(level - 1), here = size(level);
    const std::int64_t pairs = below.columns / 2, lowerRow = std::min(2 * row + 1, below.rows - 1);
    // Cells at the edges cover fewer elements and weigh less.
    const double upperRows = double(cellExtent(2 * row, level - 1, rows()));
    const double lowerRows = lowerRow > 2 * row ? double(cellExtent(lowerRow, level - 1, rows())) : 0;
    const auto lowerWeight = float(lowerRows / (upperRows + lowerRows));
    poolMean({upper.mean, lower.mean}, pairs, lowerWeight, out.mean);
    poolMax({upper.max, lower.max}, pairs, out.max);
    poolMin({upper.min, lower.min}, pairs, out.min);
    const auto column = [&](std::int64_t c) { return (1 - lowerWeight) * upper.mean[c] + lowerWeight * lower.mean[c]; };
    const std::int64_t last = below.columns - 1;
    if (below.columns % 2 != 0) {
        out.mean[pairs] = column(last);
        out.max[pairs] = std::max(upper.max[last], lower.max[last]);
        out.min[pairs] = std::min(upper.min[last], lower.min[last]);
    } else if (level > 1) {
        // The last of two columns may stand for fewer elements than the first.
        const double a = double(cellExtent(last - 1, level - 1, columns()));
        const double b = double(cellExtent(last, level - 1, columns()));
        out.mean[pairs - 1] = float((a * column(last - 1) + b * column(last)) / (a + b));
    }
    spreadNan(out.mean, here.columns, out.max);
    spreadNan(out.mean, here.columns, out.min);
}

// A row of the first level that is kept, from its four rows of the matrix. @param room  six rows of level 1
void MatrixPyramid::poolMatrixRows(std::int64_t row, LargeBuffer<float>& room)
{
    const std::int64_t below = size(1).columns;
    const auto roomRow = [&](std::int64_t index) {
        float* start = room.data() + 3 * index * below;
        return PooledRow{start, start + below, start + 2 * below};
    };
    const std::int64_t count = std::min<std::int64_t>(2, size(1).rows - 2 * row);
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t upper = 2 * (2 * row + i);
        const float *a = matrixRow(upper), *b = matrixRow(std::min(upper + 1, rows() - 1));
        poolRow(1, 2 * row + i, {a, a, a}, {b, b, b}, roomRow(i));
    }
    const PooledRow upper = roomRow(0), lower = roomRow(count - 1);
    poolRow(kFirstStored, row, {upper.mean, upper.max, upper.min}, {lower.mean, lower.max, lower.min}, storedRow(kFirstStored, row));
}

struct MatrixPyramid::RowFigures {
    double sum = 0; // of the finite values
    float lowest = std::numeric_limits<float>::infinity();
    float highest = -std::numeric_limits<float>::infinity();
    std::int64_t nonFinite = 0;
};

namespace {

struct ChunkFigures {
    float sums[8] = {}, low[8], high[8];
    std::int32_t bad[8] = {};
};

// Eight lanes side by side: a sum in one lane cannot be vectorised without changing its order.
PRUNESCOPE_WIDE_LOOPS void addChunk(const float* values, std::int64_t count, ChunkFigures& chunk)
{
    constexpr float largest = std::numeric_limits<float>::max();
    std::int64_t i = 0;
    for (; i + 8 <= count; i += 8)
        for (int lane = 0; lane < 8; ++lane) {
            const float value = values[i + lane];
            const bool isFinite = std::abs(value) <= largest;
            chunk.bad[lane] += !isFinite;
            chunk.sums[lane] += isFinite ? value : 0.0f;
            chunk.low[lane] = isFinite && value < chunk.low[lane] ? value : chunk.low[lane];
            chunk.high[lane] = isFinite && value > chunk.high[lane] ? value : chunk.high[lane];
        }
    for (; i < count; ++i) {
        const bool isFinite = std::abs(values[i]) <= largest;
        chunk.bad[0] += !isFinite;
        chunk.sums[0] += isFinite ? values[i] : 0.0f;
        chunk.low[0] = isFinite ? std::min(values[i], chunk.low[0]) : chunk.low[0];
        chunk.high[0] = isFinite ? std::max(values[i], chunk.high[0]) : chunk.high[0];
    }
}

PRUNESCOPE_WIDE_LOOPS void addFinite(const float* values, std::int64_t count, float* sums)
{
    for (std::int64_t i = 0; i < count; ++i)
        sums[i] += std::abs(values[i]) <= std::numeric_limits<float>::max() ? values[i] : 0.0f;
}

} // namespace

// Floats are summed over at most kChunk / 8 values before they go into the double, which keeps the relative error below 1e-5.
MatrixPyramid::RowFigures MatrixPyramid::figuresOf(const float* values, std::int64_t count)
{
    constexpr std::int64_t kChunk = 512;
    RowFigures row;
    ChunkFigures chunk;
    std::fill_n(chunk.low, 8, row.lowest);
    std::fill_n(chunk.high, 8, row.highest);
    for (std::int64_t first = 0; first < count; first += kChunk) {
        addChunk(values + first, std::min(kChunk, count - first), chunk);
        for (float& sum : chunk.sums)
            row.sum += double(std::exchange(sum, 0.0f));
    }
    row.nonFinite = std::accumulate(chunk.bad, chunk.bad + 8, std::int64_t(0));
    row.lowest = *std::min_element(chunk.low, chunk.low + 8);
    row.highest = *std::max_element(chunk.high, chunk.high + 8);
    return row;
}

// The only pass over the matrix itself: the first level that is kept, means and extremes.
void MatrixPyramid::readMatrix(StopFlag* stop)
{
    const auto rowCount = std::size_t(rows()), columnCount = std::size_t(columns());
    std::vector<RowFigures> figures(rowCount);
    std::vector<double> columnSums(columnCount);
    std::mutex sumsMutex;
    inRowThreads((rows() + 3) / 4, 4 * columns(), [&](std::int64_t firstFour, std::int64_t lastFour) {
        std::vector<double> sums(columnCount);
        std::vector<float> stripe(columnCount); // sums of a few rows: floats are half the memory, and as exact as the rows' sums
        LargeBuffer<float> room(levels() > kFirstStored ? 6 * std::size_t(size(1).columns) : 0);
        for (std::int64_t four = firstFour; four < lastFour; ++four) {
            if (levels() > kFirstStored)
                poolMatrixRows(four, room);
            for (std::int64_t r = 4 * four; r < std::min(4 * four + 4, rows()); ++r) {
                figures[std::size_t(r)] = figuresOf(matrixRow(r), columns());
                addFinite(matrixRow(r), columns(), stripe.data());
            }
            if ((four - firstFour) % 16 != 15 && four + 1 < lastFour)
                continue;
            if (stop)
                stop->poll();
            std::transform(sums.begin(), sums.end(), stripe.begin(), sums.begin(), std::plus<double>());
            std::fill(stripe.begin(), stripe.end(), 0.0f);
        }
        const std::lock_guard lock(sumsMutex);
        std::transform(sums.begin(), sums.end(), columnSums.begin(), columnSums.begin(), std::plus<double>());
    });
    takeFigures(figures, columnSums);
}

void MatrixPyramid::takeFigures(const std::vector<RowFigures>& rowFigures, const std::vector<double>& columnSums)
{
    m_rowMeans.resize(std::size_t(rows()));
    m_spread.lowest = std::numeric_limits<float>::infinity();
    m_spread.highest = -std::numeric_limits<float>::infinity();
    double total = 0;
    for (std::int64_t r = 0; r < rows(); ++r) {
        const RowFigures& figures = rowFigures[std::size_t(r)];
        const std::int64_t finiteHere = columns() - figures.nonFinite;
        m_rowMeans[std::size_t(r)] = float(figures.sum / double(std::max<std::int64_t>(finiteHere, 1)));
        m_spread.nonFinite += figures.nonFinite;
        m_spread.lowest = std::min(m_spread.lowest, figures.lowest);
        m_spread.highest = std::max(m_spread.highest, figures.highest);
        total += figures.sum;
    }
    const std::int64_t finite = rows() * columns() - m_spread.nonFinite;
    m_spread.mean = finite > 0 ? total / double(finite) : 0;
    if (finite == 0)
        m_spread.lowest = m_spread.highest = 0;
    std::vector<double> finiteInColumn(columnSums.size(), double(rows()));
    for (std::int64_t r = 0; m_spread.nonFinite > 0 && r < rows(); ++r)
        for (std::int64_t c = 0; rowFigures[std::size_t(r)].nonFinite > 0 && c < columns(); ++c)
            finiteInColumn[std::size_t(c)] -= !std::isfinite(matrixRow(r)[c]);
    m_columnMeans.resize(columnSums.size());
    for (std::size_t c = 0; c < m_columnMeans.size(); ++c)
        m_columnMeans[c] = float(columnSums[c] / std::max(finiteInColumn[c], 1.0));
}

void MatrixPyramid::sampleSpread()
{
    const std::size_t count = m_values->size();
    // An odd step that shares no factor with usual widths, so that no column is favoured.
    const std::size_t step = count <= kSamples ? 1 : (count / kSamples) | 1;
    std::vector<float> samples, sizes;
    samples.reserve(count / step + 1);
    sizes.reserve(count / step + 1);
    for (std::size_t i = 0; i < count; i += step) {
        const float value = (*m_values)[i], size = std::abs(value);
        if (!(size <= std::numeric_limits<float>::max()))
            continue;
        samples.push_back(value);
        if (size > 0)
            sizes.push_back(size);
    }
    const auto quantile = [](std::vector<float>& from, double share) {
        const auto place = from.begin() + std::ptrdiff_t(share * double(from.size() - 1));
        std::nth_element(from.begin(), place, from.end());
        return *place;
    };
    if (!samples.empty()) {
        m_spread.lowShare = quantile(samples, kClip);
        m_spread.highShare = quantile(samples, 1 - kClip);
    }
    m_spread.smallShare = sizes.empty() ? m_spread.highest : quantile(sizes, kTail);
    m_spread.largeShare = sizes.empty() ? m_spread.highest : quantile(sizes, 1 - kTail);
}

namespace {

// Pairs of neighbours of two rows of flags.
PRUNESCOPE_WIDE_LOOPS void addFlags(const std::uint8_t* upper, const std::uint8_t* lower, std::int64_t pairs, std::uint8_t* out)
{
    for (std::int64_t i = 0; i < pairs; ++i)
        out[i] = std::uint8_t(upper[2 * i] + upper[2 * i + 1] + lower[2 * i] + lower[2 * i + 1]);
}

PRUNESCOPE_WIDE_LOOPS void addBytes(const std::uint8_t* row, std::int64_t count, std::uint8_t* sums)
{
    for (std::int64_t i = 0; i < count; ++i)
        sums[i] = std::uint8_t(sums[i] + row[i]);
}

// Flags are 0 and 1: 255 of them fit into a byte.
PRUNESCOPE_WIDE_LOOPS std::uint32_t countFlags(const std::uint8_t* row, std::int64_t count)
{
    constexpr std::int64_t lanes = 32, most = 255 * lanes;
    std::uint32_t total = 0;
    std::int64_t i = 0;
    while (i + lanes <= count) {
        std::uint8_t sums[lanes] = {};
        for (const std::int64_t end = std::min(i + most, count - lanes + 1); i < end; i += lanes)
            for (std::int64_t lane = 0; lane < lanes; ++lane)
                sums[lane] = std::uint8_t(sums[lane] + row[i + lane]);
        for (const std::uint8_t sum : sums)
            total += sum;
    }
    for (; i < count; ++i)
        total += row[i];
    return total;
}

// Adds 2 x 2 groups; what lies beyond an odd edge counts as nothing.
template <typename From, typename To>
void addGroups(const From* below, LevelSize from, To* out, LevelSize to, std::int64_t firstRow, std::int64_t lastRow)
{
    const std::int64_t pairs = from.columns / 2;
    for (std::int64_t r = firstRow; r < lastRow; ++r) {
        const From* upper = below + 2 * r * from.columns;
        To* sums = out + r * to.columns;
        if (2 * r + 1 < from.rows) {
            const From* lower = upper + from.columns;
            if constexpr (std::is_same_v<From, std::uint8_t> && std::is_same_v<To, std::uint8_t>)
                addFlags(upper, lower, pairs, sums);
            else
                for (std::int64_t i = 0; i < pairs; ++i)
                    sums[i] = To(upper[2 * i] + upper[2 * i + 1] + lower[2 * i] + lower[2 * i + 1]);
            if (from.columns % 2 != 0)
                sums[pairs] = To(upper[from.columns - 1] + lower[from.columns - 1]);
        } else {
            for (std::int64_t i = 0; i < pairs; ++i)
                sums[i] = To(upper[2 * i] + upper[2 * i + 1]);
            if (from.columns % 2 != 0)
                sums[pairs] = To(upper[from.columns - 1]);
        }
    }
}

} // namespace

namespace {

PRUNESCOPE_WIDE_LOOPS void flagBytes(const std::uint8_t* pruned, std::int64_t count, std::uint8_t* out)
{
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = pruned[i] ? 0 : 255;
}

PRUNESCOPE_WIDE_LOOPS void shareBytes(const std::uint8_t* counts, std::int64_t count, float scale, std::uint8_t* out)
{
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = std::uint8_t(std::int32_t(255.5f - scale * float(counts[i])));
}

PRUNESCOPE_WIDE_LOOPS void shareBytes(const std::uint32_t* counts, std::int64_t count, float scale, std::uint8_t* out)
{
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = std::uint8_t(std::int32_t(255.5f - scale * float(std::int32_t(counts[i]))));
}

} // namespace

std::shared_ptr<const MaskPyramid> MaskPyramid::build(std::shared_ptr<const std::vector<std::uint8_t>> pruned,
                                                      std::int64_t rows, std::int64_t columns, StopFlag* stop)
{
    std::shared_ptr<MaskPyramid> made(new MaskPyramid);
    made->m_pruned = std::move(pruned);
    made->m_sizes = levelSizes(rows, columns);
    for (int level = kFirstStored; level < made->levels(); ++level) {
        const auto cells = std::size_t(made->size(level).rows * made->size(level).columns);
        level <= kSmallLevels ? void(made->m_small.emplace_back(cells)) : void(made->m_large.emplace_back(cells));
    }
    made->readMask(stop);
    for (int level = kFirstStored + 1; level < made->levels(); ++level)
        made->pool(level, stop);
    return made;
}

// Cells [first, last) of a row of level 1.
void MaskPyramid::addMaskRows(std::int64_t row, std::int64_t first, std::int64_t last, std::uint8_t* out) const
{
    const std::int64_t columns = m_sizes[0].columns, pairs = std::min(last, columns / 2);
    const std::uint8_t* upper = maskRow(2 * row);
    const bool hasLower = 2 * row + 1 < m_sizes[0].rows;
    if (hasLower)
        addFlags(upper + 2 * first, upper + columns + 2 * first, pairs - first, out);
    else
        for (std::int64_t i = first; i < pairs; ++i)
            out[i - first] = std::uint8_t(upper[2 * i] + upper[2 * i + 1]);
    if (last > pairs)
        out[pairs - first] = std::uint8_t(upper[columns - 1] + (hasLower ? upper[2 * columns - 1] : 0));
}

// The only pass over the mask itself: the first level that is kept, shares of rows and columns. Columns are counted in bytes
// as long as those cannot overflow.
void MaskPyramid::readMask(StopFlag* stop)
{
    const std::int64_t rows = m_sizes[0].rows, columns = m_sizes[0].columns;
    m_rowKept.resize(std::size_t(rows));
    const auto columnCount = std::size_t(columns);
    std::vector<std::uint32_t> counts(columnCount);
    std::mutex countsMutex;
    inRowThreads((rows + 3) / 4, 4 * columns, [&](std::int64_t firstFour, std::int64_t lastFour) {
        std::vector<std::uint32_t> sums(columnCount);
        std::vector<std::uint8_t> tally(columnCount), room(columnCount + 2);
        for (std::int64_t four = firstFour; four < lastFour; ++four) {
            if (levels() > kFirstStored) {
                const LevelSize pairs{std::min<std::int64_t>(2, m_sizes[1].rows - 2 * four), m_sizes[1].columns};
                for (std::int64_t i = 0; i < pairs.rows; ++i)
                    addMaskRows(2 * four + i, 0, pairs.columns, room.data() + i * pairs.columns);
                const LevelSize to{1, m_sizes[2].columns};
                addGroups(room.data(), pairs, m_small[0].data() + four * to.columns, to, 0, 1);
            }
            for (std::int64_t r = 4 * four; r < std::min(4 * four + 4, rows); ++r) {
                m_rowKept[std::size_t(r)] = 1 - float(countFlags(maskRow(r), columns)) / float(columns);
                addBytes(maskRow(r), columns, tally.data());
            }
            if ((four - firstFour) % 50 != 49 && four + 1 < lastFour)
                continue;
            if (stop)
                stop->poll();
            std::transform(sums.begin(), sums.end(), tally.begin(), sums.begin(), std::plus<std::uint32_t>());
            std::fill(tally.begin(), tally.end(), std::uint8_t(0));
        }
        const std::lock_guard lock(countsMutex);
        std::transform(sums.begin(), sums.end(), counts.begin(), counts.begin(), std::plus<std::uint32_t>());
    });
    m_columnKept.resize(counts.size());
    for (std::size_t c = 0; c < counts.size(); ++c) {
        m_prunedTotal += counts[c];
        m_columnKept[c] = 1 - float(counts[c]) / float(rows);
    }
}

void MaskPyramid::pool(int level, StopFlag* stop)
{
    const LevelSize from = size(level - 1), to = size(level);
    inRowThreads(to.rows, to.columns, [&](std::int64_t firstRow, std::int64_t lastRow) {
        for (std::int64_t first = firstRow; first < lastRow; first += kStripe) {
            if (stop)
                stop->poll();
            const std::int64_t last = std::min(first + kStripe, lastRow);
            const auto large = std::size_t(std::max(level - kSmallLevels - 1, 0)), small = std::size_t(level - kFirstStored);
            if (level <= kSmallLevels)
                addGroups(m_small[small - 1].data(), from, m_small[small].data(), to, first, last);
            else if (level == kSmallLevels + 1)
                addGroups(m_small.back().data(), from, m_large[large].data(), to, first, last);
            else
                addGroups(m_large[large - 1].data(), from, m_large[large].data(), to, first, last);
        }
    });
}

bool MaskPyramid::isPruned(std::int64_t row, std::int64_t column) const
{
    return (*m_pruned)[std::size_t(row * m_sizes[0].columns + column)] != 0;
}

std::uint32_t MaskPyramid::prunedCount(int level, std::int64_t row, std::int64_t column) const
{
    const auto index = std::size_t(row * size(level).columns + column);
    if (level == 0)
        return (*m_pruned)[index];
    if (level < kFirstStored) {
        std::uint8_t count = 0;
        addMaskRows(row, column, column + 1, &count);
        return count;
    }
    return level <= kSmallLevels ? m_small[std::size_t(level - kFirstStored)][index]
                                 : m_large[std::size_t(level - kSmallLevels) - 1][index];
}

std::int64_t MaskPyramid::cellElements(int level, std::int64_t row, std::int64_t column) const
{
    return cellExtent(row, level, m_sizes[0].rows) * cellExtent(column, level, m_sizes[0].columns);
}

double MaskPyramid::keptShare(int level, std::int64_t row, std::int64_t column) const
{
    return 1 - double(prunedCount(level, row, column)) / double(cellElements(level, row, column));
}

void MaskPyramid::keptBytes(int level, std::int64_t row, std::int64_t first, std::int64_t last,
                            std::uint8_t* out) const
{
    if (level == 0)
        return flagBytes(maskRow(row) + first, last - first, out);
    const auto start = std::size_t(row * size(level).columns + first);
    const double rowExtent = double(cellExtent(row, level, m_sizes[0].rows));
    const auto fill = [&](const auto* counts) { // which may be out itself
        if (last <= first)
            return;
        const float scale = float(255 / (rowExtent * double(std::int64_t(1) << level)));
        const double lastCount = double(counts[last - first - 1]);
        shareBytes(counts, last - first, scale, out);
        // Only the last column may be narrower.
        if (last == size(level).columns) {
            const double cells = rowExtent * double(cellExtent(last - 1, level, m_sizes[0].columns));
            out[last - first - 1] = std::uint8_t(255.5 - 255 * lastCount / cells);
        }
    };
    if (level < kFirstStored) {
        addMaskRows(row, first, last, out);
        fill(static_cast<const std::uint8_t*>(out));
    } else if (level <= kSmallLevels)
        fill(m_small[std::size_t(level - kFirstStored)].data() + start);
    else
        fill(m_large[std::size_t(level - kSmallLevels) - 1].data() + start);
}

} // namespace prunescope::gui
