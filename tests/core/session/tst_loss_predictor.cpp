// Predictions from made-up sweeps whose law is known, and from a measured one.
#include "core/session/loss_predictor.h"
#include "core/base/random.h"
#include "core/plan/plan_bytes.h"
#include "core/session/prune.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

class TstLossPredictor : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }
    const ModelInfo& info() const { return modelInfo(*m_model); }

    /// Matrix number i costs (1 + i) s^2 / 100 alone; probes follow the law of the predictor with k = 0.5, power 1.2.
    SensitivityResult madeUp(int probes, double noise, std::uint64_t seed) const
    {
        SensitivityResult sweep;
        sweep.modelFingerprint = info().fingerprint;
        sweep.method = "wanda";
        sweep.denseNll = 2;
        std::vector<int> blocks;
        for (const auto& matrix : info().matrices)
            if (matrix.isPrunable) {
                sweep.matrices.push_back(matrix.name);
                blocks.push_back(matrix.block);
            }
        for (std::size_t i = 0; i < sweep.matrices.size(); ++i)
            for (int step = 1; step <= 80; ++step) { // so fine that interpolation does not count
                SensitivityPoint point;
                point.unit = sweep.matrices[i];
                point.level = 0.01 * step;
                point.nllIncrease = double(1 + i) * point.level * point.level / 100;
                sweep.points.push_back(point);
            }
        Random random(seed);
        for (int k = 0; k < probes; ++k) {
            SensitivityProbe probe;
            probe.point.level = k % 2 == 0 ? 0.5 : 0.2 + 0.6 * random.uniform();
            probe.shares = probeShares(info(), probe.point.level, 0.8, seed, k);
            double h = 0;
            std::map<int, double> roots;
            for (std::size_t i = 0; i < probe.shares.size(); ++i) {
                const double alone = double(1 + i) * probe.shares[i] * probe.shares[i] / 100;
                h += 0.5 * alone;
                roots[blocks[i]] += std::sqrt(alone);
            }
            for (const auto& [block, root] : roots)
                h += 0.5 * root * root;
            probe.point.nllIncrease = 0.9 * std::pow(h, 1.2) * (1 + noise * random.normal());
            sweep.probes.push_back(probe);
        }
        return sweep;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_model = tests::open(path("tiny"));
    }
    void ranksTieInTheMiddle()
    {
        QCOMPARE(rankCorrelation({1, 2, 3}, {10, 200, 3000}), 1.0);
        QCOMPARE(rankCorrelation({1, 2, 3}, {3, 2, 1}), -1.0);
        QCOMPARE(rankCorrelation({1, 2, 2, 3}, {1, 2, 3, 4}), 4.5 / std::sqrt(4.5 * 5)); // ranks 0, 1.5, 1.5, 3 by hand
        QVERIFY(std::isnan(rankCorrelation({1}, {1})));
    }
    void aKnownLawIsFound()
    {
        const auto predictor = LossPredictor::fit(madeUp(40, 0, 1), info());
        QVERIFY(predictor);
        QVERIFY2(std::abs(predictor->interaction() - 0.5) < 0.051, qPrintable(QString::number(predictor->interaction())));
        QVERIFY(std::abs(predictor->power() - 1.2) < 0.02);
        const auto held = madeUp(60, 0, 2);
        for (const auto& probe : held.probes) {
            const double found = predictor->predict(probe.shares).nllIncrease;
            QVERIFY(std::abs(found - probe.point.nllIncrease) < 0.02 * probe.point.nllIncrease + 0.002);
        }
        QVERIFY(predictor->check(held).rankCorrelation > 0.999);
    }
    void theBandHoldsNineTenthsOfNewPlans()
    {
        const auto predictor = LossPredictor::fit(madeUp(60, 0.2, 3), info());
        const auto check = predictor->check(madeUp(400, 0.2, 4));
        QCOMPARE(check.plans, 400);
        QCOMPARE(check.fixedPlans, 200);
        QCOMPARE(check.fixedTotal, 0.5);
        QVERIFY2(check.coverage > 0.82 && check.coverage < 0.98, qPrintable(QString::number(check.coverage)));
    }
    void tooFewProbesOrAnotherModelPredictNothing()
    {
        QVERIFY(!LossPredictor::fit(madeUp(11, 0, 1), info()));
        auto sweep = madeUp(20, 0, 1);
        sweep.modelFingerprint = "another";
        QVERIFY(!LossPredictor::fit(sweep, info()));
        sweep = madeUp(20, 0, 1);
        sweep.points.erase(sweep.points.begin(), sweep.points.begin() + 80); // the first matrix
        QVERIFY(!LossPredictor::fit(sweep, info()));
    }
    void plansBeyondTheSweepSaySo()
    {
        const auto predictor = *LossPredictor::fit(madeUp(40, 0, 1), info());
        Plan plan = uniformPlan(info(), "wanda", 0.5, {}, {});
        QVERIFY(predictor.predict(plan).extrapolation.english().empty());
        QCOMPARE(predictor.predict(plan).nllIncrease, predictor.predict(std::vector<double>(21, 0.5)).nllIncrease);
        plan.matrices[3].sparsityShare = 0.9;
        QVERIFY(predictor.predict(plan).extrapolation.english().find("80 %") != std::string::npos);
        plan = uniformPlan(info(), "wanda", 0.5, {2, 4}, {});
        QVERIFY(predictor.predict(plan).extrapolation.english().find("2:4") != std::string::npos);
        plan = uniformPlan(info(), "magnitude", 0.5, {}, {});
        QVERIFY(predictor.predict(plan).extrapolation.english().find("magnitude") != std::string::npos);
        plan = uniformPlan(info(), "wanda", 0.8, {}, {});
        QVERIFY(!predictor.predict(plan).extrapolation.english().empty()); // worse than any probe
        QCOMPARE(predictor.predict(uniformPlan(info(), "wanda", 0, {}, {})).perplexity, std::exp(2.0));
    }
    void aPerplexityCanBeMet()
    {
        const auto predictor = *LossPredictor::fit(madeUp(40, 0, 1), info());
        Plan plan = uniformPlan(info(), "wanda", 0.5, {}, {});
        std::swap(plan.matrices.front(), plan.matrices.back()); // the order is the plan's, not the sweep's
        plan.matrices[2].sparsityShare = 0.7;
        plan.matrices[4].isLocked = true;
        MatrixSizes sizes;
        for (const auto& entry : plan.matrices)
            sizes.push_back(info().find(entry.name)->elements());
        const PlanQuantity perplexity = predictor.perplexityOf(plan);
        QCOMPARE(perplexity(plan), predictor.predict(plan).perplexity);
        for (const double wanted : {8.0, 9.5, 12.0}) {
            const double reached = shiftToQuantity(plan, sizes, perplexity, wanted);
            QVERIFY2(std::abs(reached - wanted) < 1e-9, qPrintable(QString::number(reached)));
            QCOMPARE(predictor.predict(plan).perplexity, reached);
            QCOMPARE(plan.matrices[4].sparsityShare, 0.5);
        }
    }
    void probesMeetTheirTotal()
    {
        for (int i = 0; i < 20; ++i) {
            const auto shares = probeShares(info(), 0.5, 0.8, 7, i);
            double zeros = 0, all = 0;
            std::size_t k = 0;
            for (const auto& matrix : info().matrices)
                if (matrix.isPrunable) {
                    QVERIFY(shares[k] >= 0 && shares[k] <= 0.8);
                    zeros += shares[k++] * double(matrix.elements());
                    all += double(matrix.elements());
                }
            QVERIFY(std::abs(zeros / all - 0.5) < 1e-6);
            QCOMPARE(shares, probeShares(info(), 0.5, 0.8, 7, i));
            QVERIFY(shares != probeShares(info(), 0.5, 0.8, 8, i));
        }
    }
    void aMeasuredProbeIsWhatPruneGives()
    {
        SensitivityParams params;
        params.calibration.text.path = params.evaluation.text.path = writeTinyText(path("text.txt"), 12).string();
        params.calibration.samples = 4;
        params.calibration.window = params.evaluation.window = 32;
        params.evaluation.maxWindows = 5;
        params.levels = {0.3, 0.7};
        params.probes = 12;
        StopFlag stop;
        const auto sweep = measureSensitivity(m_model, params, {}, {}, stop, {});
        QCOMPARE(sweep.probes.size(), std::size_t(12));
        const auto& probe = sweep.probes[5];
        PruneParams prune;
        prune.plan = uniformPlan(info(), "wanda", 0, {}, {});
        for (std::size_t i = 0; i < sweep.matrices.size(); ++i)
            prune.plan.find(sweep.matrices[i])->sparsityShare = probe.shares[i];
        prune.calibration = params.calibration;
        const auto pruned = pruneModel(m_model, prune, stop, {});
        const double plain = measurePerplexity(pruned.model, params.evaluation, stop, {}).nll;
        QVERIFY(std::abs(probe.point.nll - plain) < 1e-6 * plain);
        QVERIFY(LossPredictor::fit(sweep, info()));
        const auto again = sensitivityFromJson(parseJson(sensitivityToJson(sweep).dump(), "s"), "s");
        QCOMPARE(LossPredictor::fit(again, info())->predict(probe.shares).nllIncrease,
                 LossPredictor::fit(sweep, info())->predict(probe.shares).nllIncrease);
    }
    void bytesCountWhatStays()
    {
        Plan plan;
        plan.matrices.resize(2);
        plan.matrices[0].sparsityShare = 0.75;
        plan.matrices[1].sparsityShare = 0.5;
        plan.matrices[1].pattern = {2, 4};
        const PlanBytes bytes = planBytes(plan, {800, 800}, 2);
        QCOMPARE(bytes.dense, 3200.0);
        QCOMPARE(bytes.bitmask, 200 * 2 + 100 + 400 * 2 + 100.0);
        QCOMPARE(bytes.semi, 200 * 2 + 100 + 400 * 2.25);
    }
};

PRUNESCOPE_TEST(TstLossPredictor)
#include "tst_loss_predictor.moc"
