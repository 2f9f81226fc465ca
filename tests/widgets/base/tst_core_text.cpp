// Patterns of core become sentences.
#include "tests/test_case.h"

#include "widgets/base/core_text.h"

#include <QCoreApplication>
#include <QTranslator>

using namespace prunescope::gui;
using prunescope::Text;

namespace {

class Upside : public QTranslator {
public:
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        const bool isKnown = qstrcmp(context, "core") == 0 && qstrcmp(text, "%1 lies in %2.") == 0;
        return isKnown ? QStringLiteral("In %2 liegt %1.") : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TstCoreText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placesAreFilled()
    {
        QCOMPARE(coreText(Text("%1 lies in %2.", "a", 3)), QStringLiteral("a lies in 3."));
    }
    void valuesThatLookLikePlacesStay()
    {
        QCOMPARE(coreText(Text("%1 and %2", "%2", "x")), QStringLiteral("%2 and x"));
    }
    void placesWithoutValuesAndPercentSignsStay()
    {
        QCOMPARE(coreText(Text("%3 of 100 %", "a")), QStringLiteral("%3 of 100 %"));
    }
    void translationsMayReorderPlaces()
    {
        Upside translator;
        QCoreApplication::installTranslator(&translator);
        QCOMPARE(coreText(Text("%1 lies in %2.", "a", "b")), QStringLiteral("In b liegt a."));
        QCoreApplication::removeTranslator(&translator);
    }
    void emptyTextsStayEmpty() { QCOMPARE(coreText(Text()), QString()); }
};

PRUNESCOPE_TEST(TstCoreText)
#include "tst_core_text.moc"
