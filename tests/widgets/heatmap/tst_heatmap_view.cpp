// The heatmap in use: colours at a cell, read-outs, zoom at the pointer, keys.
#include "tests/test_case.h"

#include "widgets/base/theme.h"
#include "widgets/heatmap/heatmap_heads.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

// Weight at row r, column c: r + c / 100, every second one negative; the input norm of column c is 1 + c.
std::shared_ptr<const MatrixScore> steps(std::int64_t rows, std::int64_t columns)
{
    auto score = std::make_shared<MatrixScore>();
    score->matrix = "model.layers.0.mlp.up_proj";
    score->score = "magnitude";
    score->rows = rows;
    score->columns = columns;
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t c = 0; c < columns; ++c) {
            const float size = float(r) + float(c) / 100;
            score->values.push_back(size);
            score->weights.push_back(c % 2 == 0 ? size : -size);
        }
    for (std::int64_t c = 0; c < columns; ++c)
        score->inputNorm.push_back(float(1 + c));
    return score;
}

std::shared_ptr<const HeatmapMask> maskOf(const MatrixScore& score, float threshold)
{
    auto preview = std::make_shared<MaskPreview>();
    preview->matrix = score.matrix;
    preview->rows = score.rows;
    preview->columns = score.columns;
    for (const float value : score.values)
        preview->pruned.push_back(value <= threshold);
    preview->thresholds = {threshold};
    StopFlag stop;
    return makeHeatmapMask(preview, stop);
}

} // namespace

class TstHeatmapView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init()
    {
        StopFlag stop;
        m_score = steps(20, 30);
        m_view = std::make_unique<HeatmapView>();
        m_view->resize(700, 500);
        m_view->setData(makeHeatmapData(m_score, stop), QStringLiteral("|W|"));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void aCellHasTheColourOfItsValue()
    {
        const QImage picture = m_view->grab().toImage();
        for (const auto& [row, column] : {std::pair(0, 0), std::pair(7, 12), std::pair(19, 29), std::pair(10, 3)}) {
            const QRgb seen = picture.pixel(offCentre(row, column));
            const QRgb wanted = m_view->scale().colour(double(m_score->values[std::size_t(row * 30 + column)]));
            QVERIFY2(distance(seen, wanted) <= 4, qPrintable(QStringLiteral("row %1, column %2").arg(row).arg(column)));
        }
    }

    void theReadOutGivesTheWeightUnderThePointer()
    {
        m_view->setMask(maskOf(*m_score, 7.05f));
        QSignalSpy spy(m_view.get(), &HeatmapView::pointed);
        QTest::mouseMove(m_view.get(), centre(7, 12));
        QCOMPARE(spy.count(), 1);
        const auto readout = spy[0][0].value<HeatmapReadout>();
        QCOMPARE(readout.row, std::int64_t(7));
        QCOMPARE(readout.column, std::int64_t(12));
        QCOMPARE(readout.weight, 7.12f);
        QCOMPARE(readout.score, 7.12f);
        QVERIFY(readout.hasInputNorm && readout.hasMask);
        QCOMPARE(readout.inputNorm, 13.0f);
        QVERIFY(!readout.isPruned);
        QVERIFY(m_view->readoutAt(centre(7, 5)).isPruned);
        QCOMPARE(m_view->readoutAt(centre(7, 5)).weight, -7.05f);
        QVERIFY(!m_view->readoutAt(QPointF(1, 1)).isValid());
    }

    void theWheelKeepsTheWeightUnderThePointer()
    {
        const QPointF place = QPointF(centre(5, 20)) + QPointF(3, -2);
        const QPointF before = m_view->view().toMatrix(place - m_view->pictureRect().topLeft());
        turnWheel(place, 240);
        const QPointF after = m_view->view().toMatrix(place - m_view->pictureRect().topLeft());
        QVERIFY(QLineF(before, after).length() < 1e-9);
        turnWheel(place, -120);
        QVERIFY(QLineF(before, m_view->view().toMatrix(place - m_view->pictureRect().topLeft())).length() < 1e-9);
    }

    void zoomingEndsAtCellsThatFillTheEye()
    {
        for (int i = 0; i < 60; ++i)
            m_view->zoomAt(m_view->pictureRect().center(), 1.5);
        QCOMPARE(std::max(m_view->view().columnPixels, m_view->view().rowPixels), 96.0);
        for (int i = 0; i < 60; ++i)
            m_view->zoomAt(m_view->pictureRect().center(), 0.5);
        QVERIFY(std::min(m_view->view().columnPixels, m_view->view().rowPixels) >= 0.99);
    }

    void draggingMovesThePictureWithThePointer()
    {
        m_view->zoomAt(m_view->pictureRect().center(), 3);
        const QPointF before = m_view->view().origin;
        const QPoint start = m_view->pictureRect().center().toPoint();
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, start);
        QTest::mouseMove(m_view.get(), start + QPoint(30, 20));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, start + QPoint(30, 20));
        const QPointF way = before - m_view->view().origin;
        QVERIFY(std::abs(way.x() * m_view->view().columnPixels - 30) < 1e-6);
        QVERIFY(std::abs(way.y() * m_view->view().rowPixels - 20) < 1e-6);
        QVERIFY(!m_view->selectedReadout().isValid()); // a drag is no click
    }

    void clickingSelectsAWeightAndArrowsMoveOn()
    {
        QSignalSpy spy(m_view.get(), &HeatmapView::weightSelected);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre(3, 4));
        QCOMPARE(spy.last()[0].value<HeatmapReadout>().weight, 3.04f);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->selectedReadout().row, std::int64_t(4));
        QCOMPARE(m_view->selectedReadout().column, std::int64_t(5));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->selectedReadout().isValid());
    }

    void fitAndOneToOneAreOneKeyAway()
    {
        const HeatmapTransform fitted = m_view->view();
        QTest::keyClick(m_view.get(), Qt::Key_1);
        QCOMPARE(m_view->view().columnPixels, 1 / m_view->devicePixelRatioF());
        QCOMPARE(m_view->view().rowPixels, m_view->view().columnPixels);
        QTest::keyClick(m_view.get(), Qt::Key_F);
        QCOMPARE(m_view->view().columnPixels, fitted.columnPixels);
        QCOMPARE(m_view->view().origin, fitted.origin);
    }

    void selectedWeightsAreBroughtIntoView()
    {
        m_view->zoomAt(m_view->pictureRect().topLeft(), 8);
        m_view->selectWeight(19, 29);
        const QPointF at = m_view->view().toPixel({29.5, 19.5}) + m_view->pictureRect().topLeft();
        QVERIFY(m_view->pictureRect().contains(at));
    }

    void anotherQuantityOfTheMatrixKeepsTheView()
    {
        StopFlag stop;
        m_view->zoomAt(m_view->pictureRect().center(), 2);
        const double zoom = m_view->view().columnPixels;
        m_view->setData(makeHeatmapData(steps(20, 30), stop), QStringLiteral("score"));
        QCOMPARE(m_view->view().columnPixels, zoom);
    }

    void masksOfAnotherSizeAreIgnored()
    {
        m_view->setMask(maskOf(*steps(4, 4), 1));
        QVERIFY(!m_view->readoutAt(centre(1, 1)).hasMask);
    }

    void theOverlayShowsWhatIsPruned()
    {
        m_view->setMask(maskOf(*m_score, 9.995f));
        QImage picture = m_view->grab().toImage();
        QVERIFY(qGray(picture.pixel(offCentre(15, 5))) > qGray(picture.pixel(offCentre(5, 5))) + 60);
        m_view->setOverlayVisible(false);
        picture = m_view->grab().toImage();
        QVERIFY(distance(picture.pixel(offCentre(5, 5)), m_view->scale().colour(5.05)) <= 4);
    }

    void whatIsSeenCanBeReadAsTable()
    {
        const auto table = m_view->visibleTable();
        QCOMPARE(table.size(), 21);
        QCOMPARE(table[0].size(), 31);
        QCOMPARE(table[8][13], QStringLiteral("7.11999989")); // row 7, column 12, as a float
        StopFlag stop;
        m_view->setData(makeHeatmapData(steps(600, 4), stop), QString());
        QCOMPARE(m_view->visibleTable().size(), 151); // 600 rows in fours
        QCOMPARE(m_view->visibleTable()[1][0], QStringLiteral("0–3"));
    }

    void draggingOnAMarginBrushesRowsOrColumns()
    {
        QSignalSpy spy(m_view.get(), &HeatmapView::brushed);
        const QRectF profile = m_view->parts().profile;
        const auto beside = [&](int row) { return QPoint(int(profile.center().x()), centre(row, 0).y()); };
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, beside(9));
        QTest::mouseMove(m_view.get(), beside(4));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, beside(4));
        QCOMPARE(spy.last()[0].value<HeatmapBrush>(), (HeatmapBrush{true, 4, 10}));
        const auto below = [&](int column) { return QPoint(centre(0, column).x(), int(m_view->pictureRect().bottom()) + 6); };
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, below(2));
        QTest::mouseMove(m_view.get(), below(5));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, below(5));
        QCOMPARE(m_view->brush(), (HeatmapBrush{false, 2, 6}));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(m_view->brush().isEmpty());
        QVERIFY(spy.last()[0].value<HeatmapBrush>().isEmpty());
    }

    void shiftAndArrowsBrushFromTheSelectedWeight()
    {
        m_view->selectWeight(6, 7);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->brush(), (HeatmapBrush{true, 6, 7}));
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->brush(), (HeatmapBrush{true, 6, 9}));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(m_view->brush(), (HeatmapBrush{true, 5, 7}));
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_view->brush(), (HeatmapBrush{false, 7, 8}));
    }

    void scoresAndSignedQuantitiesKeepTheirOwnColours()
    {
        StopFlag stop;
        MatrixQuantity weights;
        auto values = std::make_shared<MatrixScore>(*m_score);
        values->values = values->weights;
        weights.values = values;
        weights.isSigned = true;
        m_view->setColours({ColourMap::Cividis, ScaleRange::Full});
        m_view->setData(makeHeatmapData(weights, stop), QStringLiteral("W"));
        QCOMPARE(m_view->colours(), (HeatmapColours{ColourMap::Diverging, ScaleRange::Symmetric}));
        QCOMPARE(m_view->scale().low, -m_view->scale().high);
        const QImage picture = m_view->grab().toImage();
        QVERIFY(distance(picture.pixel(offCentre(15, 3)), m_view->scale().colour(-15.03)) <= 4);
        m_view->setData(makeHeatmapData(m_score, stop), QStringLiteral("|W|"));
        QCOMPARE(m_view->colours(), (HeatmapColours{ColourMap::Cividis, ScaleRange::Full}));
    }

    void namedAxesHaveRoomForTheirNamesAndTallRows()
    {
        StopFlag stop;
        const double left = m_view->pictureRect().left();
        auto wide = std::make_shared<MatrixScore>(*steps(5, 4000));
        wide->weights.clear();
        wide->inputNorm.clear();
        const QStringList names{"before block 0", "before block 1", "before block 2", "before block 3", "after the last"};
        m_view->setAxes({QStringLiteral("Channel"), QStringLiteral("Place"), names, true});
        m_view->setData(makeHeatmapData(std::shared_ptr<const MatrixScore>(wide), stop), QStringLiteral("|x|"));
        QVERIFY(m_view->pictureRect().left() > left + 20);
        const HeatmapTransform fitted = m_view->view();
        QCOMPARE(fitted.rowPixels, std::min(96.0, m_view->pictureRect().height() / 5));
        QVERIFY(fitted.columnPixels < 1);
        const QPointF place = m_view->pictureRect().center();
        turnWheel(place, 240);
        QCOMPARE(m_view->view().rowPixels, fitted.rowPixels); // the wheel spreads columns only
        QVERIFY(m_view->view().columnPixels > 1.5 * fitted.columnPixels);
        for (int i = 0; i < 60; ++i)
            turnWheel(place, 120);
        QVERIFY(m_view->view().columnPixels > 90);
        QTest::keyClick(m_view.get(), Qt::Key_F);
        QCOMPARE(m_view->view().columnPixels, fitted.columnPixels);
        m_view->selectWeight(4, 3999);
        QCOMPARE(m_view->selectedReadout().score, 4 + 39.99f);
        QVERIFY(m_view->accessibleDescription().contains("after the last"));
        turnWheel(QPointF(centre(0, 0)), 120 * 60);
        QCOMPARE(m_view->visibleTable()[1][0], QStringLiteral("before block 0"));
    }

    void headsGetARulerAndBoundaries()
    {
        const QRectF before = m_view->pictureRect();
        MatrixHeads heads;
        heads.isGrouped = true;
        for (int head = 0; head < 4; ++head)
            heads.spans.push_back({5 * head, 5, HeadPart::Query, head, head / 2});
        m_view->setHeads(heads);
        QVERIFY(m_view->parts().heads.width() > 0);
        QVERIFY(m_view->pictureRect().left() > before.left());
        // The boundary between the groups is lighter than the cells on both sides of it.
        const QImage picture = m_view->grab().toImage();
        const int edge = int(std::round((m_view->pictureRect().topLeft() + m_view->view().toPixel({0, 10})).y()));
        int lightest = 0;
        for (int y = edge - 1; y <= edge + 1; ++y)
            lightest = std::max(lightest, qGray(picture.pixel(offCentre(9, 3).x(), y)));
        QVERIFY(lightest > qGray(picture.pixel(offCentre(9, 3))) + 40);
        QCOMPARE(headName(heads.spans[3], true), QStringLiteral("q 3 (kv 1)"));
        QCOMPARE(headGroupName(heads.spans[2], heads.spans[3]), QStringLiteral("kv 1: q 2–3"));
    }

    void picturesAreSaved()
    {
        const QTemporaryDir folder;
        QVERIFY(m_view->saveTo(folder.filePath(QStringLiteral("heat.png"))));
        QCOMPARE(QImage(folder.filePath(QStringLiteral("heat.png"))).size(), m_view->size() * 2);
        QVERIFY(m_view->saveTo(folder.filePath(QStringLiteral("heat.svg"))));
    }

private:
    QPoint centre(int row, int column) const
    {
        return (m_view->pictureRect().topLeft() + m_view->view().toPixel({column + 0.5, row + 0.5})).toPoint();
    }
    // Beside the number that large cells carry.
    QPoint offCentre(int row, int column) const
    {
        return (m_view->pictureRect().topLeft() + m_view->view().toPixel({column + 0.2, row + 0.2})).toPoint();
    }
    static int distance(QRgb a, QRgb b)
    {
        return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
    }
    void turnWheel(const QPointF& at, int angle)
    {
        QWheelEvent event(at, m_view->mapToGlobal(at), QPoint(), QPoint(0, angle), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &event);
    }

    std::shared_ptr<const MatrixScore> m_score;
    std::unique_ptr<HeatmapView> m_view;
};

PRUNESCOPE_TEST(TstHeatmapView)
#include "tst_heatmap_view.moc"
