#pragma once
// The strategies that spread a wanted sparsity over the matrices, as torch-free data. The rules lie in
// core/plan/allocation.h, the statistics in core/importance, the act in core/session/allocate.h.

#include "core/plan/param.h"

#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// What a person and a form need to know of a strategy.
struct StrategyInfo {
    std::string id;        ///< stored and typed; never renamed
    std::string title;     ///< English; translated in widgets (context "core")
    std::string paper;     ///< authors, year, title; "" where there is none
    std::string summary;   ///< one sentence: where it removes more and why
    bool needsCalibration; ///< false: works on the weights alone (and may still use a text)
    std::vector<Param> params;
};

/// All strategies, in the order in which they are offered.
const std::vector<StrategyInfo>& strategyInfos();
/// @throws Error{Usage} naming the id and the known ones
const StrategyInfo& strategyInfo(std::string_view id);

} // namespace prunescope
