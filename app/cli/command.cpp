// Shared parts of the commands.
#include "app/cli/command.h"

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
    return command;
}

} // namespace prunescope::cli
