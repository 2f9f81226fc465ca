// Connections, statements and transactions over SQLite's C interface.
#include "core/store/sqlite.h"

#include <sqlite3.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

namespace prunescope {
namespace {

constexpr int kBusyTimeoutMs = 5000; // another process of this program writes for milliseconds only

} // namespace

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Database::Database(std::string name, const char* file, int flags) : m_name(std::move(name))
{
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(file, &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    m_handle.reset(handle); // also after a failure, as SQLite asks for
    if (result != SQLITE_OK)
        fail();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    // The file may come from outside: its triggers and views must not reach functions with side effects.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

// An absolute path cannot be mistaken for SQLite's special names (":memory:", "").
Database::Database(const std::filesystem::path& path, Mode mode)
    : Database(path.string(), std::filesystem::absolute(path).c_str(),
               mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
{
    if (mode == Mode::ReadWrite && sqlite3_db_readonly(m_handle.get(), "main") == 1)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is write-protected; copy it to a folder of your own first."), m_name);
}

Database Database::inMemory()
{
    return Database("project in memory", ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

void Database::fail() const
{
    const int code = sqlite3_extended_errcode(m_handle.get());
    const char* detail = m_handle ? sqlite3_errmsg(m_handle.get()) : "out of memory";
    const auto error = [&](const char* pattern) {
        return Error(ErrorKind::BadInput, pattern, m_name, detail);
    };
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
        throw error(PS_TEXT("%1: is not a project database."));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        throw error(PS_TEXT("%1: cannot be opened as a project (%2)."));
    case SQLITE_READONLY:
        throw error(PS_TEXT("%1: is write-protected; copy it to a folder of your own first."));
    case SQLITE_FULL:
        throw error(PS_TEXT("%1: the disk is full; make room and try again."));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw error(PS_TEXT("%1: is being written by another program; wait for it and try again."));
    case SQLITE_CORRUPT:
        throw error(PS_TEXT("%1: is damaged (%2); use a copy of it."));
    case SQLITE_TOOBIG:
        throw error(PS_TEXT("%1: what should be stored is too large for a project (%2)."));
    case SQLITE_IOERR:
        throw error(PS_TEXT("%1: cannot be read or written (%2)."));
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
        throw Error(ErrorKind::Internal, PS_TEXT("%1: a row could not be stored (%2)."), m_name, detail);
    case SQLITE_NOMEM:
        throw Error(ErrorKind::Memory, PS_TEXT("%1: there is not enough memory to read or write it."),
                    m_name);
    default: // a table, column or value that a project of its version does not have
        throw error(PS_TEXT("%1: does not have the form of a project (%2)."));
    }
}

void Database::execute(const std::string& sql)
{
    if (sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail();
}

void Database::executeWhenFree(const std::string& sql)
{
    constexpr auto kPause = std::chrono::milliseconds(5);
    const auto giveUp = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyTimeoutMs);
    int result = SQLITE_OK;
    while (((result = sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr)) & 0xFF) ==
               SQLITE_BUSY &&
           std::chrono::steady_clock::now() < giveUp)
        std::this_thread::sleep_for(kPause);
    if (result != SQLITE_OK)
        fail();
}

Statement Database::prepare(std::string_view sql)
{
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v2(m_handle.get(), sql.data(), int(sql.size()), &handle, nullptr) != SQLITE_OK)
        fail();
    return Statement(*this, handle);
}

std::int64_t Database::integer(std::string_view sql)
{
    Statement query = prepare(sql);
    return query.next() ? query.integer(0) : 0;
}

std::int64_t Database::lastInsertedId() const { return sqlite3_last_insert_rowid(m_handle.get()); }
std::int64_t Database::changedRows() const { return sqlite3_changes64(m_handle.get()); }

Statement::Statement(Database& database, sqlite3_stmt* handle) : m_database(&database), m_handle(handle) {}

void Statement::check(int result) const
{
    if (result != SQLITE_OK)
        m_database->fail();
}

void Statement::bindNext(std::int64_t value) { check(sqlite3_bind_int64(m_handle.get(), ++m_bound, value)); }

void Statement::bindNext(const std::optional<std::int64_t>& value)
{
    if (value)
        bindNext(*value);
    else
        check(sqlite3_bind_null(m_handle.get(), ++m_bound));
}

void Statement::bindNext(double value)
{
    // SQLite itself turns NaN into NULL; said here so that nobody relies on it by accident.
    check(std::isnan(value) ? sqlite3_bind_null(m_handle.get(), ++m_bound)
                            : sqlite3_bind_double(m_handle.get(), ++m_bound, value));
}

void Statement::bindNext(const std::optional<double>& value)
{
    bindNext(value.value_or(std::numeric_limits<double>::quiet_NaN()));
}

void Statement::bindNext(const std::string& value)
{
    check(sqlite3_bind_text64(m_handle.get(), ++m_bound, value.data(), value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
}

Statement& Statement::bindBlob(std::string_view bytes)
{
    // A null pointer would bind NULL where an empty blob is meant.
    const char* data = bytes.empty() ? "" : bytes.data();
    check(sqlite3_bind_blob64(m_handle.get(), ++m_bound, data, bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

bool Statement::next()
{
    const int result = sqlite3_step(m_handle.get());
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        m_database->fail();
    m_bound = 0;
    check(sqlite3_reset(m_handle.get()));
    return false;
}

void Statement::run()
{
    while (next()) {
    }
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_handle.get(), column); }

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

double Statement::number(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN()
                          : sqlite3_column_double(m_handle.get(), column);
}

std::optional<double> Statement::optionalNumber(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(number(column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL;
}

std::string Statement::bytes(int column) const
{
    const void* data = sqlite3_column_blob(m_handle.get(), column);
    const int size = sqlite3_column_bytes(m_handle.get(), column);
    return data ? std::string(static_cast<const char*>(data), std::size_t(size)) : std::string();
}

Transaction::Transaction(Database& database) : m_database(database) { m_database.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction()
{
    if (!m_isOpen)
        return;
    try {
        m_database.execute("ROLLBACK");
    } catch (const Error&) {
        // SQLite has rolled back by itself (disk full, damage); there is nothing left to undo.
    }
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_isOpen = false;
}

} // namespace prunescope
