#pragma once
// Numbers as people read them: three or four significant digits, digits grouped, units with a no-break space, in the
// conventions of the current locale (QLocale()).

#include <QString>

namespace prunescope::gui {

/// A value with so many significant digits, grouped; "1.23e-05"-like figures are written 1.23 x 10^-5. NaN and
/// infinities are named.
QString numberText(double value, int digits = 4);
/// The same with a unit behind a no-break space; an empty unit adds nothing.
QString numberText(double value, const QString& unit, int digits = 4);
/// A value with a fixed number of decimals, for columns that align on the point.
QString fixedText(double value, int decimals);
/// For ends and ticks of scales: no trailing zeros.
QString tickText(double value);
/// Superscript digits of an exponent: -5 -> "⁻⁵".
QString superscriptText(int number);
/// With a sign always: "+0.12", "-0.12" (a true minus sign).
QString signedText(double value, int digits = 3);
/// "12.34 ± 0.05": as many decimals as the error's first two significant digits need.
QString valueWithErrorText(double value, double standardError);
/// Whole numbers, grouped: "45,088,768".
QString countText(qint64 count);
/// Whole numbers, short: "45.1 M" (thousand k, million M, billion G).
QString shortCountText(qint64 count);
/// A share of 1 as percent: 0.5 -> "50.0 %". Small shares that are not zero never read as zero.
QString percentText(double share, int decimals = 1);
/// "0.34 s", "12 s", "2 min 5 s", "1 h 12 min". Negative: unknown, a dash.
QString durationText(double seconds);
/// Binary units: "512 B", "1.50 KiB", "11.9 MiB".
QString bytesText(qint64 bytes);
/// "4,096 × 11,008"
QString shapeText(qint64 rows, qint64 columns);

} // namespace prunescope::gui
