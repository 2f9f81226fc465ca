// Filling the numbered places of a Text.
#include "core/base/text.h"

namespace prunescope {

std::string Text::english() const
{
    std::string out;
    for (std::size_t i = 0; i < m_pattern.size(); ++i) {
        const bool isPlace = m_pattern[i] == '%' && i + 1 < m_pattern.size() && m_pattern[i + 1] >= '1' &&
                             m_pattern[i + 1] <= '9';
        const std::size_t place = isPlace ? std::size_t(m_pattern[i + 1] - '1') : 0;
        if (isPlace && place < m_values.size()) {
            out += m_values[place];
            ++i;
        } else {
            out += m_pattern[i];
        }
    }
    return out;
}

} // namespace prunescope
