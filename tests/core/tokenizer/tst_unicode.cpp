// UTF-8 and character classes.
#include "core/tokenizer/unicode.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstUnicode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodePointIsWrittenAndReadBack()
    {
        for (char32_t c = 0; c < 0x110000; c = c == 0xD7FF ? 0xE000 : c + 1) {
            std::string text = "x";
            appendUtf8(text, c);
            const CodePoint found = codePointAt(text, 1);
            QCOMPARE(std::uint32_t(found.value), std::uint32_t(c));
            QCOMPARE(found.size, text.size() - 1);
            QCOMPARE(std::uint32_t(codePointBefore(text, text.size()).value), std::uint32_t(c));
        }
    }

    void readingBrokenBytesStaysInsideAndAdvances()
    {
        QCOMPARE(codePointAt("\xF0\x9F", 0).size, std::size_t(1)); // would need four
        QCOMPARE(codePointAt("\x80", 0).size, std::size_t(1));
        QCOMPARE(codePointBefore("\x80\x80\x80\x80\x80\x80", 6).size, std::size_t(1));
    }

    void maximalInvalidStretchesBecomeOneReplacementEach()
    {
        const std::string r = "\xEF\xBF\xBD";
        QCOMPARE(lossyUtf8("a\xE2\x82z"), "a" + r + "z"); // the start of U+20AC, cut off
        QCOMPARE(lossyUtf8("\xE2\x82\xAC"), std::string("\xE2\x82\xAC"));
        QCOMPARE(lossyUtf8("\xF0\x9F\x98"), r);
        QCOMPARE(lossyUtf8("\xC0\xAF"), r + r);         // C0 starts nothing
        QCOMPARE(lossyUtf8("\xED\xA0\x80"), r + r + r); // a surrogate: ED A0 is no start
        QCOMPARE(lossyUtf8("\xFF"), r);
        QCOMPARE(lossyUtf8(""), std::string());
    }

    void classesFollowTheGeneralCategory()
    {
        QVERIFY(characterClass(U'a') == CharacterClass::Letter);
        QVERIFY(characterClass(0x4E2D) == CharacterClass::Letter);
        QVERIFY(characterClass(0x02B0) == CharacterClass::Letter); // Lm
        QVERIFY(characterClass(U'7') == CharacterClass::Number);
        QVERIFY(characterClass(0x00BD) == CharacterClass::Number); // one half: No
        QVERIFY(characterClass(0x2167) == CharacterClass::Number); // Roman eight: Nl
        QVERIFY(characterClass(U'\n') == CharacterClass::Space);
        QVERIFY(characterClass(0x0085) == CharacterClass::Space);
        QVERIFY(characterClass(0x3000) == CharacterClass::Space);
        QVERIFY(characterClass(0x180E) == CharacterClass::Other); // no white space since Unicode 6.3
        QVERIFY(characterClass(0x200B) == CharacterClass::Other);
        QVERIFY(characterClass(0x0301) == CharacterClass::Other); // marks are no letters
        QVERIFY(characterClass(U'_') == CharacterClass::Other);
    }

    void wordCharactersAreMoreThanLetters()
    {
        for (const char32_t c :
             {U'a', U'7', U'_', char32_t(0x0301), char32_t(0x2167), char32_t(0x24B6), char32_t(0x200D)})
            QVERIFY(isWordCharacter(c));
        for (const char32_t c : {U' ', U'-', char32_t(0x00BD), char32_t(0x20AC)})
            QVERIFY(!isWordCharacter(c));
    }

    void asciiSymbolsCountAsPunctuation()
    {
        for (const char32_t c : {U'$', U'+', U'~', U'!', char32_t(0x3002), char32_t(0x00BF)})
            QVERIFY(isPunctuation(c));
        for (const char32_t c : {U'a', U' ', U'\x7F', char32_t(0x20AC)})
            QVERIFY(!isPunctuation(c));
    }

    void whiteSpaceIsMeasuredBothWays()
    {
        const std::string text = "a \xE3\x80\x80\tb";
        QCOMPARE(spaceEnd(text, 1), std::size_t(6));
        QCOMPARE(spaceStart(text, 6, 0), std::size_t(1));
        QCOMPARE(spaceStart(text, 6, 2), std::size_t(2)); // not below the limit
        QCOMPARE(spaceEnd(text, 0), std::size_t(0));
    }
};

PRUNESCOPE_TEST(TstUnicode)
#include "tst_unicode.moc"
