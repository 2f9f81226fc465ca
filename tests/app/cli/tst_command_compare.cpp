// compare as scripts call it: old keys, several models, files of details.
#include "core/base/files.h"
#include "core/session/measure.h"
#include "core/session/result_json.h"
#include "core/session/token_distributions.h"
#include "core/store/project_store.h"
#include "tests/app/cli/cli_run.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandCompare : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    QString path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)); }

    CliOutcome compare(const QStringList& more) const
    {
        return runCli(QStringList{"compare", path("tiny"), path("half"), "--text", path("text.txt"), "--window", "32", "--quiet"} + more);
    }
    CompareResult expected() const
    {
        CompareParams params;
        params.perplexity.text.path = path("text.txt").toStdString();
        params.perplexity.window = 32;
        StopFlag stop;
        return compareModels(tests::open(path("tiny").toStdString()), tests::open(path("half").toStdString()), params, stop, {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        writeTinyText(path("text.txt").toStdString(), 12);
        for (const auto& [name, share] : {std::pair{"half", "0.5"}, {"third", "0.3"}}) {
            const auto pruned = runCli({"prune", path("tiny"), "--method", "magnitude", "--sparsity", share, "--out", path(name), "--quiet"});
            QVERIFY2(pruned.code == 0, qPrintable(pruned.error));
        }
    }
    void theFiguresEqualCore()
    {
        const auto outcome = compare({"--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        const Json json = outcome.json();
        Json wanted = compareJson(expected());
        for (const char* side : {"a", "b"})
            wanted[side]["tokens_per_second"] = json.at(side).at("tokens_per_second"); // of another start
        QVERIFY(json == wanted);
        for (const char* key : {"a", "b", "nll_difference", "nll_difference_stderr", "perplexity_ratio", "kl", "top1_agreement", "layers"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json.at("paired").at("mean").get<double>(), json.at("nll_difference").get<double>());
        QCOMPARE(json.at("a").at("bos").get<std::string>(), expected().a.bosRule);
    }
    void severalModelsPairUp()
    {
        const Json json = runCli({"compare", path("tiny"), path("half"), path("third"), "--text", path("text.txt"), "--window", "32", "--json", "--quiet"}).json();
        QCOMPARE(json.at("others").size(), std::size_t(1));
        QCOMPARE(json.at("pairs").size(), std::size_t(3));
        QCOMPARE(json.at("pairs")[2].at("a").get<std::string>(), std::string("B"));
        QVERIFY(QString::fromStdString(json.at("pairs")[2].at("sentence").get<std::string>()).contains(QLatin1Char('C')));
        const auto text = runCli({"compare", path("tiny"), path("half"), path("third"), "--text", path("text.txt"), "--window", "32", "--quiet"}).out;
        QVERIFY(text.contains(QString::fromStdString(json.at("pairs")[2].at("sentence").get<std::string>())));
        QVERIFY(text.contains("SHA-256 ") && text.contains("KL(A||C)"));
    }
    void detailsAndTokensAreWritten()
    {
        QCOMPARE(compare({"--details", path("d.json"), "--tokens", path("t.csv")}).code, 0);
        const Json details = readJsonFile(path("d.json").toStdString());
        const auto result = expected();
        Json wanted = whereItHurtsJson(*result.tokens);
        QVERIFY(details.at("comparisons")[0].at("passages") == wanted.at("passages"));
        QVERIFY(details.at("comparisons")[0].at("by_count_in_text") == wanted.at("by_count_in_text"));
        QCOMPARE(details.at("comparisons")[0].at("layers").size(), std::size_t(3));
        QCOMPARE(readFile(path("t.csv").toStdString()), tokensCsv(*result.tokens));
    }
    void oneTokenShowsBothDistributions()
    {
        const auto result = expected();
        const Json json = compare({"--json", "--token", "40"}).json().at("token");
        StopFlag stop;
        const auto wanted = tokenDistributions(tests::open(path("tiny").toStdString()), tests::open(path("half").toStdString()),
                                               *result.tokens, result.tokens->scored[40], stop);
        // One window alone is split among threads: the last bits are those of the process.
        QCOMPARE(json.at("target").at("id").get<std::int64_t>(), wanted.target.id);
        QCOMPARE(json.at("rank_b").get<int>(), wanted.rankB);
        QVERIFY(std::abs(json.at("kl").get<double>() - wanted.kl) < 1e-6);
        QCOMPARE(json.at("top_a").size(), std::size_t(10));
        for (std::size_t i = 0; i < 10; ++i) {
            QCOMPARE(json.at("top_a")[i].at("id").get<std::int64_t>(), wanted.topA[i].id);
            QVERIFY(std::abs(json.at("top_b")[i].at("probability_b").get<double>() - wanted.topB[i].probabilityB) < 1e-6);
        }
        const auto unscored = compare({"--token", "32"});
        QCOMPARE(unscored.code, 2);
        QVERIFY(unscored.error.contains("not scored"));
        QCOMPARE(compare({"--token", "99999"}).code, 2);
    }
    void conventionsSayWhatTheyAre()
    {
        const auto words = runCli({"perplexity", path("tiny"), "--text", path("text.txt"), "--window", "32", "--convention", "lm-eval", "--json", "--quiet"}).json();
        QVERIFY(words.contains("word_perplexity") && words.contains("byte_perplexity"));
        const auto stride = runCli({"perplexity", path("tiny"), "--text", path("text.txt"), "--window", "32", "--convention", "llama.cpp", "--stride", "8", "--json", "--quiet"}).json();
        QCOMPARE(stride.at("stride").get<int>(), 8);
        QVERIFY(stride.at("tokens").get<int>() == 8 * stride.at("windows").get<int>());
        const auto text = runCli({"perplexity", path("tiny"), "--text", path("text.txt"), "--window", "32", "--quiet"}).out;
        QVERIFY(text.contains("warning: Guessing evenly"));
    }
    void aProjectKeepsPrompts()
    {
        const QString project = path("prompts.psproj");
        for (const char* model : {"tiny", "half"})
            QCOMPARE(runCli({"generate", path(model), "--prompt", "The old", "--tokens", "4", "--project", project, "--quiet"}).code, 0);
        const auto store = ProjectStore::open(project.toStdString());
        QCOMPARE(store->prompts().size(), std::size_t(1));
        QCOMPARE(store->continuations(store->prompts()[0].id).size(), std::size_t(2));
    }
    void runsOfAProjectPair()
    {
        const QString project = path("p.psproj");
        QVERIFY(compare({"--project", project}).code == 0);
        QVERIFY(runCli({"perplexity", path("tiny"), "--text", path("text.txt"), "--window", "32", "--project", project, "--quiet"}).code == 0);
        const auto outcome = runCli({"project", project, "--compare-runs", "2", "1", "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        QCOMPARE(outcome.json().at("pairs")[0].at("mean").get<double>(), expected().paired.mean);
        QVERIFY(runCli({"perplexity", path("tiny"), "--text", path("text.txt"), "--window", "64", "--project", project, "--quiet"}).code == 0);
        const auto refused = runCli({"project", project, "--compare-runs", "2", "3"});
        QCOMPARE(refused.code, 3);
        QVERIFY(refused.error.contains("window 32") && refused.error.contains("window 64"));
    }
};

PRUNESCOPE_TEST(TstCommandCompare)
#include "tst_command_compare.moc"
