// The total's slider, number, pin and figures.
#include "tests/test_case.h"
#include "tests/widgets/allocation/small_plan.h"
#include "widgets/allocation/plan_bar.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStyleOptionSlider>

using namespace prunescope;
using namespace prunescope::gui;
using prunescope::tests::smallModel;
using prunescope::tests::smallPlan;

class TstPlanBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<PlanDocument>();
        m_bar = std::make_unique<PlanBar>(*m_document);
        m_bar->resize(1200, 60);
        m_document->open(smallPlan(), smallModel());
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    }
    void cleanup()
    {
        m_bar.reset();
        m_document.reset();
    }

    void theSliderStandsAtTheTotal()
    {
        QCOMPARE(slider()->value(), 500);
        m_document->setSparsity({0, 1, 2, 3}, 0.2);
        QCOMPARE(slider()->value(), 200);
        QCOMPARE(spin()->value(), 20.0);
    }

    void draggingTheSliderIsOneUndoStep()
    {
        QStyleOptionSlider option;
        option.initFrom(slider());
        option.minimum = slider()->minimum();
        option.maximum = slider()->maximum();
        option.sliderPosition = slider()->value();
        option.sliderValue = slider()->value();
        const QRect handle = slider()->style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, slider());
        QTest::mousePress(slider(), Qt::LeftButton, {}, handle.center());
        for (const int shift : {10, 25, 40}) {
            const QPoint to = handle.center() + QPoint(shift, 0);
            QMouseEvent event(QEvent::MouseMove, to, slider()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(slider(), &event);
        }
        QTest::mouseRelease(slider(), Qt::LeftButton, {}, handle.center() + QPoint(40, 0));
        QVERIFY(m_document->totalShare() > 0.5);
        QCOMPARE(m_document->undoStack()->count(), 1);
    }

    void theNumberSetsTheTotal()
    {
        spin()->setValue(65.0);
        QVERIFY(qAbs(m_document->totalShare() - 0.65) < 1e-9);
        QCOMPARE(slider()->value(), 650);
    }

    void figuresFollowThePlan()
    {
        m_document->setSparsity({0, 1, 2, 3}, 0.25); // 64 of 256 planned weights, of 512 parameters
        QCOMPARE(spin()->value(), 25.0);
        QVERIFY(label("modelShare")->text().startsWith(QStringLiteral("12.5")));
        QVERIFY(label("removedParameters")->text().startsWith(QStringLiteral("64 ")));
    }

    void uniformEqualises()
    {
        m_document->setSparsity({1}, 0.9);
        m_bar->findChild<QPushButton*>(QStringLiteral("strategyUniform"))->click();
        QVERIFY(qAbs(m_document->entry(0).sparsityShare - m_document->entry(1).sparsityShare) < 1e-12);
    }

    void thePinIsTheDocuments()
    {
        m_bar->findChild<QCheckBox*>(QStringLiteral("pinTotal"))->setChecked(true);
        QVERIFY(m_document->isTotalPinned());
    }

    void itFitsASmallWindow()
    {
        // 1280 pixels less the rail of rooms and the margins.
        QVERIFY2(m_bar->minimumSizeHint().width() <= 1176, qPrintable(QString::number(m_bar->minimumSizeHint().width())));
    }

    void withoutAPlanNothingCanBeMoved()
    {
        m_document->close();
        QVERIFY(!m_bar->isEnabled());
    }

private:
    QSlider* slider() const { return m_bar->findChild<QSlider*>(QStringLiteral("globalSparsitySlider")); }
    QDoubleSpinBox* spin() const { return m_bar->findChild<QDoubleSpinBox*>(QStringLiteral("globalSparsitySpin")); }
    QLabel* label(const char* name) const { return m_bar->findChild<QLabel*>(QLatin1String(name)); }

    std::unique_ptr<PlanDocument> m_document;
    std::unique_ptr<PlanBar> m_bar;
};

PRUNESCOPE_TEST(TstPlanBar)
#include "tst_plan_bar.moc"
