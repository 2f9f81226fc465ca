// Measuring and breaking.
#include "widgets/comparison/text_layout.h"

#include <QFontMetricsF>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <unordered_map>

namespace prunescope::gui {

namespace {

const QString kLineEnd(QChar(0x21B5)); // a visible mark, so that the token has a place to click

/// Scripts that break between characters.
bool breaksAnywhere(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

QString shown(QString text)
{
    text.replace(QLatin1Char('\t'), QStringLiteral("    "));
    text.remove(QLatin1Char('\r'));
    return text;
}

} // namespace

TextLayout::Span TextLayout::addStrings(const std::string& utf8, const QFont& font)
{
    const QFontMetricsF metrics(font);
    const QString whole = QString::fromStdString(utf8);
    Span span{std::int32_t(m_strings.size()), 0};
    qsizetype begin = 0;
    while (begin <= whole.size()) {
        const qsizetype end = whole.indexOf(QLatin1Char('\n'), begin);
        const QString part = shown(whole.mid(begin, end < 0 ? -1 : end - begin));
        if (end < 0 && part.isEmpty() && span.count > 0)
            break;
        String one;
        one.endsLine = end >= 0;
        one.text = part + (one.endsLine ? kLineEnd : QString());
        one.width = float(metrics.horizontalAdvance(one.text));
        one.startsWithSpace = !part.isEmpty() && part.front().isSpace();
        const auto codes = part.left(2).toUcs4();
        one.breaksBefore = one.startsWithSpace || (!codes.isEmpty() && breaksAnywhere(codes.front()));
        m_strings.push_back(one);
        ++span.count;
        if (end < 0)
            break;
        begin = end + 1;
    }
    return span;
}

void TextLayout::addPieces(std::int32_t first, std::int32_t last, Span span)
{
    for (std::int32_t i = 0; i < span.count; ++i)
        m_pieces.push_back({first, last, span.first + i, 0, m_strings[std::size_t(span.first + i)].width});
}

void TextLayout::setTokens(std::shared_ptr<const ComparedTokens> tokens, const QFont& font)
{
    m_strings.clear();
    m_pieces.clear();
    m_lines = {0};
    if (!tokens)
        return;
    std::unordered_map<std::int64_t, Span> known;
    const auto count = std::int32_t(tokens->ids.size());
    for (std::int32_t first = 0, last = 0; first < count; first = last + 1) {
        last = first;
        while (last + 1 < count && tokens->begin[std::size_t(last + 1)] == tokens->begin[std::size_t(first)] &&
               tokens->end[std::size_t(last + 1)] == tokens->end[std::size_t(first)] &&
               tokens->end[std::size_t(first)] > tokens->begin[std::size_t(first)])
            ++last;
        // The text's first token may lack the space that it has elsewhere; parts of characters are rare.
        if (last > first || first == 0) {
            addPieces(first, last, addStrings(tokens->textOf(first), font));
            continue;
        }
        const auto [place, isNew] = known.try_emplace(tokens->ids[std::size_t(first)]);
        if (isNew)
            place->second = addStrings(tokens->textOf(first), font);
        addPieces(first, last, place->second);
    }
}

void TextLayout::setWidth(double width)
{
    m_lines = {0};
    std::size_t word = 0; // piece that the present word begins with
    double x = 0;
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const String& string = m_strings[std::size_t(m_pieces[i].text)];
        if (string.breaksBefore || i == m_lines.back())
            word = i;
        if (x + m_pieces[i].width > width && i > m_lines.back()) {
            const std::size_t from = word > m_lines.back() ? word : i; // a word wider than the line breaks where it must
            m_lines.push_back(from);
            x = 0;
            for (std::size_t k = from; k < i; ++k) {
                m_pieces[k].x = float(x);
                x += m_pieces[k].width;
            }
            word = from;
        }
        m_pieces[i].x = float(x);
        x += m_pieces[i].width;
        if (string.endsLine && i + 1 < m_pieces.size()) {
            m_lines.push_back(i + 1);
            x = 0;
        }
    }
    if (!m_pieces.empty())
        m_lines.push_back(m_pieces.size());
}

std::int64_t TextLayout::pieceOf(std::int64_t token) const
{
    const auto found = std::partition_point(m_pieces.begin(), m_pieces.end(), [&](const TextPiece& piece) { return piece.last < token; });
    return found == m_pieces.end() ? -1 : found - m_pieces.begin();
}

int TextLayout::lineOf(std::size_t piece) const
{
    return int(std::upper_bound(m_lines.begin(), m_lines.end() - 1, piece) - m_lines.begin()) - 1;
}

} // namespace prunescope::gui
