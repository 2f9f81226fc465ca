// Unnamed files: room is reserved or refused at once, a name can be given later.
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/scratch_file.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QDir>
#include <QTemporaryDir>

#include <cstring>

using namespace prunescope;
using namespace prunescope::tests;

class TstScratchFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bytesAreZeroAndWritable()
    {
        QTemporaryDir folder;
        ScratchFile file(folder.path().toStdString(), 10000);
        QCOMPARE(file.bytes().size(), std::size_t(10000));
        QCOMPARE(int(file.bytes()[9999]), 0);
        file.bytes()[9999] = std::byte{7};
        QCOMPARE(int(file.bytes()[9999]), 7);
        QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
    void aNameMakesItStay()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("named").toStdString();
        {
            ScratchFile file(folder.path().toStdString(), 5);
            std::memcpy(file.bytes().data(), "hello", 5);
            QVERIFY(file.linkAs(path));
            QVERIFY(!file.linkAs(path)); // the name is taken
        }
        QCOMPARE(readFile(path), std::string("hello"));
    }
    void moreThanTheDiskHoldsIsRefusedWithBothNumbers()
    {
        QTemporaryDir folder;
        const std::string place = folder.path().toStdString();
        QVERIFY(throwsNaming([&] { ScratchFile(place, std::uint64_t(1) << 60); }, ErrorKind::BadInput, place));
    }
    void aMissingFolderIsNamed()
    {
        QVERIFY(throwsNaming([] { ScratchFile("/nowhere/at/all", 5); }, ErrorKind::BadInput, "/nowhere/at/all"));
    }
};

PRUNESCOPE_TEST(TstScratchFile)
#include "tst_scratch_file.moc"
