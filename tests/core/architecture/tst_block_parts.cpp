// What holds for each of the LayerNorm families: cache, hooks, gradients, half precision, coupled slices.
#include "core/architecture/block_parts.h"
#include "tests/core/architecture/small_family.h"
#include "tests/test_case.h"

#include <set>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

const std::vector<std::string> kFamilies = {"gpt2", "opt", "gpt_neox", "bloom", "phi"};

/// The small configuration; Phi with two key/value heads for six queries, all with a second or third head.
SmallModel modelOf(const QString& name)
{
    Json json = smallConfig(name.toStdString());
    if (name == "phi") {
        json["hidden_size"] = 48;
        json["num_attention_heads"] = 6;
        json["num_key_value_heads"] = 2;
        json["qk_layernorm"] = true;
    }
    return smallModel(json);
}

/// What each matrix reads.
std::map<std::string, at::Tensor> inputsOf(const Model& model, const at::Tensor& ids)
{
    std::map<std::string, at::Tensor> out;
    ForwardContext context;
    context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& input) {
        for (const auto& module : modules)
            if (!out.emplace(module, input).second)
                throw std::logic_error(module + " was announced twice");
    };
    model.logits(ids, context);
    return out;
}

/// A copy with some rows (with their bias) and columns at zero.
SmallModel zeroed(const SmallModel& small, const std::vector<CoupledSlice>& slices)
{
    SmallModel out = small;
    std::map<std::string, bool> isInputMajor;
    for (const auto& spec : small.family->tensorSpecs(small.config))
        isInputMajor[spec.name] = spec.isInputMajor;
    for (auto& [name, tensor] : out.parameters)
        tensor = tensor.clone();
    for (const auto& slice : slices) {
        const auto& weight = out.parameters.at(slice.module + ".weight");
        const bool isFirstAxis = slice.isRows != isInputMajor.at(slice.module + ".weight");
        weight.narrow(isFirstAxis ? 0 : 1, slice.begin, slice.count).zero_();
        if (slice.isRows)
            out.parameters.at(slice.module + ".bias").narrow(0, slice.begin, slice.count).zero_();
    }
    return out;
}

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

std::int64_t unitCount(const BlockShape& shape, CoupledUnit unit)
{
    switch (unit) {
    case CoupledUnit::Head:
        return shape.heads;
    case CoupledUnit::KeyValueHead:
        return shape.keyValueHeads;
    case CoupledUnit::Channel:
        return shape.innerWidth;
    }
    return 0;
}

void families()
{
    QTest::addColumn<QString>("family");
    for (const auto& family : kFamilies)
        QTest::newRow(family.c_str()) << QString::fromStdString(family);
}

void familiesAndUnits()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<int>("unit");
    for (const auto& family : kFamilies)
        for (const auto& [unit, name] : {std::pair(CoupledUnit::Head, "head"),
                                         {CoupledUnit::KeyValueHead, "key head"},
                                         {CoupledUnit::Channel, "channel"}})
            QTest::addRow("%s %s", family.c_str(), name) << QString::fromStdString(family) << int(unit);
}

} // namespace

class TstBlockParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cacheGivesTheSameLogitsAsOnePass_data() { families(); }
    void cacheGivesTheSameLogitsAsOnePass()
    {
        QFETCH(QString, family);
        const at::NoGradGuard guard;
        const Model model = modelOf(family).model();
        const auto ids = idTensor(someIds(9));
        const auto whole = model.logits(ids, {});
        KeyValueCache cache;
        ForwardContext context;
        context.cache = &cache;
        const auto start = model.logits(ids.narrow(1, 0, 4), context);
        QVERIFY(distance(start, whole.narrow(1, 0, 4)) < 1e-4);
        for (std::int64_t i = 4; i < 9; ++i) {
            const auto step = model.logits(ids.narrow(1, i, 1), context);
            QVERIFY(distance(step.select(1, 0), whole.select(1, i)) < 1e-4);
        }
    }

    void aSingleTokenIsTheFirstOfMany_data() { families(); }
    void aSingleTokenIsTheFirstOfMany()
    {
        QFETCH(QString, family);
        const at::NoGradGuard guard;
        const Model model = modelOf(family).model();
        const auto ids = idTensor(someIds(5));
        QVERIFY(distance(model.logits(ids.narrow(1, 0, 1), {}), model.logits(ids, {}).narrow(1, 0, 1)) <
                1e-4);
    }

    void everyMatrixIsAnnouncedOnceWithWhatItReads_data() { families(); }
    void everyMatrixIsAnnouncedOnceWithWhatItReads()
    {
        QFETCH(QString, family);
        const at::NoGradGuard guard;
        const SmallModel small = modelOf(family);
        const Model model = small.model();
        const auto inputs = inputsOf(model, idTensor(someIds(4)));
        std::size_t matrices = 0;
        std::set<std::pair<int, std::string>> kinds;
        for (const auto& spec : small.family->tensorSpecs(small.config)) {
            if (spec.role != TensorRole::Matrix)
                continue;
            ++matrices;
            const std::string module = spec.name.substr(0, spec.name.size() - std::string(".weight").size());
            QVERIFY2(inputs.contains(module), module.c_str());
            QCOMPARE(inputs.at(module).size(-1), model.product(module)->denseWeight().size(1));
            QVERIFY2(kinds.emplace(spec.block, spec.kind).second, module.c_str());
            QVERIFY2(module.ends_with(spec.kind), module.c_str());
        }
        QCOMPARE(inputs.size(), matrices);
    }

    void gradientsReachEveryParameter_data() { families(); }
    void gradientsReachEveryParameter()
    {
        QFETCH(QString, family);
        SmallModel small = modelOf(family);
        for (auto& [name, tensor] : small.parameters)
            tensor.set_requires_grad(true);
        small.model().logits(idTensor(someIds(6)), {}).pow(2).sum().backward();
        for (const auto& [name, tensor] : small.parameters) {
            QVERIFY2(tensor.grad().defined(), name.c_str());
            QVERIFY2(tensor.grad().isfinite().all().item<bool>(), name.c_str());
            // Where nothing turns q and k, the bias of k moves all scores of a query alike: its gradient is rounding.
            if (!(family == "opt" && name.ends_with("k_proj.bias")))
                QVERIFY2(tensor.grad().abs().sum().item<double>() > 0, name.c_str());
        }
    }

    /// Half precision keeps 8 bits, so each rounding moves a number by up to 2^-9; some twenty of them add up to 4 %.
    void halfPrecisionStaysClose_data() { families(); }
    void halfPrecisionStaysClose()
    {
        QFETCH(QString, family);
        const at::NoGradGuard guard;
        const SmallModel small = modelOf(family);
        SmallModel half = small;
        for (auto& [name, tensor] : half.parameters)
            tensor = tensor.to(at::kBFloat16);
        const auto ids = idTensor(someIds(12));
        const auto exact = small.model().logits(ids, {}), rounded = half.model().logits(ids, {});
        QCOMPARE(rounded.scalar_type(), at::kBFloat16);
        QVERIFY((rounded.to(at::kFloat) - exact).norm().item<double>() < 0.04 * exact.norm().item<double>());
    }

    void namesAndShapesAreThoseOfTheProducts_data() { families(); }
    void namesAndShapesAreThoseOfTheProducts()
    {
        QFETCH(QString, family);
        const SmallModel small = modelOf(family);
        std::set<std::string> names;
        for (const auto& spec : small.family->tensorSpecs(small.config)) {
            QVERIFY2(names.insert(spec.name).second, spec.name.c_str());
            QCOMPARE(spec.isInputMajor, family == "gpt2" && spec.role == TensorRole::Matrix);
        }
    }

    void slicesOfAllUnitsCoverTheirMatricesOnce_data() { familiesAndUnits(); }
    void slicesOfAllUnitsCoverTheirMatricesOnce()
    {
        QFETCH(QString, family);
        QFETCH(int, unit);
        const SmallModel small = modelOf(family);
        const Model model = small.model();
        for (int block = 0; block < 2; ++block) {
            std::map<std::pair<std::string, bool>, std::vector<int>>
                seen; // by module and axis: how often each line is named
            const auto count = unitCount(small.config.blocks[std::size_t(block)], CoupledUnit(unit));
            for (std::int64_t index = 0; index < count; ++index)
                for (const auto& slice :
                     small.family->coupledSlices(small.config, block, CoupledUnit(unit), index)) {
                    const auto weight = model.product(slice.module)->denseWeight();
                    auto& lines = seen[{slice.module, slice.isRows}];
                    lines.resize(std::size_t(weight.size(slice.isRows ? 0 : 1)));
                    QVERIFY(slice.module.find("." + std::to_string(block) + ".") != std::string::npos);
                    for (std::int64_t i = slice.begin; i < slice.begin + slice.count; ++i)
                        ++lines.at(std::size_t(i));
                }
            for (const auto& [key, lines] : seen)
                QVERIFY2(std::all_of(lines.begin(), lines.end(), [](int n) { return n == 1; }),
                         key.first.c_str());
            // All of q, k, v and the output; a query head of separate matrices leaves k and v to its key/value head.
            const bool isSeparate = family == "opt" || family == "phi";
            const bool isKeyHead = CoupledUnit(unit) == CoupledUnit::KeyValueHead;
            QCOMPARE(seen.size(), std::size_t(isSeparate && isKeyHead ? 4 : 2));
        }
    }

    /// Zeroing the slices of a unit is the same as cutting its columns alone, and the other units stay as they were.
    void zeroedSlicesRemoveTheUnitAndNothingElse_data() { familiesAndUnits(); }
    void zeroedSlicesRemoveTheUnitAndNothingElse()
    {
        QFETCH(QString, family);
        QFETCH(int, unit);
        const at::NoGradGuard guard;
        const SmallModel small = modelOf(family);
        const Model model = small.model();
        const auto ids = idTensor(someIds(8));
        const auto logits = model.logits(ids, {});
        const auto before = inputsOf(model, ids);
        for (int block = 0; block < 2; ++block) {
            const auto count = std::min<std::int64_t>(
                6, unitCount(small.config.blocks[std::size_t(block)], CoupledUnit(unit)));
            for (std::int64_t index = 0; index < count; ++index) {
                const auto slices =
                    small.family->coupledSlices(small.config, block, CoupledUnit(unit), index);
                const CoupledSlice& columns = slices.back();
                QVERIFY(!columns.isRows);
                const Model pruned = zeroed(small, slices).model(), cut = zeroed(small, {columns}).model();
                QVERIFY(distance(pruned.logits(ids, {}), cut.logits(ids, {})) < 1e-4);
                QVERIFY(distance(pruned.logits(ids, {}), logits) > 1e-2);
                auto after = inputsOf(pruned, ids).at(columns.module).clone();
                auto rest = before.at(columns.module).clone();
                const bool losesValues =
                    CoupledUnit(unit) != CoupledUnit::Head || (family != "opt" && family != "phi");
                if (losesValues)
                    QVERIFY(after.narrow(-1, columns.begin, columns.count).abs().max().item<double>() == 0);
                after.narrow(-1, columns.begin, columns.count).zero_();
                rest.narrow(-1, columns.begin, columns.count).zero_();
                QVERIFY(distance(after, rest) < 1e-5);
            }
        }
    }

    void theFirstKeyThatIsThereIsRead()
    {
        const Json json = {{"a", nullptr}, {"b", 3}, {"c", 4}};
        QVERIFY(presentKey(json, {"a", "b", "c"}) == "b");
        QVERIFY(presentKey(json, {"a", "d"}) == "a");
    }
};

PRUNESCOPE_TEST(TstBlockParts)
#include "tst_block_parts.moc"
