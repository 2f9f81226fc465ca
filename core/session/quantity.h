#pragma once
// What a heatmap can show of one matrix: weights, scores, masks, differences of them, and what a run changed. Torch-free
// header.

#include "core/session/explore.h"
#include "core/session/prune.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

enum class QuantityKind {
    Weight,         ///< W
    Score,          ///< what a method ranks by
    Mask,           ///< 1 where a weight is kept, 0 where it goes
    RankDifference, ///< rank in its row by the first score less that by the second
    MaskDifference, ///< 1: only the first keeps the weight, -1: only the second, 0: both or neither
    Change,         ///< W' - W of kept weights, 0 where the run removed them
};

/// A quantity by id. Masks come from "plan" (what the plan would remove), "run" (what the last run removed), or a score id:
/// what that method would remove with its usual parameters at the sparsity and pattern of the mask it is compared with.
struct Quantity {
    std::string id;             ///< "weight", "wanda", "ranks:wanda-magnitude", ...
    QuantityKind kind;
    std::string first, second;  ///< score ids or sources of masks; second is empty where there is one

    /// Values may be below zero, and zero is their middle.
    bool isSigned() const;
    bool usesRun() const;
    bool usesPlan() const;
};

/// All of them, in the order in which they are offered.
const std::vector<Quantity>& quantities();
/// @throws Error{Usage} naming the id
const Quantity& quantity(std::string_view id);

/// What quantities are made of.
struct QuantitySource {
    ModelHandle model;
    std::shared_ptr<const InputNorms> inputs;  ///< null before they are measured
    std::optional<PlanEntry> planned;          ///< what the plan does to the matrix
    std::shared_ptr<const PruneResult> run;    ///< null before one
    std::optional<PlanEntry> ran;              ///< what its plan did to the matrix
};

/// What is missing before a quantity of a matrix can be shown.
enum class QuantityNeed {
    None,
    Inputs,        ///< input norms of the matrix
    Run,           ///< a run, at all
    RunOfMatrix,   ///< there was one, but its plan left the matrix alone
    Plan,          ///< the plan leaves the matrix alone
    ShownMethod,   ///< the plan's method has no score: it decides while it runs
};

QuantityNeed neededFor(const Quantity& quantity, const std::string& matrix, const QuantitySource& source);

/// A quantity of one matrix.
struct MatrixQuantity {
    std::shared_ptr<const MatrixScore> values;  ///< its `score` is the quantity's id
    bool isSigned = false;
    bool isMask = false;               ///< values are 0 and 1, or -1, 0 and 1
    std::int64_t onlyFirst = 0;        ///< MaskDifference: weights that only the first mask keeps
    std::int64_t onlySecond = 0;
};

/// @throws Error{Usage} where something is missing (neededFor()); Error{BadInput} for an unknown matrix
MatrixQuantity measureQuantity(const Quantity& quantity, const std::string& matrix, const QuantitySource& source,
                               StopFlag& stop);

/// Where each value stands among those of its row: 0 the lowest, 1 the highest, equal ones share their mean place; a row of
/// one gives 0.5. NaN stays NaN and counts as the highest.
/// @param values  [rows, columns], row-major, >= 0 or NaN
std::vector<float> rankShares(const std::vector<float>& values, std::int64_t rows, std::int64_t columns, StopFlag& stop);

} // namespace prunescope
