// Field numbers from google/sentencepiece src/sentencepiece_model.proto.
#include "core/tokenizer/sentencepiece_model.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tokenizer/charsmap.h"
#include "core/tokenizer/protobuf_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace prunescope {
namespace {

constexpr std::size_t kLongestPiece = 4096;       // real ones stay below 100 bytes
constexpr std::size_t kMostNestedUserPieces = 64; // libsentencepiece's buffer of matches at one place

using Model = SentencePieceModel;

void readPiece(std::string_view message, const std::string& where, Model& model)
{
    std::string_view piece;
    float score = 0;
    auto type = Model::PieceType::Normal;
    ProtobufReader reader(message, where);
    for (ProtobufField field; reader.next(field);) {
        if (field.number == 1 && field.isBytes)
            piece = field.bytes;
        else if (field.number == 2)
            score = std::bit_cast<float>(std::uint32_t(field.value));
        else if (field.number == 3 && field.value >= 1 && field.value <= 6)
            type = Model::PieceType(field.value);
    }
    const std::size_t id = model.types.size();
    const bool isText =
        firstInvalidUtf8(piece) == std::string_view::npos && piece.find('\0') == std::string_view::npos;
    if (piece.empty() || piece.size() > kLongestPiece || !isText || !std::isfinite(score))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: piece %2 is broken (%3 bytes, score %4)."), where, id,
                    piece.size(), score);
    model.vocabulary.add(piece, std::int64_t(id), where);
    if (model.vocabulary.size() != std::int64_t(id) + 1)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the vocabulary has the piece \"%2\" twice."), where,
                    piece);
    model.types.push_back(type);
    model.scores.push_back(score);
}

/// Settings that decide whether a text can be cut; the defaults are those of the format.
struct Settings {
    bool hasCharsmap = false;
    bool removesExtraSpaces = true;
    bool escapesSpaces = true;
    bool hasSpaceAsSuffix = false;
};

void readTrainer(std::string_view message, const std::string& where, Model& model, Settings& settings)
{
    ProtobufReader reader(message, where);
    for (ProtobufField field; reader.next(field);) {
        if (field.number == 24)
            settings.hasSpaceAsSuffix = field.value != 0;
        if (field.number == 35)
            model.hasByteFallback = field.value != 0;
        if (field.number != 3)
            continue;
        if (field.value != 1 && field.value != 2)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: key \"model_type\" is %2; only 1 (unigram) and 2 (BPE) are supported."),
                        where, field.value);
        model.kind = field.value == 2 ? Model::Kind::Bpe : Model::Kind::Unigram;
    }
}

void readNormalizer(std::string_view message, const std::string& where, Model& model, Settings& settings)
{
    ProtobufReader reader(message, where);
    for (ProtobufField field; reader.next(field);) {
        if (field.number == 2 && field.isBytes) {
            checkCharsmap(field.bytes, where);
            settings.hasCharsmap = settings.hasCharsmap || !field.bytes.empty();
        } else if (field.number == 3) {
            model.addsDummyPrefix = field.value != 0;
        } else if (field.number == 4) {
            settings.removesExtraSpaces = field.value != 0;
        } else if (field.number == 5) {
            settings.escapesSpaces = field.value != 0;
        }
    }
}

void checkDenormalizer(std::string_view message, const std::string& where)
{
    ProtobufReader reader(message, where);
    for (ProtobufField field; reader.next(field);)
        if (field.number == 2 && field.isBytes)
            checkCharsmap(field.bytes, where);
}

void prepareCuts(const Settings& settings, Model& model)
{
    bool holdsRealSpace = false;
    for (std::int64_t id = 0; id < model.vocabulary.size(); ++id) {
        model.cuts.observePiece(model.vocabulary.piece(id));
        holdsRealSpace = holdsRealSpace || model.vocabulary.piece(id).find(' ') != std::string_view::npos;
    }
    model.keepsText = !settings.hasCharsmap && !settings.removesExtraSpaces && settings.escapesSpaces &&
                      !settings.hasSpaceAsSuffix && !holdsRealSpace;
    const auto space = model.vocabulary.find(WordCuts::kSpaceMark);
    const bool knowsSpace = space && model.types[std::size_t(*space)] == Model::PieceType::Normal;
    if (model.kind != Model::Kind::Bpe || !model.keepsText || !knowsSpace)
        model.cuts.forbid();
}

void checkUserPieces(const Model& model, const std::string& where)
{
    std::vector<std::string_view> pieces;
    for (std::size_t id = 0; id < model.types.size(); ++id)
        if (model.types[id] == Model::PieceType::UserDefined)
            pieces.push_back(model.vocabulary.piece(std::int64_t(id)));
    std::sort(pieces.begin(), pieces.end());
    std::vector<std::string_view> prefixes; // of the piece at hand, each a prefix of the next
    for (const std::string_view piece : pieces) {
        while (!prefixes.empty() && !piece.starts_with(prefixes.back()))
            prefixes.pop_back();
        prefixes.push_back(piece);
        if (prefixes.size() > kMostNestedUserPieces)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: more than %2 user-defined pieces begin with one another."), where,
                        kMostNestedUserPieces);
    }
}

} // namespace

SentencePieceModel readSentencePieceModel(std::string_view bytes, const std::string& where)
{
    Model model;
    Settings settings;
    ProtobufReader reader(bytes, where);
    for (ProtobufField field; reader.next(field);) {
        if (!field.isBytes)
            continue;
        if (field.number == 1)
            readPiece(field.bytes, where, model);
        else if (field.number == 2)
            readTrainer(field.bytes, where, model, settings);
        else if (field.number == 3)
            readNormalizer(field.bytes, where, model, settings);
        else if (field.number == 5)
            checkDenormalizer(field.bytes, where);
    }
    if (model.types.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is not a sentencepiece model; it has no pieces."),
                    where);
    checkUserPieces(model, where);
    prepareCuts(settings, model);
    return model;
}

} // namespace prunescope
