// Rotary frequencies of all kinds of scaling against the published formulas in float64.
#include "core/architecture/config_reader.h"
#include "core/architecture/rotary.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "tests/reference/gated_reference.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;
using reference::Rotation;

namespace {

/// A config.json with this rope_scaling: heads of 16 features, context 64, theta 10000.
RotaryConfig read(const Json& scaling, const Json& more = Json::object())
{
    Json json = {{"max_position_embeddings", 64}};
    if (!scaling.is_null())
        json["rope_scaling"] = scaling;
    json.update(more);
    return ConfigReader(json, "config.json").rotary(16, 64);
}

Rotation rotation(Rotation::Kind kind, double factor, double context)
{
    Rotation out;
    out.kind = kind;
    out.width = 16;
    out.factor = factor;
    out.context = context;
    return out;
}

struct Row {
    const char* name;
    Json scaling;
    Rotation expected;
    int tokens = 40;
};

std::vector<Row> rows()
{
    std::vector<Row> out = {
        {"default", nullptr, rotation(Rotation::Plain, 1, 64)},
        {"linear", {{"type", "linear"}, {"factor", 2.5}}, rotation(Rotation::Linear, 2.5, 64)},
        {"dynamic, inside", {{"type", "dynamic"}, {"factor", 3.0}}, rotation(Rotation::Dynamic, 3, 64), 64},
        {"dynamic, beyond", {{"rope_type", "dynamic"}, {"factor", 3.0}}, rotation(Rotation::Dynamic, 3, 64), 150},
    };
    out.push_back({"llama3",
                   {{"rope_type", "llama3"},
                    {"factor", 8.0},
                    {"low_freq_factor", 1.5},
                    {"high_freq_factor", 5.0},
                    {"original_max_position_embeddings", 32}},
                   rotation(Rotation::Llama3, 8, 32)});
    out.back().expected.lowFactor = 1.5;
    out.back().expected.highFactor = 5;
    out.push_back({"yarn", {{"rope_type", "yarn"}, {"factor", 4.0}}, rotation(Rotation::Yarn, 4, 64)});
    out.back().expected.magnitude = 0.1 * std::log(4.0) + 1;
    out.push_back({"yarn with everything",
                   {{"rope_type", "yarn"},
                    {"factor", 4.0},
                    {"original_max_position_embeddings", 512},
                    {"beta_fast", 20},
                    {"beta_slow", 2},
                    {"truncate", false},
                    {"mscale", 0.7},
                    {"mscale_all_dim", 0.2}},
                   rotation(Rotation::Yarn, 4, 512)});
    out.back().expected.fastTurns = 20;
    out.back().expected.slowTurns = 2;
    out.back().expected.roundsRamp = false;
    out.back().expected.magnitude = (0.07 * std::log(4.0) + 1) / (0.02 * std::log(4.0) + 1);
    const Json longRope = {{"rope_type", "longrope"},
                           {"short_factor", {1, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6}},
                           {"long_factor", {1, 1.5, 2, 3, 4, 5, 6, 7}},
                           {"original_max_position_embeddings", 32}};
    for (const int tokens : {32, 33}) {
        out.push_back({tokens == 32 ? "longrope, short" : "longrope, long", longRope,
                       rotation(Rotation::LongRope, 1, 32), tokens});
        out.back().expected.shortFactors = {1, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6};
        out.back().expected.longFactors = {1, 1.5, 2, 3, 4, 5, 6, 7};
        out.back().expected.magnitude = std::sqrt(1 + std::log(2.0) / std::log(32.0));
    }
    return out;
}

} // namespace

class TstRotary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tablesFollowThePublishedFormulas_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(rows().size()); ++i)
            QTest::newRow(rows()[std::size_t(i)].name) << i;
    }
    void tablesFollowThePublishedFormulas()
    {
        QFETCH(int, index);
        const Row row = rows()[std::size_t(index)];
        const RotaryTable table = rotaryTable(read(row.scaling), 0, row.tokens);
        for (int position = 0; position < row.tokens; ++position)
            for (int i = 0; i < 16; ++i) {
                const double angle = position * row.expected.speed(i % 8, row.tokens);
                const double cosine = table.cosine[position][i].item<double>(),
                             sine = table.sine[position][i].item<double>();
                // float32 frequencies are off by 2^-22 at most (three roundings), so angles by 150 * 2^-22 = 4e-5.
                QVERIFY(std::abs(cosine - std::cos(angle) * row.expected.magnitude) < 5e-5);
                QVERIFY(std::abs(sine - std::sin(angle) * row.expected.magnitude) < 5e-5);
            }
    }

    void scalingDiffersFromPlainRotation_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 1; i < int(rows().size()); ++i)
            if (i != 2) // dynamic scaling within the context is plain rotation
                QTest::newRow(rows()[std::size_t(i)].name) << i;
    }
    void scalingDiffersFromPlainRotation()
    {
        QFETCH(int, index);
        const Row row = rows()[std::size_t(index)];
        const auto plain = rotaryTable(read(nullptr), 0, row.tokens),
                   scaled = rotaryTable(read(row.scaling), 0, row.tokens);
        QVERIFY((plain.cosine - scaled.cosine).abs().max().item<double>() > 1e-2);
    }

    void newFormGivesTheSame()
    {
        Json parameters = rows()[5].scaling;
        parameters["rope_theta"] = 500.0;
        const RotaryConfig config = read(nullptr, {{"rope_parameters", parameters}});
        QCOMPARE(config.scaling, RotaryScaling::Yarn);
        QCOMPARE(config.theta, 500.0);
        QCOMPARE(config.factor, 4.0);
    }

    void oldPhi3NamesMeanLongRope_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("su") << "su";
        QTest::newRow("yarn with factor lists") << "yarn";
    }
    void oldPhi3NamesMeanLongRope()
    {
        QFETCH(QString, name);
        Json scaling = rows().back().scaling;
        scaling["rope_type"] = name.toStdString();
        QCOMPARE(read(scaling).scaling, RotaryScaling::LongRope);
    }

    void yarnTakesGivenAttentionFactor()
    {
        QCOMPARE(read({{"rope_type", "yarn"}, {"factor", 4.0}, {"attention_factor", 0.5}}).attentionFactor, 0.5);
    }

    void onlyTheFirstFeaturesTurn()
    {
        const RotaryConfig config = read(nullptr, {{"partial_rotary_factor", 0.25}});
        QCOMPARE(config.width, std::int64_t(4));
        const auto x = at::ones({1, 1, 3, 16});
        const auto y = rotate(x, rotaryTable(config, 5, 3));
        QVERIFY(at::equal(y.narrow(3, 4, 12), x.narrow(3, 4, 12)));
        QVERIFY(!at::equal(y.narrow(3, 0, 4), x.narrow(3, 0, 4)));
    }

    void wrongScalingIsRefusedByName_data()
    {
        QTest::addColumn<QString>("scaling");
        QTest::addColumn<QString>("mention");
        QTest::newRow("unknown type") << R"({"type": "mrope"})"
                                      << "mrope";
        QTest::newRow("missing factor") << R"({"type": "linear"})"
                                        << "factor";
        QTest::newRow("negative factor") << R"({"type": "dynamic", "factor": -2.0})"
                                         << "-2";
        QTest::newRow("text for a number") << R"({"type": "linear", "factor": "2"})"
                                           << "factor";
        QTest::newRow("empty band")
            << R"({"type": "llama3", "factor": 8.0, "low_freq_factor": 4, "high_freq_factor": 4})"
            << "high_freq_factor";
        QTest::newRow("lists missing") << R"({"type": "longrope"})"
                                       << "short_factor";
        QTest::newRow("list too short") << R"({"type": "su", "short_factor": [1, 2], "long_factor": [1, 2]})"
                                        << "8";
        QTest::newRow("context of zero") << R"({"type": "yarn", "factor": 2, "original_max_position_embeddings": 0})"
                                         << "original_max_position_embeddings";
    }
    void wrongScalingIsRefusedByName()
    {
        QFETCH(QString, scaling);
        QFETCH(QString, mention);
        try {
            read(parseJson(scaling.toStdString(), "test"));
            QFAIL("was accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadInput);
            QVERIFY2(QString::fromUtf8(error.what()).contains(mention), error.what());
            QVERIFY2(QString::fromUtf8(error.what()).contains("config.json"), error.what());
        }
    }
};

PRUNESCOPE_TEST(TstRotary)
#include "tst_rotary.moc"
