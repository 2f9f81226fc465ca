// Compare by clicks and keys: evaluate, read the verdict, find the worst passage, read both distributions, continue a prompt
// in both ways and show it again.
#include "app/app_context.h"
#include "app/compare_room.h"
#include "app/hurt_page.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/test_case.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/segment_bar.h"
#include "widgets/comparison/changed_text.h"
#include "widgets/comparison/distribution_panel.h"
#include "widgets/comparison/generation_view.h"
#include "widgets/comparison/passage_model.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextEdit>
#include <QToolButton>

using namespace prunescope;
using namespace prunescope::gui;

class TstCompareRoom : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    std::shared_ptr<ProjectStore> m_store = ProjectStore::openInMemory();
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;

    AppContext& context() { return m_window->context(); }
    template <typename T> T* part(const char* name) { return m_window->findChild<T*>(QLatin1String(name)); }
    HurtPage& hurt() { return *m_window->findChild<HurtPage*>(); }
    QTabWidget& tabs() { return *part<QTabWidget>("compareTabs"); }
    void clickTab(int index) { QTest::mouseClick(tabs().tabBar(), Qt::LeftButton, {}, tabs().tabBar()->tabRect(index).center()); }
    bool settles() { return QTest::qWaitFor([this] { return context().jobs().queue()->isIdle(); }, 120000); }
    QString text(const char* name) { return part<QLabel>(name)->text(); }
    void prune()
    {
        Plan plan = context().plan().plan();
        for (PlanEntry& entry : plan.matrices) {
            entry.method = "magnitude";
            entry.sparsityShare = 0.5;
        }
        context().restorePlan(plan);
        context().startPrune();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_settings = std::make_unique<Settings>(m_temporary.filePath("settings.conf"));
        m_language = std::make_unique<Language>();
        m_window = std::make_unique<MainWindow>(std::make_shared<Session>(m_store), *m_settings, *m_language);
        m_window->resize(1280, 720);
        m_window->show();
        m_window->openPath(QStringLiteral("demo"));
        QVERIFY(QTest::qWaitFor([this] { return bool(context().model()); }, 60000));
        PerplexityParams evaluation = context().evaluation();
        evaluation.window = 64;
        evaluation.maxWindows = 24;
        context().setEvaluation(evaluation);
        m_window->showRoom(Room::Compare);
    }
    void beforeARunThePageOffersIt()
    {
        clickTab(1);
        QVERIFY(hurt().isVisible());
        QVERIFY(part<EmptyState>("hurtEmpty")->isVisible());
        QVERIFY(!part<EmptyState>("hurtEmpty")->button()->text().isEmpty());
    }
    void theVerdictIsTheCores()
    {
        clickTab(0);
        prune();
        QVERIFY(QTest::qWaitFor([this] { return bool(context().prunedRun()); }, 120000));
        QTest::mouseClick(part<QPushButton>("evaluate"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([this] { return bool(context().comparison()); }, 120000));
        QVERIFY(settles());
        CompareParams params;
        params.perplexity = context().evaluation();
        StopFlag stop;
        const auto wanted = compareModels(context().model(), context().prunedModel(), params, stop, {});
        QVERIFY(context().comparison()->paired == wanted.paired);
        QString sentence = coreText(verdictText(wanted.paired, "the dense model", "the pruned model"));
        sentence[0] = sentence[0].toUpper();
        QCOMPARE(text("verdict"), sentence);
        QVERIFY2(sentence.contains(QStringLiteral("is worse than the dense model by")), qPrintable(sentence));
        QVERIFY(text("perplexityConvention").contains(QString::fromStdString(wanted.a.text.sha256).left(12)));
    }
    void theWorstPassageIsAClickAway()
    {
        clickTab(1);
        QVERIFY(settles());
        auto* table = part<QTableView>("passages");
        QVERIFY(QTest::qWaitFor([&] { return hurt().passages()->rowCount() > 0; }, 20000));
        const auto worst = worstPassages(*context().comparison()->tokens);
        QCOMPARE(hurt().passages()->rowCount(), int(worst.size()));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
        const std::int64_t chosen = hurt().text()->current(); // the passage's worst token
        QVERIFY(chosen >= worst[0].first && chosen < worst[0].last);
        const QRect cell = hurt().text()->rectOf(worst[0].first);
        QVERIFY(cell.isValid());
        QTest::mouseClick(hurt().text()->viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(hurt().text()->current(), worst[0].first);
        auto* panel = part<DistributionPanel>("distributions");
        QVERIFY(QTest::qWaitFor([&] { return panel->distributions() && panel->distributions()->scored == worst[0].first; }, 60000));
        StopFlag stop;
        const auto wanted = tokenDistributions(context().model(), context().prunedModel(), *context().comparison()->tokens, worst[0].first, stop);
        QCOMPARE(panel->distributions()->target.id, wanted.target.id);
        QCOMPARE(panel->distributions()->rankA, wanted.rankA);
        for (std::size_t i = 0; i < 10; ++i) { // last bits depend on the thread count
            QCOMPARE(panel->distributions()->topA[i].id, wanted.topA[i].id);
            QVERIFY(qAbs(panel->distributions()->topB[i].probabilityB - wanted.topB[i].probabilityB) < 1e-6);
        }
        QTest::keyClick(hurt().text(), Qt::Key_Right);
        QVERIFY(QTest::qWaitFor([&] { return panel->distributions()->scored == worst[0].first + 1; }, 60000));
    }
    void keysReachThePassagesAndLeaveThem()
    {
        QApplication::setActiveWindow(m_window.get());
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        auto* table = part<QTableView>("passages");
        hurt().text()->setFocus();
        int presses = 0;
        while (QApplication::focusWidget() != table && ++presses < 8)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(table->hasFocus());
        const auto before = hurt().text()->current();
        QTest::keyClick(table, Qt::Key_Down);
        QVERIFY(hurt().text()->current() != before);
        QTest::keyClick(table, Qt::Key_Tab);
        QVERIFY(!table->hasFocus());
    }
    void anotherEvaluationForgetsThePage()
    {
        PerplexityParams evaluation = context().evaluation();
        evaluation.maxWindows = 6;
        context().setEvaluation(evaluation);
        QVERIFY(part<EmptyState>("hurtEmpty")->isVisible());
        QTest::mouseClick(part<EmptyState>("hurtEmpty")->button(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([this] { return bool(context().comparison()); }, 120000));
        QVERIFY(QTest::qWaitFor([this] { return !part<EmptyState>("hurtEmpty")->isVisible(); }, 20000));
    }
    void promptsAreContinuedInBothWaysAndKept()
    {
        clickTab(2);
        auto* prompt = part<QLineEdit>("prompt");
        prompt->setText(QStringLiteral("The river"));
        part<QSpinBox>("generateTokens")->setValue(8);
        QTest::mouseClick(part<QPushButton>("generate"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!part<QTextEdit>("generatedPruned")->toPlainText().isEmpty(), 60000);
        const QString greedy = part<QTextEdit>("generatedDense")->toPlainText();
        QVERIFY(!greedy.isEmpty());
        QVERIFY(!part<QDoubleSpinBox>("temperature")->isVisible());
        QTest::mouseClick(part<SegmentBar>("samplingWay")->button(1), Qt::LeftButton);
        QVERIFY(part<QDoubleSpinBox>("temperature")->isVisible());
        part<QSpinBox>("samplingSeed")->setValue(7);
        QTest::mouseClick(part<QPushButton>("generate"), Qt::LeftButton);
        QVERIFY(settles());
        GenerateParams params;
        params.prompt = "The river";
        params.tokens = 8;
        params.temperature = 0.8;
        params.topP = 0.9;
        params.seed = 7;
        StopFlag stop;
        const QString sampled = QString::fromStdString(generateText(context().model(), params, stop, {}).text);
        QTRY_COMPARE_WITH_TIMEOUT(part<QTextEdit>("generatedDense")->toPlainText(), sampled, 20000);
        QCOMPARE(m_store->prompts().size(), std::size_t(2));

        auto* view = m_window->findChild<GenerationView*>();
        QTRY_COMPARE_WITH_TIMEOUT(view->promptMenu()->actions().size(), 2, 20000);
        prompt->setText(QStringLiteral("something else"));
        view->promptMenu()->actions()[1]->trigger(); // the first one
        QCOMPARE(prompt->text(), QStringLiteral("The river"));
        QVERIFY(!part<QDoubleSpinBox>("temperature")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(part<QTextEdit>("generatedDense")->toPlainText(), greedy, 20000);
    }
};

PRUNESCOPE_TEST(TstCompareRoom)
#include "tst_compare_room.moc"
