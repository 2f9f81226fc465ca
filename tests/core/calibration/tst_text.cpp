// Texts from outside and calibration windows.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/calibration/text.h"
#include "tests/test_case.h"

#include <QDir>
#include <QTemporaryDir>

using namespace prunescope;

namespace {

/// One id per byte; BOS 256.
class ByteTokenizer final : public Tokenizer {
public:
    std::vector<std::int64_t> encode(std::string_view text, bool addSpecial) const override
    {
        std::vector<std::int64_t> ids;
        if (addSpecial)
            ids.push_back(256);
        for (const unsigned char c : text)
            ids.push_back(c);
        return ids;
    }
    std::string decode(const std::vector<std::int64_t>&, bool) const override { return {}; }
    std::string piece(std::int64_t) const override { return {}; }
    std::int64_t vocabularySize() const override { return 257; }
    std::optional<std::int64_t> bosId() const override { return 256; }
    std::optional<std::int64_t> eosId() const override { return std::nullopt; }
    std::string description() const override { return "bytes"; }
};

} // namespace

class TstText : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string write(const char* name, const std::string& text)
    {
        const std::string path = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        writeFileAtomically(path, text);
        return path;
    }

private Q_SLOTS:
    void fileIsOneDocumentByteForByte()
    {
        const auto text = loadText(write("a.txt", "x\r\ny\n"), false);
        QCOMPARE(text.documents, (std::vector<std::string>{"x\r\ny\n"}));
        QCOMPARE(text.name, std::string("a.txt"));
    }
    void folderFilesAreDocumentsSortedByName()
    {
        QDir(m_folder.path()).mkdir("docs");
        write("docs/b.txt", "second");
        write("docs/a.txt", "first");
        const auto text = loadText(m_folder.filePath("docs").toStdString(), false);
        QCOMPARE(text.documents, (std::vector<std::string>{"first", "second"}));
    }
    void jsonLinesAreDocuments()
    {
        const auto text = loadText(write("a.jsonl", "{\"text\": \"one\"}\n\n{\"question\": \"q\", \"answer\": \"a\"}\n"), false);
        QCOMPARE(text.documents, (std::vector<std::string>{"one", "q\na"}));
    }
    void brokenJsonLineIsNamedWithItsNumber()
    {
        const auto path = write("bad.jsonl", "{\"text\": \"one\"}\n{\"txt\": 1}\n");
        try {
            loadText(path, false);
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains("bad.jsonl:2"));
        }
    }
    void joinedRowsKeepTheirNewlineAndEmptyRowsDoNot()
    {
        QCOMPARE(loadText(write("rows.txt", " \n = T = \n \nabc\n"), true).documents[0],
                 std::string("\n\n = T = \n\n\n\n\nabc\n"));
    }
    void latin1IsRefusedWithThePlace()
    {
        const auto path = write("latin.txt", "ab\xE9");
        try {
            loadText(path, false);
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).contains("byte 2"));
        }
    }
    void emptyAndMissingTextsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, loadText(write("empty.txt", ""), false));
        QVERIFY_THROWS_EXCEPTION(Error, loadText(m_folder.filePath("none.txt").toStdString(), false));
    }
    void everyDocumentGetsItsOwnBos()
    {
        LoadedText text;
        text.documents = {"a", "b"};
        const ByteTokenizer tokenizer;
        QVERIFY(at::equal(tokenStream(text, &tokenizer, 257), at::tensor({256, 97, 256, 98}, at::kLong)));
        QVERIFY_THROWS_EXCEPTION(Error, tokenStream(text, &tokenizer, 200));
        QVERIFY_THROWS_EXCEPTION(Error, tokenStream(text, nullptr, 257));
    }
    void windowsAreDrawnBySeed()
    {
        LoadedText text;
        const auto stream = at::arange(1000);
        const auto first = calibrationWindows(text, stream, 4, 10, 7), again = calibrationWindows(text, stream, 4, 10, 7);
        QVERIFY(at::equal(first.ids, again.ids));
        QCOMPARE(first.hash, again.hash);
        QVERIFY(!at::equal(first.ids, calibrationWindows(text, stream, 4, 10, 8).ids));
        // Every window is a run of consecutive tokens.
        QVERIFY(at::equal(first.ids - first.ids.narrow(1, 0, 1), at::arange(10).unsqueeze(0).expand({4, 10})));
    }
    void shortTextsGiveConsecutiveWindows()
    {
        LoadedText text;
        const auto windows = calibrationWindows(text, at::arange(35), 8, 10, 0);
        QVERIFY(at::equal(windows.ids, at::arange(30).view({3, 10})));
        QVERIFY_THROWS_EXCEPTION(Error, calibrationWindows(text, at::arange(9), 8, 10, 0));
    }
    void rowsOfIdsAreTheWindowsInOrder()
    {
        LoadedText text;
        text.ids = at::arange(12).view({3, 4});
        QVERIFY(at::equal(calibrationWindows(text, text.ids.reshape({-1}), 2, 999, 0).ids, at::arange(8).view({2, 4})));
    }
};

PRUNESCOPE_TEST(TstText)
#include "tst_text.moc"
