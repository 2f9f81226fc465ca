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
