// One pass over the pattern, so that a value which itself holds "%1" stays as it is.
#include "widgets/base/core_text.h"

#include <QCoreApplication>

namespace prunescope::gui {

QString coreText(const char* english)
{
    return *english ? QCoreApplication::translate("core", english) : QString();
}

QString coreText(const prunescope::Text& text)
{
    const QString pattern = coreText(text.pattern().c_str());
    const auto& values = text.values();
    QString filled;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int place = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (place >= 1 && std::size_t(place) <= values.size()) {
            filled += QString::fromStdString(values[std::size_t(place) - 1]);
            ++i;
        } else {
            filled += pattern[i];
        }
    }
    return filled;
}

QString textTitle(const QString& name)
{
    if (name == QLatin1String("demo:calibration"))
        return QCoreApplication::translate("core", "bundled calibration text");
    if (name == QLatin1String("demo:evaluation"))
        return QCoreApplication::translate("core", "bundled evaluation text");
    return name;
}

QString asSentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace prunescope::gui
