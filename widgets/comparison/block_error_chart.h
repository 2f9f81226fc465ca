#pragma once
// How far the pruned model's activations have drifted after each block.

#include "core/session/measure.h"

#include <QWidget>

class QStackedLayout;

namespace prunescope::gui {

class Chart;
class EmptyState;

class BlockErrorChart : public QWidget {
    Q_OBJECT

public:
    explicit BlockErrorChart(QWidget* parent = nullptr);

    /// Outputs of the blocks in order; empty clears.
    void setErrors(const std::vector<LayerError>& errors);
    Chart* chart() const { return m_chart; }
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

    std::vector<LayerError> m_errors;
    QString m_step;
    Chart* m_chart;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace prunescope::gui
