// Sessions live as long as their process holds them.
#include "core/store/session_lock.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <limits>
#include <memory>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace prunescope;
using prunescope::tests::throwsNaming;

class TstSessionLock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sessionsSeeEachOtherWhileTheyAreOpen()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("a-lock").toStdString();
        const SessionLock first(file);
        auto second = std::make_unique<SessionLock>(file);
        const std::int64_t number = second->session();
        QVERIFY(number > 0 && number != first.session());
        QVERIFY(first.isAlive(first.session()));
        QVERIFY(first.isAlive(number) && second->isAlive(first.session()));
        second.reset();
        QVERIFY(!first.isAlive(number));
        QVERIFY(first.isAlive(first.session()));
    }

    void numbersThatNobodyHoldsAreDead()
    {
        const QTemporaryDir folder;
        const SessionLock lock(folder.filePath("a-lock").toStdString());
        for (const std::int64_t number : {std::int64_t(0), std::int64_t(-5), lock.session() ^ 2,
                                          std::numeric_limits<std::int64_t>::max()})
            QVERIFY(!lock.isAlive(number));
    }

    void theLastSessionRemovesTheFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("a-lock").toStdString();
        auto first = std::make_unique<SessionLock>(file);
        auto second = std::make_unique<SessionLock>(file);
        first.reset();
        QVERIFY(std::filesystem::exists(file));
        second.reset();
        QVERIFY(!std::filesystem::exists(file));
    }

    void killedProcessesAreDead()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("a-lock").toStdString();
        const SessionLock own(file);
        int ready[2], end[2];
        QVERIFY(::pipe(ready) == 0 && ::pipe(end) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const SessionLock lock(file);
            const std::int64_t number = lock.session();
            char byte = 0;
            const bool isTold = ::write(ready[1], &number, sizeof number) == sizeof number;
            ::_exit(isTold && ::read(end[0], &byte, 1) == 1 ? 0 : 1); // no destructor runs
        }
        std::int64_t number = 0;
        QCOMPARE(::read(ready[0], &number, sizeof number), ssize_t(sizeof number));
        QVERIFY(own.isAlive(number));
        QCOMPARE(::write(end[1], "x", 1), ssize_t(1));
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY(!own.isAlive(number));
        for (const int pipeEnd : {ready[0], ready[1], end[0], end[1]})
            ::close(pipeEnd);
    }

    void sessionsComeAndGoInManyThreads()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("a-lock").toStdString();
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 200; ++i)
                    SessionLock lock(file);
            });
        for (auto& thread : threads)
            thread.join();
        QVERIFY(!std::filesystem::exists(file));
        const SessionLock first(file), second(file);
        QVERIFY(first.isAlive(second.session()));
    }

    void foldersThatCannotBeWrittenAreNamed()
    {
        QVERIFY(throwsNaming([] { SessionLock("/proc/a.psproj-lock"); }, ErrorKind::BadInput,
                             "/proc/a.psproj-lock"));
    }
};

PRUNESCOPE_TEST(TstSessionLock)
#include "tst_session_lock.moc"
