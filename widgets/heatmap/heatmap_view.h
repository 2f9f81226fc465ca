#pragma once
// The selected matrix as an image of any size: wheel zoom at the pointer, drag to pan, F to fit, 1 for one weight per
// pixel, an overview while zoomed in, and the mask laid over it. A drag on the margins (or Shift and an arrow key from the
// selected weight) brushes a range of rows or columns.

#include "widgets/heatmap/heatmap_data.h"
#include "widgets/heatmap/heatmap_image.h"
#include "widgets/heatmap/heatmap_painter.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QMenu;

namespace prunescope::gui {

class HeatmapView : public QWidget {
    Q_OBJECT
public:
    explicit HeatmapView(QWidget* parent = nullptr);

    /// Shows a matrix; null shows nothing. Another quantity of the same matrix keeps the view.
    /// @param scaleTitle  what the colours mean, with unit: "Wanda score |W| · ‖x‖"
    void setData(std::shared_ptr<const HeatmapData> data, const QString& scaleTitle);
    /// The mask to lay over it; ignored unless it has the size of the matrix. Null removes it.
    void setMask(std::shared_ptr<const HeatmapMask> mask);
    void setOverlayVisible(bool isVisible);
    void setPooling(Pooling pooling);
    /// Of quantities like the one on show: scores keep their colours apart from signed quantities. Masks span their range.
    void setColours(const HeatmapColours& colours);
    const HeatmapColours& colours() const { return m_colours[isSigned()]; }
    /// Heads of the matrix; forgotten with it.
    void setHeads(const MatrixHeads& heads);
    /// Other axes than those of a weight matrix; they stay until others are set.
    void setAxes(const HeatmapAxes& axes);
    void setBrush(const HeatmapBrush& brush);
    void clearBrush() { setBrush({}); }
    const HeatmapBrush& brush() const { return m_brush; }

    const std::shared_ptr<const HeatmapData>& data() const { return m_data; }
    bool isOverlayVisible() const { return m_isOverlayVisible; }
    const HeatmapScale& scale() const { return m_lookup->scale(); }
    const HeatmapTransform& view() const { return m_view; }
    /// The picture area inside the widget, and the other parts.
    QRectF pictureRect() const { return m_layout.picture; }
    const HeatmapLayout& parts() const { return m_layout; }

    void fit();
    /// One weight per pixel of the screen, around the middle of what is seen.
    void showOneToOne();
    /// Zooms so that the weight under the pixel stays there.
    void zoomAt(const QPointF& pixel, double factor);
    /// Brings a weight into view and selects it.
    void selectWeight(std::int64_t row, std::int64_t column);
    void clearSelection();
    /// The weight under a pixel of the widget; invalid outside of the matrix.
    HeatmapReadout readoutAt(const QPointF& pixel) const;
    HeatmapReadout selectedReadout() const;

    /// What is seen, as numbers: pooled until it has at most 256 rows and columns.
    QList<QStringList> visibleTable() const;
    bool saveTo(const QString& path);
    void fillMenu(QMenu* menu);

    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {320, 220}; }

Q_SIGNALS:
    /// The weight under the pointer, or an invalid read-out once the pointer has left.
    void pointed(const prunescope::gui::HeatmapReadout& readout);
    /// A weight was clicked or reached by keys; invalid: the selection was cleared.
    void weightSelected(const prunescope::gui::HeatmapReadout& readout);
    /// Another range is brushed; empty: none.
    void brushed(const prunescope::gui::HeatmapBrush& brush);
    void viewChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Drag { None, Pending, Picture, Inset, Rows, Columns };

    bool hasMask() const { return m_isOverlayVisible && m_mask && !m_data->isMask; }
    bool isSigned() const { return m_data && m_data->isSigned; }
    Drag marginAt(const QPointF& pixel) const;
    std::int64_t weightAlong(Drag axis, const QPointF& pixel) const;
    void brushTo(const QPointF& pixel);
    void extendBrush(int rows, int columns);
    bool pressKeyWithShift(int key);
    void showMarginCursor(const QPointF& pixel);
    HeatmapTransform fittingView() const;
    double allowedFactor(double factor) const;
    std::pair<std::int64_t, std::int64_t> tableRange(double from, double extent, std::int64_t all) const;
    void layOut();
    void setView(HeatmapTransform view);
    void keepInside(HeatmapTransform& view) const;
    void invalidate();
    void updateScale();
    QImage drawImage(const QSizeF& size, const HeatmapTransform& view, double pixelRatio) const;
    void paintAll(QPainter& painter, double pixelRatio);
    HeatmapScene scene() const;
    void panTo(const QPointF& insetPixel);
    void moveSelection(int rows, int columns);
    void setHovered(const QPoint& weight);
    QPoint weightAt(const QPointF& pixel) const;
    HeatmapReadout readout(const QPoint& weight) const;

    std::shared_ptr<const HeatmapData> m_data;
    std::shared_ptr<const HeatmapMask> m_mask;
    std::unique_ptr<ColourLookup> m_lookup;
    QString m_scaleTitle;
    Pooling m_pooling = Pooling::Mean;
    HeatmapColours m_colours[2] = {{ColourMap::Viridis, ScaleRange::Clipped},
                                   {ColourMap::Diverging, ScaleRange::Symmetric}}; // of scores, of signed quantities
    bool m_isOverlayVisible = true;
    MatrixHeads m_heads;
    HeatmapAxes m_axes;
    HeatmapBrush m_brush;

    HeatmapLayout m_layout;
    HeatmapTransform m_view;
    bool m_isFitted = true; // until the user zooms or pans: then resizing keeps the zoom
    QImage m_picture, m_overview;
    bool m_isPictureStale = true, m_isOverviewStale = true;
    QTimer m_settle; // while it runs the view moves, and pictures are drawn with one pixel per point

    Drag m_drag = Drag::None;
    QPointF m_pressedAt, m_lastAt;
    std::int64_t m_brushStart = 0;
    QPoint m_hovered{-1, -1}, m_selected{-1, -1};
};

} // namespace prunescope::gui

Q_DECLARE_METATYPE(prunescope::gui::HeatmapReadout)
Q_DECLARE_METATYPE(prunescope::gui::HeatmapBrush)
