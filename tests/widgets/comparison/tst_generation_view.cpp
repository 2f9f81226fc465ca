// Where two texts part, and how the view says so.
#include "tests/test_case.h"
#include "widgets/comparison/generation_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTextEdit>

using namespace prunescope;
using namespace prunescope::gui;

class TstGenerationView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstDifferenceIsFound_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("expected");
        QTest::newRow("equal") << "abc" << "abc" << -1;
        QTest::newRow("both empty") << "" << "" << -1;
        QTest::newRow("in the middle") << "abc" << "axc" << 1;
        QTest::newRow("one is longer") << "abc" << "abcd" << 3;
        QTest::newRow("one is empty") << "" << "a" << 0;
        // U+1F600 and U+1F601 share their first UTF-16 half.
        QTest::newRow("inside a pair") << QString::fromUtf8("a\xF0\x9F\x98\x80") << QString::fromUtf8("a\xF0\x9F\x98\x81") << 1;
    }
    void theFirstDifferenceIsFound()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QTEST(firstDifference(a, b), "expected");
        QTEST(firstDifference(b, a), "expected");
    }

    void theDifferentCharacterIsMarkedInBoth()
    {
        GenerationView view;
        view.setHasPruned(true);
        view.showDense(resultOf("the cat sat"));
        view.showPruned(resultOf("the dog sat"));
        for (const char* name : {"generatedDense", "generatedPruned"}) {
            const auto* text = view.findChild<QTextEdit*>(QLatin1String(name));
            QCOMPARE(markedIndexes(text), (QList<int>{4}));
        }
    }

    void equalTextsCarryNoMark()
    {
        GenerationView view;
        view.setHasPruned(true);
        view.showDense(resultOf("same"));
        view.showPruned(resultOf("same"));
        QVERIFY(markedIndexes(view.findChild<QTextEdit*>(QStringLiteral("generatedDense"))).isEmpty());
    }

    void generationIsGreedyWithThePrompt()
    {
        GenerationView view;
        view.findChild<QLineEdit*>(QStringLiteral("prompt"))->setText(QStringLiteral("Once"));
        QCOMPARE(view.params().prompt, std::string("Once"));
        QCOMPARE(view.params().temperature, 0.0);
    }

    void anObstacleDisablesAndExplains()
    {
        GenerationView view;
        view.setObstacle(QStringLiteral("no tokenizer"));
        const auto* button = view.findChild<QPushButton*>(QStringLiteral("generate"));
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), QStringLiteral("no tokenizer"));
    }

    void whileBusyTheButtonCancels()
    {
        GenerationView view;
        QSignalSpy asked(&view, &GenerationView::generateAsked), cancelled(&view, &GenerationView::cancelAsked);
        auto* button = view.findChild<QPushButton*>(QStringLiteral("generate"));
        button->click();
        view.setBusy(true);
        button->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(cancelled.count(), 1);
    }

    void anotherPromptForgetsTheTexts()
    {
        GenerationView view;
        view.showDense(resultOf("old"));
        view.begin();
        QVERIFY(view.findChild<QTextEdit*>(QStringLiteral("generatedDense"))->toPlainText().isEmpty());
    }

private:
    static GenerateResult resultOf(const char* text)
    {
        GenerateResult result;
        result.text = text;
        result.tokensPerSecond = 10;
        return result;
    }

    static QList<int> markedIndexes(const QTextEdit* edit)
    {
        QList<int> indexes;
        QTextCursor cursor(edit->document());
        for (int i = 0; i < edit->toPlainText().size(); ++i) {
            cursor.setPosition(i + 1);
            if (cursor.charFormat().background().style() != Qt::NoBrush)
                indexes.append(i);
        }
        return indexes;
    }
};

PRUNESCOPE_TEST(TstGenerationView)
#include "tst_generation_view.moc"
