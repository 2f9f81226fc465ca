// Measuring this machine.
#include "core/session/bench.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/calibration/input_statistics.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"
#include "core/session/measure.h"
#include "core/session/session.h"

#include <algorithm>
#include <chrono>
#include <functional>

namespace prunescope {
namespace {

/// Repeats a measurement. @param once  returns the figure of one repetition
BenchFigure measure(const BenchParams& params, const std::string& name, const std::string& unit,
                    const std::function<double()>& once, StopFlag& stop, const ProgressSink& progress)
{
    std::vector<double> values;
    for (int i = 0; i <= params.repeats; ++i) {
        stop.poll();
        report(progress, i, params.repeats + 1, Text(PS_TEXT("Measuring %1"), name));
        const double value = once();
        if (i > 0) // the first one warms caches
            values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    return {name, unit, values[values.size() / 2], values.front(), values.back()};
}

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void benchGemm(const BenchParams& params, BenchResult& result, StopFlag& stop, const ProgressSink& progress)
{
    const auto a = at::randn({params.size, params.size}), b = at::randn({params.size, params.size});
    const double flops = 2.0 * params.size * double(params.size) * params.size;
    result.figures.push_back(measure(params, "matrix product f32", "GFLOP/s", [&] {
        return flops * 1e-9 / secondsOf([&] { at::mm(a, b); });
    }, stop, progress));
}

void benchDecode(const BenchParams& params, BenchResult& result, StopFlag& stop, const ProgressSink& progress)
{
    const auto model = openModel({params.model, "f32"}, stop, {});
    GenerateParams generate;
    generate.tokens = 64;
    result.figures.push_back(measure(params, "decoding", "tokens/s", [&] {
        return generateText(model, generate, stop, {}).tokensPerSecond;
    }, stop, progress));
}

void benchPrune(const BenchParams& params, BenchResult& result, StopFlag& stop, const ProgressSink& progress)
{
    MatrixTask task;
    task.name = "random";
    task.weight = at::randn({params.size, params.size});
    task.sparsityShare = 0.5;
    InputStatistics statistics(params.size, {.moments = true, .hessian = true});
    statistics.add(at::randn({256, params.size}));
    task.statistics = &statistics;
    for (const auto& entry : pruneMethods()) {
        const std::string id(entry.id);
        task.params = completeParams(methodInfo(id).params, {}, id);
        const auto method = entry.make();
        result.figures.push_back(measure(params, id + " 50 %", "s", [&] {
            HessianSolver solver(statistics); // a new one each time: its factorisation is part of the work
            task.solver = &solver;
            return secondsOf([&] { method->prune(task, stop); });
        }, stop, progress));
    }
}

} // namespace

BenchResult runBench(const BenchParams& params, StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    BenchResult result;
    result.machine = runtimeDescription();
    if (params.what == "gemm")
        benchGemm(params, result, stop, progress);
    else if (params.what == "decode")
        benchDecode(params, result, stop, progress);
    else if (params.what == "prune")
        benchPrune(params, result, stop, progress);
    else
        throw Error(ErrorKind::Usage, PS_TEXT("There is no benchmark \"%1\"; there are gemm, decode and prune."), params.what);
    return result;
}

} // namespace prunescope
