// What each method costs in perplexity: a Markdown table over methods, sparsities and allocations for one model, each
// figure the mean over three calibration seeds with a standard error paired with the dense model over the evaluation
// text's windows:
//   bench_methods MODEL CALIBRATION EVALUATION [SAMPLES] [WINDOW] [METHOD ...]
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "core/plan/strategy_info.h"
#include "core/session/allocate.h"
#include "core/session/session.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

using namespace prunescope;

namespace {

constexpr int kSeeds = 3;

/// Mean and standard error of a list.
struct Estimate {
    double mean = 0, error = 0;
};

Estimate estimate(const std::vector<double>& values)
{
    Estimate out;
    for (const double value : values)
        out.mean += value / double(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - out.mean) * (value - out.mean);
    if (values.size() > 1)
        out.error = std::sqrt(squares / double(values.size() - 1) / double(values.size()));
    return out;
}

class Bench {
public:
    Bench(const std::string& model, const std::string& calibration, const std::string& evaluation, int samples, int window)
    {
        m_model = openModel({model, "f32"}, m_stop, {});
        m_calibration.text.path = calibration;
        m_calibration.samples = samples;
        m_calibration.window = window;
        m_perplexity.text.path = evaluation;
        m_perplexity.window = window;
        m_dense = measurePerplexity(m_model, m_perplexity, m_stop, {});
        std::printf("Dense: %.3f +- %.3f (%s, %lld windows of %d tokens of %s); calibration: %d windows of %d tokens of %s, "
                    "seeds 0 to %d.\n\n",
                    m_dense.perplexity, m_dense.standardError.value_or(0), m_dense.convention.c_str(),
                    static_cast<long long>(m_dense.windows), m_dense.window, m_dense.text.name.c_str(), samples, window,
                    calibration.c_str(), kSeeds - 1);
        std::fflush(stdout);
        std::printf("| sparsity | method | perplexity | paired error | over seeds | nats above SparseGPT |\n|---|---|---|---|---|---|\n");
    }

    /// One line of the table. @return mean nats of every window over the seeds
    std::vector<double> line(const std::string& label, const std::string& title, const std::string& method, double share,
                             const Pattern& pattern, const std::string& strategy, const std::vector<double>& reference)
    {
        std::vector<double> byWindow(m_dense.windowNll.size(), 0.0), perplexities;
        for (int seed = 0; seed < kSeeds; ++seed) {
            const auto result = measurePerplexity(pruned(method, share, pattern, strategy, std::uint64_t(seed)), m_perplexity,
                                                  m_stop, {});
            perplexities.push_back(result.perplexity);
            for (std::size_t i = 0; i < byWindow.size(); ++i)
                byWindow[i] += result.windowNll[i] / kSeeds;
        }
        const Estimate perplexity = estimate(perplexities), paired = estimate(differences(byWindow, m_dense.windowNll));
        std::printf("| %s | %s | %.3f | %.3f | %.3f | ", label.c_str(), title.c_str(), perplexity.mean,
                    perplexity.mean * paired.error, perplexity.error * std::sqrt(double(kSeeds)));
        if (reference.empty()) {
            std::printf("0 |\n");
        } else {
            const Estimate gap = estimate(differences(byWindow, reference));
            std::printf("%+.4f +- %.4f |\n", gap.mean, gap.error);
        }
        std::fflush(stdout);
        return byWindow;
    }

private:
    static std::vector<double> differences(const std::vector<double>& a, const std::vector<double>& b)
    {
        std::vector<double> out(a.size());
        std::transform(a.begin(), a.end(), b.begin(), out.begin(), std::minus<>());
        return out;
    }

    ModelHandle pruned(const std::string& method, double share, const Pattern& pattern, const std::string& strategy,
                       std::uint64_t seed)
    {
        PruneParams params;
        params.calibration = m_calibration;
        params.calibration.seed = seed;
        params.plan = uniformPlan(modelInfo(*m_model), method, share, pattern, {});
        // What the pattern does not divide stays whole.
        std::erase_if(params.plan.matrices, [&](const PlanEntry& entry) {
            return !pattern.isUnstructured() && modelInfo(*m_model).find(entry.name)->columns % pattern.group != 0;
        });
        if (!strategy.empty()) {
            AllocateParams allocate;
            allocate.strategy = strategy;
            allocate.sparsityShare = share;
            allocate.plan = params.plan;
            allocate.calibration = params.calibration;
            params.plan = allocateSparsity(m_model, allocate, nullptr, m_stop, {}).plan;
        }
        return pruneModel(m_model, params, m_stop, {}).model;
    }

    StopFlag m_stop;
    ModelHandle m_model;
    CalibrationParams m_calibration;
    PerplexityParams m_perplexity;
    PerplexityResult m_dense;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "bench_methods MODEL CALIBRATION EVALUATION [SAMPLES] [WINDOW] [METHOD ...]\n");
        return 2;
    }
    try {
        const at::NoGradGuard guard;
        startRuntime(2);
        Bench bench(argv[1], argv[2], argv[3], argc > 4 ? std::atoi(argv[4]) : 128, argc > 5 ? std::atoi(argv[5]) : 0);
        std::vector<std::string> methods(argv + std::min(argc, 6), argv + argc);
        if (methods.empty())
            for (const auto& info : methodInfos())
                methods.push_back(info.id);
        struct Setting {
            const char* label;
            double share;
            Pattern pattern;
        };
        for (const Setting& setting : {Setting{"50 %", 0.5, {}}, Setting{"60 %", 0.6, {}}, Setting{"2:4", 0.5, {2, 4}},
                                       Setting{"4:8", 0.5, {4, 8}}}) {
            const auto reference = bench.line(setting.label, "SparseGPT", "sparsegpt", setting.share, setting.pattern, "", {});
            for (const auto& method : methods)
                if (method != "sparsegpt")
                    bench.line(setting.label, methodInfo(method).title, method, setting.share, setting.pattern, "", reference);
            if (setting.share != 0.6)
                continue;
            for (const auto& strategy : strategyInfos())
                if (strategy.id != "uniform")
                    for (const char* method : {"wanda", "sparsegpt", "alps"})
                        bench.line(setting.label, methodInfo(method).title + ", " + strategy.title, method, setting.share,
                                   setting.pattern, strategy.id, reference);
        }
        return 0;
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
