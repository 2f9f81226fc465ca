#pragma once
// What two models expected at one place of a text. Computed anew from the place's window: distributions are not kept.
// Torch-free.

#include "core/session/compared_tokens.h"
#include "core/session/open_model.h"

namespace prunescope {

/// A token that one of the models expected.
struct TokenCandidate {
    std::int64_t id = 0;
    std::string text;                               ///< as it stands within a text
    double probabilityA = 0, probabilityB = 0;
    bool isTarget = false;                          ///< it is the one that came
};

/// Both predictions of one token.
struct TokenDistributions {
    std::int64_t scored = 0;                        ///< of which scored token
    TokenCandidate target;
    std::int32_t rankA = 1, rankB = 1;              ///< of the target, 1 = likeliest
    double kl = 0;                                  ///< KL(A || B), nats
    double entropyA = 0, entropyB = 0;              ///< nats
    std::vector<TokenCandidate> topA, topB;         ///< likeliest first; ties to the lower id
};

/// @param tokens  of a comparison of these two models
/// @param scored  which of its scored tokens
/// @throws Error{Usage} if there is no such token
TokenDistributions tokenDistributions(const ModelHandle& a, const ModelHandle& b, const ComparedTokens& tokens, std::int64_t scored,
                                      StopFlag& stop, int most = 10);

Json distributionsJson(const TokenDistributions& distributions);

} // namespace prunescope
