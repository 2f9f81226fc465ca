// Models larger than memory: block by block from the files they give the same bits as models in memory.
#include "core/base/system_memory.h"
#include "core/session/explore.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"
#include "core/session/run_need.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// A limit on memory that ends with the scope.
struct MemoryLimit {
    explicit MemoryLimit(std::int64_t bytes) { limitMemory(bytes); }
    ~MemoryLimit() { limitMemory(0); }
};

std::string bytesOf(const std::string& folder) { return readFile(folder + "/model.safetensors"); }

} // namespace

class TstStreamedModel : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_resident, m_streamed;
    PerplexityParams m_perplexity;
    CalibrationParams m_calibration;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }
    PruneParams params(const ModelHandle& model, const std::string& method) const
    {
        PruneParams out;
        out.plan = uniformPlan(modelInfo(*model), method, 0.5, {}, {});
        out.calibration = m_calibration;
        out.scratchFolder = m_temporary.path().toStdString();
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_resident = tests::open(path("tiny"));
        {
            const MemoryLimit limit(100000);
            m_streamed = tests::open(path("tiny"));
        }
        m_perplexity.text.path = writeTinyText(path("text.txt"), 12).string();
        m_calibration.text.path = m_perplexity.text.path;
        m_calibration.samples = 6;
        m_calibration.window = 32;
    }
    void theModelKnowsThatItIsTooLarge()
    {
        QVERIFY(modelInfo(*m_streamed).isStreamed);
        QVERIFY(!modelInfo(*m_resident).isStreamed);
        QVERIFY(m_streamed->model().isStreamed());
    }
    void onlyOneBlockIsAtHand()
    {
        const Model block = m_streamed->model().withBlock(1);
        QVERIFY(block.hasProduct("model.layers.1.mlp.up_proj"));
        QVERIFY(!block.hasProduct("model.layers.0.mlp.up_proj"));
        QVERIFY(!block.hasProduct("model.layers.2.mlp.up_proj"));
    }
    void perplexityHasTheSameBits()
    {
        StopFlag stop;
        const auto a = measurePerplexity(m_resident, m_perplexity, stop, {}), b = measurePerplexity(m_streamed, m_perplexity, stop, {});
        QVERIFY(a.windows > 2);
        QVERIFY(a.tokenNll == b.tokenNll);
    }
    void generatedTextIsTheSame()
    {
        StopFlag stop;
        GenerateParams generate;
        generate.prompt = "The old";
        generate.tokens = 12;
        QCOMPARE(generateText(m_streamed, generate, stop, {}).ids, generateText(m_resident, generate, stop, {}).ids);
    }
    void inputNormsHaveTheSameBits()
    {
        StopFlag stop;
        QVERIFY(measureInputs(m_resident, m_calibration, stop, {})->norms == measureInputs(m_streamed, m_calibration, stop, {})->norms);
    }
    void prunedCheckpointHasTheSameBytes_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("magnitude") << "magnitude";
        QTest::newRow("wanda") << "wanda";
    }
    void prunedCheckpointHasTheSameBytes()
    {
        QFETCH(QString, method);
        StopFlag stop;
        const auto a = pruneModel(m_resident, params(m_resident, method.toStdString()), stop, {});
        const auto b = pruneModel(m_streamed, params(m_streamed, method.toStdString()), stop, {});
        QCOMPARE(b.achievedShare, a.achievedShare);
        const std::string first = path(("a-" + method).toLatin1()), second = path(("b-" + method).toLatin1());
        exportModel(a.model, nullptr, first, stop, {});
        exportModel(b.model, nullptr, second, stop, {});
        QVERIFY(bytesOf(first) == bytesOf(second));
        // The pruned model goes on living over the exported file, and exports once more.
        QVERIFY(measurePerplexity(b.model, m_perplexity, stop, {}).tokenNll == measurePerplexity(a.model, m_perplexity, stop, {}).tokenNll);
        exportModel(b.model, nullptr, second + "-again", stop, {});
        QVERIFY(bytesOf(second + "-again") == bytesOf(first));
    }
    void comparisonMixesBothKinds()
    {
        StopFlag stop;
        const auto pruned = pruneModel(m_streamed, params(m_streamed, "wanda"), stop, {}).model;
        const auto expected = pruneModel(m_resident, params(m_resident, "wanda"), stop, {}).model;
        const CompareParams compare{m_perplexity};
        const auto a = compareModels(m_resident, expected, compare, stop, {}), b = compareModels(m_resident, pruned, compare, stop, {});
        QCOMPARE(b.klMean, a.klMean);
        QCOMPARE(b.nllDifference, a.nllDifference);
        QCOMPARE(b.blockErrors.back().relativeError, a.blockErrors.back().relativeError);
    }
    void cancellingLeavesNoFile()
    {
        StopFlag stop;
        const auto cancel = [&](const Progress& event) {
            if (event.block >= 1)
                stop.requestStop();
        };
        const auto error = thrownBy([&] { pruneModel(m_streamed, params(m_streamed, "wanda"), stop, cancel); });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
        for (const auto& entry : std::filesystem::directory_iterator(m_temporary.path().toStdString()))
            QVERIFY2(entry.path().filename().string().find("scratch") == std::string::npos, entry.path().c_str());
    }
    void aRunThatCannotFitIsRefusedWithBothNumbers()
    {
        StopFlag stop;
        const MemoryLimit limit(50000);
        QVERIFY(throwsNaming([&] { pruneModel(m_streamed, params(m_streamed, "wanda"), stop, {}); }, ErrorKind::Memory, "MiB"));
        QVERIFY(throwsNaming([&] { measurePerplexity(m_streamed, m_perplexity, stop, {}); }, ErrorKind::Memory, "MiB"));
        const auto calibration = params(m_streamed, "wanda").calibration;
        QVERIFY(throwsNaming([&] { measureInputs(m_streamed, calibration, stop, {}); }, ErrorKind::Memory, "MiB"));
    }
    void needGrowsWithWhatTheMethodHolds()
    {
        const auto need = [&](const char* method) { return pruneNeed(m_streamed, params(m_streamed, method), "").memoryBytes; };
        QVERIFY(need("sparsegpt") > need("wanda")); // Hessians and a factor
        QVERIFY(need("alps") > need("sparsegpt"));  // in double, with eigenvectors
    }
    void needGrowsWithTheWindows()
    {
        PruneParams few = params(m_streamed, "wanda"), many = few;
        many.calibration.samples = 600;
        QVERIFY(pruneNeed(m_streamed, many, "").memoryBytes > pruneNeed(m_streamed, few, "").memoryBytes);
        QVERIFY(pruneNeed(m_streamed, few, "").diskBytes >= std::int64_t(bytesOf(path("tiny")).size()));
        QVERIFY(pruneSeconds(m_streamed, few) > 0);
    }
};

PRUNESCOPE_TEST(TstStreamedModel)
#include "tst_streamed_model.moc"
