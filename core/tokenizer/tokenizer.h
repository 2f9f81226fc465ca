#pragma once
// From text to token ids and back. One interface, three sources: tokenizer.json,
// sentencepiece tokenizer.model, vocab.json with merges.txt.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// A tokenizer, immutable and thread-safe.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    /// Token ids of UTF-8 text.
    /// @param addSpecial  true adds what the tokenizer's post-processor or configuration adds (usually one
    /// BOS)
    /// @throws Error{BadInput} if the text is not UTF-8
    virtual std::vector<std::int64_t> encode(std::string_view text, bool addSpecial) const = 0;

    /// Text of token ids. Bytes that are not UTF-8 become U+FFFD.
    /// @param skipSpecial  true leaves special tokens out
    /// @throws Error{BadInput} naming the id and the vocabulary size if an id does not exist
    virtual std::string decode(const std::vector<std::int64_t>& ids, bool skipSpecial) const = 0;

    /// The piece as the vocabulary writes it ("Ġthe", "▁the", "<0x0A>"); for display.
    virtual std::string piece(std::int64_t id) const = 0;

    /// Largest id + 1.
    virtual std::int64_t vocabularySize() const = 0;

    /// Token that starts a text, where the tokenizer has one.
    virtual std::optional<std::int64_t> bosId() const = 0;
    virtual std::optional<std::int64_t> eosId() const = 0;

    /// One line for people: "byte-level BPE, 2,048 pieces (tokenizer.json)".
    virtual std::string description() const = 0;
};

/// Loads tokenizer.json, else tokenizer.model, else vocab.json and merges.txt, of a folder, with
/// tokenizer_config.json where it matters.
/// @throws Error{BadInput} if there is none (the message says which files were looked for) or one is broken
std::shared_ptr<const Tokenizer> loadTokenizer(const std::filesystem::path& folder);

} // namespace prunescope
