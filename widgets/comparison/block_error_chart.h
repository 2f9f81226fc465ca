#pragma once
// How far the pruned model's activations have drifted after each block: relative error, direction, or length.

#include "core/session/measure.h"

#include <QWidget>

class QStackedLayout;

namespace prunescope::gui {

class Chart;
class EmptyState;
class SegmentBar;

class BlockErrorChart : public QWidget {
    Q_OBJECT

public:
    explicit BlockErrorChart(QWidget* parent = nullptr);

    /// Outputs of the blocks in order; empty clears.
    void setErrors(const std::vector<LayerError>& errors);
    Chart* chart() const { return m_chart; }
    /// Error, cosine, norm.
    SegmentBar* choice() const { return m_choice; }
    /// The button shown while there are no errors; an empty text shows none.
    void setStep(const QString& text);

Q_SIGNALS:
    void blockChosen(int block);
    /// The button was pressed.
    void stepChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();
    void retranslate();

    std::vector<LayerError> m_errors;
    QString m_step;
    SegmentBar* m_choice;
    Chart* m_chart;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace prunescope::gui
