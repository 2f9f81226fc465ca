#pragma once
// "Why this weight?" in Explore: a weight is selected in the heatmap, all methods are run on its matrix as the plan would
// have it, and the panel fills in. Two jobs: the long one prepares the matrix, a short one reads the answers.

#include "core/session/explain.h"
#include "widgets/base/job_bridge.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace prunescope::gui {

class AppContext;
class HeatmapView;
class VerdictPanel;

class WeightQuestions : public QObject {
    Q_OBJECT
public:
    /// All outlive this object.
    WeightQuestions(AppContext& context, HeatmapView& heatmap, VerdictPanel& panel, QObject* parent = nullptr);

private:
    void forget();
    void ask();
    void startPreparing();
    void startAnswer();
    void takePreparing(const JobEvent& event);
    MatrixQuestion question(const std::string& matrix) const;

    AppContext& m_context;
    HeatmapView& m_heatmap;
    VerdictPanel& m_panel;
    std::shared_ptr<WeightExplainer> m_explainer; // of the open model and the calibration; null before the first question
    std::optional<MatrixQuestion> m_question;     // about the selected weight; none without
    std::optional<MatrixQuestion> m_preparing;
    double m_judged = -1;   // methods that have been run so far
    QTimer m_delay;         // a slider changes the plan many times a second
};

} // namespace prunescope::gui
