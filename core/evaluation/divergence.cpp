// Divergences of rows of logits and drifts of rows of activations, in double.
#include "core/evaluation/divergence.h"

#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

struct RowDivergence {
    float kl = 0;
    std::int32_t rankA = 1, rankB = 1;
    char hasSameTop = 0;
};

/// log-sum-exp of a row whose largest entry is known.
double logSum(const float* values, std::int64_t count, float top)
{
    double sum = 0;
    for (std::int64_t v = 0; v < count; ++v)
        sum += std::exp(values[v] - top);
    return double(top) + std::log(sum);
}

std::int32_t rankOf(const float* values, std::int64_t count, std::int64_t target)
{
    const float own = values[target];
    std::int32_t rank = 1;
    for (std::int64_t v = 0; v < target; ++v)
        rank += values[v] >= own;
    for (std::int64_t v = target + 1; v < count; ++v)
        rank += values[v] > own;
    return rank;
}

RowDivergence divergence(const float* a, const float* b, std::int64_t count, std::int64_t target)
{
    const float* topA = std::max_element(a, a + count);
    const float* topB = std::max_element(b, b + count);
    const double sumA = logSum(a, count, *topA), sumB = logSum(b, count, *topB);
    double kl = 0;
    for (std::int64_t v = 0; v < count; ++v) {
        const double logP = double(a[v]) - sumA;
        kl += std::exp(logP) * (logP - (double(b[v]) - sumB));
    }
    return {float(std::max(0.0, kl)), rankOf(a, count, target), rankOf(b, count, target), topA - a == topB - b};
}

struct RowDrift {
    double difference = 0, normA = 0, normB = 0, product = 0; // sums of squares, and the scalar product
};

} // namespace

void addDivergences(const at::Tensor& a, const at::Tensor& b, const at::Tensor& targets, TokenDivergences& out)
{
    const std::int64_t rows = a.size(0), vocabulary = a.size(1);
    const auto wanted = targets.contiguous();
    const float* left = a.data_ptr<float>();
    const float* right = b.data_ptr<float>();
    const auto* ids = wanted.data_ptr<std::int64_t>();
    std::vector<RowDivergence> found(static_cast<std::size_t>(rows));
    at::parallel_for(0, rows, 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row)
            found[std::size_t(row)] = divergence(left + row * vocabulary, right + row * vocabulary, vocabulary, ids[row]);
    });
    for (const RowDivergence& row : found) {
        out.kl.push_back(row.kl);
        out.rankA.push_back(row.rankA);
        out.rankB.push_back(row.rankB);
        out.sameTop += row.hasSameTop;
    }
}

void DriftSum::add(const at::Tensor& a, const at::Tensor& b)
{
    const std::int64_t width = a.size(-1), rows = a.numel() / width;
    const auto dense = a.to(at::kFloat).contiguous(), other = b.to(at::kFloat).contiguous();
    const float* left = dense.data_ptr<float>();
    const float* right = other.data_ptr<float>();
    std::vector<RowDrift> found(static_cast<std::size_t>(rows));
    at::parallel_for(0, rows, 64, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            RowDrift sum;
            for (std::int64_t i = row * width; i < (row + 1) * width; ++i) {
                const double x = left[i], y = right[i];
                sum.difference += (y - x) * (y - x);
                sum.normA += x * x;
                sum.normB += y * y;
                sum.product += x * y;
            }
            found[std::size_t(row)] = sum;
        }
    });
    for (const RowDrift& row : found) {
        m_difference += row.difference;
        m_reference += row.normA;
        const double norms = std::sqrt(row.normA) * std::sqrt(row.normB);
        m_cosines += norms > 0 ? row.product / norms : double(row.normA == row.normB);
        if (row.normA > 0) {
            m_norms += std::sqrt(row.normB / row.normA);
            ++m_withNorm;
        }
    }
    m_tokens += rows;
}

BlockDrift DriftSum::result() const
{
    BlockDrift drift;
    drift.relativeError = m_reference > 0 ? std::sqrt(m_difference / m_reference) : 0.0;
    if (m_tokens > 0)
        drift.cosine = m_cosines / double(m_tokens);
    if (m_withNorm > 0)
        drift.relativeNorm = m_norms / double(m_withNorm);
    return drift;
}

} // namespace prunescope
