// Real tokenizers against published and computed ids, and how a folder is searched.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/sentencepiece_samples.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace fs = std::filesystem;

class TstTokenizer : public QObject {
    Q_OBJECT

    static void copyFile(const QString& from, const fs::path& folder)
    {
        writeFileAtomically(folder / QFileInfo(from).fileName().toStdString(), readFile(from.toStdString()));
    }

private Q_SLOTS:
    void idsAreThePublishedOnes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("description");
        QTest::addColumn<int>("notGivenBack"); // texts that normalisation changes
        QTest::newRow("gpt2") << "tokenizer.json"
                              << "byte-level BPE, 50,257 pieces (tokenizer.json)" << 0;
        QTest::newRow("gpt_neox_20b") << "tokenizer.json"
                                      << "byte-level BPE, 50,277 pieces (tokenizer.json)" << 1;
        QTest::newRow("qwen2") << "tokenizer.json"
                               << "byte-level BPE, 151,646 pieces (tokenizer.json)" << 1;
        QTest::newRow("phi3_llama2_vocab") << "tokenizer.json"
                                           << "BPE with byte fallback, 32,011 pieces (tokenizer.json)" << 0;
        QTest::newRow("stories260k_tok512") << "tokenizer.json"
                                            << "BPE with byte fallback, 512 pieces (tokenizer.json)" << 0;
        QTest::newRow("stories260k_tok512 ") << "tokenizer.model"
                                             << "sentencepiece BPE, 512 pieces (tokenizer.model)" << 0;
        QTest::newRow("mistral_v1_spm") << "tokenizer.model"
                                        << "sentencepiece BPE, 32,000 pieces (tokenizer.model)" << 0;
        QTest::newRow("sentencepiece_unigram_1000")
            << "tokenizer.model"
            << "sentencepiece unigram, 1,000 pieces (tokenizer.model)" << 92;
    }
    void idsAreThePublishedOnes()
    {
        QFETCH(QString, file);
        QFETCH(QString, description);
        QFETCH(int, notGivenBack);
        const QString folder = sharedTokenizer(QString::fromUtf8(QTest::currentDataTag()).trimmed());
        PRUNESCOPE_REQUIRE_SHARED(folder + "/" + file);
        QTemporaryDir copy; // holds the one file under test
        copyFile(folder + "/" + file, copy.path().toStdString());
        const auto tokenizer = loadTokenizer(copy.path().toStdString());
        QCOMPARE(QString::fromStdString(tokenizer->description()), description);
        const Json vectors = readJsonFile((folder + "/vectors.json").toStdString());
        int checked = 0, changed = 0;
        for (const char* kind : {"published", "computed"}) {
            for (const Json& vector : vectors.value(kind, Json::array())) {
                const std::string text = vector.at("text").get<std::string>();
                const Ids ids = tokenizer->encode(text, false);
                QVERIFY2(ids == vector.at("ids").get<Ids>(), text.c_str());
                const std::string decoded = tokenizer->decode(ids, false);
                changed += decoded != text;
                if (vector.contains("decoded"))
                    QCOMPARE(decoded, vector.at("decoded").get<std::string>());
                if (vector.contains("pieces")) {
                    const Json& pieces = vector.at("pieces");
                    for (std::size_t i = 0; i < ids.size() && file == QLatin1String("tokenizer.model"); ++i)
                        if (tokenizer->piece(ids[i]) != "<unk>") // the library shows the text there
                            QCOMPARE(tokenizer->piece(ids[i]), pieces.at(i).get<std::string>());
                }
                ++checked;
            }
        }
        QCOMPARE(checked, 115);
        QCOMPARE(changed, notGivenBack);
    }

    /// One word of 200,000 letters: quadratic work would take minutes.
    void endlessWordsComeBack()
    {
        PRUNESCOPE_REQUIRE_SHARED(sharedTokenizer("gpt2"));
        for (const char* name : {"gpt2", "gpt_neox_20b", "qwen2", "phi3_llama2_vocab", "mistral_v1_spm",
                                 "sentencepiece_unigram_1000"}) {
            const auto tokenizer = loadTokenizer(sharedTokenizer(name).toStdString());
            const std::string word(200000, 'a');
            QVERIFY2(tokenizer->decode(tokenizer->encode(word, false), false) == word, name);
        }
    }

    void bothFormsOfOneTokenizerAgree()
    {
        const QString folder = QStringLiteral(SHARED_DIR "/data/stories260K");
        PRUNESCOPE_REQUIRE_SHARED(folder + "/tokenizer.model");
        QTemporaryDir modelOnly;
        copyFile(folder + "/tokenizer.model", modelOnly.path().toStdString());
        copyFile(folder + "/tokenizer_config.json", modelOnly.path().toStdString());
        const auto json = loadTokenizer(folder.toStdString());
        const auto model = loadTokenizer(modelOnly.path().toStdString());
        QVERIFY(json->description().ends_with("(tokenizer.json)")); // preferred where both are there
        const std::string text = "Once upon a time,  there was\n\u4E2D a <s> girl ";
        QCOMPARE(model->encode("Lily\tran", true), json->encode("Lily\tran", true));
        QCOMPARE(json->encode("a", true).front(), std::int64_t(1));
        QCOMPARE(json->bosId(), model->bosId());
        QCOMPARE(json->eosId(), model->eosId());
        QCOMPARE(json->eosId().value(), std::int64_t(2));
        QCOMPARE(model->decode(model->encode(text, true), true), text);
        QCOMPARE(model->decode({1, 403}, false), json->decode({1, 403}, false));
    }

    void wholeTextsComeBack()
    {
        const QString path = QStringLiteral(SHARED_DIR "/data/wikitext2/wiki.test.raw");
        PRUNESCOPE_REQUIRE_SHARED(path);
        const std::string text = readFile(path.toStdString()).substr(0, 200000);
        for (const char* name : {"gpt2", "phi3_llama2_vocab"}) {
            const auto tokenizer = loadTokenizer(sharedTokenizer(name).toStdString());
            const Ids ids = tokenizer->encode(text, true);
            QVERIFY(ids.size() < text.size() / 3);
            QVERIFY(tokenizer->decode(ids, true) == text);
        }
    }

    void aFolderWithoutTokenizerSaysWhatWasLookedFor()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(throwsNaming([&] { loadTokenizer(path); }, ErrorKind::BadInput, path.string(),
                             "tokenizer.json", "tokenizer.model"));
    }

    void brokenFilesAreNamed()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        writeFileAtomically(path / "tokenizer.model", "no model");
        QVERIFY(throwsNaming([&] { loadTokenizer(path); }, ErrorKind::BadInput, "tokenizer.model"));
        writeFileAtomically(path / "tokenizer.model", smallModel());
        QCOMPARE(loadTokenizer(path)->encode("a", true), Ids({1, 3}));
        writeFileAtomically(path / "tokenizer.json", "{\"model\":");
        QVERIFY(throwsNaming([&] { loadTokenizer(path); }, ErrorKind::BadInput, "tokenizer.json", "byte"));
        writeFileAtomically(path / "tokenizer.json", tokenizerJson({"a"}).dump());
        QCOMPARE(loadTokenizer(path)->encode("a", true), Ids({0}));
        writeFileAtomically(path / "tokenizer_config.json", R"({"bos_token":"a","add_bos_token":true})");
        QCOMPARE(loadTokenizer(path)->encode("a", true), Ids({0, 0}));
    }
};

PRUNESCOPE_TEST(TstTokenizer)
#include "tst_tokenizer.moc"
