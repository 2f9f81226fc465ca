#pragma once
// The cells of the plan table that can be changed: a bar with a number, a choice, a lock.

#include "core/plan/plan.h"

#include <QList>
#include <QModelIndex>
#include <QStyledItemDelegate>

#include <functional>

namespace prunescope::gui {

/// Takes what was edited in a cell and changes all selected rows.
using CellEdit = std::function<void(const QModelIndex& cell, const QVariant& value)>;

/// Draws the share as a bar with its number; typing opens a number field in percent. The bar is dragged by the view.
class SparsityDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    SparsityDelegate(CellEdit edit, QObject* parent);

    /// Where the bar lies in a cell.
    static QRect barRect(const QRect& cell, const QFontMetrics& metrics);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    CellEdit m_edit;
};

/// A choice of texts with stored values; editable where free text is allowed.
class ChoiceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    struct Choice {
        QString title;
        QString value;
    };
    /// @param choices  called when an editor opens, so that titles follow the language
    ChoiceDelegate(std::function<QList<Choice>()> choices, bool isFree, CellEdit edit, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    std::function<QList<Choice>()> m_choices;
    bool m_isFree;
    CellEdit m_edit;
};

/// A padlock; a click or the space bar turns it.
class LockDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    LockDelegate(CellEdit edit, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    CellEdit m_edit;
};

} // namespace prunescope::gui
