// Names beside points: those that would touch an earlier one or leave the chart wait until there is room.
#include "widgets/base/chart_private.h"

#include "widgets/base/theme.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

void Chart::Private::addLabels(const ChartSeries& one)
{
    if (!one.showsLabels)
        return;
    for (std::size_t i = 0; i < one.x.size() && int(i) < one.labels.size(); ++i) {
        if (!std::isfinite(one.x[i]) || !std::isfinite(one.y[i]) || one.labels[int(i)].isEmpty())
            continue;
        auto* item = new QCPItemText(plot);
        item->setText(one.labels[int(i)].section(QLatin1Char('\n'), 0, 0));
        item->setFont(textFont(TextSize::Small));
        item->setColor(ink());
        item->setPadding(QMargins(7, 4, 7, 4)); // clear of the point
        item->position->setCoords(one.x[i], one.y[i]);
        labelItems.push_back(item);
    }
}

void Chart::Private::removeLabels()
{
    for (QCPItemText* item : labelItems)
        plot->removeItem(item);
    labelItems.clear();
}

/// Above or below, right or left: the first place inside the chart that touches no point and no earlier label.
void Chart::Private::placeLabels()
{
    if (labelItems.empty())
        return;
    const QRectF room = plot->axisRect()->rect();
    std::vector<QRectF> taken;
    for (const QCPItemText* item : labelItems)
        taken.push_back(QRectF(item->position->pixelPosition() - QPointF(3, 3), QSizeF(6, 6)));
    for (QCPItemText* item : labelItems) {
        const QMargins padding = item->padding();
        const QFontMetricsF metrics(item->font());
        const QSizeF size(metrics.horizontalAdvance(item->text()) + padding.left() + padding.right(),
                          metrics.height() + padding.top() + padding.bottom());
        const QPointF point = item->position->pixelPosition();
        item->setVisible(false);
        for (const auto& [x, y] : {std::pair(0, -1), {0, 0}, {-1, -1}, {-1, 0}}) { // of its corner, in sizes
            const QRectF place(point + QPointF(x * size.width(), y * size.height()), size);
            const QRectF words = place.marginsRemoved(QMarginsF(padding));
            const auto isTouched = [&words](const QRectF& one) { return one.intersects(words); };
            if (!room.contains(words) || !room.contains(point) || std::any_of(taken.begin(), taken.end(), isTouched))
                continue;
            item->setPositionAlignment((x < 0 ? Qt::AlignRight : Qt::AlignLeft) | (y < 0 ? Qt::AlignBottom : Qt::AlignTop));
            item->setVisible(true);
            taken.push_back(words);
            break;
        }
    }
}

} // namespace prunescope::gui
