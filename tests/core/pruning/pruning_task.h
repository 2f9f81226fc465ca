#pragma once
// A matrix with calibrated inputs, ready for any method.

#include "core/architecture/torch.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"

#include <memory>
#include <string>
#include <vector>

namespace prunescope::tests {

/// Owns what a task points to. Inputs have a mean and correlate, so that no method's work is trivial.
class PruningTask {
public:
    PruningTask(const std::string& method, at::Tensor weight, at::Tensor inputs, double sparsityShare, Pattern pattern = {},
                const ParamValues& params = {})
        : m_method(method), m_inputs(std::move(inputs)), m_statistics(weight.size(1), {.moments = true, .hessian = true}),
          m_solver(m_statistics)
    {
        m_statistics.add(m_inputs);
        m_task.name = "m";
        m_task.weight = std::move(weight);
        m_task.statistics = &m_statistics;
        m_task.solver = &m_solver;
        m_task.sparsityShare = sparsityShare;
        m_task.pattern = pattern;
        m_task.params = completeParams(methodInfo(method).params, params, method);
    }
    PruningTask(const std::string& method, std::int64_t rows, std::int64_t columns, double sparsityShare, Pattern pattern = {},
                const ParamValues& params = {})
        : PruningTask(method, someWeight(rows, columns), someInputs(columns), sparsityShare, pattern, params)
    {}

    static at::Tensor someWeight(std::int64_t rows, std::int64_t columns)
    {
        at::manual_seed(6);
        return at::randn({rows, columns});
    }
    static at::Tensor someInputs(std::int64_t columns)
    {
        at::manual_seed(7);
        const auto mixing = at::randn({columns / 2, columns});
        return at::matmul(at::randn({2, 2 * columns, columns / 2}), mixing) + at::randn({2, 2 * columns, columns}) +
               at::randn({columns});
    }

    MatrixTask& task() { return m_task; }
    const at::Tensor& inputs() const { return m_inputs; }
    InputStatistics& statistics() { return m_statistics; }

    MatrixOutcome prune()
    {
        StopFlag stop;
        return prune(stop);
    }
    MatrixOutcome prune(StopFlag& stop) { return makePruneMethod(m_method)->prune(m_task, stop); }

    /// The pictures that the method offers on the way.
    std::vector<LivePicture> pictures()
    {
        std::vector<LivePicture> shown;
        LiveSink sink([&shown](LivePicture picture) { shown.push_back(std::move(picture)); });
        m_task.live = &sink;
        prune();
        m_task.live = nullptr;
        return shown;
    }

private:
    std::string m_method;
    at::Tensor m_inputs; // [B, T, in]
    InputStatistics m_statistics;
    HessianSolver m_solver;
    MatrixTask m_task;
};

/// Whether every group of a mask has as many kept weights as the pattern says.
inline bool keepsPattern(const at::Tensor& mask, const Pattern& pattern)
{
    const auto pruned = mask.view({mask.size(0), -1, pattern.group}).sum(-1);
    return (pruned == pattern.group - pattern.keep).all().item<bool>();
}

} // namespace prunescope::tests
