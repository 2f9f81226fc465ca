// Orders of columns that fold into the matrices before: the model computes the same, in every family.
#include "core/pruning/fold.h"
#include "tests/core/pruning/fold_models.h"

#include <numeric>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// Another order that keeps each group within itself.
std::vector<std::int64_t> someOrder(const std::vector<FoldGroup>& groups, std::int64_t columns)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(columns));
    std::iota(order.begin(), order.end(), std::int64_t(0));
    for (const auto& group : groups) {
        const auto places = at::randperm(group.columns.length, at::kLong);
        for (const std::int64_t run : group.columns.runs)
            for (std::int64_t j = 0; j < group.columns.length; ++j)
                order[std::size_t(run + j)] = run + places[j].item<std::int64_t>();
    }
    return order;
}

const TensorSpec& specOf(const std::vector<TensorSpec>& specs, const std::string& module)
{
    return *std::find_if(specs.begin(), specs.end(), [&](const auto& spec) { return spec.name == module + ".weight"; });
}

/// Moves rows (0) with their bias, or columns (1), of a matrix as it is stored.
void move(SmallModel& small, const TensorSpec& spec, int axis, const std::vector<std::int64_t>& order)
{
    at::Tensor& weight = small.parameters.at(spec.name);
    weight = reordered(weight, spec.isInputMajor ? 1 - axis : axis, order);
    const auto bias = small.parameters.find(spec.name.substr(0, spec.name.size() - 6) + "bias");
    if (axis == 0 && bias != small.parameters.end())
        bias->second = reordered(bias->second, 0, order);
}

} // namespace

class TstFold : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyOrderWithinTheGroupsKeepsTheLogits_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& model : foldModels())
            QTest::newRow(model.name.c_str()) << QString::fromStdString(model.name);
    }
    void anyOrderWithinTheGroupsKeepsTheLogits()
    {
        QFETCH(QString, name);
        const at::NoGradGuard guard;
        at::manual_seed(9);
        SmallModel small = foldModel(name.toStdString()).small;
        const auto ids = foldIds(2);
        const auto wanted = small.model().logits(ids, {});
        const auto specs = small.family->tensorSpecs(small.config);
        const auto distance = [&] { return (small.model().logits(ids, {}) - wanted).abs().max().item<double>(); };
        std::size_t folded = 0;
        for (const auto& spec : specs) {
            if (spec.role != TensorRole::Matrix)
                continue;
            const auto groups = foldGroups(*small.family, small.config, spec.block, spec.name.substr(0, spec.name.size() - 7));
            if (groups.empty())
                continue;
            ++folded;
            const auto order = someOrder(groups, spec.shape[spec.isInputMajor ? 0 : 1]);
            move(small, spec, 1, order);
            QVERIFY2(distance() > 1e-2, spec.name.c_str()); // columns alone are another model
            for (const auto& producer : producers(groups)) {
                const TensorSpec& before = specOf(specs, producer);
                move(small, before, 0, foldedRows(groups, order, producer, before.shape[before.isInputMajor ? 1 : 0]));
            }
            QVERIFY2(distance() < 1e-5, qPrintable(QString::number(distance())));
        }
        QCOMPARE(folded, 2 * small.config.blocks.size());
    }
    void groupsAreTheChannelsAndTheHeadsThatShareValues()
    {
        const auto llama = foldModel("llama").small; // 4 heads of 8 on 2 key/value heads, 20 channels
        const auto groups = [&](const char* module) {
            return foldGroups(*llama.family, llama.config, 1, std::string("model.layers.1.") + module);
        };
        const auto channels = groups("mlp.down_proj");
        QCOMPARE(channels.size(), std::size_t(1));
        QVERIFY((channels[0].columns == ColumnGroup{{0}, 20}));
        QVERIFY((channels[0].rows == std::vector<CoupledSlice>{{"model.layers.1.mlp.gate_proj", true, 0, 20},
                                                                {"model.layers.1.mlp.up_proj", true, 0, 20}}));
        const auto heads = groups("self_attn.o_proj");
        QCOMPARE(heads.size(), std::size_t(2));
        QVERIFY((heads[1].columns == ColumnGroup{{16, 24}, 8}));
        QVERIFY((heads[1].rows == std::vector<CoupledSlice>{{"model.layers.1.self_attn.v_proj", true, 8, 8}}));
        for (const char* other : {"self_attn.q_proj", "self_attn.v_proj", "mlp.gate_proj", "mlp.up_proj"})
            QVERIFY2(groups(other).empty(), other);
    }
    void valuesAreTheLastThirdOfFusedMatrices()
    {
        const auto values = [](const char* name, const char* output) {
            const auto small = foldModel(name).small;
            return foldGroups(*small.family, small.config, 0, output).at(1).rows;
        };
        QVERIFY((values("gpt2", "transformer.h.0.attn.c_proj") ==
                 std::vector<CoupledSlice>{{"transformer.h.0.attn.c_attn", true, 48 + 8, 8}}));
        QVERIFY((values("bloom", "transformer.h.0.self_attention.dense") ==
                 std::vector<CoupledSlice>{{"transformer.h.0.self_attention.query_key_value", true, 12 + 8, 4}}));
        QVERIFY((values("phi3, long", "model.layers.0.self_attn.o_proj") ==
                 std::vector<CoupledSlice>{{"model.layers.0.self_attn.qkv_proj", true, 32 + 16 + 8, 8}}));
    }
    void rowsFollowTheFirstRunOfTheirGroup()
    {
        const std::vector<FoldGroup> groups{{{{0, 2}, 2}, {{"v", true, 4, 2}}}, {{{4, 6}, 2}, {{"v", true, 6, 2}}}};
        const std::vector<std::int64_t> order{1, 0, 3, 2, 4, 5, 6, 7};
        QCOMPARE(foldedRows(groups, order, "v", 9), (std::vector<std::int64_t>{0, 1, 2, 3, 5, 4, 6, 7, 8}));
        QCOMPARE(columnGroups(groups).size(), std::size_t(2));
        QCOMPARE(producers(groups), std::set<std::string>{"v"});
    }
};

PRUNESCOPE_TEST(TstFold)
#include "tst_fold.moc"
