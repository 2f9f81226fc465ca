#pragma once
// Which rows and columns of a block's matrices belong to one head or channel: they can only go together
// (ecosystem.md 6, methods/structured.md).

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// A run of rows (outputs, with their bias entries) or columns (inputs) of one matrix seen as [out, in].
struct CoupledSlice {
    std::string module;       ///< name without ".weight"
    bool isRows = true;
    std::int64_t begin = 0, count = 0;

    bool operator==(const CoupledSlice&) const = default;
};

/// What can be removed from a block as a whole.
enum class CoupledUnit {
    Head,           ///< one query head: rows of q, columns of o; in GPT-2, GPT-NeoX and BLOOM its k and v, too
    KeyValueHead,   ///< one key/value head with all query heads that read it
    Channel,        ///< one inner channel of the MLP
};

} // namespace prunescope
