// Magnitude and Wanda on single layers against the published code, as the manifest demands.
#include "core/base/json.h"
#include "core/calibration/input_statistics.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"
#include "tests/core/golden.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstGoldenLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void maskWeightAndStatisticAreThoseOfThePublishedCode_data()
    {
        QTest::addColumn<QString>("id");
        const QString manifest = QString::fromStdString(sharedPath("fixtures/unstructured/manifest.json"));
        if (!QFileInfo::exists(manifest)) {
            QTest::newRow("manifest") << QString();
            return;
        }
        const Json json = readJsonFile(manifest.toStdString());
        for (const auto& entry : json.at("cases")) {
            const std::string method = entry.at("method"), level = entry.at("level");
            if (level == "layer" && (method == "magnitude" || method == "wanda"))
                QTest::newRow(entry.at("id").get<std::string>().c_str())
                    << QString::fromStdString(entry.at("id").get<std::string>());
        }
    }
    void maskWeightAndStatisticAreThoseOfThePublishedCode()
    {
        QFETCH(QString, id);
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(sharedPath("fixtures/unstructured/manifest.json")));
        Json found;
        const Json json = readJsonFile(sharedPath("fixtures/unstructured/manifest.json"));
        for (const auto& entry : json.at("cases"))
            if (entry.at("id") == id.toStdString())
                found = entry;
        QVERIFY(found.is_object());
        const std::string file = sharedPath("fixtures/unstructured/" + found.at("file").get<std::string>());
        const std::string method = found.at("method");
        const Json& given = found.at("params");
        MatrixTask task;
        task.name = id.toStdString();
        task.weight = golden(file, "in.W");
        ParamValues values{{"reference_count", true}};
        if (method == "wanda")
            values["variant"] = given.value("variant", false);
        task.params = completeParams(methodInfo(method).params, values, method);
        if (const int m = given.at("prune_m"); m > 0)
            task.pattern = {m - given.at("prune_n").get<int>(), m};
        else
            task.sparsityShare = given.at("sparsity");
        InputStatistics statistics(task.weight.size(1));
        if (found.contains("calibration")) {
            for (const auto& name : found.at("calibration").at("order"))
                statistics.add(golden(file, name));
            QVERIFY(excess(statistics.meanSquares(), golden(file, "out.scaler_row"), 0, 1e-5) <= 0);
            task.statistics = &statistics;
        }
        StopFlag stop;
        const auto outcome = makePruneMethod(method)->prune(task, stop);
        QVERIFY(at::equal(outcome.mask, golden(file, "out.mask")));
        QVERIFY(at::equal(outcome.weight, golden(file, "out.W_pruned")));
        QCOMPARE(outcome.weight.scalar_type(), task.weight.scalar_type());
        // Signed zeros would break sparse kernels: every pruned entry is +0.0.
        QVERIFY(!at::signbit(outcome.weight.masked_select(outcome.mask.to(at::kBool))).any().item<bool>());
    }
};

PRUNESCOPE_TEST(TstGoldenLayers)
#include "tst_golden_layers.moc"
