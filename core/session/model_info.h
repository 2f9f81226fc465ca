#pragma once
// What is known of an open model without reading all its weights. Torch-free.

#include "core/base/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// One weight matrix of the model, seen as [out, in] whatever its storage.
struct MatrixInfo {
    std::string name;          ///< module name: "model.layers.0.self_attn.q_proj"
    std::string tensor;        ///< tensor name in the files: the same + ".weight", perhaps without the outer prefix
    int block = -1;            ///< 0-based; -1 for embedding and output matrix
    std::string kind;          ///< "q_proj" ...; the rows of the model map
    std::int64_t rows = 0;     ///< outputs
    std::int64_t columns = 0;  ///< inputs
    std::string dtype;         ///< as stored: "BF16"
    bool isPrunable = false;   ///< false for embeddings and the output matrix
    bool isInputMajor = false; ///< stored as [in, out] (GPT-2)

    std::int64_t elements() const { return rows * columns; }
};

/// An open model in figures.
struct ModelInfo {
    std::string name;           ///< folder name
    std::string path;
    std::string family;         ///< "llama"; the file's model_type where the family is unknown
    bool canEvaluate = false;   ///< false: only weights can be viewed and pruned by magnitude
    Text whyNotEvaluate;        ///< reason and next step where canEvaluate is false
    bool hasTokenizer = false;
    Text whyNoTokenizer;        ///< what is missing where hasTokenizer is false
    std::string tokenizer;      ///< one line
    std::int64_t parameters = 0;
    std::int64_t bytes = 0;     ///< of the weight files' tensors
    std::string dtype;          ///< the commonest stored type
    bool isTied = false;        ///< output matrix is the embedding
    std::int64_t computeBytes = 0;  ///< memory that all weights take in the type they are computed in
    bool isStreamed = false;    ///< too large for that: blocks are read from the files when their turn comes
    std::string fingerprint;
    int blocks = 0;
    std::int64_t width = 0, innerWidth = 0, heads = 0, keyValueHeads = 0, headWidth = 0;
    std::int64_t vocabulary = 0;
    std::int64_t context = 0;
    std::vector<MatrixInfo> matrices;   ///< in model order: blocks first, then the others
    std::vector<std::string> kinds;     ///< kinds of prunable matrices, in the order of the map's rows
    std::vector<Text> warnings;         ///< one sentence each

    /// The matrix of this name, or null.
    const MatrixInfo* find(const std::string& name) const;
};

} // namespace prunescope
