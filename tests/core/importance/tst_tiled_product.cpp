// Products in tiles: right, stoppable, and the same for any thread count.
#include "core/importance/tiled_product.h"
#include "core/architecture/torch.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

using namespace prunescope;
using namespace prunescope::tests;

class TstTiledProduct : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isTheProduct_data()
    {
        QTest::addColumn<int>("m");
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("k");
        QTest::newRow("one entry") << 1 << 1 << 1;
        QTest::newRow("small") << 5 << 3 << 7;
        QTest::newRow("tall") << 1300 << 30 << 200;
        QTest::newRow("wide") << 64 << 700 << 128;
    }
    void isTheProduct()
    {
        QFETCH(int, m);
        QFETCH(int, n);
        QFETCH(int, k);
        at::manual_seed(m + n + k);
        const auto left = at::randn({m, k}), right = at::randn({n, k}).t();
        const auto whole = at::randn({m, n + 3});
        StopFlag stop;
        const int threads = at::get_num_threads();
        std::vector<at::Tensor> results;
        for (const int count : {1, 2}) {
            at::set_num_threads(count);
            const auto target = whole.clone();
            tiledProduct(target.narrow(1, 2, n), left, right, 1, -1, stop);
            results.push_back(target);
        }
        at::set_num_threads(threads);
        QVERIFY(at::equal(results[0], results[1]));
        auto expected = whole.to(at::kDouble).clone();
        expected.narrow(1, 2, n).sub_(at::mm(left.to(at::kDouble), right.to(at::kDouble)));
        // k products of about 1, each rounded to 24 bits
        QVERIFY((results[0].to(at::kDouble) - expected).abs().max().item<double>() < 1e-6 * k + 1e-6);
    }
    void aStopRequestEndsIt()
    {
        StopFlag stop;
        stop.requestStop();
        QVERIFY(throwsNaming([&] { tiledProduct(at::zeros({2, 2}), at::ones({2, 2}), at::ones({2, 2}), 0, 1, stop); },
                             ErrorKind::Cancelled));
    }
};

PRUNESCOPE_TEST(TstTiledProduct)
#include "tst_tiled_product.moc"
