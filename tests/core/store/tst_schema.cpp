// Schema versions: steps from one to the next, files of others and of the future.
#include "core/store/schema.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

/// A history of three versions: a table, a renamed column, an added column filled from the old ones.
const std::vector<std::string> kSteps{
    "CREATE TABLE t (name TEXT, share REAL)",
    "ALTER TABLE t RENAME COLUMN share TO sparsity",
    "ALTER TABLE t ADD COLUMN kept REAL; UPDATE t SET kept = 1 - sparsity",
};

std::vector<std::string> firstSteps(std::size_t count)
{
    return {kSteps.begin(), kSteps.begin() + std::ptrdiff_t(count)};
}

Database ofVersion(std::size_t version)
{
    Database database = Database::inMemory();
    migrate(database, firstSteps(version));
    database.execute("INSERT INTO t (name) VALUES ('q')");
    database.execute(version == 1 ? "UPDATE t SET share = 0.25" : "UPDATE t SET sparsity = 0.25");
    return database;
}

} // namespace

class TstSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyDatabasesGetTheNewestVersion()
    {
        Database database = Database::inMemory();
        QCOMPARE(checkSchema(database, kSteps), std::int64_t(0));
        migrate(database, kSteps);
        QCOMPARE(checkSchema(database, kSteps), std::int64_t(3));
        QCOMPARE(database.integer("PRAGMA application_id"), std::int64_t(0x50534350));
        database.execute("INSERT INTO t (name, sparsity, kept) VALUES ('q', 0, 1)");
    }

    void everyOlderVersionIsBroughtUpWithItsRows()
    {
        for (const std::size_t version : {1, 2}) {
            Database database = ofVersion(version);
            QCOMPARE(checkSchema(database, kSteps), std::int64_t(version));
            migrate(database, kSteps);
            QCOMPARE(database.integer("PRAGMA user_version"), std::int64_t(3));
            Statement query = database.prepare("SELECT name, sparsity, kept FROM t");
            QVERIFY(query.next());
            QCOMPARE(query.bytes(0), std::string("q"));
            QCOMPARE(query.number(1), 0.25);
            QCOMPARE(query.number(2), 0.75);
        }
    }

    void migratingTwiceChangesNothing()
    {
        Database database = ofVersion(3);
        migrate(database, kSteps);
        QCOMPARE(database.integer("SELECT count(*) FROM t"), std::int64_t(1));
        QCOMPARE(database.integer("PRAGMA user_version"), std::int64_t(3));
    }

    void aFailingStepLeavesTheOldVersion()
    {
        Database database = ofVersion(1);
        std::vector<std::string> steps = firstSteps(2);
        steps.push_back("UPDATE t SET weight = 1");
        QVERIFY(throwsNaming([&] { migrate(database, steps); }, ErrorKind::BadInput, "no such column"));
        QCOMPARE(database.integer("PRAGMA user_version"), std::int64_t(1));
        QCOMPARE(database.integer("SELECT count(share) FROM t"), std::int64_t(1)); // the old column name
    }

    void newerVersionsAreRefusedWithBothNumbers()
    {
        Database database = ofVersion(3);
        QVERIFY(throwsNaming([&] { checkSchema(database, firstSteps(2)); }, ErrorKind::BadInput, "version 3",
                             "up to version 2", "newer"));
        QVERIFY(throwsNaming([&] { migrate(database, firstSteps(2)); }, ErrorKind::BadInput, "version 3"));
        database.execute("PRAGMA user_version = -1");
        QVERIFY(throwsNaming([&] { checkSchema(database, kSteps); }, ErrorKind::BadInput, "-1"));
    }

    void databasesOfOthersAreRefused()
    {
        Database unmarked = Database::inMemory();
        unmarked.execute("CREATE TABLE songs (title TEXT)");
        QVERIFY(throwsNaming([&] { checkSchema(unmarked, kSteps); }, ErrorKind::BadInput, "another program"));
        Database marked = Database::inMemory();
        marked.execute("PRAGMA application_id = 252006673");
        QVERIFY(throwsNaming([&] { migrate(marked, kSteps); }, ErrorKind::BadInput, "252006673"));
    }

    void theProjectStepsMakeAllTables()
    {
        Database database = Database::inMemory();
        migrate(database, projectSchemaSteps());
        checkTables(database);
        database.execute("DROP TABLE sweeps");
        QVERIFY(throwsNaming([&] { checkTables(database); }, ErrorKind::BadInput, "sweeps"));
    }
};

PRUNESCOPE_TEST(TstSchema)
#include "tst_schema.moc"
