// Magnitude, Wanda, RIA, DSnoT and ALPS on single layers against the published code, as the manifest demands.
#include "core/base/json.h"
#include "core/calibration/input_statistics.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"
#include "tests/core/golden.h"

#include <ATen/Parallel.h>

#include <memory>
#include <set>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string manifestPath() { return sharedPath("fixtures/unstructured/manifest.json"); }

/// A case of the manifest and the task it describes.
class GoldenCase {
public:
    explicit GoldenCase(const std::string& id)
    {
        const Json json = readJsonFile(manifestPath());
        for (const auto& entry : json.at("cases"))
            if (entry.at("id") == id)
                m_json = entry;
        m_file = sharedPath("fixtures/unstructured/" + m_json.at("file").get<std::string>());
        m_task.name = id;
        m_task.weight = tensor("in.W");
        m_task.params = completeParams(methodInfo(method()).params, params(), method());
        setSparsity();
        const auto needs = makePruneMethod(method())->needs(m_task.params);
        m_statistics = std::make_unique<InputStatistics>(m_task.weight.size(1), needs);
        if (!m_json.contains("calibration"))
            return;
        for (const auto& name : m_json.at("calibration").at("order"))
            m_statistics->add(tensor(name));
        m_task.statistics = m_statistics.get();
        if (needs.hessian)
            m_solver = std::make_unique<HessianSolver>(*m_statistics);
        m_task.solver = m_solver.get();
    }

    const Json& json() const { return m_json; }
    std::string method() const { return m_json.at("method"); }
    MatrixTask& task() { return m_task; }
    const InputStatistics& statistics() const { return *m_statistics; }
    at::Tensor tensor(const std::string& name) const { return golden(m_file, name); }

    MatrixOutcome prune()
    {
        StopFlag stop;
        return makePruneMethod(method())->prune(m_task, stop);
    }
    /// Share of mask entries that differ from the published ones.
    double mismatch(const MatrixOutcome& outcome) const
    {
        return at::ne(outcome.mask, tensor("out.mask")).to(at::kDouble).mean().item<double>();
    }
    /// ||X (W' - W)^T||^2 / ||X W^T||^2 over all calibration tokens.
    double relativeError(const at::Tensor& weight) const
    {
        double error = 0, reference = 0;
        const auto W = m_task.weight.to(at::kDouble), change = weight.to(at::kDouble) - W;
        for (const auto& name : m_json.at("calibration").at("order")) {
            const auto X = tensor(name).reshape({-1, W.size(1)}).to(at::kDouble);
            error += at::linear(X, change).pow(2).sum().item<double>();
            reference += at::linear(X, W).pow(2).sum().item<double>();
        }
        return error / reference;
    }

private:
    /// The manifest's parameters under our names.
    ParamValues params() const
    {
        const Json& given = m_json.at("params");
        ParamValues values{{"reference_count", true}};
        if (method() == "wanda")
            values["variant"] = given.value("variant", false);
        if (method() == "ria") {
            values["activation_power"] = given.at("a").get<double>();
            values["group"] = std::string(given.at("per_output_row").get<bool>() ? "row" : "layer");
            values["reallocate"] = given.at("channel_reallocation").get<bool>();
            if (given.at("obs_update_with_given_mask").get<bool>())
                values["update"] = std::string("sparsegpt");
        }
        if (method() == "dsnot") {
            values["max_cycles"] = given.at("max_cycle_time").get<double>();
            values["threshold"] = given.at("update_threshold").get<double>();
            values["variance_power"] = given.at("pow_of_var_regrowing").get<double>();
            values["initial"] = given.at("initial_method").get<std::string>();
        }
        if (method() == "alps") {
            values["rho"] = given.at("rho0").get<double>();
            values["max_iterations"] = given.at("max_iter").get<double>();
            values["ridge"] = given.at("ridge").get<double>();
            values["cg_iterations"] = given.at("cg_iters").get<double>();
        }
        return values;
    }
    void setSparsity()
    {
        const Json& given = m_json.at("params");
        if (method() == "alps" && given.at("group_m") > 0) // counts what is kept
            m_task.pattern = {given.at("keep_n").get<int>(), given.at("group_m").get<int>()};
        else if (const int m = given.value("prune_m", 0); m > 0)
            m_task.pattern = {m - given.at("prune_n").get<int>(), m};
        else
            m_task.sparsityShare = given.at("sparsity");
    }

    Json m_json;
    std::string m_file;
    MatrixTask m_task;
    std::unique_ptr<InputStatistics> m_statistics;
    std::unique_ptr<HessianSolver> m_solver;
};

/// One row for each layer case of these methods.
void addCases(const std::set<std::string>& methods)
{
    QTest::addColumn<QString>("id");
    if (!QFileInfo::exists(QString::fromStdString(manifestPath()))) {
        QTest::newRow("manifest") << QString();
        return;
    }
    const Json json = readJsonFile(manifestPath());
    for (const auto& entry : json.at("cases")) {
        const std::string method = entry.at("method"), level = entry.at("level"), id = entry.at("id");
        if (level == "layer" && methods.count(method))
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
    }
}

} // namespace

class TstGoldenLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void maskWeightAndStatisticAreThoseOfThePublishedCode_data() { addCases({"magnitude", "wanda", "ria"}); }
    void maskWeightAndStatisticAreThoseOfThePublishedCode()
    {
        QFETCH(QString, id);
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(manifestPath()));
        GoldenCase layer(id.toStdString());
        if (layer.json().contains("calibration"))
            QVERIFY(excess(layer.statistics().meanSquares(), layer.tensor("out.scaler_row"), 0, 1e-5) <= 0);
        const auto outcome = layer.prune();
        QVERIFY(at::equal(outcome.mask, layer.tensor("out.mask")));
        const Json& bound = layer.json().at("tolerance").at("out.W_pruned");
        if (bound.is_string())
            QVERIFY(at::equal(outcome.weight, layer.tensor("out.W_pruned")));
        else // SparseGPT's update of the mask
            QVERIFY(excess(outcome.weight, layer.tensor("out.W_pruned"), bound.at("atol"), bound.at("rtol")) <= 0);
        QCOMPARE(outcome.weight.scalar_type(), layer.task().weight.scalar_type());
        // Signed zeros would break sparse kernels: every pruned entry is +0.0.
        QVERIFY(!at::signbit(outcome.weight.masked_select(outcome.mask.to(at::kBool))).any().item<bool>());
    }

    void dsnotSwapsAsThePublishedCodeDoes_data() { addCases({"dsnot"}); }
    void dsnotSwapsAsThePublishedCodeDoes()
    {
        QFETCH(QString, id);
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(manifestPath()));
        GoldenCase layer(id.toStdString());
        const Json& tolerance = layer.json().at("tolerance");
        const Json &sums = tolerance.at("out.sum_metric_row"), &variances = tolerance.at("out.var");
        QVERIFY(excess(layer.statistics().meanSums(), layer.tensor("out.sum_metric_row"), sums.at("atol").get<double>(),
                       sums.at("rtol").get<double>()) <= 0);
        QVERIFY(excess(layer.statistics().meanVariances(), layer.tensor("out.var"), 0, variances.at("rtol").get<double>()) <= 0);
        const auto outcome = layer.prune();
        const double mismatch = layer.mismatch(outcome);
        qInfo("mask mismatch %g", mismatch);
        QVERIFY(mismatch <= tolerance.at("out.mask").at("max_mismatch_fraction").get<double>());
        const auto kept = outcome.mask == 0;
        QVERIFY(at::equal(outcome.weight.masked_select(kept), layer.task().weight.masked_select(kept)));
        // Without swaps the mask is the one it starts from.
        layer.task().params["max_cycles"] = 0.0;
        QVERIFY(at::equal(layer.prune().mask, layer.tensor("out.initial_mask")));
    }

    void alpsErrsAsLittleAsThePublishedCode_data() { addCases({"alps"}); }
    void alpsErrsAsLittleAsThePublishedCode()
    {
        QFETCH(QString, id);
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(manifestPath()));
        GoldenCase layer(id.toStdString());
        const Json &tolerance = layer.json().at("tolerance"), &scalars = layer.json().at("scalars");
        const auto outcome = layer.prune();
        const double mismatch = layer.mismatch(outcome), error = layer.relativeError(outcome.weight);
        const double published = scalars.at("relative_reconstruction_error");
        qInfo("mask mismatch %g, error %g, published %g", mismatch, error, published);
        QVERIFY(mismatch <= tolerance.at("out.mask").at("max_mismatch_fraction").get<double>());
        QVERIFY(std::abs(error / published - 1) <= tolerance.at("relative_reconstruction_error").at("rel").get<double>());
        const auto pruned = outcome.weight.masked_select(outcome.mask.to(at::kBool));
        QVERIFY((pruned == 0).all().item<bool>() && !at::signbit(pruned).any().item<bool>());
    }

    void threadsDoNotChangeMasks_data() { addCases({"ria", "dsnot", "alps"}); }
    void threadsDoNotChangeMasks()
    {
        QFETCH(QString, id);
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(manifestPath()));
        const int before = at::get_num_threads();
        at::set_num_threads(1);
        const auto one = GoldenCase(id.toStdString()).prune();
        at::set_num_threads(2);
        const auto two = GoldenCase(id.toStdString()).prune();
        at::set_num_threads(before);
        QVERIFY(at::equal(one.mask, two.mask));
    }
};

PRUNESCOPE_TEST(TstGoldenLayers)
#include "tst_golden_layers.moc"
