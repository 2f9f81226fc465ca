// Masks of a model as files: each variant there and back, the layout of torch.nn.utils.prune, and broken files.
#include "core/session/masks.h"
#include "core/session/explore.h"

#include "core/session/prune.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

bool hasSentence(const std::vector<Text>& sentences, const char* word)
{
    return std::any_of(sentences.begin(), sentences.end(), [&](const Text& text) { return text.english().find(word) != std::string::npos; });
}

} // namespace

class TstMasks : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    StopFlag m_stop;
    ModelHandle m_model, m_pruned;
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    ImportedPlan import(const std::string& file) { return importMasks(m_model, file, m_stop, {}); }

    /// A mask of the first matrix [32, 32] in a file of its own.
    std::string maskFile(const char* name, const at::Tensor& mask, const char* tensor = "model.layers.0.self_attn.q_proj.weight_mask")
    {
        writeSafetensors(path(name), {viewOf(tensor, mask)});
        return path(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_model = openModel({writeTinyModel(path("tiny")).string(), "f32"}, m_stop, {});
        Plan plan = uniformPlan(modelInfo(*m_model), "magnitude", 0.3, {}, {});
        plan.matrices[1].pattern = {1, 4};
        plan.matrices[1].sparsityShare = 0.75;
        plan.matrices[2].sparsityShare = 0;
        PruneParams params;
        params.plan = plan;
        params.calibration.text.path.clear();
        m_pruned = pruneModel(m_model, params, m_stop, {}).model;
    }

    void everyVariantHoldsTheZerosOfTheModel_data()
    {
        QTest::addColumn<QString>("variant");
        for (const char* variant : {"u8", "f32", "bits"})
            QTest::newRow(variant) << variant;
    }
    void everyVariantHoldsTheZerosOfTheModel()
    {
        QFETCH(QString, variant);
        const std::string file = path(qPrintable(variant + ".safetensors"));
        const MaskExportResult result = exportMasks(m_pruned, {file, maskVariant(variant.toStdString())}, m_stop, {});
        QCOMPARE(result.matrices, 21);
        const ImportedPlan read = import(file);
        QCOMPARE(read.plan.matrices.size(), std::size_t(21));
        QVERIFY(read.plan.matrices[1].pattern == (Pattern{1, 4}));
        QCOMPARE(read.plan.matrices[2].sparsityShare, 0.0);
        double zeros = 0;
        for (std::size_t i = 0; i < 21; ++i) {
            const PlanEntry& entry = read.plan.matrices[i];
            const at::Tensor magnitudes = at::tensor(scoreMatrix(m_pruned, entry.name, "magnitude", nullptr, m_stop)->weights);
            const double share = magnitudes.eq(0).to(at::kDouble).mean().item<double>();
            QVERIFY2(std::abs(entry.sparsityShare - share) < 1e-12, entry.name.c_str());
            zeros += share * double(magnitudes.numel());
        }
        QCOMPARE(double(result.zeros), std::round(zeros));
        QVERIFY(hasSentence(read.lost, "not the places"));
        checkPlan(read.plan, modelInfo(*m_model));
    }

    void oneMeansKeptAndBitsBeginAtTheLowEnd()
    {
        const std::string name = "model.layers.0.self_attn.q_proj";
        exportMasks(m_pruned, {path("a.safetensors"), MaskVariant::Bytes}, m_stop, {});
        exportMasks(m_pruned, {path("b.safetensors"), MaskVariant::Floats}, m_stop, {});
        exportMasks(m_pruned, {path("c.safetensors"), MaskVariant::Bits}, m_stop, {});
        const at::Tensor kept = golden(path("a.safetensors"), name + ".weight_mask");
        const auto score = scoreMatrix(m_pruned, name, "magnitude", nullptr, m_stop);
        QVERIFY(at::equal(kept.flatten(), at::tensor(score->weights).ne(0).to(at::kByte)));
        QVERIFY(at::equal(golden(path("b.safetensors"), name + ".weight_mask"), kept.to(at::kFloat)));
        const at::Tensor bits = golden(path("c.safetensors"), name + ".weight_mask");
        QCOMPARE(bits.sizes(), at::IntArrayRef({32, 4}));
        QVERIFY(at::equal(golden(path("c.safetensors"), name + ".weight_mask_shape"), at::tensor({32, 32}, at::kLong)));
        int first = 0;
        for (int column = 0; column < 8; ++column)
            first |= kept[0][column].item<int>() << column;
        QCOMPARE(bits[0][0].item<int>(), first);
    }

    void checkpointsOfTorchPruneOpenAsMasks()
    {
        const at::Tensor mask = at::ones({32, 32}).fill_(1);
        mask.slice(1, 0, 32, 2).fill_(0);
        const at::Tensor original = at::ones({32, 32});
        writeSafetensors(path("torch.safetensors"), {viewOf("model.layers.0.self_attn.q_proj.weight_orig", original),
                                                     viewOf("model.layers.0.self_attn.q_proj.weight_mask", mask)});
        const ImportedPlan read = import(path("torch.safetensors"));
        QCOMPARE(read.plan.matrices.size(), std::size_t(1));
        QCOMPARE(read.plan.matrices[0].sparsityShare, 0.5);
        QVERIFY(read.plan.matrices[0].pattern == (Pattern{2, 4}));
        QVERIFY(hasSentence(read.lost, "weight_orig"));
    }

    void masksOfOtherMatricesAreSaid()
    {
        const at::Tensor mask = at::ones({32, 32}, at::kByte), other = at::ones({2}, at::kByte);
        writeSafetensors(path("more.safetensors"), {viewOf("model.layers.0.self_attn.q_proj.weight_mask", mask), viewOf("head.weight_mask", other)});
        QVERIFY(hasSentence(import(path("more.safetensors")).lost, "head"));
    }

    void brokenFilesAreRefused()
    {
        const auto isRefused = [this](const std::string& file, const char* word, const char* other) {
            return throwsNaming([&] { import(file); }, ErrorKind::BadInput, file, word, other);
        };
        at::Tensor two = at::ones({32, 32});
        two[3][5] = 2;
        QVERIFY(isRefused(maskFile("two.safetensors", two), "element 101", "2"));
        at::Tensor nan = at::ones({32, 32});
        nan[0][1] = std::nan("");
        QVERIFY(isRefused(maskFile("nan.safetensors", nan), "element 1", "nan"));
        QVERIFY(isRefused(maskFile("shape.safetensors", at::ones({32, 16}, at::kByte)), "[32, 32]", "[32, 16]"));
        QVERIFY(isRefused(maskFile("packed.safetensors", at::ones({32, 4}, at::kByte)), "[32, 32]", "[32, 4]")); // no shape beside
        QVERIFY(isRefused(maskFile("none.safetensors", at::ones({32, 32}), "weight"), "no mask", "1 tensors"));
        QVERIFY(throwsNaming([] { maskVariant("half"); }, ErrorKind::Usage, "half", "bits"));
    }

    void aStoppedExportLeavesNoFile()
    {
        StopFlag stopped;
        stopped.requestStop();
        QVERIFY(thrownBy([&] { exportMasks(m_pruned, {path("stopped.safetensors"), MaskVariant::Bytes}, stopped, {}); }).has_value());
        QVERIFY(!std::filesystem::exists(path("stopped.safetensors")));
    }
};

PRUNESCOPE_TEST(TstMasks)
#include "tst_masks.moc"
