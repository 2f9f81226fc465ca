#pragma once
// The look of the window: a quiet instrument. The frame is colourless in both palettes, one accent colour marks what is
// selected or can be dragged; everything sits on a grid of 8 pixels.

#include <QColor>
#include <QFont>

class QApplication;
class QWidget;

namespace prunescope::gui {

/// Light, dark, or what the desktop uses when the theme is applied.
enum class ThemeChoice { System, Light, Dark };

/// Sets Fusion, palette and font of the application. May be called again at any time; widgets hear
/// QEvent::PaletteChange.
void applyTheme(QApplication& app, ThemeChoice choice);

/// Whether the palette now in use is the dark one.
bool isDark();

/// Distances are multiples of this.
inline constexpr int kGrid = 8;

/// The one colour of the frame: selection, focus, things that can be dragged.
QColor accent();
/// Ground of charts and pictures.
QColor surface();
/// Text and axes.
QColor ink();
/// Second-rank text: captions, axis numbers, empty states.
QColor mutedInk();
/// Lines of chart grids and borders.
QColor hairline();
/// Something went wrong or would; used for text and thin marks only.
QColor warningInk();

/// While one exists the colour functions answer as in the light theme: for pictures that will be printed.
class PrintColours {
public:
    PrintColours();
    ~PrintColours();
    PrintColours(const PrintColours&) = delete;
    PrintColours& operator=(const PrintColours&) = delete;

private:
    bool m_wasDark;
};

/// The three sizes of the one family.
enum class TextSize { Small, Body, Title };
QFont textFont(TextSize size);
/// The same with digits of equal width, for numbers under each other.
QFont numberFont(TextSize size);

/// Gives a label second rank: small and muted. Follows palette changes.
void makeCaption(QWidget* label);
/// Gives a label the title size.
void makeTitle(QWidget* label);

} // namespace prunescope::gui
