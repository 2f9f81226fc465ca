// Spaces between words, and the clean-up of English.
#include "core/tokenizer/word_decoders.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstWordDecoders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void continuationsAreJoined()
    {
        const WordPieceDecoder decoder(Json::object(), "t.json");
        QCOMPARE(decoder.apply({"##un", "##known", "word", "."}), Strings({"##un", "known", " word", "."}));
        const WordPieceDecoder plain(Json{{"prefix", "@"}, {"cleanup", false}}, "t.json");
        QCOMPARE(plain.apply({"a", "@b", "."}), Strings({"a", "b", " ."}));
    }

    void repeatedPiecesAndBlanksVanish()
    {
        const CtcDecoder decoder(Json::object(), "t.json");
        QCOMPARE(decoder.apply({"a", "a", "<pad>", "a", "|", "|", "b"}), Strings({"a", "", "a", " ", "b"}));
        const CtcDecoder plain(Json{{"pad_token", "_"}, {"word_delimiter_token", "/"}, {"cleanup", false}},
                               "t.json");
        QCOMPARE(plain.apply({"_a", "/"}), Strings({"a", "/"}));
    }

    void fieldsOfAnotherTypeAreNamed()
    {
        QVERIFY(throwsNaming(
            [] {
                WordPieceDecoder(Json{{"prefix", 1}}, "t.json");
            },
            ErrorKind::BadInput, "prefix"));
        QVERIFY(throwsNaming(
            [] {
                CtcDecoder(Json{{"cleanup", 1}}, "t.json");
            },
            ErrorKind::BadInput, "cleanup"));
    }
};

PRUNESCOPE_TEST(TstWordDecoders)
#include "tst_word_decoders.moc"
