// SparseGPT on single layers against the published code, and its answers to unusual requests.
#include "core/pruning/sparsegpt.h"
#include "core/base/json.h"
#include "core/base/wide_vectors.h"
#include "core/plan/method_info.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"

#include <ATen/Parallel.h>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Json manifestCase(const std::string& id)
{
    const Json json = readJsonFile(sharedPath("fixtures/unstructured/manifest.json"));
    for (const auto& entry : json.at("cases"))
        if (entry.at("id") == id)
            return entry;
    return {};
}

/// A layer with its statistics; the solver goes with it.
struct Layer {
    explicit Layer(std::int64_t columns, double share = 0.5)
        : statistics(columns, {.moments = false, .hessian = true}), solver(statistics)
    {
        task.name = "m";
        task.statistics = &statistics;
        task.solver = &solver;
        task.sparsityShare = share;
        task.params = completeParams(methodInfo("sparsegpt").params, {}, "sparsegpt");
    }
    Layer(const Layer&) = delete;
    InputStatistics statistics;
    HessianSolver solver;
    MatrixTask task;
};

std::unique_ptr<Layer> randomLayer(std::int64_t rows, std::int64_t columns, std::int64_t tokens)
{
    auto out = std::make_unique<Layer>(columns);
    at::manual_seed(rows + columns + tokens);
    out->statistics.add(at::randn({1, tokens, columns}));
    out->task.weight = at::randn({rows, columns});
    return out;
}

} // namespace

class TstSparsegpt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layersAreThoseOfThePublishedCode_data()
    {
        QTest::addColumn<QString>("id");
        const QString manifest = QString::fromStdString(sharedPath("fixtures/unstructured/manifest.json"));
        if (!QFileInfo::exists(manifest)) {
            QTest::newRow("manifest") << QString();
            return;
        }
        const Json json = readJsonFile(manifest.toStdString());
        for (const auto& entry : json.at("cases"))
            if (entry.at("level") == "layer" && entry.at("method") == "sparsegpt")
                QTest::newRow(entry.at("id").get<std::string>().c_str())
                    << QString::fromStdString(entry.at("id").get<std::string>());
    }
    void layersAreThoseOfThePublishedCode()
    {
        QFETCH(QString, id);
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(sharedPath("fixtures/unstructured/manifest.json")));
        const Json found = manifestCase(id.toStdString());
        const std::string file = sharedPath("fixtures/unstructured/" + found.at("file").get<std::string>());
        const Json& given = found.at("params");
        const bool isInputMajor = given.at("weight_layout").get<std::string>().starts_with("in_by_out");
        const auto oriented = [&](const at::Tensor& W) { return isInputMajor ? W.t().contiguous() : W; };
        const auto weight = oriented(golden(file, "in.W"));
        Layer layer(weight.size(1), given.value("sparsity", 0.0));
        layer.task.weight = weight;
        const ParamValues values{{"reference_count", true},
                                 {"block_size", given.at("blocksize").get<double>()},
                                 {"damping", given.at("percdamp").get<double>()}};
        layer.task.params = completeParams(methodInfo("sparsegpt").params, values, "sparsegpt");
        if (const int m = given.at("prune_m"); m > 0)
            layer.task.pattern = {m - given.at("prune_n").get<int>(), m};
        for (const auto& name : found.at("calibration").at("order"))
            layer.statistics.add(golden(file, name));

        const auto H = golden(file, "out.H");
        QVERIFY(excess(layer.statistics.hessian(), H, 1e-5 * H.abs().max().item<double>(), 0) <= 0);
        StopFlag stop;
        const auto& tensors = found.at("tensors");
        if (tensors.contains("out.Hinv_cholesky_upper")) {
            const auto U = golden(file, "out.Hinv_cholesky_upper");
            const auto& factor = layer.solver.factor(given.at("percdamp").get<double>(), stop);
            QVERIFY(excess(factor.upper, U, 1e-4 * U.abs().max().item<double>(), 0) <= 0);
        }
        const int threads = at::get_num_threads();
        const auto mask = oriented(golden(file, "out.mask")), expected = oriented(golden(file, "out.W_pruned"));
        const Json& bound = found.at("tolerance").at("out.W_pruned");
        for (const bool isWide : {true, false})
            for (const int count : {1, 2}) {
                allowWideVectors(isWide);
                at::set_num_threads(count);
                const auto outcome = makeSparseGptMethod()->prune(layer.task, stop);
                allowWideVectors(true);
                at::set_num_threads(threads);
                QVERIFY(at::equal(outcome.mask, mask));
                QVERIFY(excess(outcome.weight, expected, bound.at("atol"), bound.at("rtol")) <= 0);
                QVERIFY2(std::abs(outcome.lossEstimate / found.at("scalars").at("loss").get<double>() - 1) < 2e-4,
                         qPrintable(QString::number(outcome.lossEstimate)));
                QCOMPARE(outcome.weight.scalar_type(), weight.scalar_type());
            }
    }
    void theEstimateIsTheErrorThatIsMeasured()
    {
        // Without damping to speak of, the sum of squared errors is the growth of ||X (W' - W)^T||^2.
        auto layer = randomLayer(20, 32, 400);
        layer->task.params["damping"] = 1e-6;
        StopFlag stop;
        const auto outcome = makeSparseGptMethod()->prune(layer->task, stop);
        const auto D = (outcome.weight - layer->task.weight).to(at::kDouble);
        const auto H = layer->statistics.hessian().to(at::kDouble);
        const double measured = 0.5 * (at::mm(D, H) * D).sum().item<double>();
        QVERIFY2(std::abs(outcome.lossEstimate / measured - 1) < 1e-3, qPrintable(QString::number(outcome.lossEstimate / measured)));
    }
    void keptWeightsBeatTheSameMaskWithoutUpdate()
    {
        auto layer = randomLayer(20, 64, 300);
        StopFlag stop;
        const auto outcome = makeSparseGptMethod()->prune(layer->task, stop);
        const auto H = layer->statistics.hessian();
        const auto error = [&](const at::Tensor& W) {
            const auto D = W - layer->task.weight;
            return (at::mm(D, H) * D).sum().item<double>();
        };
        QVERIFY(error(outcome.weight) < 0.95 * error(zeroed(layer->task.weight, outcome.mask)));
    }
    void nothingAndEverythingAreTakenAtTheirWord()
    {
        StopFlag stop;
        for (const double share : {0.0, 1.0}) {
            auto layer = randomLayer(6, 16, 8);
            layer->task.sparsityShare = share;
            const auto outcome = makeSparseGptMethod()->prune(layer->task, stop);
            QCOMPARE(outcome.mask.sum().item<std::int64_t>(), std::int64_t(share * 96));
            QVERIFY(at::equal(outcome.weight, share == 0 ? layer->task.weight : at::zeros({6, 16})));
        }
    }
    void aPatternThatDoesNotDivideTheWidthIsRefused()
    {
        auto layer = randomLayer(6, 18, 40);
        layer->task.pattern = {2, 4};
        StopFlag stop;
        QVERIFY(throwsNaming([&] { makeSparseGptMethod()->prune(layer->task, stop); }, ErrorKind::Usage, "2:4", "18"));
    }
    void fewerTokensThanInputsStillPrune()
    {
        auto layer = randomLayer(6, 64, 5);
        StopFlag stop;
        const auto outcome = makeSparseGptMethod()->prune(layer->task, stop);
        QCOMPARE(outcome.mask.sum().item<std::int64_t>(), std::int64_t(192));
        QVERIFY(at::isfinite(outcome.weight).all().item<bool>());
        QVERIFY(outcome.damping >= 0.01);
    }
    void withoutInputsItSaysWhatItNeeds()
    {
        auto layer = randomLayer(6, 16, 8);
        layer->task.solver = nullptr;
        StopFlag stop;
        QVERIFY(throwsNaming([&] { makeSparseGptMethod()->prune(layer->task, stop); }, ErrorKind::Usage, "calibration inputs"));
    }
    void picturesFollowTheSweep()
    {
        auto layer = randomLayer(40, 300, 400);
        std::vector<LivePicture> seen;
        LiveSink live([&](LivePicture picture) { seen.push_back(std::move(picture)); });
        layer->task.live = &live;
        StopFlag stop;
        const auto outcome = makeSparseGptMethod()->prune(layer->task, stop);
        QVERIFY(!seen.empty());
        const LivePicture& first = seen.front();
        QCOMPARE(first.method, std::string("sparsegpt"));
        QCOMPARE(first.images.at(0).id, std::string("mask"));
        QCOMPARE(first.images.at(0).rows, 40);
        QCOMPARE(first.images.at(0).columns, 192);
        QVERIFY(first.images.at(0).swept > 0);
        QCOMPARE(first.curves.at(2).y.size(), std::size_t(300));
    }
};

PRUNESCOPE_TEST(TstSparsegpt)
#include "tst_sparsegpt.moc"
