// Every data set's prompt by hand, and what its fields may not be.
#include "core/evaluation/choice_formats.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

ChoiceQuestion read(const char* line)
{
    const Json object = parseJson(line, "f.jsonl:1");
    return detectChoiceFormat(object, "f.jsonl", "f.jsonl:1").read(object, "f.jsonl:1");
}

std::string formatOf(const char* line, const char* file = "f.jsonl")
{
    return std::string(detectChoiceFormat(parseJson(line, file), file, file).id);
}

bool refuses(const char* line, const char* word)
{
    return throwsNaming([&] { read(line); }, ErrorKind::BadInput, "f.jsonl:1", word);
}

} // namespace

class TstChoiceFormats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void arcAsksAndAnswers()
    {
        const auto question = read(R"({"id": "x", "question": "Which is wet?", "choices": {"text": ["sand", "rain", "salt"],
            "label": ["A", "B", "C"]}, "answerKey": "B"})");
        QCOMPARE(question.options.size(), std::size_t(3));
        QCOMPARE(question.options[0].context, std::string("Question: Which is wet?\nAnswer:"));
        QCOMPARE(question.options[1].continuation, std::string(" rain"));
        QCOMPARE(question.options[1].text, std::string("rain"));
        QCOMPARE(question.text, std::string("Which is wet?"));
        QCOMPARE(question.answer, 1);
    }
    void arcAnswersMayBeNumbers()
    {
        const char* const line =
            R"({"question": "?", "choices": {"text": ["a", "b", "c", "d"], "label": ["%1"]}, "answerKey": "%2"})";
        const auto asked = [&](const char* labels, const char* key) {
            return read(QString::fromLatin1(line).replace("\"%1\"", labels).replace("%2", key).toUtf8()).answer;
        };
        QCOMPARE(asked(R"("1", "2", "3", "4")", "3"), 2);
        QCOMPARE(asked(R"("A", "B", "C", "D")", "4"), 3);
        QCOMPARE(asked(R"("1", "2", "3", "4")", "A"), 0);
        QCOMPARE(asked(R"("A", "B", "C", "D")", " D "), 3);
    }
    void arcsOriginalFilesAreTakenByTheirName()
    {
        const char* const line =
            R"({"question": {"stem": "Why?", "choices": [{"text": "so", "label": "A"}, {"text": "thus", "label": "B"}]},
            "answerKey": "B"})";
        QCOMPARE(formatOf(line, "ARC-Challenge-Dev.jsonl"), std::string("arc"));
        QCOMPARE(formatOf(line, "dev.jsonl"), std::string("openbookqa"));
        const Json object = parseJson(line, "x");
        QCOMPARE(choiceFormat("arc_easy").read(object, "x").options[1].context, std::string("Question: Why?\nAnswer:"));
        QCOMPARE(read(line).options[1].context, std::string("Why?"));
        QCOMPARE(read(line).options[1].continuation, std::string(" thus"));
        QCOMPARE(read(line).answer, 1);
    }
    void openbookqaIsTheBareStem()
    {
        const auto question = read(R"({"question_stem": "The sun is", "choices": {"text": ["hot", "cold", "wet", "flat"],
            "label": ["A", "B", "C", "D"]}, "answerKey": "A"})");
        QCOMPARE(question.options[3].context, std::string("The sun is"));
        QCOMPARE(question.options[3].continuation, std::string(" flat"));
        QCOMPARE(question.answer, 0);
    }
    void piqaIsAQuestionWithTwoSolutions()
    {
        const auto question = read(R"({"goal": "dry a sock", "sol1": "freeze it", "sol2": "hang it up", "label": 1})");
        QCOMPARE(question.options[0].context, std::string("Question: dry a sock\nAnswer:"));
        QCOMPARE(question.options[0].continuation, std::string(" freeze it"));
        QCOMPARE(question.answer, 1);
    }
    void boolqAsksAfterThePassage()
    {
        const auto question = read(R"({"question": "is it wet", "passage": "Rain falls.", "answer": true})");
        QCOMPARE(question.options[0].context, std::string("Rain falls.\nQuestion: is it wet?\nAnswer:"));
        QCOMPARE(question.options[0].continuation, std::string(" no"));
        QCOMPARE(question.options[1].continuation, std::string(" yes"));
        QCOMPARE(question.answer, 1);
        QCOMPARE(read(R"({"question": "q", "passage": "p", "label": 0})").answer, 0);
    }
    void rteAsksTrueOrFalse()
    {
        const auto glue = read(R"({"sentence1": "It rains.", "sentence2": "It is wet.", "label": 0, "idx": 4})");
        QCOMPARE(glue.options[0].context, std::string("It rains.\nQuestion: It is wet. True or False?\nAnswer:"));
        QCOMPARE(glue.options[0].continuation, std::string(" True"));
        QCOMPARE(glue.answer, 0);
        const auto superGlue = read(R"({"premise": "It rains.", "hypothesis": "It is dry.", "label": "not_entailment"})");
        QCOMPARE(superGlue.options[0].context, std::string("It rains.\nQuestion: It is dry. True or False?\nAnswer:"));
        QCOMPARE(superGlue.answer, 1);
    }
    void hellaswagIsCleaned()
    {
        const auto question = read(R"({"activity_label": "Baking", "ctx_a": "A cook [substeps] stirs.  ", "ctx_b": "then ANNA",
            "endings": ["eats. [title] Wait", "runs [step] off", " sleeps  "], "label": "2"})");
        // "Baking: A cook [substeps] stirs.   Then anna": the brackets go, then each pair of spaces is halved once.
        QCOMPARE(question.options[0].context, std::string("Baking: A cook stirs.  Then anna"));
        QCOMPARE(question.options[0].continuation, std::string(" eats.. Wait"));
        QCOMPARE(question.options[1].continuation, std::string(" runs off"));
        QCOMPARE(question.options[2].text, std::string("sleeps"));
        QCOMPARE(question.answer, 2);
    }
    void hellaswagWithoutSecondPartEndsAtTheFirst()
    {
        const auto question =
            read(R"({"activity_label": "Go", "ctx_a": "He runs.", "ctx_b": "", "endings": ["a", "b"], "label": 0})");
        QCOMPARE(question.options[0].context, std::string("Go: He runs."));
    }
    void bracketsEndAtTheFirstClosingOneOfTheirLine()
    {
        QCOMPARE(cleanedHellaswag("a[b[c]d]e"), std::string("ad]e"));
        QCOMPARE(cleanedHellaswag("[a\nb]c[d]"), std::string("[a\nb]c"));
        QCOMPARE(cleanedHellaswag("[]x[y"), std::string("x[y"));
        QCOMPARE(cleanedHellaswag(std::string(1 << 20, '[')).size(), std::size_t(1) << 20); // and quickly
    }
    void casesAreThoseOfAllLetters()
    {
        QCOMPARE(pythonCapitalize("éLAN VITAL"), std::string("Élan vital"));
        QCOMPARE(pythonCapitalize(""), std::string());
        QCOMPARE(pythonStrip(" \t\xc2\xa0x y\x1f\n"), std::string("x y"));
    }
    void winograndePutsTheOptionInTheContext()
    {
        const auto question = read(
            R"({"sentence": "Ann thanked Bea because _ had helped. ", "option1": "Ann", "option2": "Bea", "answer": "2"})");
        QCOMPARE(question.options[0].context, std::string("Ann thanked Bea because Ann"));
        QCOMPARE(question.options[1].context, std::string("Ann thanked Bea because Bea"));
        QCOMPARE(question.options[0].continuation, std::string(" had helped."));
        QCOMPARE(question.options[1].continuation, std::string(" had helped."));
        QCOMPARE(question.options[0].text, std::string("Ann"));
        QCOMPARE(question.answer, 1);
    }
    void unfitFieldsAreSaidWithTheirPlace()
    {
        QVERIFY(refuses(R"({"goal": "g", "sol1": "a", "sol2": "b"})", "\"label\" is missing"));
        QVERIFY(refuses(R"({"goal": "g", "sol1": "a", "sol2": "b", "label": -1})", "validation split"));
        QVERIFY(refuses(R"({"goal": "g", "sol1": "a", "sol2": "b", "label": ""})", "validation split"));
        QVERIFY(refuses(R"({"goal": "g", "sol1": "a", "sol2": "b", "label": 2})", "from 0 to 1"));
        QVERIFY(refuses(R"({"goal": "g", "sol1": "a", "sol2": "b", "label": 0.5})", "from 0 to 1"));
        QVERIFY(refuses(R"({"goal": "g", "sol1": "a", "sol2": "b", "label": 1e300})", "from 0 to 1"));
        QVERIFY(refuses(R"({"goal": "g", "sol1": "a", "sol2": "b", "label": [0]})", "from 0 to 1"));
        QVERIFY(refuses(R"({"goal": 7, "sol1": "a", "sol2": "b", "label": 0})", "\"goal\" should be a string"));
        QVERIFY(refuses(R"({"sentence": "no blank", "option1": "a", "option2": "b", "answer": "1"})", "no blank"));
        QVERIFY(refuses(R"({"sentence": "a _ c", "option1": "a", "option2": "b", "answer": "0"})", "from 1 to 2"));
        QVERIFY(refuses(R"({"question": "q", "choices": {"text": ["a", "b"], "label": ["A"]}, "answerKey": "A"})",
                        "2 choices, but 1 labels"));
        QVERIFY(refuses(R"({"question": "q", "choices": {"text": ["a", "b"], "label": ["A", "B"]}, "answerKey": "F"})",
                        "no choice has that label"));
        QVERIFY(refuses(R"({"question": "q", "choices": {"text": ["a", "b"], "label": ["A", "B"]}, "answerKey": ""})",
                        "validation split"));
        QVERIFY(refuses(R"({"question": "q", "choices": {"text": ["a"], "label": ["A"]}, "answerKey": "A"})", "1 choices"));
        QVERIFY(
            refuses(R"({"question": "q", "choices": {"text": ["a", 3], "label": ["A", "B"]}, "answerKey": "A"})", "item 2"));
        QVERIFY(refuses(R"({"question": "q", "choices": "ab", "answerKey": "A"})", "list of texts"));
        QVERIFY(refuses(R"({"question": "q", "choices": [1], "answerKey": "A"})", "should be an object"));
        QVERIFY(refuses(R"({"ctx_a": "a", "ctx_b": "b", "activity_label": "c", "endings": "no", "label": 0})", "\"endings\""));
        QVERIFY(refuses(R"({"premise": "a", "hypothesis": "b", "label": "perhaps"})", "from 0 to 1"));
        QVERIFY(refuses(R"({"text": "a story"})", "[\"text\"]"));
        QVERIFY(refuses(R"([1])", "array"));
    }
    void formatsAreFoundByIdAndAlias()
    {
        QCOMPARE(choiceFormat("arc_challenge").id, std::string_view("arc"));
        QVERIFY(!choiceFormat("winogrande").hasLength);
        QVERIFY(throwsNaming([] { choiceFormat("mmlu"); }, ErrorKind::Usage, "mmlu", "winogrande"));
    }
};

PRUNESCOPE_TEST(TstChoiceFormats)
#include "tst_choice_formats.moc"
