#pragma once
// Small tokenizers written as literals, and what several tokenizer tests compare.

#include "core/tokenizer/tokenizer_json.h"
#include "core/tokenizer/words.h"
#include "tests/core/thrown.h"

#include <QString>

#include <string>
#include <vector>

namespace prunescope::tests {

using Ids = std::vector<std::int64_t>;
using Strings = std::vector<std::string>;

/// A "model" of type BPE: pieces with ids 0, 1, ... and merges "a b".
inline Json bpeModel(const Strings& pieces, const Strings& merges = {})
{
    Json vocabulary = Json::object();
    for (std::size_t id = 0; id < pieces.size(); ++id)
        vocabulary[pieces[id]] = id;
    Json lines = Json::array();
    for (const std::string& merge : merges)
        lines.push_back(merge);
    return {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", lines}};
}

/// A tokenizer.json around such a model, with every other part absent.
inline Json tokenizerJson(const Strings& pieces, const Strings& merges = {})
{
    return {{"version", "1.0"}, {"model", bpeModel(pieces, merges)}};
}

inline std::shared_ptr<const Tokenizer> made(const Json& json, const TokenizerSettings& settings = {})
{
    return makeJsonTokenizer(json, settings, "t.json");
}

inline Ids idsOf(const Json& json, const std::string& text) { return made(json)->encode(text, false); }

inline Strings listed(const Words& words)
{
    Strings out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out.emplace_back(words[i]);
    return out;
}

inline QString sharedTokenizer(const QString& name)
{
    return QStringLiteral(SHARED_DIR "/data/tokenizers/") + name;
}

} // namespace prunescope::tests
