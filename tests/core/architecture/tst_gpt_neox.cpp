// The GPT-NeoX family beyond its fixtures: configuration and optional tensors.
#include "core/architecture/gpt_neox.h"
#include "tests/core/architecture/small_family.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

ModelConfig read(const Json& json) { return gptNeoxArchitecture().readConfig(json, "config.json"); }

} // namespace

class TstGptNeox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void absentKeysHaveTheDefaultsOfTransformers()
    {
        Json json = smallConfig("gpt_neox");
        json.erase("max_position_embeddings");
        const auto config = read(json);
        QCOMPARE(config.rotaries.at(0).width, std::int64_t(2)); // a quarter of 8
        QCOMPARE(config.rotaries.at(0).theta, 10000.0);
        QCOMPARE(config.context, std::int64_t(2048));
        QVERIFY(config.activation == Activation::Gelu);
        QVERIFY(config.isParallel && config.hasAttentionBias && !config.isTied);
    }
    void oldAndNewRotaryKeysAreRead()
    {
        Json json = smallConfig("gpt_neox");
        json["rotary_pct"] = 0.5;
        json["rotary_emb_base"] = 500;
        QCOMPARE(read(json).rotaries.at(0).width, std::int64_t(4));
        QCOMPARE(read(json).rotaries.at(0).theta, 500.0);
        Json fresh = smallConfig("gpt_neox");
        fresh["rope_parameters"] = {
            {"rope_type", "default"}, {"rope_theta", 500.0}, {"partial_rotary_factor", 0.5}};
        QCOMPARE(read(fresh).rotaries.at(0).width, std::int64_t(4));
        QCOMPARE(read(fresh).rotaries.at(0).theta, 500.0);
    }
    void badValuesAreRefusedWithFileKeyAndValue_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("mention");
        QTest::newRow("heads do not divide") << "num_attention_heads"
                                             << "5"
                                             << "(5)";
        QTest::newRow("odd share") << "rotary_pct"
                                   << "0.125"
                                   << "\"rotary_pct\" is 0.125";
        QTest::newRow("no base") << "rotary_emb_base"
                                 << "0"
                                 << "rotary_emb_base";
        QTest::newRow("no inner width") << "intermediate_size"
                                        << "null"
                                        << "\"intermediate_size\" is missing";
    }
    void badValuesAreRefusedWithFileKeyAndValue()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, mention);
        Json json = smallConfig("gpt_neox");
        json[key.toStdString()] = Json::parse(value.toStdString());
        const QString message = QString::fromStdString(refusal(json));
        QVERIFY2(message.startsWith("config.json: ") && message.contains(mention), qPrintable(message));
    }
    void attentionWithoutBiasesHasNone()
    {
        Json json = smallConfig("gpt_neox");
        json["attention_bias"] = false;
        const SmallModel small = smallModel(json);
        QVERIFY(!small.parameters.contains("gpt_neox.layers.0.attention.query_key_value.bias"));
        QVERIFY(!small.parameters.contains("gpt_neox.layers.0.attention.dense.bias"));
        QVERIFY(small.parameters.contains("gpt_neox.layers.0.mlp.dense_h_to_4h.bias"));
        // The same as biases of zero.
        const at::NoGradGuard guard;
        SmallModel zero = smallModel(smallConfig("gpt_neox"));
        for (auto& [name, tensor] : zero.parameters)
            small.parameters.contains(name) ? tensor.copy_(small.parameters.at(name)) : tensor.zero_();
        const auto ids = idTensor(someIds(6));
        QVERIFY((zero.model().logits(ids, {}) - small.model().logits(ids, {})).abs().max().item<double>() <
                1e-4);
    }
    void tiedModelsUseTheEmbedding()
    {
        Json json = smallConfig("gpt_neox");
        json["tie_word_embeddings"] = true;
        const at::NoGradGuard guard;
        const SmallModel tied = smallModel(json);
        QVERIFY(!tied.parameters.contains("embed_out.weight"));
        SmallModel untied = smallModel(smallConfig("gpt_neox"));
        for (const auto& [name, tensor] : tied.parameters)
            untied.parameters[name] = tensor;
        untied.parameters["embed_out.weight"] = tied.parameters.at("gpt_neox.embed_in.weight");
        const auto ids = idTensor(someIds(6));
        QVERIFY((untied.model().logits(ids, {}) - tied.model().logits(ids, {})).abs().max().item<double>() <
                1e-4);
    }
};

PRUNESCOPE_TEST(TstGptNeox)
#include "tst_gpt_neox.moc"
