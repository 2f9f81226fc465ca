// Cuts before spaces, and that they change no id.
#include "core/base/random.h"
#include "core/tokenizer/bpe_model.h"
#include "core/tokenizer/word_cuts.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Strings parts(const WordCuts& cuts, std::string_view word, std::string_view space)
{
    Strings out;
    for (std::size_t start = 0; start < word.size();) {
        const std::size_t end = cuts.partEnd(word, start, space);
        out.emplace_back(word.substr(start, end - start));
        start = end;
    }
    return out;
}

} // namespace

class TstWordCuts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreCutBeforeSpaces()
    {
        const WordCuts cuts;
        QCOMPARE(parts(cuts, " a bc d", " "), Strings({" a", " bc", " d"}));
        QCOMPARE(parts(cuts, "\u2581a\u2581b", "\u2581"), Strings({"\u2581a", "\u2581b"}));
        QCOMPARE(parts(cuts, "", " "), Strings());
    }

    void runsOfSpacesAndALastSpaceStay()
    {
        const WordCuts cuts;
        QCOMPARE(parts(cuts, "a   b ", " "), Strings({"a", "   b "}));
        QCOMPARE(parts(cuts, "a  ", " "), Strings({"a", "  "}));
        QCOMPARE(parts(cuts, " ", " "), Strings({" "}));
    }

    void noCutFollowsACharacterThatAPieceJoinsWithASpace()
    {
        WordCuts cuts;
        cuts.observePiece("x.\u2581");
        QCOMPARE(parts(cuts, "a. b c", " "), Strings({"a. b", " c"}));
        WordCuts merged;
        merged.observeMerge("\u00E9", "\u2581z");
        QCOMPARE(parts(merged, "\u00E9 b e c", " "), Strings({"\u00E9 b", " e", " c"}));
    }

    void forbiddenMeansWhole()
    {
        WordCuts cuts;
        cuts.forbid();
        QCOMPARE(parts(cuts, "a b c", " "), Strings({"a b c"}));
    }

    /// Whole words against their parts, for models that may be cut and for such that may not.
    void cutWordsHaveTheIdsOfWholeOnes_data()
    {
        QTest::addColumn<QStringList>("merges");
        QTest::addColumn<bool>("isForbidden");
        QTest::newRow("plain") << QStringList{"\u2581 a", "\u2581a b", "a b", "\u2581 \u2581"} << false;
        QTest::newRow("joined") << QStringList{"b \u2581", "\u2581 a", "a b"} << false;
        QTest::newRow("after bytes") << QStringList{"<0x63> \u2581", "\u2581 a"} << true;
        QTest::newRow("after unknown") << QStringList{"<unk> \u2581", "\u2581 a"} << true;
    }
    void cutWordsHaveTheIdsOfWholeOnes()
    {
        QFETCH(QStringList, merges);
        QFETCH(bool, isForbidden);
        Strings pieces = {"<unk>", "\u2581", "a", "b", "<0x63>"}; // c is a byte, d is unknown
        Strings lines;
        for (const QString& merge : merges) {
            lines.push_back(merge.toStdString());
            pieces.push_back(QString(merge).remove(' ').toStdString());
        }
        Json json = bpeModel(pieces, lines);
        json["unk_token"] = "<unk>";
        json["byte_fallback"] = true;
        const BpeModel model(json, "t.json");
        QCOMPARE(model.cuts().isForbidden(), isForbidden);
        const Strings letters = {"\u2581", "\u2581", "a", "b", "c", "d"};
        Random random(3);
        for (int trial = 0; trial < 500; ++trial) {
            std::string word;
            for (int i = 0; i < 20; ++i)
                word += letters[random.below(letters.size())];
            Ids whole, inParts;
            model.encodeWord(word, whole);
            for (const std::string& part : parts(model.cuts(), word, WordCuts::kSpaceMark))
                model.encodeWord(part, inParts);
            QCOMPARE(inParts, whole);
        }
    }
};

PRUNESCOPE_TEST(TstWordCuts)
#include "tst_word_cuts.moc"
