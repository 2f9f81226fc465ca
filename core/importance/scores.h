#pragma once
// The table of scores: ids and titles lie torch-free in core/plan, the code here.

#include <ATen/core/Tensor.h>

#include <string_view>
#include <vector>

namespace prunescope {

/// A score by id. `compute` takes the weight [out, in] and the input norms [in] (undefined where the score needs none).
struct ScoreEntry {
    std::string_view id;
    at::Tensor (*compute)(const at::Tensor& weight, const at::Tensor& inputNorm);
};

/// All scores, in the order of scoreInfos().
const std::vector<ScoreEntry>& scores();
/// @throws Error{Usage} naming the id
const ScoreEntry& scoreEntry(std::string_view id);

} // namespace prunescope
