// Losses of tokens, prompts and continuations in a project, and a project of the version before.
#include "core/store/project_store.h"
#include "core/store/schema.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

StoredPrompt samplePrompt(const char* text, double temperature = 0)
{
    StoredPrompt prompt;
    prompt.text = text;
    prompt.tokens = 60;
    prompt.temperature = temperature;
    prompt.topP = 0.9;
    prompt.seed = 18446744073709551615ull;
    return prompt;
}

StoredContinuation sampleContinuation(std::int64_t prompt, const char* text, std::optional<std::int64_t> run = {})
{
    StoredContinuation continuation;
    continuation.prompt = prompt;
    continuation.modelFingerprint = "feed";
    continuation.prunedBy = run;
    continuation.text = text;
    continuation.tokensPerSecond = 12.5;
    return continuation;
}

} // namespace

class TstProjectEvidence : public QObject {
    Q_OBJECT

    std::filesystem::path inside(const QTemporaryDir& folder) const { return folder.filePath("a.psproj").toStdString(); }

private Q_SLOTS:
    void lossesComeBackBitForBit()
    {
        const QTemporaryDir folder;
        const StoredLosses losses{{0.1F, 3e-38F, 17.25F}, {2, 3}};
        std::int64_t id = 0;
        {
            const auto store = ProjectStore::open(inside(folder));
            id = store->addEvaluation(StoredEvaluation(), losses);
        }
        const auto store = ProjectStore::open(inside(folder));
        QVERIFY(store->tokenLosses(id) == losses);
        QVERIFY(!store->tokenLosses(id + 1));
        QVERIFY(!store->tokenLosses(store->addEvaluation(StoredEvaluation())));
    }

    void lossesGoWithTheirRun()
    {
        const auto store = ProjectStore::openInMemory();
        StoredEvaluation evaluation;
        evaluation.run = store->beginRun({});
        const std::int64_t id = store->addEvaluation(evaluation, {{1, 2}, {2}});
        store->finishRun(*evaluation.run, RunState::Done);
        store->removeRun(*evaluation.run);
        QVERIFY(!store->tokenLosses(id));
    }

    void damagedLossesNameTheirPlace()
    {
        const QTemporaryDir folder;
        ProjectStore::open(inside(folder))->addEvaluation(StoredEvaluation(), {{1, 2}, {1, 2}});
        {
            Database database(inside(folder), Database::Mode::ReadWrite);
            database.execute("UPDATE token_losses SET nats = x'0000'");
        }
        QVERIFY(throwsNaming([&] { ProjectStore::open(inside(folder))->tokenLosses(1); }, ErrorKind::BadInput, "evaluation 1", "2 bytes"));
        {
            Database database(inside(folder), Database::Mode::ReadWrite);
            database.execute("UPDATE token_losses SET nats = x'00000000'");
        }
        QVERIFY(throwsNaming([&] { ProjectStore::open(inside(folder))->tokenLosses(1); }, ErrorKind::BadInput, "token 2 of 1"));
    }

    void projectsOfVersionThreeGetTheNewTables()
    {
        const QTemporaryDir folder;
        {
            Database old(inside(folder), Database::Mode::ReadWrite);
            const auto& steps = projectSchemaSteps();
            migrate(old, {steps.begin(), steps.begin() + 3});
            old.execute("INSERT INTO evaluations (model, text, convention, window, stride, windows, tokens, window_nll, created) "
                        "VALUES ('feed', 'beef', 'paper', 64, 0, 1, 63, x'', 20)");
        }
        const auto store = ProjectStore::open(inside(folder));
        QCOMPARE(store->evaluations().size(), std::size_t(1));
        QVERIFY(!store->tokenLosses(1));
        QVERIFY(store->prompts().empty());
    }

    void thePromptUsedLastComesFirst()
    {
        const auto store = ProjectStore::openInMemory();
        const auto first = store->savePrompt(samplePrompt("Once"));
        const auto second = store->savePrompt(samplePrompt("Twice"));
        QVERIFY(first != second);
        QCOMPARE(store->savePrompt(samplePrompt("Once")), first);
        QVERIFY(store->savePrompt(samplePrompt("Once", 0.8)) != first); // sampled otherwise: another one
        const auto prompts = store->prompts();
        QCOMPARE(prompts.size(), std::size_t(3));
        QCOMPARE(prompts.front().temperature, 0.8);
        QCOMPARE(prompts.front().seed, 18446744073709551615ull);
        QCOMPARE(prompts.front().topP, 0.9);
    }

    void aModelHasOneContinuationOfAPrompt()
    {
        const auto store = ProjectStore::openInMemory();
        const std::int64_t run = store->beginRun({});
        const auto prompt = store->savePrompt(samplePrompt("Once"));
        store->saveContinuation(sampleContinuation(prompt, "dense"));
        store->saveContinuation(sampleContinuation(prompt, "pruned", run));
        store->saveContinuation(sampleContinuation(prompt, "dense again"));
        auto found = store->continuations(prompt);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].text, std::string("pruned"));
        QVERIFY(found[0].prunedBy == run);
        QCOMPARE(found[1].text, std::string("dense again"));
        QVERIFY(!found[1].prunedBy);
        store->removePrompt(prompt);
        QVERIFY(store->continuations(prompt).empty());
        QVERIFY(store->prompts().empty());
    }
};

PRUNESCOPE_TEST(TstProjectEvidence)
#include "tst_project_evidence.moc"
