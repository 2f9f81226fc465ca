// The table of mask overlaps.
#include "tests/test_case.h"
#include "widgets/comparison/overlap_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSortFilterProxyModel>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

MaskOverlap overlap(const char* name, int first, int second, int both)
{
    MaskOverlap matrix;
    matrix.name = name;
    matrix.firstPruned = first;
    matrix.secondPruned = second;
    matrix.bothPruned = both;
    matrix.elements = 100;
    return matrix;
}

} // namespace

class TstOverlapModel : public QObject {
    Q_OBJECT

    OverlapModel m_model;

    QString text(int row, int column) const { return m_model.index(row, column).data().toString(); }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        new QAbstractItemModelTester(&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest, this);
        m_model.setMatrices({overlap("a", 50, 50, 40), overlap("b", 50, 40, 30), overlap("c", 0, 0, 0)});
    }
    void anOverlapIsWhatBothRemoveOfWhatEitherRemoves()
    {
        QCOMPARE(text(1, OverlapModel::Both), QStringLiteral("30"));
        QCOMPARE(text(1, OverlapModel::Either), QStringLiteral("60"));
        QVERIFY(text(1, OverlapModel::Overlap).startsWith(QStringLiteral("50.00")));
        QVERIFY(text(1, OverlapModel::ByChance).startsWith(QStringLiteral("28.57"))); // 0.2 / 0.7
    }
    void theLowestComesFirstWhenSorted()
    {
        QSortFilterProxyModel proxy;
        proxy.setSourceModel(&m_model);
        proxy.setSortRole(OverlapModel::SortRole);
        proxy.sort(OverlapModel::Overlap, Qt::AscendingOrder);
        QCOMPARE(proxy.index(0, 0).data().toString(), QStringLiteral("b"));
        QCOMPARE(proxy.index(2, 0).data().toString(), QStringLiteral("c")); // nothing removed: equal masks
    }
    void theFileHasCoresNumbersUnrounded()
    {
        const QStringList lines = m_model.csv().split(QLatin1Char('\n'));
        QCOMPARE(lines[0], QStringLiteral("name,jaccard,jaccard_by_chance,pruned_first,pruned_second,pruned_both,elements"));
        const QStringList fields = lines[1].split(QLatin1Char(','));
        QCOMPARE(fields[0], QStringLiteral("\"a\""));
        QCOMPARE(fields[1].toDouble(), 40.0 / 60.0);
        QCOMPARE(fields[2].toDouble(), overlap("a", 50, 50, 40).jaccardByChance());
        QCOMPARE(fields.mid(3), QStringList({"50", "50", "40", "100"}));
    }
};

PRUNESCOPE_TEST(TstOverlapModel)
#include "tst_overlap_model.moc"
