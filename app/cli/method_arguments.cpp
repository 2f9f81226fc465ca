// What a method is told on the command line.
#include "app/cli/method_arguments.h"

#include "core/plan/method_info.h"
#include "core/session/prune.h"

#include <cmath>

namespace prunescope::cli {
namespace {

std::string methodIds()
{
    std::string out;
    for (const auto& info : methodInfos())
        out += (out.empty() ? "" : ", ") + info.id;
    return out;
}

} // namespace

void MethodArguments::addTo(CLI::App* command)
{
    command->add_option("--method", method, "Method id: " + methodIds());
    command->add_option("--sparsity", sparsity, "Share of weights to remove, 0 to 1")->check(CLI::Range(0.0, 1.0));
    command->add_option("--pattern", pattern, "unstructured, or n:m = keep n of every m along the inputs")
        ->capture_default_str();
    command->add_option("--param", params, "Parameter of the method, key=value (repeatable)");
}

double MethodArguments::share() const
{
    const Pattern parsed = parsedPattern();
    if (parsed.isUnstructured() && sparsity < 0)
        throw Error(ErrorKind::Usage, PS_TEXT("--sparsity is missing; give a share from 0 to 1."));
    if (!parsed.isUnstructured() && sparsity >= 0 && std::abs(sparsity - parsed.sparsityShare()) > 1e-9)
        throw Error(ErrorKind::Usage, PS_TEXT("--sparsity %1 does not fit pattern %2, which removes %3."), sparsity, pattern,
                    parsed.sparsityShare());
    return parsed.isUnstructured() ? sparsity : parsed.sparsityShare();
}

ParamValues MethodArguments::values() const
{
    ParamValues out;
    for (const auto& assignment : params) {
        const auto [key, value] = parseParam(methodInfo(method).params, assignment, method);
        out.insert_or_assign(key, value);
    }
    return out;
}

Plan planOf(const std::string& planFile, const MethodArguments& arguments, const ModelInfo& info)
{
    if (!planFile.empty() && !arguments.method.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("Give either --plan or --method, not both."));
    if (!planFile.empty())
        return readPlan(planFile);
    if (arguments.method.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("Give a plan with --plan, or a method with --method."));
    return uniformPlan(info, arguments.method, arguments.share(), arguments.parsedPattern(), arguments.values());
}

} // namespace prunescope::cli
