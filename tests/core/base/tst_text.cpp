// Filling the numbered places of messages.
#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesAreFilledByNumber()
    {
        QCOMPARE(Text("%2 before %1", "a", 3).english(), std::string("3 before a"));
        QCOMPARE(Text("%1%1", 0.5).english(), std::string("0.50.5"));
    }

    void placesWithoutAValueStay()
    {
        QCOMPARE(Text("%1 of %2, 100 %", 7).english(), std::string("7 of %2, 100 %"));
    }

    void valuesAreNotSearchedForPlaces()
    {
        QCOMPARE(Text("%1 %2", "%2", "b").english(), std::string("%2 b"));
    }

    void patternAndValuesAreKeptForTranslation()
    {
        const Text text(PS_TEXT("%1 rows"), 12);
        QCOMPARE(text.pattern(), std::string("%1 rows"));
        QVERIFY(text.values() == std::vector<std::string>{"12"});
        QVERIFY(!text.isEmpty());
        QVERIFY(Text().isEmpty());
    }

    void anErrorSaysItsText()
    {
        const Error error(ErrorKind::Shape, "%1: width %2", "w", 4);
        QCOMPARE(error.what(), "w: width 4");
        QCOMPARE(error.text().pattern(), std::string("%1: width %2"));
        QVERIFY(error.kind() == ErrorKind::Shape);
    }
};

PRUNESCOPE_TEST(TstText)
#include "tst_text.moc"
