// Exports: exact copies, replaced tensors, and failures that leave nothing behind.
#include "core/checkpoint/checkpoint.h"
#include "tests/core/checkpoint/file_size_limit.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace prunescope;
using namespace prunescope::tests;

class TstExportCheckpoint : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const QString& name) const { return m_folder->filePath(name); }
    QString target() const { return file("out/model"); }
    std::shared_ptr<const Checkpoint> open(const QString& name = QStringLiteral("source")) const
    {
        return Checkpoint::open(file(name).toStdString());
    }
    void run(const Checkpoint& source, const std::map<std::string, TensorView>& replaced = {},
             const std::map<std::string, std::string>& extraFiles = {},
             const ProgressSink& progress = {}) const
    {
        StopFlag stop;
        exportCheckpoint(source, replaced, extraFiles, target().toStdString(), stop, progress);
    }
    /// source/: a shard in the folder, one in a sub-folder, and what lies about in real model folders.
    void writeShardedSource() const
    {
        QDir().mkpath(file("source/sub"));
        // Neither the key order nor the unaligned data are those of our writer: copies must not be rewrites.
        const QByteArray header =
            "{" + entry("a", "U8", "[2]", "[0,2]") + ",  \"__metadata__\":{\"z\":\"1\"}}";
        writeBytes(file("source/1.safetensors"), safetensorsBytes(header, "12"));
        writeBytes(file("source/sub/2.safetensors"), oneVector("b", "345"));
        writeBytes(
            file("source/model.safetensors.index.json"),
            "{ \"weight_map\": {\"b\": \"sub/2.safetensors\", \"a\": \"1.safetensors\"}, \"own\": 1 }\n");
        writeBytes(file("source/config.json"), "{\"unknown\": {\"z\": 1.50, \"a\": [ ]}}");
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir().mkpath(file("source"));
        QDir().mkpath(file("out"));
    }

    void anUnchangedExportEqualsItsSourceByteForByte()
    {
        writeShardedSource();
        const auto source = open();
        run(*source);
        QCOMPARE(namesIn(target()),
                 QStringList({"1.safetensors", "config.json", "model.safetensors.index.json", "sub"}));
        for (const char* name :
             {"1.safetensors", "sub/2.safetensors", "config.json", "model.safetensors.index.json"})
            QCOMPARE(readBytes(target() + "/" + name), readBytes(file("source/") + name));
        QCOMPARE(fingerprint(*Checkpoint::open(target().toStdString())), fingerprint(*source));
    }

    void fixturesAreExportedByteForByte_data()
    {
        QTest::addColumn<QString>("fixture");
        for (const char* name : {"llama_f16_sharded", "gpt2_hub_names", "llama_bf16_file"})
            QTest::newRow(name) << QString(name);
    }
    void fixturesAreExportedByteForByte()
    {
        QFETCH(QString, fixture);
        const QDir folder(QStringLiteral(SHARED_DIR "/fixtures/architectures/") + fixture);
        PRUNESCOPE_REQUIRE_SHARED(folder.path());
        run(*Checkpoint::open(folder.path().toStdString()));
        QStringList expected;
        for (const QString& name : namesIn(folder.path()))
            if (!name.startsWith("expected") ||
                name.endsWith(".json")) // expected*.safetensors are no part of the model
                expected << name;
        QCOMPARE(namesIn(target()), expected);
        for (const QString& name : expected)
            QVERIFY2(readBytes(target() + "/" + name) == readBytes(folder.filePath(name)), qPrintable(name));
    }

    void aReplacedTensorLandsAndTheOthersStay()
    {
        writeShardedSource();
        run(*open(), {{"b", {"any", DType::U8, {3}, asBytes("xyz")}}});
        const auto written = Checkpoint::open(target().toStdString());
        QCOMPARE(toBytes(written->require("a").bytes), QByteArray("12"));
        QCOMPARE(toBytes(written->require("b").bytes), QByteArray("xyz"));
    }

    void smallFilesComeAlongButNoOtherWeights()
    {
        writeBytes(file("source/model.safetensors"), oneVector("a", "12"));
        const QStringList kept{".gitattributes", "README.md",      "chat_template.jinja", "config.json",
                               "merges.txt",     "tokenizer.json", "tokenizer.model"};
        for (const QString& name : kept)
            writeBytes(file("source/" + name), "{\"of\": \"" + name.toUtf8() + "\"}\r\n");
        for (const char* name :
             {"pytorch_model.bin", "pytorch_model.bin.index.json", "model.safetensors.index.json", "x.gguf",
              "x.GGUF", "x.pt", "x.pth", "other.safetensors", "model.onnx", "tf_model.h5"})
            writeBytes(file("source/") + name, "{}");
        QDir().mkpath(file("source/.git"));
        writeBytes(file("source/.git/config"), "");
        run(*open());
        QCOMPARE(namesIn(target()),
                 QStringList({".gitattributes", "README.md", "chat_template.jinja", "config.json",
                              "merges.txt", "model.safetensors", "tokenizer.json", "tokenizer.model"}));
        for (const QString& name : kept)
            QCOMPARE(readBytes(target() + "/" + name), readBytes(file("source/" + name)));
    }

    void linksToFilesBecomeFilesAndOthersStayBehind()
    {
        QDir().mkpath(file("blobs"));
        writeBytes(file("blobs/1"), oneVector("a", "12"));
        writeBytes(file("blobs/2"), "{}");
        QFile::link("../blobs/1", file("source/model.safetensors"));
        QFile::link("../blobs/2", file("source/config.json"));
        QFile::link("../blobs", file("source/folder"));
        QFile::link("../blobs/3", file("source/dangling.json"));
        QCOMPARE(::mkfifo(file("source/pipe").toLocal8Bit().constData(), 0600), 0);
        run(*open());
        QCOMPARE(namesIn(target()), QStringList({"config.json", "model.safetensors"}));
        QVERIFY(!QFileInfo(target() + "/model.safetensors").isSymLink());
        QCOMPARE(readBytes(target() + "/model.safetensors"), readBytes(file("blobs/1")));
    }

    void extraFilesAreWrittenAndReplaceSmallOnes()
    {
        writeShardedSource();
        run(*open(), {}, {{"plan.psplan", "{}"}, {"config.json", "{\"new\":1}"}});
        QCOMPARE(readBytes(target() + "/plan.psplan"), QByteArray("{}"));
        QCOMPARE(readBytes(target() + "/config.json"), QByteArray("{\"new\":1}"));
    }

    void extraFilesStayInsideTheFolder_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"", ".", "..", "../x", "/tmp/x", "sub/x", "1.safetensors"})
            QTest::newRow(*name ? name : "empty") << QByteArray(name);
    }
    void extraFilesStayInsideTheFolder()
    {
        QFETCH(QByteArray, name);
        writeShardedSource();
        const QString message = messageOf(ErrorKind::BadInput, [&] {
            run(*open(), {}, {{name.toStdString(), "x"}});
        });
        VERIFY_CONTAINS(message, QStringList({"source", "\"" + name + "\""}));
        QCOMPARE(namesIn(file("out")), QStringList());
    }

    void aLoneFileIsExportedAlone()
    {
        writeBytes(file("source/x.safetensors"), oneVector("a", "12"));
        writeBytes(file("source/private.txt"), "not part of it");
        run(*open("source/x.safetensors"));
        QCOMPARE(namesIn(target()), QStringList("x.safetensors"));
    }

    void aStateDictIsExportedAsSafetensors()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/rich.bin", file("source/pytorch_model.bin")));
        const QByteArray config = R"({"model_type":"llama",  "tie_word_embeddings":true})";
        writeBytes(file("source/config.json"), config);
        const auto source = open();
        const QByteArray replacement = pattern(24, 3);
        run(*source, {{"t.weight", {"any", DType::F32, {3, 2}, asBytes(replacement)}}});
        QCOMPARE(namesIn(target()), QStringList({"config.json", "model.safetensors"}));
        QCOMPARE(readBytes(target() + "/config.json"), config); // the flag stays
        const auto written = Checkpoint::open(target().toStdString());
        QCOMPARE(written->tensors().size(), std::size_t(5));
        QVERIFY(!written->find("lm_head.weight"));
        QCOMPARE(toBytes(written->require("t.weight").bytes), replacement);
        for (const auto& tensor : source->tensors())
            if (tensor.name != "t.weight") {
                QVERIFY(written->require(tensor.name).shape == tensor.shape);
                QCOMPARE(toBytes(written->require(tensor.name).bytes), toBytes(tensor.bytes));
            }
        QCOMPARE(SafetensorsFile::open((target() + "/model.safetensors").toStdString())->metadata().at("format"), std::string("pt"));
    }

    void anUnchangedStateDictKeepsItsFingerprint()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/rich.bin", file("source/pytorch_model.bin")));
        writeBytes(file("source/config.json"), R"({"model_type":"opt"})");
        const auto source = open();
        run(*source);
        QCOMPARE(fingerprint(*Checkpoint::open(target().toStdString())), fingerprint(*source));
    }

    void untiedTensorsOfOneStorageAreWrittenEach()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/rich.bin", file("source/pytorch_model.bin")));
        writeBytes(file("source/config.json"), R"({"model_type":"llama"})");
        run(*open());
        const auto written = Checkpoint::open(target().toStdString());
        QCOMPARE(toBytes(written->require("lm_head.weight").bytes),
                 toBytes(written->require("model.embed_tokens.weight").bytes));
    }

    void shardsOfStateDictsKeepTheirPartsAndGetAnIndex()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/plain_dict.bin", file("source/pytorch_model-1.bin")));
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/libtorch.bin", file("source/pytorch_model-2.bin")));
        writeBytes(file("source/pytorch_model.bin.index.json"),
                   R"({"own":[1],"metadata":{"total_size":1,"x":2},"weight_map":{"a":"pytorch_model-1.bin","c":"pytorch_model-2.bin"}})");
        run(*open());
        QCOMPARE(namesIn(target()), QStringList({"model-1.safetensors", "model-2.safetensors", "model.safetensors.index.json"}));
        const Json index = parseJson(readBytes(target() + "/model.safetensors.index.json").toStdString(), "index");
        QVERIFY(index["own"] == Json::array({1}) && index["metadata"]["x"] == 2);
        QVERIFY(index["metadata"]["total_size"] == 24 + 24 + 24 + 12 + 24);
        QVERIFY(index["weight_map"]["a"] == "model-1.safetensors" && index["weight_map"]["b.weight"] == "model-2.safetensors");
        QVERIFY(Checkpoint::open(target().toStdString())->warnings().empty());
    }

    void aLoneStateDictIsExportedAlone()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/rich.bin", file("source/x.pt")));
        writeBytes(file("source/private.txt"), "not part of it");
        run(*open("source/x.pt"));
        QCOMPARE(namesIn(target()), QStringList("x.safetensors"));
    }

    /// a: embedding, b: output matrix, c: another; b equals a.
    void writeTiedSource(const QByteArray& output = "12") const
    {
        writeBytes(file("source/model-1.safetensors"),
                   safetensorsBytes("{\"__metadata__\":{\"k\":\"v\"}," + entry("lm_head.weight", "U8", "[2]", "[0,2]") + "," +
                                        entry("c", "U8", "[1]", "[2,3]") + "}",
                                    output + "3"));
        writeBytes(file("source/model-2.safetensors"), oneVector("model.embed_tokens.weight", "12"));
        writeBytes(file("source/config.json"), R"({"tie_word_embeddings":true})");
        writeBytes(file("source/model.safetensors.index.json"),
                   R"({"own":1,"metadata":{"total_size":5},"weight_map":{"lm_head.weight":"model-1.safetensors",)"
                   R"("c":"model-1.safetensors","model.embed_tokens.weight":"model-2.safetensors"}})");
    }

    void aTiedOutputMatrixThatIsStoredTwiceIsWrittenOnce()
    {
        writeTiedSource();
        const QByteArray pruned("\0" "2", 2);
        run(*open(), {{"model.embed_tokens.weight", {"", DType::U8, {2}, asBytes(pruned)}}});
        const auto written = Checkpoint::open(target().toStdString());
        QVERIFY(!written->find("lm_head.weight") && written->find("c"));
        QCOMPARE(toBytes(written->require("model.embed_tokens.weight").bytes), pruned);
        QVERIFY(written->warnings().empty());
        QCOMPARE(readBytes(target() + "/config.json"), QByteArray(R"({"tie_word_embeddings":true})"));
        const Json index = parseJson(readBytes(target() + "/model.safetensors.index.json").toStdString(), "index");
        QVERIFY(index["own"] == 1 && index["metadata"]["total_size"] == 3 && index["weight_map"].size() == 2);
        QCOMPARE(SafetensorsFile::open((target() + "/model-1.safetensors").toStdString())->metadata().at("k"), std::string("v"));
    }

    void anOutputMatrixThatDiffersIsKept()
    {
        writeTiedSource("21");
        run(*open());
        QCOMPARE(readBytes(target() + "/model-1.safetensors"), readBytes(file("source/model-1.safetensors")));
        QCOMPARE(readBytes(target() + "/model.safetensors.index.json"), readBytes(file("source/model.safetensors.index.json")));
    }

    void replacementsThatPartTiedMatricesAreRefused()
    {
        writeTiedSource();
        const QByteArray other("x2");
        const TensorView changed{"", DType::U8, {2}, asBytes(other)};
        VERIFY_CONTAINS(messageOf(ErrorKind::Shape, [&] { run(*open(), {{"lm_head.weight", changed}}); }),
                        QStringList({"lm_head.weight", "model.embed_tokens.weight"}));
        QCOMPARE(namesIn(file("out")), QStringList());
        run(*open(), {{"lm_head.weight", changed}, {"model.embed_tokens.weight", changed}});
        QCOMPARE(toBytes(Checkpoint::open(target().toStdString())->require("model.embed_tokens.weight").bytes), other);
    }

    void doublePrecisionStaysSo()
    {
        const QByteArray data = pattern(16, 1);
        writeBytes(file("source/model.safetensors"), safetensorsBytes("{" + entry("a", "F64", "[2]", "[0,16]") + "}", data));
        const QByteArray replacement = pattern(16, 2);
        run(*open(), {{"a", {"", DType::F64, {2}, asBytes(replacement)}}});
        const auto written = Checkpoint::open(target().toStdString());
        QVERIFY(written->require("a").dtype == DType::F64);
        QCOMPARE(toBytes(written->require("a").bytes), replacement);
    }

    void viewedFilesAreNotExported()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/gguf/rich.gguf", file("source/rich.gguf")));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { run(*open()); }),
                        QStringList({"GGUF", "Hugging Face folder"}));
        QCOMPARE(namesIn(file("out")), QStringList());
    }

    void replacementsThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("dtype");
        QTest::addColumn<qint64>("extent");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("name") << QByteArray("c") << int(DType::U8) << qint64(3) << QByteArray("xyz")
                              << QStringList({"\"c\""});
        QTest::newRow("type") << QByteArray("b") << int(DType::I8) << qint64(3) << QByteArray("xyz")
                              << QStringList({"\"b\"", "U8", "I8"});
        QTest::newRow("shape") << QByteArray("b") << int(DType::U8) << qint64(2) << QByteArray("xy")
                               << QStringList({"[3]", "[2]"});
        QTest::newRow("bytes") << QByteArray("b") << int(DType::U8) << qint64(3) << QByteArray("xy")
                               << QStringList({"3 bytes", "2 bytes"});
    }
    void replacementsThatDoNotFitAreRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, dtype);
        QFETCH(qint64, extent);
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, parts);
        writeShardedSource();
        const QString message = messageOf(ErrorKind::Shape, [&] {
            run(*open(), {{name.toStdString(), {"", DType(dtype), {extent}, asBytes(bytes)}}});
        });
        VERIFY_CONTAINS(message, parts);
        QCOMPARE(namesIn(file("out")), QStringList());
    }

    void cancellingInTheMiddleLeavesNoTrace()
    {
        const QByteArray data = pattern(9 << 20, 0);
        writeBytes(file("source/model.safetensors"), oneVector("a", data));
        const auto source = open();
        StopFlag stop;
        double share = 0;
        const QString message = messageOf(ErrorKind::Cancelled, [&] {
            exportCheckpoint(*source, {}, {}, target().toStdString(), stop, [&](const Progress& p) {
                share = p.done / p.total;
                if (share > 0) {
                    QVERIFY(namesIn(file("out")).size() == 1 &&
                            !QFileInfo::exists(target())); // only the hidden sibling
                    stop.requestStop();
                }
            });
        });
        QVERIFY(message.startsWith("Cancelled"));
        QVERIFY(share > 0 && share < 1);
        QCOMPARE(namesIn(file("out")), QStringList());
    }

    void progressEndsAtTheWhole()
    {
        writeShardedSource();
        std::vector<Progress> events;
        run(*open(), {}, {{"plan", "x"}}, [&](const Progress& p) { events.push_back(p); });
        QVERIFY(events.size() >= 5); // two shards and three files
        QCOMPARE(events.back().done, events.back().total);
        QCOMPARE(events.front().sentence.english(), std::string("Writing 1.safetensors"));
    }

    void aFilledTargetIsRefusedAndUntouched()
    {
        writeShardedSource();
        QDir().mkpath(target());
        writeBytes(target() + "/mine.txt", "mine");
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { run(*open()); }),
                        QStringList({target(), "not an empty folder"}));
        QCOMPARE(namesIn(target()), QStringList("mine.txt"));
        QCOMPARE(namesIn(file("out")), QStringList("model"));
    }

    void theSourceItselfIsNoTarget()
    {
        writeShardedSource();
        const auto source = open();
        StopFlag stop;
        const QString message = messageOf(ErrorKind::BadInput, [&] {
            exportCheckpoint(*source, {}, {}, file("source").toStdString(), stop, {});
        });
        VERIFY_CONTAINS(message, QStringList("not an empty folder"));
    }

    void anEmptyTargetIsFilled()
    {
        writeShardedSource();
        QDir().mkpath(target());
        run(*open());
        QVERIFY(QFileInfo::exists(target() + "/config.json"));
        QCOMPARE(namesIn(file("out")), QStringList("model"));
    }

    void aFullDiskLeavesNoTrace()
    {
        writeBytes(file("source/model.safetensors"), oneVector("a", pattern(100'000, 0)));
        const auto source = open();
        QString message;
        {
            const FileSizeLimit limit(50'000);
            message = messageOf(ErrorKind::BadInput, [&] { run(*source); });
        }
        VERIFY_CONTAINS(message, QStringList({target() + "/model.safetensors", "cannot be written"}));
        QCOMPARE(namesIn(file("out")), QStringList());
    }

    void tooLittleSpaceIsSaidBeforeWriting()
    {
        // A file with holes that is larger than the free space; nothing of it is ever read.
        const auto available = std::filesystem::space(m_folder->path().toStdString()).available;
        const QByteArray size = QByteArray::number(qulonglong(available) + (1 << 30));
        const QByteArray start =
            safetensorsBytes("{" + entry("a", "U8", "[" + size + "]", "[0," + size + "]") + "}", "");
        writeBytes(file("source/model.safetensors"), start);
        if (!QFile::resize(file("source/model.safetensors"), start.size() + size.toLongLong()))
            QSKIP("this file system has no files that large");
        const QString message = messageOf(ErrorKind::BadInput, [&] { run(*open()); });
        VERIFY_CONTAINS(
            message,
            QStringList({target(), "needs " + QByteArray::number(start.size() + size.toLongLong()), "free"}));
        QCOMPARE(namesIn(file("out")), QStringList());
    }

    void aReadOnlyParentIsAnError()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        writeShardedSource();
        QFile::setPermissions(file("out"), QFile::ReadOwner | QFile::ExeOwner);
        const QString message = messageOf(ErrorKind::BadInput, [&] { run(*open()); });
        QFile::setPermissions(file("out"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        VERIFY_CONTAINS(message, QStringList({target(), "cannot be written"}));
        QCOMPARE(namesIn(file("out")), QStringList());
    }

    void aFileInPlaceOfTheParentIsAnError()
    {
        writeShardedSource();
        writeBytes(file("out/file"), "");
        StopFlag stop;
        const QString message = messageOf(ErrorKind::BadInput, [&] {
            exportCheckpoint(*open(), {}, {}, file("out/file/model").toStdString(), stop, {});
        });
        VERIFY_CONTAINS(message, QStringList({"out/file/model", "cannot be written"}));
    }
};

PRUNESCOPE_TEST(TstExportCheckpoint)
#include "tst_export_checkpoint.moc"
