#pragma once
// Trains a byte-level BPE vocabulary (Sennrich et al. 2016; GPT-2's byte alphabet) and writes it as tokenizer.json.

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/stop_flag.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// What to train.
struct BpeTrainerParams {
    std::int64_t vocabularySize = 2048;                ///< pieces in all, special token and 256 bytes included; >= 257
    std::string specialToken = "<|endoftext|>";        ///< id 0: both BOS and EOS; also recognised inside texts
};

/// Trains on documents split by the GPT-2 pattern. The most frequent adjacent pair is merged first; ties go to the pair
/// with the smaller first id, then the smaller second id, so the result depends on the text alone.
/// @return tokenizer.json contents: byte-level BPE whose TemplateProcessing puts the special token in front
/// @throws Error{Usage} if vocabularySize < 257; Error{BadInput} if the text is too small to learn that many pieces
Json trainBpe(const std::vector<std::string>& documents, const BpeTrainerParams& params, StopFlag& stop,
              const ProgressSink& progress);

} // namespace prunescope
