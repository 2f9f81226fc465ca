#pragma once
// The pruning methods and scores as torch-free data. Their code lies in core/pruning and core/importance; a test
// matches the two.

#include "core/plan/param.h"

#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// What a person and a form need to know of a pruning method.
struct MethodInfo {
    std::string id;             ///< stored in plans; never renamed
    std::string title;          ///< English; translated in widgets (context "core")
    std::string paper;          ///< authors, year, title
    std::string summary;        ///< one sentence: what it removes and why
    bool needsCalibration;      ///< false: works on the weights alone
    std::vector<Param> params;
};

/// A score that can be drawn and thresholded.
struct ScoreInfo {
    std::string id;
    std::string title;
    std::string formula;        ///< short, for the axis: "|W| * ||x||"
    bool needsCalibration;
};

/// All methods, in the order in which they are offered.
const std::vector<MethodInfo>& methodInfos();
/// @throws Error{Usage} naming the id and the known ones
const MethodInfo& methodInfo(std::string_view id);

const std::vector<ScoreInfo>& scoreInfos();
const ScoreInfo& scoreInfo(std::string_view id);

} // namespace prunescope
