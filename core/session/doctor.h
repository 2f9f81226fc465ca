#pragma once
// The model doctor: what was found in a checkpoint, and each fault as a sentence with a next step. Torch-free.

#include "core/session/open_model.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace prunescope {

/// One thing that is known of a model.
struct Finding {
    enum class Kind { Fact, Warning, Fault };

    Kind kind = Kind::Fact;
    Text subject;   ///< what it is about: "Family", "Tokenizer", ...
    Text sentence;
    Text step;      ///< what to do about it; empty for facts
};

/// All that opening has shown: family, shapes, size, type, tying, tokenizer, context, memory need, oddities.
std::vector<Finding> diagnose(const ModelInfo& info);

/// A look at every weight.
struct WeightScan {
    std::map<std::string, double> zeroShare;           ///< of each matrix, by name
    std::map<std::string, std::int64_t> nonFinite;     ///< NaN and infinite entries of each tensor that has some, by tensor
    std::int64_t zeros = 0, elements = 0;              ///< of all tensors
};

/// Reads all weights once; about as fast as the disk.
WeightScan scanWeights(const ModelHandle& model, StopFlag& stop, const ProgressSink& progress);

/// What the scan adds: how many zeros, and which tensors hold NaN or infinite numbers.
std::vector<Finding> diagnose(const WeightScan& scan);

} // namespace prunescope
