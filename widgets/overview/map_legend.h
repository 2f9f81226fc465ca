#pragma once
// The colour scale of the model map: a thin horizontal bar with the numbers at its ends.

#include "widgets/overview/map_canvas.h"

namespace prunescope::gui {

class MapLegend : public QWidget {
public:
    explicit MapLegend(QWidget* parent = nullptr);

    void setScale(const MapScale& scale);
    void draw(QPainter& painter, const QRectF& area) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MapScale m_scale;
};

} // namespace prunescope::gui
