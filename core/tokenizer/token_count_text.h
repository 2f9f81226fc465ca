#pragma once
// How counts are written in a tokenizer's description.

#include <cstdint>
#include <string>

namespace prunescope {

/// "50,257" for 50257; number >= 0.
inline std::string tokenCountText(std::int64_t number)
{
    std::string digits = std::to_string(number);
    for (std::ptrdiff_t at = std::ptrdiff_t(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(std::size_t(at), ",");
    return digits;
}

} // namespace prunescope
