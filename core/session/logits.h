#pragma once
// Raw access: token ids of a text, logits and hidden states of token ids. Torch-free header.

#include "core/session/open_model.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

class Tokenizer;
using TokenizerHandle = std::shared_ptr<const Tokenizer>;

/// The tokenizer of a model folder, of a folder that holds tokenizer files only, or of "demo".
/// @throws Error{BadInput} as loadTokenizer()
TokenizerHandle openTokenizer(const std::string& path);

struct TokenizeResult {
    std::vector<std::int64_t> ids;
    std::vector<std::string> tokens; ///< pieces as the vocabulary writes them
};

TokenizeResult tokenize(const TokenizerHandle& tokenizer, const std::string& text, bool addSpecial);
std::string detokenize(const TokenizerHandle& tokenizer, const std::vector<std::int64_t>& ids, bool skipSpecial);

struct LogitsParams {
    std::vector<std::int64_t> ids;  ///< one row; or
    std::string idsFile;            ///< safetensors file with int64 tensor input_ids [B, T] (or [T])
    bool withHiddenStates = false;
    std::string outputFile;         ///< safetensors: logits [B, T, V] float32, loss [1], hidden_states.i [B, T, D]
};

struct LogitsResult {
    std::int64_t batch = 0, tokens = 0, vocabulary = 0;
    std::optional<double> loss;     ///< mean next-token cross entropy over all rows; absent for single tokens
};

/// hidden_states.0 is the input of the first block, hidden_states.i the output of block i; the last one is taken after
/// the final normalisation.
/// @throws Error{BadInput} naming an id that is not in the vocabulary
LogitsResult computeLogits(const ModelHandle& model, const LogitsParams& params, StopFlag& stop,
                           const ProgressSink& progress);

} // namespace prunescope
