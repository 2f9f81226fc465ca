// The grid: which cards there are, that they stay while their contents change, how many columns there are.
#include "tests/test_case.h"
#include "tests/widgets/live/live_samples.h"

#include "widgets/base/chart.h"
#include "widgets/live/live_card.h"
#include "widgets/live/live_image_view.h"
#include "widgets/live/live_view.h"

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

namespace {

std::shared_ptr<const LivePicture> shared(LivePicture picture) { return std::make_shared<const LivePicture>(std::move(picture)); }

} // namespace

class TstLiveView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theGridAsText()
    {
        LiveView view;
        view.resize(900, 500);
        view.setPicture(shared(pictureOf("m", 0.5)));
        QStringList lines;
        for (const LiveCard* card : view.cards()) {
            if (card->imageView())
                lines << card->title() + QStringLiteral(": ") + card->imageView()->captions().join(QStringLiteral(" | "))
                             + QStringLiteral(", swept %1").arg(card->imageView()->image().swept);
            else
                lines << card->title() + QStringLiteral(": ") + card->chart()->table()[0].mid(1).join(QStringLiteral(" | "));
        }
        lines.replaceInStrings(QString(QChar(0x00a0)), QStringLiteral(" "));
        QCOMPARE(lines, (QStringList{"Image mask: 0 % | 100 % | 2 × 4 cells, swept 0.5",
                                     "Image change: 0 | 7 | 2 × 4 cells, swept 0.5",
                                     "Curve rows: input | sum of squared errors",
                                     "Curve loss: input | squared error per sequence"}));
    }
    void cardsStayWhileTheirContentsChange()
    {
        LiveView view;
        view.setPicture(shared(pictureOf("m", 0.25)));
        const auto before = view.cards();
        view.setPicture(shared(pictureOf("m", 0.75, 9)));
        QVERIFY(view.cards() == before);
        QCOMPARE(view.cards()[0]->imageView()->image().swept, 0.75);
        QCOMPARE(view.cards()[2]->chart()->series()[0].y[0], 9.0);
    }
    void anotherKindOfPictureMakesOtherCards()
    {
        LiveView view;
        view.setPicture(shared(pictureOf("m")));
        LivePicture other{"alps", "m", {imageOf("mask", LiveScale::Mask, 1, 2, {0, 1})}, {}};
        view.setPicture(shared(other));
        QCOMPARE(view.cards().size(), std::size_t(1));
        view.setPicture(nullptr);
        QCOMPARE(view.cards().size(), std::size_t(0));
    }
    void twoColumnsAndMoreWhereThereIsRoom()
    {
        LiveView view;
        view.setPicture(shared(pictureOf("m")));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        for (const auto& [width, columns] : {std::pair(700, 2), std::pair(1100, 2), std::pair(1700, 3)}) {
            view.resize(width, 500);
            QTRY_COMPARE(view.columnCount(), columns);
        }
        for (const LiveCard* card : view.cards())
            QVERIFY(card->height() >= 200 && card->width() > 400);
    }
    void zoomStaysWithinAMatrixAndEndsWithIt()
    {
        LiveView view;
        view.resize(900, 500);
        view.setPicture(shared(pictureOf("m", 0.25)));
        Chart* chart = view.cards()[2]->chart();
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        chart->grab();
        QTest::keyClick(chart, Qt::Key_Plus);
        const QPointF zoomed = chart->toPixel(0, 0);
        view.setPicture(shared(pictureOf("m", 0.5, 1.5f)));
        QCOMPARE(chart->toPixel(0, 0), zoomed);
        view.setPicture(shared(pictureOf("next", 0.5, 1.5f)));
        QVERIFY(chart->toPixel(0, 0) != zoomed);
    }
};

PRUNESCOPE_TEST(TstLiveView)
#include "tst_live_view.moc"
