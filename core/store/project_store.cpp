// Opening a project; its models, texts, plans and caches. Runs and results are in project_runs.cpp.
#include "core/store/project_store.h"

#include "core/store/schema.h"

namespace prunescope {
namespace {

/// The checks that must not change the file, through a connection that cannot.
void checkBeforeWriting(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return;
    Database database(path, Database::Mode::ReadOnly);
    checkSchema(database, projectSchemaSteps());
}

void prepareForUse(Database& database)
{
    database.executeWhenFree("PRAGMA journal_mode = WAL"); // others may be opening the new file now
    database.execute("PRAGMA foreign_keys = ON");
    if (checkSchema(database, projectSchemaSteps()) < std::int64_t(projectSchemaSteps().size()))
        migrate(database, projectSchemaSteps());
    checkTables(database);
}

/// A plan's JSON without what may change at any time.
Json contents(const std::string& json, const std::string& where)
{
    Json plan = parseJson(json, where);
    if (plan.is_object()) {
        plan.erase("name");
        plan.erase("notes");
    }
    return plan;
}

bool isUsed(Database& database, const std::string& planId)
{
    return database.prepare("SELECT 1 FROM runs WHERE plan = ? LIMIT 1").bind(planId).next();
}

} // namespace

ProjectStore::ProjectStore(std::filesystem::path path, std::unique_ptr<SessionLock> lock, Database database)
    : m_path(std::move(path)), m_lock(std::move(lock)), m_database(std::move(database))
{}

std::unique_ptr<ProjectStore> ProjectStore::open(const std::filesystem::path& path)
{
    checkBeforeWriting(path);
    Database database(path, Database::Mode::ReadWrite);
    prepareForUse(database);
    // Links to one file share one lock.
    auto lock = std::make_unique<SessionLock>(std::filesystem::canonical(path).concat("-lock"));
    return std::unique_ptr<ProjectStore>(new ProjectStore(path, std::move(lock), std::move(database)));
}

std::unique_ptr<ProjectStore> ProjectStore::openInMemory()
{
    Database database = Database::inMemory();
    prepareForUse(database);
    return std::unique_ptr<ProjectStore>(new ProjectStore({}, nullptr, std::move(database)));
}

void ProjectStore::saveModel(const StoredModel& model)
{
    const std::lock_guard lock(m_mutex);
    m_database
        .prepare("INSERT INTO models (fingerprint, name, path, family, parameters, bytes, full_hash, added) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (fingerprint) DO UPDATE SET "
                 "name = excluded.name, path = excluded.path, family = excluded.family, "
                 "parameters = excluded.parameters, bytes = excluded.bytes, "
                 "full_hash = CASE excluded.full_hash WHEN '' THEN full_hash ELSE excluded.full_hash END")
        .bind(model.fingerprint, model.name, model.path, model.family, model.parameters, model.bytes,
              model.fullHash, nowMs())
        .run();
}

std::vector<StoredModel> ProjectStore::models() const
{
    const std::lock_guard lock(m_mutex);
    Statement query =
        m_database.prepare("SELECT fingerprint, name, path, family, parameters, bytes, full_hash, added "
                           "FROM models ORDER BY added, rowid");
    std::vector<StoredModel> models;
    while (query.next())
        models.push_back({query.bytes(0), query.bytes(1), query.bytes(2), query.bytes(3), query.integer(4),
                          query.integer(5), query.bytes(6), query.integer(7)});
    return models;
}

void ProjectStore::saveText(const StoredText& text)
{
    const std::lock_guard lock(m_mutex);
    m_database
        .prepare("INSERT INTO texts (sha256, name, path, bytes, added) VALUES (?, ?, ?, ?, ?) "
                 "ON CONFLICT (sha256) DO UPDATE SET "
                 "name = excluded.name, path = excluded.path, bytes = excluded.bytes")
        .bind(text.sha256, text.name, text.path, text.bytes, nowMs())
        .run();
}

std::vector<StoredText> ProjectStore::texts() const
{
    const std::lock_guard lock(m_mutex);
    Statement query =
        m_database.prepare("SELECT sha256, name, path, bytes, added FROM texts ORDER BY added, rowid");
    std::vector<StoredText> texts;
    while (query.next())
        texts.push_back({query.bytes(0), query.bytes(1), query.bytes(2), query.integer(3), query.integer(4)});
    return texts;
}

void ProjectStore::savePlan(const Plan& plan)
{
    if (plan.id.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("Plan \"%1\" has no id and cannot be stored."), plan.name);
    const std::string json = asciiLine(planToJson(plan));
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    Statement stored = m_database.prepare("SELECT json FROM plans WHERE id = ?");
    if (stored.bind(plan.id).next() && stored.bytes(0) != json && isUsed(m_database, plan.id) &&
        contents(stored.bytes(0), m_database.name()) != contents(json, m_database.name()))
        throw Error(ErrorKind::Usage,
                    PS_TEXT("Plan \"%1\" has results and keeps its contents; save the change as a new plan."),
                    plan.name);
    m_database
        .prepare("INSERT INTO plans (id, parent, name, model, json, created, note) VALUES (?, ?, ?, ?, ?, ?, ?) "
                 "ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, name = excluded.name, model = "
                 "excluded.model, json = excluded.json, note = excluded.note")
        .bind(plan.id, plan.parent, plan.name, plan.modelFingerprint, json, nowMs(), plan.notes)
        .run();
    transaction.commit();
}

std::vector<StoredPlan> ProjectStore::plans() const
{
    const std::lock_guard lock(m_mutex);
    Statement query =
        m_database.prepare("SELECT id, parent, name, model, created, note, facts FROM plans ORDER BY created, rowid");
    std::vector<StoredPlan> plans;
    while (query.next())
        plans.push_back({query.bytes(0), query.bytes(1), query.bytes(2), query.bytes(3), query.integer(4), query.bytes(5),
                         parseJson(query.bytes(6), m_database.name() + ", plan " + query.bytes(0))});
    return plans;
}

Plan ProjectStore::plan(const std::string& id) const
{
    const std::string where = m_database.name() + ", plan " + id;
    std::string json;
    {
        const std::lock_guard lock(m_mutex);
        Statement query = m_database.prepare("SELECT json FROM plans WHERE id = ?");
        if (!query.bind(id).next())
            throw Error(ErrorKind::Usage, PS_TEXT("%1: there is no plan with id %2."), m_database.name(), id);
        json = query.bytes(0);
    }
    return planFromJson(parseJson(json, where), where);
}

bool ProjectStore::hasPlan(const std::string& id) const
{
    const std::lock_guard lock(m_mutex);
    return m_database.prepare("SELECT 1 FROM plans WHERE id = ?").bind(id).next();
}

void ProjectStore::describePlan(const std::string& id, const std::string& name, const std::string& note)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    Statement stored = m_database.prepare("SELECT json FROM plans WHERE id = ?");
    if (!stored.bind(id).next())
        throw Error(ErrorKind::Usage, PS_TEXT("%1: there is no plan with id %2."), m_database.name(), id);
    const std::string where = m_database.name() + ", plan " + id;
    Plan plan = planFromJson(parseJson(stored.bytes(0), where), where);
    plan.name = name;
    plan.notes = note;
    m_database.prepare("UPDATE plans SET name = ?, note = ?, json = ? WHERE id = ?")
        .bind(name, note, asciiLine(planToJson(plan)), id)
        .run();
    transaction.commit();
}

void ProjectStore::addPlanFacts(const std::string& id, const Json& facts)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    Statement stored = m_database.prepare("SELECT facts FROM plans WHERE id = ?");
    if (!stored.bind(id).next())
        return;
    Json all = parseJson(stored.bytes(0), m_database.name() + ", plan " + id);
    if (!all.is_object())
        all = Json::object();
    all.update(facts);
    m_database.prepare("UPDATE plans SET facts = ? WHERE id = ?").bind(asciiLine(all), id).run();
    transaction.commit();
}

bool ProjectStore::hasRuns(const std::string& planId) const
{
    const std::lock_guard lock(m_mutex);
    return isUsed(m_database, planId);
}

void ProjectStore::removePlan(const std::string& id)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    if (isUsed(m_database, id))
        throw Error(ErrorKind::Usage, PS_TEXT("%1: plan %2 has results; remove its runs first."),
                    m_database.name(), id);
    m_database.prepare("DELETE FROM plans WHERE id = ?").bind(id).run();
    transaction.commit();
}

void ProjectStore::saveScore(const ScoreKey& key, std::string_view bytes)
{
    const std::lock_guard lock(m_mutex);
    m_database
        .prepare("INSERT OR REPLACE INTO cached_scores (model, calibration, score, created, data) "
                 "VALUES (?, ?, ?, ?, ?)")
        .bind(key.modelFingerprint, key.calibrationHash, key.scoreId, nowMs())
        .bindBlob(bytes)
        .run();
}

std::optional<std::string> ProjectStore::score(const ScoreKey& key) const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare(
        "SELECT data FROM cached_scores WHERE model = ? AND calibration = ? AND score = ?");
    if (!query.bind(key.modelFingerprint, key.calibrationHash, key.scoreId).next())
        return std::nullopt;
    return query.bytes(0);
}

std::int64_t ProjectStore::cachedScoreBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_database.integer("SELECT coalesce(sum(length(data)), 0) FROM cached_scores");
}

void ProjectStore::clearScores()
{
    const std::lock_guard lock(m_mutex);
    m_database.execute("DELETE FROM cached_scores");
}

void ProjectStore::saveMachineCalibration(const std::string& key, const Json& calibration)
{
    const std::lock_guard lock(m_mutex);
    m_database.prepare("INSERT OR REPLACE INTO machine_calibrations (key, json, measured) VALUES (?, ?, ?)")
        .bind(key, asciiLine(calibration), nowMs())
        .run();
}

std::optional<Json> ProjectStore::machineCalibration(const std::string& key) const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare("SELECT json FROM machine_calibrations WHERE key = ?");
    if (!query.bind(key).next())
        return std::nullopt;
    return parseJson(query.bytes(0), m_database.name() + ", machine " + key);
}

} // namespace prunescope
