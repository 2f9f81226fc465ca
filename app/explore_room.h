#pragma once
// Explore: look at the weights and their importance, or at the activations. Decides what to compute for the selected matrix
// and when; ExploreView shows it. Activations are a view of their own.

#include "app/explore_quantities.h"
#include "core/plan/plan.h"
#include "core/session/explore.h"
#include "widgets/base/job_bridge.h"
#include "widgets/heatmap/heatmap_data.h"
#include "widgets/heatmap/score_counts.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QSplitter;
class QStackedWidget;

namespace prunescope::gui {

class ActivationsView;
class AppContext;
class EmptyState;
class ExploreView;
class SegmentBar;

class ExploreRoom : public QWidget {
    Q_OBJECT
public:
    /// @param context  outlives the room
    explicit ExploreRoom(AppContext& context, QWidget* parent = nullptr);

    ExploreView* view() const { return m_view; }
    ActivationsView* activations() const { return m_activations; }
    void showWeights();
    void showActivations();
    void focusSearch();
    QSplitter* splitter() const;
    QSplitter* middleSplitter() const;

Q_SIGNALS:
    /// A model is wanted: the bundled one, or one from a folder.
    void openAsked();
    void runAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What the plan would do to the matrix on show.
    struct PlanPicture {
        std::shared_ptr<const MatrixScore> score; ///< what the plan's method ranks by
        std::shared_ptr<const RowRanks> ranks;    ///< of the score, once its slider has moved; null before
        std::shared_ptr<const HeatmapMask> mask;
        std::shared_ptr<const ScoreCounts> counts; ///< of the scores on show
        PlanEntry entry;
    };

    void connectContext();
    void connectView();
    void retranslate();
    void showModel();
    void showPage();
    void showQuantities();
    void showSummaries();
    void showPlanned();
    void showRun();
    void showFacts();
    void startSummaries();
    void takeSummaries(const std::vector<MatrixSummary>& summaries, bool hasInputs);
    void startHeatmap();
    void takeHeatmap(const std::shared_ptr<const HeatmapData>& data);
    void showMissing(QuantityNeed need);
    void takeNoteStep();
    void startRangeCounts();
    void showRange();
    void showThresholds();
    void startPlanPicture();
    void takePlanPicture(const PlanPicture& picture);
    void clearPlanPicture(const QString& reason);
    void showHandle();
    void showInputsWork(const JobEvent& event);
    void dragSparsity(double share);
    void endDrag();
    const Quantity& quantity() const;
    bool quantityNeedsInputs() const;
    const MatrixInfo* selected() const;
    const PlanEntry* selectedEntry() const;
    static bool isScore(const std::string& method);
    bool needsInputs(const std::string& score) const;

    AppContext& m_context;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    SegmentBar* m_switch;
    ExploreView* m_view;
    ActivationsView* m_activations;
    std::vector<MatrixSummary> m_summaries;
    bool m_summariesHaveInputs = false;
    std::shared_ptr<const HeatmapData> m_shown;
    std::shared_ptr<const RowRanks> m_planRanks;    // of m_planScore; null before its slider has moved
    std::shared_ptr<const MatrixScore> m_planScore; // of the shown matrix, by the plan's method
    std::shared_ptr<const HeatmapMask> m_planMask;  // ... and what it would remove
    MissingQuantity::Step m_noteStep = MissingQuantity::Step::None;
    bool m_isHeatmapStale = false; // the plan moved on while the heatmap of its mask was made
    bool m_isPictureStale = false; // ... while a picture of it was made
    bool m_areCountsStale = false; // the brush moved on while its range was counted
    bool m_isDragging = false;
};

} // namespace prunescope::gui
