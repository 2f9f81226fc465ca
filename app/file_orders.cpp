// Dialogs and decisions about files. What is heavy is an order to the context.
#include "app/file_orders.h"

#include "app/actions.h"
#include "app/app_context.h"
#include "app/open_dialog.h"
#include "app/plan_report.h"
#include "app/settings.h"
#include "core/plan/plan_forms.h"
#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QUrl>

namespace prunescope::gui {

namespace {

const QString kDemo = QStringLiteral("demo");

} // namespace

FileOrders::FileOrders(AppContext& context, Settings& settings, QWidget* window)
    : QObject(window), m_context(context), m_settings(settings), m_window(window)
{
    connect(&context, &AppContext::modelChanged, this, [this] {
        if (!m_context.isBundledModel())
            remember(QString::fromStdString(m_context.info()->path));
        if (!m_waitingPlan.isEmpty())
            openPath(std::exchange(m_waitingPlan, QString()));
    });
}

FileOrders::FileKind FileOrders::kindOf(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        const QStringList parts = QDir(path).entryList({"config.json", "*.safetensors", "*.bin", "*.gguf"}, QDir::Files);
        return parts.isEmpty() ? FileKind::Other : FileKind::ModelFolder;
    }
    const QString suffix = info.suffix().toLower();
    if (suffix == QLatin1String("safetensors") || suffix == QLatin1String("bin") || suffix == QLatin1String("gguf"))
        return FileKind::WeightFile;
    if (isPlanFile(path.toStdString()))
        return FileKind::Plan;
    return suffix == QLatin1String("psproj") ? FileKind::Project : FileKind::Other;
}

QString FileOrders::openablePath(const QMimeData& data)
{
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile() && kindOf(url.toLocalFile()) != FileKind::Other)
            return url.toLocalFile();
    }
    return {};
}

void FileOrders::openPath(const QString& path)
{
    const FileKind kind = path == kDemo ? FileKind::ModelFolder : kindOf(path);
    switch (kind) {
    case FileKind::ModelFolder:
    case FileKind::WeightFile:
        if (mayForgetPlan())
            m_context.openModel(path);
        break;
    case FileKind::Plan:
        if (!m_context.model()) {
            m_waitingPlan = path;
        } else if (mayForgetPlan()) {
            remember(path);
            m_context.openPlan(path);
        }
        break;
    case FileKind::Project:
        remember(path);
        m_context.openProject(path);
        break;
    case FileKind::Other:
        Q_EMIT refused(tr("%1 cannot be opened: it is neither a model folder, nor a weight file (.safetensors, .bin, .gguf), "
                          "nor a plan (.psplan, .yaml, .json, .csv), nor a project (.psproj).")
                           .arg(path));
        break;
    }
}

QString FileOrders::askPath(const QString& purpose, const QString& title, const QString& filter, bool isFolder)
{
    const QString start = m_settings.lastFolder(purpose);
    const QString path = isFolder ? QFileDialog::getExistingDirectory(m_window, title, start)
                                  : QFileDialog::getOpenFileName(m_window, title, start, filter);
    if (!path.isEmpty())
        m_settings.setLastFolder(purpose, QFileInfo(path).absolutePath());
    return path;
}

void FileOrders::remember(const QString& path) { m_settings.addRecentFile(path); }

void FileOrders::askModelFolder()
{
    auto* dialog = new OpenDialog(m_context, m_settings, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { openPath(dialog->path()); });
    dialog->open();
}

void FileOrders::askFile()
{
    const QString path = askPath(QStringLiteral("model"), tr("Open File"),
                                 tr("Models, plans, projects (*.safetensors *.bin *.gguf *.psplan *.yaml *.yml *.json *.csv *.psproj);;All files (*)"), false);
    if (!path.isEmpty())
        openPath(path);
}

void FileOrders::askPlan()
{
    const QString path = askPath(QStringLiteral("plan"), tr("Open Plan"), tr("Plans (*.psplan)"), false);
    if (!path.isEmpty())
        openPath(path);
}

void FileOrders::askExportFolder()
{
    const QString folder = askPath(QStringLiteral("export"), tr("Export Checkpoint into a New or Empty Folder"), {}, true);
    if (!folder.isEmpty())
        m_context.exportCheckpoint(folder);
}

void FileOrders::askImportPlan()
{
    const QString path = askPath(QStringLiteral("plan"), tr("Import Plan"),
                                 tr("Plans and masks (*.yaml *.yml *.json *.csv *.safetensors *.bin *.pt *.pth *.psplan);;All files (*)"),
                                 false);
    if (path.isEmpty() || !mayForgetPlan())
        return;
    // A weight file chosen here is one of masks; opened in any other way it is a model.
    if (kindOf(path) == FileKind::WeightFile)
        m_context.importPlan(path);
    else
        m_context.openPlan(path);
}

QString FileOrders::askSavePath(const QString& title, const QString& start, const QStringList& filters, QString* chosenFilter)
{
    const QString folder = m_settings.lastFolder(QStringLiteral("plan"));
    const QString path = QFileDialog::getSaveFileName(m_window, title, folder + QLatin1Char('/') + start,
                                                      filters.join(QStringLiteral(";;")), chosenFilter);
    if (!path.isEmpty())
        m_settings.setLastFolder(QStringLiteral("plan"), QFileInfo(path).absolutePath());
    return path;
}

void FileOrders::askExportPlan()
{
    QStringList filters, ids;
    for (const PlanForm& form : planForms()) {
        if (form.canWrite && form.id != "psplan") {
            filters << QStringLiteral("%1 (*.%2)").arg(coreText(form.title), QString::fromStdString(form.suffix));
            ids << QString::fromStdString(form.id);
        }
    }
    QString chosen = filters.first();
    QString path = askSavePath(tr("Export Plan As"), tr("plan"), filters, &chosen);
    if (path.isEmpty())
        return;
    const QString form = ids.value(filters.indexOf(chosen), ids.first());
    if (QFileInfo(path).suffix().isEmpty())
        path += QLatin1Char('.') + QString::fromStdString(planForm(form.toStdString()).suffix);
    m_context.exportPlan(path, form);
}

void FileOrders::askExportMasks()
{
    QString path = askSavePath(tr("Export Masks"), QStringLiteral("masks.safetensors"), {tr("Masks (*.safetensors)")}, nullptr);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".safetensors");
    m_context.exportMasks(path);
}

void FileOrders::askProjectPath()
{
    QString path = askSavePath(tr("Save Project As"), tr("project") + QStringLiteral(".psproj"), {tr("Projects (*.psproj)")}, nullptr);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".psproj");
    m_context.saveProjectAs(path);
    remember(path);
}

void FileOrders::connectForms(Actions& actions)
{
    connect(actions.saveProjectAs, &QAction::triggered, this, &FileOrders::askProjectPath);
    connect(actions.importPlan, &QAction::triggered, this, &FileOrders::askImportPlan);
    connect(actions.exportPlan, &QAction::triggered, this, &FileOrders::askExportPlan);
    connect(actions.exportMasks, &QAction::triggered, this, &FileOrders::askExportMasks);
    connect(&m_context, &AppContext::planImported, this, [this](const QString& path, const QString& form, const QStringList& lost) {
        if (!lost.isEmpty())
            showPlanReport(m_window, tr("Import Plan"), tr("%1 was read (%2).").arg(path, form), lost);
    });
    connect(&m_context, &AppContext::planExported, this, [this](const QString& path, const QString& form, const QStringList& lost) {
        showPlanReport(m_window, tr("Export Plan As"), tr("%1 was written (%2).").arg(path, form), lost);
    });
    connect(&m_context, &AppContext::masksExported, this, [this](const QString& path, int matrices, double zeroShare) {
        showPlanReport(m_window, tr("Export Masks"),
                       tr("%1 was written: %n masks, %2 zeros; 1 means kept.", nullptr, matrices).arg(path, percentText(zeroShare)), {});
    });
}

bool FileOrders::savePlan()
{
    return m_context.plan().path().isEmpty() ? savePlanAs() : m_context.savePlan(m_context.plan().path());
}

bool FileOrders::savePlanAs()
{
    const QString start = m_settings.lastFolder(QStringLiteral("plan")) + QLatin1Char('/') +
                          (m_context.plan().path().isEmpty() ? tr("plan") : QFileInfo(m_context.plan().path()).completeBaseName()) +
                          QStringLiteral(".psplan");
    QString path = QFileDialog::getSaveFileName(m_window, tr("Save Plan"), start, tr("Plans (*.psplan)"));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".psplan");
    m_settings.setLastFolder(QStringLiteral("plan"), QFileInfo(path).absolutePath());
    if (!m_context.savePlan(path))
        return false;
    remember(path);
    return true;
}

void FileOrders::startNewPlan()
{
    if (mayForgetPlan())
        m_context.newPlan();
}

void FileOrders::askCalibration(bool isFolder)
{
    const QString path = askPath(QStringLiteral("text"), tr("Calibration Text"),
                                 tr("Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)"), isFolder);
    if (!path.isEmpty())
        setCalibrationText(path);
}

void FileOrders::askEvaluation(bool isFolder)
{
    const QString path = askPath(QStringLiteral("text"), tr("Evaluation Text"),
                                 tr("Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)"), isFolder);
    if (!path.isEmpty())
        setEvaluationText(path);
}

void FileOrders::setCalibrationText(const QString& path)
{
    CalibrationParams params = m_context.calibration();
    params.text = TextSource{path.toStdString(), false};
    m_context.setCalibration(params);
}

void FileOrders::setEvaluationText(const QString& path)
{
    PerplexityParams params = m_context.evaluation();
    params.text = TextSource{path.toStdString(), false};
    m_context.setEvaluation(params);
}

bool FileOrders::mayForgetPlan()
{
    if (!m_context.plan().isModified())
        return true;
    QMessageBox question(QMessageBox::Question, tr("Unsaved Plan"), tr("The plan has changes that are not saved."),
                         QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    question.setObjectName(QStringLiteral("unsavedQuestion"));
    question.setInformativeText(tr("Discarding loses them for good."));
    question.setDefaultButton(QMessageBox::Save);
    switch (question.exec()) {
    case QMessageBox::Save: return savePlan();
    case QMessageBox::Discard: return true;
    default: return false;
    }
}

void FileOrders::fillRecentMenu(QMenu* menu)
{
    menu->clear();
    const QStringList files = m_settings.recentFiles();
    for (int i = 0; i < files.size(); ++i) {
        const QString path = files[i];
        const QString number = i < 9 ? QStringLiteral("&%1").arg(i + 1) : QStringLiteral("1&0");
        QAction* action = menu->addAction(number + QStringLiteral("  ") + QString(path).replace(QLatin1Char('&'), QLatin1String("&&")));
        const bool exists = QFileInfo::exists(path);
        action->setEnabled(exists);
        action->setToolTip(exists ? path : tr("This file is not there any more."));
        connect(action, &QAction::triggered, this, [this, path] { openPath(path); });
    }
    if (files.isEmpty())
        menu->addAction(tr("No recent files"))->setEnabled(false);
    menu->addSeparator();
    QAction* keep = menu->addAction(tr("Keep a List of Recent Files"));
    keep->setCheckable(true);
    keep->setChecked(m_settings.keepsRecentFiles());
    connect(keep, &QAction::toggled, &m_settings, &Settings::setKeepsRecentFiles);
    QAction* clear = menu->addAction(tr("Clear List"));
    clear->setEnabled(!files.isEmpty());
    connect(clear, &QAction::triggered, &m_settings, &Settings::clearRecentFiles);
    menu->setToolTipsVisible(true);
}

} // namespace prunescope::gui
