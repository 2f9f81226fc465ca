#pragma once
// What a method shows of itself while it works: plain pictures and curves that any view can draw (methods/*: "Draw").

#include "core/base/text.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace prunescope {

/// How an image is coloured.
enum class LiveScale {
    Sequential,  ///< 0 or more, larger is more
    Logarithmic, ///< above 0, drawn by its logarithm
    Diverging,   ///< centred on zero
    Mask,        ///< share of pruned weights, 0 to 1
};

/// A small image of a matrix: cells are means over a matrix's rows and columns.
struct LiveImage {
    std::string id;            ///< "mask"; the same picture of the next snapshot replaces it
    Text title;
    LiveScale scale = LiveScale::Sequential;
    int rows = 0, columns = 0; ///< cells
    std::vector<float> cells;  ///< row-major
    double swept = 1;          ///< share of the columns, from the left, that the method is done with
};

/// A curve, or bars over a few names.
struct LiveCurve {
    std::string id;
    Text title;
    Text xTitle, yTitle;       ///< with units
    std::vector<double> x, y;
    bool isLogarithmic = false;
    bool isBars = false;
};

/// Everything a method shows at one moment. A value; safe to pass between threads.
struct LivePicture {
    std::string method;        ///< id
    std::string matrix;        ///< module name
    std::vector<LiveImage> images;
    std::vector<LiveCurve> curves;
};

/// Where pictures go, and how often. The method asks before it computes one, so that pictures never cost more than a
/// small share of the run.
class LiveSink {
public:
    using Show = std::function<void(LivePicture)>;

    LiveSink() = default;
    /// @param show  called in the working thread
    explicit LiveSink(Show show) : m_show(std::move(show)) {}

    /// Whether the next picture may be made: somebody looks, and all pictures so far took under a thirtieth of the time
    /// since the first, and the last one is at least 80 ms old.
    bool isDue() const;
    /// Makes a picture if one is due. @param isLast  a final state, shown even if the last picture is new
    template <typename Make> void offer(Make&& make, bool isLast = false)
    {
        if (!m_show || !(isDue() || (isLast && isCheap())))
            return;
        const auto start = Clock::now();
        m_show(make());
        m_latest = Clock::now();
        m_spent += m_latest - start;
    }

private:
    using Clock = std::chrono::steady_clock;
    bool isCheap() const;

    Show m_show;
    Clock::time_point m_first = Clock::now(), m_latest{};
    Clock::duration m_spent{};
};

/// Means of an [rows, columns] matrix over cells of about equal size, at most `most` along each axis.
/// @param value  called as value(row, column)
template <typename Value>
LiveImage pooledImage(std::string id, Text title, LiveScale scale, std::int64_t rows, std::int64_t columns, int most,
                      Value&& value)
{
    LiveImage image{std::move(id), std::move(title), scale, int(rows < most ? rows : most),
                    int(columns < most ? columns : most), {}, 1};
    image.cells.assign(std::size_t(image.rows) * std::size_t(image.columns), 0.0f);
    for (int cellRow = 0; cellRow < image.rows; ++cellRow) {
        const std::int64_t top = rows * cellRow / image.rows, bottom = rows * (cellRow + 1) / image.rows;
        for (int cellColumn = 0; cellColumn < image.columns; ++cellColumn) {
            const std::int64_t left = columns * cellColumn / image.columns, right = columns * (cellColumn + 1) / image.columns;
            double sum = 0;
            for (std::int64_t row = top; row < bottom; ++row)
                for (std::int64_t column = left; column < right; ++column)
                    sum += double(value(row, column));
            image.cells[std::size_t(cellRow) * std::size_t(image.columns) + std::size_t(cellColumn)] =
                float(sum / double((bottom - top) * (right - left)));
        }
    }
    return image;
}

} // namespace prunescope
