// See the header.
#include "core/tokenizer/byte_fallback.h"

#include <string>

namespace prunescope {

std::vector<std::int64_t> byteFallbackIds(const Vocabulary& vocabulary)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::vector<std::int64_t> ids;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const std::string name = std::string("<0x") + kDigits[byte / 16] + kDigits[byte % 16] + ">";
        ids.push_back(vocabulary.find(name).value_or(-1));
    }
    return ids;
}

} // namespace prunescope
