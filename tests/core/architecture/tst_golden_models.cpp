// The forward pass against the reference modelling code: logits, hidden states, loss, greedy continuation.
#include "core/evaluation/generation.h"
#include "core/evaluation/perplexity.h"
#include "core/session/open_model_impl.h"
#include "tests/core/golden.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstGoldenModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forwardPassMatchesTheReference_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"llama_mha_untied", "llama_gqa_tied", "llama_mqa_biases", "llama_headdim_explicit",
                                 "llama_bf16_file", "llama_f16_sharded"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void forwardPassMatchesTheReference()
    {
        QFETCH(QString, name);
        const std::string folder = sharedPath("fixtures/architectures/" + name.toStdString());
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder + "/expected.safetensors"));
        const at::NoGradGuard guard;
        const auto handle = tests::open(folder);
        const Model& model = handle->model();
        const std::string file = folder + "/expected.safetensors";
        const auto ids = golden(file, "input_ids");
        at::Tensor x = model.embed(ids, {});
        QVERIFY(excess(x, golden(file, "hidden_states.0"), 1e-4, 1e-5) <= 0);
        for (int block = 0; block < model.blockCount(); ++block) {
            x = model.runBlock(block, x, {});
            if (block + 1 == model.blockCount())
                x = model.finish(x);
            const auto expected = golden(file, "hidden_states." + std::to_string(block + 1));
            QVERIFY2(excess(x, expected, 1e-4, 1e-5) <= 0, qPrintable(QString::number(block)));
        }
        const auto logits = model.project(x);
        QVERIFY(excess(logits, golden(file, "logits"), 1e-4, 1e-5) <= 0);
        const double loss = (tokenNll(logits[0], ids[0], 1).mean().item<double>() +
                             tokenNll(logits[1], ids[1], 1).mean().item<double>()) / 2;
        QVERIFY(std::abs(loss - golden(file, "loss").item<double>()) < 1e-4);
    }

    void paddingOnTheRightChangesNothingBeforeIt_data() { forwardPassMatchesTheReference_data(); }
    void paddingOnTheRightChangesNothingBeforeIt()
    {
        QFETCH(QString, name);
        const std::string file = sharedPath("fixtures/architectures/" + name.toStdString() + "/expected.safetensors");
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(file));
        const at::NoGradGuard guard;
        const auto handle = tests::open(sharedPath("fixtures/architectures/" + name.toStdString()));
        const auto opened = SafetensorsFile::open(file);
        const TensorView* padded = nullptr;
        for (const auto& view : opened->tensors())
            if (view.name.starts_with("padded.") && view.name.find("logits") != std::string::npos)
                padded = &view;
        QVERIFY(padded);
        const auto expected = copyOf(*padded, at::kFloat).squeeze();
        const auto row = golden(file, "input_ids").narrow(0, 1, 1).narrow(1, 0, expected.size(0));
        QVERIFY(excess(handle->model().logits(row.contiguous(), {}).squeeze(0), expected, 1e-4, 1e-5) <= 0);
    }

    void greedyContinuationMatchesTheReference_data() { forwardPassMatchesTheReference_data(); }
    void greedyContinuationMatchesTheReference()
    {
        QFETCH(QString, name);
        const std::string folder = sharedPath("fixtures/architectures/" + name.toStdString());
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder + "/expected.safetensors"));
        const auto handle = tests::open(folder);
        const auto ids = golden(folder + "/expected.safetensors", "input_ids")[0].contiguous();
        const auto expected = golden(folder + "/expected.safetensors", "greedy_continuation").reshape({-1}).contiguous();
        const std::vector<std::int64_t> prompt(ids.data_ptr<std::int64_t>(), ids.data_ptr<std::int64_t>() + ids.numel());
        // The fixture's ids go on past the end token, which generate() would stop at.
        ModelConfig config = handle->config;
        StopFlag stop;
        KeyValueCache cache;
        ForwardContext context;
        context.cache = &cache;
        const at::NoGradGuard guard;
        auto logits = handle->model().logits(ids.unsqueeze(0), context);
        for (std::int64_t i = 0; i < expected.numel(); ++i) {
            const auto next = logits.select(1, logits.size(1) - 1).argmax(-1);
            QCOMPARE(next.item<std::int64_t>(), expected[i].item<std::int64_t>());
            logits = handle->model().logits(next.unsqueeze(0), context);
        }
    }
};

PRUNESCOPE_TEST(TstGoldenModels)
#include "tst_golden_models.moc"
