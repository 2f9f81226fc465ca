// The best sum of scores by hand and against all segmentations; unknown characters; broken fields.
#include "core/base/random.h"
#include "core/tokenizer/unigram_model.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <limits>
#include <map>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

using Scores = std::vector<std::pair<std::string, double>>;

Json unigram(const Scores& pieces)
{
    Json vocabulary = Json::array();
    for (const auto& [piece, score] : pieces)
        vocabulary.push_back(Json::array({piece, score}));
    return {{"type", "Unigram"}, {"unk_id", 0}, {"vocab", vocabulary}};
}

Ids encoded(const Json& model, std::string_view word)
{
    Ids ids;
    UnigramModel(model, "t.json").encodeWord(word, ids);
    return ids;
}

/// Highest score of all ways to cut a word into pieces.
double bestByTrying(const std::map<std::string, double>& scores, const std::string& word)
{
    if (word.empty())
        return 0;
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t length = 1; length <= word.size(); ++length)
        if (const auto piece = scores.find(word.substr(0, length)); piece != scores.end())
            best = std::max(best, piece->second + bestByTrying(scores, word.substr(length)));
    return best;
}

} // namespace

class TstUnigramModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHighestSumOfScoresWins()
    {
        const Json model = unigram({{"<unk>", 0}, {"a", -1}, {"b", -1.5}, {"ab", -2}, {"abb", -5}});
        QCOMPARE(encoded(model, "ab"), Ids({3}));     // -2 against -2.5
        QCOMPARE(encoded(model, "abb"), Ids({3, 2})); // -3.5 against -4 and -5
        QCOMPARE(encoded(model, ""), Ids());
    }

    void ofEqualSumsTheEarlierFoundStays()
    {
        const Json model = unigram({{"<unk>", 0}, {"a", -1}, {"aa", -2}, {"aaa", -3}});
        QCOMPARE(encoded(model, "aa"), Ids({2}));
        QCOMPARE(encoded(model, "aaa"), Ids({3}));
    }

    void sumsAgreeWithTryingEverySegmentation()
    {
        Random random(11);
        std::map<std::string, double> scores = {{"a", -3}, {"b", -4}, {"c", -5}};
        for (int i = 0; i < 25; ++i) {
            std::string piece;
            for (std::uint64_t k = 2 + random.below(3); k > 0; --k)
                piece += char('a' + random.below(3));
            scores[piece] =
                -1 - double(random.below(100)) / 8; // exact in binary: sums do not depend on order
        }
        Scores list = {{"<unk>", -20}};
        list.insert(list.end(), scores.begin(), scores.end());
        for (int trial = 0; trial < 60; ++trial) {
            std::string word;
            for (int k = 0; k < 10; ++k)
                word += char('a' + random.below(3));
            double sum = 0;
            std::string joined;
            for (const std::int64_t id : encoded(unigram(list), word)) {
                sum += list[std::size_t(id)].second;
                joined += list[std::size_t(id)].first;
            }
            QCOMPARE(joined, word);
            QCOMPARE(sum, bestByTrying(scores, word));
        }
    }

    void unknownCharactersCostTenMoreThanTheLowestAndBecomeOneId()
    {
        QCOMPARE(encoded(unigram({{"<unk>", 0}, {"a", -1}, {"b", -3}}), "a\u4E2D\u00E9b"), Ids({1, 0, 2}));
        // The lowest score is -16, so an unknown x costs 26: with b (-3) less than "xb" only if that were
        // below -29.
        QCOMPARE(encoded(unigram({{"<unk>", 0}, {"b", -3}, {"xb", -16}}), "xb"), Ids({2}));
        QCOMPARE(encoded(unigram({{"<unk>", 0}, {"b", 20}, {"xb", -16}}), "xb"),
                 Ids({0, 1})); // -6 against -16
    }

    void bytesSpellUnknownCharactersIfAllExist()
    {
        Json model = unigram({{"<unk>", 0}, {"a", -1}, {"<0xC3>", -9}, {"<0xA9>", -9}});
        QCOMPARE(encoded(model, "a\u00E9"), Ids({1, 0}));
        model["byte_fallback"] = true;
        QCOMPARE(encoded(model, "a\u00E9"), Ids({1, 2, 3}));
        QCOMPARE(encoded(model, "a\u00E8"), Ids({1, 0}));   // <0xA8> is missing
        QCOMPARE(encoded(model, "\u00E9\u00E8"), Ids({0})); // the run is spelt as a whole or not at all
        QCOMPARE(UnigramModel(model, "t.json").kind(), std::string("Unigram with byte fallback"));
    }

    void withoutUnknownTokenAnUnknownCharacterIsNamed()
    {
        Json model = unigram({{"a", -1}});
        model.erase("unk_id");
        QCOMPARE(encoded(model, "aa"), Ids({0, 0}));
        QVERIFY(throwsNaming([&] { encoded(model, "a\u4E2D"); }, ErrorKind::BadInput, "\u4E2D"));
    }

    void longWordsTakeTimeInProportion()
    {
        const std::string word(3000000, 'a'); // quadratic work would take hours
        const Ids ids = encoded(unigram({{"<unk>", 0}, {"a", -4}, {"aaaa", -5}, {"aaaaaaaa", -11}}), word);
        QCOMPARE(ids, Ids(750000, 2));
    }

    void brokenFieldsAreNamed()
    {
        const auto refuses = [](const Json& vocabulary, const char* value) {
            const Json model = {{"type", "Unigram"}, {"vocab", vocabulary}};
            return throwsNaming([&] { UnigramModel(model, "t.json"); }, ErrorKind::BadInput, "t.json", value);
        };
        QVERIFY(refuses(Json::object(), "object"));
        QVERIFY(refuses(Json::parse(R"([["a",-1],["b"]])"), "entry 1"));
        QVERIFY(refuses(Json::parse(R"([["a","-1"]])"), "[\"a\",\"-1\"]"));
        const double endless = std::numeric_limits<double>::infinity();
        QVERIFY(refuses(Json::array({Json::array({"a", endless})}), "entry 0"));
        QVERIFY(refuses(Json::parse(R"([["a",1],["a",2]])"), "two ids"));
        QVERIFY(refuses(Json::array({Json::array({std::string(5000, 'a'), 1})}), "4096"));
        Json model = unigram({{"a", -1}});
        model["unk_id"] = 5;
        QVERIFY(
            throwsNaming([&] { UnigramModel(model, "t.json"); }, ErrorKind::BadInput, "unk_id", "5", "1"));
    }
};

PRUNESCOPE_TEST(TstUnigramModel)
#include "tst_unigram_model.moc"
