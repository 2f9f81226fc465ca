// bench: figures of this machine, with median and spread.
#include "app/cli/command.h"

#include "core/session/bench.h"

#include <memory>
#include <sstream>

namespace prunescope::cli {

void addBenchCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "bench", "Measure this machine");
    auto params = std::make_shared<BenchParams>();
    command->add_option("--what", params->what, "gemm, decode or prune")
        ->check(CLI::IsMember({"gemm", "decode", "prune"}))
        ->capture_default_str();
    command->add_option("--model", params->model, "Model for decode")->capture_default_str();
    command->add_option("--repeats", params->repeats, "Counted repetitions")->check(CLI::Range(1, 1000))->capture_default_str();
    command->add_option("--size", params->size, "Rows and columns of the matrix")
        ->check(CLI::Range(16, 16384))
        ->capture_default_str();
    command->callback([&context, params] {
        context.action = [&context, params] {
            const auto result = runBench(*params, context.stop, context.progress());
            Json figures = Json::array();
            std::ostringstream text;
            text << result.machine << "\n";
            for (const auto& figure : result.figures) {
                figures.push_back({{"name", figure.name},
                                   {"unit", figure.unit},
                                   {"median", figure.median},
                                   {"min", figure.lowest},
                                   {"max", figure.highest}});
                text << figure.name << ": " << figure.median << " " << figure.unit << " (" << figure.lowest << " to "
                     << figure.highest << ")\n";
            }
            context.print({{"machine", result.machine}, {"figures", figures}}, text.str());
        };
    });
}

} // namespace prunescope::cli
