// Themes: colourless frame, readable text, one accent.
#include "tests/test_case.h"

#include "widgets/base/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPalette>
#include <QProxyStyle>
#include <QStyle>

#include <cmath>

using namespace prunescope::gui;

namespace {

double luminance(const QColor& colour)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

// Contrast ratio of WCAG 2.
double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class TstTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { applyTheme(*qApp, ThemeChoice::Light); }

    void bothThemesAreReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void bothThemesAreReadable()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
        QCOMPARE(isDark(), dark);
        const QPalette palette = qApp->palette();
        QCOMPARE(palette.color(QPalette::Window).lightness() < 128, dark);
        // 4.5 is what WCAG 2 asks of body text.
        QVERIFY(contrast(ink(), surface()) >= 4.5);
        QVERIFY(contrast(mutedInk(), surface()) >= 4.5);
        QVERIFY(contrast(mutedInk(), palette.color(QPalette::Window)) >= 4.5);
        QVERIFY(contrast(accent(), surface()) >= 4.5);
        QVERIFY(contrast(warningInk(), palette.color(QPalette::Window)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button, QPalette::WindowText, QPalette::Mid})
            QCOMPARE(palette.color(role).saturation(), 0);
        const auto* style = qobject_cast<const QProxyStyle*>(qApp->style());
        QVERIFY(style);
        QCOMPARE(style->baseStyle()->name(), QStringLiteral("fusion"));
    }

    void uncheckedBoxesCanBeSeen_data() { bothThemesAreReadable_data(); }
    void uncheckedBoxesCanBeSeen()
    {
        QFETCH(bool, dark);
        applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
        QCheckBox box;
        box.resize(box.sizeHint());
        const QImage picture = box.grab().toImage();
        const QColor background = qApp->palette().color(QPalette::Window);
        double strongest = 1;
        for (int x = 0; x < picture.width(); ++x)
            strongest = std::max(strongest, contrast(picture.pixelColor(x, picture.height() / 2), background));
        QVERIFY2(strongest >= 3, qPrintable(QString::number(strongest))); // WCAG 2 of controls
    }

    void printColoursAreLightAndEndWithTheirScope()
    {
        applyTheme(*qApp, ThemeChoice::Dark);
        {
            const PrintColours printColours;
            QVERIFY(surface().lightness() > 200);
        }
        QVERIFY(surface().lightness() < 60);
    }

    void captionsStayMutedWhenTheThemeChanges()
    {
        applyTheme(*qApp, ThemeChoice::Light);
        QLabel label;
        makeCaption(&label);
        QCOMPARE(label.palette().color(QPalette::WindowText), mutedInk());
        applyTheme(*qApp, ThemeChoice::Dark);
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), mutedInk());
    }

    void sizesAreThree()
    {
        QVERIFY(textFont(TextSize::Small).pointSizeF() < textFont(TextSize::Body).pointSizeF());
        QVERIFY(textFont(TextSize::Body).pointSizeF() < textFont(TextSize::Title).pointSizeF());
    }

    void numbersHaveDigitsOfEqualWidth()
    {
        const QFontMetricsF metrics(numberFont(TextSize::Body));
        QCOMPARE(metrics.horizontalAdvance(QStringLiteral("1111")), metrics.horizontalAdvance(QStringLiteral("0000")));
    }
};

PRUNESCOPE_TEST(TstTheme)
#include "tst_theme.moc"
