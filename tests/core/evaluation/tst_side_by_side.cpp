// Pieces of work on several threads.
#include "core/evaluation/side_by_side.h"
#include "core/architecture/torch.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <ATen/Parallel.h>

#include <atomic>
#include <numeric>
#include <set>
#include <vector>

using namespace prunescope;

class TstSideBySide : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { at::set_num_threads(2); }
    void everyPieceRunsOnce()
    {
        for (const int threads : {1, 2, 4})
            for (const std::size_t count : {0u, 1u, 2u, 7u, 100u}) {
                at::set_num_threads(threads);
                std::vector<std::atomic<int>> runs(count);
                StopFlag stop;
                sideBySide(count, 1, stop, [&](std::size_t i) { ++runs[i]; });
                for (const auto& times : runs)
                    QCOMPARE(times.load(), 1);
            }
    }
    void bitsDoNotDependOnThreads()
    {
        at::manual_seed(3);
        const auto W = at::randn({96, 64});
        std::vector<at::Tensor> inputs;
        for (int i = 0; i < 9; ++i)
            inputs.push_back(at::randn({33, 64}));
        std::vector<std::vector<at::Tensor>> results;
        for (const int threads : {1, 2, 3}) {
            at::set_num_threads(threads);
            auto& out = results.emplace_back(inputs.size());
            StopFlag stop;
            sideBySide(inputs.size(), 1, stop, [&](std::size_t i) { out[i] = at::softmax(at::linear(inputs[i], W), -1); });
        }
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            QVERIFY(at::equal(results[0][i], results[1][i]));
            QVERIFY(at::equal(results[0][i], results[2][i]));
        }
    }
    void noPieceRecordsGradients()
    {
        const auto W = at::ones({2, 2}).requires_grad_(true);
        std::atomic<bool> records{false};
        StopFlag stop;
        sideBySide(8, 1, stop, [&](std::size_t) { records = records || at::mm(W, W).requires_grad(); });
        QVERIFY(!records);
    }
    void errorsOfAPieceArrive()
    {
        StopFlag stop;
        const auto error = tests::thrownBy([&] {
            sideBySide(20, 1, stop, [](std::size_t i) {
                if (i == 13)
                    throw Error(ErrorKind::BadInput, PS_TEXT("Piece %1 is bad."), i);
            });
        });
        QVERIFY(error);
        QCOMPARE(std::string(error->what()), std::string("Piece 13 is bad."));
    }
    void aStopEndsTheWork()
    {
        StopFlag stop;
        std::atomic<int> runs{0};
        const auto error = tests::thrownBy([&] {
            sideBySide(100000, 1, stop, [&](std::size_t) {
                if (++runs == 5)
                    stop.requestStop();
            });
        });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
        QVERIFY(runs < 100000);
    }
};

PRUNESCOPE_TEST(TstSideBySide)
#include "tst_side_by_side.moc"
