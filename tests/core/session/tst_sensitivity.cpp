// Sweeps against the plain way: prune, then measure, point by point.
#include "core/session/sensitivity.h"
#include "core/plan/method_info.h"
#include "core/session/open_model_impl.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

class TstSensitivity : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;
    SensitivityParams m_params;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

    SensitivityResult measure(const SensitivityParams& params, const std::vector<SensitivityPoint>& known = {},
                              const SensitivitySink& sink = {}) const
    {
        StopFlag stop;
        return measureSensitivity(m_model, params, known, sink, stop, {});
    }
    /// The loss of the model that prune makes of a plan with this unit alone.
    double plainNll(const SensitivityParams& params, const SensitivityUnit& unit, double level) const
    {
        PruneParams prune;
        prune.plan = uniformPlan(modelInfo(*m_model), params.method, 0, {}, params.params);
        for (const auto& matrix : unit.matrices)
            prune.plan.find(matrix)->sparsityShare = level;
        prune.calibration = params.calibration;
        StopFlag stop;
        const auto pruned = pruneModel(m_model, prune, stop, {});
        return measurePerplexity(pruned.model, params.evaluation, stop, {}).nll;
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_model = tests::open(path("tiny"));
        m_params.calibration.text.path = m_params.evaluation.text.path = writeTinyText(path("text.txt"), 12).string();
        m_params.calibration.samples = 4;
        m_params.calibration.window = m_params.evaluation.window = 32;
        m_params.evaluation.maxWindows = 5;
        m_params.levels = {0.7, 0.4};
    }
    void everyPointIsWhatPruneAndPerplexityGive_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("by");
        for (const auto& info : methodInfos())
            for (const char* by : {"matrix", "block", "kind"})
                QTest::addRow("%s by %s", info.id.c_str(), by) << QString::fromStdString(info.id) << QString(by);
    }
    void everyPointIsWhatPruneAndPerplexityGive()
    {
        QFETCH(QString, method);
        QFETCH(QString, by);
        SensitivityParams params = m_params;
        params.method = method.toStdString();
        params.by = by.toStdString();
        params.part = 2; // a third is enough
        params.parts = 3;
        const auto result = measure(params);
        QCOMPARE(result.levels, (std::vector<double>{0.4, 0.7}));
        QVERIFY(!result.units.empty());
        QCOMPARE(result.points.size(), 2 * result.units.size());
        for (std::size_t i = 0; i < result.points.size(); i += 3) {
            const auto& point = result.points[i];
            const double plain = plainNll(params, *result.findUnit(point.unit), point.level);
            QVERIFY2(std::abs(point.nll - plain) <= 1e-6 * plain,
                     qPrintable(QString("%1 at %2: %3, plain %4").arg(point.unit.c_str()).arg(point.level).arg(point.nll).arg(plain)));
            QVERIFY(std::abs(point.perplexity - std::exp(point.nll)) < 1e-9 * point.perplexity);
            QVERIFY(std::abs(point.sparsityShare - point.level) < 0.02);
            QCOMPARE(point.nllIncrease, point.nll - result.denseNll);
        }
    }
    void inputsOneAfterTheOtherArePrunedSo()
    {
        SensitivityParams params = m_params;
        params.method = "sparsegpt";
        params.params = {{"true_sequential", true}};
        params.by = "block";
        const auto result = measure(params);
        QCOMPARE(result.points.size(), std::size_t(6));
        const auto& point = result.points[3];
        QVERIFY(std::abs(point.nll - plainNll(params, *result.findUnit(point.unit), point.level)) < 1e-6 * point.nll);
    }
    void theErrorIsPairedOverWindows()
    {
        const auto result = measure(m_params);
        const auto& point = result.points[4];
        double mean = 0, squares = 0;
        const std::size_t n = point.windowNll.size();
        QCOMPARE(n, std::size_t(5));
        for (std::size_t i = 0; i < n; ++i)
            mean += (point.windowNll[i] - result.denseWindowNll[i]) / double(n);
        for (std::size_t i = 0; i < n; ++i)
            squares += std::pow(point.windowNll[i] - result.denseWindowNll[i] - mean, 2);
        QVERIFY(std::abs(*point.nllIncreaseError - std::sqrt(squares / 20.0)) < 1e-12); // n (n - 1)
        QVERIFY(std::abs(point.nllIncrease - mean) < 1e-12);
    }
    void knownPointsAreNotMeasuredAgain()
    {
        const auto whole = measure(m_params);
        std::vector<SensitivityPoint> known(whole.points.begin(), whole.points.begin() + 10);
        known[3].nll = 77; // would be seen
        int heard = 0;
        const auto again = measure(m_params, known, [&](const SensitivityPoint& point) { heard += !point.unit.empty(); });
        QCOMPARE(again.takenOver, 10);
        QCOMPARE(again.points.size(), whole.points.size());
        QCOMPARE(heard, int(whole.points.size()));
        QCOMPARE(again.points[3].nll, 77.0);
        for (std::size_t i = 10; i < whole.points.size(); ++i)
            QCOMPARE(again.points[i].nll, whole.points[i].nll);
    }
    void unitsThatAreLostSkipTheirHigherLevels()
    {
        SensitivityParams params = m_params;
        params.by = "block";
        params.levels = {0.5, 0.9, 0.95, 1.0};
        const auto whole = measure(params);
        double factor = 1e9; // just below what the first unit reaches at 0.9
        for (const auto& point : whole.points)
            if (point.level == 0.9)
                factor = std::min(factor, std::exp(point.nllIncrease));
        params.stopFactor = std::max(1.0 + 1e-9, factor * (1 - 1e-9));
        const auto cut = measure(params);
        for (const auto& unit : cut.units) {
            bool isLost = false;
            for (const double level : params.levels) {
                const auto* point = cut.findPoint(unit.id, level);
                QCOMPARE(point == nullptr, isLost);
                isLost = isLost || (point && point->nllIncrease > std::log(params.stopFactor));
            }
        }
        QVERIFY(cut.points.size() < whole.points.size());
    }
    void aProjectKeepsPointsOfACancelledSweep()
    {
        const std::shared_ptr<ProjectStore> store = ProjectStore::open(path("a.psproj"));
        Session session(store);
        StopFlag stop;
        int heard = 0;
        const auto cancelAfterSix = [&](const SensitivityPoint&) {
            if (++heard == 7) // the dense figures come first
                stop.requestStop();
        };
        const auto error = tests::thrownBy([&] { session.sensitivity(m_model, m_params, cancelAfterSix, stop, {}); });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
        QCOMPARE(session.knownPoints(sensitivityKey(m_model, m_params)).size(), std::size_t(7)); // and the dense figures
        StopFlag goesOn;
        const auto result = session.sensitivity(m_model, m_params, {}, goesOn, {});
        QCOMPARE(result.takenOver, 6);
        const auto whole = measure(m_params);
        QCOMPARE(result.points.size(), whole.points.size());
        for (std::size_t i = 0; i < whole.points.size(); ++i) {
            QCOMPARE(result.points[i].nll, whole.points[i].nll);
            QCOMPARE(result.points[i].sparsityShare, whole.points[i].sparsityShare);
            QCOMPARE(result.points[i].nllIncreaseError, whole.points[i].nllIncreaseError);
        }
        SensitivityParams other = m_params;
        other.calibration.seed = 9;
        QVERIFY(session.knownPoints(sensitivityKey(m_model, other)).empty());
    }
    void partsMergeIntoTheWhole()
    {
        std::vector<SensitivityResult> parts;
        for (int part = 1; part <= 4; ++part) {
            SensitivityParams params = m_params;
            params.part = part;
            params.parts = 4;
            parts.push_back(sensitivityFromJson(parseJson(sensitivityToJson(measure(params)).dump(), "part"), "part"));
        }
        const auto merged = mergeSensitivity({parts[2], parts[0], parts[3], parts[1]}, {"c", "a", "d", "b"});
        const auto whole = measure(m_params);
        QCOMPARE(merged.units, whole.units);
        QCOMPARE(merged.points.size(), whole.points.size());
        for (std::size_t i = 0; i < whole.points.size(); ++i) {
            QCOMPARE(merged.points[i].unit, whole.points[i].unit);
            QCOMPARE(merged.points[i].nll, whole.points[i].nll);
        }
        SensitivityResult other = parts[1];
        other.method = "ria";
        const auto error = tests::thrownBy([&] { mergeSensitivity({parts[0], other}, {"a.json", "b.json"}); });
        QVERIFY(error && error->kind() == ErrorKind::BadInput);
        for (const char* word : {"b.json", "ria", "wanda"})
            QVERIFY(std::string(error->what()).find(word) != std::string::npos);
    }
    void badRequestsAreUsageErrors()
    {
        const auto fails = [&](auto change) {
            SensitivityParams params = m_params;
            change(params);
            const auto error = tests::thrownBy([&] { measure(params); });
            return error && error->kind() == ErrorKind::Usage;
        };
        QVERIFY(fails([](auto& p) { p.levels = {0.5, 1.5}; }));
        QVERIFY(fails([](auto& p) { p.levels = {}; }));
        QVERIFY(fails([](auto& p) { p.by = "head"; }));
        QVERIFY(fails([](auto& p) { p.part = 3, p.parts = 2; }));
        QVERIFY(fails([](auto& p) { p.method = "guess"; }));
        QVERIFY(fails([](auto& p) { p.stopFactor = 0.5; }));
        QVERIFY(fails([](auto& p) { p.calibration.text.path.clear(); }));
    }
    void brokenFilesAreNamed()
    {
        const Json good = sensitivityToJson(measure(m_params));
        const auto fails = [&](auto change) {
            Json json = good;
            change(json);
            const auto error = tests::thrownBy([&] { sensitivityFromJson(json, "s.json"); });
            return error && error->kind() == ErrorKind::BadInput && std::string(error->what()).find("s.json") != std::string::npos;
        };
        QVERIFY(fails([](Json& j) { j = Json::array(); }));
        QVERIFY(fails([](Json& j) { j["format"] = "x"; }));
        QVERIFY(fails([](Json& j) { j["version"] = 2; }));
        QVERIFY(fails([](Json& j) { j["points"] = 3; }));
        QVERIFY(fails([](Json& j) { j["points"][0]["unit"] = "nobody"; }));
        QVERIFY(fails([](Json& j) { j["points"][0]["level"] = 1.5; }));
        QVERIFY(fails([](Json& j) { j["points"][0].erase("loss"); }));
        QVERIFY(fails([](Json& j) { j["points"].push_back(j["points"][3]); })); // twice
        QVERIFY(fails([](Json& j) { j["dense"]["window_loss"] = Json::array({"a"}); }));
        QVERIFY(fails([](Json& j) { j.erase("model"); }));
    }
};

PRUNESCOPE_TEST(TstSensitivity)
#include "tst_sensitivity.moc"
