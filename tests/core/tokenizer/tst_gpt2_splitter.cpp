// The hand-written GPT-2 pattern against the regular expression engine.
#include "core/base/random.h"
#include "core/tokenizer/gpt2_splitter.h"
#include "core/tokenizer/regex.h"
#include "core/tokenizer/unicode.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <QChar>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Strings byHand(std::string_view text)
{
    Strings words;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = nextGpt2Word(text, start);
        words.emplace_back(text.substr(start, end - start));
        start = end;
    }
    return words;
}

Strings byEngine(std::string_view text)
{
    static const Regex regex(kGpt2Pattern, "test");
    Regex::Scanner scanner(regex);
    Strings words;
    for (auto match = scanner.next(text, 0, {}); match; match = scanner.next(text, match->end, match->end))
        words.emplace_back(text.substr(match->start, match->end - match->start));
    return words;
}

} // namespace

class TstGpt2Splitter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsCarryTheSpaceBeforeThem()
    {
        QCOMPARE(byHand("I've 12 cats,  ok?\n"),
                 Strings({"I", "'ve", " 12", " cats", ",", " ", " ok", "?", "\n"}));
    }

    void spacesLeaveTheLastOneToTheNextWord()
    {
        QCOMPARE(byHand("a   b"), Strings({"a", "  ", " b"}));
        QCOMPARE(byHand("a\n\nb"), Strings({"a", "\n", "\n", "b"})); // only a real space joins a word
        QCOMPARE(byHand("a   "), Strings({"a", "   "}));
        QCOMPARE(byHand(" \u3000x"), Strings({" ", "\u3000", "x"}));
    }

    void contractionsAreLowerCaseOnly()
    {
        QCOMPARE(byHand("it's IT'S we'll 'tis"),
                 Strings({"it", "'s", " IT", "'", "S", " we", "'ll", " '", "tis"}));
    }

    /// Every class is decided the same way, so that equality on random texts speaks for all texts.
    void everyCodePointIsClassedAsByTheEngine()
    {
        std::string text;
        for (char32_t c = 1; c < 0x110000; c = c == 0xD7FF ? 0xE000 : c + 1) {
            // The two libraries may know different versions of Unicode: letters of the newest one differ.
            if (QChar::unicodeVersion(c) != QChar::Unicode_Unassigned) {
                for (const char* neighbour : {"a", "1", "!", "a ", "\t"}) {
                    text += neighbour;
                    appendUtf8(text, c);
                }
            }
            if (c % 1024 != 1023)
                continue;
            if (byHand(text) != byEngine(text))
                QFAIL(qPrintable(QStringLiteral("up to U+%1").arg(uint(c), 4, 16)));
            text.clear();
        }
        QVERIFY(text.empty());
    }

    void randomTextsAreCutAsByTheEngine()
    {
        const Strings parts = {" ", " ",  "'",      "s",      "t",      "re",         "ll",
                               "d", "ab", "\u00E9", "\u4E2D", "7",      "\u00BD",     "!",
                               "-", "\n", "\t",     "\u3000", "\u0301", "\U0001F600", "\u00A0"};
        Random random(7);
        for (int trial = 0; trial < 3000; ++trial) {
            std::string text;
            for (int i = 0; i < 12; ++i)
                text += parts[random.below(parts.size())];
            QCOMPARE(byHand(text), byEngine(text));
        }
    }
};

PRUNESCOPE_TEST(TstGpt2Splitter)
#include "tst_gpt2_splitter.moc"
