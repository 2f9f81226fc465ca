// Colours of losses and their legend.
#include "widgets/comparison/loss_scale.h"

#include "widgets/base/colour_map.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

namespace {

constexpr QRgb kWorse = qRgb(0xE6, 0x9F, 0x00), kBetter = qRgb(0x56, 0xB4, 0xE9); // Okabe-Ito orange and sky blue
constexpr double kFull = 0.02;     // share of tokens with the full colour
constexpr double kSmallest = 0.01; // nats: less is noise of single tokens
constexpr int kBarWidth = 20 * kGrid, kBarHeight = 10;

} // namespace

LossScale LossScale::of(const ComparedTokens& tokens)
{
    std::vector<double> sizes;
    sizes.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i)
        sizes.push_back(std::abs(tokens.change(i)));
    if (sizes.empty())
        return LossScale(1);
    const auto place = sizes.begin() + std::ptrdiff_t(double(sizes.size() - 1) * (1 - kFull));
    std::nth_element(sizes.begin(), place, sizes.end());
    if (!(*place > kSmallest))
        return LossScale(kSmallest);
    const double power = std::pow(10, std::floor(std::log10(*place)));
    for (const double step : {1.0, 2.0, 5.0})
        if (*place <= step * power)
            return LossScale(step * power);
    return LossScale(10 * power);
}

QColor LossScale::ground(double change) const
{
    if (std::isnan(change))
        return QColor::fromRgb(nonFiniteColour());
    const double share = std::clamp(std::abs(change) / m_limit, 0.0, 1.0);
    // On the dark ground a full colour would shout.
    return QColor::fromRgb(mixColours(surface().rgb(), change > 0 ? kWorse : kBetter, share * (isDark() ? 0.75 : 1.0)));
}

QColor LossScale::ink(double change) const
{
    const QColor ground_ = ground(change);
    return ground_ == surface() ? gui::ink() : inkOn(ground_.rgb());
}

LossLegend::LossLegend(QWidget* parent) : QWidget(parent)
{
    setFont(textFont(TextSize::Small));
    describe();
}

void LossLegend::setScale(const LossScale& scale)
{
    m_scale = scale;
    updateGeometry();
    describe();
    update();
}

/// Left end, right end, unit.
QString LossLegend::text(int place) const
{
    const QString limit = tickText(m_scale.limit());
    switch (place) {
    case 0: return tr("better by %1").arg(limit);
    case 1: return tr("worse by %1").arg(limit);
    default: return tr("nats per token");
    }
}

void LossLegend::describe()
{
    setAccessibleName(tr("Colours of the text: from blue, %1, to orange, %2 %3 or more.").arg(text(0), text(1), text(2)));
    setToolTip(tr("Change of the loss of each token, pruned less dense. Tokens without a ground were not scored or did not change."));
}

QSize LossLegend::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int words = metrics.horizontalAdvance(text(0)) + metrics.horizontalAdvance(text(1)) + metrics.horizontalAdvance(text(2));
    return {words + kBarWidth + 5 * kGrid, std::max(metrics.height(), kBarHeight) + 4};
}

void LossLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFontMetrics metrics(font());
    painter.setPen(mutedInk());
    const int base = (height() + metrics.ascent() - metrics.descent()) / 2;
    int x = 0;
    painter.drawText(x, base, text(0));
    x += metrics.horizontalAdvance(text(0)) + kGrid;
    const QRect bar(x, (height() - kBarHeight) / 2, kBarWidth, kBarHeight);
    for (int i = 0; i < bar.width(); ++i) {
        const double share = 2.0 * i / (bar.width() - 1) - 1;
        painter.fillRect(bar.x() + i, bar.y(), 1, bar.height(), m_scale.ground(share * m_scale.limit()));
    }
    painter.setPen(hairline());
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.setPen(mutedInk());
    x = bar.right() + 1 + kGrid;
    painter.drawText(x, base, text(1));
    x += metrics.horizontalAdvance(text(1)) + kGrid;
    painter.drawText(x, base, text(2));
}

void LossLegend::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateGeometry();
        describe();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
