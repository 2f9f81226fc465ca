// Same results as huggingface/tokenizers models/bpe. Short words merge by scanning, long ones with a heap.
#include "core/tokenizer/bpe_model.h"

#include "core/base/error.h"
#include "core/tokenizer/byte_fallback.h"
#include "core/tokenizer/unicode.h"

#include <algorithm>
#include <array>
#include <queue>

namespace prunescope {
namespace {

/// Up to here a scan per merge is faster than a heap (measured on English words).
constexpr std::size_t kShortWord = 32;

/// Two neighbours that could merge; the earlier place wins among equal ranks.
struct Candidate {
    std::uint32_t rank;
    std::uint32_t at;
    bool operator>(const Candidate& other) const
    {
        return rank != other.rank ? rank > other.rank : at > other.at;
    }
};

} // namespace

BpeModel::BpeModel(const Json& model, const std::string& where)
    : m_prefix(jsonString(model, "continuing_subword_prefix", "", where)),
      m_suffix(jsonString(model, "end_of_word_suffix", "", where)),
      m_unknown(jsonString(model, "unk_token", "", where)),
      m_fusesUnknown(jsonBool(model, "fuse_unk", false, where)),
      m_hasByteFallback(jsonBool(model, "byte_fallback", false, where)),
      m_ignoresMerges(jsonBool(model, "ignore_merges", false, where))
{
    if (jsonNumber(model, "dropout", 0, where) != 0)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: key \"dropout\" is %2; only 0 gives the same ids each time."), where,
                    jsonNumber(model, "dropout", 0, where));
    if (!model.contains("vocab"))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the model has no key \"vocab\"."), where);
    m_vocabulary = Vocabulary::fromJson(model.at("vocab"), where);
    if (!m_unknown.empty())
        m_unknownId = m_vocabulary.find(m_unknown);
    if (!m_unknown.empty() && !m_unknownId)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: key \"unk_token\" is \"%2\", which the vocabulary does not have."), where,
                    m_unknown);
    m_byteIds = byteFallbackIds(m_vocabulary);
    findCharacterIds();
    readMerges(model.contains("merges") ? model.at("merges") : Json(), where);
    forbidUnsafeCuts();
}

BpeModel::BpeModel(BpeParts parts)
    : m_vocabulary(std::move(parts.vocabulary)),
      m_merges(parts.merges.size()),
      m_unknownId(parts.unknownId),
      m_fusesUnknown(parts.fusesUnknown),
      m_hasByteFallback(parts.hasByteFallback)
{
    m_byteIds = byteFallbackIds(m_vocabulary);
    findCharacterIds();
    for (const auto& rule : parts.merges) {
        m_merges.insert(rule.first, rule.second, rule.merge);
        m_cuts.observeMerge(m_vocabulary.piece(rule.first), m_vocabulary.piece(rule.second));
    }
    for (std::int64_t id = 0; id < m_vocabulary.size(); ++id)
        m_cuts.observePiece(m_vocabulary.piece(id));
    forbidUnsafeCuts();
}

void BpeModel::findCharacterIds()
{
    m_characterIds.assign(0x10000, -1);
    for (std::int64_t id = 0; id < m_vocabulary.size(); ++id) {
        const std::string_view piece = m_vocabulary.piece(id);
        const CodePoint first = piece.empty() ? CodePoint{} : codePointAt(piece, 0);
        if (!piece.empty() && first.size == piece.size() && first.value < 0x10000)
            m_characterIds[first.value] = std::int32_t(id);
    }
}

std::optional<std::uint32_t> BpeModel::characterId(std::string_view character) const
{
    const CodePoint first = codePointAt(character, 0);
    if (first.size == character.size() && first.value < 0x10000) {
        const std::int32_t id = m_characterIds[first.value];
        return id < 0 ? std::nullopt : std::optional(std::uint32_t(id));
    }
    const auto id = m_vocabulary.find(character); // with a prefix or suffix, or of a higher plane
    return id ? std::optional(std::uint32_t(*id)) : std::nullopt;
}

void BpeModel::forbidUnsafeCuts()
{
    const bool hasAllBytes = m_hasByteFallback && std::count(m_byteIds.begin(), m_byteIds.end(), -1) == 0;
    const bool keepsAllCharacters = hasAllBytes || m_unknownId;
    const bool marksPlaces = !m_prefix.empty() || !m_suffix.empty();
    if (!keepsAllCharacters || marksPlaces || m_ignoresMerges || !m_vocabulary.find("\xE2\x96\x81"))
        m_cuts.forbid();
}

void BpeModel::readMerges(const Json& merges, const std::string& where)
{
    if (!merges.is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"merges\" should be an array, but is %2."), where,
                    merges.type_name());
    if (merges.size() > std::size_t(kMaxVocabulary))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: has %2 merges; at most %3 are allowed."), where,
                    merges.size(), kMaxVocabulary);
    m_merges = PairTable(merges.size());
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < merges.size(); ++i) {
        const Json& merge = merges[i];
        if (merge.is_string()) {
            const std::string_view line = merge.get_ref<const std::string&>();
            if (line.starts_with("#version"))
                continue;
            const std::size_t space = line.find(' ');
            if (space == std::string_view::npos || line.find(' ', space + 1) != std::string_view::npos)
                throw Error(ErrorKind::BadInput,
                            PS_TEXT("%1: merge %2 is \"%3\"; it should be two pieces and one space."), where,
                            i, line);
            addMerge(std::string(line.substr(0, space)), std::string(line.substr(space + 1)), rank++, where);
        } else if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
            addMerge(merge[0].get_ref<const std::string&>(), merge[1].get_ref<const std::string&>(), rank++,
                     where);
        } else {
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: merge %2 is neither a line nor a pair of pieces."),
                        where, i);
        }
    }
}

void BpeModel::addMerge(const std::string& first, const std::string& second, std::uint32_t rank,
                        const std::string& where)
{
    const auto idOf = [&](const std::string& piece) {
        const auto id = m_vocabulary.find(piece);
        if (!id)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: merge %2 needs the piece \"%3\", which the vocabulary does not have."),
                        where, rank, piece);
        return std::uint32_t(*id);
    };
    // The second piece carries the prefix that marks it as a continuation; the whole does not repeat it.
    const std::string continued = second.starts_with(m_prefix) ? second.substr(m_prefix.size()) : second;
    const std::uint32_t left = idOf(first), right = idOf(second), whole = idOf(first + continued);
    m_merges.insert(left, right, {rank, whole});
    m_cuts.observeMerge(first, second);
    // Such pieces stand for other characters than those they are written with.
    const bool endsWithByte =
        first.size() >= 6 && first.back() == '>' && first.compare(first.size() - 6, 3, "<0x") == 0;
    if (endsWithByte || (!m_unknown.empty() && (first.ends_with(m_unknown) || second.starts_with(m_unknown))))
        m_cuts.forbid();
}

bool BpeModel::appendBytes(std::string_view character, Symbols& symbols) const
{
    const auto hasId = [&](char byte) { return m_byteIds[static_cast<unsigned char>(byte)] >= 0; };
    if (!std::all_of(character.begin(), character.end(), hasId))
        return false;
    for (const char byte : character)
        symbols.push_back(std::uint32_t(m_byteIds[static_cast<unsigned char>(byte)]));
    return true;
}

BpeModel::Symbols BpeModel::startingSymbols(std::string_view word) const
{
    Symbols symbols;
    symbols.reserve(word.size());
    bool hasPendingUnknown = false; // unknown characters are held back, since the next may join them
    const auto flush = [&] {
        if (hasPendingUnknown)
            symbols.push_back(std::uint32_t(*m_unknownId));
        hasPendingUnknown = false;
    };
    std::string decorated;
    for (std::size_t start = 0; start < word.size();) {
        const std::size_t end = start + codePointAt(word, start).size;
        std::string_view character = word.substr(start, end - start);
        if (!m_prefix.empty() || !m_suffix.empty()) {
            decorated =
                (start > 0 ? m_prefix : "") + std::string(character) + (end == word.size() ? m_suffix : "");
            character = decorated;
        }
        if (const auto id = characterId(character)) {
            flush();
            symbols.push_back(*id);
        } else if (!(m_hasByteFallback && appendBytes(character, symbols)) && m_unknownId) {
            if (!m_fusesUnknown)
                flush();
            hasPendingUnknown = true;
        }
        start = end;
    }
    flush();
    return symbols;
}

void BpeModel::mergeShort(Symbols& symbols) const
{
    std::array<Merge, kShortWord> merges; // of each symbol with its right neighbour
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i)
        merges[i] = m_merges.find(symbols[i], symbols[i + 1]);
    while (symbols.size() > 1) {
        const std::size_t pairs = symbols.size() - 1;
        std::size_t best = 0;
        for (std::size_t i = 1; i < pairs; ++i)
            if (merges[i].rank < merges[best].rank)
                best = i;
        if (merges[best].rank == Merge::kNever)
            return;
        symbols[best] = merges[best].id;
        symbols.erase(symbols.begin() + std::ptrdiff_t(best) + 1);
        std::move(merges.begin() + best + 1, merges.begin() + pairs, merges.begin() + best);
        if (best > 0)
            merges[best - 1] = m_merges.find(symbols[best - 1], symbols[best]);
        if (best + 1 < symbols.size())
            merges[best] = m_merges.find(symbols[best], symbols[best + 1]);
    }
}

void BpeModel::mergeLong(Symbols& symbols) const
{
    struct Node {
        std::uint32_t id;
        std::uint32_t previous; ///< wraps for the first, so that it is no index
        std::uint32_t next;     ///< count for the last
    };
    constexpr std::uint32_t kGone = Merge::kNever;
    const auto count = std::uint32_t(symbols.size());
    std::vector<Node> nodes(count);
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 0; i < count; ++i)
        nodes[i] = {symbols[i], i - 1, i + 1};
    for (std::uint32_t i = 0; i + 1 < count; ++i)
        if (const Merge merge = m_merges.find(symbols[i], symbols[i + 1]); merge.rank != Merge::kNever)
            candidates.push_back({merge.rank, i});
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> heap({}, std::move(candidates));
    const auto consider = [&](std::uint32_t at) {
        if (at >= count || nodes[at].next >= count)
            return;
        const Merge merge = m_merges.find(nodes[at].id, nodes[nodes[at].next].id);
        if (merge.rank != Merge::kNever)
            heap.push({merge.rank, at});
    };
    while (!heap.empty()) {
        const auto [rank, at] = heap.top();
        heap.pop();
        Node& node = nodes[at];
        if (node.id == kGone || node.next >= count)
            continue;
        Node& right = nodes[node.next];
        const Merge merge = m_merges.find(node.id, right.id);
        if (merge.rank != rank)
            continue; // the neighbours have changed since
        node.id = merge.id;
        node.next = right.next;
        right.id = kGone;
        if (node.next < count)
            nodes[node.next].previous = at;
        consider(node.previous);
        consider(at);
    }
    symbols.clear();
    for (const Node& node : nodes)
        if (node.id != kGone)
            symbols.push_back(node.id);
}

void BpeModel::encodeWord(std::string_view word, std::vector<std::int64_t>& ids) const
{
    if (m_ignoresMerges) {
        if (const auto id = m_vocabulary.find(word)) {
            ids.push_back(*id);
            return;
        }
    }
    Symbols symbols = startingSymbols(word);
    if (symbols.size() <= kShortWord)
        mergeShort(symbols);
    else
        mergeLong(symbols);
    ids.insert(ids.end(), symbols.begin(), symbols.end());
}

} // namespace prunescope
