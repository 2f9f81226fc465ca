// Overlapping windows, the last S predictions of each.
#include "core/evaluation/llama_cpp_stride.h"

#include "core/base/error.h"

namespace prunescope {

WindowPlan planLlamaCppStride(const WindowParams& params, std::int64_t tokens)
{
    if (params.stride < 1 || params.stride >= params.window)
        throw Error(ErrorKind::Usage, PS_TEXT("The stride is %1, but convention llama.cpp needs one from 1 to below the window of %2."),
                    params.stride, params.window);
    if (tokens < 2 * params.window)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("The evaluation text has %1 tokens, but convention %2 needs at least %3; choose a longer text or a "
                            "shorter window."),
                    tokens, params.convention, 2 * params.window);
    WindowPlan plan;
    plan.convention = params.convention;
    plan.window = params.window;
    plan.isTokenWeighted = true;
    const std::int64_t count = (tokens - params.window + params.stride - 1) / params.stride;
    for (std::int64_t i = 0; i < count; ++i)
        plan.windows.push_back({i * params.stride, params.window, params.window - params.stride, -1, false, params.stride});
    if (params.maxWindows > 0 && count > params.maxWindows)
        plan.windows.resize(std::size_t(params.maxWindows));
    return plan;
}

} // namespace prunescope
