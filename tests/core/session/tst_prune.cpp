// Pruning and exporting as acts: counts, reports, cancelling, and a checkpoint that reloads with the same numbers.
#include "core/session/explore.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstPrune : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;
    PerplexityParams m_perplexity;
    CalibrationParams m_calibration;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }
    PruneParams params(const std::string& method, double share, const Pattern& pattern = {}) const
    {
        PruneParams out;
        out.plan = uniformPlan(modelInfo(*m_model), method, share, pattern, {});
        out.calibration = m_calibration;
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_model = tests::open(path("tiny"));
        m_perplexity.text.path = writeTinyText(path("text.txt"), 12).string();
        m_calibration.text.path = m_perplexity.text.path;
        m_calibration.samples = 6;
        m_calibration.window = 32;
    }
    void wandaReachesThePlannedShareInEveryMatrix()
    {
        StopFlag stop;
        const auto result = pruneModel(m_model, params("wanda", 0.5), stop, {});
        QCOMPARE(result.matrices.size(), std::size_t(21));
        for (const auto& matrix : result.matrices) {
            QCOMPARE(matrix.achievedShare, 0.5); // even widths, no zeros before
            QVERIFY(matrix.outputError > 0 && matrix.outputError < 1);
        }
        QCOMPARE(result.windows, 6);
        QVERIFY(std::abs(result.achievedShare - 0.5) < 1e-12);
        QVERIFY(result.achievedModelShare < result.achievedShare);
    }
    void sourceModelIsNotChangedAndUnplannedTensorsAreShared()
    {
        StopFlag stop;
        const auto before = measurePerplexity(m_model, m_perplexity, stop, {}).perplexity;
        PruneParams work = params("wanda", 0.5);
        work.plan.matrices.resize(7); // block 0 only
        const auto result = pruneModel(m_model, work, stop, {});
        QCOMPARE(measurePerplexity(m_model, m_perplexity, stop, {}).perplexity, before);
        QVERIFY(measurePerplexity(result.model, m_perplexity, stop, {}).perplexity != before);
        const std::string other = "model.layers.2.mlp.up_proj";
        QVERIFY(result.model->model().product(other) == m_model->model().product(other));
    }
    void matricesPrunedOneInputAtATimeSeeWhatEarlierOnesBecame()
    {
        StopFlag stop;
        PruneParams together = params("sparsegpt", 0.5), inTurn = together;
        for (auto& entry : inTurn.plan.matrices)
            entry.params["true_sequential"] = true;
        const auto a = pruneModel(m_model, together, stop, {}).model, b = pruneModel(m_model, inTurn, stop, {}).model;
        // q, k and v read the block's input, which is the same either way; o reads what they make.
        for (const char* same : {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"})
            QVERIFY(at::equal(a->storedWeight(std::string("model.layers.0.") + same), b->storedWeight(std::string("model.layers.0.") + same)));
        for (const char* other : {"self_attn.o_proj", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"})
            QVERIFY(!at::equal(a->storedWeight(std::string("model.layers.0.") + other), b->storedWeight(std::string("model.layers.0.") + other)));
    }
    void progressNeverGoesBack()
    {
        StopFlag stop;
        PruneParams work = params("sparsegpt", 0.5);
        for (auto& entry : work.plan.matrices)
            entry.params["true_sequential"] = true;
        double latest = 0;
        bool hasFallen = false;
        pruneModel(m_model, work, stop, [&](const Progress& progress) {
            const double share = progress.done / progress.total;
            hasFallen = hasFallen || share < latest;
            latest = share;
        });
        QVERIFY(!hasFallen);
        QCOMPARE(latest, 1.0);
    }
    void anUpdateNeedsATextEvenForMagnitude()
    {
        StopFlag stop;
        PruneParams work = params("magnitude", 0.5);
        for (auto& entry : work.plan.matrices)
            entry.params["update"] = std::string("sparsegpt");
        QVERIFY(needsCalibration(work.plan));
        const auto updated = pruneModel(m_model, work, stop, {});
        const auto masked = pruneModel(m_model, params("magnitude", 0.5), stop, {});
        const std::string first = "model.layers.0.self_attn.q_proj", second = "model.layers.0.mlp.down_proj";
        for (const auto& name : {first, second}) {
            const auto a = updated.model->storedWeight(name), b = masked.model->storedWeight(name);
            QVERIFY(at::equal(a == 0, b == 0));
            QVERIFY(!at::equal(a, b));
        }
        QVERIFY(updated.matrices[0].outputError < masked.matrices[0].outputError);
        QCOMPARE(updated.matrices[0].damping, 0.01);
        QVERIFY(updated.matrices[0].lossEstimate > 0);
    }
    void aCancelledRunLeavesNoBlocksBehind()
    {
        StopFlag stop;
        PruneParams work = params("wanda", 0.5);
        work.journalFolder = path("journal");
        bool hasKept = false;
        try {
            pruneModel(m_model, work, stop, [&](const Progress& progress) {
                hasKept = hasKept || std::filesystem::exists(path("journal/block-0.json"));
                if (progress.block == 2)
                    stop.requestStop();
            });
            QFAIL("was not cancelled");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Cancelled);
        }
        QVERIFY(hasKept);
        QVERIFY(!std::filesystem::exists(path("journal")));
    }
    void statisticsSeeEarlierBlocksPruned()
    {
        // Pruning everything of block 0 changes what block 1's Wanda keeps; magnitude does not care.
        StopFlag stop;
        PruneParams both = params("wanda", 0.5), second = params("wanda", 0.5);
        for (auto& entry : second.plan.matrices)
            if (!entry.name.starts_with("model.layers.1."))
                entry.sparsityShare = 0;
        for (auto& entry : both.plan.matrices)
            entry.sparsityShare = entry.name.starts_with("model.layers.0.") ? 1.0 : entry.name.starts_with("model.layers.1.") ? 0.5 : 0.0;
        const std::string name = "model.layers.1.mlp.down_proj";
        const auto a = pruneModel(m_model, both, stop, {}).model->storedWeight(name);
        const auto b = pruneModel(m_model, second, stop, {}).model->storedWeight(name);
        QVERIFY(!at::equal(a == 0, b == 0));
    }
    void exportReloadsWithTheSameNumbersAndUnchangedTensors()
    {
        StopFlag stop;
        PruneParams work = params("wanda", 0, {2, 4});
        const auto result = pruneModel(m_model, work, stop, {});
        exportModel(result.model, &work.plan, path("out"), stop, {});
        const auto reloaded = tests::open(path("out"));
        QCOMPARE(measurePerplexity(reloaded, m_perplexity, stop, {}).perplexity,
                 measurePerplexity(result.model, m_perplexity, stop, {}).perplexity);
        for (const auto& view : reloaded->checkpoint->tensors()) {
            const TensorView& source = m_model->checkpoint->require(view.name);
            QCOMPARE(view.dtype, source.dtype);
            const bool isPlanned = work.plan.find(view.name.substr(0, view.name.size() - 7)) != nullptr;
            const bool isSame = std::equal(view.bytes.begin(), view.bytes.end(), source.bytes.begin(), source.bytes.end());
            QCOMPARE(isSame, !isPlanned);
            if (isPlanned) {
                const auto weight = tensorOver(view);
                QCOMPARE((weight == 0).sum().item<std::int64_t>(), weight.numel() / 2);
                QVERIFY(!at::signbit(weight.masked_select(weight == 0)).any().item<bool>());
            }
        }
        QVERIFY(readJsonFile(path("out/config.json")) == readJsonFile(path("tiny/config.json")));
        QVERIFY(readPlan(path("out/prunescope.psplan")) == work.plan);
    }
    void cancellingInALaterBlockChangesNothing()
    {
        StopFlag stop;
        const auto work = params("wanda", 0.5);
        bool isLater = false;
        const auto progress = [&](const Progress& event) {
            if (event.block == 1) {
                isLater = true;
                stop.requestStop();
            }
        };
        try {
            pruneModel(m_model, work, stop, progress);
            QFAIL("was not cancelled");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Cancelled);
        }
        QVERIFY(isLater);
    }
    void previewAgreesWithTheRunForTheFirstBlock()
    {
        // Block 0 sees the same inputs in the dense model and in the run.
        StopFlag stop;
        const auto inputs = measureInputs(m_model, m_calibration, stop, {});
        const auto work = params("wanda", 0.5);
        const std::string name = "model.layers.0.mlp.down_proj";
        const auto preview = previewMask(scoreMatrix(m_model, name, "wanda", inputs, stop), *work.plan.find(name));
        const auto weight = pruneModel(m_model, work, stop, {}).model->storedWeight(name);
        const auto mask = at::tensor(std::vector<std::uint8_t>(preview->pruned), at::kByte).view(weight.sizes());
        // q/k/v inputs are equal bit for bit; down_proj's inputs come from matrices that are dense in both.
        QVERIFY(at::equal(mask.to(at::kBool), weight == 0));
    }
    void keptRanksGiveTheSamePreview()
    {
        StopFlag stop;
        const auto inputs = measureInputs(m_model, m_calibration, stop, {});
        const auto score = scoreMatrix(m_model, "model.layers.1.mlp.up_proj", "wanda", inputs, stop);
        PlanEntry entry;
        entry.method = "wanda";
        const auto ranks = rankRows(score, entry);
        QVERIFY(ranks);
        for (const double share : {0.0, 0.3, 0.71, 1.0}) {
            entry.sparsityShare = share;
            const auto plain = previewMask(score, entry), quick = previewMask(score, entry, ranks);
            QVERIFY(quick->pruned == plain->pruned && quick->thresholds == plain->thresholds);
            QCOMPARE(quick->prunedCount, plain->prunedCount);
        }
        // What does not choose by rows has no use for them, and is not misled by them.
        entry.sparsityShare = 0.5;
        PlanEntry layer = entry, pattern = entry, variant = entry;
        layer.params["group"] = std::string("layer");
        pattern.pattern = {2, 4};
        variant.params["variant"] = true;
        for (const PlanEntry& other : {layer, pattern, variant}) {
            QVERIFY(!rankRows(score, other));
            QVERIFY(previewMask(score, other, ranks)->pruned == previewMask(score, other)->pruned);
        }
    }
    void planOfAnotherModelIsRefused()
    {
        StopFlag stop;
        PruneParams work = params("magnitude", 0.5);
        work.plan.modelFingerprint = std::string(64, 'a');
        QVERIFY_THROWS_EXCEPTION(Error, pruneModel(m_model, work, stop, {}));
        work = params("magnitude", 0.5);
        work.plan.matrices[0].name = "model.layers.9.mlp.up_proj";
        QVERIFY_THROWS_EXCEPTION(Error, pruneModel(m_model, work, stop, {}));
    }
    void patternThatDoesNotDivideNamesTheMatrix()
    {
        try {
            checkPlan(params("magnitude", 0, {1, 7}).plan, modelInfo(*m_model));
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains("model.layers.0.self_attn.q_proj"));
        }
    }
    void nanWeightIsNamedWithItsMatrix()
    {
        writeTinyModel(path("nan"), at::kFloat);
        const auto file = SafetensorsFile::open(path("nan/model.safetensors"));
        const std::string name = "model.layers.1.self_attn.k_proj.weight";
        auto poisoned = copyOf(file->require(name), at::kFloat);
        poisoned[2][3] = NAN;
        std::vector<TensorView> views;
        for (const auto& view : file->tensors())
            views.push_back(view.name == name ? viewOf(name, poisoned) : view);
        writeSafetensors(path("nan/new"), views);
        std::filesystem::rename(path("nan/new"), path("nan/model.safetensors"));
        const auto model = tests::open(path("nan"));
        StopFlag stop;
        PruneParams work;
        work.plan = uniformPlan(modelInfo(*model), "magnitude", 0.5, {}, {});
        work.calibration.text.path.clear();
        try {
            pruneModel(model, work, stop, {});
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains("model.layers.1.self_attn.k_proj"));
            QVERIFY(QString::fromUtf8(error.what()).contains("row 2, column 3"));
        }
        bool isCounted = false;
        for (const auto& summary : summarizeMatrices(model, nullptr, stop, {}))
            isCounted |= summary.nonFinite == 1 && summary.name + ".weight" == name;
        QVERIFY(isCounted);
    }
    void comparingAModelWithItselfGivesNoDifference()
    {
        StopFlag stop;
        CompareParams work;
        work.perplexity = m_perplexity;
        const auto result = compareModels(m_model, m_model, work, stop, {});
        QCOMPARE(result.nllDifference, 0.0);
        QCOMPARE(result.klMax, 0.0);
        QCOMPARE(result.topOneAgreement, 1.0);
        QCOMPARE(result.blockErrors.size(), std::size_t(3));
        QCOMPARE(result.a.perplexity, measurePerplexity(m_model, m_perplexity, stop, {}).perplexity);
    }
};

PRUNESCOPE_TEST(TstPrune)
#include "tst_prune.moc"
