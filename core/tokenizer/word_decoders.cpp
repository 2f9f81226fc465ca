// Same text as huggingface/tokenizers decoders wordpiece.rs and ctc.rs.
#include "core/tokenizer/word_decoders.h"

#include "core/tokenizer/text_pattern.h"

#include <algorithm>
#include <utility>

namespace prunescope {
namespace {

/// No space before punctuation and English contractions.
std::string cleanedUp(std::string text)
{
    constexpr std::pair<const char*, const char*> kReplacements[] = {
        {" .", "."},   {" ?", "?"},     {" !", "!"},     {" ,", ","},
        {" ' ", "'"},  {" n't", "n't"}, {" 'm", "'m"},   {" do not", " don't"},
        {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"},
    };
    for (const auto& [from, to] : kReplacements)
        text = TextPattern::literal(from).replaceAll(std::move(text), to);
    return text;
}

} // namespace

WordPieceDecoder::WordPieceDecoder(const Json& json, const std::string& where)
    : m_prefix(jsonString(json, "prefix", "##", where)), m_cleansUp(jsonBool(json, "cleanup", true, where))
{}

std::vector<std::string> WordPieceDecoder::apply(std::vector<std::string> pieces) const
{
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0 && pieces[i].starts_with(m_prefix))
            pieces[i].erase(0, m_prefix.size());
        else if (i > 0)
            pieces[i].insert(0, 1, ' ');
        if (m_cleansUp)
            pieces[i] = cleanedUp(std::move(pieces[i]));
    }
    return pieces;
}

CtcDecoder::CtcDecoder(const Json& json, const std::string& where)
    : m_blank(jsonString(json, "pad_token", "<pad>", where)),
      m_delimiter(jsonString(json, "word_delimiter_token", "|", where)),
      m_cleansUp(jsonBool(json, "cleanup", true, where))
{}

std::vector<std::string> CtcDecoder::apply(std::vector<std::string> pieces) const
{
    const TextPattern blank = TextPattern::literal(m_blank);
    const TextPattern delimiter = TextPattern::literal(m_delimiter);
    pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
    for (std::string& piece : pieces) {
        piece = blank.replaceAll(std::move(piece), "");
        if (m_cleansUp)
            piece = delimiter.replaceAll(cleanedUp(std::move(piece)), " ");
    }
    return pieces;
}

} // namespace prunescope
