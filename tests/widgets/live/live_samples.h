#pragma once
// Small live pictures for the tests.

#include "core/base/live_picture.h"

#include <string>

namespace prunescope::tests {

inline LiveImage imageOf(const std::string& id, LiveScale scale, int rows, int columns, std::vector<float> cells,
                         double swept = 1)
{
    return {id, Text("Image " + id), scale, rows, columns, std::move(cells), swept};
}

inline LiveCurve curveOf(const std::string& id, const std::string& y, std::vector<double> values)
{
    LiveCurve curve{id, Text("Curve " + id), Text("input"), Text(y), {}, std::move(values), false, false};
    for (std::size_t i = 0; i < curve.y.size(); ++i)
        curve.x.push_back(double(i));
    return curve;
}

/// As SparseGPT shows: a mask and a change, swept in part, and curves.
inline LivePicture pictureOf(const std::string& matrix, double swept = 0.5, float level = 1)
{
    LivePicture picture{"sparsegpt", matrix, {}, {}};
    picture.images.push_back(imageOf("mask", LiveScale::Mask, 2, 4, {0, 1, 0, 0, 1, 0, 0, 0}, swept));
    picture.images.push_back(imageOf("change", LiveScale::Sequential, 2, 4, {0, level, 2, 3, 4, 5, 6, 7}, swept));
    picture.curves.push_back(curveOf("rows", "sum of squared errors", {double(level), 2}));
    picture.curves.push_back(curveOf("loss", "squared error per sequence", {1, 3}));
    return picture;
}

} // namespace prunescope::tests
