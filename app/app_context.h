#pragma once
// What the rooms of one window share: the open model, what was measured and pruned, the texts, the plan, the jobs and
// the selection. Rooms read from here, give orders here and hear signals; heavy work runs in the job queue.

#include "core/session/interrupted_run.h"
#include "core/session/session.h"
#include "widgets/allocation/plan_document.h"
#include "widgets/base/job_bridge.h"
#include "widgets/base/selection.h"
#include "widgets/live/live_feed.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>

namespace prunescope::gui {

/// Where a failure belongs, so that it is shown there.
enum class Place { Model, Inputs, Plan, Run, Comparison, Export, Project };

/// A finished run: what was asked and what came out.
struct PrunedRun {
    PruneParams params;
    PruneResult result;
};

/// All members are for the GUI thread. Orders return at once; their results arrive as signals.
class AppContext : public QObject {
    Q_OBJECT

public:
    /// @param session  must not be null; one without a project store gets one in memory
    explicit AppContext(std::shared_ptr<Session> session, QObject* parent = nullptr);
    ~AppContext() override;

    const std::shared_ptr<Session>& session() const { return m_session; }
    JobBridge& jobs() { return *m_jobs; }
    Selection& selection() { return m_selection; }
    PlanDocument& plan() { return m_plan; }
    /// Pictures of the run that goes on, or of the last one.
    LiveFeed& live() { return m_live; }

    /// The dense model; null while none is open.
    const ModelHandle& model() const { return m_model; }
    /// Facts about it; null while none is open.
    const ModelInfo* info() const { return m_model ? &modelInfo(*m_model) : nullptr; }
    /// Measured input norms of the open model on the calibration text; null until measured.
    const std::shared_ptr<const InputNorms>& inputs() const { return m_inputs; }
    /// The last run on the open model; null before one.
    const std::shared_ptr<const PrunedRun>& prunedRun() const { return m_run; }
    /// The model of the last run; null before one.
    ModelHandle prunedModel() const { return m_run ? m_run->result.model : nullptr; }
    /// Perplexity of the dense model with the present evaluation settings; null until measured.
    const std::shared_ptr<const PerplexityResult>& densePerplexity() const { return m_densePerplexity; }
    /// Dense against pruned with the present evaluation settings; null until measured.
    const std::shared_ptr<const CompareResult>& comparison() const { return m_comparison; }

    /// The sensitivity sweep that is on show; null without one.
    const std::shared_ptr<const SensitivityResult>& sweep() const { return m_sweep; }
    void setSweep(std::shared_ptr<const SensitivityResult> sweep) { m_sweep = std::move(sweep); }

    /// A run on the open model that died, as the project knows it; null where there is none.
    const std::shared_ptr<const InterruptedRun>& interrupted() const { return m_interrupted; }

    const CalibrationParams& calibration() const { return m_calibration; }
    const PerplexityParams& evaluation() const { return m_evaluation; }
    /// Names for people: of the file or folder, or that of the bundled model or text.
    QString modelName() const;
    bool isBundledModel() const { return m_isDemo; }
    QString calibrationName() const;
    QString evaluationName() const;
    /// New calibration settings make measured input norms stale: they are dropped.
    void setCalibration(const CalibrationParams& calibration);
    /// New evaluation settings drop the measured perplexities.
    void setEvaluation(const PerplexityParams& evaluation);

    bool isBusy(Place place) const;
    void cancel(Place place);

    /// Opens a folder, a .safetensors file or "demo"; the open model stays until the new one is there.
    void openModel(const QString& path);
    /// Records runs in this project file (*.psproj) from now on; it is made where there is none.
    void openProject(const QString& path);
    /// Writes the present project with all it holds into a new file, which then is the project.
    void saveProjectAs(const QString& path);
    void measureInputs();
    void startPrune();
    /// Makes the interrupted run's plan and calibration the window's and goes on with it.
    void resumeInterrupted();
    /// Gives it up: its blocks are removed.
    void discardInterrupted();
    /// Measures both models, or the dense one alone while nothing was pruned.
    void startCompare();
    /// Writes the pruned model and its plan into a new or empty folder.
    void exportCheckpoint(const QString& folder);
    /// The plan replaces the present one if it fits the open model. Files of other programs are imported.
    void openPlan(const QString& path);
    /// Reads a plan of another program, or the masks of a weight file; it then is an unsaved plan.
    void importPlan(const QString& path);
    /// Writes the plan in a form of planForms(); finishes before it returns. @return false if that failed
    bool exportPlan(const QString& path, const QString& form);
    /// Writes which weights of the pruned model, or before a run of the open one, are not zero.
    void exportMasks(const QString& path);
    /// Writes the plan; the one order that finishes before it returns. @return false if that failed (see failed())
    bool savePlan(const QString& path);
    /// A fresh plan: every matrix of the blocks alike. Forgets the history.
    void newPlan();
    /// Makes a plan of the project the present one; calibration settings stay.
    /// @param plan  of the open model
    void restorePlan(Plan plan);
    /// The plan's entries in model order, with untouched entries for prunable matrices it does not mention.
    static Plan completedPlan(Plan plan, const ModelInfo& model);
    /// The entries of a fresh plan for all unlocked matrices, as one edit that can be undone.
    void resetPlan();

Q_SIGNALS:
    void modelChanged();
    void inputsChanged();
    /// Another plan, or other values in it.
    void planChanged();
    void prunedChanged();
    void comparisonChanged();
    /// A run that died was found, or is no longer there.
    void interruptedChanged();
    /// Calibration or evaluation settings changed.
    void textsChanged();
    /// Work of this place waits, began, moved on, or ended; a result's own signal comes after this one.
    void workChanged(prunescope::gui::Place place, const prunescope::JobEvent& event);
    /// Another project file records the runs from now on.
    void projectChanged();
    /// A sentence for people that names the place and both values.
    void failed(prunescope::gui::Place place, const QString& sentence);
    void exported(const QString& folder);
    /// A plan came in from another form, or went out to one; the sentences say what could not be carried over.
    void planImported(const QString& path, const QString& formTitle, const QStringList& lost);
    void planExported(const QString& path, const QString& formTitle, const QStringList& lost);
    void masksExported(const QString& path, int matrices, double zeroShare);

private:
    template <typename T, typename Work, typename Done>
    void start(Place place, Text title, Work work, Done onDone);
    void announceWork(const JobEvent& event);
    /// Makes the work of a place stale: no more is heard of it.
    void drop(Place place);
    void takeModel(const ModelHandle& model);
    void takePlan(Plan plan, const QString& path);
    Plan planToRun();
    void lookForInterrupted();
    void setInterrupted(std::shared_ptr<const InterruptedRun> run);
    void forgetComparison();
    void forgetRun();

    std::shared_ptr<Session> m_session;
    std::unique_ptr<JobBridge> m_jobs;
    std::map<Place, JobId> m_newest; // of each place, finished or not
    Selection m_selection;
    PlanDocument m_plan;
    LiveFeed m_live;
    ModelHandle m_model;
    bool m_isDemo = false; // the open model is the bundled one
    std::shared_ptr<const InputNorms> m_inputs;
    std::shared_ptr<const PrunedRun> m_run;
    std::shared_ptr<const SensitivityResult> m_sweep;
    std::shared_ptr<const InterruptedRun> m_interrupted;
    std::shared_ptr<const PerplexityResult> m_densePerplexity;
    std::shared_ptr<const CompareResult> m_comparison;
    CalibrationParams m_calibration;
    PerplexityParams m_evaluation;
};

} // namespace prunescope::gui
