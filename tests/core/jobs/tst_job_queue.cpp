// The queue: order, priorities, errors, listeners and its end. Threads meet through gates, never by time.
#include "core/base/random.h"
#include "core/jobs/job_queue.h"
#include "tests/core/jobs/job_recorder.h"
#include "tests/test_case.h"

#include <algorithm>
#include <map>
#include <new>
#include <set>

using namespace prunescope;
using namespace prunescope::tests;

class TstJobQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jobsGoThroughTheirStates()
    {
        Recorder recorder;
        JobQueue queue;
        const JobId id = queue.submit(background([] {}), recorder.listener());
        queue.waitIdle();
        QCOMPARE(recorder.states(id), std::string("waiting running done"));
        QCOMPARE(recorder.last(id).title.english(), std::string("slow"));
        QVERIFY(recorder.last(id).priority == JobPriority::Background);
        QVERIFY(queue.isIdle());
    }

    void jobsRunOneAfterTheOtherInOneThread()
    {
        Recorder recorder;
        JobQueue queue;
        std::vector<int> order; // written by the worker only, read after waitIdle()
        std::set<std::thread::id> threads;
        for (int i = 0; i < 50; ++i)
            queue.submit(background([&, i] {
                             order.push_back(i);
                             threads.insert(std::this_thread::get_id());
                         }),
                         recorder.listener());
        queue.waitIdle();
        QCOMPARE(order.size(), std::size_t(50));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(threads.size(), std::size_t(1));
        QVERIFY(!threads.contains(std::this_thread::get_id()));
    }

    void workerStartRunsOnceBeforeTheFirstJob()
    {
        int starts = 0;
        int seen = 0;
        JobQueue queue([&] { ++starts; });
        queue.submit(background([&] { seen = starts; }), {});
        queue.submit(background([&] { seen += 10 * starts; }), {});
        queue.waitIdle();
        QCOMPARE(seen, 11);
    }

    void failedWorkerStartFailsTheJobs()
    {
        Recorder recorder;
        JobQueue queue([] { throw Error(ErrorKind::Usage, "No threads."); });
        const JobId id = queue.submit(background([] {}), recorder.listener());
        queue.waitIdle();
        QCOMPARE(recorder.states(id), std::string("waiting running failed"));
        QCOMPARE(recorder.last(id).error.english(), std::string("No threads."));
    }

    void waitingInteractiveJobsGoBeforeBackgroundJobs()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started, mayEnd;
        std::string order;
        queue.submit(background([&] {
                         started.open();
                         mayEnd.wait();
                     }),
                     {}); // never polls
        started.wait();
        queue.submit(background([&] { order += "b"; }), {});
        queue.submit(interactive([&] { order += "i"; }), {});
        queue.submit(interactive([&] { order += "j"; }), {});
        mayEnd.open();
        queue.waitIdle();
        QCOMPARE(order, std::string("ijb"));
    }

    void interactiveJobsRunInsideTheNextPollInOrder()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started, submitted;
        std::string order;
        std::thread::id outer, inner;
        const JobId slow = queue.submit(background([&](StopFlag& stop, const ProgressSink&) {
                                            outer = std::this_thread::get_id();
                                            order += "a";
                                            started.open();
                                            submitted.wait();
                                            order += "b";
                                            stop.poll();
                                            order += "c";
                                            stop.poll();
                                            order += "d";
                                        }),
                                        recorder.listener());
        started.wait();
        const auto quick = [&](const char* letter) {
            return queue.submit(interactive([&, letter](StopFlag& stop, const ProgressSink&) {
                                    inner = std::this_thread::get_id();
                                    order += letter;
                                    stop.poll(); // must not start the next interactive job
                                    order += letter;
                                }),
                                recorder.listener());
        };
        const JobId first = quick("1");
        const JobId second = quick("2");
        submitted.open();
        queue.waitIdle();
        QCOMPARE(order, std::string("ab1122cd"));
        QVERIFY(outer == inner);
        QCOMPARE(recorder.states(first), std::string("waiting running done"));
        QCOMPARE(recorder.states(second), std::string("waiting running done"));
        QCOMPARE(recorder.states(slow), std::string("waiting running done"));
    }

    void failuresOfInteractiveJobsDoNotReachTheBackgroundJob()
    {
        Recorder recorder;
        JobQueue queue;
        Gate started, submitted;
        const JobId slow = queue.submit(background([&](StopFlag& stop, const ProgressSink&) {
                                            started.open();
                                            submitted.wait();
                                            stop.poll();
                                        }),
                                        recorder.listener());
        started.wait();
        const JobId quick =
            queue.submit(interactive([] { throw std::runtime_error("broken"); }), recorder.listener());
        submitted.open();
        queue.waitIdle();
        QCOMPARE(recorder.states(quick), std::string("waiting running failed"));
        QCOMPARE(recorder.states(slow), std::string("waiting running done"));
    }

    void interruptionsDoNotCountAsRunningTime()
    {
        const auto began = std::chrono::steady_clock::now();
        Recorder recorder;
        JobQueue queue;
        Gate started, submitted;
        const JobId slow = queue.submit(background([&](StopFlag& stop, const ProgressSink&) {
                                            started.open();
                                            submitted.wait();
                                            stop.poll();
                                        }),
                                        recorder.listener());
        started.wait();
        std::uint64_t sum = 0;
        const JobId quick = queue.submit(interactive([&] {
                                             Random random(1);
                                             for (int i = 0; i < 20'000'000; ++i)
                                                 sum += random.next();
                                         }),
                                         recorder.listener());
        submitted.open();
        queue.waitIdle();
        // One thread: the two running times are separate parts of the whole, however slow the machine is.
        const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - began;
        QVERIFY(sum != 0);
        QVERIFY(recorder.last(slow).secondsElapsed + recorder.last(quick).secondsElapsed <= whole.count());
    }

    void errorsCarryKindAndText_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("our error") << 0 << int(ErrorKind::BadInput) << "a.bin: has 3 bytes, not 4.";
        QTest::newRow("no memory") << 1 << int(ErrorKind::Memory) << "memory";
        QTest::newRow("foreign error") << 2 << int(ErrorKind::Internal) << "tensor 17";
        QTest::newRow("not an exception") << 3 << int(ErrorKind::Internal) << "unexpected";
        QTest::newRow("nothing to run") << 4 << int(ErrorKind::Internal) << "unexpected";
    }
    void errorsCarryKindAndText()
    {
        QFETCH(int, which);
        QFETCH(int, kind);
        QFETCH(QString, word);
        const auto act = [which] {
            if (which == 0)
                throw Error(ErrorKind::BadInput, "%1: has %2 bytes, not %3.", "a.bin", 3, 4);
            if (which == 1)
                throw std::bad_alloc();
            if (which == 2)
                throw std::runtime_error("tensor 17");
            throw 3;
        };
        Recorder recorder;
        JobQueue queue;
        const JobId id = queue.submit(which == 4 ? background(Run()) : background(act), recorder.listener());
        const JobId next = queue.submit(background([] {}), recorder.listener());
        queue.waitIdle();
        QCOMPARE(recorder.states(id), std::string("waiting running failed"));
        QCOMPARE(int(recorder.last(id).errorKind), kind);
        QVERIFY(QString::fromStdString(recorder.last(id).error.english()).contains(word));
        QVERIFY(recorder.last(next).state == JobState::Done);
    }

    void errorTextsStayTranslatable()
    {
        Recorder recorder;
        JobQueue queue;
        const JobId id =
            queue.submit(background([] { throw Error(ErrorKind::BadInput, "%1: no such file.", "a"); }),
                         recorder.listener());
        queue.waitIdle();
        QCOMPARE(recorder.last(id).error.pattern(), std::string("%1: no such file."));
        QCOMPARE(recorder.last(id).error.values(), std::vector<std::string>{"a"});
    }

    void listenersMayUseTheQueue()
    {
        JobQueue queue;
        Recorder recorder;
        Gate hasEnded;
        JobId second = 0;
        queue.submit(background([] {}), [&](const JobEvent& event) {
            if (event.state != JobState::Done)
                return;
            QVERIFY(!queue.isIdle());
            second = queue.submit(interactive([] {}), recorder.listener());
            hasEnded.open();
        });
        hasEnded.wait();
        queue.waitIdle();
        QCOMPARE(recorder.states(second), std::string("waiting running done"));
    }

    void listenersMayCancelAtOnce()
    {
        JobQueue queue;
        Recorder recorder;
        bool hasRun = false;
        const JobId id = queue.submit(background([&] { hasRun = true; }),
                                      [&, inner = recorder.listener()](const JobEvent& e) {
                                          inner(e);
                                          if (e.state == JobState::Waiting)
                                              queue.cancel(e.id);
                                      });
        queue.waitIdle();
        QCOMPARE(recorder.states(id), std::string("waiting cancelled"));
        QVERIFY(!hasRun);
    }

    void throwingListenersHarmNobody()
    {
        Recorder recorder;
        JobQueue queue;
        queue.submit(background([] {}), [](const JobEvent&) { throw std::runtime_error("view is gone"); });
        const JobId id = queue.submit(background([] {}), recorder.listener());
        queue.waitIdle();
        QVERIFY(recorder.last(id).state == JobState::Done);
    }

    void whatAJobOwnsIsFreedBeforeDoneIsHeard()
    {
        const auto input = std::make_shared<const int>(3);
        long usesAtDone = 0;
        JobQueue queue;
        Job job = background([input] {}); // a statement of its own: temporaries would hold the input, too
        queue.submit(std::move(job), [&](const JobEvent& event) {
            if (event.state == JobState::Done)
                usesAtDone = input.use_count();
        });
        queue.waitIdle();
        QCOMPARE(usesAtDone, 1L);
    }

    void destructionStopsTheRunningAndDropsTheWaiting()
    {
        Recorder recorder;
        Gate started;
        const std::atomic<bool> never{false};
        JobId running = 0, waiting = 0;
        {
            JobQueue queue;
            running = queue.submit(pollingJob(started, never), recorder.listener());
            started.wait();
            queue.pause(running);
            recorder.waitFor(running, JobState::Paused);
            waiting = queue.submit(background([] {}), recorder.listener());
        }
        QCOMPARE(recorder.states(running), std::string("waiting running paused cancelled"));
        QCOMPARE(recorder.states(waiting), std::string("waiting cancelled"));
    }

    void jobsSubmittedWhileTheQueueEndsAreCancelled()
    {
        Recorder recorder;
        std::atomic<JobId> late{0};
        {
            Gate started;
            const std::atomic<bool> never{false};
            JobQueue queue;
            queue.submit(pollingJob(started, never), [&](const JobEvent& event) {
                if (event.state == JobState::Cancelled)
                    late = queue.submit(background([] {}), recorder.listener());
            });
            started.wait();
        }
        QCOMPARE(recorder.states(late), std::string("waiting cancelled"));
    }

    void listenersMayDestroyTheQueue()
    {
        Gate hasEnded;
        auto queue = std::make_shared<std::unique_ptr<JobQueue>>(std::make_unique<JobQueue>());
        Gate isStored;
        (*queue)->submit(background([&] { isStored.wait(); }), [queue, &hasEnded](const JobEvent& event) {
            if (event.state != JobState::Done)
                return;
            queue->reset();
            hasEnded.open();
        });
        isStored.open();
        hasEnded.wait();
    }

    void membersMayBeCalledFromManyThreads()
    {
        Recorder recorder;
        std::map<JobId, int> finals;
        std::mutex mutex;
        constexpr int kThreads = 4, kJobs = 50;
        {
            JobQueue queue;
            const auto count = [&](const JobEvent& event) {
                const std::lock_guard lock(mutex);
                finals[event.id] += event.state == JobState::Done || event.state == JobState::Cancelled;
            };
            const auto work = [](StopFlag& stop, const ProgressSink& progress) {
                for (int i = 0; i < 20; ++i) {
                    report(progress, i, 20, Text("step"));
                    stop.poll();
                }
            };
            std::vector<std::thread> threads;
            for (int t = 0; t < kThreads; ++t)
                threads.emplace_back([&, t] {
                    for (int i = 0; i < kJobs; ++i) {
                        const JobId id = queue.submit(i % 2 ? interactive(work) : background(work), count);
                        queue.pause(id);
                        if ((i + t) % 3 == 0)
                            queue.cancel(id);
                        queue.resume(id);
                        queue.isIdle();
                    }
                });
            for (auto& thread : threads)
                thread.join();
            queue.waitIdle();
        }
        QCOMPARE(finals.size(), std::size_t(kThreads * kJobs));
        for (const auto& [id, times] : finals)
            QCOMPARE(times, 1);
    }
};

PRUNESCOPE_TEST(TstJobQueue)
#include "tst_job_queue.moc"
