// Patterns written for Oniguruma, run by PCRE2.
#include "core/tokenizer/regex.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Strings matches(std::string_view pattern, std::string_view text)
{
    const Regex regex(pattern, "t.json");
    Regex::Scanner scanner(regex);
    Strings out;
    for (auto match = scanner.next(text, 0, {}); match; match = scanner.next(text, match->end, match->end))
        out.emplace_back(text.substr(match->start, match->end - match->start));
    return out;
}

} // namespace

class TstRegex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unicodeClassesAndLookAheadWork()
    {
        QCOMPARE(matches("\\p{L}+|\\p{N}{1,3}", "na\u00EFve 12345"), Strings({"na\u00EFve", "123", "45"}));
        QCOMPARE(matches("\\s+(?!\\S)|\\s+", "a   b\u3000"), Strings({"  ", " ", "\u3000"}));
        QCOMPARE(matches("(?i:'s|'ll)", "'S 'lL"), Strings({"'S", "'lL"}));
    }

    void llama3PatternCutsAsPublished()
    {
        const char* pattern = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| "
                              "?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|"
                              "\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        QCOMPARE(matches(pattern, "I'LL pay $1234.\n\n  ok"),
                 Strings({"I", "'LL", " pay", " $", "123", "4", ".\n\n", " ", " ok"}));
    }

    void setsThatDifferAreRewritten()
    {
        QCOMPARE(matches("\\s", "\u180E"), Strings()); // PCRE2's own \s has it
        QCOMPARE(matches("\\s", "\xC2\x85"), Strings({"\xC2\x85"}));
        QCOMPARE(matches("[^\\s]+", "a b"), Strings({"a", "b"}));
        QCOMPARE(matches("\\S+", "a\u3000b"), Strings({"a", "b"}));
        QCOMPARE(matches("\\w+", "e\u0301_1-"), Strings({"e\u0301_1"})); // PCRE2's own \w lacks marks
        QCOMPARE(matches("\\W", "a-"), Strings({"-"}));
        QCOMPARE(matches("\\w+", "\u2167\u00BD\u2460\u24D0"),
                 Strings({"\u2167\u00BD", "\u24D0"})); // as measured
        QCOMPARE(matches("[\\S\n]+", "a\n \x01"), Strings({"a\n", "\x01"}));
        QCOMPARE(matches("\\bb|\\Bc", "ab b c ac"), Strings({"b", "c"}));
        QCOMPARE(matches("\\b1", "\u2460\u0031 1"),
                 Strings({"1", "1"})); // to PCRE2 a circled digit is a word character
        QCOMPARE(matches("[[:punct:]]+", "\u00B1$a"), Strings({"\u00B1$"}));
        QCOMPARE(matches("[\\h]+", "0aFg "), Strings({"0aF"}));
        QCOMPARE(matches("^b$", "a\nb\nc"), Strings({"b"})); // lines, as in Ruby
    }

    void repeatedIntervalsAreNotPossessive()
    {
        QCOMPARE(matches("a{1,2}+", "aaaaa"), Strings({"aaaaa"}));
        QCOMPARE(matches("a{,2}+b", "aaab"), Strings({"aaab"}));
        QCOMPARE(matches("a++b", "aab"), Strings({"aab"}));
        QCOMPARE(matches("a{,2}b", "aaab"),
                 Strings({"aab"})); // PCRE2 10.42 would look for the characters {,2}
        QVERIFY(throwsNaming([] { Regex("a{2,3}+", "t.json"); }, ErrorKind::BadInput, "t.json", "a{2,3}+"));
    }

    void bracketsInSetsAreUnderstood()
    {
        QCOMPARE(matches("[]a]", "]"), Strings({"]"}));
        QCOMPARE(matches("[^]a]", "]ab"), Strings({"b"}));
        QCOMPARE(matches("[[:alpha:]1]+", "a1-"), Strings({"a1"}));
        QCOMPARE(matches("[a[bc]d]+", "abcde"), Strings({"abcd"}));
        QCOMPARE(matches(" ?[^(\\s|[.,!])]+", "ab(c d.e"), Strings({"ab", "c", " d", "e"})); // BLOOM's
        QCOMPARE(matches("[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~]+", "a[\\]{}b"), Strings({"[\\]{}"}));
    }

    void whatHasNoEquivalentIsRefused()
    {
        for (const char* pattern :
             {"[a[^b]]", "[a&&b]", "[\\W]", "[[:alpha", "(", "[b-a]", "\\p{Nonsense}", "\\C"})
            QVERIFY2(throwsNaming([&] { Regex(pattern, "t.json"); }, ErrorKind::BadInput, "t.json", pattern),
                     pattern);
        QVERIFY(throwsNaming([] { Regex(std::string(70000, 'a'), "t.json"); }, ErrorKind::BadInput, "70000"));
    }

    void emptyMatchesCountExceptWhereTheMatchBeforeEnds()
    {
        QCOMPARE(matches("a*", "\u4E2Dbaac"), Strings({"", "", "aa", ""}));
        QCOMPARE(matches("(?=a)", "aaa"), Strings({"", "", ""}));
        QCOMPARE(matches("a|(?=b)", "abb"), Strings({"a", ""}));
    }

    /// A pattern that must go back over ten million spaces does so once.
    void longRunsOfSpacesAreNoEndlessBacktracking()
    {
        QCOMPARE(matches("\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+", std::string(10500000, ' ')).size(),
                 std::size_t(1));
    }

    void endlessBacktrackingEndsInAnError()
    {
        QVERIFY(throwsNaming([] { matches("(a|aa|aaa)*[bc]", std::string(200, 'a')); }, ErrorKind::BadInput,
                             "pattern"));
    }
};

PRUNESCOPE_TEST(TstRegex)
#include "tst_regex.moc"
