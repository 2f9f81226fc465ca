// Why a weight is kept or pruned, in words.
#include "tests/test_case.h"

#include "widgets/heatmap/weight_panel.h"

#include <QLocale>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

MatrixScore scoresOf(std::vector<float> values, std::int64_t rows, std::int64_t columns)
{
    MatrixScore score;
    score.rows = rows;
    score.columns = columns;
    score.values = std::move(values);
    return score;
}

MaskPreview maskOf(std::vector<std::uint8_t> pruned, std::int64_t rows, std::int64_t columns, std::vector<float> thresholds)
{
    MaskPreview mask;
    mask.rows = rows;
    mask.columns = columns;
    for (const auto flag : pruned)
        mask.prunedCount += flag;
    mask.pruned = std::move(pruned);
    mask.thresholds = std::move(thresholds);
    return mask;
}

} // namespace

class TstWeightPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thresholdsOfRowsAreNamed()
    {
        const MatrixScore score = scoresOf({1, 2, 30, 40}, 2, 2);
        const MaskPreview mask = maskOf({1, 0, 1, 0}, 2, 2, {1, 30});
        QCOMPARE(verdictText(score, mask, {}, 1, 0),
                 QStringLiteral("Pruned by the plan: its score 30.0 is not above 30.0, the threshold of its row."));
        QCOMPARE(verdictText(score, mask, {}, 0, 1),
                 QStringLiteral("Kept by the plan: its score 2.00 is above 1.00, the threshold of its row."));
    }

    void oneThresholdBelongsToTheMatrix()
    {
        const MatrixScore score = scoresOf({1, 2, 30, 40}, 2, 2);
        const MaskPreview mask = maskOf({1, 1, 0, 0}, 2, 2, {2});
        QCOMPARE(verdictText(score, mask, {}, 1, 0),
                 QStringLiteral("Kept by the plan: its score 30.0 is above 2.00, the threshold of the matrix."));
    }

    void patternsAreJudgedWithinTheirGroup()
    {
        PlanEntry entry;
        entry.pattern = {2, 4};
        const MatrixScore score = scoresOf({4, 3, 2, 1}, 1, 4);
        const MaskPreview mask = maskOf({0, 0, 1, 1}, 1, 4, {});
        QCOMPARE(verdictText(score, mask, entry, 0, 2),
                 QStringLiteral("Pruned by the plan: 2 of the 4 weights in its group score higher; 2 are kept."));
        QCOMPARE(verdictText(score, mask, entry, 0, 0),
                 QStringLiteral("Kept by the plan: 0 of the 4 weights in its group score higher; 2 are kept."));
    }

    void nothingIsSaidOfPlacesOutside()
    {
        QCOMPARE(verdictText(scoresOf({1}, 1, 1), maskOf({0}, 1, 1, {}), {}, 3, 0), QString());
    }

    void thePointerGoesBeforeTheSelection()
    {
        const auto score = std::make_shared<const MatrixScore>(scoresOf({1, 2}, 1, 2));
        const auto mask = std::make_shared<const MaskPreview>(maskOf({1, 0}, 1, 2, {1}));
        WeightPanel panel;
        panel.setPlan(score, mask, {});
        HeatmapReadout selected, pointed;
        selected.row = pointed.row = 0;
        selected.column = 0;
        pointed.column = 1;
        panel.setSelected(selected);
        QVERIFY(panel.verdict().startsWith(QStringLiteral("Pruned")));
        panel.setPointed(pointed);
        QVERIFY(panel.verdict().startsWith(QStringLiteral("Kept")));
        panel.setPointed({});
        QVERIFY(panel.verdict().startsWith(QStringLiteral("Pruned")));
        panel.clearPlan();
        QCOMPARE(panel.verdict(), QString());
    }
};

PRUNESCOPE_TEST(TstWeightPanel)
#include "tst_weight_panel.moc"
