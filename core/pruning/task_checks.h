#pragma once
// What methods check of a task before they work, and the outcomes that need no work.

#include "core/pruning/method.h"

#include <string_view>

namespace prunescope {

/// @param title  of the method, for the message
/// @throws Error{Usage} if the task has no statistics; Error{Shape} if they are of another width
void requireInputs(const MatrixTask& task, std::string_view title);

/// @throws Error{Usage} if the pattern's group does not divide the width of the matrix
void requireDividingPattern(const MatrixTask& task);

/// Whether the task asks for all weights or for none: such tasks keep their exact meaning without any method.
bool isAllOrNothing(const MatrixTask& task);

/// The outcome of a task that asks for all weights or for none.
MatrixOutcome allOrNothing(const MatrixTask& task);

} // namespace prunescope
