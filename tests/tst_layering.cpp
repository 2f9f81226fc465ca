// Who may include whom (style.md 3.2): reads every include line of core, widgets and app.
#include "tests/test_case.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace {

const QHash<QString, int> kLevels = {
    {"base", 0},       {"report", 1},     {"checkpoint", 1}, {"plan", 1},        {"jobs", 1},      {"tokenizer", 2},  {"architecture", 2},
    {"store", 2},      {"calibration", 3}, {"structure", 3},  {"sparse", 3},    {"evaluation", 4}, {"training", 5},
    {"importance", 6}, {"pruning", 7},    {"sensitivity", 8}, {"session", 9},
};

struct Include {
    QString file; // relative to the project
    QString target;
};

QString folderOf(const QString& path, int part) { return path.section('/', part, part); }

QList<Include> includesBelow(const QString& folder)
{
    static const QRegularExpression line("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]", QRegularExpression::MultilineOption);
    QList<Include> out;
    QDirIterator files(QStringLiteral(PROJECT_DIR "/") + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString name = QDir(PROJECT_DIR).relativeFilePath(file.fileName());
        auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            out.append({name, matches.next().captured(1)});
    }
    return out;
}

bool isQt(const QString& target)
{
    static const QRegularExpression qt("^Q[A-Z]|^Qt[A-Z]|^qcustomplot");
    return qt.match(target).hasMatch();
}

bool isTorch(const QString& target)
{
    return target.startsWith("torch/") || target.startsWith("ATen/") || target.startsWith("c10/");
}

/// Why an include breaks the rules, or an empty text.
QString fault(const Include& include)
{
    const QString layer = folderOf(include.file, 0), folder = folderOf(include.file, 1);
    const QString targetLayer = folderOf(include.target, 0), targetFolder = folderOf(include.target, 1);
    if (layer == "core") {
        if (isQt(include.target) || targetLayer == "widgets" || targetLayer == "app")
            return "core knows no Qt, widgets or app";
        if (include.target == "torch/torch.h")
            return "torch/torch.h is never included";
        if (targetLayer == "core" && folder != targetFolder && kLevels.value(folder) <= kLevels.value(targetFolder, 99))
            return "an equal or higher level";
        const bool isHeader = include.file.endsWith(".h") && include.file != "core/architecture/torch.h";
        if (isHeader && include.target == "ATen/ATen.h")
            return "headers take ATen/core/Tensor.h";
        return {};
    }
    if (isTorch(include.target))
        return "no torch outside core";
    const bool isCli = include.file.startsWith("app/cli/");
    static const QStringList open = {"session", "plan", "jobs", "store", "base"};
    if (targetLayer == "core" && !open.contains(targetFolder))
        return "only session, plan, jobs, store and base of core";
    if (layer == "widgets") {
        if (targetLayer == "app")
            return "widgets know no app";
        if (targetLayer == "widgets" && targetFolder != folder && targetFolder != "base")
            return "widget folders do not include each other";
        // A *_private.h is shared by the .cpp files of one class only.
        if (include.target == "widgets/base/qcp.h" && include.file.endsWith(".h") && !include.file.endsWith("_private.h"))
            return "qcp.h only in .cpp files";
    }
    if (isCli && (isQt(include.target) || targetLayer == "widgets"))
        return "the command line knows no Qt";
    return {};
}

} // namespace

class TstLayering : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyIncludeKeepsTheRules()
    {
        QStringList faults;
        int seen = 0;
        for (const char* layer : {"core", "widgets", "app"})
            for (const auto& include : includesBelow(QString::fromLatin1(layer))) {
                ++seen;
                const QString why = fault(include);
                if (!why.isEmpty())
                    faults << include.file + " includes " + include.target + ": " + why;
            }
        QVERIFY(seen > 100);
        QVERIFY2(faults.isEmpty(), qPrintable('\n' + faults.join('\n')));
    }
    void sessionHeadersAreTorchFree()
    {
        for (const auto& include : includesBelow("core/session"))
            if (isTorch(include.target) && include.file.endsWith(".h"))
                // The two headers behind the facade are for core/session's own .cpp files.
                QVERIFY2(include.file.endsWith("_impl.h"), qPrintable(include.file));
    }
    void theCheckItselfFindsFaults()
    {
        QVERIFY(!fault({"core/plan/a.cpp", "core/session/b.h"}).isEmpty());
        QVERIFY(!fault({"core/plan/a.cpp", "core/checkpoint/b.h"}).isEmpty());
        QVERIFY(!fault({"core/base/a.cpp", "QString"}).isEmpty());
        QVERIFY(!fault({"widgets/heatmap/a.cpp", "widgets/overview/b.h"}).isEmpty());
        QVERIFY(!fault({"widgets/heatmap/a.cpp", "core/pruning/b.h"}).isEmpty());
        QVERIFY(!fault({"app/cli/a.cpp", "QObject"}).isEmpty());
        QVERIFY(fault({"core/session/a.cpp", "core/plan/b.h"}).isEmpty());
        QVERIFY(fault({"widgets/heatmap/a.cpp", "widgets/base/b.h"}).isEmpty());
    }
};

PRUNESCOPE_TEST(TstLayering)
#include "tst_layering.moc"
