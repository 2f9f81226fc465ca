// activations: what flows through a model, channel by channel, and what each block does to the residual stream.
#include "app/cli/command.h"

#include "core/base/files.h"
#include "core/session/activations.h"

#include <cstdio>
#include <memory>
#include <string>

namespace prunescope::cli {
namespace {

constexpr int kUsualTop = 10;

struct ActivationArguments {
    std::string model, out, join;
    int top = kUsualTop;
    CalibrationParams calibration;
};

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string place(const ActivationSite& site, int block)
{
    if (!site.isResidual())
        return "in block " + std::to_string(block);
    const bool isLast = block == site.rows.back().block;
    return isLast ? "after the last block" : "before block " + std::to_string(block);
}

template <typename... Values> std::string line(const char* pattern, Values... values)
{
    char text[256];
    std::snprintf(text, sizeof text, pattern, values...);
    return text;
}

std::string textOf(const ActivationReport& report, std::size_t top)
{
    std::string text = line("%d windows of %d tokens\n\nblock  influence  angular distance  relative change\n", report.windows,
                            report.window);
    for (const BlockInfluence& block : report.blocks)
        text += line("%5d  %9.4f  %16.4f  %15.4f\n", block.block, block.influence, block.angularDistance, block.relativeChange);
    for (const ActivationSite& site : report.sites) {
        text += site.isResidual() ? "\nResidual stream\n" : "\nInput of " + site.id + "\n";
        text += "channel     max |x|        norm  share > 6  where\n";
        for (const LargeChannel& channel : largestChannels(site, top))
            text += line("%7lld  %10.4g  %10.4g  %9.4f  ", static_cast<long long>(channel.channel), double(channel.maximum),
                         double(channel.norm), double(channel.shareAbove6)) +
                    place(site, channel.maximumBlock) + "\n";
    }
    return text;
}

void runActivations(Context& context, ActivationArguments& arguments)
{
    const bool isCsv = endsWith(arguments.out, ".csv");
    if (!arguments.out.empty() && !isCsv && !endsWith(arguments.out, ".json"))
        throw Error(ErrorKind::Usage, PS_TEXT("--out %1 ends neither in .csv nor in .json."), arguments.out);
    const auto model = openModel({arguments.model, context.dtype}, context.stop, {});
    completeCalibration(context, arguments.calibration, arguments.model, arguments.join);
    const auto report = measureActivations(model, arguments.calibration, context.stop, context.progress());
    if (!arguments.out.empty())
        writeFileAtomically(arguments.out, isCsv ? activationsCsv(*report) : asciiLine(activationsToJson(*report)) + "\n");
    const auto top = std::size_t(arguments.top);
    context.print(activationSummaryToJson(*report, top), textOf(*report, top));
}

} // namespace

void addActivationsCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "activations", "Figures of every channel that flows through the model, and block influence");
    auto arguments = std::make_shared<ActivationArguments>();
    command->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    addCalibrationOptions(command, arguments->calibration, arguments->join);
    command->add_option("--out", arguments->out, "All channels: F.csv (a line for each site, block and channel) or F.json");
    command->add_option("--top", arguments->top, "Channels to list for each site, the largest first")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command->callback([&context, arguments] { context.action = [&context, arguments] { runActivations(context, *arguments); }; });
}

} // namespace prunescope::cli
