// The short cuts of a forward pass against plain loops in double, at widths that do not fill the lanes, on both kinds of
// processors; and against the library's operations, which they replace.
#include "core/architecture/attention.h"
#include "core/architecture/layers.h"
#include "core/architecture/rotary.h"
#include "core/architecture/row_kernels.h"
#include "core/architecture/torch.h"
#include "core/base/random.h"
#include "core/base/wide_vectors.h"
#include "tests/test_case.h"

#include <cmath>
#include <limits>
#include <vector>

using namespace prunescope;

namespace {

std::vector<float> drawn(std::int64_t count, double size = 1)
{
    Random random(std::uint64_t(count) + 5);
    std::vector<float> out(static_cast<std::size_t>(count));
    for (float& value : out)
        value = float(size * random.normal());
    return out;
}

bool isNear(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b)); }

double largestDifference(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

} // namespace

class TstRowKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void counts()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 7, 8, 33, 1024, 4131})
            QTest::addRow("%d", count) << count;
    }
    void cleanup() { allowWideVectors(true); }

    void rowsAgreeWithLoopsInDouble_data() { counts(); }
    void rowsAgreeWithLoopsInDouble()
    {
        QFETCH(int, count);
        const auto n = std::size_t(count);
        const auto x = drawn(count, 3), other = drawn(count + 1);
        for (const bool isWide : {false, true}) {
            allowWideVectors(isWide);
            std::vector<float> out(n);
            double squares = 0, sum = 0, dot = 0;
            float top = -std::numeric_limits<float>::infinity();
            for (std::size_t i = 0; i < n; ++i) {
                squares += double(x[i]) * double(x[i]);
                dot += double(x[i]) * double(other[i]);
                top = std::max(top, x[i]);
            }
            for (const float value : x)
                sum += std::exp(double(value) - double(top));
            normRows(x.data(), other.data(), 1, count, 1e-5, 1, out.data());
            for (std::size_t i = 0; i < n; ++i)
                QVERIFY(isNear(out[i], double(x[i]) / std::sqrt(squares / count + 1e-5) * (double(other[i]) + 1), 1e-6));
            siluTimes(x.data(), other.data(), count, out.data());
            for (std::size_t i = 0; i < n; ++i)
                QVERIFY(isNear(out[i], double(x[i]) / (1 + std::exp(-double(x[i]))) * double(other[i]), 1e-6));
            QVERIFY(isNear(logSumExp(x.data(), count), double(top) + std::log(sum), 1e-6));
            out = x;
            softmaxRow(out.data(), 0, count, count);
            for (std::size_t i = 0; i < n; ++i)
                QVERIFY(isNear(out[i], std::exp(double(x[i]) - double(top)) / sum, 1e-6));
            const float bias = 0.5f;
            dotRows(x.data(), count, 1, count, other.data(), &bias, 2, out.data());
            QVERIFY(std::abs(double(out[0]) - (2 * dot + 0.5)) <= 1e-5 * std::sqrt(squares * count));
        }
    }

    void wideAndNarrowLanesGiveTheSameBits()
    {
        const auto x = drawn(4131, 20), gain = drawn(4131);
        std::vector<std::vector<float>> results;
        for (const bool isWide : {false, true}) {
            allowWideVectors(isWide);
            std::vector<float> out(4131 * 3 + 2);
            normRows(x.data(), gain.data(), 1, 4131, 1e-6, 0, out.data());
            siluTimes(x.data(), gain.data(), 4131, out.data() + 4131);
            std::copy(x.begin(), x.end(), out.data() + 2 * 4131);
            softmaxRow(out.data() + 2 * 4131, 3, 4000, 4131);
            out[3 * 4131] = float(logSumExp(x.data(), 4131));
            dotRows(x.data(), 4131, 1, 4131, gain.data(), nullptr, 1, out.data() + 3 * 4131 + 1);
            results.push_back(std::move(out));
        }
        QVERIFY(results[0] == results[1]);
    }

    void softmaxSeesItsPlacesOnly()
    {
        std::vector<float> row{9, 1, 1, 50};
        softmaxRow(row.data(), 1, 3, 4);
        QVERIFY((row == std::vector<float>{0, 0.5f, 0.5f, 0}));
        std::vector<float> far{0, -200, std::numeric_limits<float>::quiet_NaN()};
        softmaxRow(far.data(), 0, 2, 2);
        QCOMPARE(far[0], 1.0f);
        QVERIFY(far[1] < 1e-30f);
        softmaxRow(far.data(), 0, 3, 3);
        QVERIFY(std::isnan(far[0])); // what is broken shows
    }

    void bfloat16RowsAreThoseOfFloats()
    {
        const auto weight = at::randn({37, 131}).to(at::kBFloat16), x = at::randn({1, 1, 131});
        const at::NoGradGuard guard;
        const auto wanted = at::linear(x, weight.to(at::kFloat));
        std::vector<float> out(37);
        dotRows(reinterpret_cast<const std::uint16_t*>(weight.data_ptr<at::BFloat16>()), 131, 37, 131, x.data_ptr<float>(), nullptr, 1, out.data());
        QVERIFY(largestDifference(at::tensor(out), wanted.view({37})) < 1e-5);
        const auto rounded = affine(x.to(at::kBFloat16), weight);
        QCOMPARE(rounded.scalar_type(), at::kBFloat16);
        QVERIFY(largestDifference(rounded.to(at::kFloat), at::linear(x.to(at::kBFloat16).to(at::kFloat), weight.to(at::kFloat))) < 0.13);
    }

    void shortCutsAgreeWithTheOperationsThatGradientsTake_data()
    {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<int>("past");
        QTest::addColumn<int>("window");
        QTest::addColumn<double>("softcap");
        QTest::addColumn<bool>("hasSlopes");
        for (const auto& [tokens, past] : {std::pair(1, 0), std::pair(1, 40), std::pair(5, 3), std::pair(130, 0), std::pair(200, 70)})
            for (const int window : {0, 1, 33})
                for (const bool isBent : {false, true})
                    QTest::addRow("%d after %d, window %d, %d", tokens, past, window, isBent) << tokens << past << window << (isBent ? 5.0 : 0.0) << isBent;
    }
    void shortCutsAgreeWithTheOperationsThatGradientsTake()
    {
        QFETCH(int, tokens);
        QFETCH(int, past);
        QFETCH(int, window);
        QFETCH(double, softcap);
        QFETCH(bool, hasSlopes);
        constexpr std::int64_t B = 2, H = 6, G = 2, W = 12;
        at::manual_seed(tokens * 100 + past);
        const auto q = at::randn({B, tokens, H, W}).transpose(1, 2), k = at::randn({B, past + tokens, G, W}).transpose(1, 2);
        const auto v = at::randn({B, G, past + tokens, W});
        RotaryConfig rotary;
        rotary.width = 8; // the other four features stay
        const RotaryTable table = rotaryTable(rotary, past, tokens);
        AttentionOptions options{0, window, softcap, hasSlopes ? at::arange(1, H + 1, at::kFloat) / -8 : at::Tensor()};
        const auto slow = causalAttention(rotate(q, table), k, v, options);
        const auto x = at::randn({B, tokens, 40}), gain = at::randn({40}), up = at::randn({B, tokens, 40});
        const auto slowNorm = rmsNorm(x, gain, 1e-5, 1), slowGate = activateAndMultiply(x, up, Activation::Silu);
        const at::NoGradGuard guard;
        QVERIFY(largestDifference(causalAttention(rotate(q, table), k, v, options), slow) < 1e-5);
        QVERIFY(largestDifference(rmsNorm(x, gain, 1e-5, 1), slowNorm) < 1e-5);
        QVERIFY(largestDifference(activateAndMultiply(x, up, Activation::Silu), slowGate) < 1e-5);
    }

    void keptTablesAreThoseOfTheirPositions()
    {
        RotaryConfig config;
        config.width = 16;
        const RotaryTable all = rotaryTable(config, 0, 700);
        for (const auto& [first, count] : {std::pair(0, 1), std::pair(3, 5), std::pair(600, 100), std::pair(9000, 2)}) {
            const RotaryTable part = rotaryTable(config, first, count);
            QCOMPARE(part.cosine.size(0), std::int64_t(count));
            QVERIFY(isNear(part.cosine[0][3].item<double>(), std::cos(first * std::pow(10000.0, -6.0 / 16)), 2e-3));
            if (first + count <= 700)
                QVERIFY(at::equal(part.sine, all.sine.narrow(0, first, count)));
        }
        RotaryConfig wider = config;
        wider.theta = 5e5;
        QVERIFY(!at::equal(rotaryTable(wider, 0, 20).cosine, all.cosine.narrow(0, 0, 20)));
    }
};
PRUNESCOPE_TEST(TstRowKernels)
#include "tst_row_kernels.moc"
