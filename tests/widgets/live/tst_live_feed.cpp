// Pictures from another thread: the newest wins, older runs are silent, nothing is sent to a feed that is gone.
#include "tests/test_case.h"
#include "tests/widgets/live/live_samples.h"

#include "widgets/live/live_feed.h"

#include <QSignalSpy>
#include <QThread>

#include <atomic>
#include <thread>

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

class TstLiveFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void picturesArriveInTheGuiThread()
    {
        LiveFeed feed;
        const auto show = feed.begin();
        QThread* thread = nullptr;
        connect(&feed, &LiveFeed::arrived, this, [&] { thread = QThread::currentThread(); });
        std::thread worker([&] { show(pictureOf("a", 0.25)); });
        worker.join();
        QVERIFY(feed.history().matrices().empty()); // nothing before the event loop runs
        QTRY_VERIFY(thread);
        QCOMPARE(thread, QThread::currentThread());
        QCOMPARE(feed.newestMatrix(), QStringLiteral("a"));
    }
    void ofManyPicturesTheNewestOfEachMatrixIsTaken()
    {
        LiveFeed feed;
        const auto show = feed.begin();
        QSignalSpy arrived(&feed, &LiveFeed::arrived);
        std::thread worker([&] {
            for (int i = 1; i <= 50; ++i)
                show(pictureOf("a", i / 50.0));
            show(pictureOf("b", 0.5));
        });
        worker.join();
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(feed.takenCount(), 2);
        QCOMPARE(feed.droppedCount(), 49);
        QCOMPARE(feed.history().find("a")->images[0].swept, 1.0);
        QCOMPARE(feed.newestMatrix(), QStringLiteral("b"));
    }
    void picturesWaitUntilTheLastOnesAreOldEnough()
    {
        LiveFeed feed;
        const auto show = feed.begin();
        QSignalSpy arrived(&feed, &LiveFeed::arrived);
        show(pictureOf("a", 0.1));
        QTRY_COMPARE(arrived.count(), 1);
        show(pictureOf("a", 0.2));
        QCoreApplication::processEvents(); // hears of it, and waits
        show(pictureOf("a", 0.3));
        QTRY_COMPARE(arrived.count(), 2);
        QCOMPARE(feed.history().find("a")->images[0].swept, 0.3);
    }
    void theEndTakesWhatWasSentAndThenIsSilent()
    {
        LiveFeed feed;
        const auto show = feed.begin();
        QSignalSpy ended(&feed, &LiveFeed::ended);
        show(pictureOf("a", 0.9));
        feed.end();
        QCOMPARE(ended.count(), 1);
        QCOMPARE(feed.history().find("a")->images[0].swept, 0.9);
        show(pictureOf("b"));
        QCoreApplication::processEvents();
        QVERIFY(!feed.history().find("b"));
        QVERIFY(!feed.isRunning());
    }
    void anEarlierRunIsSilent()
    {
        LiveFeed feed;
        const auto first = feed.begin();
        first(pictureOf("old"));
        const auto second = feed.begin(); // before the picture was taken
        first(pictureOf("older"));
        second(pictureOf("new"));
        QTRY_VERIFY(feed.history().find("new"));
        QCOMPARE(feed.history().matrices().size(), std::size_t(1));
    }
    void clearingWhileAPictureWaitsDoesNotStopTheNext()
    {
        LiveFeed feed;
        auto show = feed.begin();
        show(pictureOf("a"));
        QTRY_VERIFY(feed.history().find("a"));
        show(pictureOf("b"));
        QCoreApplication::processEvents(); // the interval is being waited out
        show = feed.begin();
        show(pictureOf("c"));
        QTRY_VERIFY(feed.history().find("c"));
        QVERIFY(!feed.history().find("b"));
    }
    void aSinkMayOutliveItsFeed()
    {
        auto feed = std::make_unique<LiveFeed>();
        const auto show = feed->begin();
        std::atomic<bool> isDone = false;
        std::atomic<int> sent = 0;
        std::thread worker([&] {
            while (!isDone) {
                show(pictureOf("a"));
                ++sent;
            }
        });
        QTRY_VERIFY(feed->takenCount() > 0);
        feed.reset();
        const int before = sent;
        QTRY_VERIFY(sent > before);
        isDone = true;
        worker.join();
        QCoreApplication::processEvents();
    }
};

PRUNESCOPE_TEST(TstLiveFeed)
#include "tst_live_feed.moc"
