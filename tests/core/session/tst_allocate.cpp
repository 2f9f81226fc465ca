// The act that allocates: against the published code on mini-llama-a, and what every strategy keeps to.
#include "core/base/json.h"
#include "core/base/system_memory.h"
#include "core/importance/wanda.h"
#include "core/plan/strategy_info.h"
#include "core/session/allocate.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string mini() { return sharedPath("fixtures/unstructured/models/mini-llama-a"); }

Json goldenCase(const std::string& id)
{
    const Json manifest = readJsonFile(sharedPath("fixtures/unstructured/manifest.json"));
    for (const auto& entry : manifest.at("cases"))
        if (entry.at("id") == id)
            return entry;
    return {};
}

AllocateResult allocate(const ModelHandle& model, const AllocateParams& params,
                        const std::shared_ptr<const InputNorms>& inputs = nullptr)
{
    StopFlag stop;
    return allocateSparsity(model, params, inputs, stop, {});
}

/// A random GPT-2, which stores its matrices [in, out].
ModelHandle writeGpt2(const std::filesystem::path& folder)
{
    const Json config = {{"model_type", "gpt2"}, {"vocab_size", 270}, {"n_embd", 32}, {"n_layer", 2},
                         {"n_head", 4},          {"n_positions", 64}, {"n_inner", 48}};
    std::filesystem::create_directories(folder);
    const Architecture& family = *findArchitecture("gpt2");
    at::manual_seed(5);
    std::map<std::string, at::Tensor> stored; // views do not own their bytes
    std::vector<TensorView> views;
    for (const auto& spec : family.tensorSpecs(family.readConfig(config, "config.json"))) {
        stored[spec.name] = at::randn(spec.shape) * 0.2 + (spec.role == TensorRole::Norm ? 1.0 : 0.0);
        views.push_back(viewOf(spec.name, stored[spec.name]));
    }
    writeSafetensors(folder / "model.safetensors", views);
    writeFileAtomically(folder / "config.json", config.dump(2));
    writeTinyTokenizer(folder);
    return tests::open(folder.string());
}

/// Bit-packed, little-endian bit order, row-major, 1 = pruned.
std::int64_t maskDifferences(const at::Tensor& bits, const at::Tensor& weight)
{
    const auto flat = weight.contiguous();
    std::int64_t differences = 0;
    for (std::int64_t i = 0; i < flat.numel(); ++i)
        differences +=
            bool(bits.data_ptr<std::uint8_t>()[i / 8] >> (i % 8) & 1) != (flat.data_ptr<float>()[i] == 0.0f);
    return differences;
}

} // namespace

class TstAllocate : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_tiny;
    std::string m_text;

    std::string path(const char* name) const
    {
        return m_temporary.filePath(QString::fromLatin1(name)).toStdString();
    }
    AllocateParams params(const std::string& strategy, const std::string& method = "magnitude") const
    {
        AllocateParams out;
        out.strategy = strategy;
        out.sparsityShare = 0.6;
        out.plan = uniformPlan(modelInfo(*m_tiny), method, 0.6, {}, {});
        out.calibration.text.path = m_text;
        out.calibration.samples = 6;
        out.calibration.window = 32;
        return out;
    }
    AllocateParams goldenParams(const ModelHandle& model, const std::string& strategy) const
    {
        AllocateParams out;
        out.strategy = strategy;
        out.sparsityShare = 0.7;
        out.plan = uniformPlan(modelInfo(*model), "wanda", 0.7, {}, {{"reference_count", true}});
        out.calibration.text.path = mini() + "/data.safetensors:calibration.input_ids";
        out.calibration.samples = 16;
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_tiny = tests::open(path("tiny"));
        m_text = writeTinyText(path("text.txt"), 12).string();
    }

    void owlReproducesOutliersSparsitiesAndPerplexity()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(mini() + "/data.safetensors"));
        const Json expected = goldenCase("mini-llama-a/owl_wanda_s70");
        const auto model = tests::open(mini());
        const auto params = goldenParams(model, "owl");
        const auto result = allocate(model, params);
        QCOMPARE(result.blocks.size(), std::size_t(4));
        for (std::size_t b = 0; b < 4; ++b) {
            const double percent = expected.at("scalars").at("outlier_ratio_percent")[b];
            const double share = expected.at("scalars").at("layer_sparsity")[b];
            QVERIFY2(std::abs(result.blocks[b].statistic - percent) < 1e-6,
                     qPrintable(QString::number(result.blocks[b].statistic)));
            QVERIFY(std::abs(result.blocks[b].sparsityShare - share) < 1e-6);
        }
        for (const auto& matrix : result.matrices)
            QVERIFY(std::abs(matrix.sparsityShare - result.blocks[std::size_t(matrix.block)].sparsityShare) <
                    1e-12);
        StopFlag stop;
        PruneParams prune;
        prune.plan = result.plan;
        prune.calibration = params.calibration;
        const auto pruned = pruneModel(model, prune, stop, {});
        const std::string file =
            sharedPath("fixtures/unstructured/" + expected.at("file").get<std::string>());
        std::int64_t differences = 0, elements = 0;
        for (const auto& [tensor, zeros] : expected.at("zeros").items()) {
            const auto weight = pruned.model->storedWeight(tensor.substr(0, tensor.size() - 7));
            const std::int64_t counted = weight.numel() - at::count_nonzero(weight).item<std::int64_t>();
            QVERIFY2(counted == zeros.get<std::int64_t>(), tensor.c_str());
            differences += maskDifferences(golden(file, tensor + ".mask_bits"), weight);
            elements += weight.numel();
        }
        QVERIFY2(differences <= 0.002 * double(elements), qPrintable(QString::number(differences)));
        QVERIFY(std::abs(pruned.achievedShare - expected.at("sparsity_of_block_linears").get<double>()) <
                1e-9);
        PerplexityParams measure;
        measure.text.path = mini() + "/data.safetensors:test.input_ids";
        const double perplexity = measurePerplexity(pruned.model, measure, stop, {}).perplexity;
        QVERIFY2(std::abs(perplexity / expected.at("perplexity").get<double>() - 1) < 1e-3,
                 qPrintable(QString::number(perplexity)));
    }
    void alphaPruningReproducesThePublishedSparsities()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(mini() + "/data.safetensors"));
        const Json scalars = goldenCase("mini-llama-a/alphapruning_ratios_s70").at("scalars");
        const auto model = tests::open(mini());
        auto params = goldenParams(model, "alphapruning");
        params.calibration.text.path.clear();
        const auto result = allocate(model, params);
        QVERIFY(std::abs(result.plannedShare - 0.7) < 1e-9);
        params.params["metric"] = std::string("alpha_mid");
        const auto middle = allocate(model, params);
        for (std::size_t i = 0; i < result.matrices.size(); ++i) {
            const auto& matrix = result.matrices[i];
            QCOMPARE(matrix.name, scalars.at("linear_order")[i].get<std::string>());
            QVERIFY(std::abs(matrix.statistic / scalars.at("alpha_peak")[i].get<double>() - 1) < 1e-3);
            QVERIFY(std::abs(middle.matrices[i].statistic / scalars.at("alpha_mid")[i].get<double>() - 1) <
                    1e-3);
            QVERIFY(std::abs(matrix.sparsityShare - scalars.at("layer_sparsity")[i].get<double>()) < 1e-3);
        }
    }
    void everyStrategyMeetsTheTotalAroundLocksAndPatterns()
    {
        for (const auto& info : strategyInfos()) {
            auto given = params(info.id);
            given.locks = {{"model.layers.0.mlp.up_proj", 0.1}};
            PlanEntry& pattern = *given.plan.find("model.layers.2.self_attn.q_proj");
            pattern.pattern = {2, 4};
            pattern.sparsityShare = 0.5;
            const auto result = allocate(m_tiny, given);
            // The global threshold counts whole weights: half a weight of the whole model may be missing.
            QVERIFY2(std::abs(result.plannedShare - 0.6) <= 0.5 / double(modelInfo(*m_tiny).parameters / 2),
                     info.id.c_str());
            QCOMPARE(result.plan.find("model.layers.0.mlp.up_proj")->sparsityShare, 0.1);
            QVERIFY(result.plan.find("model.layers.0.mlp.up_proj")->isLocked);
            QCOMPARE(result.plan.find("model.layers.2.self_attn.q_proj")->sparsityShare, 0.5);
            QVERIFY(!result.plan.find("model.layers.2.self_attn.q_proj")->isLocked);
            QCOMPARE(result.blocks.size(), std::size_t(3));
            for (const auto& entry : result.plan.matrices)
                QVERIFY(entry.sparsityShare >= 0 && entry.sparsityShare <= 0.99);
            checkPlan(result.plan, modelInfo(*m_tiny));
            QCOMPARE(planFromJson(planToJson(result.plan), "plan").matrices.size(), result.matrices.size());
        }
    }
    void theGlobalCutIsWhatOneThresholdRemoves()
    {
        auto given = params("global", "wanda");
        StopFlag stop;
        const auto inputs = measureInputs(m_tiny, given.calibration, stop, {});
        const auto wanda = allocate(m_tiny, given, inputs);
        given.calibration.text.path.clear();
        const auto magnitude = allocate(m_tiny, given);
        QCOMPARE(wanda.score, std::string("wanda"));
        QCOMPARE(magnitude.score, std::string("magnitude"));
        std::int64_t lost = 0, all = 0;
        for (std::size_t i = 0; i < wanda.matrices.size(); ++i) {
            const auto& name = wanda.matrices[i].name;
            const auto weight = m_tiny->storedWeight(name);
            const auto scores = wandaScore(weight, at::tensor(inputs->norms.at(name)));
            const double below = scores.lt(wanda.threshold).sum().item<double>(),
                         upTo = scores.le(wanda.threshold).sum().item<double>();
            const double count = wanda.matrices[i].sparsityShare * double(weight.numel());
            QVERIFY(count > below - 1e-6 && count < upTo + 1e-6);
            QVERIFY(std::abs(wanda.matrices[i].statistic / scores.mean().item<double>() - 1) < 1e-5);
            const auto sizes = weight.to(at::kFloat).abs();
            const double lostHere = magnitude.matrices[i].sparsityShare * double(weight.numel());
            QVERIFY(lostHere > sizes.lt(magnitude.threshold).sum().item<double>() - 1e-6);
            QVERIFY(lostHere < sizes.le(magnitude.threshold).sum().item<double>() + 1e-6);
            lost += std::int64_t(std::llround(lostHere));
            all += weight.numel();
        }
        QCOMPARE(lost, std::int64_t(std::floor(0.6 * double(all) + 0.5)));
    }
    void theScoreOfTheGlobalCutCanBeChosen()
    {
        auto given = params("global");
        given.params["score"] = std::string("magnitude");
        QCOMPARE(allocate(m_tiny, given).score, std::string("magnitude"));
        QCOMPARE(allocate(m_tiny, given).windows, 0);
        given.params["score"] = std::string("wanda");
        QCOMPARE(allocate(m_tiny, given).windows, 6);
        given.calibration.text.path.clear();
        QVERIFY(
            throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::Usage, "global", "calibration text"));
    }
    void aModelLargerThanMemoryGivesTheSame()
    {
        limitMemory(100000);
        const auto streamed = tests::open(path("tiny"));
        limitMemory(0);
        QVERIFY(modelInfo(*streamed).isStreamed);
        for (const auto& info : strategyInfos()) {
            const auto a = allocate(m_tiny, params(info.id)), b = allocate(streamed, params(info.id));
            for (std::size_t i = 0; i < a.matrices.size(); ++i)
                QCOMPARE(a.matrices[i].sparsityShare, b.matrices[i].sparsityShare);
        }
    }
    void matricesStoredInputFirstAreSeenAsOutputsByInputs()
    {
        const auto model = writeGpt2(path("gpt2"));
        QVERIFY(modelInfo(*model).matrices.front().isInputMajor);
        auto given = params("owl");
        given.plan = uniformPlan(modelInfo(*model), "magnitude", 0.6, {}, {});
        given.params["outlier_factor"] = 3.0;
        StopFlag stop;
        const auto inputs = measureInputs(model, given.calibration, stop, {});
        const auto result = allocate(model, given, inputs);
        for (const auto& block : result.blocks) {
            std::vector<at::Tensor> scores;
            for (const auto& info : modelInfo(*model).matrices)
                if (info.block == block.block)
                    scores.push_back(
                        wandaScore(model->storedWeight(info.name), at::tensor(inputs->norms.at(info.name)))
                            .flatten());
            QCOMPARE(scores.size(), std::size_t(4));
            const auto all = at::cat(scores);
            const double limit = 3 * all.to(at::kDouble).mean().item<double>();
            QVERIFY(block.statistic > 0);
            QVERIFY(std::abs(block.statistic - 100 * all.gt(limit).to(at::kDouble).mean().item<double>()) <
                    1e-9);
        }
        for (const char* id : {"alphapruning", "global"}) {
            given.strategy = id;
            given.params.clear();
            QVERIFY2(std::abs(allocate(model, given, inputs).plannedShare - 0.6) < 1e-4, id);
        }
    }
    void anUnknownFamilyNeedsNoForwardPass()
    {
        // Names of no known family: the weights can be seen, but nothing computed.
        const auto weight = at::diag(at::arange(1, 9, at::kFloat));
        std::filesystem::create_directories(path("plain"));
        writeSafetensors(
            path("plain") + "/model.safetensors",
            {viewOf("h.0.a.weight", weight), viewOf("h.0.b.weight", weight), viewOf("h.1.a.weight", weight)});
        const auto plain = tests::open(path("plain"));
        AllocateParams given;
        given.plan = uniformPlan(modelInfo(*plain), "magnitude", 0.9, {}, {});
        given.sparsityShare = 0.9;
        for (const char* id : {"uniform", "alphapruning", "global"}) {
            given.strategy = id;
            const auto result = allocate(plain, given);
            QVERIFY2(std::abs(result.plannedShare - 0.9) < 0.5 / 192 + 1e-9, id);
            QCOMPARE(result.blocks.size(), std::size_t(2));
        }
        given.strategy = "owl";
        given.calibration.text.path = m_text;
        const auto error = thrownBy([&] { allocate(plain, given); });
        QVERIFY(error && error->kind() == ErrorKind::BadInput);
    }
    void calibrationIsRecordedInThePlan()
    {
        const auto owl = allocate(m_tiny, params("owl"));
        QCOMPARE(owl.plan.calibration.text, std::string("text.txt"));
        QCOMPARE(owl.plan.calibration.samples, 6);
        QCOMPARE(owl.plan.calibration.window, 32);
        QCOMPARE(owl.windows, 6);
        QVERIFY(allocate(m_tiny, params("alphapruning")).plan.calibration == PlanCalibration());
    }
    void whatCannotBeDoneIsSaid()
    {
        auto given = params("owl");
        given.calibration.text.path.clear();
        QVERIFY(throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::Usage, "owl", "calibration text"));
        given = params("uniform");
        given.locks = {{"model.layers.9.mlp.up_proj", 0.5}};
        QVERIFY(throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::BadInput,
                             "model.layers.9.mlp.up_proj"));
        given.locks = {{"model.layers.0.mlp.up_proj", 1.5}};
        QVERIFY(throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::Usage, "1.5"));
        given.locks = {{"model.layers.0.mlp.up_proj", 0.3}};
        given.plan.find("model.layers.0.mlp.up_proj")->pattern = {2, 4};
        given.plan.find("model.layers.0.mlp.up_proj")->sparsityShare = 0.5;
        QVERIFY(throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::Usage, "0.3", "2:4"));
        given = params("alphapruning");
        given.sparsityShare = 0.995;
        QVERIFY(throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::Usage, "0.995", "0.99"));
        given.params["epsilon"] = 3.0;
        QVERIFY(throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::Usage, "epsilon"));
        QVERIFY(throwsNaming([&] { allocate(m_tiny, params("guess")); }, ErrorKind::Usage, "guess", "owl"));
    }
    void aStopEndsEveryMeasuringStrategy()
    {
        for (const char* id : {"owl", "alphapruning", "global", "sensitivity"}) {
            StopFlag stop;
            stop.requestStop();
            const auto error = thrownBy([&] { allocateSparsity(m_tiny, params(id), nullptr, stop, {}); });
            QVERIFY2(error && error->kind() == ErrorKind::Cancelled, id);
        }
    }
    void aSweepDecidesWhereItIsGiven()
    {
        auto given = params("sensitivity", "wanda");
        SensitivityResult sweep;
        sweep.modelFingerprint = modelInfo(*m_tiny).fingerprint;
        for (const auto& entry : given.plan.matrices) {
            const bool isFragile = entry.name.ends_with("down_proj");
            for (const double level : {0.4, 0.6, 0.8}) {
                SensitivityPoint point;
                point.unit = entry.name;
                point.level = level;
                // As much per weight in all matrices but the fragile ones.
                const double weights = double(modelInfo(*m_tiny).find(entry.name)->elements());
                point.nllIncrease = (isFragile ? 10 : 1) * level * level * weights / 1000;
                sweep.points.push_back(point);
            }
        }
        given.sweep = std::make_shared<const SensitivityResult>(sweep);
        const auto result = allocate(m_tiny, given);
        QCOMPARE(result.statistic, std::string("loss_increase"));
        QVERIFY(std::abs(result.plannedShare - 0.6) < 1e-9);
        for (const auto& matrix : result.matrices) {
            const bool isFragile = matrix.name.ends_with("down_proj");
            QVERIFY2(isFragile ? matrix.sparsityShare < 0.5 : matrix.sparsityShare > 0.6 - 1e-9,
                     qPrintable(QString("%1 %2").arg(matrix.name.c_str()).arg(matrix.sparsityShare)));
            const double weights = double(modelInfo(*m_tiny).find(matrix.name)->elements());
            QVERIFY(std::abs(matrix.statistic - (isFragile ? 3.6 : 0.36) * weights / 1000) < 1e-9);
        }
        sweep.modelFingerprint = "another";
        given.sweep = std::make_shared<const SensitivityResult>(sweep);
        QVERIFY(throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::BadInput, "another", modelInfo(*m_tiny).name));
    }
    void withoutASweepOneIsMeasured()
    {
        auto given = params("sensitivity", "wanda");
        const auto result = allocate(m_tiny, given);
        QVERIFY(std::abs(result.plannedShare - 0.6) < 1e-9);
        double lowest = 1, highest = 0;
        for (const auto& matrix : result.matrices) {
            lowest = std::min(lowest, matrix.sparsityShare);
            highest = std::max(highest, matrix.sparsityShare);
        }
        QVERIFY(lowest < highest);
        given.calibration.text.path.clear();
        QVERIFY(throwsNaming([&] { allocate(m_tiny, given); }, ErrorKind::Usage, "sensitivity", "calibration text"));
    }
};

PRUNESCOPE_TEST(TstAllocate)
#include "tst_allocate.moc"
