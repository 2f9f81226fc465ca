// Configuration of the LLaMA family and the model object around it.
#include "core/architecture/architecture.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "tests/test_case.h"

using namespace prunescope;

namespace {

Json smallConfig()
{
    return {{"model_type", "llama"}, {"hidden_size", 8},         {"intermediate_size", 12}, {"num_hidden_layers", 2},
            {"num_attention_heads", 4}, {"num_key_value_heads", 2}, {"vocab_size", 10},        {"tie_word_embeddings", true}};
}

ModelConfig read(const Json& json) { return findArchitecture("llama")->readConfig(json, "config.json"); }

Model smallModel()
{
    const Architecture& llama = *findArchitecture("llama");
    const ModelConfig config = read(smallConfig());
    std::map<std::string, at::Tensor> parameters;
    at::manual_seed(3);
    for (const auto& spec : llama.tensorSpecs(config))
        parameters[spec.name] = at::randn(spec.shape);
    return Model(llama, config, parameters);
}

} // namespace

class TstLlama : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headWidthFollowsFromWidthAndHeads()
    {
        const auto config = read(smallConfig());
        QCOMPARE(config.blocks.size(), std::size_t(2));
        QCOMPARE(config.blocks[1].headWidth, std::int64_t(2));
        QCOMPARE(config.blocks[1].keyValueHeads, std::int64_t(2));
    }
    void wrongSizesAreRefusedWithBothValues_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("value");
        QTest::addColumn<QString>("mention");
        QTest::newRow("negative") << "hidden_size" << -8 << "-8";
        QTest::newRow("zero") << "num_hidden_layers" << 0 << "num_hidden_layers";
        QTest::newRow("heads do not divide") << "num_attention_heads" << 3 << "num_key_value_heads";
        QTest::newRow("absurd blocks") << "num_hidden_layers" << 2000000 << "2000000";
        QTest::newRow("odd head") << "head_dim" << 3 << "head_dim";
    }
    void wrongSizesAreRefusedWithBothValues()
    {
        QFETCH(QString, key);
        QFETCH(int, value);
        QFETCH(QString, mention);
        Json json = smallConfig();
        json[key.toStdString()] = value;
        try {
            read(json);
            QFAIL("was accepted");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(mention), error.what());
            QCOMPARE(error.kind(), ErrorKind::BadInput);
        }
    }
    void unknownRotaryScalingIsRefused()
    {
        Json json = smallConfig();
        json["rope_scaling"] = {{"rope_type", "mrope"}, {"factor", 4.0}};
        QVERIFY_THROWS_EXCEPTION(Error, read(json));
    }
    void newRopeFormIsRead()
    {
        Json json = smallConfig();
        json["rope_parameters"] = {{"rope_type", "default"}, {"rope_theta", 500000.0}};
        QCOMPARE(read(json).rotaries[0].theta, 500000.0);
    }
    void replacedProductChangesOnlyTheCopy()
    {
        const at::NoGradGuard guard;
        const Model model = smallModel();
        const auto ids = at::tensor({1, 2, 3}, at::kLong).unsqueeze(0);
        const auto before = model.logits(ids, {});
        const std::string name = "model.layers.1.mlp.down_proj";
        const Model other = model.withProducts({{name, denseProduct(at::zeros({8, 12}), {})}});
        QVERIFY(!at::equal(other.logits(ids, {}), before));
        QVERIFY(at::equal(model.logits(ids, {}), before));
        QVERIFY(other.product("model.layers.0.mlp.down_proj") == model.product("model.layers.0.mlp.down_proj"));
    }
    void cacheGivesTheSameLogitsAsOnePass()
    {
        const at::NoGradGuard guard;
        const Model model = smallModel();
        const auto ids = at::tensor({1, 2, 3, 4, 5}, at::kLong).unsqueeze(0);
        const auto whole = model.logits(ids, {});
        KeyValueCache cache;
        ForwardContext context;
        context.cache = &cache;
        for (std::int64_t i = 0; i < 5; ++i) {
            const auto step = model.logits(ids.narrow(1, i, 1), context);
            QVERIFY((step.select(1, 0) - whole.select(1, i)).abs().max().item<double>() < 1e-3);
        }
    }
    void hookSeesEveryDistinctInputOnce()
    {
        const at::NoGradGuard guard;
        std::vector<std::size_t> groups;
        ForwardContext context;
        context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& input) {
            groups.push_back(modules.size());
            QCOMPARE(input.size(0), std::int64_t(1));
        };
        smallModel().logits(at::tensor({1, 2}, at::kLong).unsqueeze(0), context);
        QCOMPARE(groups, (std::vector<std::size_t>{3, 1, 2, 1, 3, 1, 2, 1}));
    }
    void gradientsReachEveryParameter()
    {
        const Architecture& llama = *findArchitecture("llama");
        const ModelConfig config = read(smallConfig());
        std::map<std::string, at::Tensor> parameters;
        for (const auto& spec : llama.tensorSpecs(config))
            parameters[spec.name] = at::randn(spec.shape).set_requires_grad(true);
        const Model model(llama, config, parameters);
        model.logits(at::tensor({1, 2, 3}, at::kLong).unsqueeze(0), {}).pow(2).sum().backward();
        for (const auto& [name, tensor] : parameters)
            QVERIFY2(tensor.grad().defined() && tensor.grad().abs().sum().item<double>() > 0, name.c_str());
    }
    void missingTensorIsAShapeError()
    {
        QVERIFY_THROWS_EXCEPTION(Error, Model(*findArchitecture("llama"), read(smallConfig()), std::map<std::string, at::Tensor>()));
    }
};

PRUNESCOPE_TEST(TstLlama)
#include "tst_llama.moc"
