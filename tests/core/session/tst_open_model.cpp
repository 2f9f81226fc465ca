// Opening what people bring: whole, incomplete, lying, unknown.
#include "core/session/explore.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstOpenModel : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    std::filesystem::path at(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

    static QString whyNot(const std::filesystem::path& folder)
    {
        const auto model = tests::open(folder.string());
        if (modelInfo(*model).canEvaluate)
            return "can be evaluated";
        return QString::fromStdString(modelInfo(*model).whyNotEvaluate.english());
    }

private Q_SLOTS:
    void infoStatesShapesAndCounts()
    {
        const auto model = tests::open(writeTinyModel(at("whole")).string());
        const ModelInfo& info = modelInfo(*model);
        QVERIFY(info.canEvaluate);
        QVERIFY(info.hasTokenizer);
        QCOMPARE(info.family, std::string("llama"));
        QCOMPARE(info.blocks, 3);
        QCOMPARE(info.matrices.size(), std::size_t(3 * 7 + 1));
        QCOMPARE(info.kinds, (std::vector<std::string>{"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"}));
        // 270 * 32 embedding, 3 * (32*32*2 + 2*16*32 + 3*48*32) matrices, 7 * 32 gains.
        QCOMPARE(info.parameters, std::int64_t(270 * 32 + 3 * (2 * 1024 + 1024 + 4608) + 7 * 32));
        QCOMPARE(info.dtype, std::string("BF16"));
        QCOMPARE(info.fingerprint.size(), std::size_t(64));
    }
    void unknownFamilyIsViewableAndPrunableByMagnitude()
    {
        Json config = tinyConfig();
        config["model_type"] = "novel_family";
        const auto folder = writeTinyModel(at("unknown"), at::kFloat, config);
        QVERIFY(whyNot(folder).contains("novel_family"));
        const auto model = tests::open(folder.string());
        QCOMPARE(modelInfo(*model).kinds.size(), std::size_t(7));
        StopFlag stop;
        PruneParams params;
        params.plan = uniformPlan(modelInfo(*model), "magnitude", 0.5, {}, {});
        params.calibration.text.path.clear();
        const auto result = pruneModel(model, params, stop, {});
        QVERIFY(std::abs(result.achievedShare - 0.5) < 1e-3);
        QVERIFY_THROWS_EXCEPTION(Error, measurePerplexity(model, {}, stop, {}));
    }
    void loneSafetensorsFileIsViewable()
    {
        const auto folder = writeTinyModel(at("lone"));
        const auto model = tests::open((folder / "model.safetensors").string());
        QVERIFY(!modelInfo(*model).canEvaluate);
        QCOMPARE(modelInfo(*model).blocks, 3);
    }
    void missingTensorIsNamed()
    {
        const auto folder = writeTinyModel(at("missing"));
        const auto file = SafetensorsFile::open(folder / "model.safetensors");
        std::vector<TensorView> views;
        for (const auto& view : file->tensors())
            if (view.name != "model.layers.1.mlp.up_proj.weight")
                views.push_back(view);
        writeSafetensors(at("missing/new"), views);
        std::filesystem::rename(at("missing/new"), folder / "model.safetensors");
        QVERIFY(whyNot(folder).contains("model.layers.1.mlp.up_proj.weight"));
    }
    void lyingConfigNamesTensorAndBothShapes()
    {
        Json config = tinyConfig();
        config["intermediate_size"] = 64;
        const QString reason = whyNot(writeTinyModel(at("lying"), at::kFloat, config));
        QVERIFY2(reason.contains("[48, 32]") && reason.contains("[64, 32]"), qPrintable(reason));
    }
    void absentTokenizerIsExplainedAndIdsStillWork()
    {
        const auto folder = writeTinyModel(at("notokenizer"));
        std::filesystem::remove(folder / "tokenizer.json");
        const auto model = tests::open(folder.string());
        QVERIFY(!modelInfo(*model).hasTokenizer);
        QVERIFY(QString::fromStdString(modelInfo(*model).whyNoTokenizer.english()).contains("tokenizer.json"));
        StopFlag stop;
        PerplexityParams params;
        params.text.path = writeTinyText(at("text.txt"), 3).string();
        QVERIFY_THROWS_EXCEPTION(Error, measurePerplexity(model, params, stop, {}));
        const auto ids = at::arange(128) % 270;
        writeSafetensors(at("ids.safetensors"), {viewOf("ids", ids)});
        params.text.path = at("ids.safetensors").string() + ":ids";
        QCOMPARE(measurePerplexity(model, params, stop, {}).windows, std::int64_t(2));
    }
    void textShorterThanAWindowNamesBothCounts()
    {
        const auto model = tests::open(writeTinyModel(at("short")).string());
        writeFileAtomically(at("short.txt"), "geese");
        StopFlag stop;
        CalibrationParams params;
        params.text.path = at("short.txt").string();
        params.window = 64;
        try {
            measureInputs(model, params, stop, {});
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains("64"));
        }
    }
    void emptyFolderIsRefused()
    {
        std::filesystem::create_directories(at("empty"));
        QVERIFY_THROWS_EXCEPTION(Error, tests::open(at("empty").string()));
        QVERIFY_THROWS_EXCEPTION(Error, tests::open(at("nowhere").string()));
    }
    void differentOutputMatrixIsUsedWithAWarning()
    {
        const auto folder = writeTinyModel(at("tied"), at::kFloat);
        const auto file = SafetensorsFile::open(folder / "model.safetensors");
        std::vector<TensorView> views = file->tensors();
        const auto head = at::randn({270, 32});
        views.push_back(viewOf("lm_head.weight", head));
        writeSafetensors(at("tied/new"), views);
        std::filesystem::rename(at("tied/new"), folder / "model.safetensors");
        const auto model = tests::open(folder.string());
        QVERIFY(!modelInfo(*model).isTied);
        QCOMPARE(modelInfo(*model).warnings.size(), std::size_t(1));
        QVERIFY(at::equal(model->model().product("lm_head")->denseWeight(), head));
    }
};

PRUNESCOPE_TEST(TstOpenModel)
#include "tst_open_model.moc"
