// The Run room. The method is the plan's: choosing one here is an edit of the plan that can be undone.
#include "app/run_room.h"

#include "app/app_context.h"
#include "app/banner.h"
#include "core/plan/method_info.h"
#include "widgets/allocation/method_form.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/room_focus.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/run_report.h"
#include "widgets/live/live_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>

#include <algorithm>
#include <set>

namespace prunescope::gui {

namespace {

constexpr int kFormWidth = 40 * kGrid;
constexpr int kMostWindow = 1 << 20;
constexpr int kNeedDelayMs = 300;
const QString kNeedSlot = QStringLiteral("run.need");

QList<int> allRows(const PlanDocument& plan) { return plan.isEmpty() ? QList<int>() : plan.rowsOf(PlanScope::All, 0); }

std::set<std::string> methodsOf(const PlanDocument& plan)
{
    std::set<std::string> methods;
    for (int row = 0; row < plan.rowCount(); ++row)
        methods.insert(plan.entry(row).method);
    return methods;
}

} // namespace

RunRoom::RunRoom(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_banner(new Banner(this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_report(new RunReport(this)), m_live(new LivePanel(context.live()))
{
    m_banner->setObjectName(QStringLiteral("runBanner"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_report);
    m_report->addPage(m_live);
    auto* right = new QVBoxLayout;
    right->setSpacing(kGrid);
    right->addWidget(m_banner);
    right->addWidget(m_stack, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, kGrid);
    layout->setSpacing(3 * kGrid);
    QWidget* form = buildForm();
    layout->addWidget(form);
    layout->addLayout(right, 1);
    tabInOrder({form, m_stack});
    connectContext();
    connectLive();
    retranslate();
}

QWidget* RunRoom::buildForm()
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(kGrid);
    m_methodTitle = new QLabel;
    makeTitle(m_methodTitle);
    m_method = new QComboBox;
    m_method->setObjectName(QStringLiteral("runMethod"));
    m_methodNote = new QLabel;
    m_methodNote->setWordWrap(true);
    makeCaption(m_methodNote);
    m_planNote = new QLabel;
    m_planNote->setObjectName(QStringLiteral("runPlanNote"));
    m_planNote->setWordWrap(true);
    m_needNote = new QLabel;
    m_needNote->setObjectName(QStringLiteral("runNeedNote"));
    m_needNote->setWordWrap(true);
    m_form = new MethodForm;
    layout->addWidget(m_methodTitle);
    layout->addWidget(m_method);
    layout->addWidget(m_methodNote);
    layout->addWidget(m_form);
    layout->addSpacing(2 * kGrid);
    layout->addWidget(buildCalibration());
    layout->addStretch();
    connect(m_method, &QComboBox::activated, this, &RunRoom::applyMethod);
    connect(m_form, &MethodForm::valuesEdited, this, &RunRoom::applyParams);

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* column = new QWidget(this);
    column->setFixedWidth(kFormWidth);
    auto* columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(0, 0, 0, 0);
    columnLayout->setSpacing(kGrid);
    columnLayout->addWidget(scroll, 1);
    columnLayout->addWidget(m_planNote);
    columnLayout->addWidget(m_needNote);
    columnLayout->addWidget(buildOrders());
    return column;
}

QWidget* RunRoom::buildCalibration()
{
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_calibrationTitle = new QLabel;
    makeTitle(m_calibrationTitle);
    explain(m_calibrationTitle, Term::Calibration);
    form->addRow(m_calibrationTitle);
    const auto makeSpin = [this](const char* name, int lowest, int highest) {
        auto* spin = new QSpinBox;
        spin->setObjectName(QLatin1String(name));
        spin->setRange(lowest, highest);
        spin->setKeyboardTracking(false);
        connect(spin, &QSpinBox::valueChanged, this, &RunRoom::applyCalibration);
        return spin;
    };
    m_text = new QLabel;
    m_samples = makeSpin("calibrationSamples", 1, 100000);
    m_window = makeSpin("calibrationWindow", 0, kMostWindow);
    m_window->setSingleStep(64);
    m_seed = makeSpin("calibrationSeed", 0, std::numeric_limits<int>::max());
    form->addRow(m_textLabel = new QLabel, m_text);
    form->addRow(m_samplesLabel = new QLabel, m_samples);
    form->addRow(m_windowLabel = new QLabel, m_window);
    form->addRow(m_seedLabel = new QLabel, m_seed);
    return box;
}

QWidget* RunRoom::buildOrders()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    const auto make = [box](const char* name) {
        auto* button = new QPushButton(box);
        button->setObjectName(QLatin1String(name));
        return button;
    };
    m_start = make("startRun");
    m_start->setDefault(true);
    m_start->setMinimumHeight(4 * kGrid);
    m_cancel = make("cancelRun");
    m_cancel->setMinimumHeight(4 * kGrid);
    m_compare = make("compareAfterRun");
    m_export = make("exportAfterRun");
    layout->addWidget(m_start);
    layout->addWidget(m_cancel);
    auto* after = new QHBoxLayout;
    after->addWidget(m_compare);
    after->addWidget(m_export);
    layout->addLayout(after);
    connect(m_start, &QPushButton::clicked, &m_context, &AppContext::startPrune);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_context.cancel(Place::Run); });
    connect(m_compare, &QPushButton::clicked, this, &RunRoom::compareAsked);
    connect(m_export, &QPushButton::clicked, this, &RunRoom::exportAsked);
    return box;
}

void RunRoom::connectContext()
{
    m_needDelay.setSingleShot(true);
    m_needDelay.setInterval(kNeedDelayMs);
    connect(&m_needDelay, &QTimer::timeout, this, &RunRoom::startNeed);
    connect(&m_context, &AppContext::textsChanged, &m_needDelay, qOverload<>(&QTimer::start));
    connect(&m_context, &AppContext::planChanged, &m_needDelay, qOverload<>(&QTimer::start));
    connect(&m_context, &AppContext::planChanged, this, &RunRoom::showPlan);
    connect(&m_context, &AppContext::textsChanged, this, &RunRoom::showCalibration);
    connect(&m_context, &AppContext::workChanged, this, &RunRoom::takeEvent);
    connect(&m_context, &AppContext::prunedChanged, this, &RunRoom::showResult);
    connect(&m_context, &AppContext::failed, this, [this](Place place, const QString& sentence) {
        if (place == Place::Run) {
            m_banner->showProblem(sentence, tr("Open Plan Room"));
            m_report->showEnd(tr("The run failed."));
        } else if (place == Place::Export) {
            m_banner->showProblem(sentence);
        }
    });
    connect(&m_context, &AppContext::exported, this, [this](const QString& folder) {
        m_banner->showNote(tr("The checkpoint was written to %1.").arg(folder));
    });
    connect(m_banner, &Banner::stepChosen, this, &RunRoom::planAsked);
    connect(m_report, &RunReport::failed, this, [this](const QString& sentence) { m_banner->showProblem(sentence); });
    connect(m_report, &RunReport::matrixChosen, &m_context.selection(), &Selection::selectMatrix);
    connect(&m_context.selection(), &Selection::matrixSelected, m_report, &RunReport::selectMatrix);
    connect(m_empty, &EmptyState::stepChosen, this, &RunRoom::planAsked);
}

void RunRoom::connectLive()
{
    connect(&m_context, &AppContext::modelChanged, this, [this] { m_live->setModel(m_context.info()); });
    connect(m_live, &LivePanel::startAsked, &m_context, &AppContext::startPrune);
    connect(m_live, &LivePanel::matrixChosen, &m_context.selection(), &Selection::selectMatrix);
    connect(&m_context.selection(), &Selection::matrixSelected, m_live, &LivePanel::selectMatrix);
}

void RunRoom::showPlan()
{
    const PlanDocument& plan = m_context.plan();
    const std::set<std::string> methods = methodsOf(plan);
    const bool isOne = methods.size() == 1;
    m_method->setEnabled(!plan.isEmpty());
    m_method->setCurrentIndex(isOne ? m_method->findData(QString::fromStdString(*methods.begin())) : -1);
    m_methodNote->setVisible(methods.size() > 1);
    m_form->setVisible(isOne);
    if (isOne) {
        // One form for the whole plan shows the parameters of its first matrix.
        m_form->showMethod(*methods.begin(), plan.entry(0).params);
    }
    m_planNote->setText(plan.isEmpty() ? QString()
                                       : tr("The plan sets %1 of the block matrices to zero.")
                                             .arg(percentText(plan.totalShare())));
    updateOrders();
    if (!m_context.prunedRun() && !m_context.isBusy(Place::Run))
        prepareReport();
}

/// The estimate includes a probe of a few milliseconds, so it is a job.
void RunRoom::startNeed()
{
    m_need.reset();
    showNeed();
    if (!obstacle().isEmpty() || m_context.isBusy(Place::Run))
        return;
    PruneParams params;
    params.plan = m_context.plan().plan();
    params.calibration = m_context.calibration();
    m_context.jobs().run<Need>(
        this, kNeedSlot, Text(PS_TEXT("Estimating the run")), JobPriority::Interactive,
        [model = m_context.model(), params](StopFlag&, const ProgressSink&) {
            return Need{pruneNeed(model, params, {}), pruneSeconds(model, params)};
        },
        [this](const Need& need) {
            m_need = need;
            showNeed();
        });
}

void RunRoom::showNeed()
{
    m_needNote->setVisible(m_need.has_value());
    if (!m_need)
        return;
    const RunNeed& room = m_need->room;
    QString text = tr("Takes about %1 and %2 of memory (%3 free).")
                       .arg(durationText(std::max(1.0, m_need->seconds)), bytesText(room.memoryBytes), bytesText(room.memoryFree));
    if (room.diskBytes > 0)
        text += QLatin1Char(' ') + tr("%1 of disk (%2 free).").arg(bytesText(room.diskBytes), bytesText(room.diskFree));
    const bool fits = room.fitsMemory() && room.fitsDisk();
    if (!fits)
        text += QLatin1Char(' ') + tr("It does not fit: use fewer or shorter windows.");
    QPalette palette;
    palette.setColor(QPalette::WindowText, fits ? mutedInk() : warningInk());
    m_needNote->setPalette(palette);
    m_needNote->setText(text);
}

void RunRoom::showCalibration()
{
    const CalibrationParams& params = m_context.calibration();
    const QSignalBlocker samples(m_samples), window(m_window), seed(m_seed);
    m_text->setText(m_context.calibrationName());
    m_text->setToolTip(QString::fromStdString(params.text.path));
    m_samples->setValue(params.samples);
    m_window->setValue(params.window);
    m_seed->setValue(int(params.seed));
}

QString RunRoom::obstacle() const
{
    if (!m_context.model())
        return tr("Open a model first.");
    if (m_context.plan().plannedZeros() == 0)
        return tr("The plan removes nothing; raise the sparsity in the Plan room first.");
    return {};
}

void RunRoom::updateOrders()
{
    const bool isRunning = m_context.isBusy(Place::Run);
    const QString why = obstacle();
    showInstead(isRunning ? *m_cancel : *m_start, isRunning ? *m_start : *m_cancel);
    m_start->setEnabled(why.isEmpty());
    m_start->setToolTip(why);
    const bool hasRun = m_context.prunedRun() != nullptr;
    for (QPushButton* button : {m_compare, m_export}) {
        button->setEnabled(hasRun && !isRunning);
        button->setToolTip(hasRun ? QString() : tr("Prune the model first."));
    }
    m_live->setObstacle(why);
    m_empty->setMessage(why, m_context.model() ? tr("Open Plan Room") : QString());
    m_stack->setCurrentWidget(why.isEmpty() || m_showsRun ? static_cast<QWidget*>(m_report) : m_empty);
}

void RunRoom::prepareReport()
{
    m_showsRun = false;
    if (m_context.model())
        m_report->prepare(m_context.plan().plan(), *m_context.info());
    else
        m_report->clear();
}

void RunRoom::applyMethod()
{
    m_context.plan().setMethod(allRows(m_context.plan()), m_method->currentData().toString().toStdString());
}

void RunRoom::applyParams() { m_context.plan().setParams(allRows(m_context.plan()), m_form->values()); }

void RunRoom::applyCalibration()
{
    CalibrationParams params = m_context.calibration();
    params.samples = m_samples->value();
    params.window = m_window->value();
    params.seed = std::uint64_t(m_seed->value());
    m_context.setCalibration(params);
}

void RunRoom::takeEvent(Place place, const JobEvent& event)
{
    if (place != Place::Run)
        return;
    if (event.state == JobState::Waiting) {
        m_banner->dismiss();
        m_report->begin(m_context.plan().plan(), *m_context.info());
        m_report->setPageShown(true);
        m_showsRun = true;
    } else if (event.state == JobState::Running) {
        const Progress& progress = event.progress;
        m_report->showProgress(progress.block, coreText(progress.sentence));
        m_live->showWaiting(coreText(progress.sentence), progress.total > 0 ? progress.done / progress.total : -1);
    } else if (event.state == JobState::Cancelled) {
        m_report->showEnd(tr("The run was cancelled."));
    }
    updateOrders();
}

void RunRoom::showResult()
{
    if (m_context.prunedRun())
        m_report->showResult(m_context.prunedRun()->result);
    else
        prepareReport();
    updateOrders();
}

void RunRoom::retranslate()
{
    m_methodTitle->setText(tr("Method"));
    m_method->setAccessibleName(tr("Method for all matrices"));
    m_method->setToolTip(tr("Sets the method of all unlocked matrices in the plan."));
    m_method->clear();
    for (const MethodInfo& info : methodInfos())
        m_method->addItem(coreText(info.title), QString::fromStdString(info.id));
    m_method->setPlaceholderText(tr("several methods"));
    m_methodNote->setText(tr("The matrices use different methods; the Plan room shows each one's parameters. Choosing a "
                             "method here gives it to all unlocked matrices."));
    m_calibrationTitle->setText(tr("Calibration"));
    m_textLabel->setText(tr("Text"));
    m_samplesLabel->setText(tr("Windows"));
    m_samples->setToolTip(tr("How many pieces of the text are read; fewer where the text is short."));
    m_windowLabel->setText(tr("Tokens in each"));
    m_window->setSpecialValueText(tr("automatic"));
    m_window->setToolTip(tr("Automatic takes the model's context, at most 2,048 tokens."));
    m_seedLabel->setText(tr("Seed"));
    m_seed->setToolTip(tr("Decides which pieces are drawn; the same seed gives the same run."));
    m_samplesLabel->setBuddy(m_samples);
    m_windowLabel->setBuddy(m_window);
    m_seedLabel->setBuddy(m_seed);
    m_start->setText(tr("Start Pruning"));
    m_cancel->setText(tr("Cancel Run"));
    m_compare->setText(tr("Compare"));
    m_export->setText(tr("Export…"));
    m_report->setPageTitle(tr("Live"));
    showPlan();
    showCalibration();
    showNeed();
}

void RunRoom::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        showNeed();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
