#pragma once
// The parts of a block that the LayerNorm families (GPT-2, OPT, GPT-NeoX, BLOOM, Phi) have in common: learned positions,
// named normalisation, the tail of attention and the MLP of two matrices; and the reading of their older key names.

#include "core/architecture/attention.h"
#include "core/architecture/coupling.h"
#include "core/architecture/model.h"
#include "core/base/json.h"

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// The first of these keys that is there and not null, else the first of all, so that messages name the usual one.
std::string_view presentKey(const Json& config, std::initializer_list<std::string_view> keys);

/// A block matrix seen as [out, in]; stored [in, out] if isInputMajor.
struct MatrixSpec {
    std::string module; ///< name without ".weight"
    std::string kind;   ///< unique within a block
    std::int64_t out = 0, in = 0;
    bool hasBias = true;
    bool isInputMajor = false;
};
/// Appends "<module>.weight" and, where it has one, "<module>.bias".
void addMatrix(std::vector<TensorSpec>& specs, int block, const MatrixSpec& matrix);
/// Appends "<name>.weight" and "<name>.bias", [width] each. @param block  -1 outside of the blocks
void addLayerNorm(std::vector<TensorSpec>& specs, int block, const std::string& name, std::int64_t width);

/// layerNorm with "<name>.weight" and "<name>.bias" of the model, or with neither (ModelConfig::hasNormGains).
at::Tensor namedLayerNorm(const Model& model, const std::string& name, const at::Tensor& x);

/// Rows of a learned position table for the next count tokens. @return [count, D]
/// @param table   [positions + offset, D]
/// @param offset  rows before the one of position 0 (OPT: 2)
/// @throws Error{BadInput} naming both numbers if the table ends before them
at::Tensor learnedPositions(const at::Tensor& table, const ForwardContext& context, std::int64_t count,
                            std::int64_t offset = 0);

/// Queries, keys and values, each [B, heads, T, headWidth], before attention.
struct HeadTensors {
    at::Tensor q, k, v;
};

/// Cuts the output of a fused matrix whose rows are, head by head, q, k and v (GPT-NeoX, BLOOM).
/// @param fused  [B, T, heads * 3 * headWidth]
HeadTensors splitFusedHeads(const at::Tensor& fused, const BlockShape& shape);

/// Tells the hook who reads x next, if there is one.
void announce(const ForwardContext& context, std::initializer_list<std::string> modules, const at::Tensor& x);

/// Attention after q, k and v: the cache, the mixing, the output matrix. @return [B, T, D]
at::Tensor attendAndProject(const Model& model, int block, const HeadTensors& heads,
                            const std::string& outputModule, const ForwardContext& context,
                            const AttentionOptions& options = {});

/// second(activation(first(x))). @param x [B, T, D], already announced if isAnnounced; @return [B, T, D]
at::Tensor twoMatrixMlp(const Model& model, const std::string& first, const std::string& second,
                        const at::Tensor& x, const ForwardContext& context, bool isAnnounced = false);

/// The coupled slices of a head in a fused matrix as splitFusedHeads cuts it: 3 * headWidth rows that follow each other.
std::vector<CoupledSlice> fusedHeadSlices(const BlockShape& shape, const std::string& fused,
                                          const std::string& output, std::int64_t head);
/// The coupled slices of an inner channel.
std::vector<CoupledSlice> channelSlices(const std::string& first, const std::string& second,
                                        std::int64_t channel);
/// The coupled slices of a query head or key/value head with q, k and v of their own, modules in the order q, k, v, output.
std::vector<CoupledSlice> separateHeadSlices(const BlockShape& shape,
                                             const std::array<std::string, 4>& modules, CoupledUnit unit,
                                             std::int64_t index);

} // namespace prunescope
