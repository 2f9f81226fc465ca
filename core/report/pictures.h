#pragma once
// The two pictures of a report: the model map and curves.

#include "core/report/drawing.h"

#include <functional>
#include <string>
#include <vector>

namespace prunescope {

/// "12,345,678"
std::string groupedText(long long count);
/// So many significant digits, large numbers grouped, without trailing zeros: "0.0312", "65.07". A dash for NaN.
std::string numberText(double value, int digits = 4);
/// 0.5 -> "50.0 %"; a small share that is not zero never reads as zero. A dash for NaN.
std::string shareText(double share);

/// A cell per matrix: columns are blocks, rows are kinds.
struct MapPicture {
    struct Cell {
        int block = 0, kind = 0; ///< kind: place in kinds
        double value = 0;        ///< NaN: unknown, drawn empty
        std::string name;        ///< of the matrix
    };

    Text title;                  ///< with the unit
    std::vector<std::string> kinds;
    int blocks = 0;
    std::vector<Cell> cells;
    const RgbTable* colours = &viridisTable();
    double low = 0, high = 1;    ///< ends of the colours
    std::function<std::string(double)> text = [](double value) { return numberText(value, 3); };
};

Drawing drawMap(const MapPicture& map);

struct ChartPicture {
    struct Curve {
        Text name;               ///< empty: not in the legend
        Rgb colour = 0;
        std::vector<double> x, y;
        std::vector<double> errors; ///< empty, or half-lengths of error bars
        bool isFaint = false;    ///< background: thin, without points
        bool isDashed = false;
        bool hasLine = true;     ///< without: points alone, also faint ones
        std::vector<Text> pointNames = {}; ///< empty, or a word beside each point
    };

    Text title;
    Text xTitle, yTitle;         ///< with the units
    bool isShareX = false;       ///< x is a share, shown as percent
    std::vector<Curve> curves;   ///< faint ones are drawn first
};

Drawing drawChart(const ChartPicture& chart);

} // namespace prunescope
