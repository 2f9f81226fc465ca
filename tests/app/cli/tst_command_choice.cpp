// The choice command as scripts see it: figures against its own log-likelihoods, several models, errors, the project's record.
#include "core/base/files.h"
#include "core/session/choice_json.h"
#include "core/store/project_store.h"
#include "tests/app/cli/cli_run.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandChoice : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }


private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        std::string piqa, wino;
        for (int i = 0; i < 12; ++i) {
            piqa += Json({{"goal", "walk the dog " + std::to_string(i)},
                          {"sol1", "every morning"},
                          {"sol2", i % 2 ? "to the pond" : "the moon in the water"},
                          {"label", i % 2}})
                        .dump() +
                    "\n";
            wino += Json({{"sentence", "The goose saw the dog and _ walked home."},
                          {"option1", "the goose"},
                          {"option2", "dog " + std::to_string(i)},
                          {"answer", i % 3 ? "1" : "2"}})
                        .dump() +
                    "\n";
        }
        writeFileAtomically(path("piqa.jsonl").toStdString(), piqa);
        writeFileAtomically(path("wino.jsonl").toStdString(), wino);
        const auto pruned =
            runCli({"prune", path("tiny"), "--method", "magnitude", "--sparsity", "0.7", "--out", path("pruned"), "--quiet"});
        QVERIFY2(pruned.code == 0, qPrintable(pruned.error));
    }
    void figuresFollowFromTheLogLikelihoods()
    {
        const auto outcome = runCli({"choice", path("tiny"), "--tasks", path("piqa.jsonl") + "," + path("wino.jsonl"), "--out",
                                  path("o.json"), "--json", "--quiet"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        const Json summary = outcome.json(), whole = readJsonFile(path("o.json").toStdString());
        QCOMPARE(summary.at("tasks").size(), std::size_t(2));
        QVERIFY(!summary.at("tasks")[0].contains("questions"));
        for (std::size_t t = 0; t < 2; ++t) {
            const Json& task = whole.at("tasks")[t];
            double right = 0, rightNorm = 0;
            for (const Json& question : task.at("questions")) {
                const auto sums = question.at("log_likelihoods").get<std::vector<double>>();
                std::vector<double> perCharacter; // all choices are ASCII
                for (std::size_t i = 0; i < sums.size(); ++i)
                    perCharacter.push_back(sums[i] / double(question.at("choices")[i].get<std::string>().size()));
                right += (sums[1] > sums[0]) == (question.at("answer") == Json(1));
                rightNorm += (perCharacter[1] > perCharacter[0]) == (question.at("answer") == Json(1));
                QVERIFY(sums[0] < 0 && sums[1] < 0);
            }
            const double share = right / 12;
            QCOMPARE(task.at("acc").get<double>(), share);
            QVERIFY(std::abs(task.at("acc_stderr").get<double>() - std::sqrt(share * (1 - share) / 11)) < 1e-12);
            QVERIFY(summary.at("tasks")[t].at("acc") == task.at("acc"));
            if (t == 0)
                QCOMPARE(task.at("acc_norm").get<double>(), rightNorm / 12);
        }
        QVERIFY(whole.at("tasks")[1].at("acc_norm").is_null()); // both choices share one continuation
        QVERIFY(summary.at("questions") == Json(24));
        QVERIFY(std::abs(summary.at("acc_mean").get<double>() -
                         (summary.at("tasks")[0].at("acc").get<double>() + summary.at("tasks")[1].at("acc").get<double>()) /
                             2) < 1e-12);
    }
    void severalModelsArePaired()
    {
        const auto outcome =
            runCli({"choice", path("tiny"), path("pruned"), path("tiny"), "--tasks", path("piqa.jsonl"), "--json", "--quiet"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        const Json json = outcome.json();
        QCOMPARE(json.at("models").size(), std::size_t(3));
        QCOMPARE(json.at("comparisons").size(), std::size_t(2));
        const Json& first = json.at("comparisons")[0].at("all");
        QVERIFY(std::abs(first.at("difference").get<double>() - (json.at("models")[1].at("acc_mean").get<double>() -
                                                                 json.at("models")[0].at("acc_mean").get<double>())) < 1e-12);
        QVERIFY(first.at("n") == Json(12));
        QVERIFY(json.at("comparisons")[1].at("all").at("verdict") == Json("alike")); // with itself
        const QString text = runCli({"choice", path("tiny"), path("tiny"), "--tasks", path("piqa.jsonl"), "--quiet"}).out;
        QVERIFY2(text.contains("are right on the same questions."), qPrintable(text));
    }
    void theBundledModelHasQuestions()
    {
        const auto outcome = runCli({"choice", "demo", "--max", "2", "--json", "--quiet"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        const Json json = outcome.json();
        QCOMPARE(json.at("tasks").size(), std::size_t(3));
        QVERIFY(json.at("questions") == Json(6));
        QCOMPARE(runCli({"choice", path("tiny")}).code, 2); // whose questions?
    }
    void everyBundledFileIsBalanced()
    {
        const Json json = runCli({"choice", "demo", "--out", path("demo.json"), "--json", "--quiet"}).json();
        QVERIFY(json.at("questions").get<int>() >= 60);
        const Json whole = readJsonFile(path("demo.json").toStdString());
        for (const Json& task : whole.at("tasks")) {
            std::map<int, int> places;
            for (const Json& question : task.at("questions"))
                ++places[question.at("answer").get<int>()];
            for (const auto& [place, count] : places)
                QCOMPARE(count * int(places.size()), int(task.at("questions").size()));
        }
    }
    void theProjectKeepsWhatWasTaken()
    {
        const auto outcome = runCli({"choice", path("tiny"), "--tasks", path("piqa.jsonl"), "--max", "10", "--project",
                                  path("a.psproj"), "--json", "--quiet"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        const auto runs = ProjectStore::open(path("a.psproj").toStdString())->runs();
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0].kind, std::string("choice"));
        QVERIFY(runs[0].state == RunState::Done);
        QVERIFY(runs[0].parameters.at("max_questions") == Json(10));
        const ChoiceResult back = choiceFromStored(runs[0].result, "run 1");
        QCOMPARE(back.tasks.at(0).answers.size(), std::size_t(10));
        QCOMPARE(back.tasks[0].accuracy.share, outcome.json().at("tasks")[0].at("acc").get<double>());
        QCOMPARE(compareChoices(back, back).all.verdict, ChoiceVerdict::Alike);
    }
    void badInputIsSaid()
    {
        writeFileAtomically(path("bad.jsonl").toStdString(),
                            "{\"goal\": \"g\", \"sol1\": \"a\", \"sol2\": \"b\", \"label\": 5}\n");
        const auto bad = runCli({"choice", path("tiny"), "--tasks", path("bad.jsonl")});
        QCOMPARE(bad.code, 3);
        QVERIFY2(bad.error.contains("bad.jsonl:1") && bad.error.contains("from 0 to 1"), qPrintable(bad.error));
        QCOMPARE(runCli({"choice", path("tiny"), "--tasks", path("none.jsonl")}).code, 3);
        QCOMPARE(runCli({"choice", path("tiny"), "--tasks", path("tiny")}).code, 3); // a folder without questions
        QCOMPARE(runCli({"choice", path("tiny"), "--tasks", path("piqa.jsonl"), "--format", "mmlu"}).code, 2);
        QCOMPARE(runCli({"choice", path("tiny"), "--tasks", path("piqa.jsonl"), "--max", "0"}).code, 2);
        QCOMPARE(runCli({"choice", "demo", "--tasks", "demo:stories"}).code, 3);
    }
};

PRUNESCOPE_TEST(TstCommandChoice)
#include "tst_command_choice.moc"
