// The GPT-2 family beyond its fixtures: configuration, storage, options of attention, the end of the position table.
#include "core/architecture/gpt2.h"
#include "tests/core/architecture/small_family.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

ModelConfig read(const Json& json) { return gpt2Architecture().readConfig(json, "config.json"); }

} // namespace

class TstGpt2 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void absentKeysHaveTheDefaultsOfTransformers()
    {
        Json json = smallConfig("gpt2");
        json["n_inner"] = nullptr;
        json.erase("n_positions");
        const auto config = read(json);
        QCOMPARE(config.blocks[1].innerWidth, std::int64_t(96));
        QCOMPARE(config.blocks[1].headWidth, std::int64_t(8));
        QCOMPARE(config.blocks[1].attentionScale, 1 / std::sqrt(8.0));
        QCOMPARE(config.context, std::int64_t(1024));
        QCOMPARE(config.normEpsilon, 1e-5);
        QVERIFY(config.activation == Activation::GeluTanh);
        QVERIFY(config.isTied);
    }
    void commonNamesOfTheKeysAreRead()
    {
        const auto config = read({{"vocab_size", 50},
                                  {"hidden_size", 24},
                                  {"num_hidden_layers", 3},
                                  {"num_attention_heads", 4},
                                  {"max_position_embeddings", 16}});
        QCOMPARE(config.width, std::int64_t(24));
        QCOMPARE(config.blocks.size(), std::size_t(3));
        QCOMPARE(config.blocks[0].heads, std::int64_t(4));
        QCOMPARE(config.context, std::int64_t(16));
    }
    void badValuesAreRefusedWithFileKeyAndValue_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("mention");
        QTest::newRow("heads do not divide") << "n_head"
                                             << "5"
                                             << "24, which is not a multiple of \"n_head\" (5)";
        QTest::newRow("no width") << "n_embd"
                                  << "null"
                                  << "\"n_embd\" is missing";
        QTest::newRow("negative") << "n_inner"
                                  << "-1"
                                  << "-1";
        QTest::newRow("activation") << "activation_function"
                                    << "\"tanh\""
                                    << "tanh";
        QTest::newRow("cross attention") << "add_cross_attention"
                                         << "true"
                                         << "\"add_cross_attention\" is true";
        QTest::newRow("epsilon") << "layer_norm_epsilon"
                                 << "-1e-5"
                                 << "layer_norm_epsilon";
    }
    void badValuesAreRefusedWithFileKeyAndValue()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, mention);
        Json json = smallConfig("gpt2");
        json[key.toStdString()] = Json::parse(value.toStdString());
        const QString message = QString::fromStdString(refusal(json));
        QVERIFY2(message.startsWith("config.json: ") && message.contains(mention), qPrintable(message));
    }
    void storedInputMajorIsSeenAsOutByIn()
    {
        const SmallModel small = smallModel(smallConfig("gpt2"));
        const Model model = small.model();
        QCOMPARE(small.parameters.at("transformer.h.0.attn.c_attn.weight").sizes().vec(),
                 (std::vector<std::int64_t>{24, 72}));
        QCOMPARE(model.product("transformer.h.0.attn.c_attn")->denseWeight().sizes().vec(),
                 (std::vector<std::int64_t>{72, 24}));
    }
    void unscaledAttentionIsScaledAttentionOfLargerQueries()
    {
        const at::NoGradGuard guard;
        Json json = smallConfig("gpt2");
        const SmallModel scaled = smallModel(json);
        json["scale_attn_weights"] = false;
        SmallModel plain = smallModel(json);
        const auto ids = idTensor(someIds(10));
        const auto expected = scaled.model().logits(ids, {});
        QVERIFY((plain.model().logits(ids, {}) - expected).abs().max().item<double>() > 0.1);
        for (const char* block : {"transformer.h.0.", "transformer.h.1."}) {
            plain.parameters.at(block + std::string("attn.c_attn.weight"))
                .narrow(1, 0, 24)
                .mul_(1 / std::sqrt(8.0));
            plain.parameters.at(block + std::string("attn.c_attn.bias"))
                .narrow(0, 0, 24)
                .mul_(1 / std::sqrt(8.0));
        }
        QVERIFY((plain.model().logits(ids, {}) - expected).abs().max().item<double>() < 1e-4);
    }
    void untiedModelsHaveAnOutputMatrix()
    {
        Json json = smallConfig("gpt2");
        json["tie_word_embeddings"] = false;
        QVERIFY(smallModel(json).model().hasProduct("lm_head"));
        QVERIFY(!smallModel(smallConfig("gpt2")).model().hasProduct("lm_head"));
    }
    void tokensBeyondTheTableAreRefusedWithBothNumbers()
    {
        const at::NoGradGuard guard;
        const Model model = smallModel(smallConfig("gpt2")).model();
        model.logits(idTensor(someIds(32)), {});
        KeyValueCache cache;
        ForwardContext context;
        context.cache = &cache;
        model.logits(idTensor(someIds(30)), context);
        try {
            model.logits(idTensor(someIds(3)), context);
            QFAIL("was accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadInput);
            QVERIFY2(QString::fromUtf8(error.what()).contains("33") &&
                         QString::fromUtf8(error.what()).contains("32"),
                     error.what());
        }
    }
};

PRUNESCOPE_TEST(TstGpt2)
#include "tst_gpt2.moc"
