// Two percentages that keep their order.
#include "widgets/allocation/bounds_dialog.h"

#include "widgets/base/theme.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace prunescope::gui {

BoundsDialog::BoundsDialog(const ShareBounds& bounds, int matrices, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Bounds of the Sparsity"));
    auto* form = new QFormLayout(this);
    auto* note = new QLabel(tr("Drags, totals and strategies keep %n matrices within these.", nullptr, matrices));
    note->setWordWrap(true);
    form->addRow(note);
    m_lowest = addSide("lowestSparsity", tr("At &least"), bounds.low());
    m_highest = addSide("highestSparsity", tr("At &most"), bounds.high());
    m_highest->setMinimum(m_lowest->value());
    m_lowest->setMaximum(m_highest->value());
    connect(m_lowest, &QDoubleSpinBox::valueChanged, m_highest, &QDoubleSpinBox::setMinimum);
    connect(m_highest, &QDoubleSpinBox::valueChanged, m_lowest, &QDoubleSpinBox::setMaximum);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Reset);
    buttons->button(QDialogButtonBox::Reset)->setText(tr("No Bounds"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::Reset), &QPushButton::clicked, this, [this] {
        m_lowest->setValue(0);
        m_highest->setValue(kHighestAllocatedShare * 100);
    });
}

QDoubleSpinBox* BoundsDialog::addSide(const char* name, const QString& label, double share)
{
    auto* spin = new QDoubleSpinBox;
    spin->setObjectName(QLatin1String(name));
    spin->setRange(0, 100);
    spin->setDecimals(1);
    spin->setSuffix(QStringLiteral("\u00a0%"));
    spin->setAlignment(Qt::AlignRight);
    spin->setFont(numberFont(TextSize::Body));
    spin->setValue(share * 100);
    static_cast<QFormLayout*>(layout())->addRow(label, spin);
    return spin;
}

ShareBounds BoundsDialog::bounds() const
{
    ShareBounds bounds;
    if (m_lowest->value() > 0)
        bounds.lowest = m_lowest->value() / 100;
    if (m_highest->value() != kHighestAllocatedShare * 100)
        bounds.highest = m_highest->value() / 100;
    return bounds;
}

} // namespace prunescope::gui
