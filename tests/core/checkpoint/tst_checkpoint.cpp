// Opening model folders: single files, shards, hub caches, broken indexes.
#include "core/checkpoint/checkpoint.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstCheckpoint : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const QString& name) const { return m_folder->filePath(name); }
    std::shared_ptr<const Checkpoint> open(const QString& name = {}) const
    {
        return Checkpoint::open((name.isEmpty() ? m_folder->path() : file(name)).toStdString());
    }
    QString refusal(const QString& name = {}) const
    {
        return messageOf(ErrorKind::BadInput, [&] { open(name); });
    }
    /// Shards one.safetensors with "a" and two.safetensors with "b", and an index.
    void writeShards(const QByteArray& index =
                         R"({"metadata":{"total_size":5},"weight_map":{"b":"two.safetensors",)"
                         R"("a":"one.safetensors"}})") const
    {
        writeBytes(file("one.safetensors"), oneVector("a", "12"));
        writeBytes(file("two.safetensors"), oneVector("b", "345"));
        writeBytes(file("model.safetensors.index.json"), index);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFolderWithOneFileOpens()
    {
        writeBytes(file("model.safetensors"), oneVector("a", "12"));
        writeBytes(file("config.json"), R"({"model_type":"llama","z":1,"a":2})");
        const auto opened = open();
        QCOMPARE(opened->config().dump(), std::string(R"({"model_type":"llama","z":1,"a":2})"));
        QCOMPARE(QString::fromStdString(opened->configPath()), file("config.json"));
        QCOMPARE(opened->files().size(), std::size_t(1));
        QCOMPARE(opened->totalBytes(), std::uint64_t(2));
        QCOMPARE(toBytes(opened->require("a").bytes), QByteArray("12"));
        QVERIFY(opened->warnings().empty());
        QVERIFY(!opened->find("b"));
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { opened->require("b"); }),
                        QStringList({"\"b\"", m_folder->path()}));
    }

    void theNameIsThatOfTheFolderWithOrWithoutSlash()
    {
        QDir().mkpath(file("tiny"));
        writeBytes(file("tiny/model.safetensors"), oneVector("a", "12"));
        QCOMPARE(open("tiny")->name(), std::string("tiny"));
        QCOMPARE(open("tiny/")->name(), std::string("tiny"));
        QCOMPARE(open("tiny/.")->name(), std::string("tiny"));
    }

    void aFolderWithoutConfigurationIsViewable()
    {
        writeBytes(file("model.safetensors"), oneVector("a", "12"));
        QVERIFY(open()->config().is_null());
    }

    void aLoneFileHasNoConfiguration()
    {
        writeBytes(file("model.safetensors"), oneVector("a", "12"));
        writeBytes(file("config.json"), "{}");
        const auto opened = open("model.safetensors");
        QVERIFY(opened->config().is_null());
        QCOMPARE(opened->name(), std::string("model.safetensors"));
        QCOMPARE(QString::fromStdString(opened->folder().string()), m_folder->path());
        QCOMPARE(opened->tensors().size(), std::size_t(1));
    }

    void shardsAreOneModel()
    {
        writeShards();
        const auto opened = open();
        QCOMPARE(opened->files().size(), std::size_t(2));
        QCOMPARE(opened->tensors().size(), std::size_t(2));
        QCOMPARE(opened->tensors()[0].name, std::string("a"));
        QCOMPARE(toBytes(opened->require("b").bytes), QByteArray("345"));
        QCOMPARE(opened->totalBytes(), std::uint64_t(5));
        QVERIFY(opened->warnings().empty());
    }

    void theSingleFileComesBeforeTheIndex()
    {
        writeShards();
        writeBytes(file("model.safetensors"), oneVector("c", "6"));
        const auto opened = open();
        QCOMPARE(opened->tensors().size(), std::size_t(1));
        QVERIFY(opened->find("c"));
    }

    void shardsMayLieInASubFolder()
    {
        QDir().mkpath(file("sub"));
        writeBytes(file("sub/one.safetensors"), oneVector("a", "12"));
        writeBytes(file("model.safetensors.index.json"), R"({"weight_map":{"a":"./sub/one.safetensors"}})");
        QVERIFY(open()->find("a"));
    }

    void linkedFilesOfAHubCacheAreRead()
    {
        QDir().mkpath(file("blobs"));
        QDir().mkpath(file("snapshot"));
        writeBytes(file("blobs/1"), oneVector("a", "12"));
        writeBytes(file("blobs/2"), "{\"model_type\":\"opt\"}");
        QVERIFY(QFile::link("../blobs/1", file("snapshot/model.safetensors")));
        QVERIFY(QFile::link("../blobs/2", file("snapshot/config.json")));
        const auto opened = open("snapshot");
        QCOMPARE(toBytes(opened->require("a").bytes), QByteArray("12"));
        QVERIFY(opened->config()["model_type"] == "opt");
    }

    void aLinkedFolderOutsideTheModelIsRefused()
    {
        QDir().mkpath(file("outside"));
        QDir().mkpath(file("model"));
        writeBytes(file("outside/one.safetensors"), oneVector("a", "12"));
        QVERIFY(QFile::link(file("outside"), file("model/sub")));
        writeBytes(file("model/model.safetensors.index.json"),
                   R"({"weight_map":{"a":"sub/one.safetensors"}})");
        VERIFY_CONTAINS(refusal("model"), QStringList({"sub/one.safetensors", "leads out", "outside"}));
    }

    void brokenIndexesAreNamedWithTensorAndShard_data()
    {
        QTest::addColumn<QByteArray>("index");
        QTest::addColumn<QStringList>("parts");
        const auto row = [](const char* name, const QByteArray& index, const QStringList& parts) {
            QTest::newRow(name) << index << parts;
        };
        const auto mappedTo = [&](const char* name, const QByteArray& shard) {
            row(name, "{\"weight_map\":{\"a\":\"" + shard + "\"}}", {"\"a\"", "inside"});
        };
        mappedTo("parent folder", "../one.safetensors");
        mappedTo("parent folder inside", "sub/../../one.safetensors");
        mappedTo("absolute", "/tmp/one.safetensors");
        mappedTo("empty", "");
        mappedTo("folder", "sub/");
        mappedTo("pickle", "pytorch_model-1.bin");
        row("missing shard", R"({"weight_map":{"a":"one.safetensors","b":"three.safetensors"}})",
            {"\"b\"", "three.safetensors", "missing"});
        row("tensor not in its shard", R"({"weight_map":{"a":"one.safetensors","c":"two.safetensors"}})",
            {"\"c\"", "two.safetensors"});
        row("tensor mapped twice", R"({"weight_map":{"a":"one.safetensors","a":"two.safetensors"}})",
            {"\"a\"", "twice"});
        row("map twice", R"({"weight_map":{"a":"one.safetensors"},"weight_map":{}})",
            {"\"weight_map\"", "twice"});
        row("no map", R"({"metadata":{}})", {"\"weight_map\""});
        row("map is a list", R"({"weight_map":["a"]})", {"\"weight_map\"", "a list"});
        row("map is a number", R"({"weight_map":1})", {"\"weight_map\"", "1"});
        row("shard is a number", R"({"weight_map":{"a":1}})", {"\"a\"", "1"});
        row("shard is an object", R"({"weight_map":{"a":{}}})", {"\"a\"", "an object"});
        row("a list", "[]", {"object", "a list"});
        row("a text", "\"x\"", {"object", "x"});
        row("not JSON", "{\"weight_map\":", {"not valid JSON"});
        row("not UTF-8", "{\"\xff\":1}", {"UTF-8"});
        row("deep nesting", "{\"x\":" + QByteArray("[").repeated(5000), {"nested"});
        row("empty file", "", {"not valid JSON"});
    }
    void brokenIndexesAreNamedWithTensorAndShard()
    {
        QFETCH(QByteArray, index);
        QFETCH(QStringList, parts);
        writeShards(index);
        VERIFY_CONTAINS(refusal(), parts + QStringList(m_folder->path()));
    }

    void aTensorInTwoShardsIsRefused()
    {
        writeShards(R"({"weight_map":{"a":"one.safetensors","c":"two.safetensors"}})");
        writeBytes(file("two.safetensors"), safetensorsBytes("{" + entry("a", "U8", "[1]", "[0,1]") + "," +
                                                                 entry("c", "U8", "[1]", "[1,2]") + "}",
                                                             "12"));
        VERIFY_CONTAINS(refusal(), QStringList({"two.safetensors", "\"a\"", "another shard"}));
    }

    void brokenShardsAreNamed()
    {
        writeShards();
        writeBytes(file("two.safetensors"), "cut");
        VERIFY_CONTAINS(refusal(), QStringList({"two.safetensors", "3 bytes"}));
    }

    void extraTensorsAndWrongTotalsAreWarnings()
    {
        writeShards(
            R"({"metadata":{"total_size":7,"more":[]},"weight_map":{"a":"one.safetensors"},"new":{"x":{}}})");
        writeBytes(file("one.safetensors"), safetensorsBytes("{" + entry("a", "U8", "[1]", "[0,1]") + "," +
                                                                 entry("x", "U8", "[1]", "[1,2]") + "}",
                                                             "12"));
        const auto opened = open();
        QCOMPARE(opened->warnings().size(), std::size_t(2));
        VERIFY_CONTAINS(QString::fromStdString(opened->warnings()[0].english()),
                        QStringList({"1 tensor", "\"x\""}));
        VERIFY_CONTAINS(QString::fromStdString(opened->warnings()[1].english()),
                        QStringList({"7 bytes", "hold 2"}));
        QVERIFY(opened->find("x"));
    }

    void otherKindsOfModelsAreRefusedWithAWayOut_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("toOpen");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("pickle folder") << "pytorch_model.bin"
                                       << "" << QStringList({"pytorch_model.bin", "convert", "safetensors"});
        QTest::newRow("pickle shards") << "pytorch_model.bin.index.json"
                                       << "" << QStringList({"weight_map"});
        QTest::newRow("pickle file") << "x.bin"
                                     << "x.bin" << QStringList({"x.bin", "convert"});
        QTest::newRow("torch file") << "x.pt"
                                    << "x.pt" << QStringList({"x.pt", "convert"});
        QTest::newRow("GGUF file") << "x.gguf"
                                   << "" << QStringList({"x.gguf", "2 bytes"});
        QTest::newRow("no weights") << "config.json"
                                    << "" << QStringList({"model.safetensors", "choose"});
        QTest::newRow("text") << "x.txt"
                              << "x.txt" << QStringList({"x.txt", "neither"});
        QTest::newRow("nothing") << "x.txt"
                                 << "y" << QStringList({"y: no such"});
    }
    void otherKindsOfModelsAreRefusedWithAWayOut()
    {
        QFETCH(QString, file);
        QFETCH(QString, toOpen);
        QFETCH(QStringList, parts);
        writeBytes(this->file(file), "{}");
        VERIFY_CONTAINS(refusal(toOpen), parts);
    }

    void twoGgufFilesAreAChoice()
    {
        writeBytes(file("a.gguf"), "");
        writeBytes(file("b.gguf"), "");
        VERIFY_CONTAINS(refusal(), QStringList({"2 GGUF files", "a.gguf"}));
    }

    void theLoneGgufFileOfAFolderOpensForViewing()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/gguf/rich.gguf", file("rich.gguf")));
        for (const auto& opened : {open(), open("rich.gguf")}) {
            QVERIFY(opened->format() == WeightFormat::Gguf);
            QVERIFY(opened->config()["model_type"] == "gguf:llama");
            QCOMPARE(QString::fromStdString(opened->configPath()), file("rich.gguf"));
            VERIFY_CONTAINS(QString::fromStdString(opened->whyViewOnly().english()),
                            QStringList({"rich.gguf", "viewed", "Hugging Face folder"}));
            QCOMPARE(opened->warnings().size(), std::size_t(3));
            QVERIFY(opened->find("model.layers.0.self_attn.q_proj.weight"));
        }
    }

    void aStateDictOpensWhereThereAreNoSafetensors()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/rich.bin", file("pytorch_model.bin")));
        writeBytes(file("config.json"), R"({"model_type":"llama"})");
        auto opened = open();
        QVERIFY(opened->format() == WeightFormat::Pickle && opened->whyViewOnly().isEmpty());
        QCOMPARE(opened->tensors().size(), std::size_t(6));
        writeBytes(file("model.safetensors"), oneVector("a", "12"));
        opened = open();
        QVERIFY(opened->format() == WeightFormat::Safetensors && opened->find("a"));
    }

    void theOutputMatrixThatIsTheEmbeddingIsLeftOutWhereTheyAreTied_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<bool>("isLeftOut");
        QTest::newRow("flag") << QByteArray(R"({"model_type":"llama","tie_word_embeddings":true})") << true;
        QTest::newRow("flag off") << QByteArray(R"({"model_type":"opt","tie_word_embeddings":false})") << false;
        QTest::newRow("family") << QByteArray(R"({"model_type":"opt"})") << true;
        QTest::newRow("neither") << QByteArray(R"({"model_type":"llama"})") << false;
    }
    void theOutputMatrixThatIsTheEmbeddingIsLeftOutWhereTheyAreTied()
    {
        QFETCH(QByteArray, config);
        QFETCH(bool, isLeftOut);
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/rich.bin", file("pytorch_model.bin")));
        writeBytes(file("config.json"), config);
        const auto opened = open();
        QCOMPARE(opened->find("lm_head.weight") == nullptr, isLeftOut);
        QVERIFY(opened->find("model.embed_tokens.weight"));
    }

    void shardsOfStateDictsAreOneModel()
    {
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/plain_dict.bin", file("pytorch_model-1.bin")));
        QVERIFY(QFile::copy(TEST_DATA "/valid/pickle/libtorch.bin", file("pytorch_model-2.bin")));
        writeBytes(file("pytorch_model.bin.index.json"),
                   R"({"weight_map":{"a":"pytorch_model-1.bin","c":"pytorch_model-2.bin"}})");
        const auto opened = open();
        QCOMPARE(opened->tensors().size(), std::size_t(5));
        QCOMPARE(opened->warnings().size(), std::size_t(1)); // three tensors that the index does not name
        QVERIFY(opened->find("a") && opened->find("c"));
        writeBytes(file("pytorch_model.bin.index.json"), R"({"weight_map":{"a":"x.safetensors"}})");
        VERIFY_CONTAINS(refusal(), QStringList({"x.safetensors", ".bin"}));
    }

    void aBrokenConfigurationIsNamed_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("cut") << QByteArray("{\"a\":");
        QTest::newRow("huge") << QByteArray((1 << 20) + 1, ' ');
    }
    void aBrokenConfigurationIsNamed()
    {
        QFETCH(QByteArray, config);
        writeBytes(file("model.safetensors"), oneVector("a", "12"));
        writeBytes(file("config.json"), config);
        VERIFY_CONTAINS(refusal(), QStringList("config.json: "));
    }

    void allFixturesOpen()
    {
        const QDir fixtures(QStringLiteral(SHARED_DIR "/fixtures/architectures"));
        PRUNESCOPE_REQUIRE_SHARED(fixtures.path());
        const QStringList names = fixtures.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(names.size() >= 22);
        for (const QString& name : names) {
            const auto opened = Checkpoint::open(fixtures.filePath(name).toStdString());
            QVERIFY2(opened->config().contains("model_type"), qPrintable(name));
            QVERIFY2(opened->tensors().size() > 10, qPrintable(name));
            QVERIFY2(opened->warnings().empty(), qPrintable(name));
        }
    }

    void theShardedFixtureHasItsShards()
    {
        const QString path = QStringLiteral(SHARED_DIR "/fixtures/architectures/llama_f16_sharded");
        PRUNESCOPE_REQUIRE_SHARED(path);
        const auto opened = Checkpoint::open(path.toStdString());
        QCOMPARE(opened->files().size(), std::size_t(3));
        QCOMPARE(opened->files()[2]->path().filename().string(),
                 std::string("model-00003-of-00003.safetensors"));
        QCOMPARE(opened->totalBytes(), std::uint64_t(247424)); // as its index says
        QVERIFY(opened->require("lm_head.weight").dtype == DType::F16);
    }
};

PRUNESCOPE_TEST(TstCheckpoint)
#include "tst_checkpoint.moc"
