// Shapes as text and as counts.
#include "core/checkpoint/tensor_view.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstTensorView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapesAreWrittenAsLists()
    {
        QCOMPARE(shapeText({4096, 11008}), std::string("[4096, 11008]"));
        QCOMPARE(shapeText({7}), std::string("[7]"));
        QCOMPARE(shapeText({}), std::string("[]"));
    }

    void elementsAreTheProductOfTheShape()
    {
        const auto count = [](std::vector<std::int64_t> shape) {
            return TensorView{"t", DType::F32, std::move(shape), {}}.elements();
        };
        QCOMPARE(count({2, 3, 4}), 24);
        QCOMPARE(count({}), 1);
        QCOMPARE(count({5, 0}), 0);
    }
};

PRUNESCOPE_TEST(TstTensorView)
#include "tst_tensor_view.moc"
