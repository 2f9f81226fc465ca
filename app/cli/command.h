#pragma once
// What every command of prunescope-cli shares: common options, progress on standard error, one JSON object on standard
// output. Each command is one function that adds itself to the parser.

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"

#include "core/session/measure.h"
#include "core/session/texts.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace prunescope {
class ProjectStore;
}

namespace prunescope::cli {

/// Options that every command takes, and where its act runs.
struct Context {
    bool isJson = false;
    bool isQuiet = false;
    int threads = 0;                 ///< 0 = all cores
    std::uint64_t seed = 0;
    std::string dtype = "f32";
    double maxMemoryGib = 0;         ///< 0 = what the machine has
    StopFlag stop;                   ///< set by Ctrl-C
    std::function<void()> action;    ///< what the parsed command does

    /// A bar on a terminal, otherwise one line per percent; nothing with --quiet.
    ProgressSink progress();
    /// A line on standard error; nothing with --quiet.
    void say(const std::string& line) const;
    /// Prints the JSON object (--json) or the text for people.
    void print(const Json& json, const std::string& text) const;
};

/// Adds a subcommand with the common options.
CLI::App* addCommand(CLI::App& app, Context& context, const std::string& name, const std::string& help);

/// --calibration, --join, --samples, --window.
void addCalibrationOptions(CLI::App* command, CalibrationParams& params, std::string& join);
/// After parsing: the seed, how lines are joined, and the bundled model's own text where none was given.
void completeCalibration(const Context& context, CalibrationParams& params, const std::string& model, const std::string& join);

/// The given text, or the bundled one for the bundled model.
/// @throws Error{Usage} if neither
std::string textOrBundled(const std::string& path, const std::string& model, const std::string& bundled);

/// --text, --join, --window, --convention, --stride, --max-windows.
void addPerplexityOptions(CLI::App* command, PerplexityParams& params, std::string& join);
/// After parsing: how lines are joined, and the bundled model's own text where none was given.
void completePerplexity(PerplexityParams& params, const std::string& model, const std::string& join);

/// The project of a path, or null for "".
std::shared_ptr<ProjectStore> openProject(const std::string& path);

// One per file command_*.cpp.
void addModelCommands(CLI::App& app, Context& context);
void addMeasureCommands(CLI::App& app, Context& context);
void addCompareCommand(CLI::App& app, Context& context);
void addChoiceCommand(CLI::App& app, Context& context);
void addPruneCommands(CLI::App& app, Context& context);
void addAllocateCommand(CLI::App& app, Context& context);
void addSensitivityCommand(CLI::App& app, Context& context);
void addOverlapCommand(CLI::App& app, Context& context);
void addExplainCommand(CLI::App& app, Context& context);
void addActivationsCommand(CLI::App& app, Context& context);
void addReportCommand(CLI::App& app, Context& context);
void addPlanCommands(CLI::App& app, Context& context);
void addProjectCommand(CLI::App& app, Context& context);
void addTrainingCommands(CLI::App& app, Context& context);
void addBenchCommand(CLI::App& app, Context& context);

} // namespace prunescope::cli
