// The user's choices survive, and odd files do no harm.
#include "app/settings.h"
#include "tests/test_case.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace prunescope::gui;

class TstSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void defaultsAreSensible()
    {
        const Settings settings(path());
        QCOMPARE(settings.theme(), ThemeChoice::System);
        QVERIFY(settings.language().isEmpty());
        QCOMPARE(settings.threads(), 0);
        QVERIFY(settings.recentFiles().isEmpty());
        QVERIFY(settings.keepsRecentFiles());
    }

    void choicesSurviveARestart()
    {
        {
            Settings settings(path());
            settings.setTheme(ThemeChoice::Dark);
            settings.setLanguage(QStringLiteral("zh_CN"));
            settings.setThreads(3);
            settings.setLayoutState(QStringLiteral("window"), "bytes");
        }
        const Settings again(path());
        QCOMPARE(again.theme(), ThemeChoice::Dark);
        QCOMPARE(again.language(), QStringLiteral("zh_CN"));
        QCOMPARE(again.threads(), 3);
        QCOMPARE(again.layoutState(QStringLiteral("window")), QByteArray("bytes"));
    }

    void aChangeIsToldOnce()
    {
        Settings settings(path());
        QSignalSpy theme(&settings, &Settings::themeChanged), language(&settings, &Settings::languageChanged);
        settings.setTheme(ThemeChoice::Light);
        settings.setTheme(ThemeChoice::Light);
        settings.setLanguage(QStringLiteral("en"));
        settings.setLanguage(QStringLiteral("en"));
        QCOMPARE(theme.count(), 1);
        QCOMPARE(language.count(), 1);
    }

    void tenRecentFilesAreKeptNewestFirst()
    {
        Settings settings(path());
        for (int i = 0; i < 12; ++i)
            settings.addRecentFile(filePath(i));
        settings.addRecentFile(filePath(5)); // again: moves to the front
        const QStringList files = settings.recentFiles();
        QCOMPARE(files.size(), 10);
        QCOMPARE(files[0], filePath(5));
        QCOMPARE(files[1], filePath(11));
        QCOMPARE(files.count(filePath(5)), 1);
    }

    void keepingNoListForgetsIt()
    {
        Settings settings(path());
        settings.addRecentFile(filePath(1));
        settings.setKeepsRecentFiles(false);
        QVERIFY(settings.recentFiles().isEmpty());
        settings.addRecentFile(filePath(2));
        QVERIFY(settings.recentFiles().isEmpty());
    }

    void nonsenseReadsAsTheDefault()
    {
        {
            QSettings store(path(), QSettings::IniFormat);
            store.setValue(QStringLiteral("look/theme"), QStringLiteral("plaid"));
            store.setValue(QStringLiteral("runtime/threads"), -4);
            store.setValue(QStringLiteral("folders/plan"), QStringLiteral("/no/such/folder"));
        }
        const Settings settings(path());
        QCOMPARE(settings.theme(), ThemeChoice::System);
        QCOMPARE(settings.threads(), 0);
        QVERIFY(QFileInfo(settings.lastFolder(QStringLiteral("plan"))).isDir());
    }

    void aNewerFileKeepsItsVersion()
    {
        {
            QSettings store(path(), QSettings::IniFormat);
            store.setValue(QStringLiteral("version"), 99);
        }
        {
            Settings settings(path());
            settings.setThreads(1);
        }
        QCOMPARE(QSettings(path(), QSettings::IniFormat).value(QStringLiteral("version")).toInt(), 99);
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("settings.ini")); }
    QString filePath(int number) const
    {
        return QFileInfo(m_folder->path()).canonicalFilePath() + QStringLiteral("/file%1").arg(number);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

PRUNESCOPE_TEST(TstSettings)
#include "tst_settings.moc"
