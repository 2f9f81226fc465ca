// Spaces to U+2581 and back.
#include "core/tokenizer/metaspace.h"

#include "core/base/error.h"
#include "core/tokenizer/splitting.h"
#include "core/tokenizer/unicode.h"

namespace prunescope {

MetaspaceSettings::MetaspaceSettings(const Json& json, const std::string& where)
    : replacement(jsonString(json, "replacement", "\xE2\x96\x81", where)),
      isSplit(jsonBool(json, "split", true, where))
{
    if (replacement.empty() || codePointAt(replacement, 0).size != replacement.size())
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: key \"replacement\" should be one character, but is \"%2\"."), where,
                    replacement);
    const std::string old = jsonBool(json, "add_prefix_space", true, where) ? "always" : "never";
    const std::string scheme = jsonString(json, "prepend_scheme", old, where);
    if (scheme == "first")
        prepend = Prepend::First;
    else if (scheme == "never")
        prepend = Prepend::Never;
    else if (scheme != "always")
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: key \"prepend_scheme\" is \"%2\", which is not supported."), where, scheme);
}

Words MetaspacePreTokenizer::apply(Words words) const
{
    const TextPattern space = TextPattern::literal(" ");
    const TextPattern mark = TextPattern::literal(m_settings.replacement);
    Words out{{}, {}, words.isTextStart};
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = space.replaceAll(std::string(words[i]), m_settings.replacement);
        const bool isPlaceToPrepend =
            m_settings.prepend == MetaspaceSettings::Prepend::Always ||
            (m_settings.prepend == MetaspaceSettings::Prepend::First && i == 0 && words.isTextStart);
        if (isPlaceToPrepend && !word.starts_with(m_settings.replacement))
            word.insert(0, m_settings.replacement);
        out.add(word);
    }
    if (!m_settings.isSplit)
        return out;
    TextPattern::Finder finder(mark);
    const auto find = [&](std::string_view text, std::vector<Span>& matches) {
        finder.findAll(text, matches);
    };
    return splitWords(out, find, SplitBehavior::MergedWithNext);
}

std::vector<std::string> MetaspaceDecoder::apply(std::vector<std::string> pieces) const
{
    const TextPattern mark = TextPattern::literal(m_settings.replacement);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool isPrepended = i == 0 && m_settings.prepend != MetaspaceSettings::Prepend::Never;
        pieces[i] = mark.replaceAll(std::move(pieces[i]), isPrepended ? "" : " ");
    }
    return pieces;
}

} // namespace prunescope
