// Folders with vocab.json and merges.txt: merges line by line, and what the small files beside them decide.
#include "core/base/files.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/vocab_merges.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>

using namespace prunescope;
using namespace prunescope::tests;

namespace fs = std::filesystem;

namespace {

const char* kVocabulary =
    R"({"<s>":1,"<pad>":0,"</s>":2,"a":3,"b":4,"\u0120":5,"ab":6,"\u0120ab":7,"<|endoftext|>":8,"<":9})";

} // namespace

class TstVocabMerges : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path path(const char* name) const { return fs::path(m_folder->path().toStdString()) / name; }
    void write(const char* name, const std::string& text) const { writeFileAtomically(path(name), text); }
    std::shared_ptr<const Tokenizer> load() const { return loadTokenizer(m_folder->path().toStdString()); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write("vocab.json", kVocabulary);
        write("merges.txt", "#version: 0.2\na b\n\u0120 ab\n");
    }

    void linesArePairs()
    {
        QVERIFY(mergesFromText("#version: 0.2\na b\r\n\nc d", "m.txt") ==
                Json::parse(R"([["a","b"],["c","d"]])"));
        QVERIFY(mergesFromText("", "m.txt") == Json::array());
        for (const char* text : {"a b\nab\n", "a b\n a\n", "a b\na \n", "a b\na b c\n", "a b\na \xFF\n"})
            QVERIFY2(
                throwsNaming([&] { mergesFromText(text, "m.txt"); }, ErrorKind::BadInput, "m.txt", "line 2"),
                text);
    }

    void withoutOtherFilesItIsGpt2()
    {
        const auto tokenizer = load();
        QCOMPARE(tokenizer->encode("ab ab", true), Ids({6, 7}));
        QCOMPARE(tokenizer->encode("a<|endoftext|>b", true), Ids({3, 8, 4}));
        QCOMPARE(tokenizer->decode({6, 7, 8}, false), std::string("ab ab<|endoftext|>"));
        QCOMPARE(tokenizer->decode({6, 7, 8}, true), std::string("ab ab"));
        QCOMPARE(tokenizer->bosId().value(), std::int64_t(8));
        QCOMPARE(tokenizer->eosId().value(), std::int64_t(8));
        QCOMPARE(tokenizer->description(),
                 std::string("byte-level BPE, 10 pieces (vocab.json and merges.txt)"));
    }

    void optStartsWithItsEndToken()
    {
        write("config.json", R"({"model_type":"opt","eos_token_id":2})");
        QCOMPARE(load()->encode("ab", true), Ids({2, 6}));
        QCOMPARE(load()->encode("ab", false), Ids({6}));
        QCOMPARE(load()->encode("ab</s>", false), Ids({6, 2}));
        write("tokenizer_config.json",
              R"({"tokenizer_class":"GPT2Tokenizer","add_bos_token":false,"bos_token":"</s>"})");
        QCOMPARE(load()->encode("ab", true), Ids({6}));
        write("config.json", "{}");
        write("tokenizer_config.json",
              R"({"add_bos_token":true,"bos_token":{"content":"</s>","__type":"AddedToken"},
            "eos_token":"</s>","add_prefix_space":true})");
        QCOMPARE(load()->encode("ab", true), Ids({2, 7}));
        QCOMPARE(load()->eosId().value(), std::int64_t(2));
    }

    void robertaPutsTokensAroundTheText()
    {
        write("tokenizer_config.json", R"({"tokenizer_class":"RobertaTokenizer"})");
        QCOMPARE(load()->encode("ab", true), Ids({1, 6, 2}));
        QCOMPARE(load()->encode("<s>ab", false), Ids({1, 6}));
    }

    void addedTokensComeFromThreePlaces()
    {
        write("added_tokens.json", R"({"<x>":11})");
        write("special_tokens_map.json", R"({"pad_token":"<pad>","additional_special_tokens":["<x>"]})");
        write("tokenizer_config.json",
              R"({"added_tokens_decoder":{"12":{"content":"<y>","lstrip":true,"special":true}}})");
        const auto tokenizer = load();
        QCOMPARE(tokenizer->encode("a<x>b  <y><pad>", false), Ids({3, 11, 4, 12, 0}));
        QCOMPARE(tokenizer->decode({11, 3, 12}, true), std::string("a"));
        QCOMPARE(tokenizer->vocabularySize(), std::int64_t(13));
    }

    void brokenFilesAreNamed()
    {
        const auto refuses = [&](const char* name, const char* text, const char* value) {
            init();
            write(name, text);
            return throwsNaming([&] { load(); }, ErrorKind::BadInput, name, value);
        };
        QVERIFY(refuses("vocab.json", "[]", "array"));
        QVERIFY(refuses("vocab.json", R"({"a":-1})", "-1"));
        QVERIFY(refuses("vocab.json", R"({"a":1,"b":1})", "1"));
        QVERIFY(refuses("vocab.json", R"({"a</w>":1,"b":2})", "</w>"));
        QVERIFY(refuses("merges.txt", "a x\n", "\"x\""));
        QVERIFY(refuses("merges.txt", "a\n", "line 1"));
        QVERIFY(refuses("added_tokens.json", R"({"<x>":"y"})", "<x>"));
        QVERIFY(refuses("added_tokens.json", "7", "number"));
        QVERIFY(
            refuses("tokenizer_config.json", R"({"added_tokens_decoder":{"x":{"content":"a"}}})", "\"x\""));
        QVERIFY(refuses("tokenizer_config.json", R"({"added_tokens_decoder":{"7":{}}})", "{}"));
        QVERIFY(refuses("tokenizer_config.json", R"({"add_prefix_space":7})", "add_prefix_space"));
        init();
        fs::remove(path("merges.txt"));
        QVERIFY(throwsNaming([&] { load(); }, ErrorKind::BadInput, "merges.txt", "tokenizer.model"));
    }

    /// The two forms of real tokenizers give the same ids.
    void realFoldersReproduceTheirVectors_data()
    {
        QTest::addColumn<QString>("config");
        QTest::newRow("gpt2") << QString();
        QTest::newRow("qwen2") << QStringLiteral(R"({"tokenizer_class":"Qwen2Tokenizer"})");
    }
    void realFoldersReproduceTheirVectors()
    {
        QFETCH(QString, config);
        const QString source = sharedTokenizer(QString::fromUtf8(QTest::currentDataTag()));
        PRUNESCOPE_REQUIRE_SHARED(source + "/merges.txt");
        for (const char* name : {"vocab.json", "merges.txt"})
            write(name, readFile((source + "/" + name).toStdString()));
        if (!config.isEmpty())
            write("tokenizer_config.json", config.toStdString());
        const auto tokenizer = load();
        const Json vectors = readJsonFile((source + "/vectors.json").toStdString());
        int checked = 0;
        for (const char* kind : {"published", "computed"}) {
            for (const Json& vector : vectors.at(kind)) {
                const std::string text = vector.at("text");
                QVERIFY2(tokenizer->encode(text, true) == vector.at("ids").get<Ids>(), text.c_str());
                ++checked;
            }
        }
        QCOMPARE(checked, 115);
    }
};

PRUNESCOPE_TEST(TstVocabMerges)
#include "tst_vocab_merges.moc"
