#pragma once
// The colours of a change of loss: the ground where nothing changed, towards orange where the second model lost, towards blue
// where it gained. Orange and blue of the Okabe-Ito set stay apart for every kind of colour vision, on both themes.

#include "core/session/compared_tokens.h"

#include <QColor>
#include <QWidget>

namespace prunescope::gui {

class LossScale {
public:
    /// @param limit  nats at which a colour is full; above 0
    explicit LossScale(double limit = 1) : m_limit(limit) {}
    /// So that one token in fifty has the full colour, rounded to 1, 2 or 5 times a power of ten; at least 0.01.
    static LossScale of(const ComparedTokens& tokens);

    double limit() const { return m_limit; }
    /// Ground behind text with this change, in the present theme.
    QColor ground(double change) const;
    /// Text on it.
    QColor ink(double change) const;

private:
    double m_limit;
};

/// The scale as a bar with its ends and unit.
class LossLegend : public QWidget {
    Q_OBJECT

public:
    explicit LossLegend(QWidget* parent = nullptr);

    void setScale(const LossScale& scale);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString text(int place) const;
    void describe();

    LossScale m_scale;
};

} // namespace prunescope::gui
