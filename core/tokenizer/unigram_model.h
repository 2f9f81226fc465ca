#pragma once
// The model of a tokenizer.json of type Unigram (Kudo 2018): a word becomes the pieces with the highest sum
// of scores.

#include "core/tokenizer/byte_trie.h"
#include "core/tokenizer/word_model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// Immutable and thread-safe.
class UnigramModel : public WordModel {
public:
    /// Reads the "model" object: vocab (list of [piece, score]), unk_id, byte_fallback.
    /// @throws Error{BadInput} if a field has the wrong type, a piece comes twice or has over 4096 bytes, a
    /// score is no
    ///         number, or unk_id is not in the vocabulary
    UnigramModel(const Json& model, const std::string& where);

    const Vocabulary& vocabulary() const override { return m_vocabulary; }
    const WordCuts& cuts() const override { return m_cuts; }
    std::string kind() const override { return m_hasByteFallback ? "Unigram with byte fallback" : "Unigram"; }

    /// Appends the ids of one word. Time O(length times longest piece).
    /// @throws Error{BadInput} naming the character if it is unknown and the model has no unknown token
    void encodeWord(std::string_view word, std::vector<std::int64_t>& ids) const override;

private:
    /// The best way to reach a byte of the word.
    struct Step {
        double score = 0;
        std::uint32_t length = 0; ///< of the last piece in bytes; 0 where there is no way yet
        std::uint32_t id = 0;
    };

    void readVocabulary(const Json& list, const std::string& where);
    void readByteIds();
    std::vector<Step> bestSteps(std::string_view word) const;
    void appendUnknown(std::string_view text, std::vector<std::int64_t>& ids) const;

    Vocabulary m_vocabulary;
    WordCuts m_cuts;
    std::vector<double> m_scores; ///< by id
    ByteTrie m_trie;
    std::vector<std::int64_t> m_byteIds; ///< of <0x00> to <0xFF>; empty unless all exist
    std::optional<std::int64_t> m_unknownId;
    double m_unknownScore = 0; ///< of one unknown character
    bool m_hasByteFallback = false;
};

} // namespace prunescope
