// What is read from tokenizer.model before the library sees it.
#include "core/base/files.h"
#include "core/tokenizer/sentencepiece_model.h"
#include "tests/core/tokenizer/sentencepiece_samples.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <QFileInfo>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

bool isRefused(const std::string& bytes, const std::string& word)
{
    return throwsNaming([&] { readSentencePieceModel(bytes, "m.model"); }, ErrorKind::BadInput, "m.model",
                        word);
}

} // namespace

class TstSentencepieceModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecesTypesAndSettingsAreRead()
    {
        const SentencePieceModel model = readSentencePieceModel(smallModel(), "m.model");
        QCOMPARE(model.vocabulary.size(), std::int64_t(7));
        QCOMPARE(std::string(model.vocabulary.piece(3)), std::string("\u2581a"));
        QVERIFY(model.types[0] == SentencePieceModel::PieceType::Unknown);
        QVERIFY(model.types[1] == SentencePieceModel::PieceType::Control);
        QVERIFY(model.types[5] == SentencePieceModel::PieceType::Normal);
        QVERIFY(model.kind == SentencePieceModel::Kind::Bpe);
        QVERIFY(model.addsDummyPrefix);
        QVERIFY(!model.cuts.isForbidden());
    }

    void textsAreCutOnlyWhereTheyAreKeptAsTheyAre()
    {
        const std::string pieces = pieceField("<unk>", 0, 2) + pieceField("\u2581", -1);
        const auto isCut = [&](const std::string& rest) {
            return !readSentencePieceModel(pieces + rest, "m").cuts.isForbidden();
        };
        QVERIFY(isCut(trainerField(2) + llamaNormalizerField()));
        QVERIFY(!isCut(trainerField(1) + llamaNormalizerField())); // unigram: sums of scores
        QVERIFY(!isCut(trainerField(2)));                          // extra spaces are removed
        QVERIFY(!isCut(trainerField(2) + llamaNormalizerField() +
                       pieceField("a b", 0, 4))); // a piece with a real space
        QVERIFY(!isCut(bytesField(2, number(3, 2) + number(24, 1)) + llamaNormalizerField()));
    }

    void brokenPiecesAreNamed()
    {
        const std::string start = pieceField("<unk>", 0, 2);
        QVERIFY(isRefused(start + pieceField("a", 0) + pieceField("a", 0), "\"a\""));
        QVERIFY(isRefused(start + pieceField("", 0), "piece 1"));
        QVERIFY(isRefused(start + pieceField("\xFF", 0), "piece 1"));
        QVERIFY(isRefused(start + pieceField(std::string_view("a\0b", 3), 0), "piece 1"));
        QVERIFY(isRefused(start + pieceField(std::string(5000, 'a'), 0), "5000"));
        QVERIFY(isRefused(start + pieceField("a", NAN), "piece 1"));
        QVERIFY(isRefused("", "no pieces"));
        QVERIFY(isRefused(trainerField(2), "no pieces"));
    }

    void otherModelTypesAreNamed()
    {
        QVERIFY(isRefused(smallModel() + trainerField(3), "model_type"));
        QVERIFY(isRefused(smallModel() + trainerField(4), "4"));
    }

    void tablesAreCheckedWhereverTheyStand()
    {
        QVERIFY(isRefused(smallModel() + llamaNormalizerField("broken table"), "normalisation"));
        QVERIFY(isRefused(smallModel() + bytesField(5, bytesField(2, "broken table")), "normalisation"));
    }

    void tooManyUserPiecesInARowAreRefused()
    {
        std::string model = smallModel();
        for (int length = 2; length <= 66; ++length) {
            if (length == 66)
                QCOMPARE(readSentencePieceModel(model, "m").vocabulary.size(), std::int64_t(7 + 64));
            model += pieceField(std::string(std::size_t(length), 'x'), 0, 4);
        }
        QVERIFY(isRefused(model, "64"));
    }

    void realModelsPass()
    {
        for (const char* name : {"mistral_v1_spm", "sentencepiece_unigram_1000", "stories260k_tok512"}) {
            const QString path = sharedTokenizer(name) + "/tokenizer.model";
            PRUNESCOPE_REQUIRE_SHARED(path);
            const SentencePieceModel model = readSentencePieceModel(readFile(path.toStdString()), "m");
            QVERIFY(model.vocabulary.size() >= 512);
        }
    }
};

PRUNESCOPE_TEST(TstSentencepieceModel)
#include "tst_sentencepiece_model.moc"
