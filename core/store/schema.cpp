// The tables of a project file. STRICT tables refuse values of another type, so that what is read has the
// type that was declared. Times are milliseconds since 1970 in UTC; seeds are 64 bits stored as a signed
// integer.
#include "core/store/schema.h"

namespace prunescope {
namespace {

constexpr char kVersion1[] = R"sql(
CREATE TABLE models (
    fingerprint TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    family TEXT NOT NULL,
    parameters INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    full_hash TEXT NOT NULL,
    added INTEGER NOT NULL
) STRICT;

CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    added INTEGER NOT NULL
) STRICT;

-- A tree through "parent", which may name a plan of another project.
CREATE TABLE plans (
    id TEXT PRIMARY KEY NOT NULL,
    parent TEXT NOT NULL,
    name TEXT NOT NULL,
    model TEXT NOT NULL,
    json TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

-- Written before the work starts, so that work that died is seen. "session" is the lock of the process that owns it.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    parameters TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
    model TEXT NOT NULL,
    plan TEXT NOT NULL,
    calibration TEXT NOT NULL,
    seed INTEGER NOT NULL,
    threads INTEGER NOT NULL,
    version TEXT NOT NULL,
    started INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    message TEXT NOT NULL,
    result TEXT NOT NULL,
    session INTEGER NOT NULL
) STRICT;
CREATE INDEX runs_by_plan ON runs (plan);

CREATE TABLE matrix_results (
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    matrix TEXT NOT NULL,
    method TEXT NOT NULL,
    planned_sparsity REAL NOT NULL,
    achieved_sparsity REAL NOT NULL,
    output_error REAL,
    loss REAL,
    seconds REAL NOT NULL,
    damping REAL,
    PRIMARY KEY (run, matrix)
) STRICT;

-- "run" is NULL where a model was measured as it stood.
CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER REFERENCES runs (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    text TEXT NOT NULL,
    convention TEXT NOT NULL,
    window INTEGER NOT NULL,
    stride INTEGER NOT NULL,
    windows INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    perplexity REAL,
    standard_error REAL,
    nll REAL,
    bits_per_byte REAL,
    tokens_per_second REAL,
    window_nll BLOB NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX evaluations_by_run ON evaluations (run);
CREATE INDEX evaluations_by_model ON evaluations (model);

-- One row per finished unit and level; ids of units are stable, so parts made elsewhere merge by key.
CREATE TABLE sweeps (
    run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    unit TEXT NOT NULL,
    level REAL NOT NULL,
    perplexity REAL,
    standard_error REAL,
    nll REAL,
    seconds REAL NOT NULL,
    window_nll BLOB NOT NULL,
    PRIMARY KEY (run, unit, level)
) STRICT;

CREATE TABLE cached_scores (
    model TEXT NOT NULL,
    calibration TEXT NOT NULL,
    score TEXT NOT NULL,
    data BLOB NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (model, calibration, score)
) STRICT;

CREATE TABLE machine_calibrations (
    key TEXT PRIMARY KEY NOT NULL,
    json TEXT NOT NULL,
    measured INTEGER NOT NULL
) STRICT;
)sql";

// What a sweep's pruning reached, beside what was asked for.
constexpr char kVersion2[] = "ALTER TABLE sweeps ADD COLUMN sparsity REAL";

// The tree of plans reads no plan's JSON: its note and facts are columns of their own. "plan" and "pruned_by" of an
// evaluation are the plan and run that made the measured model; '' and NULL where it was measured as it stood.
constexpr char kVersion3[] = R"sql(
ALTER TABLE plans ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE plans ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
UPDATE plans SET note = CASE WHEN json_valid(json) THEN
    CASE json_type(json, '$.notes') WHEN 'text' THEN json_extract(json, '$.notes') ELSE '' END ELSE '' END;
ALTER TABLE evaluations ADD COLUMN plan TEXT NOT NULL DEFAULT '';
ALTER TABLE evaluations ADD COLUMN pruned_by INTEGER REFERENCES runs (id) ON DELETE SET NULL;
CREATE INDEX evaluations_by_plan ON evaluations (plan);
CREATE INDEX evaluations_by_pruning ON evaluations (pruned_by);
)sql";

// Losses of single tokens, so that any two measurements of one text pair without running again; prompts and what the models
// made of them. "pruned_by" of a continuation is the run that made the model, NULL where it stood in the files.
constexpr char kVersion4[] = R"sql(
CREATE TABLE token_losses (
    evaluation INTEGER PRIMARY KEY NOT NULL REFERENCES evaluations (id) ON DELETE CASCADE,
    window_end BLOB NOT NULL,
    nats BLOB NOT NULL
) STRICT;

CREATE TABLE prompts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    temperature REAL NOT NULL,
    top_p REAL NOT NULL,
    seed INTEGER NOT NULL,
    created INTEGER NOT NULL,
    UNIQUE (text, tokens, temperature, top_p, seed)
) STRICT;

CREATE TABLE continuations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    prompt INTEGER NOT NULL REFERENCES prompts (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    plan TEXT NOT NULL,
    pruned_by INTEGER REFERENCES runs (id) ON DELETE SET NULL,
    text TEXT NOT NULL,
    tokens_per_second REAL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX continuations_by_prompt ON continuations (prompt);
CREATE INDEX continuations_by_run ON continuations (pruned_by);
)sql";

} // namespace

const std::vector<std::string>& projectSchemaSteps()
{
    static const std::vector<std::string> steps{kVersion1, kVersion2, kVersion3, kVersion4};
    return steps;
}

std::int64_t checkSchema(Database& database, const std::vector<std::string>& steps)
{
    // One view of all three, also while another process makes the tables; a savepoint works inside migrate(),
    // too.
    database.execute("SAVEPOINT look");
    const std::int64_t version = database.integer("PRAGMA user_version");
    const std::int64_t application = database.integer("PRAGMA application_id");
    const std::int64_t objects = database.integer("SELECT count(*) FROM sqlite_master");
    database.execute("RELEASE look");
    if (application == 0 && version == 0 && objects == 0)
        return 0;
    if (application != kProjectApplicationId)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is a database of another program (application %2, not %3)."),
                    database.name(), application, kProjectApplicationId);
    if (version < 1 || version > std::int64_t(steps.size()))
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is a project of version %2; this program reads up to version %3. Use a "
                            "newer PruneScope."),
                    database.name(), version, steps.size());
    return version;
}

void checkTables(Database& database)
{
    for (const char* table : {"models", "texts", "plans", "runs", "matrix_results", "evaluations", "sweeps",
                              "cached_scores", "machine_calibrations", "token_losses", "prompts", "continuations"})
        database.prepare(std::string("SELECT * FROM ") + table);
}

void migrate(Database& database, const std::vector<std::string>& steps)
{
    Transaction transaction(database);
    // Read again under the write lock: another process may have been faster.
    const std::int64_t version = checkSchema(database, steps);
    for (std::size_t step = std::size_t(version); step < steps.size(); ++step)
        database.execute(steps[step] + ";PRAGMA user_version = " + std::to_string(step + 1));
    if (version == 0)
        database.execute("PRAGMA application_id = " + std::to_string(kProjectApplicationId));
    transaction.commit();
}

} // namespace prunescope
