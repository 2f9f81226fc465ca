// Figures of a matrix against plain tensor operations.
#include "core/architecture/torch.h"
#include "core/importance/weight_summary.h"
#include "tests/test_case.h"

#include <cmath>
#include <limits>

using namespace prunescope;

class TstWeightSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresMatchPlainOperations_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("isTransposed");
        QTest::newRow("F32") << int(at::kFloat) << false;
        QTest::newRow("BF16") << int(at::kBFloat16) << false;
        QTest::newRow("F16 stored the other way") << int(at::kHalf) << true;
        QTest::newRow("F64") << int(at::kDouble) << false;
    }
    void figuresMatchPlainOperations()
    {
        QFETCH(int, type);
        QFETCH(bool, isTransposed);
        at::manual_seed(4);
        auto stored = at::randn({37, 53});
        stored.masked_fill_(at::rand({37, 53}) < 0.1, 0);
        const auto weight = isTransposed ? stored.to(at::ScalarType(type)).t() : stored.to(at::ScalarType(type));
        const auto norm = at::rand({weight.size(1)}) + 0.5;
        const auto plain = weight.to(at::kDouble), scores = plain.abs() * norm.to(at::kDouble);
        const auto summary = summarizeWeight(weight, norm, 3.0);
        const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-5 * std::abs(b); };
        QVERIFY(near(summary.meanMagnitude, plain.abs().mean().item<double>()));
        QVERIFY(near(summary.maxMagnitude, plain.abs().max().item<double>()));
        QVERIFY(near(summary.standardDeviation, plain.std().item<double>()));
        QVERIFY(near(summary.meanScore, scores.mean().item<double>()));
        QCOMPARE(summary.zeros, plain.numel() - at::count_nonzero(plain).item<std::int64_t>());
        QCOMPARE(summary.nonFinite, std::int64_t(0));
        const double limit = 3.0 * scores.mean().item<double>();
        QVERIFY(near(summary.outlierShare, (scores > limit).to(at::kDouble).mean().item<double>()));
        QVERIFY(summary.outlierShare > 0);
    }
    void numbersThatAreNoneAreCountedApart()
    {
        auto weight = at::ones({2, 3});
        weight[0][1] = std::numeric_limits<float>::quiet_NaN();
        weight[1][2] = -std::numeric_limits<float>::infinity();
        const auto summary = summarizeWeight(weight, {}, 5.0);
        QCOMPARE(summary.nonFinite, std::int64_t(2));
        QCOMPARE(summary.meanMagnitude, 1.0);
        QCOMPARE(summary.maxMagnitude, 1.0);
    }
};

PRUNESCOPE_TEST(TstWeightSummary)
#include "tst_weight_summary.moc"
