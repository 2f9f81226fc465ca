#pragma once
// The "post_processor" of a tokenizer.json: which special tokens go around a text.

#include "core/base/json.h"
#include "core/tokenizer/vocabulary.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// For single texts every kind of post-processor comes down to ids before and after.
struct PostProcessor {
    std::vector<std::int64_t> before;
    std::vector<std::int64_t> after;
    bool decidesSpecialTokens =
        false; ///< false where only offsets are processed: tokenizer_config.json then decides
};

/// @param vocabulary  with the added tokens; ids must be in it
/// @throws Error{BadInput} naming the file, the key and the value if the type is not supported, an id does not exist,
///         or a template does not hold the text exactly once
PostProcessor readPostProcessor(const Json& json, const Vocabulary& vocabulary, const std::string& where);

} // namespace prunescope
