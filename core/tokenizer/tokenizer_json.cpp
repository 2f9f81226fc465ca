// The pipeline: added tokens of the raw text, normaliser, added tokens of the normalised text, pre-tokeniser,
// model, post-processor; and back through the decoder.
#include "core/tokenizer/tokenizer_json.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/decoder.h"
#include "core/tokenizer/normalizer.h"
#include "core/tokenizer/post_processor.h"
#include "core/tokenizer/pre_tokenizer.h"
#include "core/tokenizer/token_count_text.h"
#include "core/tokenizer/word_cache.h"
#include "core/tokenizer/word_model.h"

namespace prunescope {
namespace {

const Json& partOf(const Json& json, const char* key)
{
    static const Json none;
    return json.contains(key) ? json.at(key) : none;
}

class JsonTokenizer : public Tokenizer {
public:
    JsonTokenizer(const Json& json, const TokenizerSettings& settings, const std::string& where);

    std::vector<std::int64_t> encode(std::string_view text, bool addSpecial) const override;
    std::string decode(const std::vector<std::int64_t>& ids, bool skipSpecial) const override;
    std::string piece(std::int64_t id) const override { return std::string(m_vocabulary.piece(id)); }
    std::int64_t vocabularySize() const override { return m_vocabulary.size(); }
    std::optional<std::int64_t> bosId() const override { return m_bosId; }
    std::optional<std::int64_t> eosId() const override { return m_eosId; }
    std::string description() const override;

private:
    void applySettings(const TokenizerSettings& settings);
    void encodeText(std::string text, bool isTextStart, WordCache& cache,
                    std::vector<std::int64_t>& ids) const;
    void encodePart(std::string_view part, WordCache& cache, std::vector<std::int64_t>& ids) const;

    std::unique_ptr<WordModel> m_model;
    std::unique_ptr<Normalizer> m_normalizer;
    std::unique_ptr<PreTokenizer> m_preTokenizer;
    std::unique_ptr<Decoder> m_decoder;
    Vocabulary m_vocabulary; ///< the model's and the added tokens
    AddedTokens m_addedTokens;
    PostProcessor m_postProcessor;
    std::optional<std::int64_t> m_bosId;
    std::optional<std::int64_t> m_eosId;
    bool m_isByteLevel = false;
    std::string m_source; ///< the files, for people
};

/// True if the pre-tokeniser, or one inside its Sequence, writes bytes in GPT-2's alphabet.
bool usesByteLevel(const Json& json)
{
    if (!json.is_object())
        return false;
    if (json.value("type", Json()) == "ByteLevel")
        return true;
    for (const char* list : {"pretokenizers", "normalizers"})
        if (json.contains(list))
            for (const Json& inner : json.at(list))
                if (usesByteLevel(inner))
                    return true;
    return false;
}

JsonTokenizer::JsonTokenizer(const Json& json, const TokenizerSettings& settings, const std::string& where)
    : m_model(makeWordModel(partOf(json, "model"), where)),
      m_normalizer(makeNormalizer(partOf(json, "normalizer"), where)),
      m_preTokenizer(makePreTokenizer(partOf(json, "pre_tokenizer"), where)),
      m_decoder(makeDecoder(partOf(json, "decoder"), where)),
      m_vocabulary(m_model->vocabulary()),
      m_addedTokens(partOf(json, "added_tokens"), m_normalizer.get(), m_vocabulary, where),
      m_postProcessor(readPostProcessor(partOf(json, "post_processor"), m_vocabulary, where)),
      m_isByteLevel(usesByteLevel(partOf(json, "pre_tokenizer")) ||
                    usesByteLevel(partOf(json, "normalizer"))),
      m_source(where.ends_with("merges.txt") ? "vocab.json and merges.txt" : "tokenizer.json")
{
    applySettings(settings);
}

void JsonTokenizer::applySettings(const TokenizerSettings& settings)
{
    if (settings.bosToken)
        m_bosId = m_vocabulary.find(*settings.bosToken);
    if (!m_bosId && !m_postProcessor.before.empty())
        m_bosId = m_postProcessor.before.front();
    if (settings.eosToken)
        m_eosId = m_vocabulary.find(*settings.eosToken);
    if (!m_eosId && settings.eosId && m_vocabulary.contains(*settings.eosId))
        m_eosId = settings.eosId;
    if (m_postProcessor.decidesSpecialTokens)
        return;
    if (settings.addsBos.value_or(false) && m_bosId)
        m_postProcessor.before = {*m_bosId};
    if (settings.addsEos.value_or(false) && m_eosId)
        m_postProcessor.after = {*m_eosId};
}

void JsonTokenizer::encodeText(std::string text, bool isTextStart, WordCache& cache,
                               std::vector<std::int64_t>& ids) const
{
    Words words = Words::whole(std::move(text), isTextStart);
    if (m_preTokenizer)
        words = m_preTokenizer->apply(std::move(words));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        for (std::size_t start = 0; start < word.size();) {
            const bool isShort = word.size() <= WordCache::kLongestWord;
            const std::size_t end = isShort ? word.size() : m_model->cuts().partEnd(word, start);
            encodePart(word.substr(start, end - start), cache, ids);
            start = end;
        }
    }
}

void JsonTokenizer::encodePart(std::string_view part, WordCache& cache, std::vector<std::int64_t>& ids) const
{
    const auto known = cache.find(part);
    if (!known.empty()) {
        ids.insert(ids.end(), known.begin(), known.end());
        return;
    }
    const std::size_t first = ids.size();
    m_model->encodeWord(part, ids);
    cache.insert(part, std::span(ids).subspan(first));
}

std::vector<std::int64_t> JsonTokenizer::encode(std::string_view text, bool addSpecial) const
{
    const std::size_t bad = firstInvalidUtf8(text);
    if (bad != std::string_view::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("The text to tokenize is not UTF-8 at byte %1 of %2."), bad,
                    text.size());
    std::vector<std::int64_t> ids;
    WordCache cache;
    if (addSpecial)
        ids = m_postProcessor.before;
    for (const Segment& outer : m_addedTokens.inRawText().split(text)) {
        if (outer.tokenId >= 0) {
            ids.push_back(outer.tokenId);
            continue;
        }
        std::string part(text.substr(outer.start, outer.end - outer.start));
        bool keepsStart = outer.start == 0;
        if (m_normalizer)
            part = m_normalizer->rewrite(std::move(part), keepsStart);
        for (const Segment& inner : m_addedTokens.inNormalizedText().split(part)) {
            if (inner.tokenId >= 0)
                ids.push_back(inner.tokenId);
            else
                encodeText(part.substr(inner.start, inner.end - inner.start), keepsStart && inner.start == 0,
                           cache, ids);
        }
    }
    if (addSpecial)
        ids.insert(ids.end(), m_postProcessor.after.begin(), m_postProcessor.after.end());
    return ids;
}

std::string JsonTokenizer::decode(const std::vector<std::int64_t>& ids, bool skipSpecial) const
{
    std::vector<std::string> pieces;
    for (const std::int64_t id : ids) {
        if (id < 0 || id >= m_vocabulary.size())
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("Token id %1 does not exist; the vocabulary has ids 0 to %2."), id,
                        m_vocabulary.size() - 1);
        if (m_vocabulary.contains(id) && !(skipSpecial && m_addedTokens.isSpecial(id)))
            pieces.emplace_back(m_vocabulary.piece(id));
    }
    if (m_decoder)
        pieces = m_decoder->apply(std::move(pieces));
    std::string text;
    for (const std::string& piece : pieces) {
        // Without a decoder pieces are words of their own.
        if (!m_decoder && !text.empty())
            text += ' ';
        text += piece;
    }
    return text;
}

std::string JsonTokenizer::description() const
{
    const std::string kind = m_isByteLevel ? "byte-level " + m_model->kind() : m_model->kind();
    return kind + ", " + tokenCountText(m_vocabulary.count()) + " pieces (" + m_source + ")";
}

void checkHeader(const Json& json, const std::string& where)
{
    if (!json.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: should hold a JSON object, but holds %2."), where,
                    json.type_name());
    const std::string version = jsonString(json, "version", "1.0", where);
    if (version != "1.0")
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"version\" is \"%2\"; only \"1.0\" is supported."),
                    where, version);
    const Json& model = partOf(json, "model");
    if (!model.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: has no object \"model\"."), where);
}

} // namespace

std::shared_ptr<const Tokenizer> makeJsonTokenizer(const Json& json, const TokenizerSettings& settings,
                                                   const std::string& where)
{
    checkHeader(json, where);
    return std::make_shared<JsonTokenizer>(json, settings, where);
}

} // namespace prunescope
