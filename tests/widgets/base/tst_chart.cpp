// Charts: fit, zoom and pan by hand, dragging a marker, picking points, and what leaves a chart.
#include "tests/test_case.h"

#include "widgets/base/chart.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>

using namespace prunescope::gui;

namespace {

ChartSeries line(const QString& name, std::vector<double> x, std::vector<double> y)
{
    ChartSeries series;
    series.name = name;
    series.colour = Qt::blue;
    series.x = std::move(x);
    series.y = std::move(y);
    return series;
}

QWidget* plotOf(Chart& chart)
{
    for (QWidget* child : chart.findChildren<QWidget*>())
        if (child->inherits("QCustomPlot"))
            return child;
    return nullptr;
}

} // namespace

class TstChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_chart = std::make_unique<Chart>();
        m_chart->resize(480, 320);
        m_chart->setAxes({QStringLiteral("x")}, {QStringLiteral("y")});
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    }
    void cleanup() { m_chart.reset(); }

    void allPointsAreInsideAfterFitting()
    {
        m_chart->setSeries({line(QStringLiteral("a"), {0, 1, 2}, {10, 20, 15})});
        m_chart->grab();
        for (const auto& [x, y] : {std::pair(0.0, 10.0), std::pair(2.0, 20.0)})
            QVERIFY(m_chart->rect().contains(m_chart->toPixel(x, y).toPoint()));
        QVERIFY(m_chart->toPixel(0, 10).x() < m_chart->toPixel(2, 10).x());
        QVERIFY(m_chart->toPixel(0, 10).y() > m_chart->toPixel(0, 20).y());
    }

    void theWheelZoomsAtThePointer()
    {
        m_chart->setSeries({line(QStringLiteral("a"), {0, 10}, {0, 10})});
        m_chart->grab();
        const QPointF place = m_chart->toPixel(3, 4);
        turnWheel(place, 120);
        const QPointF after = m_chart->toPixel(3, 4);
        // Tick labels of the new range may be wider and move the axis by their difference.
        QVERIFY2(QLineF(place, after).length() < 16, qPrintable(QString::number(QLineF(place, after).length())));
        QVERIFY(m_chart->toPixel(4, 4).x() - after.x() > 1.05 * (m_chart->width() * 0.8 / 11));
    }

    void newDataKeepTheZoomOfTheUserAndFitEndsIt()
    {
        m_chart->setSeries({line(QStringLiteral("a"), {0, 10}, {0, 10})});
        m_chart->grab();
        turnWheel(m_chart->toPixel(5, 5), 120);
        const QPointF zoomed = m_chart->toPixel(0, 0);
        m_chart->setSeries({line(QStringLiteral("a"), {0, 20}, {0, 20})});
        QCOMPARE(m_chart->toPixel(0, 0), zoomed);
        QTest::keyClick(m_chart.get(), Qt::Key_R);
        QVERIFY(m_chart->rect().contains(m_chart->toPixel(20, 20).toPoint()));
    }

    void clickingAPointNamesIt()
    {
        m_chart->setSeries({line(QStringLiteral("a"), {0, 1, 2}, {1, 2, 3})});
        m_chart->grab();
        QSignalSpy spy(m_chart.get(), &Chart::pointClicked);
        const QPoint at = (m_chart->toPixel(1, 2) - plotOf(*m_chart)->pos()).toPoint();
        QTest::mouseClick(plotOf(*m_chart), Qt::LeftButton, {}, at);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0], (QVariantList{0, 1}));
    }

    void aDraggableMarkerFollowsThePointer()
    {
        m_chart->setSeries({line(QStringLiteral("a"), {0, 10}, {0, 10})});
        ChartMarker marker;
        marker.x = 5;
        marker.isDraggable = true;
        m_chart->setMarkers({marker});
        m_chart->grab();
        QSignalSpy dragged(m_chart.get(), &Chart::markerDragged), released(m_chart.get(), &Chart::markerReleased);
        QWidget* plot = plotOf(*m_chart);
        QTest::mousePress(plot, Qt::LeftButton, {}, m_chart->toPixel(5, 5).toPoint());
        QTest::mouseMove(plot, m_chart->toPixel(7, 5).toPoint());
        QTest::mouseRelease(plot, Qt::LeftButton, {}, m_chart->toPixel(7, 5).toPoint());
        QVERIFY(dragged.count() >= 1);
        QCOMPARE(released.count(), 1);
        const double perPixel = 10 / (m_chart->toPixel(10, 0).x() - m_chart->toPixel(0, 0).x());
        QVERIFY(std::abs(released[0][1].toDouble() - 7) <= perPixel);
    }

    void barsShowAsTableWithOneRowPerCategory()
    {
        ChartBars bars;
        bars.name = QStringLiteral("Wanda");
        bars.values = {0.25, 0.5};
        m_chart->setAxes({QStringLiteral("Block")}, {QStringLiteral("Error")});
        m_chart->setBars({QStringLiteral("0"), QStringLiteral("1")}, {bars});
        QCOMPARE(m_chart->csv(), QStringLiteral("Block,Wanda\r\n0,0.25\r\n1,0.5\r\n"));
    }

    void csvQuotesAndUsesThePoint()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        m_chart->setSeries({line(QStringLiteral("a, \"b\""), {0.5}, {1.25})});
        QCOMPARE(m_chart->csv(), QStringLiteral("series,x,y\r\n\"a, \"\"b\"\"\",0.5,1.25\r\n"));
        QLocale::setDefault(QLocale::c());
    }

    void everyKindOfPictureIsWritten()
    {
        m_chart->setSeries({line(QStringLiteral("curve"), {0, 1, 2}, {1, 2, 3})});
        const QTemporaryDir folder;
        for (const auto& [suffix, start] : {std::pair("png", "\x89PNG"), std::pair("svg", "<?xml"), std::pair("pdf", "%PDF")}) {
            const QString path = folder.filePath(QStringLiteral("chart.") + QLatin1String(suffix));
            QVERIFY(m_chart->saveTo(path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.read(8).startsWith(start), suffix);
        }
        QVERIFY(!m_chart->saveTo(folder.filePath(QStringLiteral("none/chart.svg"))));
    }

    void anEmptyChartSaysSo()
    {
        QVERIFY(m_chart->isEmpty());
        m_chart->setSeries({line(QStringLiteral("a"), {}, {})});
        QVERIFY(m_chart->isEmpty());
        m_chart->setSeries({line(QStringLiteral("a"), {1}, {1})});
        QVERIFY(!m_chart->isEmpty());
        m_chart->clear();
        QVERIFY(m_chart->isEmpty());
    }

    void groundFollowsTheTheme()
    {
        const auto groundIs = [this](const QColor& colour) {
            return m_chart->grab().toImage().pixelColor(2, 2) == colour;
        };
        applyTheme(*qApp, ThemeChoice::Dark);
        QTRY_VERIFY(groundIs(surface()));
        QVERIFY(surface().lightness() < 60);
        applyTheme(*qApp, ThemeChoice::Light);
        QTRY_VERIFY(groundIs(surface()));
        QVERIFY(surface().lightness() > 200);
    }

private:
    void turnWheel(const QPointF& at, int angle)
    {
        QWidget* plot = plotOf(*m_chart);
        const QPointF local = at - plot->pos();
        QWheelEvent event(local, plot->mapToGlobal(local), QPoint(), QPoint(0, angle), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot, &event);
    }

    std::unique_ptr<Chart> m_chart;
};

PRUNESCOPE_TEST(TstChart)
#include "tst_chart.moc"
