#pragma once
// The four normal forms of Unicode.

#include <string>

namespace prunescope {

enum class UnicodeForm { Nfc, Nfd, Nfkc, Nfkd };

/// Valid UTF-8 in a normal form. Time O(n log n), also for endless runs of combining marks.
std::string unicodeForm(std::string text, UnicodeForm form);

} // namespace prunescope
