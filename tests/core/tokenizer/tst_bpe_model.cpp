// Merging by hand-checked ranks, unknown characters, bytes, and long words against short ones.
#include "core/base/random.h"
#include "core/tokenizer/bpe_model.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Ids encoded(const Json& model, std::string_view word)
{
    Ids ids;
    BpeModel(model, "t.json").encodeWord(word, ids);
    return ids;
}

/// The definition, step by step: of all pairs merge the leftmost of lowest rank, until none is left.
Strings mergedByDefinition(Strings symbols, const Strings& merges)
{
    for (std::size_t rank = 0; rank < merges.size();) {
        std::size_t at = 0;
        while (at + 1 < symbols.size() && symbols[at] + " " + symbols[at + 1] != merges[rank])
            ++at;
        if (at + 1 >= symbols.size()) {
            ++rank;
            continue;
        }
        symbols[at] += symbols[at + 1];
        symbols.erase(symbols.begin() + std::ptrdiff_t(at) + 1);
        rank = 0; // the new symbol may take part in a merge of lower rank
    }
    return symbols;
}

} // namespace

class TstBpeModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLowestRankMergesFirst()
    {
        const Strings pieces = {"a", "b", "c", "bc", "ab", "abc"};
        QCOMPARE(encoded(bpeModel(pieces, {"b c", "a b", "a bc"}), "abc"), Ids({5}));
        QCOMPARE(encoded(bpeModel(pieces, {"b c", "a b"}), "abc"), Ids({0, 3}));
        QCOMPARE(encoded(bpeModel(pieces, {"a b", "b c"}), "abc"), Ids({4, 2}));
    }

    void equalRanksMergeFromTheLeft()
    {
        QCOMPARE(encoded(bpeModel({"a", "aa"}, {"a a"}), "aaa"), Ids({1, 0}));
    }

    void mergesComeInBothForms()
    {
        QCOMPARE(encoded(bpeModel({"a", "b", "ab"}, {"#version: 0.2", "a b"}), "ab"), Ids({2}));
        Json model = bpeModel({"a", " ", "a "});
        model["merges"] = Json::array({Json::array({"a", " "})}); // only pairs can hold spaces
        QCOMPARE(encoded(model, "a "), Ids({2}));
    }

    void brokenMergesAreNamed()
    {
        const Strings pieces = {"a", "b", "ab"};
        QVERIFY(throwsNaming(
            [&] {
                BpeModel(bpeModel(pieces, {"a b", "a c"}), "t.json");
            },
            ErrorKind::BadInput, "merge 1", "\"c\""));
        QVERIFY(throwsNaming([&] { BpeModel(bpeModel(pieces, {"b a"}), "t.json"); }, ErrorKind::BadInput,
                             "\"ba\""));
        QVERIFY(throwsNaming([&] { BpeModel(bpeModel(pieces, {"a  b"}), "t.json"); }, ErrorKind::BadInput,
                             "one space"));
        QVERIFY(throwsNaming([&] { BpeModel(bpeModel(pieces, {"ab"}), "t.json"); }, ErrorKind::BadInput,
                             "one space"));
        Json model = bpeModel(pieces);
        for (const Json& merges : {Json(7), Json::object(), Json()}) {
            model["merges"] = merges;
            QVERIFY(
                throwsNaming([&] { BpeModel(model, "t.json"); }, ErrorKind::BadInput, "t.json", "merges"));
        }
        model["merges"] = Json::array({Json::array({"a", "b", "c"})});
        QVERIFY(throwsNaming([&] { BpeModel(model, "t.json"); }, ErrorKind::BadInput, "t.json", "merge 0"));
    }

    void unknownCharactersBecomeBytesWhereAllOfThemExist()
    {
        Json model = bpeModel({"<unk>", "a", "<0xC3>", "<0xA9>"});
        model["unk_token"] = "<unk>";
        model["byte_fallback"] = true;
        QCOMPARE(encoded(model, "a\u00E9a"), Ids({1, 2, 3, 1})); // C3 A9
        QCOMPARE(encoded(model, "a\u00E8a"), Ids({1, 0, 1}));    // C3 A8: A8 is missing
        model["byte_fallback"] = false;
        QCOMPARE(encoded(model, "\u00E9"), Ids({0}));
    }

    void unknownCharactersAreFusedOnlyWhenAsked()
    {
        Json model = bpeModel({"<unk>", "a"});
        QCOMPARE(encoded(model, "xax"), Ids({1})); // no unk_token: they vanish
        model["unk_token"] = "<unk>";
        QCOMPARE(encoded(model, "xxa"), Ids({0, 0, 1}));
        model["fuse_unk"] = true;
        QCOMPARE(encoded(model, "xxaxx"), Ids({0, 1, 0}));
    }

    void ignoreMergesTakesAWholeWordFromTheVocabulary()
    {
        Json model = bpeModel({"a", "b", "ab"});
        QCOMPARE(encoded(model, "ab"), Ids({0, 1}));
        model["ignore_merges"] = true;
        QCOMPARE(encoded(model, "ab"), Ids({2}));
        QCOMPARE(encoded(model, "aba"), Ids({0, 1, 0}));
    }

    void prefixAndSuffixMarkPlacesInTheWord()
    {
        Json model = bpeModel({"a", "##b", "ab", "##b</w>", "ab</w>"}, {"a ##b"});
        model["continuing_subword_prefix"] = "##";
        QCOMPARE(encoded(model, "ab"), Ids({2})); // the whole does not repeat the prefix
        model = bpeModel({"a", "b</w>", "ab</w>"}, {"a b</w>"});
        model["end_of_word_suffix"] = "</w>";
        QCOMPARE(encoded(model, "ab"), Ids({2}));
        QCOMPARE(encoded(model, "aab"), Ids({0, 2}));
    }

    void brokenSettingsAreNamed()
    {
        Json model = bpeModel({"a"});
        model["unk_token"] = "<unk>";
        QVERIFY(throwsNaming([&] { BpeModel(model, "t.json"); }, ErrorKind::BadInput, "unk_token", "<unk>"));
        model = bpeModel({"a"});
        model["dropout"] = 0.1;
        QVERIFY(throwsNaming([&] { BpeModel(model, "t.json"); }, ErrorKind::BadInput, "dropout", "0.1"));
        model = bpeModel({"a"});
        model["byte_fallback"] = 1;
        QVERIFY(throwsNaming([&] { BpeModel(model, "t.json"); }, ErrorKind::BadInput, "byte_fallback"));
        model.erase("vocab");
        QVERIFY(thrownBy([&] { BpeModel(model, "t.json"); }).has_value());
    }

    /// Up to 32 symbols a scan merges, above a heap.
    void wordsOfEveryLengthFollowTheDefinition()
    {
        const Strings pieces = {"a", "b", "c", "ab", "bc", "aa", "aab", "abc", "abab", "ca", "aabc"};
        const Strings merges = {"a b", "c a", "b c", "a a", "ab ab", "a ab", "ab c", "aab c"};
        const BpeModel model(bpeModel(pieces, merges), "t.json");
        Random random(11);
        for (std::size_t length = 0; length < 80; ++length) {
            Strings symbols;
            std::string word;
            for (std::size_t i = 0; i < length; ++i)
                symbols.push_back(pieces[random.below(3)]);
            for (const std::string& symbol : symbols)
                word += symbol;
            Ids ids;
            model.encodeWord(word, ids);
            Strings found;
            for (const std::int64_t id : ids)
                found.emplace_back(model.vocabulary().piece(id));
            QCOMPARE(found, mergedByDefinition(symbols, merges));
        }
    }

    /// Without a heap 300,000 characters would take a minute.
    void aVeryLongWordIsNoProblem()
    {
        const BpeModel model(bpeModel({"a", "aa", "aaaa"}, {"a a", "aa aa"}), "t.json");
        Ids ids;
        model.encodeWord(std::string(300000, 'a'), ids);
        QCOMPARE(ids, Ids(75000, 2));
    }
};

PRUNESCOPE_TEST(TstBpeModel)
#include "tst_bpe_model.moc"
