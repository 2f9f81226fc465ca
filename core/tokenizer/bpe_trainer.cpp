// Counts distinct words once, then keeps the counts of adjacent pairs up to date while merging. A lazily corrected
// heap finds the best pair, so that a merge costs time in proportion to the words it changes.
#include "core/tokenizer/bpe_trainer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/gpt2_splitter.h"

#include <queue>
#include <unordered_map>

namespace prunescope {
namespace {

constexpr std::int64_t kFirstByteId = 1;
constexpr std::int64_t kSmallestVocabulary = 257;
constexpr std::size_t kWordsPerPoll = 1 << 16; // some 10 ms

using PieceId = std::uint32_t;
using Pair =
    std::uint64_t; ///< first id in the upper half: comparing pairs compares first ids, then second ids

Pair makePair(PieceId first, PieceId second) { return (Pair(first) << 32) | second; }

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using WordCounts = std::unordered_map<std::string, std::int64_t, StringHash, std::equal_to<>>;

struct Word {
    std::vector<PieceId> pieces;
    std::int64_t count = 0;
};

struct PairState {
    std::int64_t count = 0;
    std::vector<std::uint32_t> words; ///< words the pair was seen in; may repeat and may be out of date
};

/// A pair and the count it had when it was put into the heap.
struct Candidate {
    std::int64_t count;
    Pair pair;
    bool operator<(const Candidate& other) const
    {
        return count != other.count ? count < other.count : pair > other.pair;
    }
};

void countWords(std::string_view text, WordCounts& counts, StopFlag& stop)
{
    std::size_t wordsSincePoll = 0;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = nextGpt2Word(text, start);
        const std::string_view word = text.substr(start, end - start);
        const auto known = counts.find(word);
        if (known != counts.end())
            ++known->second;
        else
            counts.emplace(word, 1);
        start = end;
        if (++wordsSincePoll % kWordsPerPoll == 0)
            stop.poll();
    }
}

WordCounts countAllWords(const std::vector<std::string>& documents, const std::string& specialToken,
                         StopFlag& stop, const ProgressSink& progress)
{
    WordCounts counts;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        stop.poll();
        report(progress, double(i), double(documents.size()), Text(PS_TEXT("Counting words")));
        const std::string_view text = documents[i];
        const std::size_t bad = firstInvalidUtf8(text);
        if (bad != std::string_view::npos)
            throw Error(ErrorKind::BadInput, PS_TEXT("Training text %1: byte %2 is not UTF-8."), i + 1, bad);
        for (std::size_t start = 0; start <= text.size();) {
            const std::size_t end = std::min(text.find(specialToken, start), text.size());
            countWords(text.substr(start, end - start), counts, stop);
            start = end + specialToken.size();
        }
    }
    return counts;
}

/// The state of one training.
class Trainer {
public:
    Trainer(const WordCounts& counts, const BpeTrainerParams& params);

    /// Merges until the vocabulary is full.
    void run(StopFlag& stop, const ProgressSink& progress);
    Json tokenizerJson() const;

private:
    Json modelJson() const;
    void countPairs(const Word& word, std::int64_t factor);
    void addOccurrences(std::uint32_t wordIndex);
    void applyDeltas();
    Pair bestPair();
    PieceId mergedPiece(Pair pair);
    void mergeInWord(std::uint32_t wordIndex, Pair pair, PieceId merged);

    BpeTrainerParams m_params;
    std::vector<std::string> m_pieces;              ///< by id
    std::unordered_map<std::string, PieceId> m_ids; ///< without the special token
    std::vector<std::pair<PieceId, PieceId>> m_merges;
    std::vector<Word> m_words;
    std::unordered_map<Pair, PairState> m_pairs;
    std::unordered_map<Pair, std::int64_t> m_deltas; ///< changes of counts not yet in m_pairs
    std::priority_queue<Candidate> m_heap;
};

Trainer::Trainer(const WordCounts& counts, const BpeTrainerParams& params) : m_params(params)
{
    m_pieces.push_back(params.specialToken);
    for (const std::string& character : byteAlphabet()) {
        m_ids.emplace(character, PieceId(m_pieces.size()));
        m_pieces.push_back(character);
    }
    for (const auto& [text, count] : counts) {
        Word word;
        word.count = count;
        for (const char byte : text)
            word.pieces.push_back(PieceId(kFirstByteId + static_cast<unsigned char>(byte)));
        if (word.pieces.size() < 2)
            continue;
        m_words.push_back(std::move(word));
        countPairs(m_words.back(), 1);
        addOccurrences(std::uint32_t(m_words.size() - 1));
    }
    applyDeltas();
}

void Trainer::countPairs(const Word& word, std::int64_t factor)
{
    for (std::size_t i = 0; i + 1 < word.pieces.size(); ++i)
        m_deltas[makePair(word.pieces[i], word.pieces[i + 1])] += factor * word.count;
}

void Trainer::addOccurrences(std::uint32_t wordIndex)
{
    const auto& pieces = m_words[wordIndex].pieces;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        auto& words = m_pairs[makePair(pieces[i], pieces[i + 1])].words;
        if (words.empty() || words.back() != wordIndex)
            words.push_back(wordIndex);
    }
}

void Trainer::applyDeltas()
{
    for (const auto& [pair, delta] : m_deltas) {
        if (delta == 0)
            continue;
        PairState& state = m_pairs[pair];
        state.count += delta;
        // Counts that fell are corrected when their old candidate comes up.
        if (delta > 0)
            m_heap.push({state.count, pair});
    }
    m_deltas.clear();
}

Pair Trainer::bestPair()
{
    while (!m_heap.empty()) {
        const Candidate candidate = m_heap.top();
        m_heap.pop();
        const auto known = m_pairs.find(candidate.pair);
        const std::int64_t count = known == m_pairs.end() ? 0 : known->second.count;
        if (count == candidate.count && count > 0)
            return candidate.pair;
        if (count > 0 && count < candidate.count)
            m_heap.push({count, candidate.pair});
    }
    throw Error(
        ErrorKind::BadInput,
        PS_TEXT(
            "The training text is too small for %1 pieces: it yields %2; give more text or ask for fewer."),
        m_params.vocabularySize, m_pieces.size());
}

PieceId Trainer::mergedPiece(Pair pair)
{
    const std::string text = m_pieces[PieceId(pair >> 32)] + m_pieces[PieceId(pair)];
    if (text == m_params.specialToken)
        throw Error(ErrorKind::Usage,
                    PS_TEXT("The special token \"%1\" is also a piece of the text; choose another."), text);
    // Two different merges may spell the same piece; it keeps its first id.
    const auto [place, isNew] = m_ids.emplace(text, PieceId(m_pieces.size()));
    if (isNew)
        m_pieces.push_back(text);
    return place->second;
}

void Trainer::mergeInWord(std::uint32_t wordIndex, Pair pair, PieceId merged)
{
    Word& word = m_words[wordIndex];
    std::vector<PieceId> pieces;
    for (std::size_t i = 0; i < word.pieces.size(); ++i) {
        const bool isPair =
            i + 1 < word.pieces.size() && makePair(word.pieces[i], word.pieces[i + 1]) == pair;
        pieces.push_back(isPair ? merged : word.pieces[i]);
        i += isPair;
    }
    if (pieces.size() == word.pieces.size())
        return;
    countPairs(word, -1);
    word.pieces = std::move(pieces);
    countPairs(word, 1);
    addOccurrences(wordIndex);
}

void Trainer::run(StopFlag& stop, const ProgressSink& progress)
{
    const auto wanted = std::size_t(m_params.vocabularySize);
    while (m_pieces.size() < wanted) {
        stop.poll();
        report(progress, double(m_pieces.size()), double(wanted),
               Text(PS_TEXT("Learning piece %1"), m_pieces.size()));
        const Pair pair = bestPair();
        const PieceId merged = mergedPiece(pair);
        m_merges.emplace_back(PieceId(pair >> 32), PieceId(pair));
        const std::vector<std::uint32_t> words = std::move(m_pairs[pair].words);
        for (const std::uint32_t index : words)
            mergeInWord(index, pair, merged);
        applyDeltas();
        m_pairs.erase(pair);
    }
}

Json Trainer::modelJson() const
{
    Json vocabulary = Json::object();
    // Appended directly: the ordered object's own insertion looks through all earlier keys.
    auto& entries = vocabulary.get_ref<Json::object_t&>();
    for (std::size_t id = 0; id < m_pieces.size(); ++id)
        entries.emplace_back(m_pieces[id], id);
    Json merges = Json::array();
    for (const auto& [first, second] : m_merges)
        merges.push_back(m_pieces[first] + " " + m_pieces[second]);
    return {{"type", "BPE"},
            {"dropout", nullptr},
            {"unk_token", nullptr},
            {"continuing_subword_prefix", nullptr},
            {"end_of_word_suffix", nullptr},
            {"fuse_unk", false},
            {"byte_fallback", false},
            {"ignore_merges", false},
            {"vocab", std::move(vocabulary)},
            {"merges", std::move(merges)}};
}

/// Puts the special token, id 0, in front of each text.
Json templateJson(const std::string& special)
{
    const auto specialStep = [&](int type) {
        return Json{{"SpecialToken", {{"id", special}, {"type_id", type}}}};
    };
    const auto textStep = [](const char* id, int type) {
        return Json{{"Sequence", {{"id", id}, {"type_id", type}}}};
    };
    const Json token = {{"id", special}, {"ids", Json::array({0})}, {"tokens", Json::array({special})}};
    return {{"type", "TemplateProcessing"},
            {"single", Json::array({specialStep(0), textStep("A", 0)})},
            {"pair", Json::array({specialStep(0), textStep("A", 0), specialStep(1), textStep("B", 1)})},
            {"special_tokens", {{special, token}}}};
}

Json Trainer::tokenizerJson() const
{
    const Json byteLevel = {
        {"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}, {"use_regex", true}};
    const Json special = {{"id", 0},
                          {"content", m_params.specialToken},
                          {"single_word", false},
                          {"lstrip", false},
                          {"rstrip", false},
                          {"normalized", false},
                          {"special", true}};
    return {{"version", "1.0"},
            {"truncation", nullptr},
            {"padding", nullptr},
            {"added_tokens", Json::array({special})},
            {"normalizer", nullptr},
            {"pre_tokenizer", byteLevel},
            {"post_processor", templateJson(m_params.specialToken)},
            {"decoder", byteLevel},
            {"model", modelJson()}};
}

void checkParams(const BpeTrainerParams& params)
{
    if (params.vocabularySize < kSmallestVocabulary || params.vocabularySize > (1 << 22))
        throw Error(ErrorKind::Usage,
                    PS_TEXT("A vocabulary of %1 pieces was asked for; it must have %2 to %3."),
                    params.vocabularySize, kSmallestVocabulary, 1 << 22);
    const bool isValid =
        !params.specialToken.empty() && firstInvalidUtf8(params.specialToken) == std::string_view::npos;
    bool isByte = false;
    for (const std::string& character : byteAlphabet())
        isByte = isByte || character == params.specialToken;
    if (!isValid || isByte)
        throw Error(ErrorKind::Usage,
                    PS_TEXT("\"%1\" cannot be the special token; it needs two or more characters."),
                    params.specialToken);
}

} // namespace

Json trainBpe(const std::vector<std::string>& documents, const BpeTrainerParams& params, StopFlag& stop,
              const ProgressSink& progress)
{
    checkParams(params);
    Trainer trainer(countAllWords(documents, params.specialToken, stop, progress), params);
    trainer.run(stop, progress);
    return trainer.tokenizerJson();
}

} // namespace prunescope
