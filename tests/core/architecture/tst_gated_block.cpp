// The RMS-norm gated families against a float64 program written from their published descriptions. Qwen3, Gemma 1 to 3,
// Phi-3, LongRoPE and Qwen2's windows have no fixture of the modelling code: they were checked this way only. So that the
// comparison is known to see each feature, every one is left out of the reference once, and the comparison must fail.
#include "tests/core/architecture/gated_cases.h"
#include "tests/core/golden.h"

using namespace prunescope;
using namespace prunescope::tests;

Q_DECLARE_METATYPE(prunescope::tests::GatedCase)

namespace {

const Architecture& familyOf(const GatedCase& item)
{
    return *findArchitecture(item.config.at("model_type").get<std::string>());
}

ModelConfig configOf(const GatedCase& item) { return familyOf(item).readConfig(item.config, "config.json"); }

Model modelOf(const GatedCase& item, std::map<std::string, at::Tensor> parameters)
{
    return Model(familyOf(item), configOf(item), std::move(parameters));
}

Model modelOf(const GatedCase& item) { return modelOf(item, randomParameters(familyOf(item), configOf(item))); }

/// [1, T]
at::Tensor idsOf(const GatedCase& item)
{
    const auto ids = randomIds(item.tokens);
    return at::tensor(at::ArrayRef<int>(ids)).to(at::kLong).unsqueeze(0);
}

reference::Model referenceOf(const GatedCase& item)
{
    reference::Model out = item.reference;
    for (const auto& [name, tensor] : randomParameters(familyOf(item), configOf(item)))
        out.weights[name] = reference::Vector(tensor.data_ptr<float>(), tensor.data_ptr<float>() + tensor.numel());
    return out;
}

/// [T, V]
at::Tensor logitsOf(const reference::Model& model, const GatedCase& item)
{
    std::vector<at::Tensor> rows;
    for (const auto& row : model.logits(randomIds(item.tokens)))
        rows.push_back(at::tensor(at::ArrayRef<double>(row)));
    return at::stack(rows);
}

void addCases()
{
    QTest::addColumn<GatedCase>("item");
    for (const GatedCase& item : gatedCases())
        QTest::newRow(item.name.c_str()) << item;
}

/// The parts of a block that a unit consists of, and how many of them there are.
struct Unit {
    CoupledUnit unit;
    const char* name;
    std::int64_t count;
};
const Unit kUnits[] = {{CoupledUnit::Head, "head", kHeads},
                       {CoupledUnit::KeyValueHead, "key/value head", kKeyValueHeads},
                       {CoupledUnit::Channel, "channel", kInner}};

/// A copy of the parameters with these rows (and bias entries) and columns set to zero.
std::map<std::string, at::Tensor> without(const std::map<std::string, at::Tensor>& parameters,
                                          const std::vector<CoupledSlice>& slices)
{
    auto out = parameters;
    for (const auto& slice : slices) {
        auto& weight = out.at(slice.module + ".weight");
        weight = weight.clone();
        weight.narrow(slice.isRows ? 0 : 1, slice.begin, slice.count).zero_();
        const auto bias = out.find(slice.module + ".bias");
        if (slice.isRows && bias != out.end()) {
            bias->second = bias->second.clone();
            bias->second.narrow(0, slice.begin, slice.count).zero_();
        }
    }
    return out;
}

/// The slices of one side only.
std::vector<CoupledSlice> side(std::vector<CoupledSlice> slices, bool rows)
{
    std::erase_if(slices, [&](const CoupledSlice& slice) { return slice.isRows != rows; });
    return slices;
}

} // namespace

class TstGatedBlock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsMatchTheReference_data() { addCases(); }
    void logitsMatchTheReference()
    {
        QFETCH(GatedCase, item);
        const at::NoGradGuard guard;
        const reference::Model expected = referenceOf(item);
        const auto logits = modelOf(item).logits(idsOf(item), {}).squeeze(0);
        const auto wanted = logitsOf(expected, item);
        QVERIFY2(excess(logits, wanted, 1e-4, 1e-5) <= 0, // the fixtures' bound: the sums here are no longer
                 qPrintable(QString::number((logits - wanted).abs().max().item<double>())));
        QCOMPARE(expected.used().size(), expected.weights.size()); // each stored tensor has its part in them
    }

    void aMissingFeatureIsSeen_data()
    {
        QTest::addColumn<GatedCase>("item");
        QTest::addColumn<int>("fault");
        for (const GatedCase& item : gatedCases())
            for (int fault = 0; fault < int(item.faults.size()); ++fault)
                QTest::newRow((item.name + " without " + item.faults[std::size_t(fault)].name).c_str()) << item << fault;
    }
    void aMissingFeatureIsSeen()
    {
        QFETCH(GatedCase, item);
        QFETCH(int, fault);
        const at::NoGradGuard guard;
        reference::Model wrong = referenceOf(item);
        item.faults[std::size_t(fault)].apply(wrong);
        const auto logits = modelOf(item).logits(idsOf(item), {}).squeeze(0);
        const double difference = (logits - logitsOf(wrong, item)).abs().max().item<double>();
        QVERIFY2(difference > 1e-2, qPrintable(QString::number(difference))); // a hundred times the bound above
    }

    void cacheGivesTheSameLogitsAsOnePass_data() { addCases(); }
    void cacheGivesTheSameLogitsAsOnePass()
    {
        QFETCH(GatedCase, item);
        const at::NoGradGuard guard;
        const Model model = modelOf(item);
        // LongRoPE turns all keys anew at the end of its first context: within it, the cache holds.
        const std::int64_t T = std::min(item.tokens, 11);
        const auto ids = idsOf(item).narrow(1, 0, T);
        const auto whole = model.logits(ids, {});
        KeyValueCache cache;
        ForwardContext context;
        context.cache = &cache;
        model.logits(ids.narrow(1, 0, 3), context);
        for (std::int64_t i = 3; i < T; ++i)
            QVERIFY(excess(model.logits(ids.narrow(1, i, 1), context).select(1, 0), whole.select(1, i), 1e-4, 1e-5) <= 0);
    }

    void gradientsReachEveryParameter_data() { addCases(); }
    void gradientsReachEveryParameter()
    {
        QFETCH(GatedCase, item);
        auto parameters = randomParameters(familyOf(item), configOf(item));
        for (auto& [name, tensor] : parameters)
            tensor.set_requires_grad(true);
        modelOf(item, parameters).logits(idsOf(item), {}).pow(2).sum().backward();
        for (const auto& [name, tensor] : parameters)
            QVERIFY2(tensor.grad().defined() && tensor.grad().abs().sum().item<double>() > 0, name.c_str());
    }

    void bfloat16StaysClose_data() { addCases(); }
    void bfloat16StaysClose()
    {
        QFETCH(GatedCase, item);
        const at::NoGradGuard guard;
        auto parameters = randomParameters(familyOf(item), configOf(item));
        for (auto& [name, tensor] : parameters)
            tensor = tensor.to(at::kBFloat16);
        const auto narrow = modelOf(item, parameters).logits(idsOf(item), {});
        QCOMPARE(narrow.scalar_type(), at::kBFloat16);
        const auto wide = modelOf(item).logits(idsOf(item), {});
        // Eight bits, some thirty roundings one after the other, peaked attention: a tenth of the norm.
        QVERIFY((narrow.to(at::kFloat) - wide).norm().item<double>() < 0.1 * wide.norm().item<double>());
    }

    void hookSeesEveryMatrixOnce_data() { addCases(); }
    void hookSeesEveryMatrixOnce()
    {
        QFETCH(GatedCase, item);
        const at::NoGradGuard guard;
        const Model model = modelOf(item);
        std::map<std::string, std::int64_t> widths;
        ForwardContext context;
        context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& input) {
            for (const auto& module : modules) {
                QVERIFY2(!widths.count(module), module.c_str());
                widths[module] = input.size(2);
            }
        };
        model.logits(idsOf(item), context);
        std::size_t matrices = 0;
        for (const auto& spec : familyOf(item).tensorSpecs(configOf(item)))
            if (spec.role == TensorRole::Matrix) {
                QCOMPARE(widths[spec.name.substr(0, spec.name.size() - 7)], spec.shape[1]); // less ".weight"
                ++matrices;
            }
        QCOMPARE(widths.size(), matrices);
    }

    void aCoupledUnitWithoutWeightsGivesNothing_data() { addCases(); }
    void aCoupledUnitWithoutWeightsGivesNothing()
    {
        QFETCH(GatedCase, item);
        const at::NoGradGuard guard;
        const Architecture& family = familyOf(item);
        const ModelConfig config = configOf(item);
        const auto parameters = randomParameters(family, config);
        const Model whole(family, config, parameters);
        const auto x = whole.embed(idsOf(item), {});
        for (const Unit& unit : kUnits)
            for (std::int64_t index = 0; index < unit.count; ++index) {
                const auto slices = family.coupledSlices(config, 1, unit.unit, index);
                const auto output = [&](const std::vector<CoupledSlice>& removed) {
                    return Model(family, config, without(parameters, removed)).runBlock(1, x, {});
                };
                const auto expected = output(side(slices, false)); // the next matrix does not read the unit
                QVERIFY2(at::equal(output(slices), expected), unit.name);
                QVERIFY2((whole.runBlock(1, x, {}) - expected).abs().max().item<double>() > 1e-3, unit.name);
                if (unit.unit != CoupledUnit::Head) // a query of zeros still mixes
                    QVERIFY2(excess(output(side(slices, true)), expected, 1e-5, 1e-5) <= 0, unit.name);
            }
    }

    void coupledUnitsCoverEachMatrixOnce_data() { addCases(); }
    void coupledUnitsCoverEachMatrixOnce()
    {
        QFETCH(GatedCase, item);
        const ModelConfig config = configOf(item);
        std::map<std::pair<std::string, bool>, at::Tensor> covered; // times, by matrix and side
        for (const Unit& unit : {kUnits[1], kUnits[2]})
            for (std::int64_t index = 0; index < unit.count; ++index)
                for (const auto& slice : familyOf(item).coupledSlices(config, 1, unit.unit, index)) {
                    auto& times = covered[{slice.module, slice.isRows}];
                    if (!times.defined())
                        times = at::zeros({200});
                    times.narrow(0, slice.begin, slice.count) += 1;
                }
        for (const auto& spec : familyOf(item).tensorSpecs(config)) {
            if (spec.role != TensorRole::Matrix || spec.block != 1)
                continue;
            const bool isRows = spec.kind != "o_proj" && spec.kind != "down_proj";
            const std::int64_t size = spec.shape[isRows ? 0 : 1];
            const auto& times = covered[{spec.name.substr(0, spec.name.size() - 7), isRows}];
            QVERIFY2(times.defined() && at::equal(times, at::cat({at::ones({size}), at::zeros({200 - size})})),
                     spec.name.c_str());
        }
    }
};

PRUNESCOPE_TEST(TstGatedBlock)
#include "tst_gated_block.moc"
