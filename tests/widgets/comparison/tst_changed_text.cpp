// Tokens in lines: nothing lost, long texts quickly laid out, chosen by click and key; the parts beside the text.
#include "core/base/random.h"
#include "tests/test_case.h"
#include "widgets/base/chart.h"
#include "widgets/base/segment_bar.h"
#include "widgets/base/theme.h"
#include "widgets/comparison/change_chart.h"
#include "widgets/comparison/changed_text.h"
#include "widgets/comparison/distribution_panel.h"
#include "widgets/comparison/passage_model.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

/// All tokens scored but every window's first; tokens that share characters give the same text twice.
std::shared_ptr<ComparedTokens> tokensOf(const QStringList& texts, int window = 8)
{
    auto out = std::make_shared<ComparedTokens>();
    for (int i = 0; i < texts.size(); ++i) {
        const bool isSame = texts[i] == QStringLiteral("\1"); // part of the character before
        out->ids.push_back(isSame ? 1000000 : std::int64_t(qHash(texts[i]) % 100000));
        out->begin.push_back(isSame ? out->begin.back() : std::int64_t(out->text.size()));
        if (!isSame)
            out->text += texts[i].toStdString();
        out->end.push_back(std::int64_t(out->text.size()));
        out->scored.push_back(i % window == 0 ? -1 : std::int32_t(out->position.size()));
        if (i % window == 0)
            continue;
        out->position.push_back(i);
        out->place.push_back(i % window);
        out->count.push_back(1 + i % 5);
        out->lossA.push_back(1);
        out->lossB.push_back(1 + float(i % 3 - 1) * 0.5F);
        out->kl.push_back(0);
        out->rankA.push_back(1);
        out->rankB.push_back(2);
        if (i % window == window - 1 || i + 1 == texts.size())
            out->windowEnd.push_back(std::int64_t(out->position.size()));
    }
    return out;
}

QStringList words(int count)
{
    QStringList out;
    Random random(3);
    for (int i = 0; i < count; ++i)
        out.append(i % 23 == 22 ? QStringLiteral("\n") : QStringLiteral(" w%1").arg(random.below(900)));
    return out;
}

TokenCandidate candidate(std::int64_t id, const char* text, double a, double b, bool isTarget = false) { return {id, text, a, b, isTarget}; }

} // namespace

class TstChangedText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesHoldEveryTokenOnceAndFit()
    {
        const auto tokens = tokensOf(words(500));
        TextLayout layout;
        layout.setTokens(tokens, textFont(TextSize::Body));
        for (const double width : {200.0, 700.0}) {
            layout.setWidth(width);
            std::int32_t next = 0;
            for (int line = 0; line < layout.lineCount(); ++line) {
                const auto [first, last] = layout.line(line);
                QVERIFY(last > first);
                float x = 0;
                for (std::size_t i = first; i < last; ++i) {
                    QCOMPARE(layout.piece(i).first, next++);
                    QCOMPARE(layout.piece(i).x, x);
                    x += layout.piece(i).width;
                }
                QVERIFY(double(x) <= width);
            }
            QCOMPARE(next, 500);
        }
    }
    void lineEndsEndLinesAndWordsStayWhole()
    {
        const auto tokens = tokensOf({"a", "\n\n", "long", "word", " end"});
        TextLayout layout;
        layout.setTokens(tokens, textFont(TextSize::Body));
        layout.setWidth(10000);
        QCOMPARE(layout.lineCount(), 3); // "a↵", "↵", "longword end"
        const double word = double(layout.piece(3).width + layout.piece(4).width);
        layout.setWidth(word + 1);
        QCOMPARE(layout.lineCount(), 4); // " end" wraps
        const auto last = layout.line(3);
        QCOMPARE(layout.piece(last.first).first, 4);
        layout.setWidth(1);
        QCOMPARE(layout.lineCount(), int(layout.pieceCount())); // one a line where nothing fits
    }
    void wordsOfSeveralTokensWrapTogether()
    {
        TextLayout layout;
        layout.setTokens(tokensOf({"one", " two", "th", "ree"}), textFont(TextSize::Body));
        layout.setWidth(10000);
        const double all = double(layout.piece(3).x + layout.piece(3).width);
        layout.setWidth(all - 1);
        QCOMPARE(layout.lineCount(), 2);
        QCOMPARE(layout.piece(layout.line(1).first).first, 1); // " twothree" as a whole
    }
    void chineseBreaksBetweenCharacters()
    {
        TextLayout layout;
        layout.setTokens(tokensOf({"从", "前", "有", "座", "山"}), textFont(TextSize::Body));
        layout.setWidth(10000);
        layout.setWidth(double(layout.piece(0).width) * 2.5);
        QCOMPARE(layout.lineCount(), 3);
    }
    void partsOfACharacterAreOnePiece()
    {
        TextLayout layout;
        layout.setTokens(tokensOf({"a", "日", "\1", "\1", "b"}), textFont(TextSize::Body));
        QCOMPARE(layout.pieceCount(), std::size_t(3));
        QCOMPARE(layout.pieceOf(2), std::int64_t(1));
        QCOMPARE(layout.pieceOf(3), std::int64_t(1));
        QCOMPARE(layout.pieceOf(4), std::int64_t(2));
    }

    void aClickChoosesTheTokenUnderThePointer()
    {
        ChangedText view;
        view.resize(500, 200);
        view.setTokens(tokensOf(words(400)));
        view.show();
        QSignalSpy chosen(&view, &ChangedText::tokenChosen);
        const QRect cell = view.rectOf(17);
        QVERIFY(cell.isValid());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(view.current(), std::int64_t(17));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toLongLong(), 17);
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("nats")));
    }
    void keysWalkTokenByTokenAndScroll()
    {
        ChangedText view;
        view.resize(500, 200);
        view.setTokens(tokensOf(words(2000)));
        view.show();
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current(), std::int64_t(0));
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current(), std::int64_t(2));
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.current(), std::int64_t(1));
        const int y = view.rectOf(1).y();
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.rectOf(view.current()).y() > y);
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view.current(), std::int64_t(2000 - 250 - 1));
        QVERIFY(view.rectOf(view.current()).isValid() && view.verticalScrollBar()->value() > 0);
        QTest::keyClick(&view, Qt::Key_PageUp);
        QVERIFY(view.current() < 1700);
        QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(view.current(), std::int64_t(0));
        QTest::keyClick(&view, Qt::Key_Up);
        QCOMPARE(view.current(), std::int64_t(0));
    }
    void aPassageIsScrolledToAndMarked()
    {
        ChangedText view;
        view.resize(500, 200);
        view.setTokens(tokensOf(words(3000)));
        view.show();
        QVERIFY(!view.rectOf(2000).isValid());
        view.showPassage({2000, 2032, 4.0});
        const QRect cell = view.rectOf(2000);
        QVERIFY(cell.isValid());
        const QImage picture = view.viewport()->grab().toImage();
        QCOMPARE(picture.pixelColor(kGrid / 2 + 1, cell.center().y()), accent());
    }
    void longTextsDrawOnlyWhatIsSeen()
    {
        ChangedText view;
        view.resize(900, 600);
        view.setTokens(tokensOf(words(300000), 512));
        view.show();
        QVERIFY(view.verticalScrollBar()->maximum() > 100000);
        view.setCurrent(290000);
        QVERIFY(view.rectOf(290000).isValid());
        QVERIFY(!view.viewport()->grab().isNull());
        view.resize(400, 600); // the place stays while lines break anew
        QVERIFY(view.verticalScrollBar()->value() > view.verticalScrollBar()->maximum() / 2);
    }
    void coloursSayBetterOrWorse()
    {
        const LossScale scale(2);
        QCOMPARE(scale.ground(0), surface());
        const QColor worse = scale.ground(2), better = scale.ground(-2);
        QVERIFY(worse.red() > worse.blue() && better.blue() > better.red());
        QCOMPARE(scale.ground(50), worse);
        const auto tokens = tokensOf(words(400));
        QCOMPARE(LossScale::of(*tokens).limit(), 0.5); // every change is -0.5, 0 or 0.5
        QCOMPARE(LossScale::of(ComparedTokens()).limit(), 1.0);
    }
    void aTokenIsQuotedWithItsSpaces()
    {
        QCOMPARE(quotedToken(" a\n"), QStringLiteral("“␣a↵”"));
        QCOMPARE(quotedToken(std::string(100, 'x')).size(), 26);
    }

    void passagesAreRows()
    {
        PassageModel model;
        const QAbstractItemModelTester tester(&model);
        const auto tokens = tokensOf({"x", " the", " cat", " sat", "\n", " on"});
        model.setPassages(tokens, {{0, 3, 1.25}, {3, 5, 0.5}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, PassageModel::Words).data().toString(), QStringLiteral("the cat sat"));
        QCOMPARE(model.index(0, PassageModel::Change).data().toString(), QStringLiteral("+1.25"));
        QCOMPARE(model.index(1, PassageModel::Position).data().toString(), QStringLiteral("4"));
    }
    void theTargetIsShownAlsoWhereNoModelExpectedIt()
    {
        TokenDistributions d;
        d.target = candidate(9, " rare", 0.001, 0.0001, true);
        d.rankA = 40;
        d.rankB = 300;
        for (int i = 0; i < 10; ++i) {
            d.topA.push_back(candidate(i, " word", 0.09 - 0.001 * i, 0.05));
            d.topB.push_back(candidate(i, " word", 0.05, 0.08 - 0.001 * i));
        }
        DistributionPanel panel;
        panel.resize(400, 400);
        panel.show(d);
        const auto* target = panel.findChild<QLabel*>(QStringLiteral("distributionTarget"));
        QVERIFY2(target->text().contains(QStringLiteral("“␣rare”")) && target->text().contains(QStringLiteral("300")), qPrintable(target->text()));
        const auto* bars = panel.findChild<QWidget*>(QStringLiteral("distributionDense"));
        QCOMPARE(bars->accessibleDescription().count(QStringLiteral("word")), 10);
        QVERIFY(bars->accessibleDescription().contains(QStringLiteral("rare")));
        panel.clear(QStringLiteral("Choose."));
        QCOMPARE(target->text(), QStringLiteral("Choose."));
        QVERIFY(bars->accessibleDescription().isEmpty());
    }
    void theChartShowsTheChosenGroups()
    {
        ChangeChart chart;
        auto tokens = tokensOf(words(400));
        chart.setTokens(tokens);
        QCOMPARE(chart.chart()->table().size(), qsizetype(1 + changeByPlace(*tokens, 16).size()));
        QVERIFY(!chart.choice()->button(2)->isEnabled());
        QTest::mouseClick(chart.choice()->button(1), Qt::LeftButton);
        QCOMPARE(chart.chart()->table().size(), qsizetype(1 + changeByFrequency(*tokens).size()));
        tokens->domains = {"a.txt", "b.txt"};
        tokens->domain.assign(tokens->size(), 0);
        tokens->domain.back() = 1;
        chart.setTokens(tokens);
        QTest::mouseClick(chart.choice()->button(2), Qt::LeftButton);
        QCOMPARE(chart.chart()->table().size(), qsizetype(3));
        QCOMPARE(chart.chart()->table()[2][0], QStringLiteral("b.txt"));
    }
};

PRUNESCOPE_TEST(TstChangedText)
#include "tst_changed_text.moc"
