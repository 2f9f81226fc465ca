#pragma once
// What is known of the weight under the pointer or of the selected one, and why the plan keeps or removes it.

#include "core/plan/plan.h"
#include "widgets/heatmap/heatmap_data.h"

#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace prunescope::gui {

/// Why a weight is kept or pruned, in one sentence, from what the plan's method compares.
/// @param score  the scores the method ranks by; may be of another kind than the ones on show
/// @return empty without mask
QString verdictText(const MatrixScore& score, const MaskPreview& mask, const PlanEntry& entry, std::int64_t row,
                    std::int64_t column);

class WeightPanel : public QWidget {
    Q_OBJECT
public:
    explicit WeightPanel(QWidget* parent = nullptr);

    /// What the plan does to the matrix on show; null where it is not known.
    void setPlan(std::shared_ptr<const MatrixScore> score, std::shared_ptr<const MaskPreview> mask,
                 const PlanEntry& entry);
    void clearPlan();
    /// Name of the scores of the read-outs: "Wanda score"; empty while they are the magnitudes themselves.
    void setScoreName(const QString& name);
    /// The weight under the pointer takes precedence over the selected one.
    void setPointed(const HeatmapReadout& readout);
    void setSelected(const HeatmapReadout& readout);
    QString verdict() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showReadout();
    void retranslate();

    QLabel *m_title, *m_hint, *m_verdict;
    QLabel *m_weightName, *m_normName, *m_scoreName;
    QLabel *m_weight, *m_norm, *m_score;
    QString m_scoreTitle;
    HeatmapReadout m_pointed, m_selected;
    std::shared_ptr<const MatrixScore> m_planScore;
    std::shared_ptr<const MaskPreview> m_planMask;
    PlanEntry m_entry;
};

} // namespace prunescope::gui
