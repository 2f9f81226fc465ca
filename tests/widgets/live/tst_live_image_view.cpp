// The small heatmap: caption, sweep front, read-out under the pointer, files and table.
#include "tests/test_case.h"
#include "tests/widgets/live/live_samples.h"

#include "widgets/base/theme.h"
#include "widgets/live/live_image_view.h"

#include <QMenu>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

class TstLiveImageView : public QObject {
    Q_OBJECT

    static std::unique_ptr<LiveImageView> shown(const LiveImage& image)
    {
        auto view = std::make_unique<LiveImageView>();
        view->resize(400, 220);
        view->setImage(image, QStringLiteral("Pruned share"));
        view->show();
        return view;
    }

private Q_SLOTS:
    void titleRangeAndSizeAreSaid()
    {
        const auto view = shown(imageOf("change", LiveScale::Sequential, 2, 4, {0, 1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(view->accessibleName(), QStringLiteral("Pruned share"));
        QCOMPARE(view->captions().join(QStringLiteral(" | ")), QStringLiteral("0 | 7 | 2\u00a0×\u00a04 cells"));
    }
    void theCellUnderThePointerIsRead()
    {
        const auto view = shown(imageOf("change", LiveScale::Sequential, 2, 4, {0, 1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        const QRectF picture = view->pictureRect();
        QTest::mouseMove(view.get(), (picture.topLeft() + QPointF(0.6 * picture.width(), 0.75 * picture.height())).toPoint());
        QTRY_COMPARE(view->captions()[2], QStringLiteral("row 1, column 2: 6.00"));
    }
    void aLineStandsAtTheSweepFront()
    {
        const auto view = shown(imageOf("mask", LiveScale::Mask, 2, 4, {0, 1, 0, 0, 1, 0, 0, 0}, 0.25));
        const QRectF picture = view->pictureRect();
        QCOMPARE(view->sweepX(), picture.left() + picture.width() / 4);
        const QImage grabbed = view->grab().toImage();
        QCOMPARE(grabbed.pixelColor(int(view->sweepX()), int(picture.center().y())).rgb(), accent().rgb());
        view->setImage(imageOf("mask", LiveScale::Mask, 2, 4, {0, 1, 0, 0, 1, 0, 0, 0}), {});
        QCOMPARE(view->sweepX(), -1.0);
    }
    void cellsStayRecognisable()
    {
        const auto view = shown(imageOf("wide", LiveScale::Sequential, 1, 100, std::vector<float>(100, 1)));
        const QRectF picture = view->pictureRect();
        QCOMPARE(picture.width(), 400.0);
        QVERIFY(picture.height() <= 3 * 4.0 + 1e-9);
    }
    void theMenuLeadsToFilesAndTable()
    {
        const auto view = shown(imageOf("change", LiveScale::Sequential, 2, 2, {0, 0.5f, 1, 2}));
        QMenu menu;
        view->fillMenu(&menu);
        QCOMPARE(menu.actions().size(), 6); // three kinds of files, a line, CSV, table
        QCOMPARE(view->table(), (QList<QStringList>{{"row", "0", "1"}, {"0", "0", "0.5"}, {"1", "1", "2"}}));
        QTemporaryDir folder;
        for (const char* name : {"a.png", "a.svg", "a.pdf"}) {
            QVERIFY(view->saveTo(folder.filePath(QLatin1String(name))));
            QVERIFY(QFileInfo(folder.filePath(QLatin1String(name))).size() > 100);
        }
    }
};

PRUNESCOPE_TEST(TstLiveImageView)
#include "tst_live_image_view.moc"
