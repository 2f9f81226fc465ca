// Multiple choice as an act: files, figures, length normalisation, a real trained model.
#include "core/session/choice.h"

#include "core/architecture/torch.h"
#include "core/base/files.h"
#include "core/session/choice_json.h"
#include "core/session/open_model_impl.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// JSON written over several lines, on one.
std::string asLine(const char* json) { return parseJson(json, "test").dump() + "\n"; }

} // namespace

class TstChoice : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    StopFlag m_stop;
    ModelHandle m_model;
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    ChoiceResult answer(const std::string& lines, const ModelHandle& model)
    {
        writeFileAtomically(path("set.jsonl"), lines);
        ChoiceParams params;
        params.tasks = {path("set.jsonl")};
        return answerChoices(model, params, m_stop, {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_model = openModel({path("tiny"), "f32"}, m_stop, {});
    }
    void normsDivideByCharactersAndBytes()
    {
        // é is one character and two bytes.
        const auto result = answer(asLine(R"({"question_stem": "The dog", "choices": {"text": ["ééééé", "walked home", "moon"],
            "label": ["A", "B", "C"]}, "answerKey": "B"})"),
                                   m_model);
        QCOMPARE(result.tasks.size(), std::size_t(1));
        const ChoiceAnswer& one = result.tasks[0].answers.at(0);
        const auto best = [&](std::vector<double> units) {
            for (std::size_t i = 0; i < units.size(); ++i)
                units[i] = one.logLikelihood[i] / units[i];
            return bestChoice(units);
        };
        QCOMPARE(one.picked, best({1, 1, 1}));
        QCOMPARE(one.pickedNorm, best({5, 11, 4}));
        QCOMPARE(one.pickedBytes, best({10, 11, 4}));
        QVERIFY(std::abs(result.tasks[0].chance - 1.0 / 3) < 1e-15);
    }
    void anEmptyChoiceNeverWinsByItsLength()
    {
        const auto result = answer(
            asLine(
                R"({"ctx_a": "The dog", "ctx_b": "", "activity_label": "x", "endings": ["[step]", "walked home"], "label": 1})"),
            m_model);
        const ChoiceAnswer& one = result.tasks[0].answers.at(0);
        QCOMPARE(one.choices[0], std::string());
        QVERIFY(std::isfinite(one.logLikelihood[0]));
        QCOMPARE(one.pickedNorm, 1);
    }
    void anUnconditionalSentenceStartsAtThePrefixToken()
    {
        // A bare, empty stem: log p of the tokens of " moon" after EOS, the tokenizer's prefix.
        const auto result = answer(
            asLine(R"({"question_stem": "", "choices": {"text": ["moon", "pond"], "label": ["A", "B"]}, "answerKey": "A"})"),
            m_model);
        const auto ids = m_model->requireTokenizer().encode(" moon", false);
        std::vector<std::int64_t> input{m_model->requireTokenizer().bosId().value_or(0)};
        input.insert(input.end(), ids.begin(), ids.end() - 1);
        const at::NoGradGuard guard;
        const auto logs = at::log_softmax(
            m_model->model().logits(at::tensor(input, at::kLong).unsqueeze(0), {}).squeeze(0).to(at::kDouble), -1);
        double sum = 0;
        for (std::size_t i = 0; i < ids.size(); ++i)
            sum += logs[std::int64_t(i)][ids[i]].item<double>();
        QVERIFY(std::abs(result.tasks[0].answers[0].logLikelihood[0] - sum) < 1e-4);
    }
    void aStoredResultComparesLikeTheOriginal()
    {
        const std::string lines = asLine(R"({"goal": "g", "sol1": "walked", "sol2": "b", "label": 1})") +
                                  asLine(R"({"goal": "h", "sol1": "a", "sol2": "the pond", "label": 1})");
        const auto result = answer(lines, m_model);
        const auto back = choiceFromStored(parseJson(asciiLine(storedChoiceJson(result)), "row"), "row");
        QVERIFY(back.tasks[0].right() == result.tasks[0].right());
        QVERIFY(back.tasks[0].rightNorm() == result.tasks[0].rightNorm());
        QCOMPARE(back.tasks[0].accuracy.standardError.value(), result.tasks[0].accuracy.standardError.value());
        QCOMPARE(back.questions, 2);
        QVERIFY(throwsNaming(
            [] {
                choiceFromStored(Json{{"perplexity", 3}}, "row 7");
            },
            ErrorKind::BadInput, "row 7", "tasks"));
        const auto other = answer(lines + lines, m_model);
        QVERIFY(throwsNaming([&] { compareChoices(result, other); }, ErrorKind::Usage, "2 questions", "4 questions"));
    }
    void placesInFilesAreNamed()
    {
        // Cut so that the answer alone would not fit into the model's 64 tokens.
        std::string longText;
        for (int i = 0; i < 100; ++i)
            longText += " qzx";
        const Json line = {{"goal", "g"}, {"sol1", longText}, {"sol2", "b"}, {"label", 1}};
        QVERIFY(throwsNaming([&] { answer(line.dump() + "\n", m_model); }, ErrorKind::BadInput, "64"));
    }
    void aTrainedModelKnowsHowStoriesGo()
    {
        const std::string folder = sharedPath("data/stories260K");
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder + "/expected.safetensors"));
        const auto model = openModel({folder, "f32"}, m_stop, {});
        const auto ask = [](const char* stem, std::vector<std::string> choices, const char* key) {
            const Json line = {
                {"question_stem", stem}, {"choices", {{"text", choices}, {"label", {"A", "B", "C"}}}}, {"answerKey", key}};
            return line.dump() + "\n";
        };
        const auto result = answer(ask("Once upon a time, there was a little girl",
                                       {"named Lily.", "purple through of.", "under seven walked."}, "A") +
                                       ask("Tom had a big red", {"the.", "and.", "ball."}, "C") +
                                       ask("She was very happy and said, \"Thank", {"you!\"", "box!\"", "ran!\""}, "A"),
                                   model);
        QCOMPARE(result.tasks[0].accuracy.share, 1.0);
        // And each sum is that of the whole text less that of its beginning, scored anew.
        const auto& tokenizer = model->requireTokenizer();
        const at::NoGradGuard guard;
        for (const ChoiceAnswer& one : result.tasks[0].answers)
            for (std::size_t c = 0; c < one.choices.size(); ++c) {
                const auto before = tokenizer.encode(one.text, false),
                           whole = tokenizer.encode(one.text + " " + one.choices[c], false);
                const auto logs = at::log_softmax(
                    model->model().logits(at::tensor(whole, at::kLong).unsqueeze(0), {}).squeeze(0).to(at::kDouble), -1);
                double sum = 0;
                for (std::size_t i = before.size(); i < whole.size(); ++i)
                    sum += logs[std::int64_t(i) - 1][whole[i]].item<double>();
                QVERIFY2(std::abs(one.logLikelihood[c] - sum) < 1e-4,
                         qPrintable(QString("%1 against %2").arg(one.logLikelihood[c]).arg(sum)));
            }
    }
};

PRUNESCOPE_TEST(TstChoice)
#include "tst_choice.moc"
