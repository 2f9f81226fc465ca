// Training learns, resumes to the same bits, and follows its schedule.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/training/trainer.h"
#include "tests/core/tiny_model.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

TrainingParams smallParams()
{
    TrainingParams params;
    params.steps = 12;
    params.batch = 2;
    params.window = 16;
    params.warmupSteps = 3;
    params.saveEvery = 4;
    params.seed = 5;
    return params;
}

ModelConfig smallConfig() { return findArchitecture("llama")->readConfig(tinyConfig(), "tiny"); }

/// A stream that repeats a short pattern: learnable within a few steps.
at::Tensor pattern() { return (at::arange(400) % 7).contiguous(); }

} // namespace

class TstTrainer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scheduleWarmsUpAndDecaysToItsShare()
    {
        TrainingParams params = smallParams();
        params.steps = 103;
        QCOMPARE(learningRate(params, 0), params.peakLearningRate / 3);
        QCOMPARE(learningRate(params, 2), params.peakLearningRate);
        QVERIFY(std::abs(learningRate(params, 53) - params.peakLearningRate * 0.55) < 1e-12); // half-way
        QVERIFY(std::abs(learningRate(params, 103) - params.peakLearningRate * 0.1) < 1e-12);
    }
    void lossFallsOnALearnableStream()
    {
        StopFlag stop;
        TrainingParams params = smallParams();
        params.steps = 40;
        const auto result = trainLanguageModel(*findArchitecture("llama"), smallConfig(), params, pattern(), stop, {});
        // Untrained, 270 pieces cost ln 270 = 5.6 nats; the mean of 40 falling losses is far below.
        QVERIFY2(result.lastLoss < 4.0, qPrintable(QString::number(result.lastLoss)));
    }
    void aResumedRunGivesTheSameBits()
    {
        QTemporaryDir folder;
        const Architecture& llama = *findArchitecture("llama");
        StopFlag never;
        const auto whole = trainLanguageModel(llama, smallConfig(), smallParams(), pattern(), never, {});
        TrainingParams params = smallParams();
        params.statePath = folder.filePath("state").toStdString();
        StopFlag stop;
        const auto stopAtSeven = [&](const Progress& event) {
            if (event.done == 7)
                stop.requestStop();
        };
        QVERIFY_THROWS_EXCEPTION(Error, trainLanguageModel(llama, smallConfig(), params, pattern(), stop, stopAtSeven));
        const auto resumed = trainLanguageModel(llama, smallConfig(), params, pattern(), never, {});
        QCOMPARE(resumed.steps, std::int64_t(12));
        for (const auto& [name, tensor] : whole.parameters)
            QVERIFY2(at::equal(tensor, resumed.parameters.at(name)), name.c_str());
    }
    void aStateOfOtherParametersIsRefused()
    {
        QTemporaryDir folder;
        TrainingParams params = smallParams();
        params.statePath = folder.filePath("state").toStdString();
        StopFlag stop;
        trainLanguageModel(*findArchitecture("llama"), smallConfig(), params, pattern(), stop, {});
        params.seed = 6;
        QVERIFY_THROWS_EXCEPTION(Error, trainLanguageModel(*findArchitecture("llama"), smallConfig(), params, pattern(), stop, {}));
    }
    void shortTextIsRefused()
    {
        StopFlag stop;
        QVERIFY_THROWS_EXCEPTION(Error, trainLanguageModel(*findArchitecture("llama"), smallConfig(), smallParams(),
                                                           at::arange(10), stop, {}));
    }
};

PRUNESCOPE_TEST(TstTrainer)
#include "tst_trainer.moc"
