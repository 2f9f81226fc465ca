// The forward pass of every fixture model against the reference modelling code: logits, hidden states, loss, the padded
// case, greedy continuation with a cache, gradients.
#include "core/evaluation/perplexity.h"
#include "core/session/open_model_impl.h"
#include "tests/core/golden.h"

#include <QDir>

#include <algorithm>
#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

// A missing folder must not pass as a smaller set.
constexpr int kFixtures = 22, kFixturesWithGradients = 7;

QString fixtureFolder(const QString& name = {}) { return QStringLiteral(SHARED_DIR "/fixtures/architectures/") + name; }

/// One row per folder that holds this file.
void addFixtureRows(const char* file = "/expected.safetensors", int atLeast = kFixtures)
{
    QTest::addColumn<QString>("name");
    PRUNESCOPE_REQUIRE_SHARED(fixtureFolder());
    int found = 0;
    for (const QString& name : QDir(fixtureFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        if (QFileInfo::exists(fixtureFolder(name + file))) {
            QTest::newRow(qPrintable(name)) << name;
            ++found;
        }
    QVERIFY2(found >= atLeast, qPrintable(QStringLiteral("only %1 fixtures").arg(found)));
}

/// A fixture with its expected values.
struct Fixture {
    explicit Fixture(const QString& name)
        : folder(fixtureFolder(name).toStdString()),
          handle(tests::open(folder)),
          expected(SafetensorsFile::open(folder + "/expected.safetensors")),
          ids(value("input_ids"))
    {}

    at::Tensor value(const std::string& tensor) const
    {
        const TensorView& view = expected->require(tensor);
        return copyOf(view, scalarType(view.dtype));
    }
    /// Whether frequencies follow the length of the text, so that a part of it gives other numbers than the whole.
    bool followsLength() const
    {
        const auto& rotaries = handle->config.rotaries;
        return !rotaries.empty() && rotaries[0].scaling == RotaryScaling::Dynamic;
    }

    std::string folder;
    ModelHandle handle;
    std::shared_ptr<const SafetensorsFile> expected;
    at::Tensor ids; // [2, T]
};

/// Sum of the losses of tokens 1 .. length - 1.
double lossSum(const at::Tensor& logits, const at::Tensor& ids, std::int64_t length)
{
    return tokenNll(logits.narrow(0, 0, length), ids.narrow(0, 0, length), 1).sum().item<double>();
}

} // namespace

class TstGoldenModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forwardPassMatchesTheReference_data() { addFixtureRows(); }
    void forwardPassMatchesTheReference()
    {
        QFETCH(QString, name);
        const at::NoGradGuard guard;
        const Fixture fixture(name);
        const Model& model = fixture.handle->model();
        at::Tensor x = model.embed(fixture.ids, {});
        QVERIFY(excess(x, fixture.value("hidden_states.0"), 1e-4, 1e-5) <= 0);
        for (int block = 0; block < model.blockCount(); ++block) {
            x = model.runBlock(block, x, {});
            if (block + 1 == model.blockCount())
                x = model.finish(x);
            const auto expected = fixture.value("hidden_states." + std::to_string(block + 1));
            QVERIFY2(excess(x, expected, 1e-4, 1e-5) <= 0, qPrintable(QString::number(block)));
        }
        const auto logits = model.project(x);
        QVERIFY(excess(logits, fixture.value("logits"), 1e-4, 1e-5) <= 0);
        const std::int64_t T = fixture.ids.size(1);
        const double sum = lossSum(logits[0], fixture.ids[0], T) + lossSum(logits[1], fixture.ids[1], T);
        QVERIFY(std::abs(sum / double(2 * (T - 1)) - fixture.value("loss").item<double>()) < 1e-4);
    }

    void paddingOnTheRightChangesNothingBeforeIt_data() { addFixtureRows(); }
    void paddingOnTheRightChangesNothingBeforeIt()
    {
        QFETCH(QString, name);
        const at::NoGradGuard guard;
        const Fixture fixture(name);
        const auto expected = fixture.value("padded.logits_row1");
        const std::int64_t kept = expected.size(0), T = fixture.ids.size(1);
        const Model& model = fixture.handle->model();
        const auto row = fixture.ids.narrow(0, 1, 1).narrow(1, 0, fixture.followsLength() ? T : kept).contiguous();
        const auto logits = model.logits(row, {}).squeeze(0).narrow(0, 0, kept);
        QVERIFY(excess(logits, expected, 1e-4, 1e-5) <= 0);
        const auto whole = model.logits(fixture.ids.narrow(0, 0, 1).contiguous(), {}).squeeze(0);
        const double sum = lossSum(whole, fixture.ids[0], T) + lossSum(logits, fixture.ids[1], kept);
        QVERIFY(std::abs(sum / double(T - 1 + kept - 1) - fixture.value("padded.loss").item<double>()) < 1e-4);
    }

    void greedyContinuationWithACacheMatchesTheReference_data() { addFixtureRows(); }
    void greedyContinuationWithACacheMatchesTheReference()
    {
        QFETCH(QString, name);
        const at::NoGradGuard guard;
        const Fixture fixture(name);
        if (!fixture.expected->find("greedy_continuation")) {
            QVERIFY(fixture.followsLength()); // there each new token would turn the cached keys anew
            return;
        }
        const auto expected = fixture.value("greedy_continuation").reshape({-1}).contiguous();
        KeyValueCache cache;
        ForwardContext context;
        context.cache = &cache;
        const Model& model = fixture.handle->model();
        // Not by generate(): the fixture's ids go on past the end token.
        auto logits = model.logits(fixture.ids.narrow(0, 0, 1).contiguous(), context);
        for (std::int64_t i = 0; i < expected.numel(); ++i) {
            const auto next = logits.select(1, logits.size(1) - 1).argmax(-1);
            QCOMPARE(next.item<std::int64_t>(), expected[i].item<std::int64_t>());
            logits = model.logits(next.unsqueeze(0), context);
        }
    }

    void gradientsMatchTheReference_data()
    {
        addFixtureRows("/expected_gradients.safetensors", kFixturesWithGradients);
    }
    void gradientsMatchTheReference()
    {
        QFETCH(QString, name);
        const Fixture fixture(name);
        const OpenModel& open = *fixture.handle;
        std::map<std::string, at::Tensor> parameters;
        for (const auto& spec : open.architecture->tensorSpecs(open.config))
            parameters[spec.name] = copyOf(*open.find(spec.name), at::kFloat).set_requires_grad(true);
        const Model model(*open.architecture, open.config, parameters);
        const std::int64_t T = fixture.ids.size(1);
        const auto logits = model.logits(fixture.ids, {}).narrow(1, 0, T - 1);
        at::cross_entropy_loss(logits.flatten(0, 1), fixture.ids.narrow(1, 1, T - 1).flatten()).backward();
        const auto expected = SafetensorsFile::open(fixture.folder + "/expected_gradients.safetensors");
        QCOMPARE(expected->tensors().size(), parameters.size()); // every stored tensor has one
        for (const auto& [tensor, parameter] : parameters) {
            const auto gradient = copyOf(expected->require(open.find(tensor)->name), at::kFloat);
            // OPT's key biases shift all scores of a query alike: their gradient is 0 but for rounding (2e-8 in the
            // file).
            const double bound = std::max(1e-4 * gradient.abs().max().item<double>(), 1e-7);
            QVERIFY2(parameter.grad().defined() && excess(parameter.grad(), gradient, bound, 0) <= 0, tensor.c_str());
        }
    }
};

PRUNESCOPE_TEST(TstGoldenModels)
#include "tst_golden_models.moc"
