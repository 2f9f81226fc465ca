// The histogram in use: the threshold as a handle.
#include "tests/test_case.h"

#include "widgets/base/chart.h"
#include "widgets/heatmap/score_histogram.h"

#include <QSignalSpy>

using namespace prunescope::gui;

class TstScoreHistogram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        std::vector<float> scores;
        for (int i = 1; i <= 1000; ++i)
            scores.push_back(float(i));
        m_histogram = std::make_unique<ScoreHistogram>();
        m_histogram->resize(420, 320);
        m_histogram->setCounts(countScores(scores, nullptr, false), QStringLiteral("|W|"));
        m_histogram->setThresholds({500, 500, 500, true});
        m_histogram->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_histogram.get()));
        m_histogram->grab();
    }
    void cleanup() { m_histogram.reset(); }

    void draggingTheThresholdTellsTheShare()
    {
        m_histogram->setDraggable(true);
        QSignalSpy dragged(m_histogram.get(), &ScoreHistogram::sparsityDragged);
        QSignalSpy released(m_histogram.get(), &ScoreHistogram::sparsityReleased);
        drag(500, 250);
        QVERIFY(dragged.count() >= 1);
        QCOMPARE(released.count(), 1);
        QVERIFY(std::abs(released[0][0].toDouble() - 0.25) < 0.01);
    }

    void aFixedThresholdStays()
    {
        m_histogram->setDraggable(false, QStringLiteral("Locked."));
        QSignalSpy dragged(m_histogram.get(), &ScoreHistogram::sparsityDragged);
        drag(500, 250);
        QCOMPARE(dragged.count(), 0);
    }

    void theTableHoldsTheCounts()
    {
        const auto rows = m_histogram->chart()->table();
        double total = 0;
        for (qsizetype i = 1; i < rows.size(); ++i)
            total += rows[i][2].toDouble();
        QCOMPARE(total, 1000.0);
    }

    void withoutScoresThereIsNothingToDrag()
    {
        m_histogram->clear();
        QVERIFY(m_histogram->chart()->isEmpty());
    }

private:
    void drag(double from, double to)
    {
        Chart* chart = m_histogram->chart();
        QWidget* plot = nullptr;
        for (QWidget* child : chart->findChildren<QWidget*>())
            if (child->inherits("QCustomPlot"))
                plot = child;
        QVERIFY(plot);
        const auto place = [&](double x) { return QPoint(plot->mapFrom(chart, chart->toPixel(x, 5).toPoint()).x(), plot->height() / 2); };
        QTest::mousePress(plot, Qt::LeftButton, {}, place(from));
        QTest::mouseMove(plot, place(to));
        QTest::mouseRelease(plot, Qt::LeftButton, {}, place(to));
    }

    std::unique_ptr<ScoreHistogram> m_histogram;
};

PRUNESCOPE_TEST(TstScoreHistogram)
#include "tst_score_histogram.moc"
