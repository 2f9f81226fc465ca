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

template <typename Join>
void joinRows(const MatrixPyramid& values, Pooling pooling, int level, Range rows, Range columns, float* out, Join join)
{
    const std::int64_t count = columns.last - columns.first;
    const float* first = values.row(pooling, level, rows.first) + columns.first;
    std::copy(first, first + count, out);
    for (std::int64_t r = rows.first + 1; r < rows.last; ++r) {
        const float* next = values.row(pooling, level, r) + columns.first;
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
        if (m_request.mask) {
            m_keptRow.resize(count);
            m_kept.resize(count);
            for (int i = 0; i < 256; ++i)
                m_tones[i] = keptShareTone(i / 255.0);
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
            joinRows(values, Pooling::Max, m_level, rows, m_seen, m_values.data(), larger);
            colourLine(line, [](const float* cells, int n) { return joinCells(cells, n, larger); });
            break;
        case Pooling::Min:
            joinRows(values, Pooling::Min, m_level, rows, m_seen, m_values.data(), smaller);
            colourLine(line, [](const float* cells, int n) { return joinCells(cells, n, smaller); });
            break;
        case Pooling::Mean: {
            joinRows(values, Pooling::Mean, m_level, rows, m_seen, m_values.data(), kAdd);
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
        const float perRow = 1.0f / float(rows.last - rows.first);
        for (std::size_t x = 0; x < m_spans.size(); ++x) {
            const Span span = m_spans[x];
            if (span.count == 0)
                continue;
            int kept = 0;
            for (std::int32_t i = span.first; i < span.first + span.count; ++i)
                kept += m_kept[std::size_t(i)];
            const float share = float(kept) * perRow * (span.count == 1 ? 1.0f : span.count == 2 ? 0.5f : 1.0f / float(span.count));
            line[x] = blend(line[x], m_tones[std::min(int(share + 0.5f), 255)]);
        }
    }

    // Red and blue in one multiplication: their products with a share of 256 do not overlap.
    static QRgb blend(QRgb data, QRgb tone)
    {
        constexpr std::uint32_t toneShare = std::uint32_t(kOverlayShare * 256), dataShare = 256 - toneShare;
        const std::uint32_t redBlue = ((data & 0xff00ffu) * dataShare + (tone & 0xff00ffu) * toneShare) >> 8;
        const std::uint32_t green = ((data & 0x00ff00u) * dataShare + (tone & 0x00ff00u) * toneShare) >> 8;
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
    std::vector<float> m_values;
    std::vector<std::uint8_t> m_keptRow;
    std::vector<std::uint16_t> m_kept; // sums over rows: at most 256 of them, since the stretch is limited
    QRgb m_tones[256];
};

} // namespace

double HeatmapScale::position(double value) const
{
    if (!std::isfinite(value))
        return std::numeric_limits<double>::quiet_NaN();
    if (!(high > low))
        return value >= high && high > 0 ? 1.0 : 0.0;
    const double place = isLogarithmic ? (value <= low ? 0 : std::log(value / low) / std::log(high / low))
                                       : (value - low) / (high - low);
    return std::clamp(place, 0.0, 1.0);
}

double HeatmapScale::valueAt(double position) const
{
    return isLogarithmic ? low * std::pow(high / low, position) : low + (high - low) * position;
}

HeatmapScale scaleFor(const ValueSpread& spread, ColourMap map, bool isLogarithmic)
{
    HeatmapScale scale;
    scale.map = map;
    scale.isLogarithmic = isLogarithmic && spread.smallShare > 0;
    if (scale.isLogarithmic) {
        scale.high = spread.highest;
        // More than five decades would leave no colours for the values that matter.
        scale.low = std::max(double(spread.smallShare), double(spread.highest) * 1e-5);
    } else {
        scale.low = 0;
        scale.high = spread.largeShare > 0 ? spread.largeShare : std::max(spread.highest, 0.0f);
    }
    return scale;
}

ColourLookup::ColourLookup(const HeatmapScale& scale) : m_scale(scale), m_colours(kLookups)
{
    constexpr std::uint32_t half = 1u << (kDroppedBits - 1);
    for (std::size_t i = 0; i < kLookups; ++i) {
        const auto middle = std::bit_cast<float>((std::uint32_t(i) << kDroppedBits) + half);
        m_colours[i] = i == 0 ? scale.colour(0) : scale.colour(double(middle));
    }
}

QRgb ColourLookup::operator()(float value) const
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    // The sign alone (-0.0 and below) reads as zero; NaN keeps its colour whatever its sign.
    const bool isNegative = value < 0;
    return m_colours[isNegative ? 0 : (bits & 0x7fffffffu) >> kDroppedBits];
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
