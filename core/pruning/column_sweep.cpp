// The sweep. Blocks of columns set the mask; several blocks together update what lies to their right, so that the large
// products are wide enough to run at full speed. The sums are those of the published loop, in another order.
#include "core/pruning/column_sweep.h"

#include "core/architecture/torch.h"
#include "core/base/wide_vectors.h"
#include "core/importance/tiled_product.h"
#include "core/pruning/mask_by_score.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace prunescope {
namespace {

constexpr std::int64_t kColumnsPerProduct = 512;  // columns swept before everything to their right is updated
constexpr std::int64_t kLane = 8;                 // floats of a wide vector: segments are padded to whole ones
constexpr std::int64_t kRowsPerTask = 16;

/// One block of columns as a row sees it.
struct Block {
    std::int64_t first = 0, width = 0, padded = 0;
    std::vector<float> U;         ///< [width, padded]: U's block; zero below the diagonal and in the padding
    std::vector<float> diagonal;  ///< [width]
};

/// segment -= error * U's row, from the vector that holds column `column` on.
PRUNESCOPE_KERNEL_BODY void subtractBody(float* segment, const float* row, float error, std::int64_t column, std::int64_t padded)
{
    for (std::int64_t j = column & ~(kLane - 1); j < padded; ++j)
        segment[j] -= error * row[j];
}

/// Sweeps one row through a block whose mask is known. @param errors  [width]: (w - w') / U_jj of each column
/// @return the sum of their squares
PRUNESCOPE_KERNEL_BODY double sweepBody(const Block& block, float* segment, const std::uint8_t* pruned, float* errors)
{
    double loss = 0;
    for (std::int64_t i = 0; i < block.width; ++i) {
        errors[i] = 0;
        if (!pruned[i])
            continue;
        const float error = segment[i] / block.diagonal[std::size_t(i)];
        errors[i] = error;
        loss += double(error) * double(error);
        subtractBody(segment, block.U.data() + i * block.padded, error, i, block.padded);
        segment[i] = 0;
    }
    return loss;
}

/// The same, choosing each group of m columns with the weights as they are when the sweep reaches it.
PRUNESCOPE_KERNEL_BODY double sweepGroupsBody(const Block& block, const Pattern& pattern, const float* scale, float* segment,
                                              std::uint8_t* pruned, float* errors)
{
    double loss = 0;
    std::array<float, 1024> scores;
    for (std::int64_t i = 0; i < block.width; ++i) {
        if (i % pattern.group == 0) {
            for (int j = 0; j < pattern.group; ++j)
                scores[std::size_t(j)] = std::abs(segment[i + j]) * scale[i + j];
            pruneLowestOfGroup(scores.data(), pattern.group, pattern.group - pattern.keep, pruned + i);
        }
        errors[i] = 0;
        if (!pruned[i])
            continue;
        const float error = segment[i] / block.diagonal[std::size_t(i)];
        errors[i] = error;
        loss += double(error) * double(error);
        subtractBody(segment, block.U.data() + i * block.padded, error, i, block.padded);
        segment[i] = 0;
    }
    return loss;
}

double sweepNarrow(const Block& block, float* segment, const std::uint8_t* pruned, float* errors)
{
    return sweepBody(block, segment, pruned, errors);
}
PRUNESCOPE_WIDE_TARGET double sweepWide(const Block& block, float* segment, const std::uint8_t* pruned, float* errors)
{
    return sweepBody(block, segment, pruned, errors);
}
double sweepGroupsNarrow(const Block& block, const Pattern& pattern, const float* scale, float* segment, std::uint8_t* pruned,
                         float* errors)
{
    return sweepGroupsBody(block, pattern, scale, segment, pruned, errors);
}
PRUNESCOPE_WIDE_TARGET double sweepGroupsWide(const Block& block, const Pattern& pattern, const float* scale, float* segment,
                                              std::uint8_t* pruned, float* errors)
{
    return sweepGroupsBody(block, pattern, scale, segment, pruned, errors);
}

/// The sweep with all it carries along.
class Sweep {
public:
    Sweep(const at::Tensor& weight, const InverseFactor& factor, const SweepParams& params, StopFlag& stop)
        : m_factor(factor), m_params(params), m_stop(stop), m_rows(weight.size(0)), m_columns(weight.size(1))
    {
        m_result.weight = weight.to(at::kFloat, /*non_blocking=*/false, /*copy=*/true).contiguous();
        m_result.rowLosses.assign(std::size_t(m_rows), 0.0);
        if (params.givenMask.defined()) {
            m_result.mask = params.givenMask.clone();
        } else {
            m_result.mask = at::zeros({m_rows, m_columns}, at::kByte);
            m_hasDead = factor.isDead.any().item<bool>();
            if (m_hasDead)
                m_result.weight.masked_fill_(factor.isDead.unsqueeze(0), 0.0);
        }
        // Powers do not change the order of scores: |w| / U_jj stands for its square.
        if (params.score == SweepScore::Compensated)
            m_scale = factor.upper.diagonal().reciprocal().contiguous();
        else if (params.score == SweepScore::Wanda)
            m_scale = params.inputNorm.contiguous();
        else
            m_scale = at::ones({m_columns});
        m_errors = at::empty({m_rows, std::min(kColumnsPerProduct, m_columns)});
    }

    SweepResult run(const std::function<void(const SweepState&)>& observe)
    {
        const std::int64_t width = blockWidth();
        const std::int64_t span = std::max(width, kColumnsPerProduct / width * width);
        if (span > m_errors.size(1))
            m_errors = at::empty({m_rows, std::min(span, m_columns)});
        for (std::int64_t begin = 0; begin < m_columns; begin += span) {
            const std::int64_t end = std::min(m_columns, begin + span);
            for (std::int64_t first = begin; first < end; first += width) {
                m_stop.poll();
                const std::int64_t count = std::min(width, end - first);
                sweepBlock(first, count, first - begin);
                updateRight(first, count, first - begin, end);
                if (observe)
                    observe({first + count, m_result.weight, m_result.mask, m_result.rowLosses});
            }
            updateRight(begin, end - begin, 0, m_columns);
        }
        if (m_hasDead)
            m_result.mask.masked_fill_(m_factor.isDead.unsqueeze(0), 1);
        m_result.loss = 0.5 * std::accumulate(m_result.rowLosses.begin(), m_result.rowLosses.end(), 0.0);
        return std::move(m_result);
    }

private:
    std::int64_t blockWidth() const
    {
        const std::int64_t group = std::max(1, m_params.pattern.group);
        return std::min(m_columns, (m_params.blockSize + group - 1) / group * group);
    }

    Block blockAt(std::int64_t first, std::int64_t width) const
    {
        Block block;
        block.first = first;
        block.width = width;
        block.padded = (width + kLane - 1) / kLane * kLane;
        block.U.assign(std::size_t(width * block.padded), 0.0f);
        block.diagonal.resize(std::size_t(width));
        const float* U = m_factor.upper.data_ptr<float>();
        for (std::int64_t i = 0; i < width; ++i) {
            const float* row = U + (first + i) * m_columns + first;
            std::copy(row + i, row + width, block.U.data() + i * block.padded + i);
            block.diagonal[std::size_t(i)] = row[i];
        }
        return block;
    }

    /// Fills m_chosen, by one threshold for all rows of the block.
    void chooseMask(const Block& block)
    {
        const float* weight = m_result.weight.data_ptr<float>();
        const float* scale = m_scale.data_ptr<float>() + block.first;
        m_scores.resize(std::size_t(m_rows * block.width));
        at::parallel_for(0, m_rows, kRowsPerTask * 8, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t row = begin; row < end; ++row)
                for (std::int64_t j = 0; j < block.width; ++j)
                    m_scores[std::size_t(row * block.width + j)] =
                        std::abs(weight[row * m_columns + block.first + j]) * scale[j];
        });
        SelectionParams params;
        params.sparsityShare = m_params.sparsityShare;
        params.group = SelectionGroup::Layer;
        params.countsLikeReference = m_params.countsLikeReference;
        m_chosen.resize(m_scores.size());
        selectLowest(
            m_rows, block.width, [&](std::int64_t row, float*) { return m_scores.data() + row * block.width; }, params,
            runInThreads, m_chosen.data());
    }

    void sweepBlock(std::int64_t first, std::int64_t width, std::int64_t offset)
    {
        const Block block = blockAt(first, width);
        const bool isGrouped = !m_params.pattern.isUnstructured() && !m_params.givenMask.defined();
        const bool isChosen = !isGrouped && !m_params.givenMask.defined();
        if (isChosen)
            chooseMask(block);
        float* weight = m_result.weight.data_ptr<float>();
        auto* mask = m_result.mask.data_ptr<std::uint8_t>();
        float* errors = m_errors.data_ptr<float>();
        const std::int64_t stride = m_errors.size(1);
        const float* scale = m_scale.data_ptr<float>() + first;
        const auto sweepRow = usesWideVectors() ? sweepWide : sweepNarrow;
        const auto sweepGroups = usesWideVectors() ? sweepGroupsWide : sweepGroupsNarrow;
        at::parallel_for(0, m_rows, kRowsPerTask, [&](std::int64_t begin, std::int64_t end) {
            std::vector<float> segment(std::size_t(block.padded), 0.0f);
            for (std::int64_t row = begin; row < end; ++row) {
                float* own = weight + row * m_columns + first;
                std::uint8_t* pruned = mask + row * m_columns + first;
                std::copy_n(own, width, segment.data());
                if (isChosen)
                    std::copy_n(m_chosen.data() + row * width, width, pruned);
                std::fill(segment.begin() + width, segment.end(), 0.0f);
                m_result.rowLosses[std::size_t(row)] +=
                    isGrouped ? sweepGroups(block, m_params.pattern, scale, segment.data(), pruned, errors + row * stride + offset)
                              : sweepRow(block, segment.data(), pruned, errors + row * stride + offset);
                std::copy_n(segment.data(), width, own);
            }
        });
    }

    /// W[:, right of the columns, up to `end`] -= errors of `count` columns * their rows of U.
    void updateRight(std::int64_t first, std::int64_t count, std::int64_t offset, std::int64_t end)
    {
        const std::int64_t column = first + count, width = end - column;
        if (width > 0)
            tiledProduct(m_result.weight.narrow(1, column, width), m_errors.narrow(1, offset, count),
                         m_factor.upper.narrow(0, first, count).narrow(1, column, width), 1, -1, m_stop);
    }

    const InverseFactor& m_factor;
    const SweepParams& m_params;
    StopFlag& m_stop;
    std::int64_t m_rows, m_columns;
    bool m_hasDead = false; // inputs that are zero and may be pruned besides
    SweepResult m_result;
    at::Tensor m_scale;             // [in]: what |w| is multiplied by to be a score
    at::Tensor m_errors;            // [out, columns of one product]
    std::vector<float> m_scores;    // [out, block]
    std::vector<std::uint8_t> m_chosen; // [out, block]
};

} // namespace

SweepResult sweepColumns(const at::Tensor& weight, const InverseFactor& factor, const SweepParams& params, StopFlag& stop,
                         const std::function<void(const SweepState&)>& observe)
{
    const at::NoGradGuard guard;
    return Sweep(weight, factor, params, stop).run(observe);
}

} // namespace prunescope
