#pragma once
// Tokens set in lines. Every token is measured once per vocabulary entry, so that a text of 300,000 tokens is laid out anew
// within a few milliseconds whenever the width changes; only what is visible is drawn.

#include "core/session/compared_tokens.h"

#include <QFont>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace prunescope::gui {

/// A part of a line: tokens first .. last that share their characters (one, unless a character has several tokens).
struct TextPiece {
    std::int32_t first = 0, last = 0; ///< tokens of the text, last included
    std::int32_t text = 0;            ///< which of TextLayout's strings
    float x = 0, width = 0;           ///< pixels from the left edge of the text
};

class TextLayout {
public:
    /// Measures all tokens. @param tokens  may be null: no lines
    void setTokens(std::shared_ptr<const ComparedTokens> tokens, const QFont& font);
    /// Breaks lines: before white space and between CJK characters, elsewhere only where a word is wider than the line.
    void setWidth(double width);

    int lineCount() const { return int(m_lines.size()) - 1; }
    /// Pieces of a line: m_pieces[first .. second - 1].
    std::pair<std::size_t, std::size_t> line(int number) const
    {
        return {m_lines[std::size_t(number)], m_lines[std::size_t(number) + 1]};
    }
    const TextPiece& piece(std::size_t index) const { return m_pieces[index]; }
    std::size_t pieceCount() const { return m_pieces.size(); }
    /// What is drawn of a piece: tabs widened, line ends as a mark.
    const QString& text(const TextPiece& piece) const { return m_strings[std::size_t(piece.text)].text; }
    /// First piece that holds a token, or -1.
    std::int64_t pieceOf(std::int64_t token) const;
    /// Line of a piece.
    int lineOf(std::size_t piece) const;

private:
    /// A run of characters without a line end inside.
    struct String {
        QString text;
        float width = 0;
        bool startsWithSpace = false;
        bool breaksBefore = false; ///< a line may end before it
        bool endsLine = false;
    };
    struct Span {
        std::int32_t first, count; // strings
    };

    Span addStrings(const std::string& utf8, const QFont& font);
    void addPieces(std::int32_t first, std::int32_t last, Span span);

    std::vector<String> m_strings;
    std::vector<TextPiece> m_pieces;
    std::vector<std::size_t> m_lines{0}; // first piece of each line, and the end
};

} // namespace prunescope::gui
