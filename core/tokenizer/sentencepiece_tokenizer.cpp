// The library encodes and decodes; pieces, types and checks are ours.
#include "core/tokenizer/sentencepiece_tokenizer.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tokenizer/sentencepiece_bpe.h"
#include "core/tokenizer/sentencepiece_engine.h"
#include "core/tokenizer/sentencepiece_model.h"
#include "core/tokenizer/token_count_text.h"
#include "core/tokenizer/word_cache.h"

#include <new>

namespace prunescope {
namespace {

constexpr std::size_t kLongestText = std::size_t(1)
                                     << 29; // the library counts in int and keeps 24 bytes per byte

class SentencePieceTokenizer : public Tokenizer {
public:
    SentencePieceTokenizer(std::string_view bytes, const TokenizerSettings& settings,
                           const std::string& where);

    std::vector<std::int64_t> encode(std::string_view text, bool addSpecial) const override;
    std::string decode(const std::vector<std::int64_t>& ids, bool skipSpecial) const override;
    std::string piece(std::int64_t id) const override { return std::string(m_model.vocabulary.piece(id)); }
    std::int64_t vocabularySize() const override { return m_model.vocabulary.size(); }
    std::optional<std::int64_t> bosId() const override { return m_bosId; }
    std::optional<std::int64_t> eosId() const override { return m_eosId; }
    std::string description() const override;

private:
    void load(std::string_view bytes, const std::string& where);
    std::optional<std::int64_t> specialId(const std::optional<std::string>& name, int libraryId) const;
    bool isControl(std::int64_t id) const
    {
        return m_model.types[std::size_t(id)] == SentencePieceModel::PieceType::Control;
    }
    void encodeAsBpe(std::string_view text, std::vector<std::int64_t>& ids) const;
    void encodeByLibrary(std::string_view text, std::vector<std::int64_t>& ids) const;
    void encodePart(std::string_view part, WordCache& cache, std::vector<std::int64_t>& ids) const;
    std::string decodeRun(const std::vector<int>& ids, bool isTextStart) const;

    SentencePieceModel m_model;
    std::unique_ptr<SentencePieceEngine> m_engine = makeSentencePieceEngine();
    std::unique_ptr<BpeModel> m_bpe; ///< encodes in the library's place; null where only the library can
    std::optional<std::int64_t> m_bosId;
    std::optional<std::int64_t> m_eosId;
    bool m_addsBos = true;
    bool m_addsEos = false;
};

SentencePieceTokenizer::SentencePieceTokenizer(std::string_view bytes, const TokenizerSettings& settings,
                                               const std::string& where)
    : m_model(readSentencePieceModel(bytes, where)),
      m_addsBos(settings.addsBos.value_or(true)),
      m_addsEos(settings.addsEos.value_or(false))
{
    load(bytes, where);
    if (m_engine->pieceCount() != m_model.vocabulary.size())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: has %2 pieces, but the library finds %3."), where,
                    m_model.vocabulary.size(), m_engine->pieceCount());
    m_bpe = makeSentencePieceBpe(m_model);
    m_bosId = specialId(settings.bosToken, m_engine->bosId());
    m_eosId = specialId(settings.eosToken, m_engine->eosId());
    if (!m_eosId && settings.eosId && m_model.vocabulary.contains(*settings.eosId))
        m_eosId = settings.eosId;
}

void SentencePieceTokenizer::load(std::string_view bytes, const std::string& where)
{
    std::string reason;
    try {
        reason = m_engine->load(bytes);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& e) { // its double-array builder throws
        reason = e.what();
    }
    if (!reason.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is not a usable sentencepiece model (%2)."), where,
                    reason);
}

std::optional<std::int64_t> SentencePieceTokenizer::specialId(const std::optional<std::string>& name,
                                                              int libraryId) const
{
    if (name)
        if (const auto id = m_model.vocabulary.find(*name))
            return id;
    return libraryId >= 0 ? std::optional<std::int64_t>(libraryId) : std::nullopt;
}

std::vector<std::int64_t> SentencePieceTokenizer::encode(std::string_view text, bool addSpecial) const
{
    const std::size_t bad = firstInvalidUtf8(text);
    if (bad != std::string_view::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("The text to tokenize is not UTF-8 at byte %1 of %2."), bad,
                    text.size());
    if (text.size() > kLongestText)
        throw Error(ErrorKind::BadInput, PS_TEXT("The text to tokenize has %1 bytes; at most %2 go at once."),
                    text.size(), kLongestText);
    std::vector<std::int64_t> ids;
    if (addSpecial && m_addsBos && m_bosId)
        ids.push_back(*m_bosId);
    if (m_bpe)
        encodeAsBpe(text, ids);
    else
        encodeByLibrary(text, ids);
    if (addSpecial && m_addsEos && m_eosId)
        ids.push_back(*m_eosId);
    return ids;
}

void SentencePieceTokenizer::encodeAsBpe(std::string_view text, std::vector<std::int64_t>& ids) const
{
    std::string word;
    word.reserve(text.size() + text.size() / 2);
    if (m_model.addsDummyPrefix && !text.empty())
        word += WordCuts::kSpaceMark;
    for (const char byte : text) {
        if (byte == ' ')
            word += WordCuts::kSpaceMark;
        else
            word += byte;
    }
    WordCache cache;
    for (std::size_t start = 0; start < word.size();) {
        const std::size_t end = m_bpe->cuts().partEnd(word, start);
        const std::string_view part = std::string_view(word).substr(start, end - start);
        const auto known = cache.find(part);
        const std::size_t first = ids.size();
        if (known.empty()) {
            m_bpe->encodeWord(part, ids);
            cache.insert(part, std::span(ids).subspan(first));
        } else {
            ids.insert(ids.end(), known.begin(), known.end());
        }
        start = end;
    }
}

void SentencePieceTokenizer::encodeByLibrary(std::string_view text, std::vector<std::int64_t>& ids) const
{
    WordCache cache;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = m_model.cuts.partEnd(text, start, " ");
        // The space that a later part begins with is the one that the library puts before every text.
        const std::size_t skipped = start > 0 && m_model.addsDummyPrefix ? 1 : 0;
        encodePart(text.substr(start + skipped, end - start - skipped), cache, ids);
        start = end;
    }
}

void SentencePieceTokenizer::encodePart(std::string_view part, WordCache& cache,
                                        std::vector<std::int64_t>& ids) const
{
    const auto known = cache.find(part);
    if (!known.empty()) {
        ids.insert(ids.end(), known.begin(), known.end());
        return;
    }
    std::vector<int> found;
    const std::string reason = m_engine->encode(part, found);
    if (!reason.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("The text cannot be tokenized (%1)."), reason);
    const std::size_t first = ids.size();
    ids.insert(ids.end(), found.begin(), found.end());
    cache.insert(part, std::span(ids).subspan(first));
}

std::string SentencePieceTokenizer::decodeRun(const std::vector<int>& ids, bool isTextStart) const
{
    if (ids.empty())
        return {};
    std::string text;
    const std::string reason = m_engine->decode(ids, text);
    if (!reason.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("The token ids cannot be decoded (%1)."), reason);
    // The library drops the space it would have put before a text; behind a control piece there was none to
    // drop.
    const bool lostSpace =
        !isTextStart && m_model.addsDummyPrefix && piece(ids.front()).starts_with("\xE2\x96\x81");
    return lostSpace ? " " + text : text;
}

std::string SentencePieceTokenizer::decode(const std::vector<std::int64_t>& ids, bool skipSpecial) const
{
    std::string text;
    std::vector<int> run;
    bool isTextStart = true;
    for (const std::int64_t id : ids) {
        if (id < 0 || id >= vocabularySize())
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("Token id %1 does not exist; the vocabulary has ids 0 to %2."), id,
                        vocabularySize() - 1);
        if (!isControl(id)) {
            run.push_back(int(id));
        } else if (!skipSpecial) {
            text += decodeRun(run, isTextStart) + piece(id);
            run.clear();
            isTextStart = false;
        }
    }
    return text + decodeRun(run, isTextStart);
}

std::string SentencePieceTokenizer::description() const
{
    const std::string kind =
        m_model.kind == SentencePieceModel::Kind::Bpe ? "sentencepiece BPE" : "sentencepiece unigram";
    return kind + ", " + tokenCountText(m_model.vocabulary.count()) + " pieces (tokenizer.model)";
}

} // namespace

std::shared_ptr<const Tokenizer> makeSentencePieceTokenizer(std::string_view bytes,
                                                            const TokenizerSettings& settings,
                                                            const std::string& where)
{
    return std::make_shared<SentencePieceTokenizer>(bytes, settings, where);
}

} // namespace prunescope
