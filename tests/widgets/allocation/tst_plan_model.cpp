// The plan as a table model.
#include "core/plan/method_info.h"
#include "tests/test_case.h"
#include "tests/widgets/allocation/small_plan.h"
#include "widgets/allocation/plan_filter.h"
#include "widgets/allocation/plan_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace prunescope;
using namespace prunescope::gui;
using prunescope::tests::smallModel;
using prunescope::tests::smallPlan;

class TstPlanModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<PlanDocument>();
        m_model = std::make_unique<PlanModel>(*m_document);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_document->open(smallPlan(), smallModel());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_document.reset();
    }

    void cellsSayWhatThePlanHolds()
    {
        QCOMPARE(m_model->rowCount(), 4);
        QCOMPARE(text(3, PlanModel::Matrix), QStringLiteral("layers.1.up_proj"));
        QCOMPARE(text(3, PlanModel::Block), QStringLiteral("1"));
        QCOMPARE(text(3, PlanModel::Kind), QStringLiteral("up_proj"));
        QVERIFY(text(3, PlanModel::Sparsity).startsWith(QStringLiteral("50.0")));
        QCOMPARE(text(3, PlanModel::Zeros), QStringLiteral("48"));
        QCOMPARE(text(3, PlanModel::Achieved), QStringLiteral("–"));
    }

    void editsTouchOnlyTheirRows()
    {
        QSignalSpy spy(m_model.get(), &QAbstractItemModel::dataChanged);
        m_document->setSparsity({0, 2, 3}, 0.25);
        QCOMPARE(spy.count(), 2); // row 0, and rows 2 to 3 together
        QCOMPARE(spy[0][0].toModelIndex().row(), 0);
        QCOMPARE(spy[0][1].toModelIndex().row(), 0);
        QCOMPARE(spy[1][0].toModelIndex().row(), 2);
        QCOMPARE(spy[1][1].toModelIndex().row(), 3);
    }

    void writingACellIsAnUndoableEdit()
    {
        QVERIFY(m_model->setData(m_model->index(0, PlanModel::Sparsity), 30.0, Qt::EditRole));
        QVERIFY(qAbs(m_document->entry(0).sparsityShare - 0.3) < 1e-12);
        QVERIFY(m_model->setData(m_model->index(0, PlanModel::Method), QStringLiteral("magnitude"), Qt::EditRole));
        QVERIFY(m_model->setData(m_model->index(0, PlanModel::PatternColumn), QStringLiteral("2:4"), Qt::EditRole));
        QVERIFY(m_model->setData(m_model->index(0, PlanModel::Lock), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(m_document->entry(0).isLocked);
        QCOMPARE(m_document->undoStack()->count(), 4);
    }

    void nonsenseIsRefused()
    {
        QVERIFY(!m_model->setData(m_model->index(0, PlanModel::Method), QStringLiteral("wishful"), Qt::EditRole));
        QVERIFY(!m_model->setData(m_model->index(0, PlanModel::PatternColumn), QStringLiteral("4:2"), Qt::EditRole));
        QVERIFY(!m_model->setData(m_model->index(0, PlanModel::PatternColumn), QStringLiteral("1:3"), Qt::EditRole));
        QVERIFY(!m_model->setData(m_model->index(0, PlanModel::Shape), 3, Qt::EditRole));
        QCOMPARE(m_document->undoStack()->count(), 0);
    }

    void whatCannotBeEditedSaysWhy()
    {
        m_document->setPattern({0}, Pattern{2, 4});
        m_document->setLocked({1}, true);
        const QModelIndex fixed = m_model->index(0, PlanModel::Sparsity);
        const QModelIndex locked = m_model->index(1, PlanModel::Sparsity);
        QVERIFY(!(fixed.flags() & Qt::ItemIsEditable));
        QVERIFY(!(locked.flags() & Qt::ItemIsEditable));
        QVERIFY(fixed.data(Qt::ToolTipRole).toString().contains(QStringLiteral("2:4")));
        QVERIFY(locked.data(Qt::ToolTipRole).toString().contains(QStringLiteral("unlock")));
    }

    void achievedSharesAppearByName()
    {
        m_model->setAchieved({{QStringLiteral("layers.0.up_proj"), 0.515}});
        QVERIFY(text(1, PlanModel::Achieved).startsWith(QStringLiteral("51.5")));
        QCOMPARE(text(0, PlanModel::Achieved), QStringLiteral("–"));
    }

    void theFilterFindsAllWordsAndTheKind()
    {
        PlanFilter filter;
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(m_model.get());
        filter.setSearch(QStringLiteral("1. UP"));
        QCOMPARE(filter.rowCount(), 1);
        filter.setSearch(QStringLiteral("wanda"));
        QCOMPARE(filter.rowCount(), 4);
        filter.setKind(QStringLiteral("q_proj"));
        QCOMPARE(filter.rowCount(), 2);
    }

    void sortingFollowsNumbersNotTexts()
    {
        m_document->setSparsity({0}, 0.05);
        m_document->setSparsity({1}, 0.9);
        PlanFilter filter;
        filter.setSourceModel(m_model.get());
        filter.sort(PlanModel::Sparsity, Qt::AscendingOrder);
        QCOMPARE(filter.index(0, PlanModel::Matrix).data().toString(), QStringLiteral("layers.0.q_proj"));
        QCOMPARE(filter.index(3, PlanModel::Matrix).data().toString(), QStringLiteral("layers.0.up_proj"));
    }

private:
    QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<PlanDocument> m_document;
    std::unique_ptr<PlanModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

PRUNESCOPE_TEST(TstPlanModel)
#include "tst_plan_model.moc"
