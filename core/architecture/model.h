#pragma once
// A model that computes: configuration, parameters and matrix products, run by its architecture. Works block by block,
// so that pruning and larger-than-memory runs can stop between blocks.

#include "core/architecture/matrix_product.h"
#include "core/architecture/model_config.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace prunescope {

class Architecture;

/// What a stored tensor is. A projection is a matrix outside of the blocks that is not pruned.
enum class TensorRole { Matrix, Embedding, Projection, Output, Norm, Bias };

/// One tensor that a checkpoint of this configuration holds.
struct TensorSpec {
    std::string name;                  ///< tensor name in the files
    std::vector<std::int64_t> shape;   ///< as stored
    TensorRole role = TensorRole::Matrix;
    int block = -1;
    std::string kind;                  ///< of matrices: "q_proj" ...
    bool isInputMajor = false;         ///< stored [in, out] (GPT-2); everything else sees such a matrix as [out, in]
};

/// Called before a product with the names of all matrices that read the same input, and that input [B, T, in].
using InputHook = std::function<void(std::span<const std::string> matrices, const at::Tensor& input)>;

/// Keys and values of the tokens seen so far, one pair per block: [B, keyValueHeads, capacity, headWidth].
struct KeyValueCache {
    std::vector<at::Tensor> keys, values;
    std::int64_t length = 0;    ///< tokens stored
};

/// What accompanies a forward pass.
struct ForwardContext {
    InputHook inputHook;              ///< may be empty
    KeyValueCache* cache = nullptr;   ///< may be null; then positions start at 0
};

/// Where a streamed model gets a tensor from: as stored, in the type to compute in.
using ParameterSource = std::function<at::Tensor(const TensorSpec&)>;

/// Immutable apart from the tensors themselves; copies share them. Thread-safe for reading. Grad mode is the caller's:
/// inference callers hold a NoGradGuard (never InferenceMode), trainers do not.
class Model {
public:
    /// @param parameters  by tensor name: exactly those of architecture.tensorSpecs(config), as stored, all of one float
    ///                    type
    /// @throws Error{Shape} if one is missing or has another shape
    Model(const Architecture& architecture, ModelConfig config, std::map<std::string, at::Tensor> parameters);

    /// A model larger than memory: tensors come from the source when a part is worked with, and go after it. Every call
    /// below works, but each loads its part anew; loops over windows take withBlock() first.
    Model(const Architecture& architecture, ModelConfig config, ParameterSource source);

    bool isStreamed() const { return bool(m_source); }
    /// What lies outside of the blocks: embedding, final norm, output matrix.
    static constexpr int kEnds = -1;
    /// This model with the tensors of one block (or kEnds) at hand; itself where it is not streamed.
    Model withBlock(int block) const;

    const ModelConfig& config() const { return m_config; }
    const Architecture& architecture() const { return *m_architecture; }
    int blockCount() const { return int(m_config.blocks.size()); }

    /// A tensor that is not a block matrix (embedding, norm gain), by tensor name.
    const at::Tensor& parameter(const std::string& name) const;
    /// The product of a matrix, by module name (without ".weight").
    const MatrixProductPtr& product(const std::string& module) const;
    bool hasProduct(const std::string& module) const { return m_products.count(module) > 0; }

    /// The same model with some products replaced; everything else is shared.
    Model withProducts(const std::map<std::string, MatrixProductPtr>& replaced) const;
    /// Bias of a matrix by module name, undefined where it has none.
    at::Tensor bias(const std::string& module) const;

    /// @param ids  [B, T] int64, each in 0..V-1
    /// @return     [B, T, D], the input of block 0
    at::Tensor embed(const at::Tensor& ids, const ForwardContext& context) const;
    /// One block. @param x [B, T, D]; @return [B, T, D]
    at::Tensor runBlock(int block, const at::Tensor& x, const ForwardContext& context) const;
    /// The final normalisation. @param x [B, T, D]
    at::Tensor finish(const at::Tensor& x) const;
    /// @param x  [..., D] after finish(); @return logits [..., V]
    at::Tensor project(const at::Tensor& x) const;

    /// All of the above. @return logits [B, T, V]; advances the cache
    at::Tensor logits(const at::Tensor& ids, const ForwardContext& context) const;

private:
    bool isAtHand(int block) const { return !m_source || m_atHand == block; }
    void adopt(const std::vector<TensorSpec>& specs);

    static constexpr int kNothing = -2;

    const Architecture* m_architecture;
    ModelConfig m_config;
    ParameterSource m_source;
    int m_atHand = kNothing;
    std::map<std::string, at::Tensor> m_parameters;
    std::map<std::string, MatrixProductPtr> m_products;
};

} // namespace prunescope
