#pragma once
// The project file (*.psproj): models, texts, plans, runs and their results in one SQLite database, so that
// any number on the screen can be traced to what produced it.

#include "core/plan/plan.h"
#include "core/store/session_lock.h"
#include "core/store/sqlite.h"
#include "core/store/stored.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace prunescope {

/// One open project with a connection of its own. All members may be called from any thread; each is atomic,
/// and several processes of one machine may have the same project open.
///
/// Whose runs are alive: while a project is open, its session holds a byte lock in "<file>-lock"
/// (session_lock.h), and each run row carries its session's number. A run still marked running whose lock is
/// gone died with its process.
///
/// All members throw Error{BadInput} with one sentence for a damaged file, a full disk or a lock that is not
/// given up within five seconds, and leave the project as it was.
class ProjectStore {
public:
    /// Opens a project, or makes it where there is no file or an empty one; older versions are brought up to
    /// date.
    /// @throws Error{BadInput} if it is not a database, belongs to another program, is of a newer version
    /// (the file is
    ///         then not touched), is write-protected, or its folder is
    static std::unique_ptr<ProjectStore> open(const std::filesystem::path& path);
    /// An unsaved project.
    static std::unique_ptr<ProjectStore> openInMemory();
    ProjectStore(const ProjectStore&) = delete;
    ProjectStore& operator=(const ProjectStore&) = delete;

    /// The file, or "" in memory.
    const std::filesystem::path& path() const { return m_path; }

    /// Adds a model or text, or updates what is known of it; the time of the first saving stays.
    void saveModel(const StoredModel& model);
    std::vector<StoredModel> models() const;
    void saveText(const StoredText& text);
    std::vector<StoredText> texts() const;

    /// Adds a plan, or replaces the one with its id. A plan that a run refers to keeps its contents for good:
    /// give a changed plan a new id and the old one as its parent. Name and notes are no contents.
    /// @throws Error{Usage} if the plan has no id, or differs from a stored one that has runs
    void savePlan(const Plan& plan);
    /// In the order of their creation.
    std::vector<StoredPlan> plans() const;
    /// @throws Error{Usage} if there is none with that id; Error{BadInput} if this version cannot read it
    Plan plan(const std::string& id) const;
    bool hasPlan(const std::string& id) const;
    /// Another name and note for a plan, also for one that has runs.
    /// @throws Error{Usage} if there is none with that id; Error{BadInput} if this version cannot read it
    void describePlan(const std::string& id, const std::string& name, const std::string& note);
    /// Adds figures to a plan's facts; ones of the same key are replaced. Does nothing for an unknown plan.
    void addPlanFacts(const std::string& id, const Json& facts);
    bool hasRuns(const std::string& planId) const;
    /// Children keep its id as their parent. @throws Error{Usage} if a run refers to it
    void removePlan(const std::string& id);

    /// Writes the row of a run before its work starts. @return its id, never used twice
    std::int64_t beginRun(const RunStart& run);
    /// @param state  Done, Failed or Cancelled
    /// @throws Error{Usage} if that run is not running
    void finishRun(std::int64_t id, RunState state, const std::string& message = {}, const Json& result = {});
    /// In the order of their start.
    std::vector<StoredRun> runs() const;
    /// Those that refer to a plan, in the order of their start, without their parameters: cheap, whatever the plans' sizes.
    std::vector<StoredRun> runsOfPlans() const;
    /// @throws Error{Usage} if there is none
    StoredRun run(std::int64_t id) const;
    /// Runs whose process died before they were finished: to be resumed (adoptRun) or given up (finishRun).
    std::vector<StoredRun> unfinishedRuns() const;
    /// Makes a dead run one of this session, to go on with it.
    /// @return false if it is finished or another living session has it
    bool adoptRun(std::int64_t id);
    /// Removes a run with its results. @throws Error{Usage} if it is running in a living session
    void removeRun(std::int64_t id);

    /// Adds results as they come; a matrix that was done before is replaced. All or none.
    void addMatrixResults(std::int64_t run, std::span<const StoredMatrixResult> results);
    /// In the order in which they were added.
    std::vector<StoredMatrixResult> matrixResults(std::int64_t run) const;

    /// @param losses  kept beside it where there are any
    /// @return the new row's id; id and createdMs of the argument are ignored
    std::int64_t addEvaluation(const StoredEvaluation& evaluation, const StoredLosses& losses = {});
    /// Nothing for an evaluation of an older version, or one that is gone.
    std::optional<StoredLosses> tokenLosses(std::int64_t evaluation) const;
    std::vector<StoredEvaluation> evaluations() const;
    std::vector<StoredEvaluation> evaluations(std::int64_t run) const;
    /// Those of plans' results, without the figures of their windows.
    std::vector<StoredEvaluation> evaluationsOfPlans() const;

    /// Keeps a prompt; one of the same text and sampling is the same prompt, used again. @return its id
    std::int64_t savePrompt(const StoredPrompt& prompt);
    /// The last used one first.
    std::vector<StoredPrompt> prompts() const;
    /// Removes a prompt with its continuations; does nothing for an unknown one.
    void removePrompt(std::int64_t id);
    /// Keeps a continuation; the one that the same model made of the prompt before is replaced. @return its id
    std::int64_t saveContinuation(const StoredContinuation& continuation);
    /// In the order in which they were made.
    std::vector<StoredContinuation> continuations(std::int64_t prompt) const;

    /// Adds finished units of a sweep; one that was there is replaced. All or none.
    void addSweepPoints(std::int64_t run, std::span<const StoredSweepPoint> points);
    std::vector<StoredSweepPoint> sweepPoints(std::int64_t run) const;

    /// Keeps bytes that can be computed again; at most 1 GB each.
    void saveScore(const ScoreKey& key, std::string_view bytes);
    std::optional<std::string> score(const ScoreKey& key) const;
    std::int64_t cachedScoreBytes() const;
    void clearScores();

    /// Measured speeds of a machine, by a key that names it.
    void saveMachineCalibration(const std::string& key, const Json& calibration);
    std::optional<Json> machineCalibration(const std::string& key) const;

    /// Writes everything into a new file, complete or not at all; this store goes on with its own. Runs that still run in
    /// some session stay with it: in the copy they are recorded as failed.
    /// @throws Error{Usage} if it is this project's own file; Error{BadInput} if the file is open somewhere or its folder
    ///         cannot be written
    void copyTo(const std::filesystem::path& path) const;

private:
    ProjectStore(std::filesystem::path path, std::unique_ptr<SessionLock> lock, Database database);
    std::int64_t session() const;
    bool isAlive(std::int64_t session) const;
    std::vector<StoredRun> readRuns(Statement query) const;
    std::vector<StoredEvaluation> readEvaluations(Statement query) const;

    std::filesystem::path m_path;
    std::unique_ptr<SessionLock> m_lock; ///< null in memory; given up after the database is closed
    mutable std::mutex m_mutex;
    mutable Database m_database; ///< guarded by the mutex
};

} // namespace prunescope
