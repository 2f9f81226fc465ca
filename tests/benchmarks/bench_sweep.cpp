// A sensitivity sweep beside the plain way: for each point a calibration pass over the model, scores, mask and a whole forward
// pass, by the same functions, types and threads; beside prune (whose calibration ends at the block) followed by perplexity;
// and beside forward passes alone, which cannot be beaten by more than 2L / (L + 1).
//   bench_sweep [MODEL] [CALIBRATION] [TEXT] [WINDOWS] [WINDOW] [PARTS]      default: the bundled model, every 13th matrix
#include "core/session/explore.h"
#include "core/session/prune.h"
#include "core/session/sensitivity.h"
#include "core/session/session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>

using namespace prunescope;

namespace {

template <typename Work> double seconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int argc, char** argv)
{
    const auto argument = [&](int i, const char* otherwise) { return argc > i ? std::string(argv[i]) : std::string(otherwise); };
    startRuntime(0);
    StopFlag stop;
    const auto model = openModel({argument(1, "demo"), "f32"}, stop, {});
    SensitivityParams params;
    params.calibration.text.path = argument(2, "demo:calibration");
    params.evaluation.text.path = argument(3, "demo:evaluation");
    params.calibration.samples = std::stoi(argument(4, "16"));
    params.calibration.window = params.evaluation.window = std::stoi(argument(5, "512"));
    params.parts = std::stoi(argument(6, "13"));
    params.levels = {0.5, 0.7};

    SensitivityResult sweep;
    const double swept = seconds([&] { sweep = measureSensitivity(model, params, {}, {}, stop, {}); });
    double pruning = 0, calibration = 0, masks = 0, forward = 0, worst = 0;
    for (const auto& point : sweep.points) {
        PruneParams prune;
        prune.plan = uniformPlan(modelInfo(*model), params.method, 0, {}, {});
        prune.plan.find(point.unit)->sparsityShare = point.level;
        prune.calibration = params.calibration;
        PruneResult run;
        pruning += seconds([&] { run = pruneModel(model, prune, stop, {}); });
        masks += run.matrices.empty() ? 0 : run.matrices.front().seconds;
        calibration += seconds([&] { measureInputs(model, params.calibration, stop, {}); });
        double nll = 0;
        forward += seconds([&] { nll = measurePerplexity(run.model, params.evaluation, stop, {}).nll; });
        worst = std::max(worst, std::abs(nll / point.nll - 1));
    }
    const double plain = calibration + masks + forward;
    const double L = modelInfo(*model).blocks;
    std::printf("%zu points of %s, sweep %.2f s\n", sweep.points.size(), modelInfo(*model).name.c_str(), swept);
    std::printf("plain (calibration %.2f, masks %.2f, forward %.2f) %.2f s: ratio %.2f\n", calibration, masks, forward, plain,
                plain / swept);
    std::printf("prune and perplexity %.2f s: ratio %.2f\n", pruning + forward, (pruning + forward) / swept);
    std::printf("forward passes alone: ratio %.2f; over all matrices at most %.2f\n", forward / swept, 2 * L / (L + 1));
    std::printf("largest relative difference of a loss: %.1e\n", worst);
    return worst < 1e-6 ? 0 : 1;
}
