// Looking at a model before opening it. Opening is cheap (headers only); the look at all weights follows in the background.
#include "app/open_dialog.h"

#include "app/app_context.h"
#include "app/settings.h"
#include "core/session/doctor.h"
#include "widgets/base/core_text.h"
#include "widgets/base/theme.h"
#include "widgets/overview/doctor_view.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <functional>

namespace prunescope::gui {

namespace {

const QString kSlot = QStringLiteral("doctor");

QScrollArea* scrolled(QWidget* widget)
{
    auto* area = new QScrollArea;
    area->setWidget(widget);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

/// Looks at all weights in the background and adds what that shows.
void scan(JobBridge& jobs, QObject* receiver, DoctorView* view, const ModelHandle& model, const std::function<void()>& onEnd)
{
    view->setNote(OpenDialog::tr("Looking at every weight …"));
    JobRequest<WeightScan> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Looking at the weights of %1"), modelInfo(*model).name);
    request.work = [model](StopFlag& stop, const ProgressSink& progress) { return scanWeights(model, stop, progress); };
    request.onDone = [view, onEnd](const WeightScan& found) {
        view->setNote({});
        view->addFindings(diagnose(found));
        onEnd();
    };
    request.onFailed = [view, onEnd](const JobEvent& event) {
        view->setNote(coreText(event.error));
        onEnd();
    };
    jobs.run<WeightScan>(receiver, std::move(request));
}

} // namespace

OpenDialog::OpenDialog(AppContext& context, Settings& settings, QWidget* parent)
    : QDialog(parent), m_context(context), m_settings(settings), m_path(new QLineEdit), m_doctor(new DoctorView),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel))
{
    setObjectName(QStringLiteral("openDialog"));
    setWindowTitle(tr("Open Model"));
    m_path->setObjectName(QStringLiteral("openPath"));
    m_path->setPlaceholderText(tr("A model folder with config.json, or a .safetensors, .bin or .gguf file"));
    auto* folder = new QPushButton(tr("&Folder…"));
    auto* file = new QPushButton(tr("F&ile…"));
    folder->setObjectName(QStringLiteral("openFolder"));
    file->setObjectName(QStringLiteral("openFile"));
    for (QPushButton* button : {folder, file})
        button->setAutoDefault(false);
    connect(folder, &QPushButton::clicked, this, [this] { browse(true); });
    connect(file, &QPushButton::clicked, this, [this] { browse(false); });
    connect(m_path, &QLineEdit::textChanged, this, &OpenDialog::examine);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, [this] { m_context.jobs().drop(kSlot); });

    auto* top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(m_path, 1);
    top->addWidget(folder);
    top->addWidget(file);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(top);
    layout->addWidget(scrolled(m_doctor), 1);
    layout->addWidget(m_buttons);
    resize(88 * kGrid, 60 * kGrid);
    examine();
}

QString OpenDialog::path() const { return m_path->text().trimmed(); }
void OpenDialog::setPath(const QString& path) { m_path->setText(path); }

void OpenDialog::browse(bool isFolder)
{
    const QString start = m_settings.lastFolder(QStringLiteral("model"));
    const QString chosen =
        isFolder ? QFileDialog::getExistingDirectory(this, tr("Open Model Folder"), start)
                 : QFileDialog::getOpenFileName(this, tr("Open File"), start,
                                                tr("Models (*.safetensors *.bin *.gguf);;All files (*)"));
    if (chosen.isEmpty())
        return;
    m_settings.setLastFolder(QStringLiteral("model"), QFileInfo(chosen).absolutePath());
    setPath(chosen);
}

void OpenDialog::examine()
{
    m_context.jobs().drop(kSlot);
    m_doctor->setFindings({});
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(false);
    const QString path = this->path();
    if (path.isEmpty() || !QFileInfo::exists(path)) {
        m_doctor->setNote(path.isEmpty() ? tr("Choose a model: what is found there appears here before it is opened.")
                                         : tr("There is no file or folder of this name."));
        return;
    }
    m_doctor->setNote(tr("Looking …"));
    JobRequest<ModelHandle> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Looking at %1"), path.toStdString());
    request.priority = JobPriority::Interactive;
    request.work = [path](StopFlag& stop, const ProgressSink& progress) {
        return prunescope::openModel({path.toStdString(), "f32"}, stop, progress);
    };
    request.onDone = [this](const ModelHandle& model) { showFindings(model); };
    request.onFailed = [this](const JobEvent& event) {
        m_doctor->setNote(coreText(event.error));
        Q_EMIT examined();
    };
    m_context.jobs().run<ModelHandle>(this, std::move(request));
}

void OpenDialog::showFindings(const ModelHandle& model)
{
    m_doctor->setFindings(diagnose(modelInfo(*model)));
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(true);
    scan(m_context.jobs(), this, m_doctor, model, [this] { Q_EMIT examined(); });
}

void showModelDetails(AppContext& context, QWidget* parent)
{
    if (!context.model())
        return;
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("modelDetails"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(OpenDialog::tr("Model Details"));
    auto* title = new QLabel(context.modelName());
    makeTitle(title);
    auto* path = new QLabel(QString::fromStdString(context.info()->path));
    path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    path->setWordWrap(true);
    makeCaption(path);
    auto* doctor = new DoctorView;
    doctor->setFindings(diagnose(*context.info()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(title);
    layout->addWidget(path);
    layout->addSpacing(kGrid);
    layout->addWidget(scrolled(doctor), 1);
    layout->addWidget(buttons);
    dialog->resize(88 * kGrid, 56 * kGrid);
    scan(context.jobs(), dialog, doctor, context.model(), [] {});
    dialog->show();
}

} // namespace prunescope::gui
