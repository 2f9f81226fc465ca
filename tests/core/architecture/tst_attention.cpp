// Attention and rotary positions against plain formulas.
#include "core/architecture/attention.h"
#include "core/architecture/rotary.h"
#include "core/architecture/torch.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

namespace {

/// The textbook form with an explicit mask and repeated key/value heads, in double.
at::Tensor plainAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v)
{
    const auto H = q.size(1), G = k.size(1), T = q.size(2), S = k.size(2);
    const auto keys = k.to(at::kDouble).repeat_interleave(H / G, 1), values = v.to(at::kDouble).repeat_interleave(H / G, 1);
    auto scores = at::matmul(q.to(at::kDouble), keys.transpose(-2, -1)) / std::sqrt(double(q.size(3)));
    const auto hidden = at::ones({T, S}, at::kBool).triu(S - T + 1);
    const auto out = at::matmul(at::softmax(scores.masked_fill(hidden, -INFINITY), -1), values);
    return out.transpose(1, 2).reshape({q.size(0), T, -1});
}

RotaryConfig plain(std::int64_t width)
{
    RotaryConfig config;
    config.width = width;
    return config;
}

} // namespace

class TstAttention : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stripsGiveTheTextbookResult_data()
    {
        QTest::addColumn<int>("queries");
        QTest::addColumn<int>("past");
        QTest::newRow("one token") << 1 << 0;
        QTest::newRow("one strip") << 17 << 0;
        QTest::newRow("several strips, last one short") << 300 << 0;
        QTest::newRow("after a cache") << 5 << 40;
        QTest::newRow("strips after a cache") << 200 << 33;
    }
    void stripsGiveTheTextbookResult()
    {
        QFETCH(int, queries);
        QFETCH(int, past);
        at::manual_seed(1);
        const auto q = at::randn({2, 6, queries, 8});
        const auto k = at::randn({2, 2, queries + past, 8}), v = at::randn({2, 2, queries + past, 8});
        // Sums of at most 333 products of order one in float32: 1e-5 leaves a factor of ten.
        QVERIFY((causalAttention(q, k, v) - plainAttention(q, k, v)).abs().max().item<double>() < 1e-5);
    }
    void rotationByHalfSplitPairs()
    {
        // One pair: width 2, frequency 1, position 3 turns (1, 0) into (cos 3, sin 3).
        const auto x = at::tensor({1.f, 0.f}).view({1, 1, 1, 2});
        const auto y = rotate(x, rotaryTable(plain(2), 3, 1)).view({2});
        QVERIFY(std::abs(y[0].item<double>() - std::cos(3.0)) < 1e-6);
        QVERIFY(std::abs(y[1].item<double>() - std::sin(3.0)) < 1e-6);
    }
    void rotationKeepsLengths()
    {
        at::manual_seed(2);
        const auto x = at::randn({1, 2, 9, 6});
        const auto y = rotate(x, rotaryTable(plain(6), 0, 9));
        QVERIFY((x.norm(2, -1) - y.norm(2, -1)).abs().max().item<double>() < 1e-5);
    }
};

PRUNESCOPE_TEST(TstAttention)
#include "tst_attention.moc"
