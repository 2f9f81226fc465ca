// Reading broken and odd safetensors files; writing them in the reference layout.
#include "core/base/random.h"
#include "core/checkpoint/safetensors.h"
#include "tests/core/checkpoint/file_size_limit.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <QDirIterator>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// A row of a table of broken files: the file and what the message must contain.
void addFile(const char* row, const QByteArray& bytes, const QStringList& parts)
{
    QTest::newRow(row) << bytes << parts;
}

/// A row with this header and four bytes of data.
void addHeader(const char* row, const QByteArray& header, const QStringList& parts)
{
    addFile(row, safetensorsBytes(header, "1234"), parts);
}

/// A row with one tensor "w" in four bytes of data.
void addTensor(const char* row, const QByteArray& dtype, const QByteArray& shape, const QByteArray& offsets,
               const QStringList& parts)
{
    addHeader(row, "{" + entry("w", dtype, shape, offsets) + "}", QStringList("\"w\"") + parts);
}

} // namespace

class TstSafetensors : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString& name = QStringLiteral("t.safetensors")) const
    {
        return m_folder.filePath(name);
    }
    std::filesystem::path path(const QString& name = QStringLiteral("t.safetensors")) const
    {
        return file(name).toStdString();
    }
    std::shared_ptr<const SafetensorsFile> openBytes(const QByteArray& bytes) const
    {
        QFile::remove(file()); // rewriting in place makes some file systems sync
        writeBytes(file(), bytes);
        return SafetensorsFile::open(path());
    }

    /// The current row's file is refused with all parts in the message.
    void verifyRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, parts);
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { openBytes(bytes); }),
                        parts + QStringList("t.safetensors: "));
    }

private Q_SLOTS:
    void cleanup() { QFile::remove(file()); }

    void tensorsAreFoundWithTypeShapeAndBytes()
    {
        const auto opened = openBytes(safetensorsBytes(
            "{\"__metadata__\":{\"format\":\"pt\",\"by\":\"hand\"}," + entry("b", "F32", "[1,2]", "[2,10]") +
                "," + entry("a", "BF16", "[1]", "[0,2]") + "}",
            "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a"));
        QCOMPARE(opened->tensors().size(), std::size_t(2));
        QCOMPARE(opened->tensors()[0].name, std::string("a")); // in the order of the data
        const TensorView& b = opened->require("b");
        QVERIFY(b.dtype == DType::F32);
        QVERIFY(b.shape == std::vector<std::int64_t>({1, 2}));
        QCOMPARE(toBytes(b.bytes), QByteArray("\x03\x04\x05\x06\x07\x08\x09\x0a"));
        QCOMPARE(opened->metadata().at("by"), std::string("hand"));
        QVERIFY(!opened->find("c"));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { opened->require("c"); }),
                        QStringList({"t.safetensors", "\"c\""}));
    }

    void headerPaddingUnalignedDataAndUnknownKeysAreAccepted()
    {
        const QByteArray header = "{\"t\":{\"dtype\":\"F32\",\"new\":{\"deep\":[1,{}]},\"more\":null,"
                                  "\"shape\":[1],\"data_offsets\":[0,4]}}  ";
        QVERIFY(header.size() % 8 != 0);
        const auto opened = openBytes(safetensorsBytes(header, "abcd"));
        QCOMPARE(toBytes(opened->require("t").bytes), QByteArray("abcd"));
        QCOMPARE(QByteArray(opened->headerJson().data(), qsizetype(opened->headerJson().size())), header);
    }

    void scalarsEmptyTensorsAndEmptyFilesAreLegal()
    {
        const auto opened = openBytes(safetensorsBytes("{" + entry("zero", "F32", "[3,0]", "[4,4]") + "," +
                                                           entry("scalar", "I32", "[]", "[0,4]") + "," +
                                                           entry("none", "U8", "[0]", "[0,0]") + "}",
                                                       QByteArray(4, '\1')));
        QCOMPARE(opened->tensors().size(), std::size_t(3));
        QCOMPARE(opened->require("zero").elements(), 0);
        QVERIFY(opened->require("zero").bytes.empty());
        QCOMPARE(opened->require("scalar").elements(), 1);
        QVERIFY(opened->require("scalar").shape.empty());
        QVERIFY(openBytes(safetensorsBytes("{}", ""))->tensors().empty());
    }

    void brokenHeadersAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("parts");
        const QByteArray w = entry("w", "U8", "[4]", "[0,4]");
        addFile("shorter than eight bytes", QByteArray("\x02\0\0\0\0\0{", 7), {"7 bytes", "8"});
        addFile("empty", "", {"0 bytes"});
        addFile("header over 100 million", QByteArray("\x01\xe1\xf5\x05\0\0\0\0", 8) + "{}",
                {"100000001", "100000000"});
        addFile("header of 2^64 - 1", QByteArray(8, '\xff') + "{}", {"18446744073709551615"});
        addFile("header past the end", QByteArray("\x03\0\0\0\0\0\0\0", 8) + "{}", {"claims 3", "10"});
        addHeader("no brace first", " {}", {"start with \"{\""});
        addHeader("a list", "[]", {"start with \"{\""});
        addHeader("empty header", "", {"start with \"{\""});
        addHeader("not UTF-8", "{\"a\xff\":{}}", {"byte 3", "UTF-8"});
        addHeader("not JSON", "{\"a\":", {"not valid JSON"});
        addHeader("text behind", "{" + w + "}x", {"not valid JSON"});
        addHeader("hidden behind NUL", QByteArray("{") + w + "}" + QByteArray(1, '\0') + "x",
                  {"not valid JSON"});
    }
    void brokenHeadersAreNamedWithTheirPlace() { verifyRefused(); }

    void wrongKeysAndTypesAreNamedWithTheirTensor_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("parts");
        const QByteArray w = entry("w", "U8", "[4]", "[0,4]");
        addHeader("entry is a number", "{\"w\":3}", {"\"w\"", "object", "3"});
        addHeader("entry is a list", "{\"w\":[]}", {"\"w\"", "object", "a list"});
        addHeader("metadata is text", "{\"__metadata__\":\"x\"," + w + "}", {"\"__metadata__\"", "object"});
        addHeader("metadata of numbers", "{\"__metadata__\":{\"k\":1}," + w + "}", {"\"k\"", "string", "1"});
        addHeader("metadata nested", "{\"__metadata__\":{\"k\":{}}," + w + "}",
                  {"\"k\"", "string", "an object"});
        addHeader("metadata key twice", "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}," + w + "}",
                  {"\"k\"", "twice"});
        addHeader("tensor twice", "{" + w + "," + w + "}", {"\"w\"", "twice"});
        addHeader("key twice",
                  "{\"w\":{\"dtype\":\"U8\",\"shape\":[4],\"shape\":[2,2],\"data_offsets\":[0,4]}}",
                  {"\"w\"", "\"shape\"", "twice"});
        addHeader("no dtype", "{\"w\":{\"shape\":[4],\"data_offsets\":[0,4]}}", {"\"w\"", "\"dtype\""});
        addHeader("no shape", "{\"w\":{\"dtype\":\"U8\",\"data_offsets\":[0,4]}}", {"\"w\"", "\"shape\""});
        addHeader("no offsets", "{\"w\":{\"dtype\":\"U8\",\"shape\":[4]}}", {"\"w\"", "\"data_offsets\""});
        addHeader("dtype is a number", "{\"w\":{\"dtype\":8,\"shape\":[4],\"data_offsets\":[0,4]}}",
                  {"\"w\"", "dtype", "8"});
        addHeader("dtype is a list", "{\"w\":{\"dtype\":[],\"shape\":[4],\"data_offsets\":[0,4]}}",
                  {"\"w\"", "a list"});
        addTensor("shape is a number", "U8", "4", "[0,4]", {"shape", "holds 4"});
        addTensor("shape is an object", "U8", "{}", "[0,4]", {"shape", "an object"});
        addTensor("negative extent", "U8", "[-4]", "[0,4]", {"shape", "holds -4"});
        addTensor("fractional extent", "U8", "[4.5]", "[0,4]", {"shape", "holds 4.5"});
        addTensor("extent of 2^63", "U8", "[9223372036854775808]", "[0,4]", {"9223372036854775808"});
        addTensor("extent of 2^64", "U8", "[18446744073709551616]", "[0,4]", {"18446744073709551616"});
        addTensor("nested shape", "U8", "[[4]]", "[0,4]", {"shape", "a list"});
        addTensor("65 extents", "U8", "[1" + QByteArray(",1").repeated(64) + "]", "[0,1]", {"shape", "64"});
        addTensor("one offset", "U8", "[4]", "[0]", {"data_offsets", "holds 1"});
        addTensor("no offset", "U8", "[4]", "[]", {"data_offsets", "holds 0"});
        addTensor("three offsets", "U8", "[4]", "[0,4,4]", {"data_offsets", "more than two"});
        addTensor("negative offset", "U8", "[4]", "[-1,3]", {"data_offsets", "-1"});
        addHeader("deep nesting in an unknown key",
                  "{\"w\":{\"x\":" + QByteArray("[").repeated(5000) + QByteArray("]").repeated(5000) + "}}",
                  {"nested", "100"});
        addHeader("deep nesting in the shape", "{\"w\":{\"shape\":" + QByteArray("[").repeated(5000) + "}}",
                  {"\"w\"", "shape"});
    }
    void wrongKeysAndTypesAreNamedWithTheirTensor() { verifyRefused(); }

    void liesAboutTheDataAreNamedWithBothValues_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("parts");
        addTensor("unknown type", "F99", "[4]", "[0,4]", {"unknown type", "F99"});
        addTensor("known but not read", "F8_E4M3", "[4]", "[0,4]", {"F8_E4M3", "not supported", "BF16"});
        addTensor("complex numbers", "C64", "[0]", "[0,0]", {"C64", "not supported"});
        addTensor("half bytes that fit", "F4", "[8]", "[0,4]", {"F4", "not supported"});
        addTensor("half a byte over", "F4", "[7]", "[0,4]", {"28 bits"});
        addTensor("product over 2^63", "U8", "[4294967296,4294967296]", "[0,4]",
                  {"[4294967296, 4294967296]", "too large"});
        addTensor("product over 2^63 times zero", "U8", "[9223372036854775807,2,0]", "[0,0]", {"too large"});
        addTensor("bits over 2^64", "F32", "[2305843009213693952]", "[0,4]",
                  {"2305843009213693952", "too large"});
        addTensor("size and span differ", "F32", "[2]", "[0,4]", {"needs 8", "span 4"});
        addTensor("ends before it begins", "U8", "[4]", "[4,0]", {"byte 0", "begin 4"});
        addTensor("hole at the start", "U8", "[2]", "[2,4]", {"byte 2", "hole", "byte 0"});
        addTensor("cut off", "U8", "[6]", "[0,6]", {"byte 6", "only 4", "again"});
        addHeader("rest behind", "{" + entry("w", "U8", "[3]", "[0,3]") + "}", {"3 bytes", "4"});
        addHeader("hole between",
                  "{" + entry("a", "U8", "[1]", "[0,1]") + "," + entry("b", "U8", "[2]", "[2,4]") + "}",
                  {"\"b\"", "byte 2", "hole", "byte 1"});
        addHeader("overlap",
                  "{" + entry("a", "U8", "[3]", "[0,3]") + "," + entry("b", "U8", "[2]", "[2,4]") + "}",
                  {"\"b\"", "byte 2", "ends at 3"});
        addHeader("empty tensor inside another",
                  "{" + entry("a", "U8", "[4]", "[0,4]") + "," + entry("b", "U8", "[0]", "[2,2]") + "}",
                  {"\"b\"", "byte 2"});
        addHeader("data without tensors", "{}", {"0 bytes", "4"});
    }
    void liesAboutTheDataAreNamedWithBothValues() { verifyRefused(); }

    void longNamesAreCutInMessages()
    {
        const QString message = messageOf(ErrorKind::BadInput, [&] {
            openBytes(safetensorsBytes(
                "{" + entry(QByteArray("ä").repeated(5000), "F99", "[4]", "[0,4]") + "}", "1234"));
        });
        VERIFY_CONTAINS(message, QStringList({"ä...", "F99"}));
        QVERIFY(message.size() < 1000);
    }

    void controlCharactersDoNotReachMessages()
    {
        const QString message = messageOf(ErrorKind::BadInput, [&] {
            openBytes(safetensorsBytes("{" + entry("a\\u0000\\u001bb", "F99", "[4]", "[0,4]") + "}", "1234"));
        });
        VERIFY_CONTAINS(message, QStringList({"\"a??b\"", "F99"}));
    }

    void attackOneHeaderLongerThanTheFileIsRefused()
    {
        QByteArray bytes =
            safetensorsBytes("{" + entry("weight", "F32", "[2,2]", "[0,16]") + "}", QByteArray(16, '\0'));
        const quint64 claimed = 1000;
        bytes.replace(0, 8, QByteArray(reinterpret_cast<const char*>(&claimed), 8));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { openBytes(bytes); }),
                        QStringList("claims 1000"));
    }

    void attackTwoHugeHeaderIsRefusedUnread()
    {
        // Ten million entries make a header of 0.9 GB; the file has holes, so it takes no room here.
        QFile sparse(file());
        QVERIFY(sparse.open(QIODevice::WriteOnly));
        const quint64 claimed = 900'000'000;
        sparse.write(reinterpret_cast<const char*>(&claimed), 8);
        if (!sparse.resize(1'000'000'000))
            QSKIP("no sparse files here");
        sparse.close();
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { SafetensorsFile::open(path()); }),
                        QStringList({"900000000", "100000000"}));
    }

    void attackThreeOverlappingTensorsAreRefused()
    {
        QByteArrayList entries;
        for (int i = 0; i < 20'000; ++i)
            entries << entry("weight_" + QByteArray::number(i), "F32", "[200,200]", "[0,160000]");
        const QByteArray header = "{" + entries.join(",") + "}";
        VERIFY_CONTAINS(
            messageOf(ErrorKind::BadInput,
                      [&] { openBytes(safetensorsBytes(header, QByteArray(header.size(), '\0'))); }),
            QStringList({"\"weight_1\"", "byte 0", "ends at 160000"}));
    }

    void changedBytesNeverDoMoreThanAnError()
    {
        const QByteArray good =
            safetensorsBytes("{\"__metadata__\":{\"format\":\"pt\"}," + entry("a", "F32", "[2,1]", "[0,8]") +
                                 "," + entry("b", "I8", "[3]", "[8,11]") + "}",
                             pattern(11, 0));
        Random random(1);
        int refused = 0;
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes = good;
            for (std::uint64_t changes = 1 + random.below(3); changes > 0; --changes)
                bytes[qsizetype(random.below(std::uint64_t(bytes.size())))] = char(random.below(256));
            bytes.truncate(bytes.size() - qsizetype(random.below(2) * random.below(20)));
            try {
                const auto opened = openBytes(bytes);
                for (const auto& tensor : opened->tensors())
                    QCOMPARE(std::size_t(tensor.elements()) * std::size_t(dtypeBytes(tensor.dtype)),
                             tensor.bytes.size());
            } catch (const Error& error) {
                QVERIFY(error.kind() == ErrorKind::BadInput);
                ++refused;
            }
        }
        QVERIFY(refused > 500);
    }

    void missingFilesFoldersAndPipesAreErrors()
    {
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { SafetensorsFile::open(path("none")); }),
                        QStringList("none: "));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { SafetensorsFile::open(path(".")); }),
                        QStringList("not a file"));
        QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { SafetensorsFile::open(path("pipe")); }),
                        QStringList("not a file"));
    }

    void writtenBytesFollowTheReferenceLayout()
    {
        const QByteArray data = pattern(24, 5);
        writeSafetensors(path(), {{"attn.0", DType::F32, {1, 2, 3}, asBytes(data)}});
        QByteArray header = "{\"__metadata__\":{\"format\":\"pt\"},\"attn.0\":{\"dtype\":\"F32\",\"shape\":["
                            "1,2,3],\"data_offsets\":"
                            "[0,24]}}";
        header += QByteArray(96 - header.size(), ' '); // the next multiple of 8
        QCOMPARE(readBytes(file()), safetensorsBytes(header, data));
    }

    void tensorsAreWrittenWidestTypeFirstThenByName()
    {
        const QByteArray data = pattern(8, 0);
        std::vector<TensorView> tensors;
        for (const DType dtype :
             {DType::Bool, DType::U8, DType::I8, DType::I16, DType::U16, DType::F16, DType::BF16, DType::I32,
              DType::U32, DType::F32, DType::F64, DType::I64, DType::U64})
            for (const char* name : {"b", "a"})
                tensors.push_back({name + std::string(dtypeName(dtype)),
                                   dtype,
                                   {1},
                                   asBytes(data).first(std::size_t(dtypeBytes(dtype)))});
        writeSafetensors(path(), tensors);
        QStringList names;
        const auto opened = SafetensorsFile::open(path());
        for (const auto& tensor : opened->tensors())
            names << QString::fromStdString(tensor.name);
        QCOMPARE(
            names.join(' '),
            QStringLiteral("aU64 bU64 aI64 bI64 aF64 bF64 aF32 bF32 aU32 bU32 aI32 bI32 aBF16 bBF16 aF16 "
                           "bF16 aU16 bU16 aI16 bI16 aI8 bI8 aU8 bU8 aBOOL bBOOL"));
    }

    void writtenTensorsReadBackEqual()
    {
        const QByteArray data = pattern(1003, 9);
        const auto bytes = asBytes(data);
        const std::vector<TensorView> tensors{{"odd", DType::U8, {17}, bytes.subspan(1, 17)},
                                              {"scalar", DType::F64, {}, bytes.subspan(3, 8)},
                                              {"zero", DType::BF16, {0, 5}, {}},
                                              {"quote\" \\ \n ä", DType::F16, {3, 2}, bytes.subspan(5, 12)}};
        writeSafetensors(path(), tensors, {{"format", "mine"}, {"note", "ä\""}});
        const auto opened = SafetensorsFile::open(path());
        QCOMPARE(opened->tensors().size(), tensors.size());
        for (const auto& tensor : tensors) {
            const TensorView& read = opened->require(tensor.name);
            QVERIFY(read.dtype == tensor.dtype && read.shape == tensor.shape);
            QCOMPARE(toBytes(read.bytes), toBytes(tensor.bytes));
        }
        const std::map<std::string, std::string> metadata{{"format", "mine"}, {"note", "ä\""}};
        QVERIFY(opened->metadata() == metadata);
        QCOMPARE(opened->headerJson().size() % 8, std::size_t(0));
    }

    void aFileMayBeReplacedWhileItIsMapped()
    {
        writeSafetensors(path(), {{"t", DType::U8, {3}, asBytes("old")}});
        const auto opened = SafetensorsFile::open(path());
        writeSafetensors(path(), {opened->require("t"), {"u", DType::U8, {3}, asBytes("new")}});
        QCOMPARE(toBytes(opened->require("t").bytes), QByteArray("old"));
        QCOMPARE(SafetensorsFile::open(path())->tensors().size(), std::size_t(2));
    }

    void tensorsThatDoNotFitAreNotWritten_data()
    {
        QTest::addColumn<QByteArray>("secondName");
        QTest::addColumn<qint64>("extent");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("twice") << QByteArray("t") << qint64(3) << QStringList({"\"t\"", "twice"});
        QTest::newRow("reserved") << QByteArray("__metadata__") << qint64(3) << QStringList({"__metadata__"});
        QTest::newRow("too short") << QByteArray("u") << qint64(4)
                                   << QStringList({"\"u\"", "[4]", "3 bytes"});
        QTest::newRow("negative") << QByteArray("u") << qint64(-3) << QStringList({"[-3]"});
    }
    void tensorsThatDoNotFitAreNotWritten()
    {
        QFETCH(QByteArray, secondName);
        QFETCH(qint64, extent);
        QFETCH(QStringList, parts);
        const QString message = messageOf(ErrorKind::Shape, [&] {
            writeSafetensors(path(), {{"t", DType::U8, {3}, asBytes("abc")},
                                      {secondName.toStdString(), DType::U8, {extent}, asBytes("abc")}});
        });
        VERIFY_CONTAINS(message, parts + QStringList("t.safetensors"));
        QVERIFY(!QFile::exists(file()));
    }

    void namesThatAreNotUtf8AreNotWritten()
    {
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput,
                                  [&] {
                                      writeSafetensors(path(), {{"\xff", DType::U8, {0}, {}}});
                                  }),
                        QStringList("UTF-8"));
    }

    void aFullDiskLeavesTheOldFileAndNoOther()
    {
        QTemporaryDir folder;
        const QString target = folder.filePath("t.safetensors");
        writeBytes(target, "old");
        const QByteArray data = pattern(100'000, 0);
        QString message;
        {
            const FileSizeLimit limit(50'000);
            message = messageOf(ErrorKind::BadInput, [&] {
                writeSafetensors(target.toStdString(), {{"t", DType::U8, {data.size()}, asBytes(data)}});
            });
        }
        VERIFY_CONTAINS(message, QStringList({"t.safetensors", "cannot be written"}));
        QCOMPARE(namesIn(folder.path()), QStringList("t.safetensors"));
        QCOMPARE(readBytes(target), QByteArray("old"));
    }

    void aMissingFolderIsAnError()
    {
        VERIFY_CONTAINS(
            messageOf(ErrorKind::BadInput, [&] { writeSafetensors(path("no/t.safetensors"), {}); }),
            QStringList("no/t.safetensors: cannot be written"));
    }

    void filesOfTheReferenceWriterAreRewrittenByteForByte()
    {
        const QString fixtures = QStringLiteral(SHARED_DIR "/fixtures/architectures");
        PRUNESCOPE_REQUIRE_SHARED(fixtures);
        int files = 0;
        for (QDirIterator it(fixtures, {"model*.safetensors"}, QDir::Files, QDirIterator::Subdirectories);
             it.hasNext();) {
            const QString original = it.next();
            const auto opened = SafetensorsFile::open(original.toStdString());
            writeSafetensors(path(), opened->tensors(), opened->metadata());
            QVERIFY2(readBytes(file()) == readBytes(original), qPrintable(original));
            ++files;
        }
        QVERIFY(files >= 24);
    }
};

PRUNESCOPE_TEST(TstSafetensors)
#include "tst_safetensors.moc"
