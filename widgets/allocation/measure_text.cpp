// Numbers with units, both ways.
#include "widgets/allocation/measure_text.h"

#include "widgets/base/number_text.h"

#include <QLocale>

#include <cmath>
#include <map>

namespace prunescope::gui {
namespace {

struct NumberAndUnit {
    double number = 0;
    QString unit; ///< lower case, without spaces
};

std::optional<NumberAndUnit> split(const QString& typed)
{
    QString text = typed.simplified();
    text.remove(QChar(0x00a0)).remove(QLatin1Char(' '));
    qsizetype end = text.size();
    while (end > 0 && !text[end - 1].isDigit())
        --end;
    bool isNumber = false;
    NumberAndUnit out{QLocale().toDouble(text.left(end), &isNumber), text.mid(end).toLower()};
    if (!isNumber)
        out.number = QLocale::c().toDouble(text.left(end), &isNumber);
    if (!isNumber || !std::isfinite(out.number) || out.number < 0)
        return std::nullopt;
    return out;
}

/// What a unit multiplies by; nothing for an unknown one.
std::optional<double> factorOf(PlanMeasure measure, const QString& unit, double elements)
{
    static const std::map<QString, double> counts{{QString(), 1}, {QStringLiteral("k"), 1e3}, {QStringLiteral("m"), 1e6},
                                                  {QStringLiteral("g"), 1e9}, {QStringLiteral("b"), 1e9}};
    static const std::map<QString, double> bytes{
        {QStringLiteral("b"), 1},         {QStringLiteral("kb"), 1e3},      {QStringLiteral("k"), 1024},
        {QStringLiteral("kib"), 1024},    {QStringLiteral("mb"), 1e6},      {QStringLiteral("m"), 1048576},
        {QStringLiteral("mib"), 1048576}, {QStringLiteral("gb"), 1e9},      {QStringLiteral("g"), 1073741824},
        {QStringLiteral("gib"), 1073741824}};
    if (measure == PlanMeasure::Zeros && unit == QLatin1String("%"))
        return elements / 100;
    if (measure == PlanMeasure::Perplexity)
        return unit.isEmpty() ? std::optional(1.0) : std::nullopt;
    const auto& factors = measure == PlanMeasure::Zeros ? counts : bytes;
    const auto found = factors.find(unit);
    return found == factors.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

QString measureText(PlanMeasure measure, double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    switch (measure) {
    case PlanMeasure::Zeros: return shortCountText(qint64(value + 0.5));
    case PlanMeasure::Perplexity: return numberText(value);
    default: return bytesText(qint64(value + 0.5));
    }
}

std::optional<double> parseMeasure(PlanMeasure measure, const QString& text, const QString& shown, double elements)
{
    auto typed = split(text);
    if (!typed)
        return std::nullopt;
    const bool isBytes = measure == PlanMeasure::BitmaskBytes || measure == PlanMeasure::SemiBytes;
    if (const auto before = split(shown); isBytes && typed->unit.isEmpty() && before)
        typed->unit = before->unit;
    const auto factor = factorOf(measure, typed->unit, elements);
    if (!factor || (measure == PlanMeasure::Perplexity && typed->number < 1))
        return std::nullopt;
    return typed->number * *factor;
}

} // namespace prunescope::gui
