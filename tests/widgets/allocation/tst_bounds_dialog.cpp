// Bounds asked for: usual ends are unset, and the two keep their order.
#include "tests/test_case.h"
#include "widgets/allocation/bounds_dialog.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>

using namespace prunescope;
using namespace prunescope::gui;

class TstBoundsDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usualEndsAreUnset()
    {
        BoundsDialog dialog({}, 3);
        QVERIFY(!dialog.bounds().isSet());
        side(dialog, "lowestSparsity")->setValue(20);
        QCOMPARE(dialog.bounds(), (ShareBounds{0.2, std::nullopt}));
        side(dialog, "highestSparsity")->setValue(60);
        QCOMPARE(dialog.bounds(), (ShareBounds{0.2, 0.6}));
    }

    void theTwoKeepTheirOrder()
    {
        BoundsDialog dialog({0.2, 0.6}, 1);
        side(dialog, "lowestSparsity")->setValue(80);
        QCOMPARE(dialog.bounds(), (ShareBounds{0.6, 0.6}));
        side(dialog, "highestSparsity")->setValue(10);
        QCOMPARE(dialog.bounds(), (ShareBounds{0.6, 0.6}));
    }

    void theyCanBeTakenAway()
    {
        BoundsDialog dialog({1.0, 1.0}, 1);
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Reset)->click();
        QVERIFY(!dialog.bounds().isSet());
    }

private:
    static QDoubleSpinBox* side(const BoundsDialog& dialog, const char* name)
    {
        return dialog.findChild<QDoubleSpinBox*>(QLatin1String(name));
    }
};

PRUNESCOPE_TEST(TstBoundsDialog)
#include "tst_bounds_dialog.moc"
