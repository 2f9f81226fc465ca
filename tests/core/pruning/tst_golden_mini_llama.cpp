// Whole-model magnitude, Wanda and RIA on mini-llama-a against the published code: masks and perplexities.
#include "core/base/json.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"
#include "tests/core/golden.h"

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string folder() { return sharedPath("fixtures/unstructured/models/mini-llama-a"); }

/// Bit-packed, little-endian bit order, row-major, 1 = pruned.
std::int64_t maskDifferences(const at::Tensor& bits, const at::Tensor& weight)
{
    const auto flat = weight.contiguous();
    const auto* packed = bits.data_ptr<std::uint8_t>();
    const auto* values = flat.data_ptr<float>();
    std::int64_t differences = 0;
    for (std::int64_t i = 0; i < flat.numel(); ++i)
        differences += bool(packed[i / 8] >> (i % 8) & 1) != (values[i] == 0.0f);
    return differences;
}

} // namespace

class TstGoldenMiniLlama : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void densePerplexityIsReproduced()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder() + "/data.safetensors"));
        StopFlag stop;
        PerplexityParams params;
        params.text.path = folder() + "/data.safetensors:test.input_ids";
        const auto result = measurePerplexity(tests::open(folder()), params, stop, {});
        QCOMPARE(result.windows, std::int64_t(30));
        QVERIFY(std::abs(result.perplexity / 7.912554740905762 - 1) < 1e-5);
    }

    void masksAndPerplexitiesAreReproduced_data()
    {
        QTest::addColumn<QString>("id");
        const QString manifest = QString::fromStdString(sharedPath("fixtures/unstructured/manifest.json"));
        if (!QFileInfo::exists(manifest)) {
            QTest::newRow("manifest") << QString();
            return;
        }
        const Json json = readJsonFile(manifest.toStdString());
        for (const auto& entry : json.at("cases")) {
            const std::string method = entry.at("method"), level = entry.at("level"), id = entry.at("id");
            if (level == "model" && (method == "magnitude" || method == "wanda" || method == "sparsegpt" || method == "ria"))
                QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }
    void masksAndPerplexitiesAreReproduced()
    {
        QFETCH(QString, id);
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder() + "/data.safetensors"));
        Json found;
        const Json json = readJsonFile(sharedPath("fixtures/unstructured/manifest.json"));
        for (const auto& entry : json.at("cases"))
            if (entry.at("id") == id.toStdString())
                found = entry;
        QVERIFY(found.is_object());
        const auto model = tests::open(folder());
        const Json& given = found.at("params");
        const int m = given.at("prune_m"), n = given.at("prune_n");
        const Pattern pattern = m > 0 ? Pattern{m - n, m} : Pattern{};
        PruneParams params;
        params.plan = uniformPlan(modelInfo(*model), found.at("method"), given.at("sparsity_ratio"), pattern,
                                  {{"reference_count", true}});
        params.calibration.text.path = folder() + "/data.safetensors:calibration.input_ids";
        params.calibration.samples = 16;
        StopFlag stop;
        const auto result = pruneModel(model, params, stop, {});
        for (const auto& [tensor, zeros] : found.at("zeros").items()) {
            const auto weight = result.model->storedWeight(tensor.substr(0, tensor.size() - 7));
            const std::int64_t counted = weight.numel() - at::count_nonzero(weight).item<std::int64_t>();
            QVERIFY2(counted == zeros.get<std::int64_t>(), tensor.c_str());
        }
        if (found.at("stored") == "mask") {
            const std::string file = sharedPath("fixtures/unstructured/" + found.at("file").get<std::string>());
            std::int64_t differences = 0, elements = 0;
            for (const auto& [tensor, zeros] : found.at("zeros").items()) {
                const auto weight = result.model->storedWeight(tensor.substr(0, tensor.size() - 7));
                differences += maskDifferences(golden(file, tensor + ".mask_bits"), weight);
                elements += weight.numel();
            }
            QVERIFY2(differences <= 0.002 * double(elements), qPrintable(QString::number(differences)));
        } else if (found.at("stored") == "weights") {
            // A mask entry that flips at the last bit moves a weight by all it was: those are counted, not compared.
            const std::string file = sharedPath("fixtures/unstructured/" + found.at("file").get<std::string>());
            const Json& bounds = found.at("tolerance");
            std::int64_t far = 0, elements = 0;
            for (const auto& [tensor, zeros] : found.at("zeros").items()) {
                const auto weight = result.model->storedWeight(tensor.substr(0, tensor.size() - 7));
                const auto gap = (weight.to(at::kDouble) - golden(file, tensor).to(at::kDouble)).abs();
                far += (gap > bounds.at("weights").at("atol").get<double>()).sum().item<std::int64_t>();
                elements += weight.numel();
            }
            QVERIFY2(double(far) <= bounds.at("mask").at("max_mismatch_fraction").get<double>() * double(elements),
                     qPrintable(QString::number(far)));
        }
        PerplexityParams measure;
        measure.text.path = folder() + "/data.safetensors:test.input_ids";
        const auto perplexity = measurePerplexity(result.model, measure, stop, {});
        const double bound = found.at("tolerance").at("perplexity").at("rel");
        QVERIFY2(std::abs(perplexity.perplexity / found.at("perplexity").get<double>() - 1) < bound,
                 qPrintable(QString::number(perplexity.perplexity)));
    }
};

PRUNESCOPE_TEST(TstGoldenMiniLlama)
#include "tst_golden_mini_llama.moc"
