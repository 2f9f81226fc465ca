// Log-likelihoods against a scorer that runs every answer by itself, and the seam between context and answer.
#include "core/evaluation/multiple_choice.h"

#include "core/architecture/architecture.h"
#include "core/architecture/torch.h"
#include "core/training/trainer.h"
#include "tests/core/family_models.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// One id per byte, except that "ab" and " b" are one; BOS is 1000.
class ByteTokenizer : public Tokenizer {
public:
    explicit ByteTokenizer(bool hasBos = true, bool hasEos = true) : m_hasBos(hasBos), m_hasEos(hasEos) {}
    std::vector<std::int64_t> encode(std::string_view text, bool addSpecial) const override
    {
        std::vector<std::int64_t> ids;
        if (addSpecial)
            ids.push_back(1000);
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto two = text.substr(i, 2);
            if (two == "ab" || two == " b") {
                ids.push_back(two == "ab" ? 500 : 501);
                ++i;
            } else {
                ids.push_back(static_cast<unsigned char>(text[i]));
            }
        }
        return ids;
    }
    std::string decode(const std::vector<std::int64_t>&, bool) const override { return {}; }
    std::string piece(std::int64_t) const override { return {}; }
    std::int64_t vocabularySize() const override { return 1001; }
    std::optional<std::int64_t> bosId() const override { return m_hasBos ? std::optional<std::int64_t>(1000) : std::nullopt; }
    std::optional<std::int64_t> eosId() const override { return m_hasEos ? std::optional<std::int64_t>(999) : std::nullopt; }
    std::string description() const override { return {}; }

private:
    bool m_hasBos, m_hasEos;
};

/// log p(continuation | context): the whole through the model, a double softmax at each position, added up.
double slowScore(const Model& model, const ChoiceRequest& request)
{
    const at::NoGradGuard guard;
    std::vector<std::int64_t> all = request.context;
    all.insert(all.end(), request.continuation.begin(), request.continuation.end());
    const std::int64_t most = model.config().context + 1;
    if (std::int64_t(all.size()) > most)
        all.erase(all.begin(), all.end() - most);
    const std::vector<std::int64_t> input(all.begin(), all.end() - 1);
    const auto logits = model.logits(at::tensor(input, at::kLong).unsqueeze(0), {}).squeeze(0).to(at::kDouble).contiguous();
    double sum = 0;
    for (std::size_t i = all.size() - request.continuation.size(); i < all.size(); ++i) {
        const double* row = logits.data_ptr<double>() + (std::int64_t(i) - 1) * logits.size(1);
        double total = 0;
        for (std::int64_t v = 0; v < logits.size(1); ++v)
            total += std::exp(row[v] - row[0]);
        sum += row[all[i]] - row[0] - std::log(total);
    }
    return sum;
}

Model randomModel(const std::string& family)
{
    const Json json = familyConfig(family);
    const Architecture& architecture = *findArchitecture(family);
    at::manual_seed(3);
    std::map<std::string, at::Tensor> parameters;
    const ModelConfig config = architecture.readConfig(json, "config.json");
    for (const auto& spec : architecture.tensorSpecs(config))
        parameters[spec.name] = at::randn(spec.shape) * 0.3 + (spec.role == TensorRole::Norm ? 1.0 : 0.0);
    return Model(architecture, config, parameters);
}

std::vector<std::int64_t> someIds(std::int64_t count, std::int64_t from)
{
    std::vector<std::int64_t> ids;
    for (std::int64_t i = 0; i < count; ++i)
        ids.push_back((from * 7919 + i * i * 31 + i * 17) % 270);
    return ids;
}

/// Shared contexts, a single one, answers of one token, and wholes longer than the model's 64 tokens.
std::vector<ChoiceRequest> variousRequests()
{
    std::vector<ChoiceRequest> out;
    for (const std::int64_t length : {3, 1, 7, 4})
        out.push_back({someIds(20, 1), someIds(length, length)});
    out.push_back({someIds(1, 2), someIds(1, 9)});
    out.push_back({someIds(1, 2), someIds(1, 8)});
    for (const std::int64_t length : {5, 2})
        out.push_back({someIds(70, 4), someIds(length, 50 + length)}); // cut to different contexts
    out.push_back({someIds(62, 5), someIds(3, 60)});                   // 65 tokens: just not cut
    out.push_back({someIds(1, 5), someIds(64, 61)});
    return out;
}

} // namespace

class TstMultipleChoice : public QObject {
    Q_OBJECT
    StopFlag m_stop;

private Q_SLOTS:
    void theSeamIsWhereTheContextEnds()
    {
        const ByteTokenizer tokenizer;
        QCOMPARE(encodeChoice(tokenizer, "xy", " z", false), (ChoiceRequest{{'x', 'y'}, {' ', 'z'}}));
        // "xa" + "b" melts into x, ab: the context keeps its own two ids, and as many go from the whole.
        QVERIFY(throwsNaming([&] { encodeChoice(tokenizer, "xa", "b", false); }, ErrorKind::BadInput, "no token to score"));
        QCOMPARE(encodeChoice(tokenizer, "xa", "bz", false), (ChoiceRequest{{'x', 'a'}, {'z'}}));
    }
    void spacesAtTheContextsEndMoveOver()
    {
        const ByteTokenizer tokenizer;
        QCOMPARE(encodeChoice(tokenizer, "x ", "by", false), (ChoiceRequest{{'x'}, {501, 'y'}}));
        QCOMPARE(encodeChoice(tokenizer, " x\n ", "y", false), (ChoiceRequest{{' ', 'x'}, {'\n', ' ', 'y'}}));
    }
    void anEmptyContextIsThePrefixToken()
    {
        QCOMPARE(encodeChoice(ByteTokenizer(), "", " by", false), (ChoiceRequest{{1000}, {501, 'y'}}));
        QCOMPARE(encodeChoice(ByteTokenizer(), "  ", "y", false), (ChoiceRequest{{1000}, {' ', ' ', 'y'}}));
        QCOMPARE(encodeChoice(ByteTokenizer(), "", "y", true), (ChoiceRequest{{1000}, {'y'}})); // not twice
        QCOMPARE(encodeChoice(ByteTokenizer(false), "", "y", false), (ChoiceRequest{{999}, {'y'}}));
        QVERIFY(
            throwsNaming([] { encodeChoice(ByteTokenizer(false, false), "", "y", false); }, ErrorKind::BadInput, "BOS or EOS"));
    }
    void specialTokensStandBeforeTheContext()
    {
        QCOMPARE(encodeChoice(ByteTokenizer(), "x", "y", true), (ChoiceRequest{{1000, 'x'}, {'y'}}));
    }
    void scoresAreThoseOfEachAnswerByItself_data()
    {
        QTest::addColumn<QString>("family");
        for (const char* family : {"llama", "mistral", "gemma2", "phi3", "gpt2", "opt", "gpt_neox", "bloom", "phi"})
            QTest::newRow(family) << family;
    }
    void scoresAreThoseOfEachAnswerByItself()
    {
        QFETCH(QString, family);
        const Model model = randomModel(family.toStdString());
        auto requests = variousRequests();
        if (model.config().context > 64)
            requests.erase(requests.end() - 4, requests.end());
        const auto scores = scoreChoices(model, requests, m_stop, {});
        QCOMPARE(scores.size(), requests.size());
        for (std::size_t i = 0; i < requests.size(); ++i) {
            const double expected = slowScore(model, requests[i]);
            // Float logits of two orders of summation: some 1e-6 of their size per token.
            QVERIFY2(
                std::abs(scores[i] - expected) < 2e-5 * double(requests[i].continuation.size()) + 1e-6 * std::abs(expected),
                qPrintable(QString("request %1: %2 against %3").arg(i).arg(scores[i], 0, 'g', 10).arg(expected, 0, 'g', 10)));
        }
    }
    void theSameBitsTwice()
    {
        const Model model = randomModel("llama");
        QCOMPARE(scoreChoices(model, variousRequests(), m_stop, {}), scoreChoices(model, variousRequests(), m_stop, {}));
    }
    void probabilitiesOfAllNextTokensAddUpToOne()
    {
        const Model model = randomModel("llama");
        std::vector<ChoiceRequest> requests;
        for (std::int64_t v = 0; v < 270; ++v)
            requests.push_back({someIds(9, 3), {v}});
        double total = 0;
        for (const double score : scoreChoices(model, requests, m_stop, {}))
            total += std::exp(score);
        QVERIFY(std::abs(total - 1) < 1e-5);
    }
    void anAnswerLongerThanTheContextIsRefused()
    {
        const Model model = randomModel("llama");
        const std::vector<ChoiceRequest> requests{{{1}, someIds(65, 1)}};
        QVERIFY(throwsNaming([&] { scoreChoices(model, requests, m_stop, {}); }, ErrorKind::BadInput, "65", "64"));
    }
    void aStopEndsIt()
    {
        StopFlag stop;
        stop.requestStop();
        const Model model = randomModel("llama");
        QVERIFY(throwsNaming([&] { scoreChoices(model, variousRequests(), stop, {}); }, ErrorKind::Cancelled));
    }
    void sharedContextsCountOnce()
    {
        const ChoiceWork work = choiceWork({{{1, 2, 3}, {4, 5}}, {{1, 2, 3}, {6}}, {{1}, {2}}}, 64);
        QCOMPARE(work.passes, 2);
        QCOMPARE(work.tokens, 3 + 2 * 1 + 1);
        QCOMPARE(work.longest, 5);
    }
};

PRUNESCOPE_TEST(TstMultipleChoice)
#include "tst_multiple_choice.moc"
