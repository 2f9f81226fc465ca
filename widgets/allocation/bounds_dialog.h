#pragma once
// Asks how far the sparsity of some matrices may go.

#include "core/plan/plan.h"

#include <QDialog>

class QDoubleSpinBox;

namespace prunescope::gui {

class BoundsDialog : public QDialog {
    Q_OBJECT

public:
    /// @param matrices  how many they are for
    BoundsDialog(const ShareBounds& bounds, int matrices, QWidget* parent = nullptr);

    /// A side at its usual end, 0 or 99 %, is unset.
    ShareBounds bounds() const;

private:
    QDoubleSpinBox* addSide(const char* name, const QString& label, double share);

    QDoubleSpinBox *m_lowest, *m_highest;
};

} // namespace prunescope::gui
