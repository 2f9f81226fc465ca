// Reading with limits, atomic files and folders.
#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/core/checkpoint/file_size_limit.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstFiles : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const QString& name) const { return m_folder->filePath(name); }
    std::filesystem::path path(const QString& name) const { return file(name).toStdString(); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void filesAreReadWhole()
    {
        const QByteArray bytes("a\0b\r\n\xff", 6);
        writeBytes(file("f"), bytes);
        QCOMPARE(readFile(path("f"), 6), bytes.toStdString());
        writeBytes(file("empty"), "");
        QCOMPARE(readFile(path("empty")), std::string());
    }

    void whatCannotBeReadIsNamed()
    {
        writeBytes(file("f"), "12345");
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { readFile(path("f"), 4); }),
                        QStringList({"f: ", "5 bytes", "4"}));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { readFile(path("g")); }),
                        QStringList("g: no such file"));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { readFile(path(".")); }),
                        QStringList("not a file"));
    }

    void textMustBeUtf8()
    {
        writeBytes(file("good"), "\xef\xbb\xbfz\xc3\xa4hlen\r\n");
        QCOMPARE(readTextFile(path("good")),
                 std::string("\xef\xbb\xbfz\xc3\xa4hlen\r\n")); // bytes as they are
        writeBytes(file("bad"), "z\xe4hlen");
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { readTextFile(path("bad")); }),
                        QStringList({"byte 1", "UTF-8"}));
    }

    void invalidUtf8IsFoundAtItsFirstByte_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("place"); // -1: valid
        QTest::newRow("empty") << QByteArray("") << -1;
        QTest::newRow("ASCII with NUL") << QByteArray("a\0b", 3) << -1;
        QTest::newRow("two, three and four bytes")
            << QByteArray("\xc2\x80\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf") << -1;
        QTest::newRow("lone continuation") << QByteArray("a\x80") << 1;
        QTest::newRow("cut") << QByteArray("ab\xe2\x82") << 2;
        QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << 0;
        QTest::newRow("overlong three") << QByteArray("\xe0\x9f\xbf") << 0;
        QTest::newRow("overlong four") << QByteArray("\xf0\x8f\xbf\xbf") << 0;
        QTest::newRow("surrogate") << QByteArray("a\xed\xa0\x80") << 1;
        QTest::newRow("last before the surrogates") << QByteArray("\xed\x9f\xbf") << -1;
        QTest::newRow("above U+10FFFF") << QByteArray("\xf4\x90\x80\x80") << 0;
        QTest::newRow("lead F5") << QByteArray("\xf5\x80\x80\x80") << 0;
        QTest::newRow("no continuation") << QByteArray("\xc3(") << 0;
    }
    void invalidUtf8IsFoundAtItsFirstByte()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, place);
        const std::size_t expected = place < 0 ? std::string_view::npos : std::size_t(place);
        QCOMPARE(firstInvalidUtf8(text.toStdString()), expected);
    }

    void atomicWritesReplaceTheFile()
    {
        writeFileAtomically(path("f"), "one");
        writeFileAtomically(path("f"), "two");
        QCOMPARE(readBytes(file("f")), QByteArray("two"));
        QCOMPARE(namesIn(m_folder->path()), QStringList("f"));
    }

    void aFailedWriteLeavesTheOldFile()
    {
        writeBytes(file("f"), "old");
        QString message;
        {
            const FileSizeLimit limit(1000);
            message = messageOf(ErrorKind::BadInput,
                                [&] { writeFileAtomically(path("f"), std::string(5000, 'x')); });
        }
        VERIFY_CONTAINS(message, QStringList({"/f: ", "cannot be written"}));
        QCOMPARE(readBytes(file("f")), QByteArray("old"));
        QCOMPARE(namesIn(m_folder->path()), QStringList("f"));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { writeFileAtomically(path("no/f"), "x"); }),
                        QStringList("no/f"));
        QDir().mkpath(file("folder/inside"));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { writeFileAtomically(path("folder"), "x"); }),
                        QStringList("folder"));
        QCOMPARE(namesIn(m_folder->path()), QStringList({"f", "folder"}));
    }

    void aFolderAppearsOnlyWhenCommitted()
    {
        {
            FolderTransaction transaction(path("out/"));
            writeBytes(QString::fromStdString((transaction.stagingFolder() / "f").string()), "x");
            QVERIFY(!QFileInfo::exists(file("out")));
            transaction.commit();
        }
        QCOMPARE(namesIn(m_folder->path()), QStringList("out"));
        QCOMPARE(namesIn(file("out")), QStringList("f"));
    }

    void aFolderThatIsNotCommittedVanishes()
    {
        {
            FolderTransaction transaction(path("out"));
            writeBytes(QString::fromStdString((transaction.stagingFolder() / "f").string()), "x");
        }
        QCOMPARE(namesIn(m_folder->path()), QStringList());
    }

    void anEmptyFolderIsReplacedAFilledOneRefused()
    {
        QDir().mkpath(file("out"));
        FolderTransaction(path("out")).commit();
        writeBytes(file("out/mine"), "x");
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { FolderTransaction transaction(path("out")); }),
                        QStringList({"/out: ", "not an empty folder"}));
        VERIFY_CONTAINS(
            messageOf(ErrorKind::BadInput, [&] { FolderTransaction transaction(path("out/mine")); }),
            QStringList({"/out/mine: ", "not an empty folder"}));
        QCOMPARE(namesIn(file("out")), QStringList("mine"));
    }

    void aTargetFilledMeanwhileIsNotReplaced()
    {
        FolderTransaction transaction(path("out"));
        QDir().mkpath(file("out"));
        writeBytes(file("out/mine"), "x");
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { transaction.commit(); }),
                        QStringList("cannot be written"));
        QCOMPARE(namesIn(file("out")), QStringList("mine"));
    }

    void syncingWantsAFile()
    {
        writeBytes(file("f"), "x");
        syncFile(path("f"));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { syncFile(path("g")); }), QStringList("/g: "));
    }
};

PRUNESCOPE_TEST(TstFiles)
#include "tst_files.moc"
