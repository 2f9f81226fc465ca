// The language changes while the window is open, and numbers change with it.
#include "app/actions.h"
#include "app/banner.h"
#include "app/language.h"
#include "tests/test_case.h"
#include "widgets/allocation/plan_bar.h"

#include <QPushButton>
#include <QToolButton>

using namespace prunescope::gui;

class TstLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Language().apply(QStringLiteral("en")); }

    void aWishThatIsOfferedIsTaken()
    {
        QCOMPARE(Language::resolve(QStringLiteral("zh_CN"), QLocale(QStringLiteral("de_DE"))), QStringLiteral("zh_CN"));
        QCOMPARE(Language::resolve(QStringLiteral("en"), QLocale(QStringLiteral("zh_CN"))), QStringLiteral("en"));
    }

    void withoutAWishTheSystemDecides()
    {
        QCOMPARE(Language::resolve(QString(), QLocale(QStringLiteral("zh_CN"))), QStringLiteral("zh_CN"));
        QCOMPARE(Language::resolve(QString(), QLocale(QStringLiteral("fr_FR"))), QStringLiteral("en"));
        QCOMPARE(Language::resolve(QStringLiteral("tlh"), QLocale(QStringLiteral("fr_FR"))), QStringLiteral("en"));
    }

    void everyLanguageHasItsTextsAndItsOwnName()
    {
        for (const QString& id : Language::offered()) {
            Language language;
            language.apply(id);
            QCOMPARE(language.current(), id);
            QVERIFY2(QTranslator().load(QStringLiteral(":/i18n/prunescope_") + id), qPrintable(id));
            QVERIFY(!Language::nativeName(id).isEmpty());
        }
        QVERIFY(Language::nativeName(QStringLiteral("en")) != Language::nativeName(QStringLiteral("zh_CN")));
    }

    void openWidgetsSayTheirTextsAgain()
    {
        Language language;
        language.apply(QStringLiteral("en"));
        PlanDocument document;
        PlanBar bar(document);
        bar.show();
        const auto* button = bar.findChild<QPushButton*>(QStringLiteral("strategyUniform"));
        QCOMPARE(button->text(), QStringLiteral("Uniform"));
        language.apply(QStringLiteral("zh_CN"));
        QTRY_VERIFY(button->text() != QStringLiteral("Uniform"));
        language.apply(QStringLiteral("en"));
        QTRY_COMPARE(button->text(), QStringLiteral("Uniform"));
    }

    void theDefaultLocaleSpeaksTheLanguage()
    {
        Language language;
        language.apply(QStringLiteral("zh_CN"));
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        language.apply(QStringLiteral("en"));
        QVERIFY(QLocale().language() == QLocale::English || QLocale().language() == QLocale::C);
    }
};

PRUNESCOPE_TEST(TstLanguage)
#include "tst_language.moc"
