// The five behaviours, after the examples of huggingface/tokenizers (Split on "-" in "the-final--countdown").
#include "core/tokenizer/splitting.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

const FindMatches kDashes = matchCharacters([](char32_t c) { return c == U'-'; });

Words split(const std::string& text, SplitBehavior behavior, bool isInverted = false)
{
    return splitWords(Words::whole(text, true), kDashes, behavior, isInverted);
}

} // namespace

class TstSplitting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachBehaviourTreatsMatchesItsWay()
    {
        const std::string text = "the-final--countdown";
        QCOMPARE(listed(split(text, SplitBehavior::Removed)), Strings({"the", "final", "countdown"}));
        QCOMPARE(listed(split(text, SplitBehavior::Isolated)),
                 Strings({"the", "-", "final", "-", "-", "countdown"}));
        QCOMPARE(listed(split(text, SplitBehavior::MergedWithPrevious)),
                 Strings({"the-", "final-", "-", "countdown"}));
        QCOMPARE(listed(split(text, SplitBehavior::MergedWithNext)),
                 Strings({"the", "-final", "-", "-countdown"}));
        QCOMPARE(listed(split(text, SplitBehavior::Contiguous)),
                 Strings({"the", "-", "final", "--", "countdown"}));
    }

    void invertedTheGapsAreTheMatches()
    {
        QCOMPARE(listed(split("a-b", SplitBehavior::Removed, true)), Strings({"-"}));
        QCOMPARE(listed(split("a-b", SplitBehavior::MergedWithNext, true)), Strings({"a-", "b"}));
    }

    void textsOfMatchesOnlyAndOfNoneWork()
    {
        QCOMPARE(listed(split("--", SplitBehavior::Removed)), Strings());
        QCOMPARE(listed(split("--", SplitBehavior::MergedWithPrevious)), Strings({"-", "-"}));
        QCOMPARE(listed(split("ab", SplitBehavior::Isolated)), Strings({"ab"}));
        QCOMPARE(listed(split("", SplitBehavior::Isolated)), Strings());
    }

    void wordsStayApart()
    {
        Words words;
        words.add("a-");
        words.add("-b");
        QCOMPARE(listed(splitWords(words, kDashes, SplitBehavior::Contiguous)),
                 Strings({"a", "-", "-", "b"}));
    }

    void theStartOfTheTextIsLostWithItsFirstWord()
    {
        QVERIFY(split("a-b", SplitBehavior::Removed).isTextStart);
        QVERIFY(!split("-b", SplitBehavior::Removed).isTextStart);
        QVERIFY(split("-b", SplitBehavior::Isolated).isTextStart);
        QVERIFY(!splitWords(Words::whole("a", false), kDashes, SplitBehavior::Isolated).isTextStart);
    }

    void behavioursAreReadByName()
    {
        QVERIFY(splitBehaviorFromText("Contiguous", "t.json") == SplitBehavior::Contiguous);
        QVERIFY(throwsNaming([] { splitBehaviorFromText("isolated", "t.json"); }, ErrorKind::BadInput,
                             "t.json", "behavior", "isolated"));
    }
};

PRUNESCOPE_TEST(TstSplitting)
#include "tst_splitting.moc"
