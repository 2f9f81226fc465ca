// Every normaliser by its JSON.
#include "core/tokenizer/normalizer.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string normalized(const char* json, const std::string& text)
{
    return makeNormalizer(Json::parse(json), "t.json")->apply(text);
}

} // namespace

class TstNormalizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noneIsNull() { QVERIFY(!makeNormalizer(Json(), "t.json")); }

    void unicodeFormsDiffer()
    {
        const std::string text = "e\u0301\uFB01\u00C5"; // e and acute, ligature fi, A with ring
        QCOMPARE(normalized(R"({"type":"NFC"})", text), std::string("\u00E9\uFB01\u00C5"));
        QCOMPARE(normalized(R"({"type":"NFD"})", text), std::string("e\u0301\uFB01A\u030A"));
        QCOMPARE(normalized(R"({"type":"NFKC"})", text), std::string("\u00E9fi\u00C5"));
        QCOMPARE(normalized(R"({"type":"NFKD"})", text), std::string("e\u0301fiA\u030A"));
        QCOMPARE(normalized(R"({"type":"NFC"})", std::string("a\0b", 3)), std::string("a\0b", 3));
        QCOMPARE(normalized(R"({"type":"NFC"})", std::string("\u00E9\0b", 4)), std::string("\u00E9\0b", 4));
    }

    void lowercaseGoesCharacterByCharacter()
    {
        QCOMPARE(normalized(R"({"type":"Lowercase"})", "A\u00C9\u0130\u03A3 \u4E2D"),
                 std::string("a\u00E9i\u0307\u03C3 \u4E2D"));
    }

    void stripTakesSpacesOffTheChosenEnds()
    {
        QCOMPARE(normalized(R"({"type":"Strip"})", " \u3000a b\n"), std::string("a b"));
        QCOMPARE(normalized(R"({"type":"Strip","strip_left":false})", " a "), std::string(" a"));
        QCOMPARE(normalized(R"({"type":"Strip","strip_right":false})", " a "), std::string("a "));
        QCOMPARE(normalized(R"({"type":"Strip"})", "  "), std::string());
    }

    void stripAccentsDropsMarks()
    {
        QCOMPARE(normalized(R"({"type":"StripAccents"})", "e\u0301\u00E9"),
                 std::string("e\u00E9")); // composed ones stay
    }

    void prependLeavesEmptyTextsAlone()
    {
        QCOMPARE(normalized(R"({"type":"Prepend","prepend":"_"})", "a"), std::string("_a"));
        QCOMPARE(normalized(R"({"type":"Prepend","prepend":"_"})", ""), std::string());
    }

    void replaceTakesStringsAndRegularExpressions()
    {
        QCOMPARE(normalized(R"({"type":"Replace","pattern":{"String":" "},"content":"\u2581"})", "a b"),
                 std::string("a\u2581b"));
        QCOMPARE(normalized(R"({"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "})", "a    b c"),
                 std::string("a b c"));
    }

    void byteLevelWritesTheAlphabet()
    {
        QCOMPARE(normalized(R"({"type":"ByteLevel"})", "a \u00E9"), std::string("a\u0120\u00C3\u00A9"));
    }

    void theOtherKindsAreKnown()
    {
        QCOMPARE(normalized(R"({"type":"BertNormalizer"})", "\u00C9\x01"), std::string("e"));
        QCOMPARE(normalized(R"({"type":"Nmt"})", "a\x01\u200B"), std::string("a "));
        QCOMPARE(normalized(R"({"type":"Precompiled","precompiled_charsmap":""})", "a"), std::string("a"));
    }

    void theStartIsLostWhereItIsRemoved()
    {
        const auto keepsStart = [](const char* json, const std::string& text) {
            bool keeps = true;
            makeNormalizer(Json::parse(json), "t.json")->rewrite(text, keeps);
            return keeps;
        };
        QVERIFY(!keepsStart(R"({"type":"Strip"})", " a"));
        QVERIFY(keepsStart(R"({"type":"Strip"})", "a "));
        QVERIFY(keepsStart(R"({"type":"Strip","strip_left":false})", " a"));
        QVERIFY(!keepsStart(R"({"type":"Replace","pattern":{"String":" "},"content":""})", " a"));
        QVERIFY(keepsStart(R"({"type":"Replace","pattern":{"String":" "},"content":"_"})", " a"));
        QVERIFY(!keepsStart(
            R"({"type":"Sequence","normalizers":[{"type":"Strip"},{"type":"Prepend","prepend":"_"}]})",
            " a"));
    }

    void sequencesApplyInOrder()
    {
        QCOMPARE(
            normalized(
                R"({"type":"Sequence","normalizers":[{"type":"NFD"},{"type":"StripAccents"},{"type":"Lowercase"},null]})",
                "\u00C9T\u00C9"),
            std::string("ete"));
    }

    void unsupportedKindsAreNamed()
    {
        for (const char* type : {"Unknown", "nfc", ""})
            QVERIFY(throwsNaming(
                [&] {
                    makeNormalizer({{"type", type}}, "t.json");
                },
                ErrorKind::BadInput, "t.json", "normalizer", type));
        for (const char* text :
             {"\"NFC\"", R"({"type":"Sequence"})", R"({"type":"Replace"})",
              R"({"type":"Prepend","prepend":1})", R"({"type":"Sequence","normalizers":[{"type":"Nmth"}]})",
              R"({"type":"Precompiled","precompiled_charsmap":"a"})",
              R"({"type":"BertNormalizer","lowercase":1})"})
            QVERIFY2(throwsNaming([&] { makeNormalizer(Json::parse(text), "t.json"); }, ErrorKind::BadInput,
                                  "t.json"),
                     text);
    }

    void doublingOverAndOverIsStopped()
    {
        Json steps = Json::array();
        for (int i = 0; i < 60; ++i)
            steps.push_back({{"type", "Replace"}, {"pattern", {{"String", "a"}}}, {"content", "aa"}});
        const auto normalizer = makeNormalizer({{"type", "Sequence"}, {"normalizers", steps}}, "t.json");
        QVERIFY(throwsNaming([&] { normalizer->apply("a"); }, ErrorKind::BadInput, "replacements"));
    }
};

PRUNESCOPE_TEST(TstNormalizer)
#include "tst_normalizer.moc"
