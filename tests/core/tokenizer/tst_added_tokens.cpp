// Reading "added_tokens".
#include "core/tokenizer/added_tokens.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstAddedTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokensEnterTheVocabulary()
    {
        Vocabulary vocabulary = Vocabulary::fromJson(Json::parse(R"({"a":0,"<s>":1})"), "t.json");
        const AddedTokens tokens(
            Json::parse(
                R"([{"id":1,"content":"<s>","special":true},{"id":7,"content":"<new>"},{"id":8,"content":""}])"),
            nullptr, vocabulary, "t.json");
        QCOMPARE(vocabulary.find("<new>").value(), std::int64_t(7));
        QVERIFY(!vocabulary.contains(8)); // an empty text can never be found
        QVERIFY(tokens.isSpecial(1) && !tokens.isSpecial(7));
        QCOMPARE(tokens.inRawText().split("<s>").size(), std::size_t(1));
        QCOMPARE(tokens.inRawText().split("<s>")[0].tokenId, std::int64_t(1));
        QCOMPARE(tokens.inRawText().split("<new>")[0].tokenId,
                 std::int64_t(-1)); // looked for after normalising
        QCOMPARE(tokens.inNormalizedText().split("<new>")[0].tokenId, std::int64_t(7));
    }

    void tokensInNormalizedTextAreNormalizedThemselves()
    {
        Vocabulary vocabulary;
        const auto lowercase = makeNormalizer({{"type", "Lowercase"}}, "t.json");
        const AddedTokens tokens(Json::parse(R"([{"id":0,"content":"NEW"}])"), lowercase.get(), vocabulary,
                                 "t.json");
        QCOMPARE(tokens.inNormalizedText().split("new")[0].tokenId, std::int64_t(0));
        QCOMPARE(std::string(vocabulary.piece(0)), std::string("NEW"));
    }

    void brokenEntriesAreNamed()
    {
        const auto read = [](const Json& list) {
            Vocabulary vocabulary = Vocabulary::fromJson(Json::parse(R"({"a":0})"), "t.json");
            AddedTokens(list, nullptr, vocabulary, "t.json");
        };
        for (const char* text :
             {"{}", "[7]", "[{}]", R"([{"id":-1,"content":"x"}])", R"([{"id":1e9,"content":"x"}])",
              R"([{"id":1,"content":7}])", R"([{"id":1,"content":"x","special":1}])",
              R"([{"id":0,"content":"x"}])", R"([{"id":1,"content":"a"}])",
              R"([{"id":1,"content":"x"},{"id":1,"content":"y"}])"})
            QVERIFY2(throwsNaming([&] { read(Json::parse(text)); }, ErrorKind::BadInput, "t.json"), text);
        const Json tooLong = Json::array({{{"id", 1}, {"content", std::string(5000, 'x')}}});
        QVERIFY(throwsNaming([&] { read(tooLong); }, ErrorKind::BadInput, "5000", "4096"));
    }
};

PRUNESCOPE_TEST(TstAddedTokens)
#include "tst_added_tokens.moc"
