// Files of questions: lines, limits, places of errors.
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/evaluation/choice_tasks.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

const std::string kLine = R"({"goal": "g", "sol1": "a", "sol2": "b", "label": 1})";

bool refuses(const std::string& text, const char* word, const char* place)
{
    return throwsNaming([&] { parseChoiceTask(text, "folder/set.jsonl"); }, ErrorKind::BadInput, place, word);
}

} // namespace

class TstChoiceTasks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileIsATask()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath("piqa_mini.jsonl").toStdString();
        const std::string text = kLine + "\n\n" + kLine + "\r\n   \n";
        writeFileAtomically(file, text);
        const ChoiceTask task = readChoiceTask(file);
        QCOMPARE(task.name, std::string("piqa_mini"));
        QCOMPARE(task.format, std::string("piqa"));
        QCOMPARE(task.sha256, sha256Hex(text));
        QCOMPARE(task.questions.size(), std::size_t(2));
        QCOMPARE(task.questions[1].line, 3);
    }
    void onlyTheFirstQuestionsAreRead()
    {
        // What comes after them is not looked at.
        QCOMPARE(parseChoiceTask(kLine + "\n" + kLine + "\n{broken", "a", "", 2).questions.size(), std::size_t(2));
    }
    void aGivenFormatIsKept()
    {
        QVERIFY(throwsNaming([] { parseChoiceTask(kLine, "a.jsonl", "boolq"); }, ErrorKind::BadInput, "a.jsonl:1", "passage"));
        QVERIFY(throwsNaming([] { parseChoiceTask(kLine, "a.jsonl", "mmlu"); }, ErrorKind::Usage, "mmlu"));
    }
    void errorsNameFileAndLine()
    {
        QVERIFY(refuses("", "no question", "folder/set.jsonl"));
        QVERIFY(refuses("\n \n", "no question", "folder/set.jsonl"));
        QVERIFY(refuses(kLine + "\n{\"goal\": ", "not valid JSON", "set.jsonl:2"));
        QVERIFY(refuses(kLine + "\n" + R"({"goal": "g", "sol1": "a", "label": 1})", "\"sol2\" is missing", "set.jsonl:2"));
        QVERIFY(refuses(kLine + "\n[1, 2]", "found array", "set.jsonl:2"));
        QVERIFY(refuses("\n{\"goal\": \"\xff\"}", "byte 11 of the line is not UTF-8", "set.jsonl:2"));
        QVERIFY(refuses(kLine + "\n" + std::string((4 << 20) + 1, 'x'), "4194305 bytes", "set.jsonl:2"));
        QVERIFY(refuses(std::string(300, '['), "nested deeper", "set.jsonl:1"));
        QVERIFY(throwsNaming([] { readChoiceTask("/nowhere/x.jsonl"); }, ErrorKind::BadInput, "/nowhere/x.jsonl"));
    }
};

PRUNESCOPE_TEST(TstChoiceTasks)
#include "tst_choice_tasks.moc"
