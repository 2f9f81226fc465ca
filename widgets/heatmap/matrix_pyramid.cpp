// Inner loops run over whole rows without branches, so that the compiler vectorises them: 45 million weights take about
// 0.1 s, which is what reading them from memory takes.
#include "widgets/heatmap/matrix_pyramid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace prunescope::gui {
namespace {

constexpr std::int64_t kStripe = 256;        // rows between two looks at the stop flag
constexpr std::size_t kSamples = 200'000;    // for quantiles; their error is below 0.0003 of the ranks
constexpr double kTail = 0.002;              // share cut off at each end of the colour scale
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
void poolMean(RowPair rows, std::int64_t pairs, float lowerWeight, float* out)
{
    const float upperWeight = 1 - lowerWeight;
    for (std::int64_t i = 0; i < pairs; ++i)
        out[i] = 0.5f * (upperWeight * (rows.upper[2 * i] + rows.upper[2 * i + 1])
                         + lowerWeight * (rows.lower[2 * i] + rows.lower[2 * i + 1]));
}

void poolMax(RowPair rows, std::int64_t pairs, float* out)
{
    for (std::int64_t i = 0; i < pairs; ++i) {
        const float a = std::max(rows.upper[2 * i], rows.upper[2 * i + 1]);
        const float b = std::max(rows.lower[2 * i], rows.lower[2 * i + 1]);
        out[i] = std::max(a, b);
    }
}

void poolMin(RowPair rows, std::int64_t pairs, float* out)
{
    for (std::int64_t i = 0; i < pairs; ++i) {
        const float a = std::min(rows.upper[2 * i], rows.upper[2 * i + 1]);
        const float b = std::min(rows.lower[2 * i], rows.lower[2 * i + 1]);
        out[i] = std::min(a, b);
    }
}

struct RowFigures {
    double sum = 0; // of the finite values
    float lowest = std::numeric_limits<float>::infinity();
    float highest = -std::numeric_limits<float>::infinity();
    std::int64_t nonFinite = 0;
};

// Eight lanes side by side: a sum in one lane cannot be vectorised without changing its order. Floats are summed over at
// most kChunk / 8 values before they go into the double, which keeps the relative error below 1e-5.
RowFigures figuresOf(const float* values, std::int64_t count)
{
    constexpr int lanes = 8;
    constexpr std::int64_t kChunk = 512;
    RowFigures row;
    float low[lanes], high[lanes];
    std::fill_n(low, lanes, row.lowest);
    std::fill_n(high, lanes, row.highest);
    const auto take = [&](float value, int lane, float* sums, std::int32_t* bad) {
        const bool isFinite = std::abs(value) <= std::numeric_limits<float>::max();
        bad[lane] += !isFinite;
        sums[lane] += isFinite ? value : 0.0f;
        low[lane] = isFinite && value < low[lane] ? value : low[lane];
        high[lane] = isFinite && value > high[lane] ? value : high[lane];
    };
    for (std::int64_t first = 0; first < count; first += kChunk) {
        const std::int64_t last = std::min(first + kChunk, count);
        float sums[lanes] = {};
        std::int32_t bad[lanes] = {};
        std::int64_t i = first;
        for (; i + lanes <= last; i += lanes)
            for (int lane = 0; lane < lanes; ++lane)
                take(values[i + lane], lane, sums, bad);
        for (; i < last; ++i)
            take(values[i], 0, sums, bad);
        for (int lane = 0; lane < lanes; ++lane) {
            row.sum += double(sums[lane]);
            row.nonFinite += bad[lane];
        }
    }
    row.lowest = *std::min_element(low, low + lanes);
    row.highest = *std::max_element(high, high + lanes);
    return row;
}

// max and min drop NaN on one side; the mean keeps it.
void spreadNan(const float* mean, std::int64_t count, float* max, float* min)
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
    for (int level = 1; level < made->levels(); ++level) {
        const std::int64_t count = made->size(level).rows;
        for (std::int64_t row = 0; row < count; row += kStripe) {
            if (stop)
                stop->poll();
            made->pool(level, row, std::min(row + kStripe, count));
        }
    }
    made->measureSpread();
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

void MatrixPyramid::measureSpread()
{
    const std::size_t count = m_values->size();
    m_rowMeans.resize(std::size_t(rows()));
    m_spread.lowest = std::numeric_limits<float>::infinity();
    m_spread.highest = -std::numeric_limits<float>::infinity();
    double total = 0;
    for (std::int64_t r = 0; r < rows(); ++r) {
        const RowFigures figures = figuresOf(row(Pooling::Mean, 0, r), columns());
        const std::int64_t finiteHere = columns() - figures.nonFinite;
        m_rowMeans[std::size_t(r)] = float(figures.sum / double(std::max<std::int64_t>(finiteHere, 1)));
        m_spread.nonFinite += figures.nonFinite;
        m_spread.lowest = std::min(m_spread.lowest, figures.lowest);
        m_spread.highest = std::max(m_spread.highest, figures.highest);
        total += figures.sum;
    }
    const std::int64_t finite = std::int64_t(count) - m_spread.nonFinite;
    m_spread.mean = finite > 0 ? total / double(finite) : 0;
    if (finite == 0)
        m_spread.lowest = m_spread.highest = 0;

    // An odd step that shares no factor with usual widths, so that no column is favoured.
    const std::size_t step = count <= kSamples ? 1 : (count / kSamples) | 1;
    std::vector<float> samples;
    samples.reserve(count / step + 1);
    for (std::size_t i = 0; i < count; i += step)
        if (const float value = (*m_values)[i]; value > 0 && value <= std::numeric_limits<float>::max())
            samples.push_back(value);
    if (samples.empty()) {
        m_spread.smallShare = m_spread.largeShare = m_spread.highest;
        return;
    }
    const auto quantile = [&samples](double share) {
        const auto place = samples.begin() + std::ptrdiff_t(share * double(samples.size() - 1));
        std::nth_element(samples.begin(), place, samples.end());
        return *place;
    };
    m_spread.smallShare = quantile(kTail);
    m_spread.largeShare = quantile(1 - kTail);
}

std::int64_t MatrixPyramid::extraBytes() const
{
    std::int64_t cells = 0;
    for (const Level& level : m_pooled)
        cells += std::int64_t(level.mean.size());
    return 3 * cells * std::int64_t(sizeof(float));
}

namespace {

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

std::shared_ptr<const MaskPyramid> MaskPyramid::build(std::shared_ptr<const std::vector<std::uint8_t>> pruned,
                                                      std::int64_t rows, std::int64_t columns, StopFlag* stop)
{
    std::shared_ptr<MaskPyramid> made(new MaskPyramid);
    made->m_pruned = std::move(pruned);
    made->m_sizes = levelSizes(rows, columns);
    for (int level = 1; level < made->levels(); ++level) {
        const LevelSize from = made->size(level - 1), to = made->size(level);
        const auto cells = std::size_t(to.rows * to.columns);
        level <= kSmallLevels ? void(made->m_small.emplace_back(cells)) : void(made->m_large.emplace_back(cells));
        for (std::int64_t first = 0; first < to.rows; first += kStripe) {
            if (stop)
                stop->poll();
            const std::int64_t last = std::min(first + kStripe, to.rows);
            if (level == 1)
                addGroups(made->m_pruned->data(), from, made->m_small[0].data(), to, first, last);
            else if (level <= kSmallLevels)
                addGroups(made->m_small[std::size_t(level) - 2].data(), from,
                          made->m_small[std::size_t(level) - 1].data(), to, first, last);
            else if (level == kSmallLevels + 1)
                addGroups(made->m_small.back().data(), from, made->m_large[0].data(), to, first, last);
            else
                addGroups(made->m_large[std::size_t(level - kSmallLevels) - 2].data(), from, made->m_large.back().data(),
                          to, first, last);
        }
    }
    made->m_rowKept.resize(std::size_t(rows));
    for (std::int64_t r = 0; r < rows; ++r) {
        const std::uint8_t* row = made->m_pruned->data() + r * columns;
        std::uint32_t count = 0;
        for (std::int64_t c = 0; c < columns; ++c)
            count += row[c];
        made->m_prunedTotal += count;
        made->m_rowKept[std::size_t(r)] = 1 - float(count) / float(columns);
    }
    return made;
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
        for (std::int64_t i = 0; i < last - first; ++i)
            out[i] = (*m_pruned)[start + std::size_t(i)] ? 0 : 255;
        return;
    }
    const double rowExtent = double(cellExtent(row, level, m_sizes[0].rows));
    const auto fill = [&](const auto* counts) {
        const float scale = float(255 / (rowExtent * double(std::int64_t(1) << level)));
        for (std::int64_t i = 0; i < last - first; ++i)
            out[i] = std::uint8_t(255.5f - scale * float(counts[i]));
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
