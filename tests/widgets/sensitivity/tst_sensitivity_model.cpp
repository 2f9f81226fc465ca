// The table of a sweep.
#include "widgets/sensitivity/sensitivity_model.h"
#include "tests/test_case.h"

#include <QAbstractItemModelTester>

using namespace prunescope;
using namespace prunescope::gui;

class TstSensitivityModel : public QObject {
    Q_OBJECT

    static std::shared_ptr<SensitivityResult> sample()
    {
        auto result = std::make_shared<SensitivityResult>();
        result->levels = {0.5, 0.8};
        for (const char* kind : {"q_proj", "k_proj"}) {
            SensitivityUnit unit;
            unit.id = std::string("layers.3.") + kind;
            unit.by = "matrix";
            unit.index = int(result->units.size());
            unit.block = 3;
            unit.kind = kind;
            unit.matrices = {unit.id};
            unit.elements = 1500;
            result->units.push_back(unit);
        }
        SensitivityPoint point;
        point.unit = "layers.3.k_proj";
        point.level = 0.8;
        point.nllIncrease = 0.125;
        point.perplexity = 66;
        result->points = {point};
        return result;
    }

private Q_SLOTS:
    void aRowIsAPartAndAColumnALevel()
    {
        SensitivityModel model;
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.setResult(sample());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 4);
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("3 · k_proj"));
        QCOMPARE(model.index(1, 3).data().toString(), QStringLiteral("+0.1250"));
        QCOMPARE(model.index(1, 3).data(SensitivityModel::SortRole).toDouble(), 0.125);
        QCOMPARE(model.index(0, 3).data().toString(), QStringLiteral("–"));
        QVERIFY(model.index(0, 3).data(SensitivityModel::SortRole).toDouble() < -1e300);
        QCOMPARE(model.index(0, 0).data(SensitivityModel::UnitRole).toString(), QStringLiteral("layers.3.q_proj"));
        model.setResult(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }
    void morePointsOfTheSameSweepResetNothing()
    {
        SensitivityModel model;
        QAbstractItemModelTester tester(&model);
        model.setResult(sample());
        const QPersistentModelIndex place = model.index(0, 2);
        auto more = sample();
        SensitivityPoint point;
        point.unit = "layers.3.q_proj";
        point.level = 0.5;
        point.nllIncrease = -0.01;
        more->points.push_back(point);
        model.setResult(more);
        QVERIFY(place.isValid());
        QCOMPARE(place.data(SensitivityModel::SortRole).toDouble(), -0.01);
        QVERIFY(model.csv().contains(QStringLiteral("layers.3.q_proj,matrix,3,q_proj,0.5")));
    }
};

PRUNESCOPE_TEST(TstSensitivityModel)
#include "tst_sensitivity_model.moc"
