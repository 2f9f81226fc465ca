// Every pre-tokeniser by its JSON.
#include "core/tokenizer/pre_tokenizer.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Strings split(const char* json, const std::string& text)
{
    return listed(makePreTokenizer(Json::parse(json), "t.json")->apply(Words::whole(text, true)));
}

} // namespace

class TstPreTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noneIsNull() { QVERIFY(!makePreTokenizer(Json(), "t.json")); }

    void simpleKindsCutAsNamed()
    {
        QCOMPARE(split(R"({"type":"Digits","individual_digits":true})", "a12 b"),
                 Strings({"a", "1", "2", " b"}));
        QCOMPARE(split(R"({"type":"Digits"})", "a12\u00BDb"), Strings({"a", "12\u00BD", "b"}));
        QCOMPARE(split(R"({"type":"Whitespace"})", "Hey, man-at_work \u00E9!?"),
                 Strings({"Hey", ",", "man", "-", "at_work", "\u00E9", "!?"}));
        QCOMPARE(split(R"({"type":"WhitespaceSplit"})", " Hey, man\t\u3000x"), Strings({"Hey,", "man", "x"}));
        QCOMPARE(split(R"({"type":"Punctuation"})", "a,b!!"), Strings({"a", ",", "b", "!", "!"}));
        QCOMPARE(split(R"({"type":"Punctuation","behavior":"Contiguous"})", "a,b!!"),
                 Strings({"a", ",", "b", "!!"}));
    }

    void splitTakesStringsAndRegularExpressions()
    {
        QCOMPARE(
            split(R"({"type":"Split","pattern":{"String":"--"},"behavior":"MergedWithPrevious"})", "a--b-c"),
            Strings({"a--", "b-c"}));
        QCOMPARE(
            split(
                R"({"type":"Split","pattern":{"Regex":"\\w+|[^\\w\\s]+"},"behavior":"Removed","invert":true})",
                "Hey, you"),
            Strings({"Hey", ",", "you"}));
    }

    void sequencesCutStepByStep()
    {
        QCOMPARE(
            split(R"({"type":"Sequence","pretokenizers":[{"type":"WhitespaceSplit"},{"type":"Punctuation"},
                           {"type":"ByteLevel","add_prefix_space":false,"use_regex":false}]})",
                  "a,\u00E9 b"),
            Strings({"a", ",", "\u00C3\u00A9", "b"}));
    }

    void onlyTheVeryFirstWordIsAtTheStart()
    {
        QCOMPARE(
            split(
                R"({"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"String":"<"},"behavior":"Isolated"},
                           {"type":"Metaspace","replacement":"_","prepend_scheme":"first"}]})",
                "a<b"),
            Strings({"_a", "<", "b"}));
        QCOMPARE(
            split(
                R"({"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"String":"<"},"behavior":"Removed"},
                           {"type":"Metaspace","replacement":"_","prepend_scheme":"first"}]})",
                "<b"),
            Strings({"b"}));
    }

    void theRarerKindsCutAsDefined()
    {
        QCOMPARE(split(R"({"type":"BertPreTokenizer"})", "Hey, you\u3000!?"),
                 Strings({"Hey", ",", "you", "!", "?"}));
        QCOMPARE(split(R"({"type":"CharDelimiterSplit","delimiter":"\u00E9"})", "a\u00E9\u00E9b"),
                 Strings({"a", "b"}));
        QCOMPARE(split(R"({"type":"Delimiter","delimiter":"-"})", "a-b"), Strings({"a", "b"}));
        QCOMPARE(split(R"({"type":"UnicodeScripts"})", " Yes \u308A\u6797"),
                 Strings({"Yes ", "\u308A\u6797"}));
        QCOMPARE(split(R"({"type":"FixedLength","length":2})", "a\u4E2Dbcd"),
                 Strings({"a\u4E2D", "bc", "d"}));
        QCOMPARE(split(R"({"type":"FixedLength"})", "Hello world"), Strings({"Hello", " worl", "d"}));
    }

    void emptyMatchesCutToo()
    {
        QCOMPARE(split(R"x({"type":"Split","pattern":{"Regex":"(?=[A-Z])"},"behavior":"Isolated"})x", "aBcD"),
                 Strings({"a", "Bc", "D"}));
        QCOMPARE(split(R"x({"type":"Split","pattern":{"Regex":"(?=[A-Z])"},"behavior":"Removed"})x", "Ab"),
                 Strings({"Ab"}));
    }

    void unsupportedKindsAreNamed()
    {
        for (const char* type : {"Unknown", "byte_level", ""})
            QVERIFY(throwsNaming(
                [&] {
                    makePreTokenizer({{"type", type}}, "t.json");
                },
                ErrorKind::BadInput, "t.json", "pre_tokenizer", type));
        for (const char* text :
             {"7", "[]", R"({"type":"Sequence"})", R"({"type":"Sequence","pretokenizers":{}})",
              R"({"type":"Split","pattern":{"String":"a"}})", R"({"type":"Split","behavior":"Removed"})",
              R"({"type":7})", R"({"type":"FixedLength","length":0})",
              R"({"type":"FixedLength","length":"5"})", R"({"type":"CharDelimiterSplit"})",
              R"({"type":"CharDelimiterSplit","delimiter":"ab"})",
              R"({"type":"Digits","individual_digits":"x"})"})
            QVERIFY2(throwsNaming([&] { makePreTokenizer(Json::parse(text), "t.json"); }, ErrorKind::BadInput,
                                  "t.json"),
                     text);
    }

    /// 40 times ByteLevel doubles the bytes of every character above ASCII at each step.
    void textsThatGrowWithoutMeasureAreStopped()
    {
        Json steps = Json::array();
        for (int i = 0; i < 40; ++i)
            steps.push_back({{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}});
        const auto preTokenizer =
            makePreTokenizer({{"type", "Sequence"}, {"pretokenizers", steps}}, "t.json");
        QVERIFY(throwsNaming([&] { preTokenizer->apply(Words::whole("\u00E9", true)); }, ErrorKind::BadInput,
                             "replacements"));
    }
};

PRUNESCOPE_TEST(TstPreTokenizer)
#include "tst_pre_tokenizer.moc"
