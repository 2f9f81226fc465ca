#pragma once
// What each block does to the residual stream, as bars.

#include "widgets/activations/activation_text.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;

namespace prunescope::gui {

class Chart;

class InfluenceChart : public QWidget {
    Q_OBJECT
public:
    explicit InfluenceChart(QWidget* parent = nullptr);

    /// Null shows nothing.
    void setReport(std::shared_ptr<const ActivationReport> report);
    BlockFigure figure() const;
    Chart* chart() const { return m_chart; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();
    void retranslate();

    std::shared_ptr<const ActivationReport> m_report;
    QLabel* m_title;
    QComboBox* m_figure;
    Chart* m_chart;
};

} // namespace prunescope::gui
