// Figures of channels and blocks against plain programs that follow the definitions.
#include "core/architecture/torch.h"
#include "core/calibration/channel_statistics.h"
#include "core/calibration/input_statistics.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <limits>
#include <vector>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// Everything of one channel, in long double, from all tokens at once.
struct Plain {
    long double squares = 0, mean = 0, variance = 0, maximum = 0, above6 = 0, above5Means = 0;
};

std::vector<Plain> plainFigures(const at::Tensor& tokens)
{
    const auto x = tokens.to(at::kDouble).contiguous();
    const std::int64_t count = x.size(0), width = x.size(1);
    const double* values = x.data_ptr<double>();
    std::vector<Plain> out(static_cast<std::size_t>(width));
    for (std::int64_t t = 0; t < count; ++t) {
        long double sizes = 0;
        for (std::int64_t j = 0; j < width; ++j)
            sizes += std::abs(values[t * width + j]);
        for (std::int64_t j = 0; j < width; ++j) {
            const long double value = values[t * width + j], size = std::abs(value);
            Plain& plain = out[std::size_t(j)];
            plain.squares += value * value;
            plain.mean += value / count;
            plain.maximum = std::max(plain.maximum, size);
            plain.above6 += size > 6 ? 1.0L / count : 0;
            plain.above5Means += size > 5 * sizes / width ? 1.0L / count : 0;
        }
    }
    for (std::int64_t t = 0; t < count; ++t)
        for (std::int64_t j = 0; j < width; ++j) {
            const long double deviation = values[t * width + j] - out[std::size_t(j)].mean;
            out[std::size_t(j)].variance += deviation * deviation / count;
        }
    return out;
}

bool isClose(float value, long double expected, double tolerance)
{
    return std::abs(double(value) - double(expected)) <= tolerance;
}

/// Heavy tails, so that outliers of both kinds occur.
at::Tensor heavyTails(std::vector<std::int64_t> shape)
{
    at::manual_seed(3);
    const auto x = at::randn(shape);
    return x * x * x;
}

struct Threads {
    explicit Threads(int count) : before(at::get_num_threads()) { at::set_num_threads(count); }
    ~Threads() { at::set_num_threads(before); }
    int before;
};

} // namespace

class TstChannelStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallNumbersByHand()
    {
        ChannelStatistics statistics(2);
        QCOMPARE(statistics.add(at::tensor({3.f, -7.f, 1.f, 7.f}).reshape({2, 2})), std::int64_t(-1));
        QCOMPARE(statistics.means(), (std::vector<float>{2, 0}));
        QCOMPARE(statistics.variances(), (std::vector<float>{1, 49}));
        QCOMPARE(statistics.maxima(), (std::vector<float>{3, 7}));
        QCOMPARE(statistics.norms(), (std::vector<float>{std::sqrt(10.f), std::sqrt(98.f)})); // one sequence
        QCOMPARE(statistics.sharesAbove6(), (std::vector<float>{0, 1}));
        QCOMPARE(statistics.sharesAbove5Means(), (std::vector<float>{0, 0}));
        QCOMPARE(statistics.meanMagnitude(), 4.5);
    }
    void aChannelThatTowersOverItsTokenIsCounted()
    {
        auto x = at::ones({2, 100}); // the mean of the first token is 1.09, so its limit is 5.45
        x[0][7] = 10.f;
        ChannelStatistics statistics(100);
        statistics.add(x);
        QCOMPARE(statistics.sharesAbove5Means()[7], 0.5f);
        QCOMPARE(statistics.sharesAbove5Means()[8], 0.f);
        statistics.add(x * 0.01); // below 6 by far, but as large beside its neighbours
        QCOMPARE(statistics.sharesAbove5Means()[7], 0.5f);
        QCOMPARE(statistics.sharesAbove6()[7], 0.25f);
    }
    void figuresEqualThePlainProgram_data()
    {
        QTest::addColumn<int>("batches");
        QTest::addColumn<int>("sequences");
        QTest::addColumn<int>("tokens");
        QTest::addColumn<int>("channels");
        QTest::newRow("one token, one channel") << 1 << 1 << 1 << 1;
        QTest::newRow("one token") << 1 << 1 << 1 << 33;
        QTest::newRow("stretches and tasks that end early") << 2 << 3 << 101 << 257;
        QTest::newRow("exact stretches and tasks") << 3 << 2 << 128 << 128;
        QTest::newRow("one channel") << 2 << 1 << 300 << 1;
        QTest::newRow("many batches of one token") << 50 << 1 << 1 << 20;
    }
    void figuresEqualThePlainProgram()
    {
        QFETCH(int, batches);
        QFETCH(int, sequences);
        QFETCH(int, tokens);
        QFETCH(int, channels);
        const auto all = heavyTails({batches, sequences, tokens, channels});
        ChannelStatistics statistics(channels);
        for (int i = 0; i < batches; ++i)
            QCOMPARE(statistics.add(all[i]), std::int64_t(-1));
        QCOMPARE(statistics.tokens(), std::int64_t(batches) * sequences * tokens);
        const auto plain = plainFigures(all.reshape({-1, channels}));
        constexpr double half = std::numeric_limits<float>::epsilon(); // results are rounded to float
        for (std::size_t j = 0; j < plain.size(); ++j) {
            const double square = double(plain[j].squares) / (batches * sequences), size = double(plain[j].maximum);
            QVERIFY(isClose(statistics.norms()[j], std::sqrt(square), 2 * half * std::sqrt(square)));
            QVERIFY(isClose(statistics.means()[j], plain[j].mean, half * size));
            QVERIFY(isClose(statistics.variances()[j], plain[j].variance, half * double(plain[j].variance) + 1e-13 * size * size));
            QCOMPARE(statistics.maxima()[j], float(plain[j].maximum));
            QVERIFY(isClose(statistics.sharesAbove6()[j], plain[j].above6, half));
            QVERIFY(isClose(statistics.sharesAbove5Means()[j], plain[j].above5Means, half));
        }
    }
    void aHugeMeanDoesNotSwallowTheVariance()
    {
        // 2^20 plus -1, 0, 1 ...: exact in float, variance 2/3; the difference of two sums of squares (2^40 each) in float
        // would keep nothing of it.
        std::vector<float> values;
        for (int t = 0; t < 999; ++t)
            values.push_back(1048576.f + float(t % 3 - 1));
        const auto x = at::tensor(values).reshape({3, 333, 1});
        ChannelStatistics statistics(1);
        for (int i = 0; i < 3; ++i)
            statistics.add(x[i]);
        QVERIFY(std::abs(double(statistics.variances()[0]) - 2.0 / 3) < 1e-6);
        QCOMPARE(statistics.means()[0], 1048576.f);
    }
    void constantChannelsHaveNoVariance()
    {
        ChannelStatistics statistics(3);
        statistics.add(at::full({4, 77, 3}, 1e6f / 3));
        QCOMPARE(statistics.variances(), (std::vector<float>{0, 0, 0}));
    }
    void normsHaveTheBitsOfInputStatistics()
    {
        const auto all = heavyTails({3, 4, 50, 200});
        ChannelStatistics statistics(200);
        InputStatistics inputs(200);
        for (int i = 0; i < 3; ++i) {
            statistics.add(all[i]);
            inputs.add(all[i]);
        }
        const auto norms = inputs.norms();
        QVERIFY(statistics.norms() == std::vector<float>(norms.data_ptr<float>(), norms.data_ptr<float>() + 200));
    }
    void threadCountsGiveTheSameBits()
    {
        const auto all = heavyTails({2, 2, 150, 700});
        const auto measure = [&](int threads) {
            const Threads limited(threads);
            ChannelStatistics statistics(700);
            BlockChange change;
            for (int i = 0; i < 2; ++i)
                statistics.add(all[i]);
            change.add(all[0], all[1]);
            return std::make_tuple(statistics.norms(), statistics.means(), statistics.variances(), statistics.maxima(),
                                   statistics.sharesAbove6(), statistics.sharesAbove5Means(), statistics.meanMagnitude(),
                                   change.influence(), change.angularDistance(), change.relativeChange());
        };
        const auto one = measure(1);
        QVERIFY(measure(2) == one);
        QVERIFY(measure(5) == one);
    }
    void valuesThatAreNotFiniteAreNamed_data()
    {
        QTest::addColumn<float>("value");
        QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
        QTest::newRow("infinity") << std::numeric_limits<float>::infinity();
        QTest::newRow("minus infinity") << -std::numeric_limits<float>::infinity();
    }
    void valuesThatAreNotFiniteAreNamed()
    {
        QFETCH(float, value);
        auto x = at::ones({2, 5, 300});
        x[1][2][201] = value;
        ChannelStatistics statistics(300);
        QCOMPARE(statistics.add(x), std::int64_t(201));
    }
    void theLargestFloatsAreStillFinite()
    {
        ChannelStatistics statistics(2);
        QCOMPARE(statistics.add(at::full({1, 3, 2}, std::numeric_limits<float>::max())), std::int64_t(-1));
    }
    void halfPrecisionIsReadAsItIs()
    {
        const auto x = heavyTails({2, 9, 12}).to(at::kBFloat16);
        ChannelStatistics a(12), b(12);
        a.add(x);
        b.add(x.to(at::kFloat));
        QVERIFY(a.norms() == b.norms() && a.variances() == b.variances());
    }
    void anotherWidthIsAShapeError()
    {
        ChannelStatistics statistics(4);
        QVERIFY(throwsNaming([&] { statistics.add(at::ones({2, 5})); }, ErrorKind::Shape, "5", "4"));
        BlockChange change;
        QVERIFY(throwsNaming([&] { change.add(at::ones({2, 5}), at::ones({2, 4})); }, ErrorKind::Shape, "10", "8"));
    }
    void aBlockThatTurnsByARightAngle()
    {
        BlockChange change;
        change.add(at::tensor({1.f, 0.f, 2.f, 0.f}).reshape({2, 2}), at::tensor({0.f, 3.f, 2.f, 0.f}).reshape({2, 2}));
        QCOMPARE(change.influence(), 0.5);          // cosines 0 and 1
        QCOMPARE(change.angularDistance(), 0.25);   // 1/2 and 0
        QVERIFY(std::abs(change.relativeChange() - std::sqrt(10.0) / 2) < 1e-15);
    }
    void aBlockThatOnlyStretchesHasNoInfluence()
    {
        const auto x = heavyTails({3, 20, 64});
        BlockChange change;
        change.add(x, x * 4);
        QVERIFY(std::abs(change.influence()) < 1e-15);
        QVERIFY(change.angularDistance() < 1e-7); // arccos near 1 takes the root of the rounding
        QVERIFY(std::abs(change.relativeChange() - 3) < 1e-12);
    }
    void tokensThatAreZero()
    {
        BlockChange change;
        change.add(at::tensor({0.f, 0.f, 0.f, 0.f, 1.f, 0.f}).reshape({3, 2}), at::tensor({0.f, 0.f, 1.f, 0.f, 0.f, 0.f}).reshape({3, 2}));
        QCOMPARE(change.influence(), 2.0 / 3);       // unchanged, turned, turned
        QCOMPARE(change.relativeChange(), 1.0);      // only the last one had a size
    }
};

PRUNESCOPE_TEST(TstChannelStatistics)
#include "tst_channel_statistics.moc"
