// Palettes and fonts. Greys carry no tint, so that only data and the accent have colour.
#include "widgets/base/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>
#include <QStyleOption>
#include <QWidget>

namespace prunescope::gui {
namespace {

struct Tones {
    QRgb window, surface, raised, button, ink, muted, disabled, hairline, accent, onAccent, warning;
};

constexpr Tones kLight{0xfff3f3f3, 0xffffffff, 0xfff8f8f8, 0xfffafafa, 0xff1c1c1c, 0xff5f5f5f,
                       0xff9c9c9c, 0xffdcdcdc, 0xff1a66b0, 0xffffffff, 0xffa33a00};
constexpr Tones kDark{0xff232323, 0xff1a1a1a, 0xff202020, 0xff303030, 0xffe8e8e8, 0xffa6a6a6,
                      0xff6e6e6e, 0xff3c3c3c, 0xff5aa9e6, 0xff10151a, 0xfff0a070};

bool g_isDark = false;

const Tones& tones() { return g_isDark ? kDark : kLight; }

QPalette paletteOf(const Tones& t)
{
    QPalette p;
    p.setColor(QPalette::Window, QColor(t.window));
    p.setColor(QPalette::Base, QColor(t.surface));
    p.setColor(QPalette::AlternateBase, QColor(t.raised));
    p.setColor(QPalette::Button, QColor(t.button));
    p.setColor(QPalette::ToolTipBase, QColor(t.raised));
    p.setColor(QPalette::WindowText, QColor(t.ink));
    p.setColor(QPalette::Text, QColor(t.ink));
    p.setColor(QPalette::ButtonText, QColor(t.ink));
    p.setColor(QPalette::ToolTipText, QColor(t.ink));
    p.setColor(QPalette::PlaceholderText, QColor(t.muted));
    p.setColor(QPalette::BrightText, QColor(t.warning));
    p.setColor(QPalette::Highlight, QColor(t.accent));
    p.setColor(QPalette::HighlightedText, QColor(t.onAccent));
    p.setColor(QPalette::Link, QColor(t.accent));
    p.setColor(QPalette::LinkVisited, QColor(t.accent));
    p.setColor(QPalette::Light, QColor(t.button).lighter(g_isDark ? 130 : 105));
    p.setColor(QPalette::Midlight, QColor(t.button));
    p.setColor(QPalette::Mid, QColor(t.hairline));
    p.setColor(QPalette::Dark, QColor(t.hairline).darker(115));
    p.setColor(QPalette::Shadow, QColor(g_isDark ? 0xff101010 : 0xff909090));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, QColor(t.disabled));
    p.setColor(QPalette::Disabled, QPalette::Highlight, QColor(t.hairline));
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(t.disabled));
    return p;
}

/// Fusion, but with boxes that can be seen unchecked: its outlines are a shade of the window and vanish in the dark.
class InstrumentStyle : public QProxyStyle {
public:
    InstrumentStyle() : QProxyStyle(QStringLiteral("fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element != PE_IndicatorCheckBox)
            return;
        const bool isEnabled = option->state & State_Enabled;
        painter->save();
        painter->setPen(QColor(isEnabled ? tones().muted : tones().disabled));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }
};

// Qt 6.4 has no colour-scheme hint. The platform palette tells on desktops with a platform theme; GTK desktops say it
// in their settings file or in GTK_THEME.
bool desktopIsDark(QApplication& app)
{
    app.setPalette(QPalette()); // back to the platform's
    if (app.palette().color(QPalette::Window).lightness() < 128)
        return true;
    if (qEnvironmentVariable("GTK_THEME").endsWith(QLatin1String("dark"), Qt::CaseInsensitive))
        return true;
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    for (const char* version : {"gtk-4.0", "gtk-3.0"}) {
        const QSettings gtk(config + QLatin1Char('/') + QLatin1String(version) + QLatin1String("/settings.ini"),
                            QSettings::IniFormat);
        if (gtk.value(QStringLiteral("Settings/gtk-application-prefer-dark-theme")).toBool())
            return true;
    }
    return false;
}

bool hasTabularDigits(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit)
        if (qAbs(metrics.horizontalAdvance(QLatin1Char(digit)) - width) > 0.01 * width)
            return false;
    return true;
}

// Keeps a caption muted when the application palette changes under it.
class CaptionKeeper : public QObject {
public:
    explicit CaptionKeeper(QWidget* label) : QObject(label), m_label(label)
    {
        qApp->installEventFilter(this);
        recolour();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
            recolour();
        return false;
    }

private:
    void recolour()
    {
        QPalette palette;
        palette.setColor(QPalette::WindowText, mutedInk());
        palette.setColor(QPalette::Text, mutedInk());
        m_label->setPalette(palette);
    }

    QWidget* m_label;
};

} // namespace

void applyTheme(QApplication& app, ThemeChoice choice)
{
    g_isDark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark(app));
    if (!dynamic_cast<InstrumentStyle*>(app.style()))
        app.setStyle(new InstrumentStyle);
    app.setPalette(paletteOf(tones()));
    app.setFont(textFont(TextSize::Body));
}

bool isDark() { return g_isDark; }
QColor accent() { return QColor(tones().accent); }
QColor surface() { return QColor(tones().surface); }
QColor ink() { return QColor(tones().ink); }
QColor mutedInk() { return QColor(tones().muted); }
QColor hairline() { return QColor(tones().hairline); }
QColor warningInk() { return QColor(tones().warning); }

PrintColours::PrintColours() : m_wasDark(g_isDark) { g_isDark = false; }
PrintColours::~PrintColours() { g_isDark = m_wasDark; }

QFont textFont(TextSize size)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const double body = font.pointSizeF() > 0 ? font.pointSizeF() : 10.0;
    switch (size) {
    case TextSize::Small: font.setPointSizeF(body * 0.875); break;
    case TextSize::Body: font.setPointSizeF(body); break;
    case TextSize::Title:
        font.setPointSizeF(body * 1.25);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

QFont numberFont(TextSize size)
{
    // Font features cannot be switched in Qt 6.4, so a family with proportional digits gives way to the fixed one.
    const QFont font = textFont(size);
    if (hasTabularDigits(font))
        return font;
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF());
    return fixed;
}

void makeCaption(QWidget* label)
{
    label->setFont(textFont(TextSize::Small));
    new CaptionKeeper(label);
}

void makeTitle(QWidget* label) { label->setFont(textFont(TextSize::Title)); }

} // namespace prunescope::gui
