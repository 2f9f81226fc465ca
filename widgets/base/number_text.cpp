// All through QLocale, so that points, groups and signs follow the user.
#include "widgets/base/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {
namespace {

struct NumberText {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::NumberText)
};

const QChar kNoBreak(0x00a0);
const QChar kMinus(0x2212);
const QChar kTimes(0x00d7);

int exponentOf(double value) { return int(std::floor(std::log10(std::abs(value)))); }

QString withTrueMinus(QString text)
{
    const QString minus = QLocale().negativeSign();
    if (text.startsWith(minus))
        text.replace(0, minus.size(), kMinus);
    return text;
}

} // namespace

QString superscriptText(int number)
{
    static const QString digits = QStringLiteral("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079");
    QString text;
    for (const QChar c : QString::number(number))
        text += c == QLatin1Char('-') ? QChar(0x207b) : digits[c.digitValue()];
    return text;
}

QString fixedText(double value, int decimals)
{
    if (!std::isfinite(value))
        return numberText(value);
    return withTrueMinus(QLocale().toString(value, 'f', std::max(0, decimals)));
}

QString numberText(double value, int digits)
{
    if (std::isnan(value))
        return NumberText::tr("not a number");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("\u221e") : QStringLiteral("\u2212\u221e");
    if (value == 0)
        return QLocale().toString(0);
    int exponent = exponentOf(value);
    // 999.96 with four digits is 1,000, not 1000.0.
    const double rounding = std::pow(10.0, exponent - digits + 1);
    const double rounded = std::round(value / rounding) * rounding;
    if (rounded != 0)
        exponent = exponentOf(rounded * (1 + 1e-12));
    if (exponent < -4 || exponent > 8)
        return fixedText(value / std::pow(10.0, exponent), digits - 1) + kNoBreak + kTimes + kNoBreak
               + QStringLiteral("10") + superscriptText(exponent);
    return fixedText(exponent >= digits ? rounded : value, digits - 1 - exponent);
}

QString numberText(double value, const QString& unit, int digits)
{
    const QString number = numberText(value, digits);
    return unit.isEmpty() ? number : number + kNoBreak + unit;
}

QString tickText(double value)
{
    if (!std::isfinite(value) || value == 0 || std::abs(value) >= 1e5 || std::abs(value) < 1e-4)
        return numberText(value, 2);
    // Rounding first: 'g' with few digits would write 12,345 with an exponent.
    const double step = std::pow(10.0, exponentOf(value) - 3);
    return withTrueMinus(QLocale().toString(std::round(value / step) * step, 'g', 8));
}

QString signedText(double value, int digits)
{
    const QString text = numberText(value, digits);
    return value > 0 ? QLatin1Char('+') + text : text;
}

QString valueWithErrorText(double value, double standardError)
{
    if (!std::isfinite(standardError) || standardError <= 0)
        return numberText(value);
    const int decimals = std::clamp(1 - exponentOf(standardError), 0, 8);
    return fixedText(value, decimals) + kNoBreak + QChar(0x00b1) + kNoBreak + fixedText(standardError, decimals);
}

QString countText(qint64 count) { return withTrueMinus(QLocale().toString(count)); }

QString shortCountText(qint64 count)
{
    static constexpr std::pair<double, const char*> steps[] = {{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}};
    if (std::abs(double(count)) < 10000)
        return countText(count);
    for (const auto& [size, unit] : steps)
        if (std::abs(double(count)) >= size)
            return numberText(double(count) / size, QString::fromLatin1(unit), 3);
    return countText(count);
}

QString percentText(double share, int decimals)
{
    if (!std::isfinite(share))
        return numberText(share);
    const double percent = share * 100;
    const double smallest = std::pow(10.0, -decimals);
    const QString sign = QString(kNoBreak) + QLocale().percent();
    if (percent > 0 && percent < smallest / 2)
        return QStringLiteral("< ") + fixedText(smallest, decimals) + sign;
    return fixedText(percent, decimals) + sign;
}

QString durationText(double seconds)
{
    if (!(seconds >= 0) || std::isinf(seconds))
        return QStringLiteral("\u2013");
    if (seconds < 0.9995)
        return seconds < 0.001 ? NumberText::tr("0 s") : NumberText::tr("%1 ms").arg(numberText(seconds * 1000, 3));
    if (seconds < 9.95)
        return NumberText::tr("%1 s").arg(fixedText(seconds, 1));
    const auto whole = qint64(std::llround(seconds));
    if (whole < 60)
        return NumberText::tr("%1 s").arg(whole);
    if (whole < 3600)
        return NumberText::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return NumberText::tr("%1 h %2 min").arg(countText(whole / 3600)).arg((whole % 3600) / 60);
}

QString bytesText(qint64 bytes)
{
    static const char* const units[] = {"KiB", "MiB", "GiB", "TiB", "PiB"};
    if (std::abs(double(bytes)) < 1024)
        return countText(bytes) + kNoBreak + QLatin1Char('B');
    double value = double(bytes);
    int unit = -1;
    while (std::abs(value) >= 999.5 && unit < 4) {
        value /= 1024;
        ++unit;
    }
    if (unit < 0) {
        value /= 1024;
        unit = 0;
    }
    return numberText(value, QString::fromLatin1(units[unit]), 3);
}

QString shapeText(qint64 rows, qint64 columns)
{
    return countText(rows) + kNoBreak + kTimes + kNoBreak + countText(columns);
}

} // namespace prunescope::gui
