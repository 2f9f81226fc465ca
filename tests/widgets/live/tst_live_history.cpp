// One picture for each matrix, in their order, within a bound of memory.
#include "tests/test_case.h"
#include "tests/widgets/live/live_samples.h"

#include "widgets/live/live_history.h"

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

namespace {

LivePicture large(const std::string& matrix)
{
    return {"wanda", matrix, {imageOf("mask", LiveScale::Mask, 192, 192, std::vector<float>(192 * 192, 0.5f))}, {}};
}

int rowsOf(const LiveHistory& history, const std::string& matrix) { return history.find(matrix)->images[0].rows; }

} // namespace

class TstLiveHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastPictureOfEachMatrixStays()
    {
        LiveHistory history;
        history.add(pictureOf("a", 0.25));
        history.add(pictureOf("b", 0.25));
        history.add(pictureOf("a", 0.75));
        QCOMPARE(history.matrices(), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(history.find("a")->images[0].swept, 0.75);
        QVERIFY(!history.find("c"));
        QCOMPARE(history.bytes(), pictureBytes(pictureOf("a")) + pictureBytes(pictureOf("b")));
        history.clear();
        QCOMPARE(history.bytes(), std::size_t(0));
        QVERIFY(history.matrices().empty());
    }
    void olderPicturesGetCoarserWhereThereIsNoRoom()
    {
        const std::size_t one = pictureBytes(large("m"));
        LiveHistory history(3 * one);
        for (const char* name : {"a", "b", "c", "d"})
            history.add(large(name));
        QVERIFY(history.bytes() <= 3 * one);
        QCOMPARE(rowsOf(history, "a"), 96);
        QCOMPARE(rowsOf(history, "d"), 192);
        for (int i = 0; i < 40; ++i)
            history.add(large("more" + std::to_string(i)));
        QVERIFY(history.bytes() <= 3 * one);
        QCOMPARE(history.matrices().size(), std::size_t(44));
        QCOMPARE(rowsOf(history, "a"), 24);
        QCOMPARE(rowsOf(history, "more39"), 192);
    }
    void coarserImagesAreMeans()
    {
        LivePicture picture{"wanda", "m", {imageOf("i", LiveScale::Sequential, 2, 4, {0, 2, 4, 6, 2, 4, 6, 8}, 0.5)}, {}};
        const LivePicture half = coarser(picture);
        QCOMPARE(half.images[0].rows, 2);
        QCOMPARE(half.images[0].columns, 2);
        QCOMPARE(half.images[0].cells, (std::vector<float>{1, 5, 3, 7}));
        QCOMPARE(half.images[0].swept, 0.5);
    }
};

PRUNESCOPE_TEST(TstLiveHistory)
#include "tst_live_history.moc"
