// The library joins the neighbours whose joined piece has the highest score; any two halves of a piece may
// meet.
#include "core/tokenizer/sentencepiece_bpe.h"

#include "core/tokenizer/unicode.h"

#include <algorithm>
#include <functional>

namespace prunescope {
namespace {

constexpr std::size_t kLongestPiece = 256; // bounds the work of looking at all halves

using Type = SentencePieceModel::PieceType;

bool isOneCharacter(std::string_view piece) { return codePointAt(piece, 0).size == piece.size(); }

class Converter {
public:
    explicit Converter(const SentencePieceModel& model) : m_model(model) {}

    bool isPossible() const
    {
        if (m_model.kind != SentencePieceModel::Kind::Bpe || !m_model.keepsText)
            return false;
        for (std::int64_t id = 0; id < m_model.vocabulary.size(); ++id) {
            const Type type = m_model.types[std::size_t(id)];
            const std::string_view piece = m_model.vocabulary.piece(id);
            if (type == Type::UserDefined || type == Type::Unused ||
                (type != Type::Normal && isOneCharacter(piece)) ||
                (type == Type::Normal && !hasKnownCharacters(piece)))
                return false;
        }
        return true;
    }

    BpeParts convert() const
    {
        BpeParts parts;
        parts.vocabulary = Vocabulary(m_model.vocabulary);
        parts.hasByteFallback = m_model.hasByteFallback;
        parts.fusesUnknown = true;
        const auto unknown = std::find(m_model.types.begin(), m_model.types.end(), Type::Unknown);
        if (unknown != m_model.types.end())
            parts.unknownId = unknown - m_model.types.begin();
        std::vector<float> scores = m_model.scores; // equal scores have equal ranks
        std::sort(scores.begin(), scores.end(), std::greater<>());
        scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
        for (std::int64_t id = 0; id < m_model.vocabulary.size(); ++id) {
            const float score = m_model.scores[std::size_t(id)];
            const auto rank = std::lower_bound(scores.begin(), scores.end(), score, std::greater<>());
            if (m_model.types[std::size_t(id)] == Type::Normal)
                addHalves(id, std::uint32_t(rank - scores.begin()), parts);
        }
        return parts;
    }

private:
    std::optional<std::int64_t> normalId(std::string_view piece) const
    {
        const auto id = m_model.vocabulary.find(piece);
        return id && m_model.types[std::size_t(*id)] == Type::Normal ? id : std::nullopt;
    }

    bool hasKnownCharacters(std::string_view piece) const
    {
        if (piece.size() > kLongestPiece)
            return false;
        for (std::size_t at = 0; at < piece.size();) {
            const std::size_t size = codePointAt(piece, at).size;
            if (!normalId(piece.substr(at, size)))
                return false;
            at += size;
        }
        return true;
    }

    void addHalves(std::int64_t id, std::uint32_t rank, BpeParts& parts) const
    {
        const std::string_view piece = m_model.vocabulary.piece(id);
        for (std::size_t cut = codePointAt(piece, 0).size; cut < piece.size();
             cut += codePointAt(piece, cut).size) {
            const auto first = normalId(piece.substr(0, cut));
            const auto second = first ? normalId(piece.substr(cut)) : std::nullopt;
            if (second)
                parts.merges.push_back(
                    {std::uint32_t(*first), std::uint32_t(*second), {rank, std::uint32_t(id)}});
        }
    }

    const SentencePieceModel& m_model;
};

} // namespace

std::unique_ptr<BpeModel> makeSentencePieceBpe(const SentencePieceModel& model)
{
    const Converter converter(model);
    return converter.isPossible() ? std::make_unique<BpeModel>(converter.convert()) : nullptr;
}

} // namespace prunescope
