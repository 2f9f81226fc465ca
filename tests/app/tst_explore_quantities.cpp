// The heatmap's quantities in the real window: each is made or says what it takes, and a brushed range has its own histogram.
#include "app/app_context.h"
#include "app/explore_quantities.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "core/session/session.h"
#include "tests/test_case.h"
#include "widgets/base/empty_state.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/heatmap/score_histogram.h"

#include <QComboBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>

#include <numeric>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure

} // namespace

class TstExploreQuantities : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        startRuntime(0);
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(nullptr), *m_settings, m_language);
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openPath(QStringLiteral("demo"));
        QTRY_VERIFY_WITH_TIMEOUT(context().model(), kPatienceMs);
        CalibrationParams calibration;
        calibration.samples = 4;
        calibration.window = 128;
        context().setCalibration(calibration);
        context().selection().selectMatrix(QString::fromStdString(matrix()));
        QTRY_VERIFY_WITH_TIMEOUT(shows("magnitude"), kPatienceMs);
    }

    void cleanupTestCase()
    {
        context().plan().undoStack()->setClean();
        m_window.reset();
    }

    void whatNeedsInputsOffersToMeasureThem()
    {
        choose("ranks:wanda-magnitude");
        QTRY_VERIFY(!heatmap()->isVisible());
        auto* step = heatmap()->parentWidget()->findChild<QPushButton*>();
        QVERIFY(step && step->isVisible());
        QTest::mouseClick(step, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(shows("ranks:wanda-magnitude"), kPatienceMs);
    }

    void differencesOfRanksAreThoseOfCore()
    {
        StopFlag stop;
        const auto wanda = scoreMatrix(context().model(), matrix(), "wanda", context().inputs(), stop);
        const auto& shown = *heatmap()->data()->score;
        // The slow way for one row.
        const auto rank = [&](const std::vector<float>& row, std::size_t at) {
            double place = 0;
            for (std::size_t i = 0; i < row.size(); ++i)
                place += row[i] < row[at] ? 1 : row[i] == row[at] && i != at ? 0.5 : 0;
            return place / double(row.size() - 1);
        };
        std::vector<float> scores(wanda->values.begin() + 5 * wanda->columns, wanda->values.begin() + 6 * wanda->columns);
        std::vector<float> sizes;
        for (std::int64_t c = 0; c < wanda->columns; ++c)
            sizes.push_back(std::abs(wanda->weights[std::size_t(5 * wanda->columns + c)]));
        for (std::size_t c = 0; c < sizes.size(); ++c)
            QVERIFY(std::abs(double(shown.values[std::size_t(5 * shown.columns) + c]) - (rank(scores, c) - rank(sizes, c))) < 1e-6);
    }

    void theMaskFollowsThePlan()
    {
        choose("kept:plan");
        QTRY_VERIFY_WITH_TIMEOUT(shows("kept:plan"), kPatienceMs);
        QCOMPARE(heatmap()->data()->pyramid->spread().mean, 0.5); // what the plan begins with
        context().plan().setSparsity({context().plan().rowOf(matrix())}, 0.75);
        QTRY_COMPARE_WITH_TIMEOUT(heatmap()->data()->pyramid->spread().mean, 0.25, kPatienceMs);
    }

    void aBrushedRangeHasItsOwnHistogram()
    {
        choose("weight");
        QTRY_VERIFY_WITH_TIMEOUT(shows("weight") && counted() == heatmap()->data()->score->values.size(), kPatienceMs);
        const auto columns = std::size_t(heatmap()->data()->score->columns);
        heatmap()->setFocus();
        heatmap()->selectWeight(3, 4);
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(heatmap(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(counted(), 2 * columns, kPatienceMs);
        auto* all = m_window->findChild<QToolButton*>(QStringLiteral("allWeights"));
        QVERIFY(all->isVisible());
        all->click();
        QTRY_COMPARE_WITH_TIMEOUT(counted(), heatmap()->data()->score->values.size(), kPatienceMs);
        QVERIFY(!all->isVisible());
    }

    void whatARunChangedIsShownAfterIt()
    {
        choose("change");
        QTRY_VERIFY(!heatmap()->isVisible());
        PlanDocument& plan = context().plan();
        plan.setMethod(plan.rowsOf(PlanScope::All, 0), "sparsegpt");
        context().startPrune();
        QTRY_VERIFY_WITH_TIMEOUT(context().prunedRun() && shows("change"), kPatienceMs);
        StopFlag stop;
        const auto after = scoreMatrix(context().prunedModel(), matrix(), "magnitude", nullptr, stop);
        const auto& shown = *heatmap()->data()->score;
        for (std::size_t i = 0; i < shown.values.size(); ++i)
            QCOMPARE(shown.values[i], after->weights[i] == 0 ? 0.0f : after->weights[i] - shown.weights[i]);
        choose("masks:run-wanda");
        QTRY_VERIFY_WITH_TIMEOUT(shows("masks:run-wanda"), kPatienceMs);
        QVERIFY(heatmap()->data()->onlyFirst > 0);
    }

    void everyQuantityHasANameAndAnExplanation()
    {
        QStringList names;
        for (const Quantity& one : quantities()) {
            QVERIFY(!quantityTitle(one).isEmpty() && !quantityTip(one).isEmpty());
            QVERIFY(!names.contains(quantityTitle(one)));
            names << quantityTitle(one);
        }
    }

private:
    AppContext& context() { return m_window->context(); }
    HeatmapView* heatmap() { return m_window->findChild<HeatmapView*>(QStringLiteral("weightHeatmap")); }
    static std::string matrix() { return "model.layers.1.self_attn.q_proj"; }
    bool shows(const char* quantity)
    {
        const auto& data = heatmap()->data();
        return heatmap()->isVisible() && data && data->score->score == quantity && data->score->matrix == matrix();
    }
    void choose(const char* quantity)
    {
        auto* list = m_window->findChild<QComboBox*>(QStringLiteral("heatmapQuantity"));
        list->setCurrentIndex(list->findData(QString::fromLatin1(quantity)));
    }
    std::size_t counted()
    {
        const auto& counts = m_window->findChild<ScoreHistogram*>()->counts();
        return counts ? std::size_t(counts->finite) : 0;
    }

    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

PRUNESCOPE_TEST(TstExploreQuantities)
#include "tst_explore_quantities.moc"
