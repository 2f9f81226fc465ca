// The plan is pruned twice in one job; the models stay with the job, only the counts come here.
#include "app/overlap_dialog.h"

#include "app/app_context.h"
#include "app/calibration_form.h"
#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/room_focus.h"
#include "widgets/base/theme.h"
#include "widgets/overview/map_canvas.h"
#include "widgets/overview/model_map.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {

namespace {

const QString kSlot = QStringLiteral("overlap");
const QString kOverlap = QStringLiteral("overlap");
const QString kByChance = QStringLiteral("byChance");
const QString kDisagreement = QStringLiteral("disagreement");
constexpr int kFormWidth = 40 * kGrid;

bool isSame(const CalibrationParams& a, const CalibrationParams& b)
{
    return a.text.path == b.text.path && a.text.joinsRows == b.text.joinsRows && a.samples == b.samples && a.window == b.window
           && a.seed == b.seed;
}

/// Titles of the methods that the plan removes weights with.
QString methodTitles(const Plan& plan)
{
    QStringList titles;
    for (const PlanEntry& entry : plan.matrices) {
        if (entry.sparsityShare <= 0)
            continue;
        const QString title = coreText(methodInfo(entry.method).title);
        if (!titles.contains(title))
            titles.append(title);
    }
    return titles.join(QStringLiteral(", "));
}

QLabel* wrapped(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    return label;
}

} // namespace

OverlapDialog::OverlapDialog(AppContext& context, QWidget* parent)
    : QDialog(parent), m_context(context), m_first(new CalibrationForm), m_second(new CalibrationForm),
      m_stack(new QStackedWidget), m_empty(new EmptyState), m_map(new ModelMap(&context.selection())),
      m_table(new QTableView), m_proxy(new QSortFilterProxyModel(this))
{
    setModal(false);
    setObjectName(QStringLiteral("overlapDialog"));
    m_first->setObjectName(QStringLiteral("firstCalibration"));
    m_second->setObjectName(QStringLiteral("secondCalibration"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildResult());
    auto* columns = new QHBoxLayout;
    columns->setSpacing(3 * kGrid);
    columns->addWidget(buildForms());
    columns->addWidget(m_stack, 1);
    m_save = new QPushButton;
    m_save->setObjectName(QStringLiteral("saveOverlap"));
    m_close = new QPushButton;
    for (QPushButton* button : {m_save, m_close})
        button->setAutoDefault(false);
    auto* orders = new QHBoxLayout;
    orders->setSpacing(kGrid);
    orders->addStretch();
    orders->addWidget(m_save);
    orders->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(columns, 1);
    layout->addLayout(orders);
    connect(m_save, &QPushButton::clicked, this, &OverlapDialog::saveCsv);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connectContext();
    resize(136 * kGrid, 80 * kGrid);
    retranslate();
}

OverlapDialog::~OverlapDialog() = default;

QWidget* OverlapDialog::buildForms()
{
    m_planNote = wrapped("overlapPlan");
    makeCaption(m_planNote);
    m_note = wrapped("overlapNote");
    m_start = new QPushButton;
    m_start->setObjectName(QStringLiteral("startOverlap"));
    m_start->setDefault(true);
    m_cancel = new QPushButton;
    m_cancel->setObjectName(QStringLiteral("cancelOverlap"));
    for (QPushButton* button : {m_start, m_cancel})
        button->setMinimumHeight(4 * kGrid);
    auto* column = new QWidget;
    column->setFixedWidth(kFormWidth);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_first);
    layout->addSpacing(2 * kGrid);
    layout->addWidget(m_second);
    layout->addSpacing(2 * kGrid);
    layout->addWidget(m_planNote);
    layout->addStretch();
    layout->addWidget(m_note);
    layout->addWidget(m_start);
    layout->addWidget(m_cancel);
    for (CalibrationForm* form : {m_first, m_second})
        connect(form, &CalibrationForm::edited, this, &OverlapDialog::showState);
    connect(m_start, &QPushButton::clicked, this, &OverlapDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_context.jobs().cancel(m_job); });
    return column;
}

QWidget* OverlapDialog::buildResult()
{
    m_headline = wrapped("overlapHeadline");
    makeTitle(m_headline);
    m_detail = wrapped("overlapDetail");
    m_sets = wrapped("overlapSets");
    makeCaption(m_sets);
    m_scaleNote = wrapped("overlapScale");
    makeCaption(m_scaleNote);
    m_map->setObjectName(QStringLiteral("overlapMap"));
    m_map->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_map, &ModelMap::quantityChosen, this, &OverlapDialog::drawScaleNote);
    buildTable();
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_headline);
    layout->addWidget(m_detail);
    layout->addWidget(m_sets);
    layout->addSpacing(kGrid);
    layout->addWidget(m_map);
    layout->addWidget(m_scaleNote);
    layout->addSpacing(kGrid);
    layout->addWidget(m_table, 1);
    return page;
}

void OverlapDialog::buildTable()
{
    m_table->setObjectName(QStringLiteral("overlapTable"));
    m_proxy->setSourceModel(&m_model);
    m_proxy->setSortRole(OverlapModel::SortRole);
    m_table->setModel(m_proxy);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(OverlapModel::Overlap, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    const int widths[] = {0, 11, 11, 17, 17}; // in grid steps, by column
    for (int column = OverlapModel::Overlap; column < OverlapModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column] * kGrid);
    header->setSectionResizeMode(OverlapModel::Matrix, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            m_context.selection().selectMatrix(current.siblingAtColumn(OverlapModel::Matrix).data().toString());
    });
    connect(&m_context.selection(), &Selection::matrixSelected, this, &OverlapDialog::selectRow);
}

void OverlapDialog::connectContext()
{
    connect(&m_context, &AppContext::modelChanged, this, &OverlapDialog::forget);
    connect(&m_context, &AppContext::planChanged, this, &OverlapDialog::showState);
    connect(&m_context, &AppContext::textsChanged, this, [this] { m_needsFilling = true; });
}

void OverlapDialog::begin()
{
    if (m_needsFilling && !isWorking())
        fillForms();
    show();
    raise();
    activateWindow();
    showState();
}

bool OverlapDialog::isWorking() const { return m_context.jobs().isBusy(kSlot); }

/// Two draws from one text, as the command line does where no second text is given.
void OverlapDialog::fillForms()
{
    m_needsFilling = false;
    CalibrationParams params = m_context.calibration();
    m_first->setParams(params);
    ++params.seed;
    m_second->setParams(params);
}

QString OverlapDialog::obstacle() const
{
    if (!m_context.model())
        return tr("Open a model first.");
    if (m_context.plan().plannedZeros() == 0)
        return tr("The plan removes nothing; raise the sparsity in the Plan room first.");
    if (!needsCalibration(m_context.plan().plan()))
        return tr("No method of the plan looks at a calibration text, so two texts give the same mask. Choose another method in the "
                  "Plan room, such as Wanda.");
    if (isSame(m_first->params(), m_second->params()))
        return tr("The two sets are the same; choose another text, seed or number of windows.");
    return {};
}

void OverlapDialog::start()
{
    if (!obstacle().isEmpty() || isWorking())
        return;
    forget();
    m_asked = OverlapParams{m_context.plan().plan(), m_first->params(), m_second->params()};
    JobRequest<OverlapResult> request;
    request.slot = kSlot;
    request.title = Text(PS_TEXT("Comparing the masks of two calibrations of %1"), m_context.info()->name);
    request.work = [model = m_context.model(), params = m_asked](StopFlag& stop, const ProgressSink& progress) {
        OverlapResult result = compareMasks(model, params, stop, progress);
        result.first.model.reset();
        result.second.model.reset();
        return result;
    };
    request.onDone = [this](OverlapResult result) { take(std::move(result)); };
    request.onFailed = [this](const JobEvent& event) { showFailure(event); };
    request.onProgress = [this](const JobEvent& event) { showProgress(event); };
    m_job = m_context.jobs().run<OverlapResult>(this, std::move(request));
    m_empty->setProgress(tr("Waiting for its turn…"), -1);
    showState();
}

void OverlapDialog::showProgress(const JobEvent& event)
{
    const Progress& progress = event.progress;
    if (event.state != JobState::Running || progress.total <= 0)
        return;
    const double share = progress.done / progress.total;
    const QString sentence = coreText(progress.sentence);
    m_empty->setProgress(share < 0.5 ? tr("First calibration: %1").arg(sentence) : tr("Second calibration: %1").arg(sentence), share);
}

void OverlapDialog::take(OverlapResult result)
{
    m_result = std::make_unique<const OverlapResult>(std::move(result));
    m_empty->clearProgress();
    m_model.setMatrices(m_result->matrices);
    m_map->setModel(*m_context.info());
    draw();
    showState();
    m_map->canvas()->setSelected(m_context.selection().matrix());
    selectRow(m_context.selection().matrix());
    m_table->scrollToTop(); // to the lowest
}

void OverlapDialog::showFailure(const JobEvent& event)
{
    m_empty->clearProgress();
    showState();
    m_note->setVisible(true);
    m_note->setText(event.state == JobState::Cancelled ? tr("The comparison was cancelled.") : coreText(event.error));
}

/// Of another model or comparison nothing is true here any more.
void OverlapDialog::forget()
{
    m_context.jobs().drop(kSlot);
    m_empty->clearProgress();
    m_result.reset();
    m_model.setMatrices({});
    showState();
}

void OverlapDialog::showState()
{
    const bool isBusy = isWorking();
    const QString why = obstacle();
    const Plan& plan = m_context.plan().plan();
    showInstead(isBusy ? *m_cancel : *m_start, isBusy ? *m_start : *m_cancel);
    m_start->setEnabled(why.isEmpty());
    m_start->setToolTip(why);
    for (CalibrationForm* form : {m_first, m_second})
        form->setEnabled(!isBusy);
    m_planNote->setVisible(!m_context.plan().isEmpty());
    m_planNote->setText(tr("Prunes the model twice as the plan says (%1, %2 sparsity) and compares what goes. Model and plan stay as "
                           "they are.")
                            .arg(methodTitles(plan), percentText(m_context.plan().totalShare())));
    const bool isStale = m_result && m_asked.plan.matrices != plan.matrices;
    m_note->setText(!why.isEmpty() ? why : isStale ? tr("The plan has changed since this comparison.") : QString());
    m_note->setVisible(!m_note->text().isEmpty() && !isBusy);
    m_save->setEnabled(m_result != nullptr);
    m_save->setToolTip(m_result ? tr("Saves the table with full precision.") : tr("There is no finished comparison yet."));
    m_stack->setCurrentIndex(m_result ? 1 : 0);
}

QString OverlapDialog::describe(const CalibrationParams& params, const PruneResult& run) const
{
    return tr("%1, %2 windows of %3 tokens, seed %4")
        .arg(textTitle(QString::fromStdString(run.text.name)), countText(run.windows), countText(run.window),
             QString::number(params.seed));
}

void OverlapDialog::draw()
{
    if (!m_result || m_result->matrices.empty())
        return;
    const auto& matrices = m_result->matrices;
    double sum = 0;
    const MaskOverlap* lowest = &matrices.front();
    for (const MaskOverlap& matrix : matrices) {
        sum += matrix.jaccard();
        if (matrix.jaccard() < lowest->jaccard())
            lowest = &matrix;
    }
    m_headline->setText(tr("The masks agree on %1 of the weights that either calibration removes")
                            .arg(percentText(m_result->total.jaccard(), 2)));
    m_detail->setText(tr("Two random masks of these sizes would agree on %1. Mean of the %n matrices: %2; lowest: %3 (%4).", nullptr,
                         int(matrices.size()))
                          .arg(percentText(m_result->total.jaccardByChance(), 2), percentText(sum / double(matrices.size()), 2),
                               percentText(lowest->jaccard(), 2), QString::fromStdString(lowest->name)));
    m_sets->setText(tr("First: %1.").arg(describe(m_asked.first, m_result->first)) + QLatin1Char('\n')
                    + tr("Second: %1.").arg(describe(m_asked.second, m_result->second)));
    drawMap();
}

void OverlapDialog::drawMap()
{
    m_leastChance = 1;
    m_mostChance = 0;
    MapQuantity overlap{kOverlap, tr("Overlap")};
    overlap.tip = tr("Weights removed by both calibrations as a share of those removed by either (Jaccard index).");
    MapQuantity byChance{kByChance, tr("Overlap by chance")};
    byChance.tip = tr("The overlap to expect of two random masks that remove as many weights.");
    MapQuantity disagreement{kDisagreement, tr("Disagreement")};
    disagreement.tip = tr("Weights removed by one calibration only, as a share of those removed by either: 100 % less the overlap.");
    for (const MaskOverlap& matrix : m_result->matrices) {
        const double chance = matrix.jaccardByChance();
        overlap.values[matrix.name] = matrix.jaccard();
        byChance.values[matrix.name] = chance;
        disagreement.values[matrix.name] = 1 - matrix.jaccard();
        m_leastChance = std::min(m_leastChance, chance);
        m_mostChance = std::max(m_mostChance, chance);
    }
    // One scale for both, so that their colours can be compared.
    for (MapQuantity* quantity : {&overlap, &byChance}) {
        quantity->low = m_leastChance;
        quantity->high = 1;
    }
    for (MapQuantity* quantity : {&overlap, &byChance, &disagreement})
        quantity->isShare = true;
    m_map->setQuantities({overlap, byChance, disagreement});
    drawScaleNote();
}

void OverlapDialog::drawScaleNote()
{
    if (m_map->quantity() == kDisagreement)
        m_scaleNote->setText(tr("The colours begin at equal masks and end at the matrix on which the calibrations disagree most."));
    else if (m_mostChance - m_leastChance < 5e-5)
        m_scaleNote->setText(tr("The colours begin at the overlap of two random masks, %1, and end at equal masks.")
                                 .arg(percentText(m_leastChance, 2)));
    else
        m_scaleNote->setText(tr("The colours begin at the lowest overlap of two random masks (%1; highest %2) and end at equal masks.")
                                 .arg(percentText(m_leastChance, 2), percentText(m_mostChance, 2)));
}

void OverlapDialog::selectRow(const QString& matrix)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.matrices()[std::size_t(row)].name != matrix.toStdString())
            continue;
        const QModelIndex index = m_proxy->mapFromSource(m_model.index(row, 0));
        if (m_table->currentIndex().row() != index.row())
            m_table->setCurrentIndex(index);
        return;
    }
}

void OverlapDialog::saveCsv()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Table"), QStringLiteral("overlap.csv"),
                                                      tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray bytes = m_model.csv().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        m_note->setVisible(true);
        m_note->setText(tr("%1 cannot be written: %2. Choose another folder.").arg(path, file.errorString()));
    }
}

void OverlapDialog::retranslate()
{
    setWindowTitle(tr("Compare Masks of Two Calibrations"));
    m_first->setTitle(tr("First calibration"));
    m_second->setTitle(tr("Second calibration"));
    m_start->setText(tr("Compare Masks"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save as CSV…"));
    m_close->setText(tr("Close"));
    m_save->setMinimumWidth(m_save->fontMetrics().horizontalAdvance(m_save->text()) + 4 * kGrid);
    m_empty->setMessage(tr("Here: how far the mask depends on the calibration text. Each matrix becomes a cell in the colour of the share "
                           "of removed weights on which both calibrations agree."));
    m_table->setAccessibleName(tr("Overlap of each matrix, the lowest first"));
    m_model.retranslate();
    draw();
    showState();
}

void OverlapDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace prunescope::gui
