// Pareto fronts of a project as JSON and as a table for people.
#include "app/cli/project_pareto.h"

#include "core/session/pareto.h"
#include "core/store/project_store.h"

#include <cstdio>

namespace prunescope::cli {
namespace {

std::string number(const std::optional<double>& value, const char* format)
{
    if (!value)
        return "-";
    char out[48];
    std::snprintf(out, sizeof out, format, *value);
    return out;
}

std::string groupText(const ParetoGroup& group)
{
    if (group.isChoice)
        return group.modelName + ": accuracy on " + std::to_string(group.questions) + " questions";
    return group.modelName + ": perplexity of " + group.textName + ", " + group.like.convention + ", " +
           std::to_string(group.like.window) + " tokens x " + std::to_string(group.like.windows);
}

std::string rowText(const ParetoRow& row, const Outcome& outcome, bool isChoice)
{
    std::string out = row.isOnFront ? "* " : row.isDominated ? "  " : "? ";
    out.append(outcome.isDense() ? "dense" : "run " + std::to_string(outcome.run) + " " + outcome.planName);
    out.append("  ").append(number(row.quality, isChoice ? "%.4f" : "%.4g"));
    if (row.qualityError)
        out.append(" ± ").append(number(row.qualityError, isChoice ? "%.4f" : "%.3g"));
    if (row.difference)
        out.append(", loss ")
            .append(number(row.difference->mean, "%+.4f"))
            .append(" ± ")
            .append(number(row.difference->windowError, "%.4f"));
    out.append("  at ").append(number(row.position, "%.6g"));
    return out;
}

} // namespace

void printPareto(Context& context, const ProjectStore& store, const std::string& against)
{
    const ParetoAxis axis = paretoAxis(against).axis;
    const auto outcomes = readOutcomes(store);
    Json fronts = Json::array();
    std::string text;
    for (const ParetoGroup& group : paretoGroups(store, outcomes)) {
        const ParetoTable table = paretoTable(store, outcomes, group, axis);
        fronts.push_back(paretoJson(table, outcomes));
        text.append(groupText(group)).append(", against ").append(against).append("\n");
        for (const ParetoRow& row : table.rows)
            text.append(rowText(row, outcomes[row.outcome], group.isChoice)).append("\n");
    }
    if (text.empty())
        text = "nothing was measured in this project";
    context.print({{"against", against}, {"fronts", fronts}}, text);
}

} // namespace prunescope::cli
