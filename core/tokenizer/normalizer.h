#pragma once
// The "normalizer" of a tokenizer.json: rewrites text before it is cut into words.

#include "core/base/json.h"

#include <memory>
#include <string>

namespace prunescope {

/// Immutable and thread-safe.
class Normalizer {
public:
    virtual ~Normalizer() = default;

    /// @param keepsStart  set to false if the first character that is left is not the first of the text: "the
    /// start of
    ///                    the input" (Metaspace) is then gone. Left alone otherwise.
    virtual std::string rewrite(std::string text, bool& keepsStart) const = 0;

    std::string apply(std::string text) const
    {
        bool keepsStart = true;
        return rewrite(std::move(text), keepsStart);
    }
};

/// @return  null where the file has none (null)
/// @throws Error{BadInput} naming the file, the key and the value if the type or a setting is not supported
std::unique_ptr<Normalizer> makeNormalizer(const Json& json, const std::string& where);

} // namespace prunescope
