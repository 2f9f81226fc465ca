#pragma once
// How far two models' predictions and their activations lie apart, position by position.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace prunescope {

/// One value per prediction, in order.
struct TokenDivergences {
    std::vector<float> kl;                  ///< KL(a || b) in nats
    std::vector<std::int32_t> rankA, rankB; ///< place of the true token among the predictions, 1 = likeliest; ties by id
    std::int64_t sameTop = 0;               ///< predictions with the same likeliest token
};

/// Appends the divergences of some predictions. Rows are independent: the same bits for any number of threads.
/// @param a, b     float32 [N, V] logits, contiguous
/// @param targets  int64 [N] the tokens that came
void addDivergences(const at::Tensor& a, const at::Tensor& b, const at::Tensor& targets, TokenDivergences& out);

/// How the output of one block differs between two models, over all tokens.
struct BlockDrift {
    double relativeError = 0; ///< ||y_b - y_a|| / ||y_a||, norms over all tokens together; 0 where y_a is 0
    double cosine = 1;        ///< mean over tokens of cos(y_a, y_b); 1 for two zero vectors, 0 for one
    double relativeNorm = 1;  ///< mean over tokens of ||y_b|| / ||y_a||; tokens where y_a is 0 are left out
};

/// Sums up a block's drift window by window.
class DriftSum {
public:
    /// @param a, b  [.., T, D] outputs on the same tokens
    void add(const at::Tensor& a, const at::Tensor& b);
    BlockDrift result() const;

private:
    double m_difference = 0, m_reference = 0, m_cosines = 0, m_norms = 0;
    std::int64_t m_tokens = 0, m_withNorm = 0;
};

} // namespace prunescope
