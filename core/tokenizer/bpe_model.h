#pragma once
// The model of a tokenizer.json of type BPE: one word to ids by merging neighbours, lowest rank first.

#include "core/tokenizer/pair_table.h"
#include "core/tokenizer/word_model.h"

#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// A model whose merges are known by id, from another file format.
struct BpeParts {
    struct MergeRule {
        std::uint32_t first;
        std::uint32_t second;
        Merge merge;
    };

    Vocabulary vocabulary;
    std::vector<MergeRule> merges; ///< equal ranks merge from the left
    std::optional<std::int64_t> unknownId;
    bool fusesUnknown = false;
    bool hasByteFallback = false;
};

/// Immutable and thread-safe.
class BpeModel : public WordModel {
public:
    /// Reads the "model" object.
    /// @throws Error{BadInput} if a field has the wrong type, an id is out of range or taken, a merge names
    /// an
    ///         unknown piece, or dropout is not 0
    BpeModel(const Json& model, const std::string& where);
    /// All ids must be in the vocabulary.
    explicit BpeModel(BpeParts parts);

    const Vocabulary& vocabulary() const override { return m_vocabulary; }
    std::string kind() const override { return m_hasByteFallback ? "BPE with byte fallback" : "BPE"; }

    const WordCuts& cuts() const override { return m_cuts; }

    /// Appends the ids of one word. Time O(n log n) in its length.
    void encodeWord(std::string_view word, std::vector<std::int64_t>& ids) const override;

private:
    using Symbols = std::vector<std::uint32_t>;

    void readMerges(const Json& merges, const std::string& where);
    void addMerge(const std::string& first, const std::string& second, std::uint32_t rank,
                  const std::string& where);
    void findCharacterIds();
    void forbidUnsafeCuts();
    std::optional<std::uint32_t> characterId(std::string_view character) const;
    Symbols startingSymbols(std::string_view word) const;
    bool appendBytes(std::string_view character, Symbols& symbols) const;
    void mergeShort(Symbols& symbols) const;
    void mergeLong(Symbols& symbols) const;

    Vocabulary m_vocabulary;
    PairTable m_merges;
    WordCuts m_cuts;
    std::vector<std::int32_t> m_characterIds; ///< of one-character pieces below U+10000; -1 where missing
    std::vector<std::int64_t> m_byteIds;      ///< of <0x00> to <0xFF>; -1 where missing
    std::optional<std::int64_t> m_unknownId;
    std::string m_prefix;  ///< continuing_subword_prefix
    std::string m_suffix;  ///< end_of_word_suffix
    std::string m_unknown; ///< unk_token
    bool m_fusesUnknown = false;
    bool m_hasByteFallback = false;
    bool m_ignoresMerges = false;
};

} // namespace prunescope
