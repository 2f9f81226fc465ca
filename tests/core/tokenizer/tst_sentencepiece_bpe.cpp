// Our BPE against libsentencepiece itself, on models full of equal scores and odd texts.
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/tokenizer/sentencepiece_bpe.h"
#include "core/tokenizer/sentencepiece_engine.h"
#include "core/tokenizer/sentencepiece_tokenizer.h"
#include "tests/core/tokenizer/sentencepiece_samples.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdio>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string randomText(Random& random, const Strings& parts)
{
    std::string text;
    for (std::uint64_t count = random.below(20); count > 0; --count)
        text += parts[random.below(parts.size())];
    return text;
}

/// Pieces of a, b, the space mark and e-acute with few different scores, so that ties are common.
std::string modelWithTies(std::uint64_t seed, bool hasBytes)
{
    Random random(seed);
    std::string model = pieceField("<unk>", 0, 2) + pieceField("<s>", 0, 3) + pieceField("</s>", 0, 3);
    if (hasBytes)
        for (int byte = 0; byte < 256; ++byte) {
            char name[8];
            std::snprintf(name, sizeof name, "<0x%02X>", unsigned(byte));
            model += pieceField(name, 0, 6);
        }
    const Strings characters = {"a", "b", "\u2581", "\u00E9"};
    Strings pieces = characters;
    for (int i = 0; i < 30; ++i) {
        std::string piece;
        for (std::uint64_t k = 2 + random.below(3); k > 0; --k)
            piece += characters[random.below(4)];
        if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end())
            pieces.push_back(piece);
    }
    for (const std::string& piece : pieces)
        model += pieceField(piece, -float(random.below(6)));
    return model + bytesField(2, number(3, 2) + (hasBytes ? number(35, 1) : "")) + llamaNormalizerField();
}

Ids libraryIds(const SentencePieceEngine& engine, const std::string& text)
{
    std::vector<int> ids;
    const std::string reason = engine.encode(text, ids);
    return reason.empty() ? Ids(ids.begin(), ids.end()) : Ids({-1});
}

} // namespace

class TstSentencepieceBpe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreTheLibrarysOnModelsWithTies()
    {
        Random random(9);
        for (std::uint64_t seed = 0; seed < 12; ++seed) {
            const std::string bytes = modelWithTies(seed, seed % 2 == 0);
            QVERIFY(makeSentencePieceBpe(readSentencePieceModel(bytes, "t.model")));
            TokenizerSettings settings;
            settings.addsBos = false;
            const auto tokenizer = makeSentencePieceTokenizer(bytes, settings, "t.model");
            const auto engine = makeSentencePieceEngine();
            QCOMPARE(engine->load(bytes), std::string());
            for (int trial = 0; trial < 200; ++trial) {
                const std::string text = randomText(random, {"a", "b", "ab", " ", "  ", "\u00E9", "\u4E2D",
                                                             "x", "\n", "\u2581", "<s>", "<0x41>", "aabb"});
                QVERIFY2(tokenizer->encode(text, true) == libraryIds(*engine, text), text.c_str());
            }
        }
    }

    void idsAreTheLibrarysOnARealModel()
    {
        const QString path = sharedTokenizer("mistral_v1_spm/tokenizer.model");
        PRUNESCOPE_REQUIRE_SHARED(path);
        const std::string bytes = readFile(path.toStdString());
        QVERIFY(makeSentencePieceBpe(readSentencePieceModel(bytes, "t.model")));
        const auto tokenizer = makeSentencePieceTokenizer(bytes, {}, "t.model");
        const auto engine = makeSentencePieceEngine();
        QCOMPARE(engine->load(bytes), std::string());
        Random random(4);
        const Strings parts = {"The",
                               "ing",
                               " ",
                               "  ",
                               "\t",
                               "\n",
                               "1",
                               "23",
                               ".",
                               "'s",
                               "\u00E9",
                               "e\u0301",
                               "\u4E2D\u6587",
                               "\U0001F600",
                               "\u200D",
                               "\u3000",
                               std::string(1, '\0'),
                               "\x01",
                               "\u2581",
                               "</s>",
                               "<0x0A>",
                               "----",
                               "aaaa",
                               "\u0915\u093F",
                               "\uFFFD",
                               "\U000E0001"};
        for (int trial = 0; trial < 1000; ++trial) {
            const std::string text = randomText(random, parts);
            QVERIFY2(tokenizer->encode(text, false) == libraryIds(*engine, text), text.c_str());
        }
    }

    void otherModelsAreLeftToTheLibrary()
    {
        const auto isOurs = [](const std::string& bytes) {
            return makeSentencePieceBpe(readSentencePieceModel(bytes, "t.model")) != nullptr;
        };
        QVERIFY(isOurs(smallModel()));
        QVERIFY(!isOurs(smallModel() + pieceField("user", 0, 4)));
        QVERIFY(!isOurs(smallModel() + pieceField("unused", 0, 5)));
        QVERIFY(!isOurs(smallModel() + pieceField("xy", -9)));        // x and y are no pieces
        QVERIFY(!isOurs(smallModel() + pieceField("!", 0, 3)));       // a control piece of one character
        QVERIFY(!isOurs(smallModel() + trainerField(1)));             // unigram
        QVERIFY(!isOurs(smallModel() + bytesField(3, number(4, 1)))); // removes spaces
        QVERIFY(!isOurs(smallModel() + bytesField(3, number(5, 0)))); // keeps spaces
    }

    void longLinesTakeTimeInProportion()
    {
        const auto tokenizer = makeSentencePieceTokenizer(modelWithTies(1, true), {}, "t.model");
        const std::string line(1000000, 'a');
        const Ids ids = tokenizer->encode(line, true);
        QCOMPARE(tokenizer->decode(ids, true), line);
    }
};

PRUNESCOPE_TEST(TstSentencepieceBpe)
#include "tst_sentencepiece_bpe.moc"
