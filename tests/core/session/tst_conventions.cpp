// Each perplexity convention against a slow program of its own: windows cut anew from the published code, logits of one
// window at a time, sums in plain loops.
#include "core/architecture/torch.h"
#include "core/base/files.h"
#include "core/calibration/text.h"
#include "core/session/evaluation_warnings.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <cmath>
#include <map>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

using Ids = std::vector<std::int64_t>;

constexpr std::int64_t kWindow = 128, kStride = 48;

std::string folder() { return sharedPath("data/stories260K"); }

/// Losses of predicted tokens by position in the input; entry 0 means nothing.
std::vector<double> losses(const OpenModel& model, const Ids& input)
{
    const at::NoGradGuard guard;
    const auto logits = model.model().logits(at::tensor(input, at::kLong).reshape({1, -1}), {})[0].to(at::kDouble).contiguous();
    const double* values = logits.data_ptr<double>();
    const std::int64_t vocabulary = logits.size(1);
    std::vector<double> out(input.size());
    for (std::size_t i = 1; i < input.size(); ++i) {
        const double* row = values + std::int64_t(i - 1) * vocabulary;
        double sum = 0;
        for (std::int64_t v = 0; v < vocabulary; ++v)
            sum += std::exp(row[v]);
        out[i] = std::log(sum) - row[input[i]];
    }
    return out;
}

Ids slice(const Ids& ids, std::int64_t begin, std::int64_t end) { return {ids.begin() + begin, ids.begin() + end}; }

struct Figures {
    double nll = 0;            // as the convention averages
    double nats = 0;           // of all scored tokens
    std::int64_t tokens = 0;   // scored
    std::int64_t windows = 0;
};

/// locuslab/wanda lib/eval.py: nlls of whole windows, divided by n * L.
Figures paper(const OpenModel& model, const Ids& ids)
{
    Figures out;
    double sum = 0;
    out.windows = std::int64_t(ids.size()) / kWindow;
    for (std::int64_t i = 0; i < out.windows; ++i) {
        const auto each = losses(model, slice(ids, i * kWindow, (i + 1) * kWindow));
        double window = 0;
        for (std::size_t k = 1; k < each.size(); ++k)
            window += each[k];
        sum += window / double(kWindow - 1) * double(kWindow);
        out.nats += window;
        out.tokens += kWindow - 1;
    }
    out.nll = sum / double(out.windows * kWindow);
    return out;
}

/// transformers docs/source/en/perplexity.md.
Figures strided(const OpenModel& model, const Ids& ids)
{
    Figures out;
    const auto length = std::int64_t(ids.size());
    double sum = 0;
    std::int64_t weights = 0, previousEnd = 0;
    for (std::int64_t begin = 0; begin < length; begin += kStride) {
        const std::int64_t end = std::min(begin + kWindow, length), targets = end - previousEnd;
        const auto each = losses(model, slice(ids, begin, end));
        // Labels before the targets are masked; the shift drops the window's first token.
        double window = 0;
        std::int64_t counted = 0;
        for (std::int64_t k = std::max<std::int64_t>(1, end - begin - targets); k < end - begin; ++k, ++counted)
            window += each[std::size_t(k)];
        if (targets > 1) {
            sum += window / double(counted) * double(targets - 1);
            weights += targets - 1;
            out.nats += window;
            out.tokens += counted;
            ++out.windows;
        }
        previousEnd = end;
        if (end == length)
            break;
    }
    out.nll = sum / double(weights);
    return out;
}

/// llama.cpp tools/perplexity/perplexity.cpp, perplexity(): BOS over each window's first token, second half.
Figures llamaCpp(const OpenModel& model, const Ids& ids)
{
    Figures out;
    out.windows = std::int64_t(ids.size()) / kWindow;
    for (std::int64_t i = 0; i < out.windows; ++i) {
        Ids input = slice(ids, i * kWindow, (i + 1) * kWindow);
        input[0] = *model.tokenizer->bosId();
        const auto each = losses(model, input);
        for (std::int64_t j = kWindow / 2; j < kWindow - 1; ++j, ++out.tokens)
            out.nats += each[std::size_t(j + 1)];
    }
    out.nll = out.nats / double(out.tokens);
    return out;
}

/// perplexity_v2() of the same file.
Figures llamaCppStride(const OpenModel& model, const Ids& ids)
{
    Figures out;
    out.windows = (std::int64_t(ids.size()) - kWindow + kStride - 1) / kStride;
    for (std::int64_t i = 0; i < out.windows; ++i) {
        const auto each = losses(model, slice(ids, i * kStride, i * kStride + kWindow));
        for (std::int64_t j = kWindow - kStride - 1; j < kWindow - 1; ++j, ++out.tokens)
            out.nats += each[std::size_t(j + 1)];
    }
    out.nll = out.nats / double(out.tokens);
    return out;
}

/// lm_eval/utils.py get_rolling_token_windows() and make_disjoint_window(), huggingface.py's input cut to max_length.
Figures lmEval(const OpenModel& model, const std::vector<std::string>& documents)
{
    Figures out;
    for (const auto& document : documents) {
        const Ids ids = model.tokenizer->encode(document, false);
        const auto length = std::int64_t(ids.size());
        const auto score = [&](Ids context, const Ids& continuation) {
            context.insert(context.end(), continuation.begin(), continuation.end());
            const Ids input(context.end() - std::min(std::int64_t(context.size()), kWindow + 1), context.end());
            const auto each = losses(model, input);
            for (std::size_t k = input.size() - continuation.size(); k < input.size(); ++k, ++out.tokens)
                out.nats += each[k];
            ++out.windows;
        };
        const std::int64_t first = std::min(kWindow, length);
        score({*model.tokenizer->bosId()}, slice(ids, 0, first));
        for (std::int64_t predicted = first; predicted < length;) {
            const std::int64_t count = std::min(length - predicted, kWindow), end = predicted + count;
            Ids context = slice(ids, end - kWindow - 1, end - 1);
            context.resize(context.size() - std::size_t(count - 1));
            score(context, slice(ids, end - count, end));
            predicted += count;
        }
    }
    out.nll = out.nats / double(out.tokens);
    return out;
}

/// Python's re.split(r"\s+", text) has one part more than there are stretches of white space. ASCII only.
std::int64_t splitParts(const std::string& text)
{
    const QString all = QString::fromStdString(text);
    return all.split(QRegularExpression(QStringLiteral("\\s+"))).size();
}

} // namespace

class TstConventions : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;
    std::string m_text;
    std::vector<std::string> m_documents;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }
    PerplexityResult measured(const char* convention, int stride = 0, const char* file = "text.txt") const
    {
        PerplexityParams params;
        params.text.path = path(file);
        params.convention = convention;
        params.window = int(kWindow);
        params.stride = stride;
        StopFlag stop;
        return measurePerplexity(m_model, params, stop, {});
    }
    static bool agrees(const PerplexityResult& result, const Figures& slow)
    {
        return result.windows == slow.windows && result.tokens == slow.tokens && std::abs(result.nll - slow.nll) < 1e-5 &&
               std::abs(result.perplexity / std::exp(slow.nll) - 1) < 1e-5;
    }

private Q_SLOTS:
    void initTestCase()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder() + "/model.safetensors"));
        m_model = tests::open(folder());
        m_text = readFile(sharedPath("data/tinyshakespeare/input.txt")).substr(0, 5001);
        writeFileAtomically(path("text.txt"), m_text);
        m_documents = {m_text.substr(0, 1700), " " + m_text.substr(1800, 90) + "\n", m_text.substr(2000)};
        std::string lines;
        for (const auto& document : m_documents)
            lines += asciiLine({{"text", document}}) + "\n";
        writeFileAtomically(path("documents.jsonl"), lines);
    }

    void paperAgreesWithThePlainProgram()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder()));
        const auto result = measured("paper");
        QVERIFY(agrees(result, paper(*m_model, m_model->tokenizer->encode(m_text, true))));
        QCOMPARE(result.bosRule, std::string("document"));
        QCOMPARE(result.text.sha256.size(), std::size_t(64));
    }
    void stridedAgreesWithThePlainProgram()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder()));
        const auto result = measured("strided", int(kStride));
        QVERIFY(agrees(result, strided(*m_model, m_model->tokenizer->encode(m_text, true))));
        QCOMPARE(result.stride, int(kStride));
    }
    void llamaCppAgreesWithThePlainProgram()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder()));
        const auto result = measured("llama.cpp");
        QVERIFY(agrees(result, llamaCpp(*m_model, m_model->tokenizer->encode(m_text, true))));
        QCOMPARE(result.bosRule, std::string("window"));
        QCOMPARE(result.stride, 0);
    }
    void llamaCppWithAStrideAgreesWithThePlainProgram()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder()));
        const auto result = measured("llama.cpp", int(kStride));
        QVERIFY(agrees(result, llamaCppStride(*m_model, m_model->tokenizer->encode(m_text, true))));
        QCOMPARE(result.bosRule, std::string("document"));
        QCOMPARE(result.stride, int(kStride));
    }
    void lmEvalAgreesWithThePlainProgram()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder()));
        const auto result = measured("lm-eval", 0, "documents.jsonl");
        const Figures slow = lmEval(*m_model, m_documents);
        QVERIFY(agrees(result, slow));
        std::int64_t words = 0, bytes = 0;
        for (const auto& document : m_documents) {
            words += splitParts(document);
            bytes += std::int64_t(document.size());
        }
        QVERIFY(std::abs(result.wordPerplexity / std::exp(slow.nats / double(words)) - 1) < 1e-5);
        QVERIFY(std::abs(result.bytePerplexity / std::exp(slow.nats / double(bytes)) - 1) < 1e-5);
        QVERIFY(std::abs(result.bitsPerByte - slow.nats / double(bytes) / std::log(2.0)) < 1e-5);
        QCOMPARE(result.bosRule, std::string("prefix"));
    }
    void conventionsThatDifferGiveOtherFigures()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder()));
        std::map<std::string, double> found;
        for (const char* convention : {"paper", "strided", "llama.cpp", "lm-eval"})
            found[convention] = measured(convention).perplexity;
        found["llama.cpp stride"] = measured("llama.cpp", int(kStride)).perplexity;
        found["lm-eval word"] = measured("lm-eval").wordPerplexity;
        for (const auto& [a, x] : found)
            for (const auto& [b, y] : found)
                QVERIFY2(a == b || std::abs(x / y - 1) > 1e-3, qPrintable(QString::fromStdString(a + " and " + b)));
    }
    void aCutEvaluationHasNoWordPerplexity()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder()));
        PerplexityParams params;
        params.text.path = path("text.txt");
        params.convention = "lm-eval";
        params.window = int(kWindow);
        params.maxWindows = 2;
        StopFlag stop;
        QCOMPARE(measurePerplexity(m_model, params, stop, {}).wordPerplexity, 0.0);
    }
    void wrongStridesAreUsageErrorsWithBothValues()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder()));
        QVERIFY(throwsNaming([&] { measured("llama.cpp", 128); }, ErrorKind::Usage, "128"));
    }
    void llamasTokenizerFinds83WindowsInWikiText2()
    {
        const std::string file = sharedPath("data/wikitext2/wiki.test.raw");
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(file));
        const auto tokenizer = loadTokenizer(sharedPath("data/tokenizers/phi3_llama2_vocab"));
        const auto text = loadText(file, true);
        const auto count = std::int64_t(tokenizer->encode(text.documents[0], false).size()) + 1; // LLaMA's BOS
        QCOMPARE(count, std::int64_t(341469));
        QCOMPARE(count / 4096, std::int64_t(83));
        QCOMPARE(count / 2048, std::int64_t(166));
    }
    void wordsAreCountedAsPythonSplitsThem()
    {
        QCOMPARE(countWords(" = Robert Boulter = \n"), std::int64_t(6)); // an empty one at each end
        QCOMPARE(countWords("one"), std::int64_t(1));
        QCOMPARE(countWords("a\u00a0b\u3000\u2003c"), std::int64_t(3));
        QCOMPARE(countWords(""), std::int64_t(1));
    }
};

PRUNESCOPE_TEST(TstConventions)
#include "tst_conventions.moc"
