// tokenizer.model through libsentencepiece: small models by hand, real ones against the library, damaged ones.
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/tokenizer/sentencepiece_engine.h"
#include "core/tokenizer/sentencepiece_tokenizer.h"
#include "tests/core/tokenizer/sentencepiece_samples.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <QFileInfo>


using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::shared_ptr<const Tokenizer> small(const TokenizerSettings& settings = {})
{
    return makeSentencePieceTokenizer(smallModel(), settings, "m.model");
}

} // namespace

class TstSentencepieceTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecesMergeByScore()
    {
        QCOMPARE(small()->encode("a ab", false), Ids({3, 3, 6}));
        QCOMPARE(small()->encode("ba  a", false), Ids({4, 6, 5, 4, 3}));
        QCOMPARE(small()->encode("", false), Ids());
        QCOMPARE(small()->encode("axxb", false), Ids({3, 0, 6})); // neighbouring unknown characters are one
        QCOMPARE(small()->description(), std::string("sentencepiece BPE, 7 pieces (tokenizer.model)"));
        QCOMPARE(small()->vocabularySize(), std::int64_t(7));
    }

    void bosIsAddedUnlessSettingsForbid()
    {
        QCOMPARE(small()->encode("a", true), Ids({1, 3}));
        TokenizerSettings settings;
        settings.addsBos = false;
        settings.addsEos = true;
        QCOMPARE(small(settings)->encode("a", true), Ids({3, 2}));
        settings.bosToken = "b";
        QCOMPARE(small(settings)->bosId().value(), std::int64_t(6));
        QCOMPARE(small(settings)->eosId().value(), std::int64_t(2));
    }

    void specialPiecesAreShownOrSkipped()
    {
        QCOMPARE(small()->decode({1, 3, 3, 2}, true), std::string("a a"));
        QCOMPARE(small()->decode({1, 3, 3, 2}, false), std::string("<s> a a</s>"));
        QCOMPARE(small()->decode({3, 6}, false), std::string("ab"));
        QCOMPARE(small()->decode({}, false), std::string());
        QVERIFY(throwsNaming([] { small()->decode({7}, true); }, ErrorKind::BadInput, "7", "6"));
        QVERIFY(throwsNaming([] { small()->decode({-1}, true); }, ErrorKind::BadInput, "-1"));
    }

    void textThatIsNotUtf8IsRefused()
    {
        QVERIFY(throwsNaming([] { small()->encode("a\xFF", true); }, ErrorKind::BadInput, "byte 1 of 2"));
    }

    /// Texts are cut at spaces where that is safe; the library sees them whole here.
    void cutTextsHaveTheIdsOfWholeOnes()
    {
        for (const char* name : {"mistral_v1_spm", "stories260k_tok512"}) {
            const QString path = sharedTokenizer(name) + "/tokenizer.model";
            PRUNESCOPE_REQUIRE_SHARED(path);
            const std::string bytes = readFile(path.toStdString());
            const auto library = makeSentencePieceEngine();
            QVERIFY(library->load(bytes).empty());
            const auto ours = makeSentencePieceTokenizer(bytes, {}, "m.model");
            const Strings parts = {" ",  " ",      "  ",         "the",    "cat", ".", "\n",
                                   "\t", "\u4E2D", "\U0001F600", "\u2581", "<s>", "1"};
            Random random(9);
            for (int trial = 0; trial < 2000; ++trial) {
                std::string text;
                for (std::uint64_t i = random.below(12); i > 0; --i)
                    text += parts[random.below(parts.size())];
                std::vector<int> expected;
                QVERIFY(library->encode(text, expected).empty());
                QCOMPARE(ours->encode(text, false), Ids(expected.begin(), expected.end()));
            }
        }
    }

    void cutOffModelsAreErrors()
    {
        const std::string whole = smallModel();
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto error =
                thrownBy([&] { makeSentencePieceTokenizer(whole.substr(0, size), {}, "m.model"); });
            if (error)
                QVERIFY(error->kind() == ErrorKind::BadInput);
        }
        const auto noUnknown = [] { makeSentencePieceTokenizer(pieceField("a", 0), {}, "m.model"); };
        QVERIFY(throwsNaming(noUnknown, ErrorKind::BadInput, "m.model"));
    }

    void damagedModelsGiveAnErrorOrATokenizer()
    {
        const QString path = sharedTokenizer("stories260k_tok512") + "/tokenizer.model";
        PRUNESCOPE_REQUIRE_SHARED(path);
        const std::string whole = readFile(path.toStdString());
        Random random(13);
        for (int trial = 0; trial < 300; ++trial) {
            std::string bytes = whole;
            for (std::uint64_t change = 0; change <= random.below(4); ++change)
                bytes[random.below(bytes.size())] = char(random.below(256));
            const auto error = thrownBy([&] {
                const auto tokenizer = makeSentencePieceTokenizer(bytes, {}, "m.model");
                tokenizer->decode(tokenizer->encode("Once upon a time \u00E9\n", true), false);
            });
            if (error)
                QVERIFY(error->kind() == ErrorKind::BadInput);
        }
    }
};

PRUNESCOPE_TEST(TstSentencepieceTokenizer)
#include "tst_sentencepiece_tokenizer.moc"
