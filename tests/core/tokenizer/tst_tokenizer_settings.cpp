// The small files beside a tokenizer.
#include "core/base/files.h"
#include "core/tokenizer/tokenizer_settings.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstTokenizerSettings : public QObject {
    Q_OBJECT

    static TokenizerSettings read(const char* text)
    {
        TokenizerSettings settings;
        readTokenizerConfig(Json::parse(text), "c.json", settings);
        return settings;
    }

private Q_SLOTS:
    void tokensAreStringsOrObjects()
    {
        const TokenizerSettings settings = read(
            R"({"bos_token":"<s>","eos_token":{"content":"</s>","lstrip":false},"add_bos_token":false})");
        QCOMPARE(settings.bosToken.value(), std::string("<s>"));
        QCOMPARE(settings.eosToken.value(), std::string("</s>"));
        QCOMPARE(settings.addsBos.value(), false);
        QVERIFY(!settings.addsEos);
    }

    void absentAndNullSayNothing()
    {
        const TokenizerSettings settings = read(R"({"bos_token":null,"model_max_length":1e30})");
        QVERIFY(!settings.bosToken && !settings.eosToken && !settings.addsBos);
    }

    void otherTypesAreNamed()
    {
        QVERIFY(throwsNaming([] { read(R"({"bos_token":7})"); }, ErrorKind::BadInput, "c.json", "bos_token"));
        QVERIFY(throwsNaming([] { read(R"({"add_bos_token":"yes"})"); }, ErrorKind::BadInput, "c.json",
                             "add_bos_token"));
        QVERIFY(throwsNaming([] { read("[]"); }, ErrorKind::BadInput, "c.json", "array"));
    }

    void theModelsOwnFilesGiveTheEndId()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(!readTokenizerSettings(path).eosId);
        writeFileAtomically(path / "generation_config.json", R"({"eos_token_id":5})");
        QCOMPARE(readTokenizerSettings(path).eosId.value(), std::int64_t(5));
        writeFileAtomically(path / "config.json",
                            R"({"eos_token_id":[3,4]})"); // a list says nothing: the other file counts
        QCOMPARE(readTokenizerSettings(path).eosId.value(), std::int64_t(5));
        writeFileAtomically(path / "config.json", R"({"eos_token_id":2})");
        QCOMPARE(readTokenizerSettings(path).eosId.value(), std::int64_t(2));
        writeFileAtomically(path / "config.json", "{");
        QCOMPARE(readTokenizerSettings(path).eosId.value(), std::int64_t(5));
        writeFileAtomically(path / "tokenizer_config.json", "{");
        QVERIFY(
            throwsNaming([&] { readTokenizerSettings(path); }, ErrorKind::BadInput, "tokenizer_config.json"));
    }
};

PRUNESCOPE_TEST(TstTokenizerSettings)
#include "tst_tokenizer_settings.moc"
