#pragma once
// The models of a project against what they cost, for the project command.

#include "app/cli/command.h"

#include <string>

namespace prunescope::cli {

/// Prints each measurement's models with their front. @param against  id of paretoAxes()
void printPareto(Context& context, const ProjectStore& store, const std::string& against);

} // namespace prunescope::cli
