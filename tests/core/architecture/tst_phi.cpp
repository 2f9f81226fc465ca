// The Phi 1/2 family, which has no fixture, against a float64 reference without torch (tests/reference). Checked by
// switching each feature off in the reference once: the comparison then fails.
#include "core/architecture/phi.h"
#include "tests/core/architecture/small_family.h"
#include "tests/test_case.h"

#include <functional>

using namespace prunescope;
using namespace prunescope::tests;
namespace reference = layer_norm_reference;

namespace {

ModelConfig read(const Json& json) { return phiArchitecture().readConfig(json, "config.json"); }

/// Six query heads of eight features, two key/value heads, four features of a head rotated, norms of q and k.
Json fullConfig()
{
    Json json = smallConfig("phi");
    json["hidden_size"] = 48;
    json["num_attention_heads"] = 6;
    json["num_key_value_heads"] = 2;
    json["partial_rotary_factor"] = 0.5;
    json["qk_layernorm"] = true;
    return json;
}

reference::Phi referenceOf(const ModelConfig& config)
{
    const BlockShape& shape = config.blocks.front();
    reference::Phi phi{int(config.width), int(shape.heads), int(shape.keyValueHeads),
                       int(config.blocks.size())};
    phi.turned = int(config.rotaries.front().width);
    phi.base = config.rotaries.front().theta;
    phi.normsHeads = config.hasQueryKeyNorm;
    return phi;
}

const std::map<std::string, std::function<void(reference::Phi&)>> kSwitches = {
    {"rotation", [](reference::Phi& phi) { phi.turns = false; }},
    {"partial rotation", [](reference::Phi& phi) { phi.turnsOnlyAPart = false; }},
    {"base of the rotation", [](reference::Phi& phi) { phi.base = 1000; }},
    {"parallel block", [](reference::Phi& phi) { phi.isParallel = false; }},
    {"norms of q and k", [](reference::Phi& phi) { phi.normsHeads = false; }},
    {"norms before the rotation", [](reference::Phi& phi) { phi.normsBeforeTurning = false; }},
    {"groups of query heads", [](reference::Phi& phi) { phi.groupsHeads = false; }},
    {"bias of the output", [](reference::Phi& phi) { phi.hasOutputBias = false; }},
    {"approximate gelu", [](reference::Phi& phi) { phi.approximatesGelu = false; }},
    {"final norm", [](reference::Phi& phi) { phi.hasFinalNorm = false; }},
};

} // namespace

class TstPhi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsMatchTheReference_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("normsHeads");
        QTest::addColumn<int>("keyHeads");
        QTest::newRow("all features") << 0.5 << true << 2;
        QTest::newRow("Phi 2") << 0.4 << false << 6; // 4 of 10 features, as there 32 of 80
        QTest::newRow("whole heads rotated") << 1.0 << false << 3;
    }
    void logitsMatchTheReference()
    {
        QFETCH(double, share);
        QFETCH(bool, normsHeads);
        QFETCH(int, keyHeads);
        Json json = fullConfig();
        json["hidden_size"] = share == 0.4 ? 60 : 48;
        json["partial_rotary_factor"] = share;
        json["qk_layernorm"] = normsHeads;
        json["num_key_value_heads"] = keyHeads;
        const SmallModel small = smallModel(json);
        const auto ids = someIds(20);
        const auto expected = phiLogits(referenceOf(small.config), referenceWeights(small), ids);
        QVERIFY(disagreement(small, ids, expected) <= 1);
    }
    void eachFeatureShowsWhenTheReferenceLeavesItOut_data()
    {
        QTest::addColumn<QString>("feature");
        for (const auto& [feature, change] : kSwitches)
            QTest::newRow(feature.c_str()) << QString::fromStdString(feature);
    }
    void eachFeatureShowsWhenTheReferenceLeavesItOut()
    {
        QFETCH(QString, feature);
        const SmallModel small = smallModel(fullConfig());
        const auto ids = someIds(20);
        reference::Phi phi = referenceOf(small.config);
        kSwitches.at(feature.toStdString())(phi);
        QVERIFY(disagreement(small, ids, phiLogits(phi, referenceWeights(small), ids)) > kClearly);
    }
    void tiedModelsKeepTheBiasOfTheOutput()
    {
        Json json = fullConfig();
        json["tie_word_embeddings"] = true;
        const SmallModel small = smallModel(json);
        QVERIFY(!small.parameters.contains("lm_head.weight"));
        auto weights = referenceWeights(small);
        weights["lm_head.weight"] = weights.at("model.embed_tokens.weight");
        const auto ids = someIds(12);
        QVERIFY(disagreement(small, ids, phiLogits(referenceOf(small.config), weights, ids)) <= 1);
    }
    void absentKeysHaveTheDefaultsOfTransformers()
    {
        Json json = smallConfig("phi");
        json.erase("max_position_embeddings");
        const auto config = read(json);
        QCOMPARE(config.rotaries.at(0).width, std::int64_t(4)); // half of 8
        QCOMPARE(config.blocks[0].keyValueHeads, std::int64_t(3));
        QCOMPARE(config.context, std::int64_t(2048));
        QCOMPARE(config.normEpsilon, 1e-5);
        QVERIFY(config.activation == Activation::GeluTanh);
        QVERIFY(!config.isTied && !config.hasQueryKeyNorm);
    }
    void newRotaryFormIsRead()
    {
        Json json = smallConfig("phi");
        json["rope_parameters"] = {
            {"rope_type", "default"}, {"rope_theta", 500.0}, {"partial_rotary_factor", 0.75}};
        QCOMPARE(read(json).rotaries.at(0).width, std::int64_t(6));
        QCOMPARE(read(json).rotaries.at(0).theta, 500.0);
    }
    void badValuesAreRefusedWithFileKeyAndValue_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("mention");
        QTest::newRow("heads do not divide") << "num_attention_heads"
                                             << "5"
                                             << "(5)";
        QTest::newRow("key heads do not divide") << "num_key_value_heads"
                                                 << "2"
                                                 << "\"num_key_value_heads\" (2)";
        QTest::newRow("odd share") << "partial_rotary_factor"
                                   << "0.125"
                                   << "\"partial_rotary_factor\" is 0.125";
        QTest::newRow("activation") << "hidden_act"
                                    << "\"mish\""
                                    << "mish";
    }
    void badValuesAreRefusedWithFileKeyAndValue()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, mention);
        Json json = smallConfig("phi");
        json[key.toStdString()] = Json::parse(value.toStdString());
        const QString message = QString::fromStdString(refusal(json));
        QVERIFY2(message.startsWith("config.json: ") && message.contains(mention), qPrintable(message));
    }
};

PRUNESCOPE_TEST(TstPhi)
#include "tst_phi.moc"
