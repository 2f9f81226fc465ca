// State dicts as torch.save writes them: tests/data/valid/pickle, made by tests/data/hostile/make.py in the layout of
// libtorch's writer, and one archive that libtorch itself wrote. Broken ones: tst_hostile_files.cpp.
#include "core/checkpoint/pickle_file.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <cstring>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::shared_ptr<const PickleFile> open(const char* name)
{
    return PickleFile::open(std::string(TEST_DATA "/valid/pickle/") + name);
}

std::vector<float> values(const TensorView& tensor)
{
    std::vector<float> numbers(tensor.bytes.size() / sizeof(float));
    std::memcpy(numbers.data(), tensor.bytes.data(), tensor.bytes.size());
    return numbers;
}

QString refusalOf(const char* name)
{
    return messageOf(ErrorKind::BadInput, [&] { PickleFile::open(std::string(TEST_DATA "/hostile/pickle/") + name); });
}

using Floats = std::vector<float>;
using Shape = std::vector<std::int64_t>;

} // namespace

class TstPickleFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tensorsStandInTheDictionarysOrder()
    {
        const auto file = open("rich.bin");
        QStringList names;
        for (const auto& tensor : file->tensors())
            names << QString::fromStdString(tensor.name);
        QCOMPARE(names.join(' '), QStringLiteral("model.embed_tokens.weight t.weight p.weight scalar ids lm_head.weight"));
        QVERIFY(file->warnings().empty());
    }

    void contiguousTensorsLieInTheFileAndOthersAreComputed()
    {
        const auto file = open("rich.bin");
        const TensorView& embedding = *file->find("model.embed_tokens.weight");
        QVERIFY(embedding.dtype == DType::F32 && embedding.shape == Shape({2, 3}) && embedding.bytes.isMapped());
        QVERIFY(values(embedding) == Floats({0, 1, 2, 3, 4, 5}));
        const TensorView& transposed = *file->find("t.weight");
        QVERIFY(transposed.shape == Shape({3, 2}) && !transposed.bytes.isMapped());
        QVERIFY(values(transposed) == Floats({0, 3, 1, 4, 2, 5}));
        QVERIFY(values(*file->find("p.weight")) == Floats({4, 5}));
        QVERIFY(file->find("scalar")->shape.empty());
        QVERIFY(values(*file->find("scalar")) == Floats({5}));
        const TensorView& ids = *file->find("ids");
        QVERIFY(ids.dtype == DType::I64 && ids.shape == Shape({1, 2}) && ids.bytes.isMapped());
        QCOMPARE(toBytes(ids.bytes), QByteArray(8, '\xff') + QByteArray("\x07\0\0\0\0\0\0\0", 8));
    }

    void equalViewsOfOneStorageAreNamed()
    {
        const std::map<std::string, std::string> expected{{"lm_head.weight", "model.embed_tokens.weight"}};
        QVERIFY(open("rich.bin")->aliases() == expected);
    }

    void plainAndWrappedDictionariesOpen()
    {
        QVERIFY(values(*open("plain_dict.bin")->find("a")) == Floats({0, 1, 2, 3, 4, 5}));
        QVERIFY(values(*open("wrapped.bin")->find("a")) == Floats({0, 1, 2, 3, 4, 5}));
    }

    void anArchiveOfLibtorchsOwnWriterOpens()
    {
        const auto file = open("libtorch.bin");
        QCOMPARE(file->tensors().size(), std::size_t(4));
        QVERIFY(values(*file->find("a.weight")) == Floats({0, 1, 2, 3, 4, 5}));
        QVERIFY(values(*file->find("b.weight")) == Floats({0, 3, 1, 4, 2, 5}));
        QVERIFY(values(*file->find("c")) == Floats({7, 8, 9}));
        QCOMPARE(file->aliases().at("tied"), std::string("a.weight"));
    }

    void objectsAreRefusedByName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("system.bin") << "os.system";
        QTest::newRow("builtin_eval.bin") << "__builtin__.eval";
        QTest::newRow("whole_module.bin") << "transformers.models.llama.modeling_llama.LlamaForCausalLM";
        QTest::newRow("complex_storage.bin") << "torch.ComplexFloatStorage";
    }
    void objectsAreRefusedByName()
    {
        QFETCH(QString, name);
        const QString message = refusalOf(QTest::currentDataTag());
        VERIFY_CONTAINS(message, QStringList({"(" + name + ")", "save_pretrained", QTest::currentDataTag()}));
    }

    void refusalsNameThePlaceAndBothValues_data()
    {
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("legacy.bin") << QStringList({"before version 1.6", "convert"});
        QTest::newRow("not_zip.bin") << QStringList({"not a PyTorch file"});
        QTest::newRow("cut.bin") << QStringList({"cut off"});
        QTest::newRow("compressed.bin") << QStringList({"data.pkl", "compressed", "method 8"});
        QTest::newRow("encrypted.bin") << QStringList({"encrypted"});
        QTest::newRow("other_local_name.bin") << QStringList({"m/data.pkl", "m/data.pkx"});
        QTest::newRow("entry_twice.bin") << QStringList({"twice"});
        QTest::newRow("no_program.bin") << QStringList({"no data.pkl"});
        QTest::newRow("two_programs.bin") << QStringList({"two state dicts"});
        QTest::newRow("many_entries.bin") << QStringList({"1099511627776 entries"});
        QTest::newRow("big_endian.bin") << QStringList({"byteorder"});
        QTest::newRow("protocol_4.bin") << QStringList({"protocol 4", "protocol 2"});
        QTest::newRow("unknown_opcode.bin") << QStringList({"byte 2 of 4"});
        QTest::newRow("no_tensors.bin") << QStringList({"no dictionary of tensors"});
        QTest::newRow("name_twice.bin") << QStringList({"\"a\"", "twice"});
        QTest::newRow("storage_missing.bin") << QStringList({"\"a\"", "data/9"});
        QTest::newRow("storage_count.bin") << QStringList({"data/0", "7 elements of F32", "24 bytes"});
        QTest::newRow("storage_two_types.bin") << QStringList({"\"b\"", "3 F64", "6 F32"});
        QTest::newRow("offset_behind.bin") << QStringList({"[2, 3]", "from element 1", "6 elements"});
        QTest::newRow("expanded.bin") << QStringList({"[1099511627776]", "strides [0]"});
        QTest::newRow("stride_overflow.bin") << QStringList({"4611686018427387904"});
    }
    void refusalsNameThePlaceAndBothValues()
    {
        QFETCH(QStringList, parts);
        VERIFY_CONTAINS(refusalOf(QTest::currentDataTag()), parts);
    }

    void changedBytesNeverDoMoreThanAnError()
    {
        QTemporaryDir folder;
        const QByteArray good = readBytes(TEST_DATA "/valid/pickle/rich.bin");
        for (qsizetype place = 0; place < good.size(); ++place) {
            QByteArray bytes = good;
            bytes[place] = char(bytes[place] ^ (1 << place % 8));
            writeBytes(folder.filePath("x.bin"), bytes);
            try {
                const auto file = PickleFile::open(folder.filePath("x.bin").toStdString());
                for (const auto& tensor : file->tensors())
                    QCOMPARE(std::size_t(tensor.bytes.end() - tensor.bytes.begin()), tensor.bytes.size());
            } catch (const Error& error) {
                QVERIFY(error.kind() == ErrorKind::BadInput);
            }
        }
    }
};

PRUNESCOPE_TEST(TstPickleFile)
#include "tst_pickle_file.moc"
