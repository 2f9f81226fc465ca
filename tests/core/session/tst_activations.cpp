// Activations of every family against the model's own hidden states and against measureInputs().
#include "core/session/activations.h"

#include "core/base/system_memory.h"
#include "core/session/explore.h"
#include "core/session/text_loading.h"
#include "tests/core/family_models.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"

#include <ATen/Parallel.h>

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// The stream before each block and after the last, of all windows at once: [places][N, L, D].
std::vector<at::Tensor> hiddenStates(const OpenModel& model, const CalibrationParams& calibration)
{
    const at::NoGradGuard guard;
    const Model& compute = model.model();
    std::vector<at::Tensor> states{compute.embed(loadCalibration(model, calibration).ids, {})};
    for (int block = 0; block < compute.blockCount(); ++block)
        states.push_back(compute.runBlock(block, states.back(), {}));
    return states;
}

double largestDifference(const std::vector<float>& values, const at::Tensor& expected)
{
    return (at::tensor(values).to(at::kDouble) - expected).abs().max().item<double>();
}

bool areEqual(const ActivationReport& a, const ActivationReport& b) { return activationsCsv(a) == activationsCsv(b); }

} // namespace

class TstActivations : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    CalibrationParams m_calibration;
    StopFlag m_stop;
    ModelHandle m_model;
    std::shared_ptr<const ActivationReport> m_report;

    std::string path(const std::string& name) const { return m_temporary.filePath(QString::fromStdString(name)).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_model = tests::open(path("tiny"));
        m_calibration.text.path = writeTinyText(path("text.txt"), 12).string();
        m_calibration.samples = 5;
        m_calibration.window = 32;
        m_report = measureActivations(m_model, m_calibration, m_stop, {});
    }
    void everyFamilyEqualsItsHiddenStates_data()
    {
        QTest::addColumn<QString>("family");
        for (const Architecture* architecture : architectures())
            QTest::newRow(std::string(architecture->id()).c_str()) << QString::fromStdString(std::string(architecture->id()));
    }
    void everyFamilyEqualsItsHiddenStates()
    {
        QFETCH(QString, family);
        const std::string folder = path("family-" + family.toStdString());
        writeFamilyModel(folder, familyConfig(family.toStdString()));
        const ModelHandle model = tests::open(folder);
        const auto report = measureActivations(model, m_calibration, m_stop, {});
        const auto states = hiddenStates(*model, m_calibration);
        QCOMPARE(report->residual().rows.size(), states.size());
        for (std::size_t i = 0; i < states.size(); ++i) {
            const ActivationRow& row = report->residual().rows[i];
            const auto x = states[i].to(at::kDouble).flatten(0, 1); // [tokens, D]
            const double size = x.abs().max().item<double>();
            QCOMPARE(row.block, int(i));
            // The windows of the reference run as one batch, whose products differ in last bits.
            QVERIFY(largestDifference(row.maximum, std::get<0>(x.abs().max(0))) < 1e-5 * size);
            QVERIFY(largestDifference(row.mean, x.mean(0)) < 1e-5 * size);
            QVERIFY(largestDifference(row.variance, x.var(0, false)) < 1e-5 * size * size);
            QVERIFY(std::abs(row.meanMagnitude - x.abs().mean().item<double>()) < 1e-5 * size);
            if (i == 0)
                continue;
            const auto before = states[i - 1].to(at::kDouble).flatten(0, 1);
            const auto cosine = (before * x).sum(1) / (before.norm(2, 1) * x.norm(2, 1));
            const BlockInfluence& block = report->blocks[i - 1];
            QVERIFY(std::abs(block.influence - (1 - cosine.mean().item<double>())) < 1e-5);
            QVERIFY(std::abs(block.angularDistance - cosine.clamp(-1, 1).acos().mean().item<double>() / M_PI) < 1e-4);
            const auto change = ((x - before).norm(2, 1) / before.norm(2, 1)).mean().item<double>();
            QVERIFY(std::abs(block.relativeChange - change) < 1e-4 * change);
        }
    }
    void everyMatrixHasASiteWithTheNormsOfMeasureInputs_data() { everyFamilyEqualsItsHiddenStates_data(); }
    void everyMatrixHasASiteWithTheNormsOfMeasureInputs()
    {
        QFETCH(QString, family);
        const ModelHandle model = tests::open(path("family-" + family.toStdString()));
        const auto report = measureActivations(model, m_calibration, m_stop, {});
        const auto inputs = measureInputs(model, m_calibration, m_stop, {});
        QCOMPARE(report->calibrationHash, inputs->calibrationHash);
        int found = 0;
        for (const MatrixInfo& matrix : modelInfo(*model).matrices) {
            if (!matrix.isPrunable)
                continue;
            for (const ActivationSite& site : report->sites)
                if (std::find(site.readers.begin(), site.readers.end(), matrix.kind) != site.readers.end())
                    for (const ActivationRow& row : site.rows)
                        if (row.block == matrix.block) {
                            QVERIFY(row.norm == inputs->norms.at(matrix.name)); // bit for bit
                            ++found;
                        }
        }
        QCOMPARE(found, int(inputs->norms.size()));
    }
    void sitesAreWhatTheFamilyReads()
    {
        std::vector<std::string> ids;
        for (const ActivationSite& site : m_report->sites)
            ids.push_back(site.id);
        QCOMPARE(ids, (std::vector<std::string>{"residual", "q_proj+k_proj+v_proj", "o_proj", "gate_proj+up_proj", "down_proj"}));
        QCOMPARE(m_report->findSite("down_proj")->channels(), std::int64_t(48));
        QCOMPARE(m_report->findSite("down_proj")->rows.size(), std::size_t(3));
        QVERIFY(!m_report->findSite("fc1"));
    }
    void aModelLargerThanMemoryGivesTheSameBits()
    {
        limitMemory(100000);
        const ModelHandle streamed = tests::open(path("tiny"));
        limitMemory(0);
        QVERIFY(modelInfo(*streamed).isStreamed);
        QVERIFY(areEqual(*measureActivations(streamed, m_calibration, m_stop, {}), *m_report));
    }
    void batchesOfManyWindowsAreEach()
    {
        CalibrationParams many = m_calibration; // more than 2048 tokens: two batches
        many.text.path = writeTinyText(path("long.txt"), 120).string();
        many.samples = 90;
        const auto report = measureActivations(m_model, many, m_stop, {});
        const auto states = hiddenStates(*m_model, many);
        QVERIFY(report->windows * report->window > 2048);
        const auto x = states.back().to(at::kDouble).flatten(0, 1);
        const double size = x.abs().max().item<double>();
        QVERIFY(largestDifference(report->residual().rows.back().variance, x.var(0, false)) < 1e-5 * size * size);
        QVERIFY(report->residual().rows[2].norm != m_report->residual().rows[2].norm);
    }
    void largestChannelsAreRankedOverAllBlocks()
    {
        const ActivationSite& residual = m_report->residual();
        const auto byMaximum = largestChannels(*m_report, "residual", 1000);
        QCOMPARE(byMaximum.size(), std::size_t(32));
        for (std::size_t i = 1; i < byMaximum.size(); ++i)
            QVERIFY(byMaximum[i - 1].maximum >= byMaximum[i].maximum);
        float largest = 0;
        for (const ActivationRow& row : residual.rows)
            largest = std::max(largest, *std::max_element(row.maximum.begin(), row.maximum.end()));
        QCOMPARE(byMaximum[0].maximum, largest);
        const auto there = std::size_t(byMaximum[0].maximumBlock);
        QCOMPARE(residual.rows[there].maximum[std::size_t(byMaximum[0].channel)], largest);
        const auto byNorm = largestChannels(*m_report, "residual", 3, ChannelRanking::Norm);
        QCOMPARE(byNorm.size(), std::size_t(3));
        for (const LargeChannel& channel : byMaximum)
            QVERIFY(channel.norm <= byNorm[0].norm);
        QVERIFY(throwsNaming([&] { largestChannels(*m_report, "nowhere", 3); }, ErrorKind::Usage, "nowhere"));
    }
    void equalChannelsComeByNumber()
    {
        ActivationSite site{"residual", {}, {{}}};
        site.rows[0].norm = site.rows[0].mean = site.rows[0].variance = site.rows[0].maximum = {1, 2, 2, 0};
        site.rows[0].shareAbove6 = site.rows[0].shareAbove5Means = {0, 0, 0, 0};
        const auto two = largestChannels(site, 2);
        QCOMPARE(two[0].channel, std::int64_t(1));
        QCOMPARE(two[1].channel, std::int64_t(2));
    }
    void aTraceFollowsOneChannel()
    {
        const auto path = trace(*m_report, 5);
        QCOMPARE(path.size(), std::size_t(4));
        for (std::size_t i = 0; i < path.size(); ++i)
            QCOMPARE(path[i], m_report->residual().rows[i].maximum[5]);
        QCOMPARE(trace(*m_report, 5, ActivationQuantity::Mean)[2], m_report->residual().rows[2].mean[5]);
        QVERIFY(throwsNaming([&] { trace(*m_report, 32); }, ErrorKind::Usage, "32"));
        QVERIFY(throwsNaming([&] { trace(*m_report, -1); }, ErrorKind::Usage, "-1"));
    }
    void narrowRowsHaveGapsInTheirTraces()
    {
        ActivationSite site = *m_report->findSite("down_proj");
        for (const ActivationQuantity quantity : activationQuantities())
            const_cast<std::vector<float>&>(site.rows[1].values(quantity)).resize(40);
        QCOMPARE(site.channels(), std::int64_t(48));
        const auto path = trace(site, 44, ActivationQuantity::Norm);
        QVERIFY(std::isfinite(path[0]) && std::isnan(path[1]) && std::isfinite(path[2]));
        QCOMPARE(largestChannels(site, 100).size(), std::size_t(48));
    }
    void jsonAndCsvHoldEveryNumber()
    {
        const Json json = activationsToJson(*m_report);
        QCOMPARE(json.at("format").get<std::string>(), std::string("prunescope-activations"));
        QCOMPARE(json.at("sites").size(), std::size_t(5));
        const Json& row = json.at("sites")[0].at("rows")[3];
        for (const ActivationQuantity quantity : activationQuantities()) {
            const Json& values = row.at("values").at(std::string(activationId(quantity)));
            QCOMPARE(values.size(), std::size_t(32));
            QCOMPARE(values[7].get<float>(), m_report->residual().rows[3].values(quantity)[7]);
            QVERIFY(activationQuantity(activationId(quantity)) == quantity);
        }
        QVERIFY(throwsNaming([] { activationQuantity("size"); }, ErrorKind::Usage, "size"));
        const QStringList lines = QString::fromStdString(activationsCsv(*m_report)).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + 4 * 32 + 3 * (32 + 32 + 32 + 48));
        QCOMPARE(lines[0], QStringLiteral("site,block,channel,norm,mean,variance,max,share_above_6,share_above_5_means"));
        const QStringList cells = lines[1 + 32 + 4].split(',');
        QCOMPARE(cells.mid(0, 3), (QStringList{"residual", "1", "4"}));
        QCOMPARE(cells[6].toFloat(), m_report->residual().rows[1].maximum[4]);
        const Json summary = activationSummaryToJson(*m_report, 4);
        QVERIFY(!summary.at("sites")[0].at("rows")[0].contains("values"));
        const Json& first = summary.at("sites")[0].at("largest")[0];
        QCOMPARE(first.at("trace_max").size(), std::size_t(4));
        QCOMPARE(first.at("max").get<float>(), largestChannels(*m_report, "residual", 1)[0].maximum);
    }
    void threadCountsGiveTheSameBits()
    {
        const int before = at::get_num_threads();
        at::set_num_threads(1);
        const auto one = measureActivations(m_model, m_calibration, m_stop, {});
        at::set_num_threads(3);
        const auto three = measureActivations(m_model, m_calibration, m_stop, {});
        at::set_num_threads(before);
        QVERIFY(areEqual(*one, *three));
        QCOMPARE(one->blocks[1].influence, three->blocks[1].influence);
    }
    void weightsThatAreNotFiniteAreNamedByPlace()
    {
        auto weight = m_model->storedWeight("model.layers.1.mlp.down_proj").clone();
        weight[3][0] = std::numeric_limits<float>::quiet_NaN();
        const ModelHandle broken = m_model->withReplaced({{"model.layers.1.mlp.down_proj", weight}});
        QVERIFY(throwsNaming([&] { measureActivations(broken, m_calibration, m_stop, {}); }, ErrorKind::BadInput, "Channel 3",
                             "residual stream before block 2"));
    }
    void cancellingStopsAtTheNextBlock()
    {
        StopFlag stop;
        int last = -1;
        const auto error = thrownBy([&] {
            measureActivations(m_model, m_calibration, stop, [&](const Progress& event) {
                last = event.block;
                if (event.block == 1)
                    stop.requestStop();
            });
        });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
        QCOMPARE(last, 1);
    }
    void aModelWithoutRoomIsRefused()
    {
        limitMemory(50000);
        const ModelHandle streamed = tests::open(path("tiny"));
        const auto act = [&] { measureActivations(streamed, m_calibration, m_stop, {}); };
        QVERIFY(throwsNaming(act, ErrorKind::Memory, "MiB"));
        limitMemory(0);
    }
};

PRUNESCOPE_TEST(TstActivations)
#include "tst_activations.moc"
