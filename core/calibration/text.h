#pragma once
// Texts from outside: files, folders, JSON Lines, or ready token ids (design 2, TEXT).

#include "core/tokenizer/tokenizer.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// A text as read; documents, or token ids where the source holds ids.
struct LoadedText {
    std::string name;                    ///< file name for people
    std::string sha256;                  ///< of all documents, separated by a zero byte; of the ids' bytes for ids
    std::vector<std::string> documents;
    std::vector<std::string> documentNames; ///< file names of a folder's documents; else empty
    at::Tensor ids;                      ///< int64, 1-D stream or 2-D sequences; undefined for documents
    std::int64_t bytes = 0;              ///< of all documents
};

/// Reads a text: a UTF-8 file is one document; a folder's files (sorted by name) or a .jsonl file's lines ({"text": ...},
/// or {"question": ..., "answer": ...} joined by a newline) are one document each; "F.safetensors:TENSOR" holds int64 ids.
/// @param joinsRows  joins a file's rows with two newlines, as the pruning papers read WikiText-2: a row that is empty or
///                   one space is the empty string, any other keeps its newline
/// @throws Error{BadInput} naming file and place
LoadedText loadText(const std::string& path, bool joinsRows);

/// The token stream of a text: each document tokenised with its own BOS (where the tokenizer adds one), concatenated.
/// Ids are returned as they are, 2-D ones row after row.
/// @return int64 [tokens]
/// @throws Error{BadInput} if an id is not below vocabulary, or the text needs a tokenizer and there is none
at::Tensor tokenStream(const LoadedText& text, const Tokenizer* tokenizer, std::int64_t vocabulary);

/// Windows that calibrate a method.
struct CalibrationWindows {
    at::Tensor ids;       ///< int64 [N, L]
    std::string hash;     ///< SHA-256 over N, L and the ids: identifies what the statistics saw
};

/// N windows of L tokens at starts drawn by our seeded generator; consecutive windows where the stream has fewer than
/// N * L tokens. The rows of 2-D ids are the windows themselves, in order, at most N.
/// @throws Error{BadInput} if the stream is shorter than one window
CalibrationWindows calibrationWindows(const LoadedText& text, const at::Tensor& stream, std::int64_t samples,
                                      std::int64_t window, std::uint64_t seed);

} // namespace prunescope
