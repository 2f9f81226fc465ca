#pragma once
// The user's choices: look, language, window geometry, recent files. Never results. Typed values over QSettings; handed
// to who needs them, not a global.

#include "widgets/base/theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>

namespace prunescope::gui {

class Settings : public QObject {
    Q_OBJECT

public:
    /// The user's settings file.
    explicit Settings(QObject* parent = nullptr);
    /// Another file, for tests.
    explicit Settings(const QString& path, QObject* parent = nullptr);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);

    /// "en" or "zh_CN"; empty follows the system.
    QString language() const;
    void setLanguage(const QString& language);

    /// Threads for computing; 0 is one per core. Takes effect at the next start.
    int threads() const;
    void setThreads(int threads);

    /// Absolute canonical paths, newest first, ten at most; missing ones included.
    QStringList recentFiles() const;
    /// Does nothing while recent files are not kept.
    void addRecentFile(const QString& path);
    void clearRecentFiles();
    bool keepsRecentFiles() const;
    void setKeepsRecentFiles(bool keeps);

    /// Where a file dialog of this purpose ("model", "plan", "text", "export") opened last; the home folder at first.
    QString lastFolder(const QString& purpose) const;
    void setLastFolder(const QString& purpose, const QString& folder);

    /// Geometry and splitters as Qt saves them, by object name; empty while nothing was saved.
    QByteArray layoutState(const QString& name) const;
    void setLayoutState(const QString& name, const QByteArray& state);

Q_SIGNALS:
    void themeChanged(prunescope::gui::ThemeChoice theme);
    void languageChanged(const QString& language);
    void recentFilesChanged();

private:
    void migrate();

    mutable QSettings m_store;
};

} // namespace prunescope::gui
