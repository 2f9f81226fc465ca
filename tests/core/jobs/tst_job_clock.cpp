// Elapsed and remaining time from made-up time points.
#include "core/jobs/job_clock.h"
#include "tests/test_case.h"

using namespace prunescope;

namespace {

JobClock::Time at(int seconds) { return JobClock::Time(std::chrono::seconds(1000 + seconds)); }
Progress step(double done, double total) { return Progress{done, total, Text(), -1}; }

} // namespace

class TstJobClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeStandsBeforeTheStartAndAfterTheStop()
    {
        JobClock clock;
        QCOMPARE(clock.secondsElapsed(at(5)), 0.0);
        clock.start(at(10));
        QCOMPARE(clock.secondsElapsed(at(13)), 3.0);
        clock.stop(at(14));
        QCOMPARE(clock.secondsElapsed(at(99)), 4.0);
    }

    void pausesDoNotCount()
    {
        JobClock clock;
        clock.start(at(0));
        clock.stop(at(2));
        clock.start(at(50));
        QCOMPARE(clock.secondsElapsed(at(53)), 5.0);
    }

    void repeatedStartsAndStopsChangeNothing()
    {
        JobClock clock;
        clock.start(at(0));
        clock.start(at(3));
        clock.stop(at(4));
        clock.stop(at(9));
        QCOMPARE(clock.secondsElapsed(at(9)), 4.0);
    }

    void timeLeftFollowsTheSpeedSoFar()
    {
        JobClock clock;
        clock.start(at(0));
        clock.note(step(0, 10), at(0));
        QCOMPARE(clock.secondsLeft(at(0)), -1.0);
        clock.note(step(2, 10), at(6)); // 3 s a unit, 8 units left
        QCOMPARE(clock.secondsLeft(at(6)), 24.0);
        QCOMPARE(clock.secondsLeft(at(10)), 20.0);
        clock.note(step(10, 10), at(30));
        QCOMPARE(clock.secondsLeft(at(30)), 0.0);
    }

    void timeLeftExcludesPauses()
    {
        JobClock clock;
        clock.start(at(0));
        clock.note(step(0, 4), at(0));
        clock.stop(at(1));
        clock.start(at(101));
        clock.note(step(1, 4), at(102)); // 2 s of running for one unit
        QCOMPARE(clock.secondsLeft(at(102)), 6.0);
        clock.stop(at(103));
        QCOMPARE(clock.secondsLeft(at(200)), 5.0);
    }

    void timeLeftIsNeverBelowZero()
    {
        JobClock clock;
        clock.start(at(0));
        clock.note(step(0, 2), at(0));
        clock.note(step(1, 2), at(1));
        QCOMPARE(clock.secondsLeft(at(60)), 0.0);
    }

    void resumedWorkIsJudgedByItsOwnSpeed()
    {
        JobClock clock;
        clock.start(at(0));
        clock.note(step(50, 60), at(1)); // 50 units were there before
        QCOMPARE(clock.secondsLeft(at(1)), -1.0);
        clock.note(step(51, 60), at(3));
        QCOMPARE(clock.secondsLeft(at(3)), 18.0);
    }

    void newPhasesStartANewEstimate()
    {
        JobClock clock;
        clock.start(at(0));
        clock.note(step(0, 100), at(0));
        clock.note(step(100, 100), at(10));
        clock.note(step(0, 4), at(11)); // another total
        QCOMPARE(clock.secondsLeft(at(11)), -1.0);
        clock.note(step(1, 4), at(16));
        QCOMPARE(clock.secondsLeft(at(16)), 15.0);
        clock.note(step(0, 4), at(17)); // a step back
        QCOMPARE(clock.secondsLeft(at(17)), -1.0);
    }

    void unknownTotalsGiveNoEstimate()
    {
        JobClock clock;
        clock.start(at(0));
        QCOMPARE(clock.secondsLeft(at(1)), -1.0);
        clock.note(step(5, 0), at(2));
        clock.note(step(6, 0), at(3));
        QCOMPARE(clock.secondsLeft(at(3)), -1.0);
    }
};

PRUNESCOPE_TEST(TstJobClock)
#include "tst_job_clock.moc"
