// The BLOOM family beyond its fixture, against a float64 reference without torch (tests/reference): any head count, both
// residual forms. Checked by switching each feature off in the reference once: the comparison then fails.
#include "core/architecture/bloom.h"
#include "tests/core/architecture/small_family.h"
#include "tests/test_case.h"

#include <bit>

using namespace prunescope;
using namespace prunescope::tests;
namespace reference = layer_norm_reference;

namespace {

ModelConfig read(const Json& json) { return bloomArchitecture().readConfig(json, "config.json"); }

} // namespace

class TstBloom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void slopesAreThoseOfThePaper()
    {
        QCOMPARE(alibiSlopes(8), (std::vector<float>{1 / 2.f, 1 / 4.f, 1 / 8.f, 1 / 16.f, 1 / 32.f, 1 / 64.f,
                                                     1 / 128.f, 1 / 256.f}));
        // Four heads take every second slope of eight; the two beyond take the first ones left out.
        QCOMPARE(alibiSlopes(6),
                 (std::vector<float>{1 / 4.f, 1 / 16.f, 1 / 64.f, 1 / 256.f, 1 / 2.f, 1 / 8.f}));
        QCOMPARE(alibiSlopes(1), (std::vector<float>{1 / 256.f}));
    }
    void logitsMatchTheReference_data()
    {
        QTest::addColumn<int>("heads");
        QTest::addColumn<bool>("sumsFromNorm");
        for (const int heads : {1, 2, 3, 6, 8, 12})
            for (const bool sumsFromNorm : {false, true})
                QTest::addRow("%d heads%s", heads, sumsFromNorm ? ", sums from the norm" : "")
                    << heads << sumsFromNorm;
    }
    void logitsMatchTheReference()
    {
        QFETCH(int, heads);
        QFETCH(bool, sumsFromNorm);
        Json json = smallConfig("bloom");
        json["n_head"] = heads;
        json["apply_residual_connection_post_layernorm"] = sumsFromNorm;
        const SmallModel small = smallModel(json);
        const auto ids = someIds(20);
        const auto weights = referenceWeights(small);
        const reference::Bloom bloom{24, heads, 2, sumsFromNorm};
        QVERIFY(disagreement(small, ids, bloomLogits(bloom, weights, ids)) <= 1);
        const auto without = [&](auto change) {
            reference::Bloom other = bloom;
            change(other);
            return disagreement(small, ids, bloomLogits(other, weights, ids));
        };
        QVERIFY(without([](reference::Bloom& b) { b.hasDistances = false; }) > kClearly);
        QVERIFY(without([](reference::Bloom& b) { b.hasEmbeddingNorm = false; }) > kClearly);
        QVERIFY(without([](reference::Bloom& b) { b.approximatesGelu = false; }) > kClearly);
        QVERIFY(without([](reference::Bloom& b) { b.sumsFromNorm = !b.sumsFromNorm; }) > kClearly);
        if (!std::has_single_bit(unsigned(heads)))
            QVERIFY(without([](reference::Bloom& b) { b.interpolatesSlopes = false; }) > kClearly);
        if (heads > 1)
            QVERIFY(without([](reference::Bloom& b) { b.cutsHeadByHead = false; }) > kClearly);
    }
    void textsBeyondTheTrainingLengthAreComputed()
    {
        const at::NoGradGuard guard;
        Json json = smallConfig("bloom");
        json["seq_length"] = 8;
        const SmallModel small = smallModel(json);
        QCOMPARE(small.config.context, std::int64_t(8));
        const auto ids = someIds(12);
        QVERIFY(disagreement(small, ids,
                             bloomLogits(reference::Bloom{24, 6, 2}, referenceWeights(small), ids)) <= 1);
    }
    void absentKeysHaveTheDefaultsOfTransformers()
    {
        Json json = {{"vocab_size", 50},
                     {"n_embed", 24},
                     {"num_hidden_layers", 3},
                     {"num_attention_heads", 4},
                     {"n_inner", 40}};
        const auto config = read(json);
        QCOMPARE(config.width, std::int64_t(24));
        QCOMPARE(config.blocks.size(), std::size_t(3));
        QCOMPARE(config.blocks[0].heads, std::int64_t(4));
        QCOMPARE(config.blocks[0].innerWidth, std::int64_t(96)); // n_inner is not read
        QCOMPARE(config.context, std::int64_t(2048));
        QVERIFY(config.isTied && !config.sumsFromNorm);
    }
    void headsThatDoNotDivideAreRefused()
    {
        Json json = smallConfig("bloom");
        json["n_head"] = 5;
        const QString message = QString::fromStdString(refusal(json));
        QVERIFY2(message.contains("config.json: \"hidden_size\" is 24") && message.contains("\"n_head\" (5)"),
                 qPrintable(message));
    }
};

PRUNESCOPE_TEST(TstBloom)
#include "tst_bloom.moc"
