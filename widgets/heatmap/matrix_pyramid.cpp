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
PRUNESCOPE_WIDE_LOOPS void spreadNan(const float* mean, std::int64_t count, float* max, float* min)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const bool isNan = mean[i] != mean[i];
        max[i] = isNan ? mean[i] : max[i];
        min[i] = isNan ? mean[i] : min[i];
    }
}

} // namespace

std::shared_ptr<const MatrixPyramid> MatrixPyramid::build(std::shared_ptr<const std::vector<float>> values,
                                                          std::int64_t rows, std::int64_t columns, StopFlag* stop)
{
    std::shared_ptr<MatrixPyramid> made(new MatrixPyramid);
    made->m_values = std::move(values);
    made->m_sizes = levelSizes(rows, columns);
    made->m_pooled.resize(made->m_sizes.size() - 1);
    for (std::size_t i = 0; i < made->m_pooled.size(); ++i) {
        const auto cells = std::size_t(made->m_sizes[i + 1].rows * made->m_sizes[i + 1].columns);
        for (auto* plane : {&made->m_pooled[i].mean, &made->m_pooled[i].max, &made->m_pooled[i].min})
            *plane = LargeBuffer<float>(cells);
    }
    made->readMatrix(stop);
    for (int level = 2; level < made->levels(); ++level) {
        const std::int64_t cells = made->size(level).columns;
        inRowThreads(made->size(level).rows, cells, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t row = first; row < last; row += kStripe) {
                if (stop)
                    stop->poll();
                made->pool(level, row, std::min(row + kStripe, last));
            }
        });
    }
    made->sampleSpread();
    return made;
}

const float* MatrixPyramid::row(Pooling pooling, int level, std::int64_t row) const
{
    const auto offset = std::size_t(row * size(level).columns);
    if (level == 0)
        return m_values->data() + offset;
    const Level& pooled = m_pooled[std::size_t(level) - 1];
    switch (pooling) {
    case Pooling::Max: return pooled.max.data() + offset;
    case Pooling::Min: return pooled.min.data() + offset;
    case Pooling::Strongest:
    case Pooling::Mean: break;
    }
    return pooled.mean.data() + offset;
}

void MatrixPyramid::pool(int level, std::int64_t firstRow, std::int64_t lastRow)
{
    const LevelSize below = size(level - 1), here = size(level);
    const std::int64_t pairs = below.columns / 2;
    Level& out = m_pooled[std::size_t(level) - 1];
    for (std::int64_t r = firstRow; r < lastRow; ++r) {
        const std::int64_t lower = std::min(2 * r + 1, below.rows - 1);
        const auto rowPair = [&](Pooling pooling) {
            return RowPair{row(pooling, level - 1, 2 * r), row(pooling, level - 1, lower)};
        };
        // Cells at the edges cover fewer elements and weigh less.
        const double upperRows = double(cellExtent(2 * r, level - 1, rows()));
        const double lowerRows = lower > 2 * r ? double(cellExtent(lower, level - 1, rows())) : 0;
        const auto lowerWeight = float(lowerRows / (upperRows + lowerRows));
        const auto offset = std::size_t(r * here.columns);
        float* mean = out.mean.data() + offset;
        float* max = out.max.data() + offset;
        float* min = out.min.data() + offset;
        poolMean(rowPair(Pooling::Mean), pairs, lowerWeight, mean);
        poolMax(rowPair(Pooling::Max), pairs, max);
        poolMin(rowPair(Pooling::Min), pairs, min);

        const RowPair means = rowPair(Pooling::Mean), maxima = rowPair(Pooling::Max), minima = rowPair(Pooling::Min);
        const auto column = [&](const float* upper, const float* lowerRow, std::int64_t c) {
            return (1 - lowerWeight) * upper[c] + lowerWeight * lowerRow[c];
        };
        const std::int64_t last = below.columns - 1;
        if (below.columns % 2 != 0) {
            mean[pairs] = column(means.upper, means.lower, last);
            max[pairs] = std::max(maxima.upper[last], maxima.lower[last]);
            min[pairs] = std::min(minima.upper[last], minima.lower[last]);
        } else if (level > 1) {
            // The last of two columns may stand for fewer elements than the first.
            const double a = double(cellExtent(last - 1, level - 1, columns()));
            const double b = double(cellExtent(last, level - 1, columns()));
            mean[pairs - 1] = float((a * column(means.upper, means.lower, last - 1)
                                     + b * column(means.upper, means.lower, last)) / (a + b));
        }
        spreadNan(mean, here.columns, max, min);
    }
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

// The only pass over the matrix itself: level 1, means and extremes.
void MatrixPyramid::readMatrix(StopFlag* stop)
{
    const auto rowCount = std::size_t(rows()), columnCount = std::size_t(columns());
    std::vector<RowFigures> figures(rowCount);
    std::vector<double> columnSums(columnCount);
    std::mutex sumsMutex;
    const std::int64_t pairs = (rows() + 1) / 2;
    inRowThreads(pairs, 2 * columns(), [&](std::int64_t firstPair, std::int64_t lastPair) {
        std::vector<double> sums(columnCount);
        std::vector<float> stripe(columnCount); // sums of a few rows: floats are half the memory, and as exact as the rows' sums
        for (std::int64_t pair = firstPair; pair < lastPair; ++pair) {
            if (levels() > 1)
                pool(1, pair, pair + 1);
            for (std::int64_t r = 2 * pair; r < std::min(2 * pair + 2, rows()); ++r) {
                figures[std::size_t(r)] = figuresOf(row(Pooling::Mean, 0, r), columns());
                addFinite(row(Pooling::Mean, 0, r), columns(), stripe.data());
            }
            if ((pair - firstPair) % 32 != 31 && pair + 1 < lastPair)
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
            finiteInColumn[std::size_t(c)] -= !std::isfinite(row(Pooling::Mean, 0, r)[c]);
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

std::int64_t MatrixPyramid::extraBytes() const
{
    std::int64_t cells = 0;
    for (const Level& level : m_pooled)
        cells += std::int64_t(level.mean.size());
    return 3 * cells * std::int64_t(sizeof(float));
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
    for (int level = 1; level < made->levels(); ++level) {
        const auto cells = std::size_t(made->size(level).rows * made->size(level).columns);
        level <= kSmallLevels ? void(made->m_small.emplace_back(cells)) : void(made->m_large.emplace_back(cells));
    }
    made->readMask(stop);
    for (int level = 2; level < made->levels(); ++level)
        made->pool(level, stop);
    return made;
}

// The only pass over the mask itself: level 1, shares of rows and columns. Columns are counted in bytes as long as those
// cannot overflow.
void MaskPyramid::readMask(StopFlag* stop)
{
    const std::int64_t rows = m_sizes[0].rows, columns = m_sizes[0].columns;
    m_rowKept.resize(std::size_t(rows));
    const auto columnCount = std::size_t(columns);
    std::vector<std::uint32_t> counts(columnCount);
    std::mutex countsMutex;
    inRowThreads((rows + 1) / 2, 2 * columns, [&](std::int64_t firstPair, std::int64_t lastPair) {
        std::vector<std::uint32_t> sums(columnCount);
        std::vector<std::uint8_t> tally(columnCount);
        for (std::int64_t pair = firstPair; pair < lastPair; ++pair) {
            if (levels() > 1)
                addGroups(m_pruned->data(), m_sizes[0], m_small[0].data(), m_sizes[1], pair, pair + 1);
            for (std::int64_t r = 2 * pair; r < std::min(2 * pair + 2, rows); ++r) {
                const std::uint8_t* row = m_pruned->data() + r * columns;
                m_rowKept[std::size_t(r)] = 1 - float(countFlags(row, columns)) / float(columns);
                addBytes(row, columns, tally.data());
            }
            if ((pair - firstPair) % 100 != 99 && pair + 1 < lastPair)
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
            const auto large = std::size_t(std::max(level - kSmallLevels - 1, 0)), small = std::size_t(level) - 1;
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
    return level <= kSmallLevels ? m_small[std::size_t(level) - 1][index]
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
    const auto start = std::size_t(row * size(level).columns + first);
    if (level == 0) {
        flagBytes(m_pruned->data() + start, last - first, out);
        return;
    }
    const double rowExtent = double(cellExtent(row, level, m_sizes[0].rows));
    const auto fill = [&](const auto* counts) {
        const float scale = float(255 / (rowExtent * double(std::int64_t(1) << level)));
        shareBytes(counts, last - first, scale, out);
        // Only the last column may be narrower.
        if (last == size(level).columns && last > first) {
            const double cells = rowExtent * double(cellExtent(last - 1, level, m_sizes[0].columns));
            out[last - first - 1] = std::uint8_t(255.5 - 255 * double(counts[last - first - 1]) / cells);
        }
    };
    if (level <= kSmallLevels)
        fill(m_small[std::size_t(level) - 1].data() + start);
    else
        fill(m_large[std::size_t(level - kSmallLevels) - 1].data() + start);
}

} // namespace prunescope::gui
