// Patterns of Split and Replace.
#include "core/tokenizer/gpt2_splitter.h"
#include "core/tokenizer/text_pattern.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

TextPattern pattern(const char* kind, std::string_view text)
{
    return TextPattern::fromJson({{"pattern", {{kind, std::string(text)}}}}, "t.json");
}

} // namespace

class TstTextPattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stringsAreTakenLiterally()
    {
        QCOMPARE(pattern("String", ".").replaceAll("a.b.", "-"), std::string("a-b-"));
        QCOMPARE(pattern("String", "aa").replaceAll("aaaaa", "b"), std::string("bba"));
        QCOMPARE(pattern("String", "").replaceAll("abc", "-"), std::string("abc"));
    }

    void regularExpressionsReplaceWithLiteralText()
    {
        QCOMPARE(pattern("Regex", "(a)+").replaceAll("xaay", "$1\\1"), std::string("x$1\\1y"));
    }

    void emptyMatchesInsert()
    {
        QCOMPARE(pattern("Regex", "(?=[A-Z])").replaceAll("aBcD", "_"), std::string("a_Bc_D"));
        QCOMPARE(pattern("Regex", "^").replaceAll("", "_"), std::string()); // nothing is found in nothing
    }

    void aMatchAtTheStartIsNoticed()
    {
        QVERIFY(pattern("Regex", "^ +").matchesAtStart("  a"));
        QVERIFY(!pattern("Regex", "^ *").matchesAtStart("a "));
        QVERIFY(!pattern("String", " ").matchesAtStart("a "));
        QVERIFY(pattern("String", " ").matchesAtStart(" a"));
    }

    void gpt2sOwnPatternTilesTheText()
    {
        const TextPattern gpt2 = pattern("Regex", kGpt2Pattern);
        std::vector<Span> found;
        TextPattern::Finder finder(gpt2);
        finder.findAll("it's  me", found);
        QCOMPARE(found.size(), std::size_t(4)); // it 's Ġ Ġme
        QCOMPARE(found[3].start, std::size_t(5));
        finder.findAll("", found);
        QVERIFY(found.empty());
    }

    void otherFormsAreRefused()
    {
        for (const char* text : {"{}", R"({"pattern":"a"})", R"({"pattern":{"Glob":"a"}})",
                                 R"({"pattern":{"Regex":7}})", "{\"pattern\":{\"Regex\":\"(\"}}"})
            QVERIFY2(throwsNaming([&] { TextPattern::fromJson(Json::parse(text), "t.json"); },
                                  ErrorKind::BadInput, "t.json"),
                     text);
    }

    void explodingReplacementsAreStopped()
    {
        const std::string long1(1 << 20, 'x');
        QVERIFY(throwsNaming([&] { pattern("String", "a").replaceAll(std::string(1000, 'a'), long1); },
                             ErrorKind::BadInput, "1000"));
    }
};

PRUNESCOPE_TEST(TstTextPattern)
#include "tst_text_pattern.moc"
