#pragma once
// Masks as files (ecosystem.md 14): which weights of a model are zero, one tensor "<module>.weight_mask" for each matrix,
// 1 = keep, in the layout of the stored weight. Torch-free header.

#include "core/session/plan_files.h"

#include <cstdint>
#include <string>

namespace prunescope {

/// How a mask is stored.
enum class MaskVariant {
    Bytes,  ///< U8, one byte a weight
    Floats, ///< F32, as torch.nn.utils.prune keeps them
    Bits,   ///< U8 [rows, ceil(columns / 8)], little bit order, with "<module>.weight_mask_shape" I64 [2] beside
};

/// "u8", "f32", "bits". @throws Error{Usage} for another id
MaskVariant maskVariant(std::string_view id);

struct MaskExportParams {
    std::string path;
    MaskVariant variant = MaskVariant::Bytes;
};

struct MaskExportResult {
    int matrices = 0;
    std::int64_t zeros = 0, elements = 0;
};

/// Writes the masks that a model's zeros make, of all prunable matrices. Atomic; holds one matrix at a time.
/// @throws Error{BadInput} if the file cannot be written
MaskExportResult exportMasks(const ModelHandle& model, const MaskExportParams& params, StopFlag& stop, const ProgressSink& progress);

/// Reads masks of any variant, and checkpoints of torch.nn.utils.prune (weight_orig beside weight_mask), as a plan: the
/// share that each mask removes, and its pattern where every group of 4 or 8 inputs keeps the same number. A matrix
/// without a mask is not in the plan.
/// @throws Error{BadInput} naming file, tensor and both values: no masks, another shape, a value that is neither 0 nor 1
ImportedPlan importMasks(const ModelHandle& model, const std::string& path, StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
