// Layout of the activations and what a choice in one part shows in the others.
#include "app/activations_view.h"

#include "app/app_context.h"
#include "widgets/activations/activation_text.h"
#include "widgets/activations/cell_panel.h"
#include "widgets/activations/channel_model.h"
#include "widgets/activations/influence_chart.h"
#include "widgets/activations/trace_chart.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/heatmap/colour_button.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace prunescope::gui {

namespace {

const QString kPictureSlot = QStringLiteral("activations.picture");
constexpr std::size_t kListed = 100;    // channels of the table
constexpr std::size_t kFirstTraces = 3; // drawn until somebody chooses

/// Rows of the site as a matrix; NaN where a block is narrower than the widest.
std::shared_ptr<const MatrixScore> matrixOf(const ActivationSite& site, ActivationQuantity quantity)
{
    auto matrix = std::make_shared<MatrixScore>();
    matrix->matrix = site.id;
    matrix->score = activationId(quantity);
    matrix->rows = std::int64_t(site.rows.size());
    matrix->columns = site.channels();
    matrix->values.assign(std::size_t(matrix->rows * matrix->columns), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t row = 0; row < site.rows.size(); ++row) {
        const std::vector<float>& values = site.rows[row].values(quantity);
        std::copy(values.begin(), values.end(), matrix->values.begin() + std::ptrdiff_t(row) * matrix->columns);
    }
    return matrix;
}

} // namespace

ActivationsView::ActivationsView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_work(context), m_stack(new QStackedWidget), m_empty(new EmptyState),
      m_splitter(new QSplitter(Qt::Horizontal)), m_middle(new QSplitter(Qt::Vertical)), m_charts(new QSplitter(Qt::Horizontal)),
      m_site(new QComboBox), m_quantity(new QComboBox), m_colours(new ColourButton), m_fit(new QToolButton), m_write(new QPushButton),
      m_heatmap(new HeatmapView), m_cell(new CellPanel), m_note(new QLabel), m_tableTitle(new QLabel), m_channels(new ChannelModel(this)),
      m_sorted(new QSortFilterProxyModel(this)), m_table(new QTableView), m_trace(new TraceChart), m_influence(new InfluenceChart)
{
    m_empty->setObjectName(QStringLiteral("activationsEmpty"));
    m_splitter->setObjectName(QStringLiteral("activationsSplitter"));
    m_middle->setObjectName(QStringLiteral("activationsMiddle"));
    m_charts->setObjectName(QStringLiteral("activationsCharts"));
    m_heatmap->setObjectName(QStringLiteral("activationsHeatmap"));
    for (QSplitter* splitter : {m_splitter, m_middle, m_charts}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(2 * kGrid);
    }
    auto* upper = new QWidget;
    auto* upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(kGrid / 2);
    upperLayout->addWidget(buildTools());
    upperLayout->addWidget(m_heatmap, 1);
    m_charts->addWidget(m_trace);
    m_charts->addWidget(m_influence);
    m_charts->setSizes({60 * kGrid, 40 * kGrid});
    m_middle->addWidget(upper);
    m_middle->addWidget(m_charts);
    m_middle->setSizes({58 * kGrid, 42 * kGrid});
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(buildFigures());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({100 * kGrid, 60 * kGrid});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connectWork();
    connectViews();
    retranslate();
}

QWidget* ActivationsView::buildTools()
{
    m_site->setObjectName(QStringLiteral("activationSite"));
    m_quantity->setObjectName(QStringLiteral("activationQuantity"));
    for (const ActivationQuantity quantity : activationQuantities())
        m_quantity->addItem(QString(), int(quantity));
    m_quantity->setCurrentIndex(m_quantity->findData(int(ActivationQuantity::Maximum)));
    m_site->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_site->setMinimumContentsLength(16);
    m_fit->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_write->setObjectName(QStringLiteral("writeActivations"));
    m_heatmap->setColours({ColourMap::Viridis, ScaleRange::Logarithmic}); // a few channels are hundreds of times larger
    m_colours->setColours(m_heatmap->colours());
    auto* tools = new QWidget;
    auto* layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_site, 1);
    layout->addWidget(m_quantity);
    layout->addWidget(m_colours);
    layout->addStretch();
    layout->addWidget(m_fit);
    return tools;
}

QWidget* ActivationsView::buildFigures()
{
    makeCaption(m_note);
    m_note->setWordWrap(true);
    makeTitle(m_tableTitle);
    m_sorted->setSourceModel(m_channels);
    m_sorted->setSortRole(ChannelModel::SortRole);
    m_table->setObjectName(QStringLiteral("channelTable"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ChannelModel::Maximum, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setFont(numberFont(TextSize::Body));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    m_table->horizontalHeader()->setHighlightSections(false);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_cell);
    layout->addWidget(m_tableTitle);
    layout->addWidget(m_table, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_note, 1);
    foot->addWidget(m_write);
    layout->addLayout(foot);
    box->setMinimumWidth(38 * kGrid);
    return box;
}

void ActivationsView::connectWork()
{
    connect(m_empty, &EmptyState::stepChosen, &m_work, &ActivationsWork::start);
    connect(m_empty, &EmptyState::cancelAsked, &m_work, &ActivationsWork::cancel);
    connect(&m_work, &ActivationsWork::reportChanged, this, [this] {
        m_problem.clear();
        showReport();
    });
    connect(&m_work, &ActivationsWork::workChanged, this, &ActivationsView::showProgress);
    connect(&m_work, &ActivationsWork::failed, this, [this](const QString& sentence) {
        m_problem = sentence;
        if (m_work.report())
            m_note->setText(sentence); // of writing: what was measured stays
        else
            showState();
    });
    connect(&m_work, &ActivationsWork::written, this, [this](const QString& path) { m_note->setText(tr("Written: %1").arg(path)); });
}

void ActivationsView::connectViews()
{
    connect(m_site, &QComboBox::currentIndexChanged, this, &ActivationsView::showSite);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, [this] {
        startPicture();
        showTraces();
    });
    connect(m_colours, &ColourButton::coloursChosen, m_heatmap, &HeatmapView::setColours);
    connect(m_fit, &QToolButton::clicked, m_heatmap, &HeatmapView::fit);
    connect(m_write, &QPushButton::clicked, this, &ActivationsView::askWrite);
    connect(m_heatmap, &HeatmapView::pointed, this,
            [this](const HeatmapReadout& cell) { m_cell->setPointed(int(cell.row), cell.column); });
    connect(m_heatmap, &HeatmapView::weightSelected, this, &ActivationsView::takeCell);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActivationsView::takeRows);
}

const ActivationSite* ActivationsView::site() const
{
    return m_work.report() ? m_work.report()->findSite(m_site->currentData().toString().toStdString()) : nullptr;
}

ActivationQuantity ActivationsView::quantity() const { return ActivationQuantity(m_quantity->currentData().toInt()); }

void ActivationsView::showState()
{
    const ModelInfo* info = m_context.info();
    const bool canMeasure = info && info->canEvaluate && info->hasTokenizer;
    m_empty->setCancelText(tr("Cancel"));
    m_stack->setCurrentWidget(m_work.report() ? static_cast<QWidget*>(m_splitter) : m_empty);
    if (m_work.report() || m_work.isRunning())
        return;
    m_empty->clearProgress();
    QString sentence = tr("Here: how large every channel of the residual stream and of the matrices' inputs becomes in each block, "
                          "which channels tower over the others, and how much each block changes.");
    if (info && !canMeasure)
        sentence = coreText(info->canEvaluate ? info->whyNoTokenizer : info->whyNotEvaluate);
    else if (!m_problem.isEmpty())
        sentence = m_problem;
    m_empty->setMessage(sentence, canMeasure ? tr("Measure Activations") : QString());
}

void ActivationsView::showProgress(const JobEvent& event)
{
    if (!m_work.isRunning())
        return showState();
    m_problem.clear();
    const Progress& progress = event.progress;
    const bool waits = event.state == JobState::Waiting || progress.sentence.isEmpty();
    m_empty->setProgress(waits ? tr("Waits for its turn.") : coreText(progress.sentence),
                         progress.total > 0 ? progress.done / progress.total : -1);
    showState();
}

void ActivationsView::showReport()
{
    const auto& report = m_work.report();
    fillSites();
    m_influence->setReport(report);
    m_note->setText(!report ? QString()
                            : tr("%1: %2 windows of %3 tokens").arg(m_context.calibrationName(), countText(report->windows),
                                                                    countText(report->window)));
    showState();
    showSite();
}

/// The place that was on show stays if the new report has it.
void ActivationsView::fillSites()
{
    const QSignalBlocker quiet(m_site);
    const QVariant last = m_site->currentData();
    m_site->clear();
    if (!m_work.report())
        return;
    for (const ActivationSite& site : m_work.report()->sites) {
        m_site->addItem(siteTitle(site), QString::fromStdString(site.id));
        m_site->setItemData(m_site->count() - 1, siteTip(site), Qt::ToolTipRole);
    }
    m_site->setCurrentIndex(std::max(0, m_site->findData(last)));
}

void ActivationsView::showSite()
{
    const ActivationSite* shown = site();
    m_clicked.reset();
    m_channels->setChannels(m_work.report(), shown, shown ? largestChannels(*shown, kListed) : std::vector<LargeChannel>());
    m_table->resizeColumnsToContents();
    m_cell->setSite(m_work.report(), shown);
    startPicture();
    showTraces();
}

void ActivationsView::startPicture()
{
    if (!site()) {
        m_context.jobs().drop(kPictureSlot);
        return m_heatmap->setData(nullptr, {});
    }
    using Data = std::shared_ptr<const HeatmapData>;
    JobRequest<Data> request;
    request.slot = kPictureSlot;
    request.title = prunescope::Text(PS_TEXT("Drawing the activations"));
    request.priority = JobPriority::Interactive;
    request.work = [report = m_work.report(), id = site()->id, wanted = quantity()](StopFlag& stop, const ProgressSink&) {
        MatrixQuantity picture;
        picture.values = matrixOf(*report->findSite(id), wanted);
        picture.isSigned = wanted == ActivationQuantity::Mean;
        return makeHeatmapData(picture, stop);
    };
    request.onDone = [this, title = activationTitle(quantity())](const Data& data) { takePicture(data, title); };
    m_context.jobs().run<Data>(this, std::move(request));
}

void ActivationsView::takePicture(const std::shared_ptr<const HeatmapData>& data, const QString& title)
{
    const ActivationSite* shown = site();
    if (!shown || shown->id != data->score->matrix)
        return;
    m_heatmap->setAxes({tr("Channel"), shown->isResidual() ? tr("Place") : tr("Block"), placeNames(*shown), true});
    // A pixel covers many channels of a wide model: the one that stands out is what counts.
    m_heatmap->setPooling(data->isSigned ? Pooling::Strongest : Pooling::Max);
    m_heatmap->setData(data, title);
    m_colours->setColours(m_heatmap->colours());
    showTraces();
    Q_EMIT pictured();
}

std::vector<std::int64_t> ActivationsView::tracedChannels() const
{
    std::vector<std::int64_t> channels;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        channels.push_back(index.data(ChannelModel::ChannelRole).toLongLong());
    if (channels.empty() && m_clicked)
        channels.push_back(*m_clicked);
    for (std::size_t i = 0; channels.size() < kFirstTraces && i < m_channels->channels().size() && !m_clicked
                            && m_table->selectionModel()->selectedRows().isEmpty(); ++i)
        channels.push_back(m_channels->channels()[i].channel);
    return channels;
}

/// The traced channels as lines, the chosen one as a mark on the heatmap.
void ActivationsView::showTraces()
{
    m_trace->setTraces(m_work.report(), site(), quantity(), tracedChannels());
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::optional<std::int64_t> marked = m_clicked;
    if (!rows.isEmpty())
        marked = rows.last().data(ChannelModel::ChannelRole).toLongLong();
    if (marked)
        m_heatmap->setBrush({false, *marked, *marked + 1});
    else
        m_heatmap->clearBrush();
}

void ActivationsView::takeRows()
{
    if (m_table->selectionModel()->hasSelection())
        m_clicked.reset();
    showTraces();
}

/// A click in the heatmap chooses the channel; at the input of a matrix it selects the matrix, too.
void ActivationsView::takeCell(const HeatmapReadout& cell)
{
    m_cell->setSelected(int(cell.row), cell.column);
    const ActivationSite* shown = site();
    if (!shown || !cell.isValid()) {
        m_clicked.reset();
        return showTraces();
    }
    m_clicked = cell.column;
    const QSignalBlocker quiet(m_table->selectionModel());
    m_table->clearSelection();
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        if (m_sorted->index(row, 0).data(ChannelModel::ChannelRole).toLongLong() == cell.column) {
            m_table->selectRow(row);
            m_table->scrollTo(m_sorted->index(row, 0));
        }
    m_table->viewport()->update();
    showTraces();
    if (shown->isResidual() || !m_context.info())
        return;
    for (const MatrixInfo& matrix : m_context.info()->matrices)
        if (matrix.block == shown->rows[std::size_t(cell.row)].block && matrix.kind == shown->readers.front())
            m_context.selection().selectMatrix(QString::fromStdString(matrix.name));
}

void ActivationsView::askWrite()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Activations"), QStringLiteral("activations.csv"),
                                                      tr("Table (*.csv);;JSON (*.json)"));
    if (!path.isEmpty())
        m_work.write(path);
}

void ActivationsView::retranslate()
{
    for (int i = 0; i < m_quantity->count(); ++i) {
        const auto quantity = ActivationQuantity(m_quantity->itemData(i).toInt());
        m_quantity->setItemText(i, activationTitle(quantity));
        m_quantity->setItemData(i, activationTip(quantity), Qt::ToolTipRole);
    }
    m_site->setAccessibleName(tr("Place of the activations"));
    m_site->setToolTip(tr("Where the channels are looked at: the residual stream, or what matrices read."));
    m_quantity->setAccessibleName(tr("Quantity of the activations"));
    m_quantity->setToolTip(tr("What the colours and the traces show."));
    m_fit->setText(tr("Fit"));
    m_fit->setToolTip(tr("Show all channels (F)"));
    m_tableTitle->setText(tr("Largest channels"));
    explain(m_tableTitle, Term::MassiveActivation);
    m_table->setAccessibleName(tr("Largest channels"));
    m_write->setText(tr("Save..."));
    m_write->setToolTip(tr("The figures of all channels as CSV or JSON, as the command line writes them."));
    m_channels->retranslate();
    showReport();
}

void ActivationsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
