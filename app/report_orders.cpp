// Gathers in the GUI thread, where the facts live; writes in the job queue.
#include "app/report_orders.h"

#include "app/app_context.h"
#include "app/report_pdf.h"
#include "app/settings.h"
#include "core/base/error.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "widgets/base/core_text.h"
#include "widgets/base/theme.h"

#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

const QString kSlot = QStringLiteral("report");
const QString kFolders = QStringLiteral("report"); // remembered apart from those of plans
const QString kDialog = QStringLiteral("reportDialog");

} // namespace

ReportOrders::ReportOrders(AppContext& context, Settings& settings, QWidget* window)
    : QObject(window), m_context(context), m_settings(settings), m_window(window)
{
    connect(this, &ReportOrders::written, this, &ReportOrders::showWritten);
}

void ReportOrders::ask()
{
    const QString start = QDir(m_settings.lastFolder(kFolders)).filePath(tr("report"));
    const QString folder = QFileDialog::getSaveFileName(m_window, tr("Write Report into a New Folder"), start, tr("Folders (*)"));
    if (folder.isEmpty())
        return;
    m_settings.setLastFolder(kFolders, QFileInfo(folder).absolutePath());
    write(folder);
}

ReportContents ReportOrders::contents() const
{
    ReportContents contents;
    contents.model = *m_context.info();
    contents.model.name = m_context.modelName().toStdString();
    contents.plan = m_context.plan().plan();
    contents.created = presentUtc();
    const CalibrationParams& calibration = m_context.calibration();
    contents.plan.calibration = {m_context.calibrationName().toStdString(), {}, calibration.samples, calibration.window, calibration.seed};
    if (m_context.inputs())
        contents.plan.calibration.sha256 = m_context.inputs()->text.sha256;
    // A run belongs to the plan as it was then; of another one nothing is said.
    if (const auto& run = m_context.prunedRun(); run && run->params.plan.matrices == contents.plan.matrices) {
        contents.run = reportedRun(run->result);
        contents.run->planId = run->params.plan.id;
        if (run->result.windows > 0)
            contents.plan.calibration = {run->result.text.name, run->result.text.sha256, run->result.windows, run->result.window,
                                         run->params.calibration.seed};
        if (m_context.comparison())
            contents.comparison = *m_context.comparison();
    }
    contents.sweep = m_context.sweep();
    return contents;
}

void ReportOrders::write(const QString& folder)
{
    if (!m_context.info() || m_context.plan().isEmpty())
        return;
    ReportParams params;
    params.contents = contents();
    params.folder = folder.toStdString();
    params.translate = [](const Text& text) { return coreText(text).toStdString(); };
    params.language = QLocale().bcp47Name().toStdString();
    params.addFiles = [](const Document& document, const std::filesystem::path& files) {
        const std::filesystem::path path = files / "report.pdf";
        if (!writeReportPdf(document, QString::fromStdString(path.string())))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be written."), path.string());
    };
    JobRequest<QString> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Writing a report to %1"), params.folder);
    request.work = [params, folder, store = m_context.session()->store()](StopFlag& stop, const ProgressSink&) mutable {
        stop.poll();
        if (store)
            addProjectEvidence(params.contents, *store);
        writeReport(params);
        return folder;
    };
    request.onDone = [this](const QString& done) { Q_EMIT written(done); };
    request.onFailed = [this](const JobEvent& event) {
        if (event.state == JobState::Failed)
            Q_EMIT failed(coreText(event.error));
    };
    m_context.jobs().run<QString>(this, std::move(request));
}

void ReportOrders::showWritten(const QString& folder)
{
    delete m_window->findChild<QDialog*>(kDialog);
    auto* dialog = new QDialog(m_window);
    dialog->setObjectName(kDialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Report"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    auto* text = new QLabel(tr("The report was written to %1: a page, the same as PDF, tables and the plan.").arg(folder));
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText); // the name is the user's
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(text);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    const auto addOpener = [&](const QString& title, const QString& path) {
        QPushButton* button = buttons->addButton(title, QDialogButtonBox::ActionRole);
        connect(button, &QPushButton::clicked, dialog, [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    };
    addOpener(tr("Open Page"), QDir(folder).filePath(QStringLiteral("report.html")));
    addOpener(tr("Open PDF"), QDir(folder).filePath(QStringLiteral("report.pdf")));
    addOpener(tr("Open Folder"), folder);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->resize(64 * kGrid, dialog->sizeHint().height());
    dialog->show();
}

} // namespace prunescope::gui
