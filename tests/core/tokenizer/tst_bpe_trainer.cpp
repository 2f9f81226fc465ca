// Training on texts small enough to merge by hand.
#include "core/tokenizer/bpe_trainer.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

Json trained(const Strings& documents, std::int64_t size)
{
    StopFlag stop;
    BpeTrainerParams params;
    params.vocabularySize = size;
    return trainBpe(documents, params, stop, {});
}

Strings mergesOf(const Json& tokenizer) { return tokenizer.at("model").at("merges").get<Strings>(); }

} // namespace

class TstBpeTrainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Words: ab, Ġab, Ġabc. Pairs: a b three times, Ġ a twice, b c once; then Ġ ab twice, ab c once; then Ġab c.
    void theMostFrequentPairIsMergedFirst()
    {
        const Json json = trained({"ab ab abc"}, 260);
        QCOMPARE(mergesOf(json), Strings({"a b", "\u0120 ab", "\u0120ab c"}));
        const Json& vocabulary = json.at("model").at("vocab");
        QCOMPARE(vocabulary.size(), std::size_t(260));
        QCOMPARE(vocabulary.at("<|endoftext|>").get<int>(), 0);
        QCOMPARE(vocabulary.at("a").get<int>(), 1 + 'a');
        QCOMPARE(vocabulary.at("ab").get<int>(), 257);
        QCOMPARE(vocabulary.at("\u0120abc").get<int>(), 259);
    }

    /// xy and Ġba: three pairs of count 1. Ġ has the smallest first id; then x comes before the new piece Ġb.
    void tiesGoToTheSmallerFirstId()
    {
        QCOMPARE(mergesOf(trained({"xy ba"}, 260)), Strings({"\u0120 b", "x y", "\u0120b a"}));
    }

    void tiesOfTheFirstIdGoToTheSmallerSecond()
    {
        QCOMPARE(mergesOf(trained({"ac", "ab"}, 259)), Strings({"a b", "a c"}));
    }

    void overlappingPairsMergeFromTheLeft()
    {
        // aa aa a: both pairs that are left begin with aa, and a has the smaller id.
        QCOMPARE(mergesOf(trained({"aaaaa"}, 260)), Strings({"a a", "aa a", "aa aaa"}));
    }

    void wordsDoNotMergeAcrossTheirBorders()
    {
        QVERIFY(throwsNaming([] { trained({"a1"}, 258); }, ErrorKind::BadInput, "258", "257"));
    }

    void theSpecialTokenInsideTextsIsCutOut()
    {
        QVERIFY(throwsNaming([] { trained({"a<|endoftext|>b"}, 258); }, ErrorKind::BadInput, "258", "257"));
        QCOMPARE(mergesOf(trained({"<|endoftext|>ab<|endoftext|>"}, 258)), Strings({"a b"}));
    }

    void tooSmallATextSaysWhatItYields()
    {
        QVERIFY(throwsNaming([] { trained({"ab ab abc"}, 261); }, ErrorKind::BadInput, "261", "260"));
        QVERIFY(throwsNaming([] { trained({}, 258); }, ErrorKind::BadInput, "257"));
    }

    void brokenRequestsAreRefused()
    {
        QVERIFY(throwsNaming([] { trained({"ab"}, 256); }, ErrorKind::Usage, "256", "257"));
        QVERIFY(
            throwsNaming([] { trained({"ab"}, std::int64_t(1) << 40); }, ErrorKind::Usage, "1099511627776"));
        QVERIFY(throwsNaming([] { trained({"good", "b\xFF"}, 258); }, ErrorKind::BadInput, "2", "byte 1"));
        StopFlag stop;
        for (const char* special : {"", "a", "\xFF"}) {
            const BpeTrainerParams params{257, special};
            QVERIFY(throwsNaming([&] { trainBpe({"ab"}, params, stop, {}); }, ErrorKind::Usage));
        }
        const BpeTrainerParams clash{258, "ab"}; // cut out of the text, yet spelled by two of its bytes
        QCOMPARE(mergesOf(trainBpe({"abxy"}, clash, stop, {})), Strings({"x y"}));
    }

    void theOrderOfDocumentsDoesNotMatter()
    {
        const Strings documents = {"the cat sat on the mat", "a dog in the fog", "the end; then the rest"};
        const Strings turned(documents.rbegin(), documents.rend());
        QCOMPARE(trained(documents, 280).dump(), trained(turned, 280).dump());
    }

    void aStopEndsTheTraining()
    {
        StopFlag stop;
        const auto stopEarly = [&](const Progress& progress) {
            if (progress.done >= 258)
                stop.requestStop();
        };
        const auto error = thrownBy([&] {
            trainBpe({"ab ab abc"}, {260, "<|endoftext|>"}, stop, stopEarly);
        });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
    }

    void theResultIsATokenizerThatPutsTheSpecialTokenInFront()
    {
        const auto tokenizer = made(trained({"ab ab abc"}, 260));
        QCOMPARE(tokenizer->description(), std::string("byte-level BPE, 260 pieces (tokenizer.json)"));
        QCOMPARE(tokenizer->encode("ab abc\n", true), Ids({0, 257, 259, 1 + '\n'}));
        QCOMPARE(tokenizer->encode("ab<|endoftext|>ab", false), Ids({257, 0, 257}));
        QCOMPARE(tokenizer->bosId().value(), std::int64_t(0));
        const std::string text = "d\u00E9j\u00E0 vu \U0001F600\t\n  abc";
        QCOMPARE(tokenizer->decode(tokenizer->encode(text, true), true), text);
    }
};

PRUNESCOPE_TEST(TstBpeTrainer)
#include "tst_bpe_trainer.moc"
