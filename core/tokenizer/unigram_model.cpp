// Same results as huggingface/tokenizers models/unigram (encode_optimized), which follows sentencepiece.
#include "core/tokenizer/unigram_model.h"

#include "core/base/error.h"
#include "core/tokenizer/byte_fallback.h"
#include "core/tokenizer/large_json.h"
#include "core/tokenizer/unicode.h"

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

constexpr std::size_t kLongestPiece = 4096; // bounds the work per byte of text; real ones stay below 100
constexpr double kUnknownPenalty = 10;      // below the lowest score, as sentencepiece has it

[[noreturn]] void throwEntry(const std::string& where, std::size_t at, const Json& entry)
{
    throw Error(
        ErrorKind::BadInput,
        PS_TEXT(
            "%1: entry %2 of key \"vocab\" should be a piece of at most %3 bytes and its score, but is %4."),
        where, at, kLongestPiece, jsonExcerpt(entry));
}

} // namespace

UnigramModel::UnigramModel(const Json& model, const std::string& where)
    : m_hasByteFallback(jsonBool(model, "byte_fallback", false, where))
{
    readVocabulary(model.at("vocab"), where);
    if (model.contains("unk_id") && !model.at("unk_id").is_null()) {
        m_unknownId = tokenIdFromJson(model.at("unk_id"), "unk_id", where);
        if (!m_vocabulary.contains(*m_unknownId))
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: key \"unk_id\" is %2, but the vocabulary has %3 pieces."), where,
                        *m_unknownId, m_vocabulary.size());
    }
    if (m_hasByteFallback)
        m_byteIds = byteFallbackIds(m_vocabulary);
    m_cuts.forbid(); // cut words would break ties between equal sums of scores differently
}

void UnigramModel::readVocabulary(const Json& list, const std::string& where)
{
    if (!list.is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"vocab\" should be an array, but is %2."), where,
                    list.type_name());
    if (list.size() > std::size_t(kMaxVocabulary))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the vocabulary has %2 pieces; at most %3 are allowed."),
                    where, list.size(), kMaxVocabulary);
    std::vector<ByteTrie::Entry> entries;
    entries.reserve(list.size());
    m_scores.reserve(list.size());
    for (const Json& entry : list) {
        const std::size_t id = m_scores.size();
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number())
            throwEntry(where, id, entry);
        const std::string& piece = entry[0].get_ref<const std::string&>();
        const double score = entry[1].get<double>();
        if (piece.size() > kLongestPiece || !std::isfinite(score))
            throwEntry(where, id, entry);
        m_vocabulary.add(piece, std::int64_t(id), where);
        m_scores.push_back(score);
        entries.emplace_back(m_vocabulary.piece(std::int64_t(id)), std::uint32_t(id));
    }
    m_trie = ByteTrie(std::move(entries));
    if (!m_scores.empty())
        m_unknownScore = *std::min_element(m_scores.begin(), m_scores.end()) - kUnknownPenalty;
}

std::vector<UnigramModel::Step> UnigramModel::bestSteps(std::string_view word) const
{
    std::vector<Step> steps(word.size() + 1);
    const auto offer = [&](std::size_t from, std::size_t length, std::uint32_t id, double score) {
        Step& step = steps[from + length];
        const double sum = steps[from].score + score;
        if (step.length == 0 || sum > step.score)
            step = {sum, std::uint32_t(length), id};
    };
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t character = codePointAt(word, at).size;
        bool isKnown = false;
        m_trie.forEachPrefix(word.substr(at), [&](std::size_t length, std::uint32_t id) {
            offer(at, length, id, m_scores[id]);
            isKnown = isKnown || length == character;
        });
        if (!isKnown && !m_unknownId)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("The tokenizer does not know the character \"%1\" and has no unknown token."),
                        word.substr(at, character));
        if (!isKnown)
            offer(at, character, std::uint32_t(*m_unknownId), m_unknownScore);
        at += character;
    }
    return steps;
}

void UnigramModel::appendUnknown(std::string_view text, std::vector<std::int64_t>& ids) const
{
    if (const auto id =
            m_vocabulary.find(text)) { // "<unk>" itself, or a text that only the joined run spells
        ids.push_back(*id);
        return;
    }
    const auto isMissing = [&](char byte) { return m_byteIds[static_cast<unsigned char>(byte)] < 0; };
    if (!m_hasByteFallback || std::any_of(text.begin(), text.end(), isMissing)) {
        ids.push_back(*m_unknownId);
        return;
    }
    for (const char byte : text)
        ids.push_back(m_byteIds[static_cast<unsigned char>(byte)]);
}

void UnigramModel::encodeWord(std::string_view word, std::vector<std::int64_t>& ids) const
{
    const std::vector<Step> steps = bestSteps(word);
    std::vector<std::size_t> ends; // of the pieces, last first
    for (std::size_t end = word.size(); end > 0; end -= steps[end].length)
        ends.push_back(end);
    const auto isUnknown = [&](std::size_t end) { return m_unknownId == std::int64_t(steps[end].id); };
    for (std::size_t i = ends.size(); i > 0;) {
        const std::size_t end = ends[--i];
        if (!isUnknown(end)) {
            ids.push_back(steps[end].id);
            continue;
        }
        const std::size_t start = end - steps[end].length; // neighbouring unknown pieces become one
        while (i > 0 && isUnknown(ends[i - 1]))
            --i;
        appendUnknown(word.substr(start, ends[i] - start), ids);
    }
}

} // namespace prunescope
