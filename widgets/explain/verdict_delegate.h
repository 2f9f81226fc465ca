#pragma once
// Cells of two lines, the lower one of second rank; the fate is marked with the tones of kept and pruned.

#include <QStyledItemDelegate>

namespace prunescope::gui {

class VerdictDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace prunescope::gui
