#pragma once
// From names of bundled things to paths.

#include "core/session/texts.h"

#include <string>

namespace prunescope {

/// The path of a text source: "demo:calibration" and "demo:evaluation" become folders of the bundled demo.
/// @throws Error{BadInput} for another "demo:" name
std::string resolvedTextPath(const TextSource& source);

} // namespace prunescope
