// The whole pipeline on small literals: order of the steps, special tokens, refusals, broken files.
#include "core/base/random.h"
#include "core/tokenizer/large_json.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// Every part of the format once.
const char* kFull = R"({"version":"1.0","truncation":null,"padding":null,
    "added_tokens":[{"id":0,"content":"<s>","special":true,"normalized":false},{"id":9,"content":"A b","normalized":true}],
    "normalizer":{"type":"Sequence","normalizers":[{"type":"Lowercase"},{"type":"Replace","pattern":{"String":" "},"content":"_"}]},
    "pre_tokenizer":{"type":"Split","pattern":{"Regex":"_?[a-z]+"},"behavior":"Isolated","invert":false},
    "post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],
        "special_tokens":{"<s>":{"id":"<s>","ids":[0],"tokens":["<s>"]}}},
    "decoder":{"type":"Replace","pattern":{"String":"_"},"content":" "},
    "model":{"type":"BPE","unk_token":"?","vocab":{"<s>":0,"?":1,"_":2,"a":3,"b":4,"c":5,"bc":6,"_bc":7},"merges":["b c",["_","bc"]]}})";

} // namespace

class TstTokenizerJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStepsFollowEachOther()
    {
        const auto tokenizer = made(Json::parse(kFull));
        QCOMPARE(tokenizer->encode("x BC", false), Ids({1, 7}));
        QCOMPARE(tokenizer->encode("x BC", true), Ids({0, 1, 7}));
        QCOMPARE(tokenizer->encode("A BC", false), Ids({9, 5})); // the added token is cut out before merging
        QCOMPARE(tokenizer->encode("a<s>c", false), Ids({3, 0, 5})); // cut out of the raw text
        QCOMPARE(tokenizer->encode("<S>", false), Ids({1, 1, 1}));   // not after normalising
        QCOMPARE(tokenizer->encode("xa b", false), Ids({1, 9}));     // "a_b" is what "A b" becomes
        QCOMPARE(tokenizer->encode("", true), Ids({0}));
        QCOMPARE(tokenizer->decode({0, 3, 7}, false), std::string("<s>a bc"));
        QCOMPARE(tokenizer->decode({0, 3, 7}, true), std::string("a bc"));
        QCOMPARE(tokenizer->piece(7), std::string("_bc"));
        QCOMPARE(tokenizer->vocabularySize(), std::int64_t(10));
        QCOMPARE(tokenizer->bosId().value(), std::int64_t(0));
        QVERIFY(!tokenizer->eosId());
        QCOMPARE(tokenizer->description(), std::string("BPE, 9 pieces (tokenizer.json)"));
    }

    void idsInHolesAreEmptyAndThoseBeyondAreErrors()
    {
        const auto tokenizer = made(Json::parse(kFull)); // 8 is a hole
        QCOMPARE(tokenizer->decode({3, 8, 4}, false), std::string("ab"));
        QCOMPARE(tokenizer->piece(8), std::string());
        QCOMPARE(tokenizer->piece(-1), std::string());
        QVERIFY(throwsNaming([&] { tokenizer->decode({10}, false); }, ErrorKind::BadInput, "10", "9"));
        QVERIFY(throwsNaming([&] { tokenizer->decode({-1}, false); }, ErrorKind::BadInput, "-1"));
    }

    void textThatIsNotUtf8IsRefused()
    {
        QVERIFY(throwsNaming([] { made(Json::parse(kFull))->encode("ab\xFF", false); }, ErrorKind::BadInput,
                             "byte 2 of 3"));
    }

    void settingsNameTheSpecialTokens()
    {
        Json json = tokenizerJson({"<s>", "</s>", "a"});
        TokenizerSettings settings;
        settings.bosToken = "<s>";
        settings.eosToken = "</s>";
        QCOMPARE(made(json, settings)->encode("a", true), Ids({2})); // nothing asks for them
        settings.addsBos = true;
        settings.addsEos = true;
        QCOMPARE(made(json, settings)->encode("a", true), Ids({0, 2, 1}));
        QCOMPARE(made(json, settings)->encode("a", false), Ids({2}));
        QCOMPARE(made(json, settings)->eosId().value(), std::int64_t(1));
        settings.eosToken = "<missing>";
        settings.eosId = 2;
        QCOMPARE(made(json, settings)->eosId().value(), std::int64_t(2));
        settings.eosId = 77; // no such piece
        QVERIFY(!made(json, settings)->eosId());
        settings.addsBos = false; // the template of the file wins
        QCOMPARE(made(Json::parse(kFull), settings)->encode("a", true), Ids({0, 3}));
    }

    void theFirstWordAloneGetsTheFirstPrefix()
    {
        Json json = tokenizerJson({"<s>", "_", "a", "_a"}, {"_ a"});
        json["added_tokens"] = Json::parse(R"([{"id":0,"content":"<s>","special":true}])");
        json["pre_tokenizer"] =
            Json::parse(R"({"type":"Metaspace","replacement":"_","prepend_scheme":"first"})");
        QCOMPARE(idsOf(json, "a<s>a"), Ids({3, 0, 2}));
        QCOMPARE(idsOf(json, "<s>a"), Ids({0, 2}));
    }

    void withoutADecoderPiecesAreWords()
    {
        QCOMPARE(made(tokenizerJson({"a", "b"}))->decode({0, 1}, false), std::string("a b"));
    }

    void oldFilesNeedNotNameTheModelType()
    {
        Json json = tokenizerJson({"a"});
        json["model"].erase("type");
        QCOMPARE(idsOf(json, "a"), Ids({0}));
        json["model"].erase("merges"); // then it may be anything
        QVERIFY(thrownBy([&] { made(json); }).has_value());
    }

    void unsupportedFilesAreNamed()
    {
        for (const char* type : {"WordPiece", "WordLevel", "Other"}) {
            Json json = tokenizerJson({"a"});
            json["model"]["type"] = type;
            QVERIFY(throwsNaming([&] { made(json); }, ErrorKind::BadInput, "t.json", "model", type));
        }
        Json json = tokenizerJson({"a"});
        json["version"] = "2.0";
        QVERIFY(throwsNaming([&] { made(json); }, ErrorKind::BadInput, "t.json", "version", "2.0"));
        for (const char* text : {"[]", "7", "{}", R"({"model":7})", R"({"version":1,"model":{}})"})
            QVERIFY2(throwsNaming([&] { made(Json::parse(text)); }, ErrorKind::BadInput, "t.json"), text);
    }

    void repeatedWordsHaveTheSameIdsAsFirstOnes()
    {
        const auto tokenizer = made(Json::parse(kFull));
        const Ids once = tokenizer->encode(" bc", false);
        Ids expected;
        std::string text;
        for (int i = 0; i < 100; ++i) {
            text += " bc";
            expected.insert(expected.end(), once.begin(), once.end());
        }
        QCOMPARE(tokenizer->encode(text, false), expected);
    }

    /// Any damage to a file gives a tokenizer or an error, nothing else.
    void damagedFilesGiveAnErrorOrATokenizer()
    {
        const std::string whole(kFull);
        Random random(5);
        int loaded = 0, refused = 0;
        for (int trial = 0; trial < 4000; ++trial) {
            std::string text = whole;
            for (std::uint64_t change = 0; change <= random.below(3); ++change) {
                const std::size_t at = random.below(text.size());
                const char pool[] = "{}[]\",:0159ae_ \\n-";
                if (random.below(3) == 0)
                    text.erase(at, random.below(20));
                else
                    text[at] = pool[random.below(sizeof pool - 1)];
            }
            const auto error = thrownBy([&] {
                const auto tokenizer = makeJsonTokenizer(parseLargeJson(text, "t.json"), {}, "t.json");
                const Ids ids = tokenizer->encode("A bc<s> x\u00E9 A b", true);
                tokenizer->decode(ids, false);
                ++loaded;
            });
            if (error) {
                QVERIFY(error->kind() == ErrorKind::BadInput);
                ++refused;
            }
        }
        QCOMPARE(loaded + refused, 4000);
        QVERIFY(loaded > 0 && refused > 0);
    }
};

PRUNESCOPE_TEST(TstTokenizerJson)
#include "tst_tokenizer_json.moc"
