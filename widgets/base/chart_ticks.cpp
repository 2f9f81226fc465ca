// Texts of a chart: ticks as people read them, powers of ten, names of categories, and sentences in lines.
#include "widgets/base/chart_private.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

double NumberTicker::getTickStep(const QCPRange& range)
{
    const bool isVertical = m_axis->orientation() == Qt::Vertical;
    const QRect rect = m_axis->axisRect()->rect();
    setTickCount(std::clamp(isVertical ? rect.height() / (6 * kGrid) : rect.width() / (9 * kGrid), 2, 8));
    const double step = QCPAxisTicker::getTickStep(range);
    return m_isWhole ? std::max(1.0, std::floor(step)) : step; // 2.5 becomes 2
}

QVector<double> PowerTicker::createTickVector(double step, const QCPRange& range)
{
    const QVector<double> all = QCPAxisTickerLog::createTickVector(step, range);
    const bool isVertical = m_axis->orientation() == Qt::Vertical;
    const double room = isVertical ? 1.5 * QFontMetricsF(m_axis->tickLabelFont()).height() : 6 * kGrid;
    QVector<double> ticks;
    for (const double tick : all)
        if (ticks.isEmpty() || std::abs(m_axis->coordToPixel(tick) - m_axis->coordToPixel(ticks.last())) >= room)
            ticks << tick;
    return ticks;
}

QString PowerTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    const double exponent = std::log10(tick);
    if (std::abs(exponent - std::round(exponent)) < 1e-6 && (exponent < -3.5 || exponent > 4.5))
        return QStringLiteral("10") + superscriptText(int(std::lround(exponent)));
    return tickText(tick);
}

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    if (std::abs(tick) < 1e-12)
        tick = 0;
    if (m_isPercent)
        return QLocale().toString(std::round(tick * 1e6) / 1e4, 'g', 5) + QChar(0x00a0) + QLocale().percent();
    return tickText(tick);
}

double CategoryTicker::getTickStep(const QCPRange& range)
{
    const QFontMetricsF metrics(m_axis->tickLabelFont());
    double widest = 1;
    for (const QString& name : m_names)
        widest = std::max(widest, metrics.horizontalAdvance(name) + kGrid);
    if (m_axis->orientation() == Qt::Vertical)
        widest = metrics.height();
    const QRect rect = m_axis->axisRect()->rect();
    const double pixels = m_axis->orientation() == Qt::Vertical ? rect.height() : rect.width();
    const double needed = widest * range.size() / std::max(pixels, 1.0);
    for (const int step : {1, 2, 4, 5, 10, 20, 50, 100, 200, 500})
        if (step >= needed)
            return step;
    return 1000;
}

QString CategoryTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    const auto index = qsizetype(std::lround(tick));
    return index >= 0 && index < m_names.size() ? m_names[index] : QString();
}

QVector<double> CategoryTicker::createTickVector(double step, const QCPRange& range)
{
    QVector<double> ticks;
    for (double tick = 0; tick < double(m_names.size()); tick += step)
        if (range.contains(tick))
            ticks << tick;
    return ticks;
}

QString inLines(const QString& sentence, const QFont& font, double width)
{
    QTextLayout layout(sentence, font);
    QTextOption option(Qt::AlignHCenter);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, double(kGrid)));
        lines << sentence.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines.join(QLatin1Char('\n'));
}

} // namespace prunescope::gui
