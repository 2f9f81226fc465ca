#pragma once
// How the scores of the selected matrix are distributed, where the threshold lies, and the threshold as a handle for the
// sparsity.

#include "widgets/heatmap/score_counts.h"

#include <QString>
#include <QWidget>

#include <memory>

class QCheckBox;
class QLabel;

namespace prunescope::gui {

class Chart;

class ScoreHistogram : public QWidget {
    Q_OBJECT
public:
    explicit ScoreHistogram(QWidget* parent = nullptr);

    /// @param axisTitle  of the scores, with unit
    void setCounts(std::shared_ptr<const ScoreCounts> counts, const QString& axisTitle);
    /// One line for a single threshold; for many their median, with a band from the lowest to the highest.
    void setThresholds(const ThresholdSpread& thresholds);
    /// Whether the threshold may be dragged. @param reason  shown where it may not
    void setDraggable(bool isDraggable, const QString& reason = {});
    void setCountsLogarithmic(bool isLogarithmic);
    void clear();

    const std::shared_ptr<const ScoreCounts>& counts() const { return m_counts; }
    Chart* chart() const { return m_chart; }

Q_SIGNALS:
    /// The user holds the threshold: a share of 0 to 1 that would put it there.
    void sparsityDragged(double share);
    void sparsityReleased(double share);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showCounts();
    void showThresholds();
    double shareAt(double score) const;

    Chart* m_chart;
    QCheckBox* m_logCounts;
    QLabel* m_note;
    std::shared_ptr<const ScoreCounts> m_counts;
    ThresholdSpread m_thresholds;
    QString m_axisTitle;
    bool m_isDraggable = false;
    bool m_isDragging = false;
};

} // namespace prunescope::gui
