// The colour scale of the map.
#include "widgets/overview/map_legend.h"

#include "widgets/base/theme.h"

#include <QFontMetricsF>
#include <QPainter>

namespace prunescope::gui {
namespace {

constexpr double kBarWidth = 128;
constexpr double kBarHeight = 10;
constexpr double kTextWidth = 72;

} // namespace

MapLegend::MapLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Colour scale"));
}

void MapLegend::setScale(const MapScale& scale)
{
    m_scale = scale;
    if (m_scale.text)
        setAccessibleDescription(tr("from %1 to %2").arg(m_scale.text(m_scale.low), m_scale.text(m_scale.high)));
    update();
}

void MapLegend::draw(QPainter& painter, const QRectF& area) const
{
    if (!m_scale.text)
        return;
    painter.setFont(numberFont(TextSize::Small));
    const QRectF bar(area.center().x() - kBarWidth / 2, area.center().y() - kBarHeight / 2, kBarWidth, kBarHeight);
    QImage colours(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        colours.setPixel(i, 0, colourTable(m_scale.map)[std::size_t(i)]);
    painter.drawImage(bar, colours);
    painter.setPen(mutedInk());
    painter.drawText(QRectF(area.left(), area.top(), bar.left() - area.left() - 6, area.height()),
                     Qt::AlignRight | Qt::AlignVCenter, m_scale.text(m_scale.low));
    painter.drawText(QRectF(bar.right() + 6, area.top(), area.right() - bar.right() - 6, area.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, m_scale.text(m_scale.high));
}

void MapLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    draw(painter, rect());
}

QSize MapLegend::sizeHint() const { return {int(kBarWidth + 2 * kTextWidth), int(QFontMetricsF(font()).height()) + 4}; }
QSize MapLegend::minimumSizeHint() const { return sizeHint(); }

} // namespace prunescope::gui
