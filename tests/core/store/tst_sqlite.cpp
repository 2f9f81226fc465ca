// The layer over SQLite: values keep their bits, transactions are whole, errors are sentences.
#include "core/base/files.h"
#include "core/store/sqlite.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <cmath>
#include <limits>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

std::filesystem::path inside(const QTemporaryDir& folder, const char* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

} // namespace

class TstSqlite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesComeBackBitForBit()
    {
        Database database = Database::inMemory();
        database.execute("CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB) STRICT");
        const std::string text = std::string("a\0b", 3) + "ü";
        const std::string blob("\0\xff\x80", 3);
        Statement insert = database.prepare("INSERT INTO t VALUES (?, ?, ?, ?)");
        insert.bind(std::numeric_limits<std::int64_t>::min(), 0.1, text).bindBlob(blob).run();
        insert.bind(std::int64_t(7), std::numeric_limits<double>::infinity(), std::string())
            .bindBlob("")
            .run();
        QCOMPARE(database.lastInsertedId(), std::int64_t(2));
        Statement query = database.prepare("SELECT * FROM t ORDER BY rowid");
        QVERIFY(query.next());
        QCOMPARE(query.integer(0), std::numeric_limits<std::int64_t>::min());
        QCOMPARE(query.number(1), 0.1);
        QCOMPARE(query.bytes(2), text);
        QCOMPARE(query.bytes(3), blob);
        QVERIFY(query.next());
        QCOMPARE(query.number(1), std::numeric_limits<double>::infinity());
        QVERIFY(!query.isNull(2) && !query.isNull(3));
        QCOMPARE(query.bytes(3), std::string());
        QVERIFY(!query.next());
    }

    void emptyAndNotANumberAreNull()
    {
        Database database = Database::inMemory();
        database.execute("CREATE TABLE t (a REAL, b REAL, c INTEGER) STRICT");
        database.prepare("INSERT INTO t VALUES (?, ?, ?)")
            .bind(std::nan(""), std::optional<double>(), std::optional<std::int64_t>())
            .run();
        Statement query = database.prepare("SELECT * FROM t");
        QVERIFY(query.next());
        QVERIFY(query.isNull(0) && query.isNull(1) && query.isNull(2));
        QVERIFY(std::isnan(query.number(0)));
        QVERIFY(!query.optionalNumber(1) && !query.optionalInteger(2));
    }

    void statementsRunAgainAfterTheirEnd()
    {
        Database database = Database::inMemory();
        database.execute("CREATE TABLE t (i INTEGER)");
        Statement insert = database.prepare("INSERT INTO t VALUES (?)");
        for (int i = 1; i <= 3; ++i)
            insert.bind(i).run();
        QCOMPARE(database.integer("SELECT sum(i) FROM t"), std::int64_t(6));
        database.execute("UPDATE t SET i = 0 WHERE i > 1");
        QCOMPARE(database.changedRows(), std::int64_t(2));
        QCOMPARE(database.integer("SELECT i FROM t WHERE i > 100"), std::int64_t(0));
    }

    void uncommittedTransactionsLeaveNothing()
    {
        Database database = Database::inMemory();
        database.execute("CREATE TABLE t (i INTEGER)");
        {
            Transaction transaction(database);
            database.execute("INSERT INTO t VALUES (1)");
        }
        QCOMPARE(database.integer("SELECT count(*) FROM t"), std::int64_t(0));
        {
            Transaction transaction(database);
            database.execute("INSERT INTO t VALUES (1)");
            transaction.commit();
        }
        QCOMPARE(database.integer("SELECT count(*) FROM t"), std::int64_t(1));
    }

    void specialNamesAreOrdinaryFiles()
    {
        const QTemporaryDir folder;
        const auto before = std::filesystem::current_path();
        std::filesystem::current_path(folder.path().toStdString());
        {
            Database database(":memory:", Database::Mode::ReadWrite);
            database.execute("CREATE TABLE t (i INTEGER)");
        }
        std::filesystem::current_path(before);
        QVERIFY(std::filesystem::exists(inside(folder, ":memory:")));
    }

    void filesThatAreNoDatabaseAreNamed()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "text.psproj");
        writeFileAtomically(path, std::string(5000, 'x'));
        Database database(path, Database::Mode::ReadOnly);
        QVERIFY(throwsNaming([&] { database.integer("PRAGMA user_version"); }, ErrorKind::BadInput,
                             "text.psproj", "not a project database"));
    }

    void missingFilesAndFoldersAreNamed()
    {
        const QTemporaryDir folder;
        QVERIFY(throwsNaming([&] { Database(inside(folder, "none"), Database::Mode::ReadOnly); },
                             ErrorKind::BadInput, "none", "cannot be opened"));
        QVERIFY(throwsNaming([&] { Database(folder.path().toStdString(), Database::Mode::ReadWrite); },
                             ErrorKind::BadInput, folder.path().toStdString()));
    }

    void writingThroughAReadOnlyConnectionIsRefused()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.db");
        Database(path, Database::Mode::ReadWrite).execute("CREATE TABLE t (i INTEGER)");
        Database database(path, Database::Mode::ReadOnly);
        QVERIFY(throwsNaming([&] { database.execute("INSERT INTO t VALUES (1)"); }, ErrorKind::BadInput,
                             "a.db", "write-protected"));
    }

    void aFullDiskIsSaidAndTheTransactionUndone()
    {
        const QTemporaryDir folder;
        Database database(inside(folder, "a.db"), Database::Mode::ReadWrite);
        database.execute("CREATE TABLE t (b BLOB); PRAGMA max_page_count = 10");
        const auto fill = [&] {
            Transaction transaction(database);
            for (int i = 0; i < 20; ++i)
                database.prepare("INSERT INTO t VALUES (?)").bindBlob(std::string(4096, 'x')).run();
            transaction.commit();
        };
        QVERIFY(throwsNaming(fill, ErrorKind::BadInput, "a.db", "disk is full"));
        QCOMPARE(database.integer("SELECT count(*) FROM t"), std::int64_t(0));
        database.execute("INSERT INTO t VALUES (x'00')");
    }

    void unknownTablesAreAWrongForm()
    {
        Database database = Database::inMemory();
        QVERIFY(throwsNaming([&] { database.prepare("SELECT * FROM runs"); }, ErrorKind::BadInput,
                             "no such table: runs"));
    }

    void brokenRulesAreOurOwnFault()
    {
        Database database = Database::inMemory();
        database.execute("CREATE TABLE t (i INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)");
        QVERIFY(throwsNaming([&] { database.execute("INSERT INTO t VALUES (1)"); }, ErrorKind::Internal,
                             "UNIQUE"));
    }

    void damagedFilesAreErrorsNotCrashes()
    {
        const QTemporaryDir folder;
        const auto path = inside(folder, "a.db");
        {
            Database database(path, Database::Mode::ReadWrite);
            database.execute("CREATE TABLE t (i INTEGER, b BLOB)");
            for (int i = 0; i < 50; ++i)
                database.prepare("INSERT INTO t VALUES (?, ?)")
                    .bind(i)
                    .bindBlob(std::string(300, char(i)))
                    .run();
        }
        const std::string whole = readFile(path);
        int errors = 0;
        for (std::size_t start = 100; start < whole.size(); start += 512) {
            std::string broken = whole;
            std::fill_n(broken.begin() + std::ptrdiff_t(start),
                        std::min<std::size_t>(512, whole.size() - start), '\xa5');
            writeFileAtomically(path, broken);
            const auto error = tests::thrownBy([&] {
                Database database(path, Database::Mode::ReadOnly);
                Statement query = database.prepare("SELECT * FROM t");
                while (query.next())
                    query.bytes(1);
            });
            errors += error.has_value();
        }
        QVERIFY(errors > 0);
    }
};

PRUNESCOPE_TEST(TstSqlite)
#include "tst_sqlite.moc"
