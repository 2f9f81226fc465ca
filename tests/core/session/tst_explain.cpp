// Questions about the weights of a tiny model: agreement with a real run, what is kept, what is refused.
#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "core/session/explain.h"
#include "core/session/explore.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {
const std::string kMatrix = "model.layers.0.mlp.down_proj"; // of the first block: its inputs are those of a real run
} // namespace

class TstExplain : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;
    CalibrationParams m_calibration;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        StopFlag stop;
        writeTinyModel(path("tiny"));
        m_model = openModel({path("tiny"), "f32"}, stop, {});
        m_calibration.text.path = writeTinyText(path("text.txt"), 12).string();
        m_calibration.samples = 6;
        m_calibration.window = 32;
    }
    void everyMethodSaysWhatARunWithItDoes()
    {
        StopFlag stop;
        WeightExplainer explainer(m_model, m_calibration, {});
        const MatrixQuestion question{kMatrix, 0.5, {}};
        explainer.prepare(question, stop, {});
        for (const auto& info : methodInfos()) {
            Plan plan = uniformPlan(modelInfo(*m_model), info.id, 0.5, {}, {});
            std::erase_if(plan.matrices, [](const PlanEntry& entry) { return entry.name != kMatrix; });
            PruneParams params;
            params.plan = plan;
            params.calibration = m_calibration;
            const auto pruned = pruneModel(m_model, params, stop, {}).model->storedWeight(kMatrix);
            for (std::int64_t row = 0; row < pruned.size(0); row += 5)
                for (std::int64_t column = 0; column < pruned.size(1); column += 7) {
                    const auto found = explainer.answer(question, row, column, stop);
                    const auto verdict = std::find_if(found.verdicts.begin(), found.verdicts.end(),
                                                      [&](const auto& one) { return one.method == info.id; });
                    QCOMPARE(verdict->newValue, pruned[row][column].item<double>());
                }
        }
    }
    void valueAndNormAreThoseOfTheHeatmap()
    {
        StopFlag stop;
        const auto found = explainWeight(m_model, {kMatrix, 0.5, {}}, 3, 11, m_calibration, stop, {});
        const auto inputs = measureInputs(m_model, m_calibration, stop, {});
        const auto score = scoreMatrix(m_model, kMatrix, "wanda", inputs, stop);
        const auto place = std::size_t(3 * score->columns + 11);
        QCOMPARE(found.value, double(score->weights[place]));
        QVERIFY(std::abs(found.inputNorm / double(score->inputNorm[11]) - 1) < 1e-6);
        QVERIFY(std::abs(found.verdicts[1].score / double(score->values[place]) - 1) < 1e-6);
        QCOMPARE(found.windows, 6);
        QCOMPARE(found.window, 32);
        QCOMPARE(found.calibrationHash, inputs->calibrationHash);
    }
    void answersComeOneByOneAndStay()
    {
        StopFlag stop;
        WeightExplainer explainer(m_model, m_calibration, {});
        const MatrixQuestion question{kMatrix, 0.5, {}};
        const auto pending = [&] {
            const auto found = explainer.answer(question, 0, 0, stop);
            return std::count_if(found.verdicts.begin(), found.verdicts.end(), [](const auto& one) { return one.isPending; });
        };
        QCOMPARE(pending(), std::ptrdiff_t(6));
        std::vector<std::ptrdiff_t> seen;
        std::string first;
        explainer.prepare(question, stop, [&](const Progress& event) {
            if (event.sentence.pattern().starts_with("Pruning"))
                seen.push_back(pending());
        });
        QCOMPARE(seen, (std::vector<std::ptrdiff_t>{6, 5, 4, 3, 2, 1}));
        QVERIFY(explainer.isPrepared(question));
        int events = 0;
        explainer.prepare(question, stop, [&](const Progress&) { ++events; });
        QCOMPARE(events, 1); // nothing was left to do
        // Another sparsity of the same matrix measures nothing again.
        bool measures = false;
        explainer.prepare({kMatrix, 0.7, {}}, stop, [&](const Progress& event) {
            measures = measures || event.sentence.pattern().starts_with("Measuring");
        });
        QVERIFY(!measures);
        QVERIFY(explainer.isPrepared(question));
    }
    void olderMatricesGoWhereThereIsNoRoom()
    {
        StopFlag stop;
        WeightExplainer explainer(m_model, m_calibration, {.mostBytes = 1});
        const MatrixQuestion first{kMatrix, 0.5, {}}, second{"model.layers.0.mlp.up_proj", 0.5, {}};
        explainer.prepare(first, stop, {});
        explainer.prepare(second, stop, {});
        QVERIFY(!explainer.isPrepared(first));
        QVERIFY(explainer.isPrepared(second));
    }
    void aStoppedPreparationKeepsWhatIsDone()
    {
        StopFlag stop;
        WeightExplainer explainer(m_model, m_calibration, {});
        const MatrixQuestion question{kMatrix, 0.5, {}};
        const auto error = thrownBy([&] {
            explainer.prepare(question, stop, [&](const Progress& event) {
                if (event.sentence.pattern().starts_with("Pruning") && event.done == 2)
                    stop.requestStop();
            });
        });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
        StopFlag again;
        const auto found = explainer.answer(question, 0, 0, again);
        QCOMPARE(std::count_if(found.verdicts.begin(), found.verdicts.end(), [](const auto& one) { return one.isPending; }),
                 std::ptrdiff_t(4));
        explainer.prepare(question, again, {});
        QVERIFY(explainer.isPrepared(question));
    }
    void withoutATextOnlyMagnitudeAnswers()
    {
        StopFlag stop;
        CalibrationParams none;
        none.text.path.clear();
        const auto found = explainWeight(m_model, {kMatrix, 0.5, {}}, 0, 0, none, stop, {});
        QCOMPARE(found.inputNorm, -1.0);
        for (const auto& verdict : found.verdicts)
            QCOMPARE(verdict.problem.isEmpty(), verdict.method == "magnitude");
    }
    void aSearchThatTakesTooLongIsLeftOut()
    {
        StopFlag stop;
        WeightExplainer explainer(m_model, m_calibration, {.widestSearch = 16});
        explainer.prepare({kMatrix, 0.5, {}}, stop, {});
        const auto found = explainer.answer({kMatrix, 0.5, {}}, 0, 0, stop);
        for (const auto& verdict : found.verdicts)
            QCOMPARE(verdict.problem.isEmpty(), verdict.method != "alps");
    }
    void wrongQuestionsAreRefusedWithBothValues()
    {
        StopFlag stop;
        const auto ask = [&](const MatrixQuestion& question, std::int64_t row, std::int64_t column) {
            return [=, this, &stop] { explainWeight(m_model, question, row, column, m_calibration, stop, {}); };
        };
        QVERIFY(throwsNaming(ask({"model.layers.9.x", 0.5, {}}, 0, 0), ErrorKind::BadInput, "model.layers.9.x"));
        QVERIFY(throwsNaming(ask({"model.embed_tokens", 0.5, {}}, 0, 0), ErrorKind::BadInput, "model.embed_tokens"));
        QVERIFY(throwsNaming(ask({kMatrix, 0.5, {}}, 32, 0), ErrorKind::BadInput, "32 rows", "row 32"));
        QVERIFY(throwsNaming(ask({kMatrix, 0.5, {}}, 0, -1), ErrorKind::BadInput, "-1"));
        QVERIFY(throwsNaming(ask({kMatrix, 1.5, {}}, 0, 0), ErrorKind::Usage, "1.5"));
        QVERIFY(throwsNaming(ask({kMatrix, 0.5, {2, 7}}, 0, 0), ErrorKind::Usage, "2:7", "48"));
    }
};

PRUNESCOPE_TEST(TstExplain)
#include "tst_explain.moc"
