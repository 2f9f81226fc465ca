#pragma once
// A small RAII layer over SQLite's C interface: one connection, prepared statements, transactions, and errors
// as sentences that name the file.

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace prunescope {

class Statement;

/// One connection. Not thread-safe: its owner guards it. Statements must not outlive it.
class Database {
public:
    enum class Mode {
        ReadOnly,  ///< the file must exist and is not changed
        ReadWrite, ///< the file is created where it is missing
    };

    /// Connects; SQLite looks into the file only at the first statement.
    /// @throws Error{BadInput} if the file cannot be opened, or is opened for writing but write-protected
    Database(const std::filesystem::path& path, Mode mode);
    /// A database of its own in memory, gone with the object.
    static Database inMemory();
    Database(Database&&) noexcept = default;
    Database& operator=(Database&&) = delete;

    /// The file, or "project in memory", for messages.
    const std::string& name() const { return m_name; }

    /// Runs one or several statements without parameters and drops what they return.
    /// @throws Error{BadInput} for damage, lack of space, write protection or locks; see fail()
    void execute(const std::string& sql);
    /// execute() for the statements that SQLite refuses at once, without its usual wait, while another
    /// connection is at work: a change of the journal mode is one. Tries again for up to five seconds.
    void executeWhenFree(const std::string& sql);
    Statement prepare(std::string_view sql);
    /// The single integer that a query returns; 0 where it returns no row.
    std::int64_t integer(std::string_view sql);
    std::int64_t lastInsertedId() const;
    /// Rows touched by the latest insert, update or delete.
    std::int64_t changedRows() const;

    /// Turns SQLite's last result into an exception.
    /// @throws Error always: BadInput for what is wrong with the file, Internal for a row that we should not
    /// have written
    [[noreturn]] void fail() const;

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    Database(std::string name, const char* file, int flags);

    std::string m_name;
    std::unique_ptr<sqlite3, Close> m_handle;
};

/// One prepared statement. Columns and parameters are counted as SQLite does: columns from 0; bind() goes by
/// order.
class Statement {
public:
    Statement(Database& database, sqlite3_stmt* handle);

    /// Binds the next parameters in order. Doubles that are not numbers and empty optionals become NULL.
    template <typename... Values> Statement& bind(const Values&... values)
    {
        (bindNext(values), ...);
        return *this;
    }
    /// Binds the next parameter as bytes. They are copied.
    Statement& bindBlob(std::string_view bytes);

    /// Runs to the next row. @return false at the end; the statement may then be bound and run again
    bool next();
    /// Runs a statement that returns no rows.
    void run();

    std::int64_t integer(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    /// NaN for NULL.
    double number(int column) const;
    std::optional<double> optionalNumber(int column) const;
    bool isNull(int column) const;
    /// Text or blob, byte for byte; "" for NULL.
    std::string bytes(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    void bindNext(std::int64_t value);
    void bindNext(int value) { bindNext(std::int64_t(value)); }
    void bindNext(const std::optional<std::int64_t>& value);
    void bindNext(double value);
    void bindNext(const std::optional<double>& value);
    void bindNext(const std::string& value);
    void check(int result) const;

    Database* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
    int m_bound = 0;
};

/// Writes together or not at all: rolled back at the end of the scope unless commit() was called.
class Transaction {
public:
    /// Takes the write lock at once, so that what is read inside is still true when it is written.
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database& m_database;
    bool m_isOpen = true;
};

} // namespace prunescope
