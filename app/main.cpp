// The window program: settings, language, look; then the window on what the command line names, or the bundled model.
#include "app/language.h"
#include "app/main_window.h"
#include "app/screenshot.h"
#include "app/settings.h"
#include "core/base/environment.h"
#include "core/base/error.h"
#include "core/plan/plan_forms.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>

namespace {

using namespace prunescope;
using namespace prunescope::gui;

constexpr int kUsageError = 2;

struct Options {
    QStringList files;
    QString screenshot;
    QStringList steps;
    Room room = Room::Explore;
    QSize size;
    QString theme, language; // empty: as the settings say
    bool quitsAfterFirstPaint = false;
};

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Shows how a large language model bears pruning."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QStringLiteral("model folder, .safetensors, .psplan or .psproj; without: the bundled model"),
                                 QStringLiteral("[FILE...]"));
    parser.addOptions({
        {QStringLiteral("room"), QStringLiteral("Open in this room: explore, sensitivity, plan, run, compare."), QStringLiteral("NAME")},
        {QStringLiteral("theme"), QStringLiteral("light, dark or system, for this start only."), QStringLiteral("NAME")},
        {QStringLiteral("language"), QStringLiteral("en or zh_CN, for this start only."), QStringLiteral("ID")},
        {QStringLiteral("size"), QStringLiteral("Window size in pixels, like 1600x1000."), QStringLiteral("WxH")},
        {QStringLiteral("after"), QStringLiteral("Steps before the picture: measure,prune,compare,generate."), QStringLiteral("STEPS")},
        {QStringLiteral("screenshot"), QStringLiteral("Save a picture once everything is drawn, then quit."), QStringLiteral("FILE")},
        {QStringLiteral("quit-after-first-paint"), QStringLiteral("Print the milliseconds until the model is drawn, then quit.")},
    });
}

/// The value of an option as an index into the allowed ones; exits with a usage error if it is none of them.
int choice(const QCommandLineParser& parser, const QString& option, const QStringList& allowed)
{
    const int index = int(allowed.indexOf(parser.value(option)));
    if (index < 0) {
        QTextStream(stderr) << QStringLiteral("--%1 is one of %2, not \"%3\".\n")
                                   .arg(option, allowed.join(QStringLiteral(", ")), parser.value(option));
        std::exit(kUsageError);
    }
    return index;
}

Options readOptions(QCommandLineParser& parser)
{
    Options options;
    options.files = parser.positionalArguments();
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.quitsAfterFirstPaint = parser.isSet(QStringLiteral("quit-after-first-paint"));
    options.steps = parser.value(QStringLiteral("after")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    const QString room = QStringLiteral("room"), theme = QStringLiteral("theme"), language = QStringLiteral("language");
    if (parser.isSet(room))
        options.room = Room(choice(parser, room, {QStringLiteral("explore"), QStringLiteral("sensitivity"), QStringLiteral("plan"), QStringLiteral("run"),
                                                  QStringLiteral("compare")}));
    if (parser.isSet(theme)) {
        choice(parser, theme, {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")});
        options.theme = parser.value(theme);
    }
    if (parser.isSet(language)) {
        choice(parser, language, Language::offered());
        options.language = parser.value(language);
    }
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() == 2)
        options.size = QSize(size[0].toInt(), size[1].toInt());
    return options;
}

/// The project that records what is done without a project file of one's own; one in memory if its folder cannot be written.
std::shared_ptr<ProjectStore> openHistory()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    try {
        folder.mkpath(QStringLiteral("."));
        return ProjectStore::open(folder.filePath(QStringLiteral("history.psproj")).toStdString());
    } catch (const Error& error) {
        QTextStream(stderr) << error.what() << "\n";
        return ProjectStore::openInMemory();
    }
}

ThemeChoice themeOf(const QString& name, ThemeChoice otherwise)
{
    if (name == QLatin1String("dark"))
        return ThemeChoice::Dark;
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    return name.isEmpty() ? otherwise : ThemeChoice::System;
}

/// What scripts ask for beyond an open window.
void obey(MainWindow& window, const Options& options, const QElapsedTimer& sinceStart)
{
    if (options.quitsAfterFirstPaint)
        whenPictured(window, [sinceStart] {
            QTextStream(stdout) << sinceStart.elapsed() << " ms\n";
            QCoreApplication::exit(0);
        });
    if (options.screenshot.isEmpty())
        return;
    new WhenSettled(window, options.steps, [&window, options](qint64) {
        const bool isSaved = saveScreenshot(window, options.screenshot);
        if (!isSaved)
            QTextStream(stderr) << options.screenshot << QStringLiteral(" cannot be written.\n");
        QCoreApplication::exit(isSaved ? 0 : 1);
    });
}

} // namespace

int main(int argc, char** argv)
{
    prunescope::restartWithSuitableEnvironment(argv);
    QElapsedTimer sinceStart;
    sinceStart.start();
    QCoreApplication::setOrganizationName(QStringLiteral("PruneScope"));
    QCoreApplication::setApplicationName(QStringLiteral("PruneScope"));
    QCoreApplication::setApplicationVersion(QString::fromStdString(programVersion()));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.prunescope.prunescope"));
    QApplication app(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    const Options options = readOptions(parser);

    Settings settings;
    startRuntime(settings.threads());
    applyTheme(app, themeOf(options.theme, settings.theme()));
    Language language;
    language.apply(options.language.isEmpty() ? settings.language() : options.language);
    MainWindow window(std::make_shared<Session>(openHistory()), settings, language);
    if (options.size.isValid())
        window.resize(options.size);
    window.showRoom(options.room);
    const bool namesModel = std::any_of(options.files.begin(), options.files.end(), [](const QString& file) {
        return !isPlanFile(file.toStdString()) && !file.endsWith(QLatin1String(".psproj"));
    });
    window.show();
    for (const QString& file : options.files)
        window.openPath(file);
    if (!namesModel)
        window.openPath(QStringLiteral("demo"));
    obey(window, options, sinceStart);
    return app.exec();
}
