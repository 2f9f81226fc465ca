// Words end where the script changes.
#include "core/tokenizer/unicode_scripts.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstUnicodeScripts : public QObject {
    Q_OBJECT

    static QStringList words(const std::string& text)
    {
        const TextPattern pattern = scriptWordPattern();
        std::vector<Span> found;
        TextPattern::Finder(pattern).findAll(text, found);
        QStringList out;
        for (const Span& span : found)
            out << QString::fromStdString(text.substr(span.start, span.end - span.start));
        return out;
    }

private Q_SLOTS:
    void runsOfOneScriptAreWords()
    {
        QCOMPARE(words("ab\u0431\u0432\u03B3 1"), QStringList({"ab", "\u0431\u0432", "\u03B3 ", "1"}));
        QCOMPARE(
            words("\u3069\u3053\u3067\u751F\u308C\u3002Yes"),
            QStringList({"\u3069\u3053\u3067\u751F\u308C", "\u3002", "Yes"})); // the library's own example
        QCOMPARE(words("\u30AB\u30FC\u6F22"), QStringList({"\u30AB\u30FC\u6F22"}));
    }

    void spacesBelongToTheRunBefore()
    {
        QCOMPARE(words("Apples are \u308A\u3093\u3054 \u6797"),
                 QStringList({"Apples are ", "\u308A\u3093\u3054 \u6797"}));
        QCOMPARE(words("  a"), QStringList({"a"}));
        QCOMPARE(words("  "), QStringList());
    }
};

PRUNESCOPE_TEST(TstUnicodeScripts)
#include "tst_unicode_scripts.moc"
