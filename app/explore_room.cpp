// Three jobs feed the room: figures of all matrices, the picture of the selected one, and what the plan does to it
// (explore_pictures.cpp).
#include "app/explore_room.h"

#include "app/activations_view.h"
#include "app/app_context.h"
#include "app/explore_view.h"
#include "app/summary_box.h"
#include "app/weight_questions.h"
#include "core/plan/method_info.h"
#include "core/session/head_spans.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/segment_bar.h"
#include "widgets/base/theme.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/heatmap/score_histogram.h"
#include "widgets/heatmap/weight_panel.h"
#include "widgets/overview/matrix_facts.h"
#include "widgets/overview/model_map.h"
#include "widgets/overview/model_tree.h"

#include <QEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {
namespace {

const QString kMagnitude = QStringLiteral("meanMagnitude");
const QString kWanda = QStringLiteral("meanWanda");
const QString kOutliers = QStringLiteral("outlierShare");
const QString kPlanned = QStringLiteral("planned");
const QString kAchieved = QStringLiteral("achieved");
const QString kError = QStringLiteral("outputError");
const QString kSummarySlot = QStringLiteral("explore.summary");
const QString kHeatmapSlot = QStringLiteral("explore.heatmap");

double shareOf(const Progress& progress) { return progress.total > 0 ? progress.done / progress.total : -1; }

} // namespace

ExploreRoom::ExploreRoom(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_stack(new QStackedWidget), m_empty(new EmptyState),
      m_switch(new SegmentBar(2)), m_view(new ExploreView(&context.selection())), m_activations(new ActivationsView(context))
{
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_activations);
    m_switch->setObjectName(QStringLiteral("exploreSwitch"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_switch, 0, Qt::AlignLeft);
    layout->addWidget(m_stack, 1);
    connectContext();
    connectView();
    new WeightQuestions(context, *m_view->heatmap(), *m_view->verdicts(), this);
    retranslate();
    showModel();
}

void ExploreRoom::connectContext()
{
    connect(&m_context, &AppContext::modelChanged, this, &ExploreRoom::showModel);
    connect(&m_context, &AppContext::inputsChanged, this, [this] {
        if (!m_context.model())
            return;
        startSummaries();
        startHeatmap();
    });
    connect(&m_context, &AppContext::planChanged, this, [this] {
        showPlanned();
        if (quantity().usesPlan())
            startHeatmap();
        else
            startPlanPicture();
    });
    connect(&m_context, &AppContext::prunedChanged, this, [this] {
        showRun();
        if (quantity().usesRun())
            startHeatmap();
    });
    connect(&m_context, &AppContext::workChanged, this, [this](Place place, const JobEvent& event) {
        if (place == Place::Inputs)
            showInputsWork(event);
    });
    connect(&m_context, &AppContext::failed, this, [this](Place place, const QString& sentence) {
        if (place == Place::Inputs && quantityNeedsInputs())
            m_view->showHeatmapNote(sentence, tr("Measure inputs")); // m_noteStep still says so
        if (place == Place::Model && !m_context.model())
            m_empty->setMessage(sentence, tr("Open Bundled Model"));
    });
    connect(&m_context.selection(), &Selection::matrixSelected, this, [this] {
        m_planScore.reset();
        m_planRanks.reset();
        m_isHeatmapStale = false;
        m_context.jobs().drop(kHeatmapSlot);
        startHeatmap();
    });
}

void ExploreRoom::connectView()
{
    connect(m_empty, &EmptyState::stepChosen, this, &ExploreRoom::openAsked);
    connect(m_switch, &SegmentBar::chosen, this, &ExploreRoom::showPage);
    connect(m_view, &ExploreView::noteStepChosen, this, &ExploreRoom::takeNoteStep);
    connect(m_view, &ExploreView::overlayStepChosen, &m_context, &AppContext::measureInputs);
    connect(m_view, &ExploreView::quantityChosen, this, [this] {
        m_isHeatmapStale = false;
        m_context.jobs().drop(kHeatmapSlot);
        startHeatmap();
    });
    connect(m_view, &ExploreView::coloursChosen, this, &ExploreRoom::startRangeCounts);
    connect(m_view->heatmap(), &HeatmapView::brushed, this, [this] {
        showRange();
        startRangeCounts();
    });
    connect(m_view->map(), &ModelMap::stepChosen, this, [this](const QString& id) {
        if (id == kWanda)
            m_context.measureInputs();
        else
            Q_EMIT runAsked();
    });
    connect(m_view->histogram(), &ScoreHistogram::sparsityDragged, this, &ExploreRoom::dragSparsity);
    connect(m_view->histogram(), &ScoreHistogram::sparsityReleased, this, [this](double share) {
        dragSparsity(share);
        endDrag();
    });
}

QSplitter* ExploreRoom::splitter() const { return m_view->splitter(); }
QSplitter* ExploreRoom::middleSplitter() const { return m_view->middleSplitter(); }

void ExploreRoom::showWeights()
{
    m_switch->setCurrent(0);
    showPage();
}

void ExploreRoom::showActivations()
{
    m_switch->setCurrent(1);
    showPage();
}

void ExploreRoom::showPage()
{
    QWidget* chosen = m_switch->current() == 0 ? static_cast<QWidget*>(m_view) : m_activations;
    m_stack->setCurrentWidget(m_context.info() ? chosen : m_empty);
    m_switch->setVisible(m_context.info());
}

void ExploreRoom::focusSearch()
{
    showWeights();
    m_view->tree()->searchField()->setFocus();
}

void ExploreRoom::retranslate()
{
    m_empty->setMessage(tr("Here: every weight matrix of a model as a picture, how much each weight matters, and what a plan "
                           "would remove."),
                        tr("Open Bundled Model"));
    m_switch->setTexts({tr("Weights"), tr("Activations")},
                       {tr("The weights of each matrix and how much they matter"), tr("What flows through the model, channel by channel")});
    m_switch->setAccessibleName(tr("What to explore"));
    showQuantities();
    showFacts();
}

void ExploreRoom::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

const MatrixInfo* ExploreRoom::selected() const
{
    const ModelInfo* info = m_context.info();
    return info ? info->find(m_context.selection().matrix().toStdString()) : nullptr;
}

const PlanEntry* ExploreRoom::selectedEntry() const
{
    const PlanDocument& plan = m_context.plan();
    const int row = plan.rowOf(m_context.selection().matrix().toStdString());
    return row >= 0 ? &plan.entry(row) : nullptr;
}

// Methods that rank by a score share its id; the others cannot be shown before they ran.
bool ExploreRoom::isScore(const std::string& method)
{
    const auto& scores = scoreInfos();
    return std::any_of(scores.begin(), scores.end(), [&](const ScoreInfo& info) { return info.id == method; });
}

bool ExploreRoom::needsInputs(const std::string& score) const
{
    if (!scoreInfo(score).needsCalibration)
        return false;
    const auto& inputs = m_context.inputs();
    return !inputs || inputs->norms.count(m_context.selection().matrix().toStdString()) == 0;
}

void ExploreRoom::showModel()
{
    const ModelInfo* info = m_context.info();
    showPage();
    m_summaries.clear();
    m_shown.reset();
    m_planScore.reset();
    m_planRanks.reset();
    m_view->heatmap()->setData(nullptr, {});
    if (info) {
        m_view->tree()->setModel(*info);
        m_view->map()->setModel(*info);
        startSummaries();
    } else {
        m_view->tree()->clearModel();
        m_view->map()->clearModel();
    }
    showQuantities();
    startHeatmap();
}

void ExploreRoom::showQuantities()
{
    const ModelInfo* info = m_context.info();
    const bool canMeasure = info && info->canEvaluate && info->hasTokenizer;
    MapQuantity magnitude{kMagnitude, tr("Mean |W|")};
    magnitude.tip = tr("Mean absolute value of the weights.");
    MapQuantity wanda{kWanda, tr("Mean Wanda score")};
    wanda.tip = tr("Mean of |W| times the norm of the input it is multiplied with.");
    wanda.missing = canMeasure ? tr("Needs measured inputs.") : tr("Needs inputs, which this model cannot give.");
    wanda.step = canMeasure ? tr("Measure inputs") : QString();
    MapQuantity outliers{kOutliers, tr("Outlier share")};
    outliers.tip = tr("Share of scores above five times their mean; of |W| while inputs are not measured.");
    outliers.isShare = true;
    MapQuantity planned{kPlanned, tr("Planned sparsity")};
    planned.tip = tr("Share of each matrix's weights that the plan sets to zero.");
    planned.isShare = planned.isFullScale = true;
    MapQuantity achieved{kAchieved, tr("Achieved sparsity")};
    achieved.tip = tr("Share of zeros after the last run.");
    achieved.isShare = achieved.isFullScale = true;
    MapQuantity error{kError, tr("Output error")};
    error.tip = tr("How much each matrix's output changed in the last run.");
    error.isShare = true;
    for (MapQuantity* afterRun : {&achieved, &error}) {
        afterRun->missing = tr("Known after a run.");
        afterRun->step = tr("Go to Run");
    }
    m_view->map()->setQuantities({magnitude, wanda, outliers, planned, achieved, error});
    showSummaries();
    showPlanned();
    showRun();
}

void ExploreRoom::showSummaries()
{
    std::map<std::string, double> magnitude, wanda, outliers;
    for (const MatrixSummary& summary : m_summaries) {
        magnitude[summary.name] = summary.meanMagnitude;
        outliers[summary.name] = summary.outlierShare;
        if (m_summariesHaveInputs)
            wanda[summary.name] = summary.meanWandaScore;
    }
    m_view->map()->setValues(kMagnitude, std::move(magnitude));
    m_view->map()->setValues(kWanda, std::move(wanda));
    m_view->map()->setValues(kOutliers, std::move(outliers));
    if (!m_summaries.empty())
        m_view->tree()->setSummaries(m_summaries);
    showFacts();
}

void ExploreRoom::showPlanned()
{
    std::map<std::string, double> shares;
    std::set<std::string> locked;
    for (const PlanEntry& entry : m_context.plan().plan().matrices) {
        shares[entry.name] = entry.sparsityShare;
        if (entry.isLocked)
            locked.insert(entry.name);
    }
    m_view->map()->setValues(kPlanned, std::move(shares));
    m_view->map()->setLocked(std::move(locked));
}

void ExploreRoom::showRun()
{
    std::map<std::string, double> achieved, errors;
    if (const auto& run = m_context.prunedRun())
        for (const MatrixReport& report : run->result.matrices) {
            achieved[report.name] = report.achievedShare;
            if (report.outputError >= 0)
                errors[report.name] = report.outputError;
        }
    m_view->map()->setValues(kAchieved, std::move(achieved));
    m_view->map()->setValues(kError, std::move(errors));
}

void ExploreRoom::showFacts()
{
    const MatrixInfo* matrix = selected();
    if (!matrix)
        return m_view->facts()->clear();
    const auto summary = std::find_if(m_summaries.begin(), m_summaries.end(),
                                      [matrix](const MatrixSummary& one) { return one.name == matrix->name; });
    m_view->facts()->setMatrix(*matrix, summary == m_summaries.end() ? nullptr : &*summary, m_summariesHaveInputs);
}

void ExploreRoom::startSummaries()
{
    using Summaries = std::vector<MatrixSummary>;
    JobRequest<Summaries> request;
    request.slot = kSummarySlot;
    request.title = prunescope::Text(PS_TEXT("Summing up the matrices of %1"), m_context.info()->name);
    // A large model takes minutes: what is known so far waits in a box that progress events look into.
    const auto box = std::make_shared<SummaryBox>();
    request.work = [model = m_context.model(), inputs = m_context.inputs(), box](StopFlag& stop, const ProgressSink& progress) {
        return summarizeMatrices(model, inputs, stop, progress, [box](const MatrixSummary& summary) { box->add(summary); });
    };
    const bool hasInputs = m_context.inputs() != nullptr;
    request.onProgress = [this, hasInputs, box](const JobEvent&) { takeSummaries(box->known(), hasInputs); };
    request.onDone = [this, hasInputs](const Summaries& summaries) { takeSummaries(summaries, hasInputs); };
    m_context.jobs().run<Summaries>(this, std::move(request));
}

void ExploreRoom::takeSummaries(const std::vector<MatrixSummary>& summaries, bool hasInputs)
{
    m_summaries = summaries;
    m_summariesHaveInputs = hasInputs;
    showSummaries();
}

const Quantity& ExploreRoom::quantity() const { return prunescope::quantity(m_view->quantity().toStdString()); }

bool ExploreRoom::quantityNeedsInputs() const
{
    const MatrixInfo* matrix = selected();
    return matrix && neededFor(quantity(), matrix->name, quantitySource(m_context, matrix->name)) == QuantityNeed::Inputs;
}

void ExploreRoom::showMissing(QuantityNeed need)
{
    const ModelInfo* info = m_context.info();
    m_context.jobs().drop(kHeatmapSlot);
    clearPlanPicture({});
    m_view->histogram()->clear();
    m_shown.reset();
    const MissingQuantity missing = missingQuantity(need, quantitySource(m_context, selected()->name), *info);
    m_noteStep = missing.step;
    if (missing.step == MissingQuantity::Step::MeasureInputs && m_context.isBusy(Place::Inputs))
        m_view->showHeatmapProgress(tr("Measuring inputs"), -1);
    else
        m_view->showHeatmapNote(missing.sentence, missing.button);
}

void ExploreRoom::takeNoteStep()
{
    if (m_noteStep == MissingQuantity::Step::Run)
        Q_EMIT runAsked();
    else
        m_context.measureInputs();
}

// Follows the plan where it shows its mask: while one picture is made, newer plans only mark it stale.
void ExploreRoom::startHeatmap()
{
    showFacts();
    const MatrixInfo* matrix = selected();
    if (!matrix) {
        m_context.jobs().drop(kHeatmapSlot);
        clearPlanPicture({});
        m_view->histogram()->clear();
        return m_view->showHeatmapNote(tr("Here: the selected matrix as a picture. Select one in the tree or on the map."));
    }
    const QuantitySource source = quantitySource(m_context, matrix->name);
    if (const QuantityNeed need = neededFor(quantity(), matrix->name, source); need != QuantityNeed::None)
        return showMissing(need);
    if (m_context.jobs().isBusy(kHeatmapSlot) && m_shown && quantity().usesPlan()) {
        m_isHeatmapStale = true;
        return;
    }
    m_isHeatmapStale = false;
    if (!m_shown)
        m_view->showHeatmapProgress(tr("Reading %1").arg(QString::fromStdString(matrix->name)), -1);
    using Data = std::shared_ptr<const HeatmapData>;
    JobRequest<Data> request;
    request.slot = kHeatmapSlot;
    request.title = prunescope::Text(PS_TEXT("Reading %1"), matrix->name);
    request.priority = JobPriority::Interactive;
    request.work = [source, name = matrix->name, wanted = quantity()](StopFlag& stop, const ProgressSink&) {
        return makeHeatmapData(measureQuantity(wanted, name, source, stop), stop);
    };
    request.onDone = [this](const Data& data) { takeHeatmap(data); };
    request.onFailed = [this](const JobEvent& event) {
        m_noteStep = MissingQuantity::Step::None;
        m_view->showHeatmapNote(coreText(event.error));
    };
    m_context.jobs().run<Data>(this, std::move(request));
}

void ExploreRoom::takeHeatmap(const std::shared_ptr<const HeatmapData>& data)
{
    const bool isSameMatrix = m_shown && m_shown->score->matrix == data->score->matrix;
    m_shown = data;
    if (!isSameMatrix)
        clearPlanPicture({});
    const QString title = quantityTitle(quantity());
    m_view->heatmap()->setData(data, title);
    m_view->heatmap()->setHeads(headsOf(m_context.model(), data->score->matrix));
    m_view->weight()->setScoreName(title);
    m_view->showHeatmap();
    startPlanPicture();
    if (m_isHeatmapStale)
        startHeatmap();
}


void ExploreRoom::showRange()
{
    const HeatmapBrush& brush = m_view->heatmap()->brush();
    QString range;
    if (!brush.isEmpty() && brush.count() == 1)
        range = (brush.areRows ? tr("row %1") : tr("column %1")).arg(countText(brush.first));
    else if (!brush.isEmpty())
        range = (brush.areRows ? tr("rows %1 to %2") : tr("columns %1 to %2")).arg(countText(brush.first), countText(brush.last - 1));
    m_view->setRange(range);
    showHandle();
}

void ExploreRoom::showHandle()
{
    const PlanEntry* entry = selectedEntry();
    const QString method = entry ? coreText(methodInfo(entry->method).title) : QString();
    QString note, reason;
    if (!entry)
        note = reason = tr("The plan leaves this matrix alone.");
    else if (!isScore(entry->method))
        note = reason = tr("%1 decides while it runs; nothing can be shown before.").arg(method);
    else if (needsInputs(entry->method))
        note = reason = tr("The plan uses %1, which needs measured inputs.").arg(method);
    else if (!entry->pattern.isUnstructured())
        note = tr("%1, %2 (keeps %3 of every %4)")
                   .arg(method, QString::fromStdString(patternText(entry->pattern)))
                   .arg(entry->pattern.keep)
                   .arg(entry->pattern.group);
    else
        note = tr("%1, %2 planned").arg(method, percentText(entry->sparsityShare));
    if (reason.isEmpty() && !entry->pattern.isUnstructured())
        reason = tr("An n:m pattern fixes the sparsity.");
    else if (reason.isEmpty() && entry->isLocked)
        reason = tr("Locked in the plan.");
    else if (reason.isEmpty() && !m_view->heatmap()->brush().isEmpty())
        reason = tr("This is the distribution of a range; the threshold moves with all weights.");
    else if (reason.isEmpty() && m_shown && m_shown->score->score != entry->method)
        reason = tr("The plan ranks by %1: show its scores to move the threshold.").arg(method);
    const ModelInfo* info = m_context.info();
    const bool canMeasure = entry && isScore(entry->method) && needsInputs(entry->method) && info->canEvaluate
                            && info->hasTokenizer && !m_context.isBusy(Place::Inputs);
    if (m_shown && m_shown->isMask)
        m_view->setOverlayNote(maskSentence(prunescope::quantity(m_shown->score->score), *m_shown));
    else
        m_view->setOverlayNote(note, canMeasure ? tr("Measure inputs") : QString());
    m_view->histogram()->setDraggable(reason.isEmpty(), reason);
}

void ExploreRoom::showInputsWork(const JobEvent& event)
{
    if (!quantityNeedsInputs())
        return;
    if (event.state == JobState::Waiting || event.state == JobState::Running || event.state == JobState::Paused)
        m_view->showHeatmapProgress(event.progress.sentence.isEmpty() ? tr("Measuring inputs")
                                                                       : coreText(event.progress.sentence),
                                    shareOf(event.progress));
    else if (event.state == JobState::Cancelled)
        showMissing(QuantityNeed::Inputs);
}

void ExploreRoom::dragSparsity(double share)
{
    PlanDocument& plan = m_context.plan();
    const int row = plan.rowOf(m_context.selection().matrix().toStdString());
    if (row < 0)
        return;
    if (!m_isDragging) {
        m_isDragging = true;
        plan.beginGesture();
    }
    plan.setSparsity({row}, share);
}

void ExploreRoom::endDrag()
{
    if (!m_isDragging)
        return;
    m_isDragging = false;
    m_context.plan().endGesture();
}

} // namespace prunescope::gui
