#pragma once
// Output matrices that are the embedding (ecosystem.md 3).

#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/pickle_file.h"

#include <string>

namespace prunescope {

/// True for the usual names of output matrices: "lm_head.weight" ...
bool isOutputMatrix(const std::string& tensor);

/// True where another tensor of the file is the same view of the same storage.
bool sharesStorage(const PickleFile& file, const std::string& tensor);

/// An output matrix and the embedding that it is.
struct TiedOutput {
    std::string output;
    std::string embedding;
};

/// The pair of a checkpoint whose configuration ties them and whose files hold both with equal bytes; otherwise two empty
/// names. Reads both tensors.
TiedOutput storedTwice(const Checkpoint& checkpoint, StopFlag& stop);

} // namespace prunescope
