// The multiple-choice page by clicks and keys; its figures are the session's.
#include "app/app_context.h"
#include "app/choice_page.h"
#include "core/base/files.h"
#include "tests/test_case.h"
#include "widgets/base/empty_state.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>

using namespace prunescope;
using namespace prunescope::gui;

class TstChoicePage : public QObject {
    Q_OBJECT

    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<ChoicePage> m_page;
    template <typename T> T* child(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }
    void press(const char* name) { QTest::mouseClick(child<QPushButton>(name), Qt::LeftButton); }

private Q_SLOTS:
    void init()
    {
        m_context = std::make_unique<AppContext>(std::make_shared<Session>(nullptr));
        m_page = std::make_unique<ChoicePage>(*m_context);
        m_page->resize(1100, 640);
        m_page->show();
        QSignalSpy opened(m_context.get(), &AppContext::modelChanged);
        m_context->openModel(QStringLiteral("demo"));
        QVERIFY(opened.wait(60000));
    }
    void cleanup()
    {
        m_page.reset();
        m_context.reset();
    }
    void theDenseModelAnswers()
    {
        QSignalSpy answered(m_page.get(), &ChoicePage::answered);
        QCOMPARE(child<QPushButton>("askQuestions")->text(), QStringLiteral("Ask the Dense Model"));
        child<QSpinBox>("choiceMost")->setValue(4);
        press("askQuestions");
        QVERIFY(answered.wait(60000));
        auto* tasks = child<QTableView>("choiceTasks");
        QVERIFY(tasks->isVisible());
        QCOMPARE(tasks->model()->rowCount(), 4); // three files and their mean
        QCOMPARE(child<QTableView>("choiceQuestions")->model()->rowCount(), 12);
        QVERIFY(!child<QCheckBox>("choiceChangedOnly")->isEnabled());
        ChoiceParams params;
        params.maxQuestions = 4;
        StopFlag stop;
        const ChoiceResult expected = answerChoices(m_context->model(), params, stop, {});
        QCOMPARE(m_page->answers()->dense.meanAccuracy, expected.meanAccuracy);
        QVERIFY(m_page->answers()->dense.tasks[0].answers[0].logLikelihood == expected.tasks[0].answers[0].logLikelihood);
    }
    void aTaskAndAQuestionAreChosenByKeys()
    {
        QSignalSpy answered(m_page.get(), &ChoicePage::answered);
        child<QSpinBox>("choiceMost")->setValue(3);
        press("askQuestions");
        QVERIFY(answered.wait(60000));
        auto* tasks = child<QTableView>("choiceTasks");
        tasks->setFocus();
        QTest::keyClick(tasks, Qt::Key_Home, Qt::ControlModifier); // the first, then the second task
        QTest::keyClick(tasks, Qt::Key_Down);
        auto* questions = child<QTableView>("choiceQuestions");
        QCOMPARE(questions->model()->rowCount(), 3);
        QCOMPARE(questions->model()->index(0, 0).data().toString(), QStringLiteral("pronouns"));
        questions->setFocus();
        QTest::keyClick(questions, Qt::Key_Down);
        const QString text = child<QTextBrowser>("choiceQuestion")->toPlainText();
        QVERIFY2(text.contains(QStringLiteral("the cat")) && text.contains(QStringLiteral("▸")), qPrintable(text));
    }
    void aPrunedModelAnswersToo()
    {
        QSignalSpy pruned(m_context.get(), &AppContext::prunedChanged), answered(m_page.get(), &ChoicePage::answered);
        Plan plan = uniformPlan(*m_context->info(), "magnitude", 0.8, {}, {});
        m_context->restorePlan(AppContext::completedPlan(std::move(plan), *m_context->info()));
        m_context->startPrune();
        QTRY_VERIFY_WITH_TIMEOUT(m_context->prunedRun() != nullptr, 60000);
        QCOMPARE(child<QPushButton>("askQuestions")->text(), QStringLiteral("Ask Both Models"));
        press("askQuestions");
        QVERIFY(answered.wait(120000));
        const ChoiceAnswers& both = *m_page->answers();
        QVERIFY(both.comparison.has_value());
        QCOMPARE(both.comparison->all.questions, both.dense.questions);
        int changed = 0;
        for (std::size_t t = 0; t < both.dense.tasks.size(); ++t)
            for (std::size_t q = 0; q < both.dense.tasks[t].answers.size(); ++q)
                changed += both.dense.tasks[t].answers[q].picked != both.pruned->tasks[t].answers[q].picked;
        auto* filter = child<QCheckBox>("choiceChangedOnly");
        QVERIFY(filter->isEnabled());
        filter->click();
        QCOMPARE(child<QTableView>("choiceQuestions")->model()->rowCount(), changed);
        QVERIFY(!child<QLabel>("choiceVerdict")->text().isEmpty());
    }
    void aBrokenFileIsSaid()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("bad.jsonl"));
        writeFileAtomically(file.toStdString(), "{\"goal\": 3}\n");
        m_page->setFiles({file});
        QSignalSpy answered(m_page.get(), &ChoicePage::answered);
        press("askQuestions");
        auto* banner = child<QWidget>("choiceBanner");
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 60000);
        QCOMPARE(answered.count(), 0);
        QVERIFY(child<QPushButton>("askQuestions")->isVisible());
    }
};

PRUNESCOPE_TEST(TstChoicePage)
#include "tst_choice_page.moc"
