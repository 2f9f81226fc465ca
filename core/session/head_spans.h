#pragma once
// Which rows or columns of a matrix belong to which attention head. Torch-free.

#include "core/session/open_model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// What a span of a matrix is to its head.
enum class HeadPart {
    Query, Key, Value,
    Fused,   ///< query, key and value of one head, one after the other (GPT-NeoX, BLOOM)
    Output,  ///< what reads the head's result
};

struct HeadSpan {
    std::int64_t begin = 0, count = 0;
    HeadPart part = HeadPart::Query;
    int head = 0;          ///< query head; of Key and Value spans the first one that reads them
    int keyValueHead = 0;  ///< the key/value head that the query head reads

    bool operator==(const HeadSpan&) const = default;
};

/// The heads of one matrix.
struct MatrixHeads {
    bool areRows = true;          ///< spans of rows (outputs), else of columns (inputs)
    bool isGrouped = false;       ///< several query heads read one key/value head
    std::vector<HeadSpan> spans;  ///< rising; empty where the matrix has no heads or the family is not known
};

/// Read from the coupled slices of the model's family.
MatrixHeads headsOf(const ModelHandle& model, const std::string& matrix);

} // namespace prunescope
