// Zeros and numbers that are none, by their bits.
#include "core/architecture/tensor_bytes.h"
#include "core/architecture/tensor_scan.h"
#include "core/architecture/torch.h"
#include "tests/test_case.h"

#include <limits>

using namespace prunescope;

class TstTensorScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsMatchPlainOperations_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("F64") << int(at::kDouble);
        QTest::newRow("F32") << int(at::kFloat);
        QTest::newRow("F16") << int(at::kHalf);
        QTest::newRow("BF16") << int(at::kBFloat16);
    }
    void countsMatchPlainOperations()
    {
        QFETCH(int, type);
        at::manual_seed(9);
        auto tensor = at::randn({3, 1000003}); // several chunks, and an end that fills none
        tensor.masked_fill_(at::rand(tensor.sizes()) < 0.3, 0);
        tensor[0][5] = -0.0f;
        tensor[1][6] = std::numeric_limits<float>::quiet_NaN();
        tensor[2][1000002] = -std::numeric_limits<float>::infinity();
        tensor = tensor.to(at::ScalarType(type));
        const auto scan = scanTensor(viewOf("t", tensor));
        QCOMPARE(scan.elements, tensor.numel());
        QCOMPARE(scan.zeros, tensor.numel() - at::count_nonzero(tensor).item<std::int64_t>());
        QCOMPARE(scan.nonFinite, std::int64_t(2));
    }
};

PRUNESCOPE_TEST(TstTensorScan)
#include "tst_tensor_scan.moc"
