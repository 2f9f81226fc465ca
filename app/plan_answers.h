#pragma once
// Keeps the plan's answers up to date: bytes and prediction with every change, a quick measurement once the changes stop.
// Lives in the GUI thread.

#include "core/session/loss_predictor.h"
#include "core/session/plan_tree.h"
#include "core/session/quick_look.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace prunescope::gui {

class AnswersBar;
class AppContext;
class SensitivityWork;

class PlanAnswers : public QObject {
    Q_OBJECT

public:
    /// @param context, sweep, bar  outlive it
    PlanAnswers(AppContext& context, SensitivityWork& sweep, AnswersBar& bar, QObject* parent = nullptr);

    /// What the present sweep allows to predict; nothing without probes.
    const std::optional<LossPredictor>& predictor() const { return m_predictor; }
    /// Of a plan of the open model, with what the sweep was measured on; nothing without a sweep with probes.
    std::optional<PredictedPerplexity> prediction(const Plan& plan) const;
    /// The last quick measurement of the present plan; nothing while it is not there yet.
    const std::optional<QuickLook>& look() const { return m_look; }

Q_SIGNALS:
    void sweepAsked();
    void looked();

private:
    void fit();
    void forgetDense();
    void planMoved();
    void showBytes();
    void showPrediction();
    void showLook();
    void startLook();

    AppContext& m_context;
    SensitivityWork& m_sweep;
    AnswersBar& m_bar;
    QTimer m_wait;
    std::optional<LossPredictor> m_predictor;
    std::optional<QuickLook> m_look;
    std::shared_ptr<const PerplexityResult> m_dense; // on the windows of the quick look
};

} // namespace prunescope::gui
