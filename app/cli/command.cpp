// Shared parts of the commands.
#include "app/cli/command.h"

#include "core/store/project_store.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <memory>

namespace prunescope::cli {

ProgressSink Context::progress()
{
    if (isQuiet)
        return {};
    const bool isTerminal = ::isatty(STDERR_FILENO) == 1;
    auto lastPercent = std::make_shared<int>(-1);
    return [isTerminal, lastPercent](const Progress& event) {
        const int percent = event.total > 0 ? int(std::floor(100.0 * event.done / event.total)) : 0;
        if (percent == *lastPercent)
            return;
        *lastPercent = percent;
        if (isTerminal) {
            const int filled = percent / 4;
            std::fprintf(stderr, "\r[%-25s] %3d %%  %s\033[K%s", std::string(std::size_t(filled), '#').c_str(), percent,
                         event.sentence.english().c_str(), percent >= 100 ? "\n" : "");
        } else {
            std::fprintf(stderr, "%d %% %s\n", percent, event.sentence.english().c_str());
        }
        std::fflush(stderr);
    };
}

void Context::say(const std::string& line) const
{
    if (!isQuiet)
        std::fprintf(stderr, "%s\n", line.c_str());
}

void Context::print(const Json& json, const std::string& text) const
{
    const std::string line = isJson ? asciiLine(json) : text;
    std::fwrite(line.data(), 1, line.size(), stdout);
    if (line.empty() || line.back() != '\n')
        std::fputc('\n', stdout);
    std::fflush(stdout);
}

CLI::App* addCommand(CLI::App& app, Context& context, const std::string& name, const std::string& help)
{
    CLI::App* command = app.add_subcommand(name, help);
    command->add_flag("--json", context.isJson, "One JSON object on standard output");
    command->add_flag("--quiet", context.isQuiet, "No progress on standard error");
    command->add_option("--threads", context.threads, "Compute threads; 0 = all cores")->check(CLI::Range(0, 1024));
    command->add_option("--seed", context.seed, "Seed of everything random");
    command->add_option("--dtype", context.dtype, "Compute type")->check(CLI::IsMember({"f32", "bf16"}));
    command->add_option("--max-memory", context.maxMemoryGib, "Work as if the machine had this many GiB of memory; 0 = all")
        ->check(CLI::NonNegativeNumber);
    return command;
}

void addCalibrationOptions(CLI::App* command, CalibrationParams& params, std::string& join)
{
    params.text.path.clear();
    command
        ->add_option_function<std::vector<std::string>>(
            "--calibration",
            [&params](const std::vector<std::string>& paths) {
                params.text.path = paths.front();
                for (std::size_t i = 1; i < paths.size(); ++i)
                    params.domains.push_back({paths[i], false});
            },
            "Calibration text (default for demo: the bundled one); repeated: the windows are shared out among the texts")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--join", join, "rows: join a file's lines with two newlines")->check(CLI::IsMember({"rows"}));
    command->add_option("--samples", params.samples, "Calibration windows")->capture_default_str()->check(CLI::PositiveNumber);
    command->add_option("--window", params.window, "Tokens per window; default min(2048, context)")
        ->check(CLI::PositiveNumber);
}

void completeCalibration(const Context& context, CalibrationParams& params, const std::string& model, const std::string& join)
{
    params.seed = context.seed;
    params.text.joinsRows = join == "rows";
    for (TextSource& domain : params.domains)
        domain.joinsRows = params.text.joinsRows;
    if (params.text.path.empty() && model == "demo")
        params.text.path = "demo:calibration";
}

std::string textOrBundled(const std::string& path, const std::string& model, const std::string& bundled)
{
    if (!path.empty())
        return path;
    if (model != "demo")
        throw Error(ErrorKind::Usage, PS_TEXT("--text is missing; only the bundled model has a text of its own."));
    return "demo:" + bundled;
}

void addPerplexityOptions(CLI::App* command, PerplexityParams& params, std::string& join)
{
    params.text.path.clear();
    command->add_option("--text", params.text.path, "Evaluation text (default for demo: the bundled one)");
    command->add_option("--join", join, "rows: join a file's lines with two newlines")->check(CLI::IsMember({"rows"}));
    command->add_option("--window", params.window, "Tokens per window; default min(2048, context)")
        ->check(CLI::Range(2, 1 << 30));
    command->add_option("--convention", params.convention, "How windows are cut and averaged")
        ->check(CLI::IsMember({"paper", "strided", "llama.cpp", "lm-eval"}))
        ->capture_default_str();
    command->add_option("--stride", params.stride, "Stride: strided (default window / 2), llama.cpp (its --ppl-stride form)")
        ->check(CLI::PositiveNumber);
    command->add_option("--max-windows", params.maxWindows, "Only the first windows")->check(CLI::PositiveNumber);
}

void completePerplexity(PerplexityParams& params, const std::string& model, const std::string& join)
{
    params.text.path = textOrBundled(params.text.path, model, "evaluation");
    params.text.joinsRows = join == "rows";
}

std::shared_ptr<ProjectStore> openProject(const std::string& path)
{
    return path.empty() ? nullptr : std::shared_ptr<ProjectStore>(ProjectStore::open(path));
}

} // namespace prunescope::cli
