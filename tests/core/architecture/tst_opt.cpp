// The OPT family beyond its fixtures, against a float64 reference without torch (tests/reference). Checked by switching
// each feature off in the reference once: the comparison then fails.
#include "core/architecture/opt.h"
#include "tests/core/architecture/small_family.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;
namespace reference = layer_norm_reference;

namespace {

ModelConfig read(const Json& json) { return optArchitecture().readConfig(json, "config.json"); }

reference::Opt referenceOf(const ModelConfig& config)
{
    return {int(config.width),         int(config.embeddingWidth), int(config.blocks[0].heads),
            int(config.blocks.size()), config.normsFirst,          config.hasFinalNorm};
}

} // namespace

class TstOpt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsMatchTheReference_data()
    {
        QTest::addColumn<bool>("isAffine");
        QTest::addColumn<bool>("normsFirst");
        QTest::addColumn<bool>("removesFinalNorm");
        QTest::addColumn<bool>("hasBias");
        QTest::addColumn<int>("embeddingWidth");
        QTest::newRow("without affine") << false << true << false << true << 24;
        QTest::newRow("without affine, norms last") << false << false << false << true << 24;
        QTest::newRow("without affine, without biases, projected") << false << true << false << false << 16;
        QTest::newRow("without final norm") << true << true << true << true << 24;
        QTest::newRow("without biases") << true << true << false << false << 24;
        QTest::newRow("norms last, projected up") << true << false << false << true << 32;
    }
    void logitsMatchTheReference()
    {
        QFETCH(bool, isAffine);
        QFETCH(bool, normsFirst);
        QFETCH(bool, removesFinalNorm);
        QFETCH(bool, hasBias);
        QFETCH(int, embeddingWidth);
        Json json = smallConfig("opt");
        json["layer_norm_elementwise_affine"] = isAffine;
        json["do_layer_norm_before"] = normsFirst;
        json["_remove_final_layer_norm"] = removesFinalNorm;
        json["enable_bias"] = hasBias;
        json["word_embed_proj_dim"] = embeddingWidth;
        const SmallModel small = smallModel(json);
        QCOMPARE(small.parameters.contains("model.decoder.layers.1.final_layer_norm.weight"), isAffine);
        QCOMPARE(small.parameters.contains("model.decoder.layers.1.fc1.bias"), hasBias);
        const auto ids = someIds(20);
        const auto weights = referenceWeights(small);
        const reference::Opt opt = referenceOf(small.config);
        QCOMPARE(opt.hasFinalNorm, normsFirst && !removesFinalNorm);
        QVERIFY(disagreement(small, ids, optLogits(opt, weights, ids)) <= 1);
        const auto without = [&](auto change) {
            reference::Opt other = opt;
            change(other);
            return disagreement(small, ids, optLogits(other, weights, ids));
        };
        QVERIFY(without([](reference::Opt& o) { o.normalises = false; }) > kClearly);
        QVERIFY(without([](reference::Opt& o) { o.skipsTwoPositions = false; }) > kClearly);
        QVERIFY(without([](reference::Opt& o) { o.normsFirst = !o.normsFirst; }) > kClearly);
        // After a last norm without gains another one changes nothing.
        if (normsFirst || isAffine)
            QVERIFY(without([](reference::Opt& o) { o.hasFinalNorm = !o.hasFinalNorm; }) > kClearly);
    }
    void absentKeysHaveTheDefaultsOfTransformers()
    {
        Json json = smallConfig("opt");
        json.erase("max_position_embeddings");
        const auto config = read(json);
        QCOMPARE(config.embeddingWidth, std::int64_t(24));
        QCOMPARE(config.context, std::int64_t(2048));
        QVERIFY(config.activation == Activation::Relu);
        QVERIFY(config.isTied && config.normsFirst && config.hasFinalNorm && config.hasNormGains);
        QVERIFY(config.hasAttentionBias && config.hasOutputBias && config.hasMlpBias);
    }
    void projectionsAreNotPruned()
    {
        Json json = smallConfig("opt");
        json["word_embed_proj_dim"] = 16;
        int projections = 0;
        for (const auto& spec : optArchitecture().tensorSpecs(read(json)))
            if (spec.role == TensorRole::Projection) {
                ++projections;
                QCOMPARE(spec.block, -1);
                QVERIFY(spec.kind == "project_in" || spec.kind == "project_out");
            }
        QCOMPARE(projections, 2);
    }
    void headsThatDoNotDivideAreRefused()
    {
        Json json = smallConfig("opt");
        json["num_attention_heads"] = 5;
        const QString message = QString::fromStdString(refusal(json));
        QVERIFY2(message.contains("config.json: \"hidden_size\" is 24") && message.contains("(5)"),
                 qPrintable(message));
    }
    void tokensBeyondTheTableAreRefusedWithBothNumbers()
    {
        const at::NoGradGuard guard;
        const Model model = smallModel(smallConfig("opt")).model();
        model.logits(idTensor(someIds(32)), {});
        try {
            model.logits(idTensor(someIds(33)), {});
            QFAIL("was accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadInput);
            QVERIFY2(QString::fromUtf8(error.what()).contains("33") &&
                         QString::fromUtf8(error.what()).contains("32"),
                     error.what());
        }
    }
};

PRUNESCOPE_TEST(TstOpt)
#include "tst_opt.moc"
