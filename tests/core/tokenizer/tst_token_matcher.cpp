// Cutting added tokens out of text.
#include "core/tokenizer/token_matcher.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

AddedToken token(std::int64_t id)
{
    AddedToken made;
    made.id = id;
    return made;
}

/// "[id text]" for tokens, the text itself between them
Strings cut(const TokenMatcher& matcher, std::string_view text)
{
    Strings out;
    for (const Segment& segment : matcher.split(text)) {
        const std::string part(text.substr(segment.start, segment.end - segment.start));
        out.push_back(segment.tokenId < 0 ? part : "[" + std::to_string(segment.tokenId) + " " + part + "]");
    }
    return out;
}

} // namespace

class TstTokenMatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToFindLeavesTheTextWhole()
    {
        QCOMPARE(cut(TokenMatcher(), "abc"), Strings({"abc"}));
        QCOMPARE(cut(TokenMatcher(), ""), Strings());
        QCOMPARE(cut(TokenMatcher({{"", token(1)}}), "abc"), Strings({"abc"}));
    }

    void theLeftmostLongestMatchWins()
    {
        const TokenMatcher matcher({{"b", token(1)}, {"abc", token(2)}, {"ab", token(3)}, {"bcd", token(4)}});
        QCOMPARE(cut(matcher, "abcd"), Strings({"[2 abc]", "d"}));
        QCOMPARE(cut(matcher, "abx"), Strings({"[3 ab]", "x"}));
        QCOMPARE(cut(matcher, "xbcdb"), Strings({"x", "[4 bcd]", "[1 b]"}));
    }

    void bytesAbove127AreSortedAsBytes()
    {
        const TokenMatcher matcher(
            {{"\u00E9", token(1)}, {"z", token(2)}, {"\U0001F600", token(3)}, {"\u00E8x", token(4)}});
        QCOMPARE(cut(matcher, "z\u00E9\u00E8x\U0001F600\u00E8"),
                 Strings({"[2 z]", "[1 \u00E9]", "[4 \u00E8x]", "[3 \U0001F600]", "\u00E8"}));
    }

    void ofEqualPatternsTheFirstCounts()
    {
        QCOMPARE(cut(TokenMatcher({{"a", token(5)}, {"a", token(6)}}), "a"), Strings({"[5 a]"}));
    }

    void singleWordsTouchNoWordCharacter()
    {
        AddedToken word = token(1);
        word.isSingleWord = true;
        const TokenMatcher matcher({{"ing", word}});
        QCOMPARE(cut(matcher, "ing sing \u00E9ing ing_ ing"),
                 Strings({"[1 ing]", " sing \u00E9ing ing_ ", "[1 ing]"}));
    }

    void strippingSwallowsTheSpaceBeside()
    {
        AddedToken left = token(1), right = token(2);
        left.stripsLeft = true;
        right.stripsRight = true;
        const TokenMatcher matcher({{"<l>", left}, {"<r>", right}});
        QCOMPARE(cut(matcher, "a \u3000<l> b"), Strings({"a", "[1  \u3000<l>]", " b"}));
        QCOMPARE(cut(matcher, "a <r>\t b"), Strings({"a ", "[2 <r>\t ]", "b"}));
        QCOMPARE(cut(matcher, "<r> <l>"), Strings({"[2 <r> ]", "[1 <l>]"})); // the space is taken once
    }

    /// As in the library, the search goes on behind the match itself, not behind the space it swallowed.
    void tokensInsideSwallowedSpaceAreStillFound()
    {
        AddedToken right = token(1), both = token(2);
        right.stripsRight = both.stripsRight = both.stripsLeft = true;
        QCOMPARE(cut(TokenMatcher({{"  ", right}}), "    a"), Strings({"[1     ]", "[1   ]", "a"}));
        QCOMPARE(cut(TokenMatcher({{"  ", both}}), "    a"), Strings({"[2     ]", "a"}));
    }
};

PRUNESCOPE_TEST(TstTokenMatcher)
#include "tst_token_matcher.moc"
