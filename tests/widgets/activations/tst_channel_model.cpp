// The table, the read-out and the charts of activations over a small report made by hand.
#include "tests/test_case.h"
#include "widgets/activations/activation_text.h"
#include "widgets/activations/cell_panel.h"
#include "widgets/activations/channel_model.h"
#include "widgets/activations/influence_chart.h"
#include "widgets/activations/trace_chart.h"
#include "widgets/base/chart.h"

#include <QAbstractItemModelTester>
#include <QComboBox>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

/// Two blocks, three channels; the second row of the inner site is narrower.
std::shared_ptr<const ActivationReport> smallReport()
{
    auto report = std::make_shared<ActivationReport>();
    const auto row = [](int block, std::vector<float> maxima) {
        ActivationRow out;
        out.block = block;
        out.meanMagnitude = 0.5;
        out.maximum = maxima;
        out.norm = out.variance = out.mean = maxima;
        for (float& value : out.mean)
            value = -value;
        out.shareAbove6 = out.shareAbove5Means = std::vector<float>(maxima.size(), 0.25f);
        return out;
    };
    report->sites = {{"residual", {}, {row(0, {1, 2, 3}), row(1, {1, 900, 3}), row(2, {1, 800, 0})}},
                     {"down_proj", {"down_proj"}, {row(0, {1, 2, 3, 4}), row(1, {5, 6})}}};
    report->blocks = {{0, 0.5, 0.25, 2.0}, {1, 0.125, 0.0625, 0.5}};
    return report;
}

} // namespace

class TstChannelModel : public QObject {
    Q_OBJECT

    std::shared_ptr<const ActivationReport> m_report = smallReport();

private Q_SLOTS:
    void rowsAreTheChannelsInTheirOrder()
    {
        ChannelModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        const ActivationSite& site = m_report->residual();
        model.setChannels(m_report, &site, largestChannels(site, 2));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ChannelModel::Channel).data().toString(), QStringLiteral("1"));
        QCOMPARE(model.index(0, ChannelModel::Maximum).data().toString(), QStringLiteral("900.0"));
        QCOMPARE(model.index(0, ChannelModel::Place).data().toString(), QStringLiteral("before block 1"));
        QCOMPARE(model.index(0, ChannelModel::Maximum).data(ChannelModel::SortRole).toDouble(), 900.0);
        QCOMPARE(model.index(1, ChannelModel::Channel).data(ChannelModel::ChannelRole).toInt(), 2);
        QVERIFY(model.headerData(ChannelModel::ShareAbove6, Qt::Horizontal, Qt::ToolTipRole).toString().contains("LLM.int8()"));
        model.setChannels(nullptr, nullptr, {});
        QCOMPARE(model.rowCount(), 0);
    }
    void placesAreNamed()
    {
        QCOMPARE(placeNames(m_report->residual()), (QStringList{"before block 0", "before block 1", "after the last"}));
        QCOMPARE(placeNames(m_report->sites[1]), (QStringList{"block 0", "block 1"}));
        QCOMPARE(siteTitle(m_report->sites[1]), QStringLiteral("Input of down_proj"));
    }
    void everyQuantityHasATitleAndASentence()
    {
        QSet<QString> titles;
        for (const ActivationQuantity quantity : activationQuantities()) {
            titles.insert(activationTitle(quantity));
            QVERIFY(activationTip(quantity).endsWith('.'));
        }
        QCOMPARE(titles.size(), int(activationQuantities().size()));
    }
    void theReadOutShowsEveryNumberOfACell()
    {
        CellPanel panel;
        panel.setSite(m_report, &m_report->sites[1]);
        QCOMPARE(panel.valueText(ActivationQuantity::Maximum), QStringLiteral("–"));
        panel.setSelected(0, 3);
        QCOMPARE(panel.valueText(ActivationQuantity::Maximum), QStringLiteral("4.000"));
        QVERIFY(panel.valueText(ActivationQuantity::ShareAbove6).startsWith("25"));
        panel.setPointed(1, 1); // takes precedence
        QCOMPARE(panel.valueText(ActivationQuantity::Norm), QStringLiteral("6.000"));
        panel.setPointed(1, 3); // beyond the narrow row
        QCOMPARE(panel.valueText(ActivationQuantity::Norm), QStringLiteral("–"));
        panel.setPointed(-1, -1);
        QCOMPARE(panel.valueText(ActivationQuantity::Norm), QStringLiteral("4.000"));
    }
    void tracesHaveAPointForEachPlace()
    {
        TraceChart chart;
        chart.setTraces(m_report, &m_report->residual(), ActivationQuantity::Maximum, {1, 2});
        const auto& lines = chart.chart()->series();
        QCOMPARE(lines.size(), std::size_t(3)); // and the usual size
        QCOMPARE(lines[0].y, (std::vector<double>{2, 900, 800}));
        QCOMPARE(lines[0].x, (std::vector<double>{0, 1, 2}));
        QVERIFY(std::isnan(lines[1].y[2])); // zero has no place on a logarithmic axis
        QCOMPARE(lines[2].y, (std::vector<double>{0.5, 0.5, 0.5}));
        chart.setTraces(m_report, &m_report->residual(), ActivationQuantity::Mean, {2});
        QCOMPARE(chart.chart()->series()[0].y, (std::vector<double>{-3, -3, 0}));
        chart.setTraces(m_report, &m_report->residual(), ActivationQuantity::Mean, {});
        QVERIFY(chart.chart()->isEmpty());
        chart.setTraces(nullptr, nullptr, ActivationQuantity::Mean, {});
        QVERIFY(chart.chart()->isEmpty());
    }
    void blocksAreBarsOfTheChosenFigure()
    {
        InfluenceChart chart;
        chart.setReport(m_report);
        const auto values = [&] {
            QStringList out;
            for (const QStringList& row : chart.chart()->table().mid(1))
                out << row.last();
            return out;
        };
        QCOMPARE(values(), (QStringList{"0.5", "0.125"}));
        auto* figure = chart.findChild<QComboBox*>(QStringLiteral("blockFigure"));
        figure->setCurrentIndex(2);
        QCOMPARE(values(), (QStringList{"2", "0.5"}));
        chart.setReport(nullptr);
        QVERIFY(chart.chart()->isEmpty());
    }
};

PRUNESCOPE_TEST(TstChannelModel)
#include "tst_channel_model.moc"
