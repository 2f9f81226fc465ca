// Splitting and rewriting in one pass.
#include "core/tokenizer/byte_level.h"

#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/gpt2_splitter.h"

namespace prunescope {

ByteLevelPreTokenizer::ByteLevelPreTokenizer(const Json& json, const std::string& where)
    : m_addsPrefixSpace(jsonBool(json, "add_prefix_space", true, where)),
      m_usesRegex(jsonBool(json, "use_regex", true, where))
{}

void ByteLevelPreTokenizer::addWords(std::string_view text, Words& out) const
{
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = m_usesRegex ? nextGpt2Word(text, start) : text.size();
        appendAlphabet(out.text, text.substr(start, end - start));
        out.ends.push_back(out.text.size());
        start = end;
    }
}

Words ByteLevelPreTokenizer::apply(Words words) const
{
    Words out{{}, {}, words.isTextStart};
    out.text.reserve(words.text.size() + words.text.size() / 2);
    out.ends.reserve(words.text.size() / 4);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (m_addsPrefixSpace && !words[i].starts_with(' '))
            addWords(" " + std::string(words[i]), out);
        else
            addWords(words[i], out);
    }
    return out;
}

} // namespace prunescope
