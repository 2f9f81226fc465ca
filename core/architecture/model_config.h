#pragma once
// The shape of a model as its config.json states it, per block: no code assumes equal blocks.

#include "core/architecture/layers.h"
#include "core/architecture/rotary.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// Shapes of one transformer block.
struct BlockShape {
    std::int64_t heads = 0;          ///< H
    std::int64_t keyValueHeads = 0;  ///< divides heads
    std::int64_t headWidth = 0;
    std::int64_t innerWidth = 0;     ///< F
    std::int64_t window = 0;         ///< keys a query sees, itself included; 0 = all earlier ones
    double attentionScale = 0;       ///< 0 = 1 / sqrt(headWidth)
    int rotary = 0;                  ///< which of ModelConfig::rotaries
};

/// Figures of all families; each reads those that it knows.
struct ModelConfig {
    std::string family;              ///< id in the table of architectures
    std::int64_t width = 0;          ///< D
    std::int64_t embeddingWidth = 0; ///< of the embedding, where it is projected to D (OPT); else D
    std::int64_t vocabulary = 0;     ///< V
    std::int64_t context = 0;        ///< largest number of tokens the model was made for
    std::vector<BlockShape> blocks;
    std::vector<RotaryConfig> rotaries;  ///< empty without rotary positions
    Activation activation = Activation::Silu;
    double normEpsilon = 1e-5;
    double embeddingScale = 1;       ///< multiplies the embedding (Gemma: sqrt(D))
    double attentionSoftcap = 0;     ///< bounds attention scores (Gemma 2); 0 = none
    double logitSoftcap = 0;         ///< bounds logits (Gemma 2); 0 = none
    bool isTied = false;             ///< output matrix is the embedding
    bool hasAttentionBias = false;   ///< on q, k, v
    bool hasOutputBias = false;      ///< on o
    bool hasMlpBias = false;
    bool hasQueryKeyNorm = false;    ///< q and k are normalised before the rotation
    bool isFused = false;            ///< q, k and v are one matrix, gate and up another (Phi-3)
    bool hasPartNorms = false;       ///< attention and MLP outputs are normalised before they are added (Gemma 2, 3)
    double normOffset = 0;           ///< stored norm gains are less by this (Gemma: 1)
    bool isParallel = false;         ///< attention and MLP read the same x and are added at once
    bool normsFirst = true;          ///< false: each sum is normalised after its part (OPT 350m)
    bool hasFinalNorm = true;
    bool hasNormGains = true;        ///< false: norms have neither gain nor bias (OPT without affine)
    bool sumsFromNorm = false;       ///< each part is added to its normalised input (BLOOM's post-layernorm residual)
    std::vector<std::int64_t> eosIds;
};

} // namespace prunescope
