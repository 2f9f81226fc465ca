// GPT-2's byte alphabet.
#include "core/tokenizer/byte_alphabet.h"
#include "tests/test_case.h"

#include <set>

using namespace prunescope;

class TstByteAlphabet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printableBytesStandForThemselves()
    {
        QCOMPARE(byteAlphabet()['!'], std::string("!"));
        QCOMPARE(byteAlphabet()[0xE9], std::string("\u00E9"));
    }

    void otherBytesFollowFrom256On()
    {
        QCOMPARE(byteAlphabet()[0], std::string("\u0100"));
        QCOMPARE(byteAlphabet()[' '], std::string("\u0120")); // the 33rd of them
        QCOMPARE(byteAlphabet()[0x7F], std::string("\u0121"));
        QCOMPARE(byteAlphabet()[0xAD], std::string("\u0143")); // the 68th and last
    }

    void the256CharactersDiffer()
    {
        const std::set<std::string> characters(byteAlphabet().begin(), byteAlphabet().end());
        QCOMPARE(characters.size(), std::size_t(256));
    }

    void bytesGoThereAndBack()
    {
        std::string bytes;
        for (int byte = 0; byte < 256; ++byte)
            bytes += char(byte);
        QCOMPARE(alphabetToBytes(bytesToAlphabet(bytes)).value(), bytes);
    }

    void textOutsideTheAlphabetIsNoBytes()
    {
        QVERIFY(!alphabetToBytes("a b")); // a real space
        QVERIFY(!alphabetToBytes("\u4E2D"));
        QVERIFY(!alphabetToBytes("\u0144")); // one past the last
    }
};

PRUNESCOPE_TEST(TstByteAlphabet)
#include "tst_byte_alphabet.moc"
