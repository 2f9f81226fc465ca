// A real table of sentencepiece, with what huggingface/tokenizers makes of the same texts.
#include "core/base/files.h"
#include "core/tokenizer/precompiled_normalizer.h"
#include "tests/core/tokenizer/spm_samples.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <QFileInfo>

using namespace prunescope;
using namespace prunescope::tests;

class TstPrecompiledNormalizer : public QObject {
    Q_OBJECT

    static PrecompiledNormalizer made(const std::string& base64)
    {
        return PrecompiledNormalizer(Json{{"precompiled_charsmap", base64}}, "t.json");
    }

private Q_SLOTS:
    void nfkcOfARealTable()
    {
        PRUNESCOPE_REQUIRE_SHARED(sharedTokenizer("sentencepiece_unigram_1000/tokenizer.model"));
        const SpmParts parts = readSpmParts(sharedTokenizer("sentencepiece_unigram_1000/tokenizer.model"));
        const PrecompiledNormalizer normalizer = made(toBase64(parts.charsmap));
        QCOMPARE(normalizer.apply("\uFF21\u2460\uFB01 a\u0300 \u00BD"), std::string("A1fi \u00E0 1\u20442"));
        QCOMPARE(normalizer.apply("a\tb\u3000c\u00A0"), std::string("a\tb c "));
        QCOMPARE(normalizer.apply("\u0001x\u200B"), std::string("\u0001x\u200B")); // not in this table
        QCOMPARE(normalizer.apply(""), std::string());
    }

    void brokenBase64IsNamed()
    {
        for (const char* text : {"a", "abc", "ab*=", "a===", "abcde==="})
            QVERIFY2(throwsNaming([&] { made(text); }, ErrorKind::BadInput, "t.json", "precompiled_charsmap"),
                     text);
        QVERIFY(throwsNaming([] { made("AAAA"); }, ErrorKind::BadInput, "t.json", "normalisation"));
    }
};

PRUNESCOPE_TEST(TstPrecompiledNormalizer)
#include "tst_precompiled_normalizer.moc"
