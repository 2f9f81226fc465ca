#pragma once
// Method, sparsity, pattern and parameters as typed on the command line.

#include "app/cli/command.h"

#include "core/plan/plan.h"
#include "core/session/model_info.h"

#include <string>
#include <vector>

namespace prunescope::cli {

struct MethodArguments {
    std::string method, pattern = "unstructured";
    std::vector<std::string> params;
    double sparsity = -1;   ///< below 0: not given

    void addTo(CLI::App* command);
    Pattern parsedPattern() const { return parsePattern(pattern); }
    /// The sparsity wanted; for n:m it is absent or 1 - n/m. @throws Error{Usage} where it is missing or does not fit
    double share() const;
    ParamValues values() const;
};

/// The plan of a file, or one with the typed method for all matrices.
/// @throws Error{Usage} unless just one of the two is given
Plan planOf(const std::string& planFile, const MethodArguments& arguments, const ModelInfo& info);

} // namespace prunescope::cli
