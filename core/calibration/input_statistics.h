#pragma once
// Running statistics of the inputs of matrix products, as the pruning programs keep them.

#include "core/base/stop_flag.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace prunescope {

/// What is kept of the inputs besides their squared norms, which cost nothing.
struct StatisticsNeeds {
    bool moments = false;   ///< sums and variances (DSnoT)
    bool hessian = false;   ///< X^T X (SparseGPT, ALPS): in^2 floats

    StatisticsNeeds operator|(const StatisticsNeeds& other) const
    {
        return {moments || other.moments, hessian || other.hessian};
    }
    bool operator==(const StatisticsNeeds&) const = default;
};

/// Statistics over all calibration tokens of one input (methods/unstructured.md 3, 4.1 and 6). Means are over
/// sequences, not over tokens: after N sequences a_j = (1/N) * sum over all their tokens of x_j^2. Not thread-safe.
class InputStatistics {
public:
    explicit InputStatistics(std::int64_t features, StatisticsNeeds needs = {});

    /// One batch.
    /// @param inputs  [B, T, in] or [T, in] (one sequence), any float type; B sequences are counted
    /// @param stop    polled every few billion operations; may be null
    /// @throws Error{Shape} if the last axis is not `features`; Error{BadInput} naming a feature that is not finite
    ///
    /// Sums of squares run over tokens in order, in double, each feature by itself: the same bits for any thread count.
    void add(const at::Tensor& inputs, StopFlag* stop = nullptr);

    std::int64_t features() const { return m_squares.numel(); }
    std::int64_t sequences() const { return m_sequences; }
    std::int64_t tokens() const { return m_tokens; }
    const StatisticsNeeds& needs() const { return m_needs; }

    /// [in], float32: a_j.
    at::Tensor meanSquares() const;
    /// [in], float32: sqrt(a_j), the norm in Wanda's score.
    at::Tensor norms() const;
    /// [in], float32: (1/N) * sum over all tokens of x_j. Needs moments.
    at::Tensor meanSums() const;
    /// [in], float32: token-weighted mean of the variances (with n) of each batch, as DSnoT keeps it; not the pooled
    /// variance. Needs moments.
    at::Tensor meanVariances() const;
    /// A fresh [in, in] float32 copy of H = (2/N) * sum over tokens of x x^T, whole and symmetric. Needs the Hessian.
    at::Tensor hessian() const;

private:
    void addMoments(const float* x, std::int64_t tokens);
    void addProducts(const at::Tensor& flat, StopFlag* stop);

    StatisticsNeeds m_needs;
    std::int64_t m_sequences = 0, m_tokens = 0;
    at::Tensor m_squares;    // [in], double: sum of x_j^2
    at::Tensor m_sums;       // [in], double: sum of x_j
    at::Tensor m_variances;  // [in], double: sum over batches of variance * tokens
    at::Tensor m_products;   // [in, in], float32: sum of x x^T, upper triangle (blocks on the diagonal are whole)
};

} // namespace prunescope
