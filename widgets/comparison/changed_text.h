#pragma once
// The evaluation text with every token on the colour of its change of loss. Scrolls through any length; click or arrow keys
// choose a token.

#include "widgets/comparison/loss_scale.h"
#include "widgets/comparison/text_layout.h"

#include <QAbstractScrollArea>

#include <memory>

namespace prunescope::gui {

class ChangedText : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ChangedText(QWidget* parent = nullptr);

    /// Shows the text from its start; null shows nothing.
    void setTokens(std::shared_ptr<const ComparedTokens> tokens);
    const LossScale& scale() const { return m_scale; }
    /// The chosen scored token, or -1.
    std::int64_t current() const { return m_current; }
    /// Chooses a scored token and brings it into view; -1 chooses none. Emits tokenChosen() where it is another one.
    void setCurrent(std::int64_t scored);
    /// Marks scored tokens first .. last - 1 as one passage and scrolls there; an empty one marks nothing.
    void showPassage(const Passage& passage);
    /// Where a scored token is drawn in the viewport; empty where it is not visible.
    QRect rectOf(std::int64_t scored) const;
    /// "‘ goose’: 1.20 to 2.31 nats (+1.11)"
    QString tokenText(std::int64_t scored) const;

Q_SIGNALS:
    void tokenChosen(qint64 scored);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    int lineHeight() const;
    int top(int line) const;
    void measure();
    void breakLines();
    double changeOf(const TextPiece& piece, bool& isScored) const;
    void paintLine(QPainter& painter, int line) const;
    void paintPiece(QPainter& painter, const TextPiece& piece, int top) const;
    /// Nearest scored token to a place of the viewport, or -1.
    std::int64_t tokenAt(const QPoint& point) const;
    std::int64_t tokenInLine(int line, double x) const;
    void moveByLines(int lines);
    void reveal(std::int64_t scored, bool isCentred);
    std::int64_t pieceOfScored(std::int64_t scored) const;

    std::shared_ptr<const ComparedTokens> m_tokens;
    TextLayout m_layout;
    LossScale m_scale;
    std::int64_t m_current = -1;
    Passage m_passage;
};

/// A token's text in quotes, with spaces and line ends as marks.
QString quotedToken(const std::string& text);

} // namespace prunescope::gui
