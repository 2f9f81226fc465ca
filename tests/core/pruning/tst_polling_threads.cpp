// Every place is worked on once, and a stop request ends the work between stretches.
#include "core/base/error.h"
#include "core/pruning/polling_threads.h"
#include "tests/test_case.h"

#include <atomic>
#include <vector>

using namespace prunescope;

class TstPollingThreads : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPlaceIsVisitedOnce()
    {
        StopFlag stop;
        for (const std::int64_t count : {0, 1, 7, 64, 1000}) {
            std::vector<std::atomic<int>> visits(std::size_t(count) + 1);
            pollingThreads(stop, 4)(count, 3, [&](std::int64_t first, std::int64_t last) {
                for (std::int64_t i = first; i < last; ++i)
                    ++visits[std::size_t(i)];
            });
            for (std::int64_t i = 0; i < count; ++i)
                QCOMPARE(visits[std::size_t(i)].load(), 1);
        }
    }
    void aStopRequestEndsTheWorkAtTheNextStretch()
    {
        StopFlag stop;
        std::atomic<std::int64_t> done = 0;
        QVERIFY_THROWS_EXCEPTION(Error, pollingThreads(stop, 4)(1000, 3, [&](std::int64_t first, std::int64_t last) {
                                     done += last - first;
                                     stop.requestStop();
                                 }));
        QCOMPARE(done.load(), std::int64_t(12));
    }
};

PRUNESCOPE_TEST(TstPollingThreads)
#include "tst_polling_threads.moc"
