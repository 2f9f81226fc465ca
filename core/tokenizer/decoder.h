#pragma once
// The "decoder" of a tokenizer.json: from pieces back to text.

#include "core/base/json.h"

#include <memory>
#include <string>
#include <vector>

namespace prunescope {

/// Immutable and thread-safe.
class Decoder {
public:
    virtual ~Decoder() = default;
    /// Changes or joins pieces; joined, the result of the last decoder is the text.
    virtual std::vector<std::string> apply(std::vector<std::string> pieces) const = 0;
};

/// @return  null where the file has none (null)
/// @throws Error{BadInput} naming the file, the key and the value if the type or a setting is not supported
std::unique_ptr<Decoder> makeDecoder(const Json& json, const std::string& where);

} // namespace prunescope
