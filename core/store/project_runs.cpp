// Runs of a project, their results, evaluations and sweeps.
#include "core/store/project_store.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace prunescope {
namespace {

// Blobs of doubles are written as they lie in memory.
static_assert(std::endian::native == std::endian::little);

constexpr std::array<const char*, 4> kStateTexts{"running", "done", "failed",
                                                 "cancelled"}; // order of RunState

constexpr char kRunColumns[] =
    "id, kind, parameters, state, model, plan, calibration, seed, threads, version, started, "
    "finished, message, result, session";
constexpr int kSessionColumn = 14;

constexpr char kEvaluationColumns[] =
    "id, run, model, text, convention, window, stride, windows, tokens, perplexity, standard_error, nll, "
    "bits_per_byte, tokens_per_second, created, window_nll, plan, pruned_by";

/// A column list with one column's contents left out.
std::string without(std::string columns, const std::string& name, const std::string& empty)
{
    return columns.replace(columns.find(name), name.size(), empty);
}

std::string stateText(RunState state) { return kStateTexts[std::size_t(state)]; }

RunState parseState(const std::string& text, const std::string& where)
{
    const auto it = std::find(kStateTexts.begin(), kStateTexts.end(), text);
    if (it == kStateTexts.end())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: state \"%2\" is unknown."), where, text);
    return RunState(it - kStateTexts.begin());
}

std::string_view asBytes(const std::vector<double>& numbers)
{
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(double)};
}

std::vector<double> asNumbers(const std::string& bytes, const std::string& where)
{
    if (bytes.size() % sizeof(double) != 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is damaged; %2 bytes are no list of numbers."), where,
                    bytes.size());
    std::vector<double> numbers(bytes.size() / sizeof(double));
    if (!numbers.empty())
        std::memcpy(numbers.data(), bytes.data(), bytes.size());
    return numbers;
}

StoredRun readRun(const Statement& query, const std::string& project)
{
    StoredRun run;
    run.id = query.integer(0);
    const std::string where = project + ", run " + std::to_string(run.id);
    run.kind = query.bytes(1);
    run.parameters = parseJson(query.bytes(2), where);
    run.state = parseState(query.bytes(3), where);
    run.modelFingerprint = query.bytes(4);
    run.planId = query.bytes(5);
    run.calibrationSha256 = query.bytes(6);
    run.seed = std::uint64_t(query.integer(7));
    run.threads = int(query.integer(8));
    run.version = query.bytes(9);
    run.startedMs = query.integer(10);
    run.finishedMs = query.integer(11);
    run.message = query.bytes(12);
    run.result = parseJson(query.bytes(13), where);
    return run;
}

StoredEvaluation readEvaluation(const Statement& query, const std::string& project)
{
    StoredEvaluation evaluation;
    evaluation.id = query.integer(0);
    evaluation.run = query.optionalInteger(1);
    evaluation.modelFingerprint = query.bytes(2);
    evaluation.textSha256 = query.bytes(3);
    evaluation.convention = query.bytes(4);
    evaluation.window = int(query.integer(5));
    evaluation.stride = int(query.integer(6));
    evaluation.windows = query.integer(7);
    evaluation.tokens = query.integer(8);
    evaluation.perplexity = query.number(9);
    evaluation.standardError = query.optionalNumber(10);
    evaluation.nll = query.number(11);
    evaluation.bitsPerByte = query.number(12);
    evaluation.tokensPerSecond = query.number(13);
    evaluation.createdMs = query.integer(14);
    evaluation.windowNll =
        asNumbers(query.bytes(15), project + ", evaluation " + std::to_string(evaluation.id));
    evaluation.planId = query.bytes(16);
    evaluation.prunedBy = query.optionalInteger(17);
    return evaluation;
}

} // namespace

// In memory there is only one session, and none can have died.
std::int64_t ProjectStore::session() const { return m_lock ? m_lock->session() : 1; }
bool ProjectStore::isAlive(std::int64_t session) const { return !m_lock || m_lock->isAlive(session); }

std::int64_t ProjectStore::beginRun(const RunStart& run)
{
    const std::lock_guard lock(m_mutex);
    m_database
        .prepare(
            "INSERT INTO runs (kind, parameters, state, model, plan, calibration, seed, threads, version, "
            "started, finished, message, result, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', "
            "'null', ?)")
        .bind(run.kind, asciiLine(run.parameters), stateText(RunState::Running), run.modelFingerprint,
              run.planId, run.calibrationSha256, std::int64_t(run.seed), run.threads, run.version, nowMs(),
              session())
        .run();
    return m_database.lastInsertedId();
}

void ProjectStore::finishRun(std::int64_t id, RunState state, const std::string& message, const Json& result)
{
    if (state == RunState::Running)
        throw Error(ErrorKind::Internal, PS_TEXT("Run %1 cannot be finished as running."), id);
    const std::lock_guard lock(m_mutex);
    m_database
        .prepare("UPDATE runs SET state = ?, finished = ?, message = ?, result = ? "
                 "WHERE id = ? AND state = 'running'")
        .bind(stateText(state), nowMs(), message, asciiLine(result), id)
        .run();
    if (m_database.changedRows() == 0)
        throw Error(ErrorKind::Usage, PS_TEXT("%1: run %2 is not running."), m_database.name(), id);
}

std::vector<StoredRun> ProjectStore::readRuns(Statement query) const
{
    std::vector<StoredRun> runs;
    while (query.next())
        runs.push_back(readRun(query, m_database.name()));
    return runs;
}

std::vector<StoredRun> ProjectStore::runs() const
{
    const std::lock_guard lock(m_mutex);
    return readRuns(m_database.prepare(std::string("SELECT ") + kRunColumns + " FROM runs ORDER BY id"));
}

std::vector<StoredRun> ProjectStore::runsOfPlans() const
{
    const std::lock_guard lock(m_mutex);
    return readRuns(m_database.prepare("SELECT " + without(kRunColumns, "parameters", "'{}'") +
                                       " FROM runs WHERE plan <> '' ORDER BY id"));
}

StoredRun ProjectStore::run(std::int64_t id) const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare(std::string("SELECT ") + kRunColumns + " FROM runs WHERE id = ?");
    if (!query.bind(id).next())
        throw Error(ErrorKind::Usage, PS_TEXT("%1: there is no run %2."), m_database.name(), id);
    return readRun(query, m_database.name());
}

std::vector<StoredRun> ProjectStore::unfinishedRuns() const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare(std::string("SELECT ") + kRunColumns +
                                         " FROM runs WHERE state = 'running' ORDER BY id");
    std::vector<StoredRun> dead;
    while (query.next())
        if (!isAlive(query.integer(kSessionColumn)))
            dead.push_back(readRun(query, m_database.name()));
    return dead;
}

bool ProjectStore::adoptRun(std::int64_t id)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(
        m_database); // of two sessions that try at once, the second sees the first one's number
    Statement query = m_database.prepare("SELECT session FROM runs WHERE id = ? AND state = 'running'");
    if (!query.bind(id).next() || isAlive(query.integer(0)))
        return false;
    m_database.prepare("UPDATE runs SET session = ? WHERE id = ?").bind(session(), id).run();
    transaction.commit();
    return true;
}

void ProjectStore::removeRun(std::int64_t id)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    Statement query = m_database.prepare("SELECT session FROM runs WHERE id = ? AND state = 'running'");
    if (query.bind(id).next() && isAlive(query.integer(0)))
        throw Error(ErrorKind::Usage, PS_TEXT("%1: run %2 is still running; cancel it first."),
                    m_database.name(), id);
    m_database.prepare("DELETE FROM runs WHERE id = ?").bind(id).run();
    transaction.commit();
}

void ProjectStore::addMatrixResults(std::int64_t run, std::span<const StoredMatrixResult> results)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    Statement insert = m_database.prepare("INSERT OR REPLACE INTO matrix_results (run, matrix, method, "
                                          "planned_sparsity, achieved_sparsity, output_error, "
                                          "loss, seconds, damping) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& result : results)
        insert
            .bind(run, result.matrix, result.method, result.plannedSparsity, result.achievedSparsity,
                  result.outputError, result.loss, result.seconds, result.damping)
            .run();
    transaction.commit();
}

std::vector<StoredMatrixResult> ProjectStore::matrixResults(std::int64_t run) const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare(
        "SELECT matrix, method, planned_sparsity, achieved_sparsity, output_error, loss, seconds, damping "
        "FROM matrix_results WHERE run = ? ORDER BY rowid");
    query.bind(run);
    std::vector<StoredMatrixResult> results;
    while (query.next())
        results.push_back({query.bytes(0), query.bytes(1), query.number(2), query.number(3),
                           query.optionalNumber(4), query.optionalNumber(5), query.number(6),
                           query.optionalNumber(7)});
    return results;
}

std::vector<StoredEvaluation> ProjectStore::readEvaluations(Statement query) const
{
    std::vector<StoredEvaluation> evaluations;
    while (query.next())
        evaluations.push_back(readEvaluation(query, m_database.name()));
    return evaluations;
}

std::vector<StoredEvaluation> ProjectStore::evaluations() const
{
    const std::lock_guard lock(m_mutex);
    return readEvaluations(
        m_database.prepare(std::string("SELECT ") + kEvaluationColumns + " FROM evaluations ORDER BY id"));
}

std::vector<StoredEvaluation> ProjectStore::evaluations(std::int64_t run) const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare(std::string("SELECT ") + kEvaluationColumns +
                                         " FROM evaluations WHERE run = ? ORDER BY id");
    query.bind(run);
    return readEvaluations(std::move(query));
}

std::vector<StoredEvaluation> ProjectStore::evaluationsOfPlans() const
{
    const std::lock_guard lock(m_mutex);
    return readEvaluations(m_database.prepare("SELECT " + without(kEvaluationColumns, "window_nll", "x''") +
                                              " FROM evaluations WHERE plan <> '' ORDER BY id"));
}

void ProjectStore::addSweepPoints(std::int64_t run, std::span<const StoredSweepPoint> points)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    Statement insert =
        m_database.prepare("INSERT OR REPLACE INTO sweeps (run, unit, level, perplexity, standard_error, "
                           "nll, seconds, sparsity, window_nll) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& point : points)
        insert
            .bind(run, point.unit, point.level, point.perplexity, point.standardError, point.nll,
                  point.seconds, point.sparsity)
            .bindBlob(asBytes(point.windowNll))
            .run();
    transaction.commit();
}

std::vector<StoredSweepPoint> ProjectStore::sweepPoints(std::int64_t run) const
{
    const std::lock_guard lock(m_mutex);
    Statement query =
        m_database.prepare("SELECT unit, level, perplexity, standard_error, nll, seconds, window_nll, sparsity "
                           "FROM sweeps WHERE run = ? ORDER BY rowid");
    query.bind(run);
    std::vector<StoredSweepPoint> points;
    while (query.next())
        points.push_back(
            {query.bytes(0), query.number(1), query.number(2), query.optionalNumber(3), query.number(4),
             query.number(5),
             asNumbers(query.bytes(6), m_database.name() + ", sweep of run " + std::to_string(run)),
             query.number(7)});
    return points;
}

} // namespace prunescope
