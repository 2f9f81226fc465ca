#pragma once
// What a pruning method is to the rest of the program: a function from one matrix and its input statistics to another
// matrix of the same shape.

#include "core/base/live_picture.h"
#include "core/base/stop_flag.h"
#include "core/calibration/input_statistics.h"
#include "core/importance/hessian_solver.h"
#include "core/plan/plan.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

/// Columns that may change places with each other: runs of equal length, of which all take the same order.
struct ColumnGroup {
    std::vector<std::int64_t> runs; ///< first column of each
    std::int64_t length = 0;

    bool operator==(const ColumnGroup&) const = default;
};

/// One matrix to prune.
struct MatrixTask {
    std::string name;                               ///< for messages
    at::Tensor weight;                              ///< [out, in], stored type, only read
    const InputStatistics* statistics = nullptr;    ///< of its inputs, with what needs() asks; null where it needs none
    HessianSolver* solver = nullptr;                ///< of the same inputs; null unless needs() asks for the Hessian
    double sparsityShare = 0;
    Pattern pattern;
    ParamValues params;                             ///< complete: every parameter of the method
    /// Where a method may put the columns into another order before it chooses n:m. Absent: all columns are one group, as
    /// nobody but the matrix is there; empty: they stay.
    std::optional<std::vector<ColumnGroup>> columnGroups;
    LiveSink* live = nullptr;                       ///< where pictures of the work go; null shows nothing
};

/// The pruned matrix.
struct MatrixOutcome {
    at::Tensor weight;   ///< [out, in], type of the task's weight; pruned entries are +0.0
    at::Tensor mask;     ///< [out, in], uint8, 1 = pruned
    double lossEstimate = -1; ///< the method's own estimate of ||X (W' - W)^T||^2 / N, N sequences; -1 where it has none
    double damping = -1;      ///< share of the mean diagonal added to the Hessian; -1 without
    std::vector<std::int64_t> columnOrder; ///< n:m holds when place j takes column columnOrder[j]; empty: as they stand
};

/// A pruning method. Stateless and thread-safe.
class PruneMethod {
public:
    virtual ~PruneMethod() = default;

    /// What the method wants to know of its inputs. @param params  complete
    virtual StatisticsNeeds needs(const ParamValues& params) const
    {
        (void)params;
        return {};
    }

    /// Floating-point operations of the large products that prune() does beside looking at every weight; for estimates.
    virtual double operations(std::int64_t rows, std::int64_t columns, const ParamValues& params) const
    {
        return needs(params).hessian ? double(columns) * double(columns) * (double(rows) + 0.7 * double(columns)) : 0.0;
    }

    /// Bytes that prune() holds beside the statistics and five float32 copies of the weight; for estimates.
    virtual std::int64_t scratchBytes(std::int64_t rows, std::int64_t columns, const ParamValues& params) const
    {
        (void)rows;
        return needs(params).hessian ? columns * columns * std::int64_t(sizeof(float)) : 0; // the factor
    }

    /// Polls the stop flag at least every 100 ms of work.
    /// @throws Error{BadInput} for a weight that is not finite, with its place; Error{Usage} for a pattern that does not
    ///         divide the width
    virtual MatrixOutcome prune(const MatrixTask& task, StopFlag& stop) const = 0;
};

/// A copy of the weight with the masked entries set to +0.0.
at::Tensor zeroed(const at::Tensor& weight, const at::Tensor& mask);

/// @throws Error{BadInput} naming the matrix, row and column of the first NaN or infinity
void requireFinite(const at::Tensor& weight, const std::string& name);

} // namespace prunescope
