// A strategy is measured as soon as it is chosen; the plan changes only at Apply, as one step that can be undone.
#include "app/allocate_dialog.h"

#include "app/app_context.h"
#include "core/plan/strategy_info.h"
#include "widgets/allocation/method_form.h"
#include "widgets/allocation/plan_document.h"
#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/core_text.h"
#include "widgets/base/job_bridge.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>

namespace prunescope::gui {

namespace {

const QString kSlot = QStringLiteral("allocate");
constexpr int kWaitMs = 300; // after the last keystroke

/// Bars over the blocks of a result.
template <typename Value> void setBlockBars(Chart* chart, const AllocateResult& result, const QString& name, QColor colour, Value value)
{
    QStringList blocks;
    ChartBars bars;
    bars.name = name;
    bars.colour = colour;
    for (const AllocatedBlock& block : result.blocks) {
        blocks.append(QString::number(block.block));
        bars.values.push_back(value(block));
    }
    chart->setBars(blocks, {bars});
}

} // namespace

AllocateDialog::AllocateDialog(AppContext& context, QWidget* parent)
    : QDialog(parent), m_context(context), m_strategy(new QComboBox(this)), m_form(new MethodForm(this)),
      m_strategyTitle(new QLabel(this)), m_totalTitle(new QLabel(this)), m_note(new QLabel(this)),
      m_total(new QDoubleSpinBox(this)), m_shares(new Chart(this)), m_statistic(new Chart(this)),
      m_buttons(new QDialogButtonBox(this)), m_wait(new QTimer(this))
{
    setModal(false);
    m_apply = m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_close = m_buttons->addButton(QDialogButtonBox::Close);
    m_apply->setObjectName(QStringLiteral("applyAllocation"));
    m_apply->setDefault(true);
    m_note->setObjectName(QStringLiteral("allocationNote"));
    m_note->setWordWrap(true);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(3 * kGrid);
    auto* left = new QVBoxLayout;
    left->setSpacing(kGrid);
    auto* right = new QVBoxLayout;
    right->setSpacing(kGrid);
    columns->addLayout(left, 2);
    columns->addLayout(right, 3);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_strategyTitle, m_strategy, m_totalTitle, m_total, m_form})
        left->addWidget(widget);
    left->addStretch();
    left->addWidget(m_note);
    right->addWidget(m_shares, 1);
    right->addWidget(m_statistic, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(columns, 1);
    layout->addWidget(m_buttons);
    buildForm();
    buildPicture();
    connect(m_apply, &QPushButton::clicked, this, &AllocateDialog::apply);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    resize(110 * kGrid, 72 * kGrid);
    retranslate();
}

AllocateDialog::~AllocateDialog() = default;

void AllocateDialog::buildForm()
{
    m_strategy->setObjectName(QStringLiteral("strategyChoice"));
    for (const StrategyInfo& info : strategyInfos())
        m_strategy->addItem(QString(), QString::fromStdString(info.id));
    m_strategy->setCurrentIndex(1); // uniform has its own button
    m_total->setObjectName(QStringLiteral("allocationTotal"));
    m_total->setRange(0, 99);
    m_total->setDecimals(1);
    m_total->setSuffix(QStringLiteral("\u00a0%"));
    m_total->setKeyboardTracking(false);
    m_total->setFont(numberFont(TextSize::Body));
    m_total->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_wait->setSingleShot(true);
    m_wait->setInterval(kWaitMs);
    connect(m_wait, &QTimer::timeout, this, &AllocateDialog::measure);
    connect(m_strategy, &QComboBox::currentIndexChanged, this, [this] {
        m_form->showMethod(strategy(), {});
        measure();
    });
    connect(m_form, &MethodForm::valuesEdited, m_wait, qOverload<>(&QTimer::start));
    connect(m_total, &QDoubleSpinBox::valueChanged, m_wait, qOverload<>(&QTimer::start));
}

void AllocateDialog::buildPicture()
{
    m_shares->setObjectName(QStringLiteral("allocationShares"));
    m_statistic->setObjectName(QStringLiteral("allocationStatistic"));
    for (Chart* chart : {m_shares, m_statistic})
        chart->setLegendVisible(false);
}

std::string AllocateDialog::strategy() const { return m_strategy->currentData().toString().toStdString(); }

void AllocateDialog::begin()
{
    const QSignalBlocker blocker(m_total);
    m_total->setValue(100 * m_context.plan().totalShare());
    m_form->showMethod(strategy(), m_form->method() == strategy() ? m_form->values() : ParamValues());
    show();
    raise();
    activateWindow();
    measure();
}

void AllocateDialog::measure()
{
    m_wait->stop();
    m_result.reset();
    m_apply->setEnabled(false);
    if (!m_context.model() || m_context.plan().isEmpty())
        return;
    m_note->setText(tr("Measuring..."));
    AllocateParams params;
    params.strategy = strategy();
    params.params = m_form->values();
    params.sparsityShare = m_total->value() / 100;
    params.plan = m_context.plan().plan();
    params.calibration = m_context.calibration();
    if (const auto& sweep = m_context.sweep(); sweep && int(sweep->points.size()) >= m_context.plan().rowCount() && sweep->units.front().by == "matrix")
        params.sweep = sweep;
    JobRequest<AllocateResult> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Spreading the sparsity over %1"), m_context.info()->name);
    request.work = [model = m_context.model(), params, inputs = m_context.inputs()](StopFlag& stop, const ProgressSink& progress) {
        return allocateSparsity(model, params, inputs, stop, progress);
    };
    request.onDone = [this](AllocateResult result) { take(std::move(result)); };
    request.onFailed = [this](const JobEvent& event) { showFailure(event); };
    m_context.jobs().run<AllocateResult>(this, std::move(request));
}

void AllocateDialog::take(AllocateResult result)
{
    m_result = std::make_unique<const AllocateResult>(std::move(result));
    m_apply->setEnabled(true);
    draw();
}

void AllocateDialog::showFailure(const JobEvent& event)
{
    m_note->setText(event.state == JobState::Cancelled ? tr("Cancelled; change a value to measure again.") : coreText(event.error));
    m_shares->clear();
    m_statistic->clear();
}

void AllocateDialog::draw()
{
    ChartAxis blocks, share, statistic;
    blocks.title = tr("Block");
    share.title = tr("Planned sparsity");
    share.isPercent = true;
    m_shares->setTitle(tr("Planned sparsity by block"));
    m_shares->setAxes(blocks, share);
    const std::string kind = m_result ? m_result->statistic : std::string();
    statistic.title = kind == "outlier_percent" ? tr("Outliers (% of scores)")
                      : kind == "alpha"         ? tr("Tail exponent alpha")
                      : kind == "mean_score"    ? tr("Mean score")
                      : kind == "loss_increase" ? tr("Loss gained at the total (nats per token)")
                                                : QString();
    m_statistic->setTitle(statistic.title);
    m_statistic->setAxes(blocks, statistic);
    m_statistic->setVisible(!kind.empty());
    if (!m_result)
        return;
    setBlockBars(m_shares, *m_result, share.title, seriesColour(0), [](const AllocatedBlock& block) { return block.sparsityShare; });
    if (!kind.empty())
        setBlockBars(m_statistic, *m_result, statistic.title, seriesColour(1), [](const AllocatedBlock& block) { return block.statistic; });
    double lowest = 1, highest = 0;
    for (const AllocatedMatrix& matrix : m_result->matrices) {
        lowest = std::min(lowest, matrix.sparsityShare);
        highest = std::max(highest, matrix.sparsityShare);
    }
    m_note->setText(tr("Total %1; single matrices from %2 to %3. Locked and n:m matrices keep theirs.")
                        .arg(percentText(m_result->plannedShare), percentText(lowest), percentText(highest)));
}

void AllocateDialog::apply()
{
    if (!m_result)
        return;
    m_context.plan().replaceEntries(m_result->plan.matrices, tr("Spread by %1").arg(m_strategy->currentText()));
    close();
}

void AllocateDialog::retranslate()
{
    setWindowTitle(tr("Spread Sparsity"));
    m_strategyTitle->setText(tr("Strategy"));
    m_totalTitle->setText(tr("Total sparsity"));
    m_apply->setText(tr("Put into the Plan"));
    m_apply->setToolTip(tr("Changes all unlocked matrices in one step that can be undone."));
    const auto& infos = strategyInfos();
    for (int i = 0; i < m_strategy->count(); ++i)
        m_strategy->setItemText(i, coreText(infos[std::size_t(i)].title));
    for (Chart* chart : {m_shares, m_statistic})
        chart->setEmptyText(tr("Here: what the strategy gives each block, and the figure it follows."));
    draw();
}

void AllocateDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void AllocateDialog::closeEvent(QCloseEvent* event)
{
    m_context.jobs().drop(kSlot);
    QDialog::closeEvent(event);
}

} // namespace prunescope::gui
