// Painting of the verdicts' cells.
#include "widgets/explain/verdict_delegate.h"

#include "widgets/base/colour_map.h"
#include "widgets/base/theme.h"
#include "widgets/explain/verdict_model.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace prunescope::gui {

namespace {

constexpr int kSide = kGrid / 2;   // free to the left and right of a cell's text
constexpr int kMark = kGrid;       // of the square that shows the fate
constexpr int kMarkRoom = kMark + kGrid / 2;

QFont fontOf(const QModelIndex& index)
{
    const bool isNumber = index.column() != VerdictModel::Method;
    return isNumber ? numberFont(TextSize::Small) : textFont(TextSize::Small);
}

} // namespace

void VerdictDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    item.text.clear();
    const QWidget* widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);
    painter->save();
    painter->setFont(fontOf(index));
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor upper = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    QRect rect = option.rect.adjusted(kSide, 0, -kSide, 0);
    const QVariant pruned = index.data(VerdictModel::PrunedRole);
    const int line = painter->fontMetrics().height(), top = rect.center().y() - line + 1;
    if (index.column() == VerdictModel::Fate && pruned.isValid()) {
        const QRect mark(rect.left(), top + (line - kMark) / 2, kMark, kMark);
        painter->fillRect(mark, QColor::fromRgb(pruned.toBool() ? prunedTone() : keptTone()));
        painter->setPen(isSelected ? upper : mutedInk());
        painter->drawRect(mark);
    }
    if (index.column() == VerdictModel::Fate)
        rect.setLeft(rect.left() + kMarkRoom);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const auto draw = [&](int y, int role, const QColor& colour) {
        painter->setPen(colour);
        painter->drawText(QRect(rect.left(), y, rect.width(), line), alignment,
                          painter->fontMetrics().elidedText(index.data(role).toString(), Qt::ElideRight, rect.width()));
    };
    draw(top, VerdictModel::UpperRole, upper);
    draw(top + line, VerdictModel::LowerRole, isSelected ? upper : mutedInk());
    painter->restore();
}

QSize VerdictDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QFontMetrics metrics(fontOf(index));
    const int width = std::max(metrics.horizontalAdvance(index.data(VerdictModel::UpperRole).toString()),
                               metrics.horizontalAdvance(index.data(VerdictModel::LowerRole).toString()));
    return {width + 2 * kSide + (index.column() == VerdictModel::Fate ? kMarkRoom : 0) + 2, 2 * metrics.height() + kGrid / 2};
}

} // namespace prunescope::gui
