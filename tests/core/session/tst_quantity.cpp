// What a heatmap can show of a matrix, against numbers made by hand.
#include "core/session/quantity.h"

#include "core/session/open_model_impl.h"
#include "core/session/run_weight_impl.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <cmath>
#include <limits>
#include <set>

using namespace prunescope;
using namespace prunescope::tests;

class TstQuantity : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;
    CalibrationParams m_calibration;
    QuantitySource m_source;
    const std::string m_matrix = "model.layers.1.mlp.down_proj";

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

    MatrixQuantity measure(const char* id)
    {
        StopFlag stop;
        return measureQuantity(quantity(id), m_matrix, m_source, stop);
    }
    QuantityNeed need(const char* id) const { return neededFor(quantity(id), m_matrix, m_source); }

    void prune(const std::string& method, const Pattern& pattern, const ParamValues& params)
    {
        PruneParams prune;
        prune.plan = uniformPlan(modelInfo(*m_model), method, 0.5, pattern, params);
        prune.calibration = m_calibration;
        StopFlag stop;
        m_source.run = std::make_shared<const PruneResult>(pruneModel(m_model, prune, stop, {}));
        m_source.ran = *prune.plan.find(m_matrix);
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_model = tests::open(path("tiny"));
        m_calibration.text.path = writeTinyText(path("text.txt"), 12).string();
        m_calibration.samples = 3;
        m_calibration.window = 16;
    }
    void init()
    {
        m_source = {};
        m_source.model = m_model;
    }

    void ranksAreSharesOfTheRow()
    {
        StopFlag stop;
        const float nan = std::numeric_limits<float>::quiet_NaN();
        // 5 is the highest of its row, 1 the lowest; the two 2s share places 1 and 2 of 0 to 4, that is 1.5 / 4.
        const auto ranks = rankShares({2, 5, 1, 2, 3, /**/ 0, 7, nan, 7, 1e-30f}, 2, 5, stop);
        const std::vector<float> wanted{0.375f, 1, 0, 0.375f, 0.75f, /**/ 0, 0.625f, nan, 0.625f, 0.25f};
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY2(ranks[i] == wanted[i] || (std::isnan(ranks[i]) && std::isnan(wanted[i])), qPrintable(QString::number(i)));
        QCOMPARE(rankShares({4, 9}, 2, 1, stop), (std::vector<float>{0.5f, 0.5f}));
    }

    void idsAreUniqueAndFound()
    {
        std::set<std::string> ids;
        for (const Quantity& one : quantities()) {
            QVERIFY(ids.insert(one.id).second);
            QCOMPARE(quantity(one.id).id, one.id);
        }
        QVERIFY(throwsNaming([] { quantity("colour"); }, ErrorKind::Usage, "colour"));
    }

    void everyQuantitySaysWhatItNeeds()
    {
        QCOMPARE(need("weight"), QuantityNeed::None);
        QCOMPARE(need("magnitude"), QuantityNeed::None);
        QCOMPARE(need("ria"), QuantityNeed::Inputs);
        QCOMPARE(need("ranks:wanda-magnitude"), QuantityNeed::Inputs);
        QCOMPARE(need("kept:plan"), QuantityNeed::Plan);
        QCOMPARE(need("kept:run"), QuantityNeed::Run);
        QCOMPARE(need("change"), QuantityNeed::Run);
        m_source.planned = PlanEntry{};
        m_source.planned->method = "sparsegpt";
        QCOMPARE(need("kept:plan"), QuantityNeed::ShownMethod);
        m_source.planned->method = "wanda";
        QCOMPARE(need("kept:plan"), QuantityNeed::Inputs);
        m_source.planned->method = "magnitude";
        QCOMPARE(need("masks:plan-magnitude"), QuantityNeed::None);
        QCOMPARE(need("masks:plan-run"), QuantityNeed::Run);
        m_source.run = std::make_shared<const PruneResult>();
        QCOMPARE(need("masks:plan-run"), QuantityNeed::RunOfMatrix);
        QVERIFY(throwsNaming([this] { measure("change"); }, ErrorKind::Usage, "change"));
    }

    void weightsKeepTheirSign()
    {
        const MatrixQuantity weight = measure("weight");
        QVERIFY(weight.isSigned);
        const auto stored = m_model->storedWeight(m_matrix).to(at::kFloat).contiguous();
        QVERIFY(at::equal(at::tensor(weight.values->values), stored.flatten()));
        QVERIFY(stored.min().item<float>() < 0);
    }

    void masksAreOneWhereAWeightStays()
    {
        m_source.planned = PlanEntry{};
        m_source.planned->name = m_matrix;
        m_source.planned->method = "magnitude";
        m_source.planned->sparsityShare = 0.25;
        const MatrixQuantity kept = measure("kept:plan");
        const auto values = at::tensor(kept.values->values);
        const auto magnitudes = at::tensor(kept.values->weights).abs();
        QCOMPARE((values == 0).sum().item<std::int64_t>(), values.numel() / 4);
        QVERIFY((magnitudes.masked_select(values == 0).max() <= magnitudes.masked_select(values == 1).min()).item<bool>());
        QVERIFY(kept.isMask && !kept.isSigned);
    }

    void differencesOfMasksCountBothSides()
    {
        StopFlag stop;
        m_source.inputs = measureInputs(m_model, m_calibration, stop, {});
        m_source.planned = PlanEntry{};
        m_source.planned->name = m_matrix;
        m_source.planned->method = "wanda";
        m_source.planned->sparsityShare = 0.5;
        const MatrixQuantity same = measure("masks:plan-wanda");
        QCOMPARE(same.onlyFirst + same.onlySecond, std::int64_t(0));
        const MatrixQuantity other = measure("masks:plan-magnitude");
        const auto values = at::tensor(other.values->values);
        QCOMPARE((values == 1).sum().item<std::int64_t>(), other.onlyFirst);
        QCOMPARE((values == -1).sum().item<std::int64_t>(), other.onlySecond);
        QVERIFY(other.onlyFirst > 0);
        QCOMPARE(other.onlyFirst, other.onlySecond); // both remove half
    }

    void theChangeIsOfKeptWeightsOnly()
    {
        prune("sparsegpt", {}, {});
        const MatrixQuantity change = measure("change");
        const auto before = m_model->storedWeight(m_matrix).to(at::kFloat).flatten();
        const auto after = m_source.run->model->storedWeight(m_matrix).to(at::kFloat).flatten();
        const auto values = at::tensor(change.values->values);
        QVERIFY((values.masked_select(after == 0) == 0).all().item<bool>());
        QVERIFY(at::equal(values.masked_select(after != 0), (after - before).masked_select(after != 0)));
        QVERIFY(values.abs().max().item<float>() > 0);
    }

    void dealtWeightsAreComparedAtTheirOldPlaces()
    {
        prune("ria", {2, 4}, {{"reallocate", true}});
        const auto& reports = m_source.run->matrices;
        const auto moved = std::find_if(reports.begin(), reports.end(), [this](const auto& one) { return one.name == m_matrix; });
        QVERIFY(!moved->columnOrder.empty());
        // RIA does not change what it keeps: only a comparison at other places finds a change.
        const MatrixQuantity change = measure("change");
        QCOMPARE(at::tensor(change.values->values).abs().max().item<float>(), 0.0f);
        const auto stored = m_source.run->model->storedWeight(m_matrix);
        QVERIFY(!at::equal(weightInSourceOrder(*m_source.run, *moved), stored));
        const MatrixQuantity kept = measure("kept:run");
        QCOMPARE(at::tensor(kept.values->values).sum().item<float>(), float(stored.numel()) / 2);
    }
};

PRUNESCOPE_TEST(TstQuantity)
#include "tst_quantity.moc"
