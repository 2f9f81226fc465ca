// Loading of translations. English has one too: it holds the plural forms.
#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace prunescope::gui {

Language::Language(QObject* parent) : QObject(parent) {}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

const QStringList& Language::offered()
{
    static const QStringList ids{QStringLiteral("en"), QStringLiteral("zh_CN")};
    return ids;
}

QString Language::nativeName(const QString& id)
{
    return id == QLatin1String("zh_CN") ? QStringLiteral("简体中文") : QStringLiteral("English");
}

QString Language::resolve(const QString& wish, const QLocale& system)
{
    if (offered().contains(wish))
        return wish;
    return system.language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

void Language::apply(const QString& wish)
{
    m_current = resolve(wish);
    // Numbers follow the region where it speaks the language, else the language's own habits.
    const QLocale system = QLocale::system();
    const QLocale wanted(m_current);
    QLocale::setDefault(system.language() == wanted.language() ? system : wanted);
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    if (m_qt.load(QStringLiteral("qtbase_") + m_current, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/i18n/prunescope_") + m_current))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace prunescope::gui
