#pragma once
// A sentencepiece unigram model rewritten as a tokenizer.json, as converters do it.

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/tokenizer/protobuf_reader.h"

#include <QString>

#include <bit>
#include <cstdint>
#include <string>

namespace prunescope::tests {

/// What a converter takes from a ModelProto.
struct SpmParts {
    Json vocabulary = Json::array(); ///< [piece, score]
    std::string charsmap;
};

inline SpmParts readSpmParts(const QString& path)
{
    SpmParts parts;
    const std::string where = path.toStdString();
    const std::string bytes = readFile(where);
    ProtobufReader reader(bytes, where);
    for (ProtobufField field; reader.next(field);) {
        ProtobufReader inner(field.bytes, where);
        std::string piece;
        float score = 0;
        for (ProtobufField part; (field.number == 1 || field.number == 3) && inner.next(part);) {
            if (field.number == 3 && part.number == 2)
                parts.charsmap = part.bytes;
            else if (field.number == 1 && part.number == 1)
                piece = part.bytes;
            else if (field.number == 1 && part.number == 2)
                score = std::bit_cast<float>(std::uint32_t(part.value));
        }
        if (field.number == 1)
            parts.vocabulary.push_back(Json::array({piece, score}));
    }
    return parts;
}

inline std::string toBase64(std::string_view bytes)
{
    return QByteArray(bytes.data(), qsizetype(bytes.size())).toBase64().toStdString();
}

/// Unigram with the table, Metaspace, and the first three pieces as special tokens.
inline Json unigramTokenizer(const SpmParts& parts)
{
    const Json metaspace = {{"type", "Metaspace"}, {"replacement", "\u2581"}, {"prepend_scheme", "always"}};
    Json added = Json::array();
    for (int id = 0; id < 3; ++id)
        added.push_back(
            {{"id", id}, {"content", parts.vocabulary.at(std::size_t(id)).at(0)}, {"special", true}});
    return {{"version", "1.0"},
            {"added_tokens", added},
            {"normalizer", {{"type", "Precompiled"}, {"precompiled_charsmap", toBase64(parts.charsmap)}}},
            {"pre_tokenizer", metaspace},
            {"decoder", metaspace},
            {"model", {{"type", "Unigram"}, {"unk_id", 0}, {"vocab", parts.vocabulary}}}};
}

} // namespace prunescope::tests
