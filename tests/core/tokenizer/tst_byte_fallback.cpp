// Byte pieces are found by their upper-case names.
#include "core/tokenizer/byte_fallback.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstByteFallback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesHaveTwoUpperCaseDigits()
    {
        Vocabulary vocabulary;
        vocabulary.add("<0x0A>", 3, "t.json");
        vocabulary.add("<0xFF>", 5, "t.json");
        vocabulary.add("<0xfe>", 6, "t.json");
        const auto ids = byteFallbackIds(vocabulary);
        QCOMPARE(ids.size(), std::size_t(256));
        QCOMPARE(ids[0x0A], std::int64_t(3));
        QCOMPARE(ids[0xFF], std::int64_t(5));
        QCOMPARE(ids[0xFE], std::int64_t(-1));
    }
};

PRUNESCOPE_TEST(TstByteFallback)
#include "tst_byte_fallback.moc"
