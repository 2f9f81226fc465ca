// The runs of a project as a table.
#include "tests/test_case.h"
#include "widgets/comparison/runs_table.h"

#include <QAbstractItemModelTester>
#include <QTableView>

using namespace prunescope;
using namespace prunescope::gui;

class TstRunsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newestComesFirst()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({run(1, "prune", {{"achieved", 0.5}}), run(2, "perplexity", {{"perplexity", 23.4}})}, {});
        QCOMPARE(text(model, 0, RunsModel::Number), QStringLiteral("2"));
        QVERIFY(text(model, 0, RunsModel::Result).contains(QStringLiteral("23.4")));
        QVERIFY(text(model, 1, RunsModel::Result).contains(QStringLiteral("50.0")));
    }

    void plansAreNamed()
    {
        RunsModel model;
        StoredRun named = run(1, "prune", {}), unnamed = run(2, "prune", {}), none = run(3, "compare", {});
        named.planId = "abcdef0123";
        unnamed.planId = "fedcba9876";
        model.setRuns({named, unnamed, none}, {{"abcdef0123", "gentle"}});
        QCOMPARE(text(model, 2, RunsModel::Plan), QStringLiteral("gentle"));
        QVERIFY(text(model, 1, RunsModel::Plan).contains(QStringLiteral("fedcba")));
        QCOMPARE(text(model, 0, RunsModel::Plan), QStringLiteral("–"));
    }

    void strangeResultsDoNoHarm()
    {
        RunsModel model;
        const Json strange[] = {Json(), Json("text"), Json::array({1, 2}), Json{{"perplexity", "high"}}, Json{{"perplexity_a", 1}}};
        std::vector<StoredRun> runs;
        for (const Json& result : strange)
            runs.push_back(run(std::int64_t(runs.size()) + 1, "perplexity", result));
        model.setRuns(runs, {});
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(text(model, row, RunsModel::Result), QStringLiteral("–"));
    }

    void aFailureSaysWhy()
    {
        RunsModel model;
        StoredRun failed = run(1, "prune", {});
        failed.state = RunState::Failed;
        failed.message = "The disk is full.";
        model.setRuns({failed}, {});
        QCOMPARE(text(model, 0, RunsModel::Result), QStringLiteral("The disk is full."));
    }

    void anEmptyProjectSaysWhatWillBeHere()
    {
        RunsTable table;
        table.show();
        QVERIFY(!table.findChild<QTableView*>(QStringLiteral("runsTable"))->isVisible());
        table.setRuns({run(1, "prune", {})}, {});
        QVERIFY(table.findChild<QTableView*>(QStringLiteral("runsTable"))->isVisible());
    }

private:
    static StoredRun run(std::int64_t id, const char* kind, Json result)
    {
        StoredRun run;
        run.id = id;
        run.kind = kind;
        run.state = RunState::Done;
        run.startedMs = 1000;
        run.finishedMs = 3500;
        run.result = std::move(result);
        return run;
    }
    static QString text(const RunsModel& model, int row, int column) { return model.index(row, column).data().toString(); }
};

PRUNESCOPE_TEST(TstRunsModel)
#include "tst_runs_model.moc"
