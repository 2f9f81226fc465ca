#pragma once
// Running statistics of the inputs of matrix products, as the Wanda code keeps them.

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace prunescope {

/// Mean over sequences of the squared L2 norm of each input feature (methods/unstructured.md 3): after N sequences
/// a_j = (1/N) * sum over all their tokens of x_j^2. Not a per-token mean. Not thread-safe.
class InputStatistics {
public:
    explicit InputStatistics(std::int64_t features);

    /// @param inputs  [B, T, in] or [T, in] (one sequence), any float type; B sequences are counted
    /// @throws Error{Shape} if the last axis is not `features`; Error{BadInput} for an input that is not finite
    ///
    /// Sums run over tokens in order, in double, each feature by itself: the same bits for any thread count.
    void add(const at::Tensor& inputs);

    std::int64_t sequences() const { return m_sequences; }
    /// [in], float32: a_j.
    at::Tensor meanSquares() const;
    /// [in], float32: sqrt(a_j), the norm in Wanda's score.
    at::Tensor norms() const;

private:
    std::int64_t m_sequences = 0;
    at::Tensor m_sums; // [in], double: sum of x_j^2
};

} // namespace prunescope
