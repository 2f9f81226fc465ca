// "Why this weight?" in the real window: a click on the heatmap fills the table, keys move on, the plan changes the answer.
#include "app/app_context.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "core/session/session.h"
#include "tests/test_case.h"
#include "widgets/explain/verdict_panel.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QTableView>
#include <QTemporaryDir>
#include <QUndoStack>

#include <algorithm>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 240000; // an upper bound for a loaded machine, not a measure

} // namespace

class TstWeightQuestions : public QObject {
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
        context().selection().selectMatrix(QStringLiteral("model.layers.0.self_attn.k_proj"));
        QTRY_VERIFY_WITH_TIMEOUT(heatmap()->data() && heatmap()->data()->score->matrix == matrix(), kPatienceMs);
    }

    void cleanupTestCase()
    {
        context().plan().undoStack()->setClean();
        m_window.reset();
    }

    void aClickFillsTheTable()
    {
        const QRectF picture = heatmap()->pictureRect();
        QTest::mouseClick(heatmap(), Qt::LeftButton, {}, (picture.topLeft() + QPointF(0.4 * picture.width(), 0.6 * picture.height())).toPoint());
        const HeatmapReadout weight = heatmap()->selectedReadout();
        QVERIFY(weight.isValid());
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered(weight), kPatienceMs);
        const WeightExplanation& found = *panel()->model().explanation();
        QCOMPARE(found.value, double(weight.weight));
        QCOMPARE(found.question.sparsityShare, 0.5); // what the plan begins with
        QCOMPARE(found.windows, 4);
        QVERIFY(!panel()->sentence().isEmpty());
        // Magnitude answers as the mask of such a plan says.
        StopFlag stop;
        const auto score = scoreMatrix(context().model(), matrix(), "magnitude", nullptr, stop);
        PlanEntry entry;
        entry.method = "magnitude";
        entry.sparsityShare = 0.5;
        const auto mask = previewMask(score, entry);
        QCOMPARE(found.verdicts[0].isPruned, mask->pruned[std::size_t(weight.row * mask->columns + weight.column)] != 0);
        QCOMPARE(found.verdicts[0].threshold, double(mask->thresholds[0]));
    }

    void keysMoveToTheNextWeightAndItsAnswerIsThereAtOnce()
    {
        heatmap()->setFocus();
        const HeatmapReadout before = heatmap()->selectedReadout();
        bool measures = false;
        const auto watch = connect(&context().jobs(), &JobBridge::jobChanged, this, [&](const JobEvent& event) {
            measures = measures || event.priority == JobPriority::Background;
        });
        QTest::keyClick(heatmap(), Qt::Key_Right);
        const HeatmapReadout after = heatmap()->selectedReadout();
        QCOMPARE(after.column, before.column + 1);
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered(after), kPatienceMs);
        disconnect(watch);
        QVERIFY(!measures); // the matrix was prepared by the first question
    }

    void thePlanDecidesWhatIsAsked()
    {
        PlanDocument& plan = context().plan();
        plan.setSparsity({plan.rowOf(matrix())}, 0.75);
        QTRY_VERIFY_WITH_TIMEOUT(panel()->model().explanation()->question.sparsityShare == 0.75
                                     && isAnswered(heatmap()->selectedReadout()),
                                 kPatienceMs);
        const auto& verdicts = panel()->model().explanation()->verdicts;
        QCOMPARE(verdicts[1].groupLoses, verdicts[1].groupSize * 3 / 4);
    }

    void escapeEndsTheQuestion()
    {
        QTest::keyClick(heatmap(), Qt::Key_Escape);
        QTRY_VERIFY(!panel()->model().explanation());
        QVERIFY(!panel()->table()->isVisible());
    }

    void anotherMatrixEndsItToo()
    {
        heatmap()->selectWeight(1, 1);
        QTRY_VERIFY_WITH_TIMEOUT(panel()->model().explanation(), kPatienceMs);
        context().selection().selectMatrix(QStringLiteral("model.layers.0.self_attn.v_proj"));
        QTRY_VERIFY(!panel()->model().explanation());
    }

private:
    AppContext& context() { return m_window->context(); }
    HeatmapView* heatmap() { return m_window->findChild<HeatmapView*>(QStringLiteral("weightHeatmap")); }
    VerdictPanel* panel() { return m_window->findChild<VerdictPanel*>(); }
    static std::string matrix() { return "model.layers.0.self_attn.k_proj"; }

    bool isAnswered(const HeatmapReadout& weight)
    {
        const auto& found = panel()->model().explanation();
        return found && found->row == weight.row && found->column == weight.column
               && std::none_of(found->verdicts.begin(), found->verdicts.end(), [](const auto& one) { return one.isPending; });
    }

    QTemporaryDir m_folder;
    Language m_language;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

PRUNESCOPE_TEST(TstWeightQuestions)
#include "tst_weight_questions.moc"
