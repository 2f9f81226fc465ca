// Bytes of tokens: nothing is lost, and parts of one character stay together.
#include "core/base/files.h"
#include "core/session/token_text.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstTokenText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinedTokensAreTheText_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char* name : {"gpt2", "gpt_neox_20b", "mistral_v1_spm", "phi3_llama2_vocab", "qwen2", "stories260k_tok512"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void joinedTokensAreTheText()
    {
        QFETCH(QString, folder);
        const std::string path = sharedPath("data/tokenizers/" + folder.toStdString());
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(path));
        const auto tokenizer = loadTokenizer(path);
        const std::string text = "The cat sat.\n\n  Two  spaces, naïve 日本語のテキスト 🙂👩‍🚀 — end\ttab";
        const auto ids = tokenizer->encode(text, false);
        const TokenText found = tokenText(tokenizer.get(), ids);
        QCOMPARE(QString::fromStdString(found.text).trimmed(), QString::fromStdString(text));
        QCOMPARE(found.begin.size(), ids.size());
        std::int64_t reached = 0;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const bool isShared = i > 0 && found.begin[i] == found.begin[i - 1] && found.end[i] == found.end[i - 1];
            QVERIFY(isShared || found.begin[i] == reached);
            reached = found.end[i];
            const auto part = QByteArray::fromStdString(found.text.substr(std::size_t(found.begin[i]), std::size_t(found.end[i] - found.begin[i])));
            QVERIFY(QString::fromUtf8(part).toUtf8() == part); // whole characters
        }
        QCOMPARE(reached, std::int64_t(found.text.size()));
    }
    void aTokenWithinATextKeepsItsSpace()
    {
        const std::string path = sharedPath("data/tokenizers/mistral_v1_spm");
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(path));
        const auto tokenizer = loadTokenizer(path);
        const auto ids = tokenizer->encode("the cat", false);
        QCOMPARE(textOfToken(tokenizer.get(), ids.back()), std::string(" cat"));
        QCOMPARE(textOfToken(tokenizer.get(), -1), std::string());
    }
    void withoutATokenizerIdsAreShown()
    {
        const TokenText found = tokenText(nullptr, std::vector<std::int64_t>{7, 12});
        QCOMPARE(found.text, std::string("7 12 "));
        QCOMPARE(found.begin, (std::vector<std::int64_t>{0, 2}));
    }
    void aBrokenCharacterThatNothingMendsStandsAlone()
    {
        QTemporaryDir folder;
        writeTinyTokenizer(folder.path().toStdString());
        const auto tokenizer = loadTokenizer(folder.path().toStdString());
        const auto whole = tokenizer->encode("日x", false);
        const TokenText mended = tokenText(tokenizer.get(), whole);
        QCOMPARE(mended.text, std::string("日x"));
        QCOMPARE(mended.end[0], std::int64_t(3));
        QCOMPARE(mended.begin[2], std::int64_t(0)); // the third byte of the same character
        const TokenText cut = tokenText(tokenizer.get(), std::vector<std::int64_t>{whole[0], whole[3]});
        QCOMPARE(cut.text, std::string("\uFFFDx"));
    }
};

PRUNESCOPE_TEST(TstTokenText)
#include "tst_token_text.moc"
