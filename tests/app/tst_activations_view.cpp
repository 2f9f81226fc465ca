// Activations in Explore through the real window: measured by a click, cancelled, read, chosen, written, dropped.
#include "app/activations_view.h"
#include "app/app_context.h"
#include "app/explore_room.h"
#include "app/explore_view.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "core/base/files.h"
#include "core/session/session.h"
#include "tests/test_case.h"
#include "widgets/activations/cell_panel.h"
#include "widgets/activations/channel_model.h"
#include "widgets/activations/trace_chart.h"
#include "widgets/base/chart.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/segment_bar.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/overview/model_tree.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace prunescope;
using namespace prunescope::gui;

class TstActivationsView : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;

    AppContext& context() { return m_window->context(); }
    template <typename T> T* part(const char* name) { return m_window->findChild<T*>(QLatin1String(name)); }
    ExploreRoom& room() { return *m_window->findChild<ExploreRoom*>(); }
    ActivationsView& view() { return *room().activations(); }
    EmptyState& empty() { return *part<EmptyState>("activationsEmpty"); }
    void calibrate(int samples, int window)
    {
        CalibrationParams calibration = context().calibration();
        calibration.samples = samples;
        calibration.window = window;
        context().setCalibration(calibration);
    }
    bool settles() { return QTest::qWaitFor([this] { return context().jobs().queue()->isIdle() && !view().work().isRunning(); }, 120000); }
    QPoint cellAt(int row, int column)
    {
        const QRectF picture = view().heatmap()->pictureRect();
        const QPointF middle = view().heatmap()->view().toPixel({column + 0.5, row + 0.5});
        return (picture.topLeft() + middle).toPoint();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_settings = std::make_unique<Settings>(m_temporary.filePath("settings.conf"));
        m_language = std::make_unique<Language>();
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(nullptr), *m_settings, *m_language);
        m_window->resize(1280, 720);
        m_window->show();
    }
    void withoutAModelThereIsNothingToSwitch()
    {
        QVERIFY(!part<SegmentBar>("exploreSwitch")->isVisible());
        QVERIFY(!view().isVisible());
    }
    void theSwitchShowsWhatWillBeHere()
    {
        m_window->openPath(QStringLiteral("demo"));
        QVERIFY(QTest::qWaitFor([this] { return bool(context().model()); }, 60000));
        calibrate(2, 64);
        QVERIFY(settles());
        QVERIFY(room().view()->isVisible());
        QTest::mouseClick(part<SegmentBar>("exploreSwitch")->button(1), Qt::LeftButton);
        QVERIFY(view().isVisible() && !room().view()->isVisible());
        QVERIFY(empty().isVisible());
        QVERIFY(empty().message().contains("channel"));
        QVERIFY(!view().site());
        QVERIFY(context().jobs().queue()->isIdle()); // nothing is measured before it is asked for
    }
    void measuringCanBeCancelled()
    {
        calibrate(64, 256);
        QSignalSpy work(&view().work(), &ActivationsWork::workChanged);
        QTest::mouseClick(empty().button(), Qt::LeftButton);
        QVERIFY(view().work().isRunning());
        QVERIFY(QTest::qWaitFor([this] { return empty().cancelButton()->isVisible(); }, 60000));
        QTest::mouseClick(empty().cancelButton(), Qt::LeftButton);
        QVERIFY(settles());
        QVERIFY(!work.isEmpty());
        QVERIFY(!view().work().report());
        QVERIFY(empty().button()->isVisible()); // ready for another try
        QVERIFY(!empty().cancelButton()->isVisible());
    }
    void aClickMeasuresWhatCoreMeasures()
    {
        calibrate(2, 64);
        QSignalSpy pictured(&view(), &ActivationsView::pictured);
        QTest::mouseClick(empty().button(), Qt::LeftButton);
        QVERIFY(pictured.wait(60000));
        QVERIFY(!empty().isVisible());
        StopFlag stop;
        const auto expected = measureActivations(context().model(), context().calibration(), stop, {});
        QCOMPARE(activationsCsv(*view().work().report()), activationsCsv(*expected));
        const auto& score = *view().heatmap()->data()->score;
        const auto& rows = expected->residual().rows;
        QCOMPARE(score.rows, std::int64_t(rows.size()));
        for (std::size_t row = 0; row < rows.size(); ++row)
            QCOMPARE(score.values[row * rows[row].maximum.size() + 5], rows[row].maximum[5]);
        QCOMPARE(part<QComboBox>("activationSite")->count(), int(expected->sites.size()));
    }
    void rowsFillTheHeightOfThePicture()
    {
        const HeatmapView& heatmap = *view().heatmap();
        const auto rows = double(heatmap.data()->score->rows);
        QVERIFY(rows * heatmap.view().rowPixels > 0.9 * std::min(heatmap.pictureRect().height(), rows * 96));
        const double before = heatmap.view().rowPixels, columns = heatmap.view().columnPixels;
        view().heatmap()->zoomAt(heatmap.pictureRect().center(), 4);
        QCOMPARE(heatmap.view().rowPixels, before); // zooming spreads the channels
        QVERIFY(heatmap.view().columnPixels > 2 * columns);
        view().heatmap()->fit();
    }
    void aRowOfTheTableMarksAndTracesItsChannel()
    {
        auto* table = part<QTableView>("channelTable");
        const auto largest = largestChannels(view().work().report()->residual(), 100);
        QCOMPARE(table->model()->rowCount(), int(std::min<std::size_t>(100, largest.size())));
        QCOMPARE(view().tracedChannels().size(), std::size_t(3)); // the largest ones, until somebody chooses
        const QModelIndex third = table->model()->index(2, 0);
        table->scrollTo(third);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(third).center());
        const std::int64_t channel = largest[2].channel;
        QCOMPARE(view().tracedChannels(), std::vector<std::int64_t>{channel});
        QCOMPARE(view().heatmap()->brush(), (HeatmapBrush{false, channel, channel + 1}));
        const auto& lines = view().findChild<TraceChart*>()->chart()->series();
        const auto expected = trace(*view().work().report(), channel);
        QCOMPARE(lines[0].y, std::vector<double>(expected.begin(), expected.end()));
    }
    void sortingKeepsTheNumbersWithTheirChannels()
    {
        auto* table = part<QTableView>("channelTable");
        table->sortByColumn(ChannelModel::Norm, Qt::DescendingOrder);
        const auto byNorm = largestChannels(view().work().report()->residual(), 1, ChannelRanking::Norm);
        QCOMPARE(table->model()->index(0, ChannelModel::Norm).data(ChannelModel::SortRole).toFloat(), byNorm[0].norm);
        table->sortByColumn(ChannelModel::Maximum, Qt::DescendingOrder);
    }
    void pointingReadsTheCellAndAClickChoosesIt()
    {
        const ActivationRow& row = view().work().report()->residual().rows[3];
        auto* panel = view().findChild<CellPanel*>();
        QTest::mouseMove(view().heatmap(), cellAt(3, 40));
        QTest::mouseClick(view().heatmap(), Qt::LeftButton, {}, cellAt(3, 40));
        const HeatmapReadout cell = view().heatmap()->selectedReadout();
        QCOMPARE(cell.row, std::int64_t(3));
        const auto channel = std::size_t(cell.column);
        QCOMPARE(cell.score, row.maximum[channel]);
        QCOMPARE(panel->valueText(ActivationQuantity::Maximum), numberText(double(row.maximum[channel]), 4));
        QCOMPARE(view().tracedChannels().back(), std::int64_t(channel));
        QCOMPARE(view().heatmap()->brush(), (HeatmapBrush{false, cell.column, cell.column + 1}));
    }
    void anotherQuantityAndPlaceShowTheirNumbers()
    {
        QSignalSpy pictured(&view(), &ActivationsView::pictured);
        auto* quantity = part<QComboBox>("activationQuantity");
        quantity->setCurrentIndex(quantity->findData(int(ActivationQuantity::Mean)));
        QVERIFY(pictured.wait(60000));
        QVERIFY(view().heatmap()->data()->isSigned);
        QCOMPARE(view().heatmap()->data()->score->values[7], view().work().report()->residual().rows[0].mean[7]);
        auto* site = part<QComboBox>("activationSite");
        site->setCurrentIndex(site->count() - 1);
        QVERIFY(pictured.wait(60000));
        const ActivationSite& last = view().work().report()->sites.back();
        QCOMPARE(view().site(), &last);
        QCOMPARE(view().heatmap()->data()->score->values[7], last.rows[0].mean[7]);
        QCOMPARE(part<QTableView>("channelTable")->model()->index(0, 0).data(ChannelModel::ChannelRole).toLongLong(),
                 qlonglong(largestChannels(last, 1)[0].channel));
    }
    void aCellOfAMatrixInputSelectsTheMatrix()
    {
        view().heatmap()->selectWeight(2, 5);
        const MatrixInfo* matrix = context().info()->find(context().selection().matrix().toStdString());
        QVERIFY(matrix);
        QCOMPARE(matrix->block, 2);
        QCOMPARE(matrix->kind, view().site()->readers.front());
    }
    void filesHoldWhatIsShown()
    {
        QSignalSpy written(&view().work(), &ActivationsWork::written);
        const QString path = m_temporary.filePath("a.csv");
        view().work().write(path);
        QVERIFY(written.wait(60000));
        QCOMPARE(readFile(path.toStdString()), activationsCsv(*view().work().report()));
        QSignalSpy failed(&view().work(), &ActivationsWork::failed);
        view().work().write(m_temporary.filePath("none/a.csv"));
        QVERIFY(failed.wait(60000));
        QVERIFY(view().work().report()); // what was measured stays
    }
    void actionsSwitchTheViewsAndSearchGoesToTheWeights()
    {
        m_window->showRoom(Room::Plan);
        part<QAction>("exploreWeights")->trigger();
        QCOMPARE(m_window->room(), Room::Explore);
        QVERIFY(room().view()->isVisible());
        part<QAction>("exploreActivations")->trigger();
        QVERIFY(view().isVisible());
        QCOMPARE(part<SegmentBar>("exploreSwitch")->current(), 1);
        room().focusSearch();
        QVERIFY(room().view()->isVisible());
        part<QAction>("exploreActivations")->trigger();
    }
    void anotherEvaluationTextKeepsTheResultAnotherCalibrationDropsIt()
    {
        const auto report = view().work().report();
        PerplexityParams evaluation = context().evaluation();
        evaluation.window = 64;
        context().setEvaluation(evaluation);
        QCOMPARE(view().work().report(), report);
        calibrate(3, 64);
        QVERIFY(!view().work().report());
        QVERIFY(empty().isVisible() && empty().button()->isVisible());
        QVERIFY(!view().heatmap()->data());
        QCOMPARE(part<QTableView>("channelTable")->model()->rowCount(), 0);
    }
    void aFailureIsSaidWhereTheResultWouldBe()
    {
        CalibrationParams calibration = context().calibration();
        calibration.text.path = m_temporary.filePath("missing.txt").toStdString();
        context().setCalibration(calibration);
        QTest::mouseClick(empty().button(), Qt::LeftButton);
        QVERIFY(settles());
        QVERIFY(empty().message().contains("missing.txt"));
        QVERIFY(empty().button()->isVisible());
    }
};

PRUNESCOPE_TEST(TstActivationsView)
#include "tst_activations_view.moc"
