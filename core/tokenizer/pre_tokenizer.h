#pragma once
// The "pre_tokenizer" of a tokenizer.json: cuts text into words, inside which the model merges.

#include "core/base/json.h"
#include "core/tokenizer/words.h"

#include <memory>
#include <string>

namespace prunescope {

/// Immutable and thread-safe.
class PreTokenizer {
public:
    virtual ~PreTokenizer() = default;
    /// Cuts each word further; may change the text.
    virtual Words apply(Words words) const = 0;
};

/// @return  null where the file has none (null)
/// @throws Error{BadInput} naming the file, the key and the value if the type or a setting is not supported
std::unique_ptr<PreTokenizer> makePreTokenizer(const Json& json, const std::string& where);

} // namespace prunescope
