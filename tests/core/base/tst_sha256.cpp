// SHA-256 against the examples of FIPS 180-4.
#include "core/base/sha256.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstSha256 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedExamples_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("hash");
        QTest::newRow("empty") << QByteArray("")
                               << QByteArray(
                                      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("abc") << QByteArray("abc")
                             << QByteArray(
                                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("million a") << QByteArray(1'000'000, 'a')
                                   << QByteArray(
                                          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
    void publishedExamples()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, hash);
        QCOMPARE(sha256Hex(bytes.toStdString()), hash.toStdString());
    }

    void piecesHashAsTheWhole()
    {
        Sha256 hash;
        hash.add("a");
        hash.add("");
        hash.add("bc", 2);
        QCOMPARE(hash.hex(), sha256Hex("abc"));
    }
};

PRUNESCOPE_TEST(TstSha256)
#include "tst_sha256.moc"
