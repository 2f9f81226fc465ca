// Each cell of the chosen level belongs to the one pixel that holds its centre, and each pixel gets one or two of them on
// each axis, or a few more on the axis with the longer pixels. So no weight is left out of a maximum, at any zoom. Rows
// are joined first, whole rows at a time, then columns.
#include "widgets/heatmap/heatmap_image.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace prunescope::gui {
namespace {

constexpr int kDroppedBits = 14;
constexpr std::size_t kLookups = std::size_t(1) << (31 - kDroppedBits); // without the sign
constexpr std::uint32_t kInfinity = 0x7f800000u >> kDroppedBits; // the first place of values that are not finite
constexpr double kEdge = 1e-7; // of a cell: keeps rounding from touching the next one

struct Range {
    std::int64_t first = 0, last = 0; // cells [first, last); empty outside of the matrix
    bool isEmpty() const { return first >= last; }
    bool operator==(const Range&) const = default;
};

// The cells that each pixel of one axis covers.
std::vector<Range> rangesOf(int pixels, double origin, double weightsPerPixel, int level, std::int64_t extent)
{
    const double cell = double(std::int64_t(1) << level);
    const std::int64_t cells = (extent + (std::int64_t(1) << level) - 1) >> level;
    std::vector<Range> ranges(static_cast<std::size_t>(pixels));
    for (int i = 0; i < pixels; ++i) {
        const double start = origin + i * weightsPerPixel, end = start + weightsPerPixel;
        const double middle = (start + end) / 2;
        if (middle < 0 || middle >= double(extent))
            continue;
        Range& range = ranges[std::size_t(i)];
        if (weightsPerPixel <= 1) {
            range.first = std::int64_t(middle);
            range.last = range.first + 1;
        } else {
            range.first = std::clamp(std::int64_t(std::ceil(start / cell - 0.5 - kEdge)), std::int64_t(0), cells - 1);
            range.last = std::clamp(std::int64_t(std::ceil(end / cell - 0.5 - kEdge)), range.first + 1, cells);
        }
    }
    return ranges;
}

float larger(float a, float b) { return a > b || a != a ? a : b; }
float smaller(float a, float b) { return a < b || a != a ? a : b; }

/// @param room  for one row of cells
template <typename Join>
void joinRows(const MatrixPyramid& values, Pooling pooling, int level, Range rows, Range columns, float* room, float* out, Join join)
{
    const std::int64_t count = columns.last - columns.first;
    const float* first = values.cells(pooling, level, rows.first, columns.first, columns.last, out);
    if (first != out)
        std::copy(first, first + count, out);
    for (std::int64_t r = rows.first + 1; r < rows.last; ++r) {
        const float* next = values.cells(pooling, level, r, columns.first, columns.last, room);
        for (std::int64_t i = 0; i < count; ++i)
            out[i] = join(out[i], next[i]);
    }
}

template <typename Join> float joinCells(const float* cells, int count, Join join)
{
    float value = cells[0];
    for (int i = 1; i < count; ++i)
        value = join(value, cells[i]);
    return value;
}

const auto kAdd = [](float a, float b) { return a + b; };

class Renderer {
public:
    Renderer(QImage& image, const HeatmapRequest& request)
        : m_image(image), m_request(request),
          m_level(levelFor(request.columnsPerPixel, request.rowsPerPixel, request.values->levels())),
          m_columns(rangesOf(image.width(), request.origin.x(), request.columnsPerPixel, m_level,
                             request.values->columns())),
          m_rows(rangesOf(image.height(), request.origin.y(), request.rowsPerPixel, m_level, request.values->rows()))
    {
        m_seen.first = std::numeric_limits<std::int64_t>::max();
        for (const Range& range : m_columns) {
            if (range.isEmpty())
                continue;
            m_seen.first = std::min(m_seen.first, range.first);
            m_seen.last = std::max(m_seen.last, range.last);
        }
        if (m_seen.isEmpty())
            return;
        m_spans.resize(m_columns.size());
        for (std::size_t x = 0; x < m_columns.size(); ++x)
            if (!m_columns[x].isEmpty())
                m_spans[x] = {std::int32_t(m_columns[x].first - m_seen.first),
                              std::int32_t(m_columns[x].last - m_columns[x].first)};
        const auto count = std::size_t(m_seen.last - m_seen.first);
        m_values.resize(count);
        m_room.resize(count);
        if (m_request.mask) {
            m_keptRow.resize(count);
            m_kept.resize(count);
            for (int i = 0; i < 256; ++i)
                m_tones[i] = toneOf(keptShareTone(i / 255.0));
        }
    }

    void draw()
    {
        for (int y = 0; y < m_image.height(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
            const Range rows = m_rows[std::size_t(y)];
            if (rows.isEmpty() || m_seen.isEmpty())
                std::fill_n(line, m_image.width(), m_request.outside);
            else if (y > 0 && rows == m_rows[std::size_t(y) - 1])
                std::memcpy(line, m_image.constScanLine(y - 1), std::size_t(m_image.width()) * sizeof(QRgb));
            else
                drawLine(line, rows);
        }
    }

private:
    void drawLine(QRgb* line, Range rows)
    {
        const MatrixPyramid& values = *m_request.values;
        switch (m_request.pooling) {
        case Pooling::Max:
            joinRows(values, Pooling::Max, m_level, rows, m_seen, m_room.data(), m_values.data(), larger);
            colourLine(line, [](const float* cells, int n) { return joinCells(cells, n, larger); });
            break;
        case Pooling::Min:
            joinRows(values, Pooling::Min, m_level, rows, m_seen, m_room.data(), m_values.data(), smaller);
            colourLine(line, [](const float* cells, int n) { return joinCells(cells, n, smaller); });
            break;
        case Pooling::Strongest: drawStrongest(line, rows); break;
        case Pooling::Mean: {
            joinRows(values, Pooling::Mean, m_level, rows, m_seen, m_room.data(), m_values.data(), kAdd);
            const float scale = 1.0f / float(rows.last - rows.first);
            colourLine(line, [scale](const float* cells, int n) {
                const float sum = joinCells(cells, n, kAdd) * scale;
                return n == 1 ? sum : n == 2 ? sum * 0.5f : sum / float(n);
            });
            break;
        }
        }
        if (m_request.mask)
            blendMask(line, rows);
    }

    void drawStrongest(QRgb* line, Range rows)
    {
        const MatrixPyramid& values = *m_request.values;
        m_smallest.resize(m_values.size());
        joinRows(values, Pooling::Max, m_level, rows, m_seen, m_room.data(), m_values.data(), larger);
        joinRows(values, Pooling::Min, m_level, rows, m_seen, m_room.data(), m_smallest.data(), smaller);
        for (std::size_t i = 0; i < m_values.size(); ++i)
            m_values[i] = stronger(m_values[i], m_smallest[i]);
        colourLine(line, [](const float* cells, int n) {
            return joinCells(cells, n, [](float a, float b) { return stronger(larger(a, b), smaller(a, b)); });
        });
    }

    template <typename Value> void colourLine(QRgb* line, Value value)
    {
        const ColourLookup& colours = *m_request.colours;
        for (std::size_t x = 0; x < m_spans.size(); ++x) {
            const Span span = m_spans[x];
            if (span.count == 0)
                line[x] = m_request.outside;
            else if (x > 0 && span == m_spans[x - 1])
                line[x] = line[x - 1];
            else
                line[x] = colours(value(m_values.data() + span.first, span.count));
        }
    }

    void blendMask(QRgb* line, Range rows)
    {
        const MaskPyramid& mask = *m_request.mask;
        std::fill(m_kept.begin(), m_kept.end(), std::uint16_t(0));
        for (std::int64_t r = rows.first; r < rows.last; ++r) {
            mask.keptBytes(m_level, r, m_seen.first, m_seen.last, m_keptRow.data());
            for (std::size_t i = 0; i < m_kept.size(); ++i)
                m_kept[i] = std::uint16_t(m_kept[i] + m_keptRow[i]);
        }
        // A table look-up by the mean over the cells; 16 bits behind the point round as the exact mean does.
        std::uint32_t perCell[4] = {};
        const auto shareOfOne = [&rows](std::int32_t cells) {
            return std::uint32_t(65536 / (double(rows.last - rows.first) * double(cells)) + 0.5);
        };
        for (std::int32_t cells = 1; cells < 4; ++cells)
            perCell[cells] = shareOfOne(cells);
        const std::uint16_t* sums = m_kept.data();
        for (std::size_t x = 0; x < m_spans.size(); ++x) {
            const Span span = m_spans[x];
            if (span.count == 0)
                continue;
            std::uint32_t kept = sums[span.first];
            for (std::int32_t i = 1; i < span.count; ++i)
                kept += sums[span.first + i];
            const std::uint32_t scale = span.count < 4 ? perCell[span.count] : shareOfOne(span.count);
            line[x] = blend(line[x], m_tones[std::min((kept * scale + 32768u) >> 16, 255u)]);
        }
    }

    // A tone, already multiplied with its part of the mixture.
    struct Tone {
        std::uint32_t redBlue = 0, green = 0;
    };
    static constexpr std::uint32_t kToneShare = std::uint32_t(kOverlayShare * 256), kDataShare = 256 - kToneShare;

    static Tone toneOf(QRgb tone) { return {(tone & 0xff00ffu) * kToneShare, (tone & 0x00ff00u) * kToneShare}; }

    // Red and blue in one multiplication: their products with a share of 256 do not overlap.
    static QRgb blend(QRgb data, Tone tone)
    {
        const std::uint32_t redBlue = ((data & 0xff00ffu) * kDataShare + tone.redBlue) >> 8;
        const std::uint32_t green = ((data & 0x00ff00u) * kDataShare + tone.green) >> 8;
        return 0xff000000u | (redBlue & 0xff00ffu) | (green & 0x00ff00u);
    }

    // The cells of one pixel, counted from the first one seen.
    struct Span {
        std::int32_t first = 0, count = 0;
        bool operator==(const Span&) const = default;
    };

    QImage& m_image;
    const HeatmapRequest& m_request;
    int m_level;
    std::vector<Range> m_columns, m_rows;
    std::vector<Span> m_spans;
    Range m_seen; // columns of the level that any pixel needs
    std::vector<float> m_values, m_smallest, m_room;
    std::vector<std::uint8_t> m_keptRow;
    std::vector<std::uint16_t> m_kept; // sums over rows: at most 256 of them, since the stretch is limited
    Tone m_tones[256];
};

} // namespace

double HeatmapScale::position(double value) const
{
    if (!std::isfinite(value))
        return std::numeric_limits<double>::quiet_NaN();
    if (!(high > low))
        return value >= high && high > 0 ? 1.0 : 0.0;
    if (isMirrored) {
        const double size = std::abs(value);
        const double way = size <= low ? 0 : std::min(std::log(size / low) / std::log(high / low), 1.0);
        return 0.5 + std::copysign(0.5 * way, value);
    }
    const double place = isLogarithmic ? (value <= low ? 0 : std::log(value / low) / std::log(high / low))
                                       : (value - low) / (high - low);
    return std::clamp(place, 0.0, 1.0);
}

double HeatmapScale::valueAt(double position) const
{
    if (isMirrored) {
        const double way = std::abs(2 * position - 1);
        return way == 0 ? 0 : std::copysign(low * std::pow(high / low, way), position - 0.5);
    }
    return isLogarithmic ? low * std::pow(high / low, position) : low + (high - low) * position;
}

HeatmapScale scaleFor(const ValueSpread& spread, const HeatmapColours& colours, bool isSigned)
{
    HeatmapScale scale;
    scale.map = colours.map;
    scale.isLogarithmic = colours.range == ScaleRange::Logarithmic && spread.smallShare > 0;
    const double largest = std::max(std::abs(double(spread.lowest)), std::abs(double(spread.highest)));
    if (scale.isLogarithmic) {
        scale.isMirrored = isSigned;
        scale.high = largest;
        // More than five decades would leave no colours for the values that matter.
        scale.low = std::max(double(spread.smallShare), largest * 1e-5);
        return scale;
    }
    const double lowest = std::min(double(spread.lowest), 0.0);
    switch (colours.range) {
    case ScaleRange::Symmetric:
        scale.high = spread.largeShare > 0 ? double(spread.largeShare) : largest;
        scale.low = -scale.high;
        return scale;
    case ScaleRange::Clipped:
        // Scores are shown from zero unless even the small ones are far from it.
        scale.low = isSigned || 2 * spread.lowShare > spread.highShare ? double(spread.lowShare) : lowest;
        scale.high = double(spread.highShare);
        if (scale.high > scale.low)
            return scale;
        break; // nearly all values are alike
    case ScaleRange::Full:
    case ScaleRange::Logarithmic: break;
    }
    scale.low = lowest;
    scale.high = std::max(double(spread.highest), 0.0);
    return scale;
}

ColourLookup::ColourLookup(const HeatmapScale& scale) : m_scale(scale), m_colours(kLookups)
{
    constexpr std::uint32_t half = 1u << (kDroppedBits - 1);
    if (scale.bottom() < 0)
        m_negative.resize(kLookups);
    for (std::size_t i = 0; i < kLookups; ++i) {
        const auto middle = i == 0 ? 0.0 : double(std::bit_cast<float>((std::uint32_t(i) << kDroppedBits) + half));
        m_colours[i] = scale.colour(middle);
        if (!m_negative.empty())
            m_negative[i] = scale.colour(-middle);
    }
}

QRgb ColourLookup::operator()(float value) const
{
    const std::uint32_t place = (std::bit_cast<std::uint32_t>(value) & 0x7fffffffu) >> kDroppedBits;
    // NaN keeps its colour whatever its sign; the sign alone (-0.0) reads as zero.
    if (!(value < 0))
        return m_colours[place];
    return m_negative.empty() ? m_colours[place < kInfinity ? 0 : place] : m_negative[place];
}

int levelFor(double columnsPerPixel, double rowsPerPixel, int levels)
{
    const double least = std::min(columnsPerPixel, rowsPerPixel);
    return least <= 1 ? 0 : std::clamp(int(std::floor(std::log2(least) + kEdge)), 0, levels - 1);
}

void drawHeatmap(QImage& image, const HeatmapRequest& request)
{
    Renderer(image, request).draw();
}

} // namespace prunescope::gui
