#pragma once
// sentencepiece models written field by field, so that tests of the reader do not lean on the library.

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace prunescope::tests {

inline std::string varint(std::uint64_t value)
{
    std::string out;
    for (; value >= 128; value >>= 7)
        out += char(value | 128);
    return out + char(value);
}

inline std::string number(int field, std::uint64_t value)
{
    return varint(std::uint64_t(field) << 3) + varint(value);
}

inline std::string bytesField(int field, std::string_view bytes)
{
    return varint(std::uint64_t(field) << 3 | 2) + varint(bytes.size()) + std::string(bytes);
}

inline std::string littleEndian(std::uint32_t value)
{
    std::string out;
    for (int i = 0; i < 4; ++i)
        out += char(value >> (8 * i));
    return out;
}

/// One piece of a model; types as in SentencePieceModel::PieceType.
inline std::string pieceField(std::string_view piece, float score, int type = 1)
{
    const std::string message = bytesField(1, piece) + varint(2 << 3 | 5) +
                                littleEndian(std::bit_cast<std::uint32_t>(score)) +
                                number(3, std::uint64_t(type));
    return bytesField(1, message);
}

/// Unigram 1, BPE 2.
inline std::string trainerField(std::uint64_t modelType) { return bytesField(2, number(3, modelType)); }

/// Dummy prefix, spaces kept, no table: what LLaMA's models say.
inline std::string llamaNormalizerField(std::string_view charsmap = {})
{
    return bytesField(3, (charsmap.empty() ? std::string() : bytesField(2, charsmap)) + number(3, 1) +
                             number(4, 0) + number(5, 1));
}

/// <unk>, <s>, </s>, the space mark, a, b, and the space mark with a: BPE.
inline std::string smallModel()
{
    return pieceField("<unk>", 0, 2) + pieceField("<s>", 0, 3) + pieceField("</s>", 0, 3) +
           pieceField("\u2581a", -1) + pieceField("\u2581", -2) + pieceField("a", -3) + pieceField("b", -4) +
           trainerField(2) + llamaNormalizerField();
}

} // namespace prunescope::tests
