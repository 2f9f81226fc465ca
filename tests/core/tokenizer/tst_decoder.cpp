// Every decoder by its JSON.
#include "core/tokenizer/decoder.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Strings decoded(const char* json, const Strings& pieces)
{
    return makeDecoder(Json::parse(json), "t.json")->apply(pieces);
}

} // namespace

class TstDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noneIsNull() { QVERIFY(!makeDecoder(Json(), "t.json")); }

    void byteLevelJoinsBytesAcrossPieces()
    {
        QCOMPARE(decoded(R"({"type":"ByteLevel"})", {"a", "\u0120\u00C3", "\u00A9"}), Strings({"a \u00E9"}));
        QCOMPARE(decoded(R"({"type":"ByteLevel"})", {"\u00C3", "b"}), Strings({"\uFFFDb"}));
        QCOMPARE(decoded(R"({"type":"ByteLevel"})", {"<a b>", "\u4E2D"}),
                 Strings({"<a b>\u4E2D"})); // added tokens, as they are
    }

    void byteFallbackSpellsRunsOfBytes()
    {
        const char* json = R"({"type":"ByteFallback"})";
        QCOMPARE(decoded(json, {"a", "<0xC3>", "<0xa9>", "b"}), Strings({"a", "\u00E9", "b"}));
        QCOMPARE(decoded(json, {"<0xC3>", "b", "<0xA9>", "<0x41>"}),
                 Strings({"\uFFFD", "b", "\uFFFD", "\uFFFD"}));
        QCOMPARE(decoded(json, {"<0xG1>", "<0x1>", "<0x001>"}), Strings({"<0xG1>", "<0x1>", "<0x001>"}));
    }

    void replaceWorksInsidePieces()
    {
        QCOMPARE(decoded(R"({"type":"Replace","pattern":{"String":"_"},"content":" "})", {"_a_", "b"}),
                 Strings({" a ", "b"}));
    }

    void stripCutsUpToSoManyFromEachEnd()
    {
        QCOMPARE(decoded(R"({"type":"Strip","content":"H","start":1,"stop":0})", {"Hey", " friend!", "HHH"}),
                 Strings({"ey", " friend!", "HH"}));
        QCOMPARE(decoded(R"({"type":"Strip","content":"y","start":0,"stop":2})", {"Heyyy", "yfy"}),
                 Strings({"Hey", "yf"}));
        QCOMPARE(decoded(R"({"type":"Strip","content":"y","start":2,"stop":2})", {"y", ""}),
                 Strings({"", ""}));
        QCOMPARE(decoded(R"({"type":"Strip","content":"a","start":9000000000,"stop":-5})", {"aab"}),
                 Strings({"b"}));
    }

    void fuseJoins() { QCOMPARE(decoded(R"({"type":"Fuse"})", {"a", "b"}), Strings({"ab"})); }

    void bpeDecoderTurnsSuffixesIntoSpaces()
    {
        QCOMPARE(decoded(R"({"type":"BPEDecoder","suffix":"</w>"})", {"he", "llo</w>", "you</w>"}),
                 Strings({"he", "llo ", "you"}));
    }

    void metaspaceIsADecoderToo()
    {
        QCOMPARE(decoded(R"({"type":"Metaspace","replacement":"_"})", {"_a", "_b"}), Strings({"a", " b"}));
    }

    void llamasSequenceGivesTheTextBack()
    {
        const char* json =
            R"({"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"\u2581"},"content":" "},
            {"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]})";
        QCOMPARE(decoded(json, {"\u2581a", "\u2581\u2581", "<0x0A>", "b"}), Strings({"a  \nb"}));
        QCOMPARE(decoded(json, {}), Strings({""}));
    }

    void theRarerKindsAreKnown()
    {
        QCOMPARE(decoded(R"({"type":"WordPiece"})", {"un", "##known"}), Strings({"un", "known"}));
        QCOMPARE(decoded(R"({"type":"CTC"})", {"a", "a", "|"}), Strings({"a", " "}));
    }

    void unsupportedKindsAreNamed()
    {
        for (const char* type : {"Unknown", "fuse", ""})
            QVERIFY(throwsNaming(
                [&] {
                    makeDecoder({{"type", type}}, "t.json");
                },
                ErrorKind::BadInput, "t.json", "decoder", type));
        for (const char* text : {"7", R"({"type":"Sequence"})", R"({"type":"Strip","content":"ab"})",
                                 R"({"type":"Strip","start":1e30})", R"({"type":"Replace"})"})
            QVERIFY2(throwsNaming([&] { makeDecoder(Json::parse(text), "t.json"); }, ErrorKind::BadInput,
                                  "t.json"),
                     text);
    }

    void doublingOverAndOverIsStopped()
    {
        Json steps = Json::array();
        for (int i = 0; i < 60; ++i)
            steps.push_back({{"type", "Replace"}, {"pattern", {{"String", "a"}}}, {"content", "aa"}});
        const auto decoder = makeDecoder({{"type", "Sequence"}, {"decoders", steps}}, "t.json");
        QVERIFY(throwsNaming([&] { decoder->apply({"a"}); }, ErrorKind::BadInput, "replacements"));
    }
};

PRUNESCOPE_TEST(TstDecoder)
#include "tst_decoder.moc"
