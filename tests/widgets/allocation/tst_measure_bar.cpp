// What is kept, and its number typed: through mouse and keys, compared with the core's functions.
#include "core/plan/plan_bytes.h"
#include "tests/test_case.h"
#include "tests/widgets/allocation/small_sweep.h"
#include "widgets/allocation/measure_bar.h"
#include "widgets/allocation/measure_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>

#include <cmath>

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

class TstMeasureBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<PlanDocument>();
        m_bar = std::make_unique<MeasureBar>(*m_document);
        m_document->open(smallPlan(), smallModel());
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    }
    void cleanup()
    {
        m_bar.reset();
        m_document.reset();
    }

    void thePredictionIsOfferedOnlyWhereThereIsOne()
    {
        const auto* items = qobject_cast<QStandardItemModel*>(measures()->model());
        QVERIFY(!items->item(3)->isEnabled());
        QVERIFY(!items->item(3)->toolTip().isEmpty());
        QVERIFY(items->item(2)->isEnabled());
        m_document->setPredictor(smallPredictor());
        QVERIFY(items->item(3)->isEnabled());
        m_document->setMeasure(PlanMeasure::Perplexity);
        QCOMPARE(measures()->currentIndex(), 3);
        m_document->setPredictor(nullptr);
        QCOMPARE(measures()->currentIndex(), 0);
    }

    void aSizeIsTypedAndMet()
    {
        choose(PlanMeasure::BitmaskBytes);
        QCOMPARE(value()->text(), measureText(PlanMeasure::BitmaskBytes, planBytes(plan(), m_document->sizes(), 2).bitmask));
        type("200 B");
        QVERIFY(std::abs(planBytes(plan(), m_document->sizes(), 2).bitmask - 200) < 1e-9);
        QCOMPARE(m_document->undoStack()->count(), 1);
        m_document->undoStack()->undo();
        QCOMPARE(m_document->entry(0).sparsityShare, 0.5);
    }

    void aPerplexityIsTypedAndMet()
    {
        const auto predictor = smallPredictor();
        m_document->setPredictor(predictor);
        choose(PlanMeasure::Perplexity);
        QCOMPARE(value()->text(), measureText(PlanMeasure::Perplexity, predictor->predict(plan()).perplexity));
        type("23");
        QVERIFY(std::abs(predictor->predict(plan()).perplexity - 23) < 1e-9);
    }

    void whatCannotBeMetIsSaidInOneSentence()
    {
        QSignalSpy refused(m_bar.get(), &MeasureBar::refused);
        choose(PlanMeasure::BitmaskBytes);
        type("1 B"); // one bit for each place is 32 bytes already
        QCOMPARE(refused.count(), 1);
        const QString reached = measureText(PlanMeasure::BitmaskBytes, m_document->measured(PlanMeasure::BitmaskBytes));
        QVERIFY2(refused[0][0].toString().contains(reached), qPrintable(refused[0][0].toString()));
        QCOMPARE(m_document->entry(0).sparsityShare, kHighestAllocatedShare);
        type("plenty");
        QCOMPARE(refused.count(), 2);
        QCOMPARE(m_document->undoStack()->count(), 1);
        QCOMPARE(value()->text(), reached);
    }

    void leavingTheFieldUntouchedChangesNothing()
    {
        m_document->setSparsity({0}, 1.0 / 3);
        value()->setFocus();
        QTest::keyClick(value(), Qt::Key_Return);
        QCOMPARE(m_document->entry(0).sparsityShare, 1.0 / 3);
        QCOMPARE(m_document->undoStack()->count(), 1);
    }

    void aKeptSizeStaysWhileAMatrixMoves()
    {
        choose(PlanMeasure::BitmaskBytes);
        m_bar->findChild<QCheckBox*>(QStringLiteral("pinTotal"))->click();
        QVERIFY(m_document->isTotalPinned());
        const double before = planBytes(plan(), m_document->sizes(), 2).bitmask;
        m_document->setSparsity({1}, 0.7);
        QVERIFY(std::abs(planBytes(plan(), m_document->sizes(), 2).bitmask - before) < 1e-9);
        QCOMPARE(m_document->undoStack()->count(), 1);
    }

    void aKeptNumberWithoutRoomIsMarked()
    {
        m_bar->findChild<QCheckBox*>(QStringLiteral("pinTotal"))->click();
        const QColor usual = value()->palette().color(QPalette::Text);
        m_document->setSparsity({1, 3}, 0.9); // the two small ones cannot make up for these
        QVERIFY(value()->palette().color(QPalette::Text) != usual);
        QVERIFY(value()->toolTip().contains(measureText(PlanMeasure::Zeros, 128)));
        m_document->undoStack()->undo();
        QCOMPARE(value()->palette().color(QPalette::Text), usual);
    }

private:
    const Plan& plan() const { return m_document->plan(); }
    QComboBox* measures() const { return m_bar->findChild<QComboBox*>(QStringLiteral("planMeasure")); }
    QLineEdit* value() const { return m_bar->findChild<QLineEdit*>(QStringLiteral("planMeasureValue")); }
    void choose(PlanMeasure measure)
    {
        measures()->setFocus();
        QTest::keyClick(measures(), Qt::Key_Home);
        for (int i = 0; i < int(measure); ++i)
            QTest::keyClick(measures(), Qt::Key_Down);
        if (m_document->measure() != measure) { // where the style's list does not act on keys
            measures()->setCurrentIndex(int(measure));
            Q_EMIT measures()->activated(int(measure));
        }
        QCOMPARE(m_document->measure(), measure);
    }
    void type(const char* text)
    {
        value()->setFocus();
        value()->selectAll();
        QTest::keyClicks(value(), QLatin1String(text));
        QTest::keyClick(value(), Qt::Key_Return);
    }

    std::unique_ptr<PlanDocument> m_document;
    std::unique_ptr<MeasureBar> m_bar;
};

PRUNESCOPE_TEST(TstMeasureBar)
#include "tst_measure_bar.moc"
