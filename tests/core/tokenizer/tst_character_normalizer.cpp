// Normalisers that look at one character at a time, on the characters their definitions name.
#include "core/tokenizer/character_normalizer.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstCharacterNormalizer : public QObject {
    Q_OBJECT

    static std::string bert(const char* json, const std::string& text)
    {
        return BertNormalizer(Json::parse(json), "t.json").apply(text);
    }

private Q_SLOTS:
    void lowerCaseKnowsTheOneLetterThatBecomesTwo()
    {
        QCOMPARE(LowercaseNormalizer().apply("A\u0130\u03A3\u1E9E"), std::string("ai\u0307\u03C3\u00DF"));
    }

    void accentsAreMarksOfAnyKind()
    {
        QCOMPARE(StripAccentsNormalizer().apply("e\u0301\u093F\u20DD\u00E9"), std::string("e\u00E9"));
    }

    void nmtRemovesControlsAndMakesSpaces()
    {
        QCOMPARE(NmtNormalizer().apply("a\x01\x0B\x7F\u008F"
                                       "b\t\n\u200B\u2581\uFEFF\uFFFD\u00A0"),
                 std::string("ab      \u00A0"));
    }

    void bertCleansSeparatesStripsAndLowers()
    {
        QCOMPARE(bert("{}", "H\u00C9\tx\u00A0\u200D\u4E2D\u6587\u0301"),
                 std::string("he x  \u4E2D  \u6587 "));
        QCOMPARE(bert(R"({"lowercase":false})", "\u00C9"), std::string("\u00C9")); // accents follow the case
        QCOMPARE(bert(R"({"lowercase":false,"strip_accents":true})", "\u00C9"), std::string("E"));
        QCOMPARE(bert(R"({"strip_accents":false,"handle_chinese_chars":false,"clean_text":false})",
                      "\u00C9\u4E2D\t"),
                 std::string("\u00E9\u4E2D\t"));
    }

    void whatIsRemovedAtTheStartMovesTheStart()
    {
        bool keepsStart = true;
        StripAccentsNormalizer().rewrite("a\u0301", keepsStart);
        QVERIFY(keepsStart);
        StripAccentsNormalizer().rewrite("\u0301a", keepsStart);
        QVERIFY(!keepsStart);
    }
};

PRUNESCOPE_TEST(TstCharacterNormalizer)
#include "tst_character_normalizer.moc"
