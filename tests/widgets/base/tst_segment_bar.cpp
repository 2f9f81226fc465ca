// The switch between views.
#include "tests/test_case.h"
#include "widgets/base/segment_bar.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace prunescope::gui;

class TstSegmentBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactlyOneIsChosen()
    {
        SegmentBar bar(3);
        bar.setTexts({"One", "Two", "Three"}, {"first", "second", "third"});
        bar.show();
        QCOMPARE(bar.current(), 0);
        QSignalSpy chosen(&bar, &SegmentBar::chosen);
        QTest::mouseClick(bar.button(2), Qt::LeftButton);
        QCOMPARE(chosen.takeFirst()[0].toInt(), 2);
        QCOMPARE(bar.current(), 2);
        QVERIFY(!bar.button(0)->isChecked());
        bar.setCurrent(1);
        QCOMPARE(bar.current(), 1);
        QVERIFY(chosen.isEmpty()); // only a person's choice is told
        QCOMPARE(bar.button(1)->toolTip(), QStringLiteral("second"));
        QCOMPARE(bar.button(0)->width(), bar.button(2)->width());
    }
};

PRUNESCOPE_TEST(TstSegmentBar)
#include "tst_segment_bar.moc"
