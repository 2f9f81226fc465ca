#pragma once
// What turns one word into ids: the "model" of a tokenizer.json.

#include "core/tokenizer/vocabulary.h"
#include "core/tokenizer/word_cuts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// Immutable and thread-safe.
class WordModel {
public:
    virtual ~WordModel() = default;

    virtual const Vocabulary& vocabulary() const = 0;
    /// Where words may be cut before they are encoded.
    virtual const WordCuts& cuts() const = 0;
    /// What it is, for people: "Unigram", "BPE with byte fallback".
    virtual std::string kind() const = 0;
    /// Appends the ids of one word of valid UTF-8.
    virtual void encodeWord(std::string_view word, std::vector<std::int64_t>& ids) const = 0;
};

/// Reads the "model" of a tokenizer.json; a file that does not name the type is known by its fields.
/// @param where  file name for messages
/// @throws Error{BadInput} naming the type if it is neither BPE nor Unigram, or as the model's constructor
std::unique_ptr<WordModel> makeWordModel(const Json& model, const std::string& where);

} // namespace prunescope
