#pragma once
// Changing the order of a matrix's columns without changing the model: the rows of the matrices before it that make these
// inputs take the same order. Possible within the inner channels of an MLP and within the heads of attention's values.

#include "core/architecture/architecture.h"
#include "core/pruning/method.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace prunescope {

/// Columns of a matrix that may change places, and the rows that follow them.
struct FoldGroup {
    ColumnGroup columns;
    std::vector<CoupledSlice> rows; ///< columns.length rows each, in the order of a run's columns
};

/// The columns of a matrix that may change places. Of the matrix after an MLP's activation all inner channels are one
/// group, followed by all matrices that make them. Of attention's output matrix each key/value head is one: its columns in
/// all query heads that read it, followed by its rows of the values. Of any other matrix nothing may move.
/// @param module  of that block
std::vector<FoldGroup> foldGroups(const Architecture& architecture, const ModelConfig& config, int block,
                                  const std::string& module);

/// The groups as a method sees them.
std::vector<ColumnGroup> columnGroups(const std::vector<FoldGroup>& groups);

/// The modules whose rows follow.
std::set<std::string> producers(const std::vector<FoldGroup>& groups);

/// Which row each place of a producer takes when the columns take an order that keeps each group within itself.
/// @param rows         of the producer
/// @param columnOrder  place j takes column columnOrder[j]
/// @return             in the same form
std::vector<std::int64_t> foldedRows(const std::vector<FoldGroup>& groups, const std::vector<std::int64_t>& columnOrder,
                                     const std::string& producer, std::int64_t rows);

/// The tensor with rows (axis 0) or columns (axis 1) in another order; in its own memory.
at::Tensor reordered(const at::Tensor& tensor, int axis, const std::vector<std::int64_t>& order);

} // namespace prunescope
