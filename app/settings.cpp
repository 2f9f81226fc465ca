// Keys, defaults and bounds of the settings. A value outside its bounds reads as the default.
#include "app/settings.h"

#include <QDir>
#include <QFileInfo>

namespace prunescope::gui {

namespace {

constexpr int kVersion = 1;
constexpr int kRecentFiles = 10;
constexpr int kMostThreads = 256;

const QString kVersionKey = QStringLiteral("version");
const QString kThemeKey = QStringLiteral("look/theme");
const QString kLanguageKey = QStringLiteral("look/language");
const QString kThreadsKey = QStringLiteral("runtime/threads");
const QString kRecentKey = QStringLiteral("files/recent");
const QString kKeepsRecentKey = QStringLiteral("files/keepsRecent");
const QString kFolderKey = QStringLiteral("folders/");
// The number is raised when a saved layout would no longer fit the window.
const QString kLayoutKey = QStringLiteral("layout1/");

QString themeName(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::Light: return QStringLiteral("light");
    case ThemeChoice::Dark: return QStringLiteral("dark");
    case ThemeChoice::System: break;
    }
    return QStringLiteral("system");
}

} // namespace

Settings::Settings(QObject* parent) : QObject(parent) { migrate(); }

Settings::Settings(const QString& path, QObject* parent) : QObject(parent), m_store(path, QSettings::IniFormat)
{
    migrate();
}

void Settings::migrate()
{
    const int version = m_store.value(kVersionKey, 0).toInt();
    if (version > kVersion)
        return; // of a newer program: its keys stay, ours are read where they fit
    m_store.setValue(kVersionKey, kVersion);
}

ThemeChoice Settings::theme() const
{
    const QString name = m_store.value(kThemeKey).toString();
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (name == themeName(theme))
            return theme;
    }
    return ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice theme)
{
    if (theme == this->theme())
        return;
    m_store.setValue(kThemeKey, themeName(theme));
    Q_EMIT themeChanged(theme);
}

QString Settings::language() const { return m_store.value(kLanguageKey).toString(); }

void Settings::setLanguage(const QString& language)
{
    if (language == this->language())
        return;
    m_store.setValue(kLanguageKey, language);
    Q_EMIT languageChanged(language);
}

int Settings::threads() const
{
    const int threads = m_store.value(kThreadsKey, 0).toInt();
    return threads >= 0 && threads <= kMostThreads ? threads : 0;
}

void Settings::setThreads(int threads) { m_store.setValue(kThreadsKey, threads); }

QStringList Settings::recentFiles() const { return m_store.value(kRecentKey).toStringList().mid(0, kRecentFiles); }

void Settings::addRecentFile(const QString& path)
{
    if (!keepsRecentFiles())
        return;
    const QString canonical = QFileInfo(path).canonicalFilePath();
    const QString kept = canonical.isEmpty() ? QFileInfo(path).absoluteFilePath() : canonical;
    QStringList files = recentFiles();
    files.removeAll(kept);
    files.prepend(kept);
    m_store.setValue(kRecentKey, files.mid(0, kRecentFiles));
    Q_EMIT recentFilesChanged();
}

void Settings::clearRecentFiles()
{
    m_store.remove(kRecentKey);
    Q_EMIT recentFilesChanged();
}

bool Settings::keepsRecentFiles() const { return m_store.value(kKeepsRecentKey, true).toBool(); }

void Settings::setKeepsRecentFiles(bool keeps)
{
    m_store.setValue(kKeepsRecentKey, keeps);
    if (!keeps)
        clearRecentFiles();
}

QString Settings::lastFolder(const QString& purpose) const
{
    const QString folder = m_store.value(kFolderKey + purpose).toString();
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

void Settings::setLastFolder(const QString& purpose, const QString& folder)
{
    m_store.setValue(kFolderKey + purpose, folder);
}

QByteArray Settings::layoutState(const QString& name) const { return m_store.value(kLayoutKey + name).toByteArray(); }

void Settings::setLayoutState(const QString& name, const QByteArray& state)
{
    m_store.setValue(kLayoutKey + name, state);
}

} // namespace prunescope::gui
