#pragma once
// A comparison token by token, and where in a text the change of loss lies: passages, positions, frequencies, domains.
// Torch-free.

#include "core/base/json.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace prunescope {

struct EvaluationText; // perplexity_result.h

/// The evaluation text and what each of its scored tokens cost two models. Losses are nats.
struct ComparedTokens {
    // Per token of the text.
    std::string text;                       ///< all tokens as text, UTF-8
    std::vector<std::int64_t> ids;
    std::vector<std::int64_t> begin, end;   ///< bytes in text; parts of one character share them
    std::vector<std::int32_t> scored;       ///< index among the scored ones, or -1

    // Per scored token, in the order of windows.
    std::vector<std::int64_t> position;     ///< among the text's tokens; each at most once
    std::vector<std::int32_t> place;        ///< in its window as run, 0 = first token of the window
    std::vector<std::int32_t> count;        ///< how often the token occurs in this text
    std::vector<std::int32_t> domain;       ///< index in domains; empty without domains
    std::vector<float> lossA, lossB, kl;
    std::vector<std::int32_t> rankA, rankB; ///< of the true token, 1 = likeliest

    std::vector<std::int64_t> windowEnd;    ///< per window: end of its part in the scored tokens
    std::vector<std::string> domains;       ///< files of a folder; empty where the text is one file
    std::shared_ptr<const EvaluationText> evaluated; ///< what the windows were cut from

    std::size_t size() const { return position.size(); }
    double change(std::size_t scoredToken) const { return double(lossB[scoredToken]) - double(lossA[scoredToken]); }
    /// Text of a token of the text.
    std::string textOf(std::int64_t token) const;
};

/// A stretch of scored tokens.
struct Passage {
    std::int64_t first = 0, last = 0; ///< scored tokens first .. last - 1
    double change = 0;                ///< sum of loss b - loss a, nats
};

/// The stretches in which B loses most, worst first, none overlapping another. A stretch holds `tokens` scored tokens that
/// follow each other in the text, fewer where a run of them is shorter; only those that got worse are listed.
std::vector<Passage> worstPassages(const ComparedTokens& tokens, int length = 32, int most = 100);

/// Mean change of a group of tokens.
struct LossGroup {
    std::string name;                      ///< of a domain; else ""
    std::int64_t lowest = 0, highest = 0;  ///< place in the window or count, both included; 0 for domains
    std::int64_t tokens = 0;
    double lossA = 0, lossB = 0;           ///< mean nats per token
    double error = 0;                      ///< standard error of lossB - lossA, windows drawn independently; 0 for one window

    double change() const { return lossB - lossA; }
};

/// By place in the window, in at most `groups` stretches of equal length.
std::vector<LossGroup> changeByPlace(const ComparedTokens& tokens, int groups = 32);
/// By how often the token occurs in this very text: 1, 2 to 3, 4 to 7 ... times; the last group is open.
std::vector<LossGroup> changeByFrequency(const ComparedTokens& tokens);
/// By domain; empty without domains.
std::vector<LossGroup> changeByDomain(const ComparedTokens& tokens);

/// Groups and the worst passages with their text, for files and scripts.
Json whereItHurtsJson(const ComparedTokens& tokens, int passages = 20);
/// One line a token with a head: position, begin, end, window, place, id, token, loss_a, loss_b, change, kl, rank_a, rank_b.
std::string tokensCsv(const ComparedTokens& tokens);

} // namespace prunescope
