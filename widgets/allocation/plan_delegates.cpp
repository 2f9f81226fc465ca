// Painting and editing of the plan table's cells.
#include "widgets/allocation/plan_delegates.h"

#include "widgets/allocation/plan_model.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace prunescope::gui {

namespace {

constexpr int kBarHeight = 6;
constexpr int kHandleWidth = 4;

/// Ground, selection and focus of a cell without its text.
void paintCellGround(QPainter* painter, QStyleOptionViewItem option, const QModelIndex& index)
{
    QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    option.text.clear();
    option.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    option.index = index;
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
}

QColor cellInk(const QStyleOptionViewItem& option)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    return option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

SparsityDelegate::SparsityDelegate(CellEdit edit, QObject* parent)
    : QStyledItemDelegate(parent), m_edit(std::move(edit))
{}

QRect SparsityDelegate::barRect(const QRect& cell, const QFontMetrics& metrics)
{
    const int numberWidth = metrics.horizontalAdvance(QStringLiteral("100.0 %")) + kGrid;
    return QRect(cell.left() + kGrid, cell.center().y() - kBarHeight / 2,
                 std::max(0, cell.width() - numberWidth - 2 * kGrid), kBarHeight);
}

void SparsityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintCellGround(painter, cell, index);
    const bool isAdjustable = index.data(PlanModel::AdjustableRole).toBool();
    const bool isSelected = cell.state & QStyle::State_Selected;
    const double share = index.data(PlanModel::ShareRole).toDouble();
    const QRect bar = barRect(cell.rect, cell.fontMetrics);
    const QColor text = cellInk(cell);
    QColor track = text;
    track.setAlphaF(0.18f);
    QColor fill = isSelected ? text : isAdjustable ? accent() : mutedInk();

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(track);
    painter->drawRoundedRect(bar, kBarHeight / 2.0, kBarHeight / 2.0);
    QRect filled = bar;
    filled.setWidth(int(bar.width() * share + 0.5));
    painter->setBrush(fill);
    if (filled.width() > 0)
        painter->drawRoundedRect(filled, kBarHeight / 2.0, kBarHeight / 2.0);
    if (isAdjustable)
        painter->drawRoundedRect(QRect(filled.right() - kHandleWidth / 2, bar.center().y() - kGrid + 1, kHandleWidth,
                                       2 * kGrid - 2), 2, 2);
    painter->setPen(isAdjustable ? text : isSelected ? text : mutedInk());
    painter->setFont(numberFont(TextSize::Body));
    painter->drawText(cell.rect.adjusted(0, 0, -kGrid, 0), Qt::AlignRight | Qt::AlignVCenter,
                      index.data(Qt::DisplayRole).toString());
    painter->restore();
}

QSize SparsityDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index).expandedTo(QSize(20 * kGrid, 3 * kGrid));
}

QWidget* SparsityDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* editor = new QDoubleSpinBox(parent);
    editor->setObjectName(QStringLiteral("sparsityEditor"));
    editor->setRange(0, 100);
    editor->setDecimals(1);
    editor->setSuffix(QStringLiteral(" %"));
    editor->setFrame(false);
    editor->setAlignment(Qt::AlignRight);
    return editor;
}

void SparsityDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    static_cast<QDoubleSpinBox*>(editor)->setValue(index.data(Qt::EditRole).toDouble());
}

void SparsityDelegate::setModelData(QWidget* editor, QAbstractItemModel*, const QModelIndex& index) const
{
    auto* spin = static_cast<QDoubleSpinBox*>(editor);
    spin->interpretText();
    m_edit(index, spin->value() / 100);
}

ChoiceDelegate::ChoiceDelegate(std::function<QList<Choice>()> choices, bool isFree, CellEdit edit, QObject* parent)
    : QStyledItemDelegate(parent), m_choices(std::move(choices)), m_isFree(isFree), m_edit(std::move(edit))
{}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (!(index.flags() & Qt::ItemIsEditable))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->setPen(QPen(isSelected ? cellInk(option) : mutedInk(), 1.2));
    const QPointF tip(option.rect.right() - kGrid - 3, option.rect.center().y() + 2.5);
    painter->drawPolyline(QPolygonF{tip + QPointF(-3.5, -3.5), tip, tip + QPointF(3.5, -3.5)});
    painter->restore();
}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* editor = new QComboBox(parent);
    editor->setObjectName(QStringLiteral("choiceEditor"));
    editor->setEditable(m_isFree);
    editor->setInsertPolicy(QComboBox::NoInsert);
    for (const Choice& choice : m_choices())
        editor->addItem(choice.title, choice.value);
    if (!m_isFree) {
        auto* self = const_cast<ChoiceDelegate*>(this);
        connect(editor, &QComboBox::activated, self, [self, editor] {
            Q_EMIT self->commitData(editor);
            Q_EMIT self->closeEditor(editor);
        });
    }
    return editor;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* combo = static_cast<QComboBox*>(editor);
    const QString value = index.data(Qt::EditRole).toString();
    const int found = combo->findData(value);
    combo->setCurrentIndex(found);
    if (found < 0 && m_isFree)
        combo->setEditText(value);
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel*, const QModelIndex& index) const
{
    auto* combo = static_cast<QComboBox*>(editor);
    const int chosen = m_isFree ? combo->findText(combo->currentText()) : combo->currentIndex();
    m_edit(index, chosen >= 0 ? combo->itemData(chosen) : QVariant(combo->currentText().trimmed()));
}

LockDelegate::LockDelegate(CellEdit edit, QObject* parent) : QStyledItemDelegate(parent), m_edit(std::move(edit)) {}

void LockDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintCellGround(painter, cell, index);
    const bool isLocked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const bool isSelected = cell.state & QStyle::State_Selected;
    QColor colour = isSelected ? cellInk(cell) : isLocked ? ink() : mutedInk();
    if (!isLocked)
        colour.setAlphaF(0.45f);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPointF centre = QRectF(cell.rect).center();
    const QRectF body(centre.x() - 5, centre.y() - 1, 10, 7);
    painter->setPen(QPen(colour, 1.4));
    painter->setBrush(isLocked ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(body, 1.5, 1.5);
    painter->setBrush(Qt::NoBrush);
    const double lift = isLocked ? 0 : 2; // an open shackle stands higher
    painter->drawArc(QRectF(centre.x() - 3, centre.y() - 6 - lift, 6, 8), 0, 180 * 16);
    painter->drawLine(QPointF(centre.x() - 3, centre.y() - 2 - lift), QPointF(centre.x() - 3, centre.y() - 1));
    if (isLocked)
        painter->drawLine(QPointF(centre.x() + 3, centre.y() - 2), QPointF(centre.x() + 3, centre.y() - 1));
    painter->restore();
}

bool LockDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    bool isTurned = false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        isTurned = mouse->button() == Qt::LeftButton && option.rect.contains(mouse->position().toPoint());
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        isTurned = key == Qt::Key_Space || key == Qt::Key_Select;
    }
    if (isTurned)
        m_edit(index, index.data(Qt::CheckStateRole).toInt() != Qt::Checked);
    return isTurned;
}

} // namespace prunescope::gui
