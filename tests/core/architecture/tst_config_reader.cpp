// What the RMS-norm families take where config.json is silent, and what they refuse.
#include "core/architecture/architecture.h"
#include "core/architecture/config_reader.h"
#include "core/base/error.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

namespace {

ModelConfig read(const char* family, const Json& more = Json::object())
{
    Json json = {{"model_type", family},    {"hidden_size", 64},        {"intermediate_size", 48},
                 {"num_hidden_layers", 12}, {"num_attention_heads", 4}, {"vocab_size", 10}};
    json.update(more);
    return findArchitecture(family)->readConfig(json, "config.json");
}

/// The blocks that have a window, as in "0 2".
QString windowed(const ModelConfig& config)
{
    QStringList out;
    for (std::size_t block = 0; block < config.blocks.size(); ++block)
        if (config.blocks[block].window > 0)
            out.append(QString::number(block));
    return out.join(' ');
}

} // namespace

class TstConfigReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void absentKeysMeanWhatTransformersTakes_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<int>("headWidth");
        QTest::addColumn<double>("epsilon");
        QTest::addColumn<double>("theta");
        QTest::addColumn<int>("context");
        QTest::addColumn<bool>("isTied");
        QTest::addColumn<int>("activation");
        const int silu = int(Activation::Silu), gelu = int(Activation::GeluTanh);
        QTest::newRow("llama") << "llama" << 16 << 1e-6 << 1e4 << 2048 << false << silu;
        QTest::newRow("mistral") << "mistral" << 16 << 1e-6 << 1e4 << 131072 << false << silu;
        QTest::newRow("qwen2") << "qwen2" << 16 << 1e-6 << 1e4 << 32768 << false << silu;
        QTest::newRow("qwen3") << "qwen3" << 128 << 1e-6 << 1e4 << 32768 << false << silu;
        QTest::newRow("gemma") << "gemma" << 256 << 1e-6 << 1e4 << 8192 << true << gelu;
        QTest::newRow("gemma2") << "gemma2" << 256 << 1e-6 << 1e4 << 8192 << true << gelu;
        QTest::newRow("gemma3_text") << "gemma3_text" << 256 << 1e-6 << 1e6 << 131072 << true << gelu;
        QTest::newRow("phi3") << "phi3" << 16 << 1e-5 << 1e4 << 4096 << false << silu;
    }
    void absentKeysMeanWhatTransformersTakes()
    {
        QFETCH(QString, family);
        const ModelConfig config = read(qPrintable(family));
        QTEST(int(config.blocks[0].headWidth), "headWidth");
        QTEST(config.normEpsilon, "epsilon");
        QTEST(config.rotaries[0].theta, "theta");
        QTEST(int(config.context), "context");
        QTEST(config.isTied, "isTied");
        QTEST(int(config.activation), "activation");
        QCOMPARE(config.blocks[0].keyValueHeads, std::int64_t(4));
    }

    void windowsFollowTheFamily_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("blocks");
        const QString all = "0 1 2 3 4 5 6 7 8 9 10 11";
        QTest::newRow("llama") << "llama"
                               << R"({"sliding_window": 8})"
                               << "";
        QTest::newRow("mistral, absent") << "mistral"
                                         << "{}" << all;
        QTest::newRow("mistral, null") << "mistral"
                                       << R"({"sliding_window": null})"
                                       << "";
        QTest::newRow("phi3, absent") << "phi3"
                                      << "{}"
                                      << "";
        QTest::newRow("phi3") << "phi3"
                              << R"({"sliding_window": 8})" << all;
        QTest::newRow("qwen2, not used") << "qwen2"
                                         << R"({"sliding_window": 8, "max_window_layers": 0})"
                                         << "";
        QTest::newRow("qwen2") << "qwen2"
                               << R"({"use_sliding_window": true, "max_window_layers": 10})"
                               << "10 11";
        QTest::newRow("qwen3, null")
            << "qwen3"
            << R"({"use_sliding_window": true, "sliding_window": null, "max_window_layers": 0})"
            << "";
        QTest::newRow("gemma") << "gemma"
                               << R"({"sliding_window": 8})"
                               << "";
        QTest::newRow("gemma2") << "gemma2"
                                << "{}"
                                << "0 2 4 6 8 10";
        QTest::newRow("gemma3") << "gemma3_text"
                                << "{}"
                                << "0 1 2 3 4 6 7 8 9 10";
    }
    void windowsFollowTheFamily()
    {
        QFETCH(QString, family);
        QFETCH(QString, keys);
        QFETCH(QString, blocks);
        QCOMPARE(windowed(read(qPrintable(family), parseJson(keys.toStdString(), "test"))), blocks);
    }

    void nullSwitchesACapOff()
    {
        const ModelConfig silent = read("gemma2"), off = read("gemma2", {{"attn_logit_softcapping", nullptr},
                                                                         {"final_logit_softcapping", nullptr}});
        QCOMPARE(silent.attentionSoftcap, 50.0);
        QCOMPARE(silent.logitSoftcap, 30.0);
        QCOMPARE(off.attentionSoftcap, 0.0);
        QCOMPARE(off.logitSoftcap, 0.0);
        QCOMPARE(read("gemma3_text").attentionSoftcap, 0.0);
        QCOMPARE(silent.blocks[0].attentionScale, 1 / std::sqrt(256.0));
    }

    void gemma3TurnsWindowedBlocksByTheirOwnFrequencies()
    {
        const Json old = {{"rope_theta", 5e5},
                          {"rope_local_base_freq", 700.0},
                          {"rope_scaling", {{"type", "linear"}, {"factor", 8.0}}}};
        const Json byType = {{"rope_parameters",
                              {{"full_attention", {{"rope_type", "linear"}, {"factor", 8.0}, {"rope_theta", 5e5}}},
                               {"sliding_attention", {{"rope_type", "default"}, {"rope_theta", 700.0}}}}}};
        for (const Json& json : {old, byType}) {
            const ModelConfig config = read("gemma3_text", json);
            const RotaryConfig& local = config.rotaries[std::size_t(config.blocks[4].rotary)];
            const RotaryConfig& global = config.rotaries[std::size_t(config.blocks[5].rotary)];
            QCOMPARE(local.theta, 700.0);
            QCOMPARE(local.scaling, RotaryScaling::Default);
            QCOMPARE(global.theta, 5e5);
            QCOMPARE(global.scaling, RotaryScaling::Linear);
        }
    }

    void phi3TakesTheLongRopeOfItsFiles()
    {
        const Json factors = {1, 1, 1, 1, 2, 2, 2, 2};
        const ModelConfig config =
            read("phi3", {{"max_position_embeddings", 131072},
                          {"rope_scaling", {{"type", "su"}, {"short_factor", factors}, {"long_factor", factors}}}});
        QCOMPARE(config.rotaries[0].originalContext, std::int64_t(4096));
        QCOMPARE(config.rotaries[0].attentionFactor, std::sqrt(1 + std::log(32.0) / std::log(4096.0)));
    }

    void impossibleConfigurationsAreRefusedByName_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("mention");
        QTest::newRow("layer types of another length") << "qwen2"
                                                       << R"({"layer_types": ["full_attention"]})"
                                                       << "12";
        QTest::newRow("unknown layer type") << "gemma2"
                                            << R"({"num_hidden_layers": 1, "layer_types": ["chunked_attention"]})"
                                            << "chunked_attention";
        QTest::newRow("both directions") << "gemma3_text"
                                         << R"({"use_bidirectional_attention": true})"
                                         << "directions";
        QTest::newRow("scale of zero") << "gemma2"
                                       << R"({"query_pre_attn_scalar": 0})"
                                       << "query_pre_attn_scalar";
        QTest::newRow("window of zero") << "mistral"
                                        << R"({"sliding_window": 0})"
                                        << "sliding_window";
        QTest::newRow("odd share of a head") << "phi3"
                                             << R"({"partial_rotary_factor": 0.2})"
                                             << "partial_rotary_factor";
        QTest::newRow("rotation by layer type") << "llama"
                                                << R"({"rope_parameters": {"full_attention": {"rope_theta": 5.0}}})"
                                                << "layer type";
        QTest::newRow("text for rotary scaling") << "llama" << R"({"rope_scaling": "linear"})" << "rope_scaling";
        QTest::newRow("unknown activation") << "gemma2"
                                            << R"({"hidden_activation": "mish"})"
                                            << "mish";
    }
    void impossibleConfigurationsAreRefusedByName()
    {
        QFETCH(QString, family);
        QFETCH(QString, keys);
        QFETCH(QString, mention);
        try {
            read(qPrintable(family), parseJson(keys.toStdString(), "test"));
            QFAIL("was accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadInput);
            QVERIFY2(QString::fromUtf8(error.what()).contains(mention), error.what());
        }
    }
};

PRUNESCOPE_TEST(TstConfigReader)
#include "tst_config_reader.moc"
