// allocate as scripts call it.
#include "core/plan/plan.h"
#include "core/plan/strategy_info.h"
#include "tests/app/cli/cli_run.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandAllocate : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    QString path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)); }

    CliOutcome allocate(const QStringList& more) const
    {
        return runCli(QStringList{"allocate", path("tiny"), "--out", path("plan.psplan"), "--json", "--quiet"} +
                   more);
    }
    QStringList calibration() const
    {
        return {"--calibration", path("text.txt"), "--samples", "4", "--window", "32"};
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        writeTinyText(path("text.txt").toStdString(), 12);
    }
    void everyStrategyWritesAPlanThatPrunes()
    {
        for (const auto& info : strategyInfos()) {
            const auto outcome =
                allocate(QStringList{"--strategy", QString::fromStdString(info.id), "--sparsity", "0.6",
                                     "--lock", "model.layers.1.mlp.down_proj=0.2"} +
                         calibration());
            QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
            const Json json = outcome.json();
            QCOMPARE(json.at("strategy").get<std::string>(), info.id);
            QVERIFY(std::abs(json.at("planned_sparsity").get<double>() - 0.6) < 1e-4);
            QCOMPARE(json.at("matrices").size(), std::size_t(21));
            QCOMPARE(json.at("blocks").size(), std::size_t(3));
            const Plan plan = readPlan(path("plan.psplan").toStdString());
            for (const auto& matrix : json.at("matrices"))
                QCOMPARE(plan.find(matrix.at("name").get<std::string>())->sparsityShare,
                         matrix.at("sparsity").get<double>());
            QCOMPARE(plan.find("model.layers.1.mlp.down_proj")->sparsityShare, 0.2);
            QVERIFY(plan.find("model.layers.1.mlp.down_proj")->isLocked);
            const auto pruned =
                runCli(QStringList{"prune", path("tiny"), "--plan", path("plan.psplan"), "--json", "--quiet"} +
                    calibration());
            QVERIFY2(pruned.code == 0, qPrintable(pruned.error));
            QCOMPARE(pruned.json().at("planned_sparsity").get<double>(),
                     json.at("planned_sparsity").get<double>());
        }
    }
    void parametersOfTheStrategyAreKeptTo()
    {
        const auto wide =
            allocate(QStringList{"--strategy", "owl", "--sparsity", "0.6", "--param", "range=0.2", "--param",
                                 "outlier_factor=3", "--method", "magnitude"} +
                     calibration());
        QVERIFY2(wide.code == 0, qPrintable(wide.error));
        const Json json = wide.json();
        QCOMPARE(json.at("params").at("range").get<double>(), 0.2);
        QCOMPARE(json.at("statistic").get<std::string>(), std::string("outlier_percent"));
        double lowest = 1, highest = 0;
        for (const auto& block : json.at("blocks")) {
            lowest = std::min(lowest, block.at("sparsity").get<double>());
            highest = std::max(highest, block.at("sparsity").get<double>());
        }
        QVERIFY(std::abs(highest - lowest - 0.4) < 1e-9);
        QCOMPARE(readPlan(path("plan.psplan").toStdString()).matrices.front().method,
                 std::string("magnitude"));
    }
    void everyStrategyKeepsWithinBounds()
    {
        for (const auto& info : strategyInfos()) {
            const auto outcome = allocate(QStringList{"--strategy", QString::fromStdString(info.id), "--sparsity", "0.6", "--bound",
                                                      "model.layers.1.mlp.down_proj=0.1:0.3", "--bound",
                                                      "model.layers.0.mlp.up_proj=0.9:"} +
                                          calibration());
            QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
            QVERIFY(std::abs(outcome.json().at("planned_sparsity").get<double>() - 0.6) < 1e-4);
            const Plan plan = readPlan(path("plan.psplan").toStdString());
            const PlanEntry& down = *plan.find("model.layers.1.mlp.down_proj");
            QVERIFY2(down.sparsityShare >= 0.1 && down.sparsityShare <= 0.3, info.id.c_str());
            QVERIFY2(plan.find("model.layers.0.mlp.up_proj")->sparsityShare >= 0.9, info.id.c_str());
            QCOMPARE(down.bounds, (ShareBounds{0.1, 0.3}));
            QVERIFY(!down.isLocked);
        }
    }
    void aPlanCanBeSpreadAgain()
    {
        QCOMPARE(allocate({"--strategy", "uniform", "--sparsity", "0.3", "--method", "magnitude", "--lock",
                           "model.layers.0.mlp.up_proj=0.1"})
                     .code,
                 0);
        QVERIFY(QFile::rename(path("plan.psplan"), path("base.psplan")));
        const auto again =
            allocate({"--strategy", "global", "--sparsity", "0.5", "--plan", path("base.psplan")});
        QVERIFY2(again.code == 0, qPrintable(again.error));
        const Plan base = readPlan(path("base.psplan").toStdString()),
                   plan = readPlan(path("plan.psplan").toStdString());
        QCOMPARE(plan.parent, base.id);
        QCOMPARE(plan.find("model.layers.0.mlp.up_proj")->sparsityShare, 0.1);
        QCOMPARE(again.json().at("score").get<std::string>(), std::string("magnitude"));
    }
    void wrongRequestsAreSaidInOneSentence()
    {
        const auto unknown =
            allocate({"--strategy", "uniform", "--sparsity", "0.5", "--lock", "model.layers.7.q=0.5"});
        QCOMPARE(unknown.code, 3);
        QVERIFY(unknown.error.contains("model.layers.7.q"));
        const auto impossible = allocate(
            {"--strategy", "uniform", "--sparsity", "0", "--lock", "model.layers.0.mlp.up_proj=0.9"});
        QCOMPARE(impossible.code, 2);
        QCOMPARE(impossible.error.count('\n'), 1);
        for (const char* bound : {"0.mlp.up_proj", "0.mlp.up_proj=0.5", "0.mlp.up_proj=0.6:0.4", "0.mlp.up_proj=:", "0.mlp.up_proj=0:2"}) {
            const auto outcome =
                allocate({"--strategy", "uniform", "--sparsity", "0.5", "--bound", QStringLiteral("model.layers.%1").arg(bound)});
            QCOMPARE(outcome.code, 2);
            QVERIFY(outcome.error.contains("--bound"));
        }
        QCOMPARE(allocate({"--strategy", "uniform", "--sparsity", "0.5", "--bound", "model.layers.7.q=0:0.5"}).code, 3);
        QCOMPARE(allocate({"--strategy", "owls", "--sparsity", "0.5"}).code, 2);
        QCOMPARE(allocate({"--strategy", "owl", "--sparsity", "0.5"}).code, 2);
        QCOMPARE(allocate({"--strategy", "owl", "--sparsity", "0.5", "--param", "range=2"}).code, 2);
        QCOMPARE(
            allocate({"--strategy", "uniform", "--sparsity", "0.5", "--lock", "model.layers.0.mlp.up_proj"})
                .code,
            2);
        QCOMPARE(
            allocate({"--strategy", "uniform", "--sparsity", "0.5", "--lock", "model.layers.0.mlp.up_proj=2"})
                .code,
            2);
    }
};

PRUNESCOPE_TEST(TstCommandAllocate)
#include "tst_command_allocate.moc"
