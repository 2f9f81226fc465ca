// What the plan does to the matrix on show: mask, thresholds and counts. It follows a slider: while one picture is made, newer
// plans only mark it stale, so that pictures keep coming.
#include "app/explore_room.h"

#include "app/app_context.h"
#include "app/explore_view.h"
#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/heatmap/score_histogram.h"
#include "widgets/heatmap/weight_panel.h"

#include <algorithm>

namespace prunescope::gui {
namespace {

const QString kPictureSlot = QStringLiteral("explore.plan");
const QString kRangeSlot = QStringLiteral("explore.range");

} // namespace

void ExploreRoom::clearPlanPicture(const QString& reason)
{
    m_context.jobs().drop(kPictureSlot);
    m_context.jobs().drop(kRangeSlot);
    m_areCountsStale = false;
    m_planMask.reset();
    m_view->heatmap()->setMask(nullptr);
    m_view->weight()->clearPlan();
    m_view->histogram()->setThresholds({});
    m_view->setOverlayNote(reason);
}

void ExploreRoom::startPlanPicture()
{
    if (!m_shown)
        return;
    if (m_context.jobs().isBusy(kPictureSlot)) {
        m_isPictureStale = true;
        return;
    }
    m_isPictureStale = false;
    const PlanEntry* entry = selectedEntry();
    const bool canShow = entry && isScore(entry->method) && !needsInputs(entry->method);
    PlanPicture input;
    if (entry)
        input.entry = *entry;
    if (canShow)
        input.score = m_shown->score->score == entry->method ? m_shown->score : m_planScore;
    if (input.score && input.score->score != input.entry.method)
        input.score.reset();
    // The second mask of a score means that a slider moves: then it pays to sort the rows once.
    const bool isMoving = input.score && input.score == m_planScore;
    if (isMoving)
        input.ranks = m_planRanks;
    JobRequest<PlanPicture> request;
    request.slot = kPictureSlot;
    request.title = prunescope::Text(PS_TEXT("Marking what the plan removes from %1"), m_shown->score->matrix);
    request.priority = JobPriority::Interactive;
    request.work = [input, canShow, isMoving, shown = m_shown, isLogarithmic = m_view->isLogarithmic(),
                    brush = m_view->heatmap()->brush(), model = m_context.model(), inputs = m_context.inputs()](StopFlag& stop, const ProgressSink&) {
        PlanPicture picture = input;
        if (canShow) {
            if (!picture.score)
                picture.score = scoreMatrix(model, shown->score->matrix, picture.entry.method, inputs, stop);
            if (isMoving && !picture.ranks)
                picture.ranks = rankRows(picture.score, picture.entry);
            picture.mask = makeHeatmapMask(previewMask(picture.score, picture.entry, picture.ranks), stop);
        }
        picture.counts = countBrushed(*shown, picture.mask.get(), brush, isLogarithmic, stop);
        return picture;
    };
    request.onDone = [this](const PlanPicture& picture) { takePlanPicture(picture); };
    request.onFailed = [this](const JobEvent& event) { clearPlanPicture(coreText(event.error)); };
    m_context.jobs().run<PlanPicture>(this, std::move(request));
}

void ExploreRoom::takePlanPicture(const PlanPicture& picture)
{
    m_planScore = picture.score;
    m_planRanks = picture.ranks;
    m_planMask = picture.mask;
    m_view->histogram()->setCounts(picture.counts, quantityTitle(quantity()));
    m_view->heatmap()->setMask(picture.mask);
    if (picture.mask)
        m_view->weight()->setPlan(picture.score, picture.mask->preview, picture.entry);
    else
        m_view->weight()->clearPlan();
    showThresholds();
    showHandle();
    if (m_isPictureStale)
        startPlanPicture();
}

// Of the brushed rows alone, where each has its own.
void ExploreRoom::showThresholds()
{
    ThresholdSpread spread;
    if (m_planMask && m_shown && m_planScore && m_planScore->score == m_shown->score->score) {
        std::vector<float> thresholds = m_planMask->preview->thresholds;
        const HeatmapBrush& brush = m_view->heatmap()->brush();
        if (!brush.isEmpty() && brush.areRows && std::int64_t(thresholds.size()) == m_shown->score->rows)
            thresholds = {thresholds.begin() + brush.first, thresholds.begin() + brush.last};
        spread = spreadOf(std::move(thresholds));
    }
    m_view->histogram()->setThresholds(spread);
}

// Counts again without making the plan's mask again.
void ExploreRoom::startRangeCounts()
{
    if (!m_shown)
        return;
    if (m_context.jobs().isBusy(kPictureSlot))
        return startPlanPicture(); // marks it stale: it counts, too
    if (m_context.jobs().isBusy(kRangeSlot)) {
        m_areCountsStale = true;
        return;
    }
    m_areCountsStale = false;
    using Counts = std::shared_ptr<const ScoreCounts>;
    JobRequest<Counts> request;
    request.slot = kRangeSlot;
    request.title = prunescope::Text(PS_TEXT("Counting weights of %1"), m_shown->score->matrix);
    request.priority = JobPriority::Interactive;
    request.work = [shown = m_shown, mask = m_planMask, brush = m_view->heatmap()->brush(),
                    isLogarithmic = m_view->isLogarithmic()](StopFlag& stop, const ProgressSink&) {
        return countBrushed(*shown, mask.get(), brush, isLogarithmic, stop);
    };
    request.onDone = [this](const Counts& counts) {
        m_view->histogram()->setCounts(counts, quantityTitle(quantity()));
        showThresholds();
        if (m_areCountsStale)
            startRangeCounts();
    };
    m_context.jobs().run<Counts>(this, std::move(request));
}

} // namespace prunescope::gui
