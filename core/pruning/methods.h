#pragma once
// The table of methods: ids, titles and parameters lie torch-free in core/plan, the code here. Plain data in a fixed
// order, found by search; a test matches the two.

#include "core/pruning/method.h"

#include <memory>
#include <string_view>
#include <vector>

namespace prunescope {

struct MethodEntry {
    std::string_view id;
    std::unique_ptr<PruneMethod> (*make)();
};

const std::vector<MethodEntry>& pruneMethods();
/// @throws Error{Usage} naming the id
std::unique_ptr<PruneMethod> makePruneMethod(std::string_view id);

} // namespace prunescope
