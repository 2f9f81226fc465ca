// The runs page by clicks and keys: what the core calls a front is what chart and table show.
#include "app/app_context.h"
#include "app/runs_page.h"
#include "core/session/stored_comparison.h"
#include "core/store/project_store.h"
#include "tests/test_case.h"
#include "widgets/base/chart.h"
#include "widgets/base/segment_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

StoredEvaluation evaluation(double nll, const std::string& text)
{
    StoredEvaluation row;
    row.modelFingerprint = "m";
    row.textSha256 = text;
    row.convention = "paper";
    row.window = 64;
    row.windows = 8;
    row.tokens = 8 * 63;
    row.nll = nll;
    row.perplexity = std::exp(nll);
    row.standardError = 0.5;
    row.tokensPerSecond = 4000;
    for (int i = 0; i < 8; ++i)
        row.windowNll.push_back(nll + 0.1 * i + 0.01 * std::sin(nll * 40 + i));
    return row;
}

void addPruned(ProjectStore& store, const std::string& name, double share, double nll)
{
    Plan plan;
    plan.id = "plan-" + name;
    plan.name = name;
    plan.modelFingerprint = "m";
    store.savePlan(plan);
    RunStart start;
    start.kind = "prune";
    start.planId = plan.id;
    start.modelFingerprint = "m";
    const auto run = store.beginRun(start);
    store.finishRun(run, RunState::Done, "",
                    {{"achieved", share},
                     {"methods", "wanda"},
                     {"parameters", 1e6 * (1 - share)},
                     {"bytes_dense", 2e6},
                     {"bytes_bitmask", 2e6 * (1.06 - share)},
                     {"bytes_semi", 2e6 * (1.06 - share)}});
    StoredEvaluation row = evaluation(nll, "t1");
    row.planId = plan.id;
    row.prunedBy = run;
    store.addEvaluation(row);
}

std::shared_ptr<ProjectStore> project()
{
    std::shared_ptr<ProjectStore> store = ProjectStore::openInMemory();
    StoredModel model;
    model.fingerprint = "m";
    model.name = "tiny";
    model.parameters = 1000000;
    model.bytes = 2000000;
    store->saveModel(model);
    addPruned(*store, "gentle", 0.5, 3.1);
    addPruned(*store, "clumsy", 0.4, 3.3); // fewer zeros and a higher loss
    addPruned(*store, "harsh", 0.7, 3.6);
    store->addEvaluation(evaluation(3.0, "t1"));
    store->addEvaluation(evaluation(2.0, "t2"));
    return store;
}

} // namespace

class TstRunsPage : public QObject {
    Q_OBJECT

    std::shared_ptr<ProjectStore> m_store;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<RunsPage> m_page;
    template <typename T> T* child(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }
    QTableView* table() { return child<QTableView>("modelsTable"); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    int rowOf(const QString& name)
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (cell(row, OutcomeModel::Name) == name)
                return row;
        return -1;
    }

private Q_SLOTS:
    void init()
    {
        m_store = project();
        m_context = std::make_unique<AppContext>(std::make_shared<Session>(m_store));
        m_page = std::make_unique<RunsPage>(*m_context);
        m_page->resize(1200, 700);
        m_page->show();
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 4, 20000);
    }
    void cleanup()
    {
        m_page.reset();
        m_context.reset();
    }
    void dominatedModelsAreGreyed()
    {
        const auto colour = [&](const QString& name) {
            return table()->model()->index(rowOf(name), 0).data(Qt::ForegroundRole);
        };
        QVERIFY(colour(QStringLiteral("clumsy")).isValid());
        for (const char* name : {"gentle", "harsh", "dense"})
            QVERIFY2(!colour(QLatin1String(name)).isValid(), name);
        const auto& series = child<Chart>("paretoChart")->series();
        QCOMPARE(series[0].x.size(), std::size_t(3)); // the front
        QCOMPARE(series[1].x.size(), std::size_t(1)); // dominated
        QCOMPARE(series[1].y[0], std::exp(3.3));
    }
    void otherMeasurementsAreNotMixedIn()
    {
        auto* group = child<QComboBox>("paretoGroup");
        QCOMPARE(group->count(), 2);
        QTest::keyClick(group, Qt::Key_Down);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->model().table().group.like.textSha256, std::string("t2"), 20000);
        QCOMPARE(table()->model()->rowCount(), 4);
        QCOMPARE(m_page->model().table().front.size(), std::size_t(1));
    }
    void theAxisChangesTheFront()
    {
        auto* axis = child<QComboBox>("paretoAxis");
        axis->setFocus();
        QTest::keyClick(axis, Qt::Key_Down);
        QVERIFY(m_page->model().table().axis == ParetoAxis::Bytes);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(axis, Qt::Key_Down);
        QVERIFY(m_page->model().table().axis == ParetoAxis::TokensPerSecond);
        QCOMPARE(m_page->model().table().front.size(), std::size_t(1)); // equally fast: the best alone
    }
    void theFilterKeepsTheDenseModel()
    {
        QTest::keyClicks(child<QLineEdit>("runsFilter"), QStringLiteral("GENT"));
        QCOMPARE(table()->model()->rowCount(), 2);
        QVERIFY(rowOf(QStringLiteral("dense")) >= 0 && rowOf(QStringLiteral("gentle")) >= 0);
    }
    void columnsSort()
    {
        QTest::mouseClick(table()->horizontalHeader()->viewport(), Qt::LeftButton, Qt::NoModifier,
                          QPoint(table()->horizontalHeader()->sectionViewportPosition(OutcomeModel::Quality) + 20, 8));
        QCOMPARE(cell(0, OutcomeModel::Name), QStringLiteral("dense"));
        QCOMPARE(cell(3, OutcomeModel::Name), QStringLiteral("harsh"));
    }
    void aPointInTheChartSelectsItsRow()
    {
        auto* chart = child<Chart>("paretoChart");
        chart->grab();
        QWidget* plot = nullptr;
        for (QWidget* one : chart->findChildren<QWidget*>())
            if (one->inherits("QCustomPlot"))
                plot = one;
        QVERIFY(plot);
        QTest::mouseClick(plot, Qt::LeftButton, Qt::NoModifier,
                          plot->mapFrom(chart, chart->toPixel(0.7, std::exp(3.6)).toPoint()));
        const auto rows = table()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(cell(rows[0].row(), OutcomeModel::Name), QStringLiteral("harsh"));
        QVERIFY(child<QLabel>("runsVerdict")->text().contains(QStringLiteral("3 harsh")));
    }
    void twoSelectedModelsAreCompared()
    {
        table()->selectRow(rowOf(QStringLiteral("gentle")));
        table()->selectionModel()->select(table()->model()->index(rowOf(QStringLiteral("harsh")), 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
        auto* verdict = child<QLabel>("runsVerdict");
        QTRY_VERIFY2_WITH_TIMEOUT(verdict->text().contains(QStringLiteral("1 gentle")) &&
                                      verdict->text().contains(QStringLiteral("3 harsh")),
                                  qPrintable(verdict->text()), 20000);
        QVERIFY2(verdict->text().contains(QStringLiteral("0.5")), qPrintable(verdict->text())); // 3.6 - 3.1
        const auto& series = child<Chart>("paretoChart")->series();
        QCOMPARE(series[3].x.size(), std::size_t(2)); // selected
    }
    void aNoteIsWrittenToTheProject()
    {
        const QModelIndex note = table()->model()->index(rowOf(QStringLiteral("harsh")), OutcomeModel::Note);
        table()->setCurrentIndex(note);
        table()->edit(note);
        auto* editor = table()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, QStringLiteral("too much"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(cell(rowOf(QStringLiteral("harsh")), OutcomeModel::Note), QStringLiteral("too much"), 20000);
        for (const StoredPlan& plan : m_store->plans())
            QCOMPARE(plan.note, std::string(plan.name == "harsh" ? "too much" : ""));
        const QModelIndex dense = table()->model()->index(rowOf(QStringLiteral("dense")), OutcomeModel::Note);
        QVERIFY(!(dense.flags() & Qt::ItemIsEditable));
    }
    void allRunsAreBesideThem()
    {
        QTest::mouseClick(child<SegmentBar>("runsPages")->button(1), Qt::LeftButton);
        auto* runs = child<QTableView>("runsTable");
        QVERIFY(runs->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 3, 20000);
        QVERIFY(!child<QComboBox>("paretoAxis")->isVisible());
        QTest::keyClicks(child<QLineEdit>("runsFilter"), QStringLiteral("clumsy"));
        QCOMPARE(runs->model()->rowCount(), 1);
    }
};

PRUNESCOPE_TEST(TstRunsPage)
#include "tst_runs_page.moc"
