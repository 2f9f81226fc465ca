#pragma once
// The shape of a model as its config.json states it, per block: no code assumes equal blocks.

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// Shapes of one transformer block.
struct BlockShape {
    std::int64_t heads = 0;          ///< H
    std::int64_t keyValueHeads = 0;  ///< divides heads
    std::int64_t headWidth = 0;      ///< even
    std::int64_t innerWidth = 0;     ///< F
};

/// Figures common to all families.
struct ModelConfig {
    std::string family;              ///< id in the table of architectures
    std::int64_t width = 0;          ///< D
    std::int64_t vocabulary = 0;     ///< V
    std::int64_t context = 0;        ///< largest number of tokens the model was made for
    std::vector<BlockShape> blocks;
    double normEpsilon = 1e-5;
    double ropeTheta = 10000;
    bool isTied = false;             ///< output matrix is the embedding
    bool hasAttentionBias = false;
    bool hasMlpBias = false;
    std::vector<std::int64_t> eosIds;
};

} // namespace prunescope
