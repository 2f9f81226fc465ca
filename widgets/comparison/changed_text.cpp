// Drawing, scrolling and choosing.
#include "widgets/comparison/changed_text.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

namespace {

constexpr int kMargin = 2 * kGrid; // left of the text, for the passage's mark
constexpr int kMostTokenText = 24; // characters of a token in a sentence

} // namespace

QString quotedToken(const std::string& text)
{
    QString shown = QString::fromStdString(text);
    shown.replace(QLatin1Char(' '), QChar(0x2423)).replace(QLatin1Char('\n'), QChar(0x21B5)).replace(QLatin1Char('\t'), QChar(0x21E5));
    if (shown.size() > kMostTokenText)
        shown = shown.left(kMostTokenText - 1) + QChar(0x2026);
    return QChar(0x201C) + shown + QChar(0x201D);
}

ChangedText::ChangedText(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // lines would break anew when it comes and goes
    setFrameShape(QFrame::StyledPanel);
    viewport()->setCursor(Qt::PointingHandCursor);
    setFont(textFont(TextSize::Body));
    setAccessibleName(tr("Evaluation text, coloured by the change of loss"));
}

void ChangedText::setTokens(std::shared_ptr<const ComparedTokens> tokens)
{
    m_tokens = std::move(tokens);
    m_scale = m_tokens ? LossScale::of(*m_tokens) : LossScale();
    m_current = -1;
    m_passage = {};
    measure();
    verticalScrollBar()->setValue(0);
}

int ChangedText::lineHeight() const { return QFontMetrics(font()).height() + kGrid / 2 + 2; }
int ChangedText::top(int line) const { return kGrid + line * lineHeight() - verticalScrollBar()->value(); }

void ChangedText::measure()
{
    m_layout.setTokens(m_tokens, font());
    breakLines();
}

void ChangedText::breakLines()
{
    m_layout.setWidth(std::max(40, viewport()->width() - 2 * kMargin));
    const int height = m_layout.lineCount() * lineHeight() + 2 * kGrid;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(lineHeight());
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    viewport()->update();
}

void ChangedText::resizeEvent(QResizeEvent*)
{
    // What stands at the top stays there while lines break anew.
    const int line = std::clamp(verticalScrollBar()->value() / lineHeight(), 0, std::max(0, m_layout.lineCount() - 1));
    const std::size_t piece = m_layout.lineCount() > 0 ? m_layout.line(line).first : 0;
    breakLines();
    if (line > 0 && piece < m_layout.pieceCount())
        verticalScrollBar()->setValue(m_layout.lineOf(piece) * lineHeight());
}

void ChangedText::scrollContentsBy(int, int) { viewport()->update(); }

double ChangedText::changeOf(const TextPiece& piece, bool& isScored) const
{
    double change = 0;
    isScored = false;
    for (std::int32_t token = piece.first; token <= piece.last; ++token) {
        const std::int32_t scored = m_tokens->scored[std::size_t(token)];
        if (scored < 0)
            continue;
        isScored = true;
        change += m_tokens->change(std::size_t(scored));
    }
    return change;
}

void ChangedText::paintPiece(QPainter& painter, const TextPiece& piece, int top) const
{
    bool isScored = false;
    const double change = changeOf(piece, isScored);
    const QRectF cell(kMargin + double(piece.x), top, double(piece.width), lineHeight() - 2);
    if (isScored)
        painter.fillRect(cell, m_scale.ground(change));
    const QFontMetricsF metrics(font());
    painter.setPen(isScored ? m_scale.ink(change) : mutedInk());
    painter.drawText(QPointF(cell.left(), top + (cell.height() + metrics.ascent() - metrics.descent()) / 2), m_layout.text(piece));
    const std::int32_t scored = m_tokens->scored[std::size_t(piece.last)];
    if (scored >= m_passage.first && scored < m_passage.last)
        painter.fillRect(QRectF(cell.left(), cell.bottom(), cell.width(), 2), accent());
}

void ChangedText::paintLine(QPainter& painter, int line) const
{
    const auto [first, last] = m_layout.line(line);
    bool hasPassage = false;
    for (std::size_t i = first; i < last; ++i) {
        const TextPiece& piece = m_layout.piece(i);
        paintPiece(painter, piece, top(line));
        const std::int32_t scored = m_tokens->scored[std::size_t(piece.last)];
        hasPassage |= scored >= m_passage.first && scored < m_passage.last;
    }
    if (hasPassage)
        painter.fillRect(QRect(kGrid / 2, top(line), 3, lineHeight()), accent());
}

void ChangedText::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), surface());
    if (!m_tokens)
        return;
    painter.setFont(font());
    const int first = std::max(0, (verticalScrollBar()->value() - kGrid) / lineHeight());
    for (int line = first; line < m_layout.lineCount() && top(line) < viewport()->height(); ++line)
        paintLine(painter, line);
    const QRect chosen = rectOf(m_current);
    if (chosen.isValid()) {
        painter.setPen(QPen(hasFocus() ? accent() : ink(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(chosen.adjusted(0, 0, 0, 0));
    }
}

std::int64_t ChangedText::pieceOfScored(std::int64_t scored) const
{
    if (!m_tokens || scored < 0 || scored >= std::int64_t(m_tokens->size()))
        return -1;
    return m_layout.pieceOf(m_tokens->position[std::size_t(scored)]);
}

QRect ChangedText::rectOf(std::int64_t scored) const
{
    const std::int64_t index = pieceOfScored(scored);
    if (index < 0)
        return {};
    const TextPiece& piece = m_layout.piece(std::size_t(index));
    const QRect cell = QRectF(kMargin + double(piece.x), top(m_layout.lineOf(std::size_t(index))), double(piece.width), lineHeight() - 2)
                           .toAlignedRect();
    return viewport()->rect().intersects(cell) ? cell : QRect();
}

QString ChangedText::tokenText(std::int64_t scored) const
{
    if (!m_tokens || scored < 0 || scored >= std::int64_t(m_tokens->size()))
        return {};
    const auto i = std::size_t(scored);
    return tr("%1: %2 to %3 nats (%4)", "token: dense loss to pruned loss (change)")
        .arg(quotedToken(m_tokens->textOf(m_tokens->position[i])), numberText(double(m_tokens->lossA[i]), 3),
             numberText(double(m_tokens->lossB[i]), 3), signedText(m_tokens->change(i)));
}

std::int64_t ChangedText::tokenInLine(int line, double x) const
{
    const auto [first, last] = m_layout.line(line);
    std::int64_t nearest = -1;
    double distance = 0;
    for (std::size_t i = first; i < last; ++i) {
        const TextPiece& piece = m_layout.piece(i);
        const std::int32_t scored = m_tokens->scored[std::size_t(piece.first)] >= 0 ? m_tokens->scored[std::size_t(piece.first)]
                                                                                    : m_tokens->scored[std::size_t(piece.last)];
        const double away = std::max({0.0, double(piece.x) - x, x - double(piece.x + piece.width)});
        if (scored >= 0 && (nearest < 0 || away < distance)) {
            nearest = scored;
            distance = away;
        }
    }
    return nearest;
}

std::int64_t ChangedText::tokenAt(const QPoint& point) const
{
    const int line = (point.y() + verticalScrollBar()->value() - kGrid) / lineHeight();
    if (!m_tokens || line < 0 || line >= m_layout.lineCount())
        return -1;
    return tokenInLine(line, point.x() - kMargin);
}

void ChangedText::setCurrent(std::int64_t scored)
{
    if (!m_tokens || scored >= std::int64_t(m_tokens->size()))
        return;
    const bool isOther = scored != m_current;
    m_current = scored;
    if (scored >= 0)
        reveal(scored, false);
    setAccessibleDescription(tokenText(scored));
    viewport()->update();
    if (isOther)
        Q_EMIT tokenChosen(scored);
}

void ChangedText::showPassage(const Passage& passage)
{
    m_passage = passage;
    if (passage.last > passage.first)
        reveal(passage.first, true);
    viewport()->update();
}

void ChangedText::reveal(std::int64_t scored, bool isCentred)
{
    const std::int64_t piece = pieceOfScored(scored);
    if (piece < 0)
        return;
    const int y = kGrid + m_layout.lineOf(std::size_t(piece)) * lineHeight(), shown = verticalScrollBar()->value();
    if (isCentred)
        verticalScrollBar()->setValue(y - viewport()->height() / 3);
    else if (y < shown + kGrid)
        verticalScrollBar()->setValue(y - kGrid);
    else if (y + lineHeight() > shown + viewport()->height())
        verticalScrollBar()->setValue(y + lineHeight() + kGrid - viewport()->height());
}

void ChangedText::mousePressEvent(QMouseEvent* event)
{
    const std::int64_t scored = event->button() == Qt::LeftButton ? tokenAt(event->position().toPoint()) : -1;
    if (scored >= 0)
        setCurrent(scored);
}

void ChangedText::moveByLines(int lines)
{
    const std::int64_t index = pieceOfScored(m_current);
    if (index < 0)
        return;
    const TextPiece& piece = m_layout.piece(std::size_t(index));
    const double x = double(piece.x) + double(piece.width) / 2;
    int line = m_layout.lineOf(std::size_t(index));
    const int step = lines > 0 ? 1 : -1;
    // Lines without a scored token are passed over.
    for (line = std::clamp(line + lines, 0, m_layout.lineCount() - 1); line >= 0 && line < m_layout.lineCount(); line += step) {
        const std::int64_t found = tokenInLine(line, x);
        if (found >= 0)
            return setCurrent(found);
    }
}

void ChangedText::keyPressEvent(QKeyEvent* event)
{
    if (!m_tokens || m_tokens->size() == 0)
        return QAbstractScrollArea::keyPressEvent(event);
    const auto last = std::int64_t(m_tokens->size()) - 1;
    const int page = std::max(1, viewport()->height() / lineHeight() - 1);
    const bool isWhole = event->modifiers().testFlag(Qt::ControlModifier);
    if (m_current < 0 && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down))
        return setCurrent(std::max<std::int64_t>(0, tokenAt({kMargin, kGrid + lineHeight() / 2})));
    switch (event->key()) {
    case Qt::Key_Right: return setCurrent(std::min(last, m_current + 1));
    case Qt::Key_Left: return setCurrent(std::max<std::int64_t>(0, m_current - 1));
    case Qt::Key_Down: return moveByLines(1);
    case Qt::Key_Up: return moveByLines(-1);
    case Qt::Key_PageDown: return moveByLines(page);
    case Qt::Key_PageUp: return moveByLines(-page);
    case Qt::Key_Home: return isWhole ? setCurrent(0) : QAbstractScrollArea::keyPressEvent(event);
    case Qt::Key_End: return isWhole ? setCurrent(last) : QAbstractScrollArea::keyPressEvent(event);
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

bool ChangedText::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = tokenText(tokenAt(help->pos()));
        text.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ChangedText::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Evaluation text, coloured by the change of loss"));
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace prunescope::gui
