#pragma once
// Losses of a text for models that differ from a dense one only from a block on: the dense way to that block is walked once.

#include "core/architecture/activation_store.h"
#include "core/architecture/model.h"
#include "core/base/stop_flag.h"
#include "core/evaluation/perplexity.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prunescope {

/// Not thread-safe.
class SuffixLosses {
public:
    /// Embeds the text's windows. Everything is kept by reference.
    SuffixLosses(const Model& model, const WindowPlan& plan, const at::Tensor& stream, StopFlag& stop);

    /// The block that has been reached.
    int block() const { return m_block; }
    /// Runs the dense block; the next one is reached.
    void advance();
    /// With some weights of the present or later blocks replaced. Per-token losses are those of evaluateStream() on that
    /// model.
    /// @param weights  by module, [out, in], any float type
    PerplexityFigures figures(const std::map<std::string, at::Tensor>& weights);

private:
    StreamLosses collect(const std::vector<at::Tensor>& nll) const;
    at::Tensor lossesOf(const Model& ends, std::size_t window, const at::Tensor& x) const;
    std::vector<at::Tensor> inMemory(const std::map<std::string, at::Tensor>& weights);
    std::vector<at::Tensor> streamed(const std::map<std::string, at::Tensor>& weights);
    std::unique_ptr<ActivationStore> makeStore(at::ScalarType type) const;

    const Model& m_model;
    const WindowPlan& m_plan;
    StopFlag& m_stop;
    std::vector<at::Tensor> m_windows;
    std::vector<std::int64_t> m_firstScored;
    std::int64_t m_tokens = 0;                 // of the longest window
    std::unique_ptr<ActivationStore> m_inputs; // of the present block
    int m_block = 0;
};

} // namespace prunescope
