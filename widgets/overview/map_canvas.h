#pragma once
// The cells of the model map: drawing, pointer and keys. What they mean is decided by ModelMap.

#include "core/session/model_info.h"
#include "widgets/base/colour_map.h"
#include "widgets/overview/map_selection.h"

#include <QPoint>
#include <QRectF>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <set>
#include <vector>

namespace prunescope::gui {

/// How the numbers of one quantity become colours and texts.
struct MapScale {
    ColourMap map = ColourMap::Viridis;
    double low = 0, high = 1;
    std::function<QString(double)> text; ///< long form, with unit
    std::function<QString(double, int digits)> shortText; ///< for a cell: the most digits that fit are shown

    QRgb colour(double value) const;
};

/// A grid of matrices: columns are blocks, rows are kinds.
class MapCanvas : public QWidget {
    Q_OBJECT
public:
    explicit MapCanvas(QWidget* parent = nullptr);

    void setMatrices(const std::vector<MatrixInfo>& matrices, const std::vector<std::string>& kinds, int blocks);
    /// One number per matrix of setMatrices(); NaN: not known.
    void setValues(std::vector<double> values, MapScale scale);
    void setLocked(std::set<std::string> names);
    /// Selected matrix by name, or empty.
    void setSelected(const QString& name);
    /// While editable, dragging up and down on a cell, a row's or a column's label changes what the owner decides.
    void setEditable(bool isEditable) { m_isEditable = isEditable; }
    /// Several cells may be selected: Ctrl adds, Shift extends, Alt and a drag draw a rectangle, labels are whole rows and
    /// columns; drags and keys then mean all of them. Otherwise one cell is, as in most rooms.
    void setMultiple(bool isMultiple) { m_isMultiple = isMultiple; }
    /// Of several; unknown names are left out. Emits nothing.
    void setChosen(const QStringList& names);
    /// Names of the selected matrices.
    QStringList chosen() const;
    void setTipText(std::function<QString(const MatrixInfo&)> tip) { m_tip = std::move(tip); }

    int blocks() const { return m_blocks; }
    const std::vector<MatrixInfo>& matrices() const { return m_matrices; }
    double valueAt(int block, int kind) const;
    /// Cell of a block and kind inside the widget.
    QRectF cellRect(int block, int kind) const;
    void draw(QPainter& painter) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void matrixChosen(const QString& name);
    /// Several may be: what is selected now, and which of them is current.
    void selectionChosen(const QStringList& names, const QString& current);
    /// A key asks for more or less sparsity of the selection, as a share.
    void nudged(double difference);
    /// A key asks to lock the selection, or to unlock it.
    void lockAsked();
    void dragStarted(const QStringList& matrices);
    /// Share of 1 since the drag began; up is more.
    void dragMoved(double difference);
    void dragEnded();
    void dragCancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Place {
        int block = -1, kind = -1; // -1: a label, or outside
        bool isOnMap = false;
    };

    void layOut();
    Place placeAt(const QPointF& pixel) const;
    int indexAt(int block, int kind) const; // into m_matrices, -1 where the block lacks the kind
    QStringList namesAt(const Place& place) const;
    MapRange rangeOf(const Place& place) const;
    void choose(int block, int kind);
    void chooseSeveral();
    void describe();
    void moveSelection(int blocks, int kinds, Qt::KeyboardModifiers modifiers);
    void pressSeveral(QMouseEvent* event);
    bool keySeveral(const QKeyEvent& event);
    void drawSeveral(QPainter& painter) const;
    void drawCell(QPainter& painter, int block, int kind) const;
    QString textFor(double value, const QRectF& cell, const QFontMetricsF& metrics) const;
    void drawLabels(QPainter& painter) const;
    void drawLock(QPainter& painter, const QRectF& cell, const QColor& colour) const;

    std::vector<MatrixInfo> m_matrices;
    std::vector<std::string> m_kinds;
    std::vector<int> m_indexes; // [kinds, blocks]
    int m_blocks = 0;
    std::vector<double> m_values;
    MapScale m_scale;
    std::set<std::string> m_locked;
    std::function<QString(const MatrixInfo&)> m_tip;
    int m_selectedBlock = -1, m_selectedKind = -1;
    MapSelection m_several;
    bool m_isMultiple = false;
    QRectF m_grid;
    bool m_isEditable = false;

    Place m_pressed;
    QPointF m_pressedAt;
    bool m_isDragging = false;
    bool m_isBanding = false; // a rectangle is being drawn
    bool m_keeps = false;     // pressed on one of several selected cells
};

} // namespace prunescope::gui
