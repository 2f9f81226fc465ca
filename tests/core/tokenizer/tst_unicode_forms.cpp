// Normal forms of known characters, and long runs of marks in acceptable time.
#include "core/tokenizer/unicode_forms.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstUnicodeForms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formsOfKnownCharacters()
    {
        const std::string text = "e\u0301 \u00E9 \uFB01 \uAC01 \u1E9B\u0323";
        QCOMPARE(unicodeForm(text, UnicodeForm::Nfc),
                 std::string("\u00E9 \u00E9 \uFB01 \uAC01 \u1E9B\u0323"));
        QCOMPARE(unicodeForm(text, UnicodeForm::Nfd),
                 std::string("e\u0301 e\u0301 \uFB01 \u1100\u1161\u11A8 \u017F\u0323\u0307"));
        QCOMPARE(unicodeForm(text, UnicodeForm::Nfkc), std::string("\u00E9 \u00E9 fi \uAC01 \u1E69"));
        QCOMPARE(unicodeForm(text, UnicodeForm::Nfkd),
                 std::string("e\u0301 e\u0301 fi \u1100\u1161\u11A8 s\u0323\u0307"));
    }

    void marksAreSortedByClassAndKeptInOrderWithinOne()
    {
        QCOMPARE(unicodeForm("a\u0315\u0300\u0301\u05AE", UnicodeForm::Nfd),
                 std::string("a\u05AE\u0300\u0301\u0315"));
        QCOMPARE(unicodeForm("\u0301\u0323x", UnicodeForm::Nfd),
                 std::string("\u0323\u0301x")); // without a base
    }

    void plainTextStaysAsItIs()
    {
        QCOMPARE(unicodeForm("", UnicodeForm::Nfkd), std::string());
        QCOMPARE(unicodeForm(std::string("a\0b", 3), UnicodeForm::Nfc), std::string("a\0b", 3));
    }

    void endlessMarksTakeNoQuadraticTime()
    {
        std::string text = "a";
        for (int i = 0; i < 300000; ++i)
            text += "\u0315"; // class 232
        for (int i = 0; i < 300000; ++i)
            text += "\u0300"; // class 230: swapping neighbours would take 9e10 steps
        const std::string sorted = unicodeForm(text, UnicodeForm::Nfd);
        QCOMPARE(sorted.size(), text.size());
        QCOMPARE(sorted.substr(0, 3), std::string("a\u0300"));
    }
};

PRUNESCOPE_TEST(TstUnicodeForms)
#include "tst_unicode_forms.moc"
