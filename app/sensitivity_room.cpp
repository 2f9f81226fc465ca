// The room shows what the work knows; nothing here computes.
#include "app/sensitivity_room.h"

#include "app/app_context.h"
#include "app/banner.h"
#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/room_focus.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"
#include "widgets/overview/model_map.h"
#include "widgets/sensitivity/sensitivity_chart.h"
#include "widgets/sensitivity/sensitivity_model.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

namespace {

constexpr int kFormWidth = 36 * kGrid;
constexpr int kFirstCurves = 5; // shown until somebody chooses

QString levelId(double level) { return QStringLiteral("loss%1").arg(level); }

/// "20, 40, 50" as percent. @return empty where something is not a number of 0 to 100
std::vector<double> levelsOf(const QString& text)
{
    std::vector<double> levels;
    for (const QString& part : text.split(QRegularExpression(QStringLiteral("[,;\\s%]+")), Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const double percent = part.toDouble(&isNumber);
        if (!isNumber || percent < 0 || percent > 100)
            return {};
        levels.push_back(percent / 100);
    }
    std::sort(levels.begin(), levels.end());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    return levels;
}

QString levelsText(const std::vector<double>& levels)
{
    QStringList parts;
    for (const double level : levels)
        parts << QString::number(100 * level, 'g', 6);
    return parts.join(QStringLiteral(", "));
}

} // namespace

SensitivityRoom::SensitivityRoom(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_work(context), m_banner(new Banner(this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_middle(new QSplitter(Qt::Vertical, this)), m_map(new ModelMap(&context.selection(), this)),
      m_chart(new SensitivityChart(this)), m_model(new SensitivityModel(this)), m_sorted(new QSortFilterProxyModel(this)),
      m_table(new QTableView(this))
{
    m_banner->setObjectName(QStringLiteral("sensitivityBanner"));
    m_map->setObjectName(QStringLiteral("sensitivityMap"));
    m_splitter->setObjectName(QStringLiteral("sensitivitySplitter"));
    m_middle->setObjectName(QStringLiteral("sensitivityMiddle"));
    for (QSplitter* splitter : {m_splitter, m_middle}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(2 * kGrid);
    }
    m_middle->addWidget(m_map);
    m_middle->addWidget(m_chart);
    m_middle->setStretchFactor(0, 2);
    m_middle->setStretchFactor(1, 3);
    m_splitter->addWidget(buildForm());
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(buildTable());
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_splitter->setSizes({kFormWidth, 78 * kGrid, 76 * kGrid});
    tabInOrder({m_splitter->widget(0), m_map, m_chart, m_splitter->widget(2)});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    connectForm();
    connectViews();
    retranslate();
    showForm();
    showModel();
}

QWidget* SensitivityRoom::buildForm()
{
    auto* box = new QWidget(this);
    box->setFixedWidth(kFormWidth);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(kGrid);
    auto* grid = new QGridLayout;
    grid->setSpacing(kGrid);
    int row = 0;
    const auto add = [&](QLabel*& title, QWidget* field, const char* name) {
        title = new QLabel;
        title->setBuddy(field);
        field->setObjectName(QLatin1String(name));
        grid->addWidget(title, row, 0);
        grid->addWidget(field, row++, 1);
    };
    m_title = new QLabel;
    makeTitle(m_title);
    layout->addWidget(m_title);
    add(m_methodTitle, m_method = new QComboBox, "sensitivityMethod");
    add(m_byTitle, m_by = new QComboBox, "sensitivityBy");
    add(m_levelsTitle, m_levels = new QLineEdit, "sensitivityLevels");
    add(m_windowsTitle, m_windows = new QSpinBox, "sensitivityWindows");
    add(m_probesTitle, m_probes = new QSpinBox, "sensitivityProbes");
    add(m_stopTitle, m_stopAt = new QDoubleSpinBox, "sensitivityStopAt");
    grid->setColumnStretch(1, 1);
    for (const auto& info : methodInfos())
        m_method->addItem(QString::fromStdString(info.title), QString::fromStdString(info.id));
    for (const char* id : {"matrix", "block", "kind"})
        m_by->addItem(QString(), QLatin1String(id));
    m_windows->setRange(0, 1 << 20);
    m_probes->setRange(0, 1000);
    m_stopAt->setRange(1, 1000);
    m_stopAt->setDecimals(2);
    m_stopAt->setSingleStep(0.5);
    layout->addLayout(grid);
    m_textNote = new QLabel;
    m_textNote->setWordWrap(true);
    makeCaption(m_textNote);
    layout->addWidget(m_textNote);
    m_start = new QPushButton;
    m_start->setObjectName(QStringLiteral("startSensitivity"));
    m_cancel = new QPushButton;
    m_cancel->setObjectName(QStringLiteral("cancelSensitivity"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_cancel);
    layout->addLayout(buttons);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kGrid / 2);
    m_status = new QLabel;
    m_status->setObjectName(QStringLiteral("sensitivityStatus"));
    m_status->setWordWrap(true);
    layout->addWidget(m_progress);
    layout->addWidget(m_status);
    layout->addStretch();
    return box;
}

QWidget* SensitivityRoom::buildTable()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    m_tableTitle = new QLabel;
    makeTitle(m_tableTitle);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SensitivityModel::SortRole);
    m_sorted->setDynamicSortFilter(false); // rows would jump while points come
    m_table->setObjectName(QStringLiteral("sensitivityTable"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setFont(numberFont(TextSize::Body));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    m_table->setMinimumWidth(34 * kGrid);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->sortByColumn(SensitivityModel::Unit, Qt::AscendingOrder);
    m_spare = new QPushButton;
    m_spare->setObjectName(QStringLiteral("spareFragile"));
    m_write = new QPushButton;
    m_write->setObjectName(QStringLiteral("writeSensitivity"));
    m_read = new QPushButton;
    m_read->setObjectName(QStringLiteral("readSensitivity"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_spare);
    buttons->addStretch();
    buttons->addWidget(m_read);
    buttons->addWidget(m_write);
    layout->addWidget(m_tableTitle);
    m_tablePages = new QStackedWidget;
    m_tablePages->addWidget(m_nothing = new EmptyState);
    m_tablePages->addWidget(m_table);
    layout->addWidget(m_tablePages, 1);
    layout->addLayout(buttons);
    return box;
}

void SensitivityRoom::connectForm()
{
    for (QComboBox* combo : {m_method, m_by})
        connect(combo, &QComboBox::activated, this, &SensitivityRoom::takeForm);
    connect(m_levels, &QLineEdit::editingFinished, this, &SensitivityRoom::takeForm);
    for (QSpinBox* field : {m_windows, m_probes})
        connect(field, &QSpinBox::editingFinished, this, &SensitivityRoom::takeForm);
    connect(m_stopAt, &QDoubleSpinBox::editingFinished, this, &SensitivityRoom::takeForm);
    connect(m_nothing, &EmptyState::stepChosen, m_start, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_banner->dismiss();
        takeForm();
        m_work.start();
    });
    connect(m_cancel, &QPushButton::clicked, &m_work, &SensitivityWork::cancel);
    connect(m_write, &QPushButton::clicked, this, &SensitivityRoom::askWrite);
    connect(m_read, &QPushButton::clicked, this, &SensitivityRoom::askRead);
    connect(m_spare, &QPushButton::clicked, this, &SensitivityRoom::spareSelected);
    connect(m_empty, &EmptyState::stepChosen, this, &SensitivityRoom::openAsked);
    connect(&m_work, &SensitivityWork::resultChanged, this, &SensitivityRoom::showResult);
    connect(&m_work, &SensitivityWork::workChanged, this, &SensitivityRoom::showWork);
    connect(&m_work, &SensitivityWork::failed, this, [this](const QString& sentence) { m_banner->showProblem(sentence); });
    connect(&m_context, &AppContext::modelChanged, this, &SensitivityRoom::showModel);
    connect(&m_context, &AppContext::textsChanged, this, &SensitivityRoom::showForm);
    connect(&m_context.plan(), &PlanDocument::documentChanged, this, &SensitivityRoom::showCurves);
}

void SensitivityRoom::connectViews()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showCurves();
        const QStringList ids = selectedUnits();
        const SensitivityUnit* unit =
            ids.isEmpty() || !m_model->result() ? nullptr : m_model->result()->findUnit(ids.first().toStdString());
        if (m_isSelecting || !unit || unit->by != "matrix")
            return;
        m_isSelecting = true;
        m_context.selection().selectMatrix(ids.first());
        m_isSelecting = false;
    });
    connect(&m_context.selection(), &Selection::matrixSelected, this, [this](const QString& name) {
        if (m_isSelecting || !m_model->result())
            return;
        for (const SensitivityUnit& unit : m_model->result()->units)
            if (std::find(unit.matrices.begin(), unit.matrices.end(), name.toStdString()) != unit.matrices.end()) {
                m_isSelecting = true;
                selectUnits({QString::fromStdString(unit.id)});
                m_isSelecting = false;
            }
    });
    connect(m_chart, &SensitivityChart::unitChosen, this, [this](const QString& id) { selectUnits({id}); });
}

void SensitivityRoom::takeForm()
{
    if (m_work.isRunning())
        return;
    SensitivityParams params = m_work.params();
    const auto levels = levelsOf(m_levels->text());
    if (levels.empty())
        m_banner->showProblem(tr("The levels are \"%1\", but should be percentages from 0 to 100 with commas between them.")
                                  .arg(m_levels->text()));
    else
        params.levels = levels;
    params.method = m_method->currentData().toString().toStdString();
    params.by = m_by->currentData().toString().toStdString();
    params.evaluation.maxWindows = m_windows->value();
    params.probes = m_probes->value();
    params.stopFactor = m_stopAt->value() > 1 ? m_stopAt->value() : 0;
    const SensitivityParams& old = m_work.params();
    const bool isSame = params.levels == old.levels && params.method == old.method && params.by == old.by &&
                        params.evaluation.maxWindows == old.evaluation.maxWindows && params.stopFactor == old.stopFactor && params.probes == old.probes;
    if (!isSame)
        m_work.setParams(params);
    showForm();
}

void SensitivityRoom::showForm()
{
    const SensitivityParams& params = m_work.params();
    m_method->setCurrentIndex(std::max(0, m_method->findData(QString::fromStdString(params.method))));
    m_by->setCurrentIndex(std::max(0, m_by->findData(QString::fromStdString(params.by))));
    m_probes->setVisible(params.by == "matrix");
    m_probesTitle->setVisible(params.by == "matrix");
    m_levels->setText(levelsText(params.levels));
    m_windows->setValue(params.evaluation.maxWindows);
    m_probes->setValue(params.probes);
    m_stopAt->setValue(std::max(1.0, params.stopFactor));
    m_textNote->setText(tr("Loss on: %1 (convention %2). Calibration: %3, %n window(s).", nullptr, m_context.calibration().samples)
                            .arg(m_context.evaluationName(), QString::fromStdString(m_context.evaluation().convention),
                                 m_context.calibrationName()));
}

void SensitivityRoom::showModel()
{
    const ModelInfo* info = m_context.info();
    const bool canMeasure = info && info->canEvaluate && info->hasTokenizer;
    m_stack->setCurrentIndex(canMeasure ? 1 : 0);
    if (!canMeasure)
        m_empty->setMessage(!info ? tr("What pruning each matrix costs is measured here. Open a model first.")
                                  : coreText(info->canEvaluate ? info->whyNoTokenizer : info->whyNotEvaluate),
                            tr("Open a model..."));
    else
        m_map->setModel(*info);
    if (!info)
        m_map->clearModel();
    showForm();
    showResult();
}

void SensitivityRoom::showResult()
{
    const bool wasEmpty = m_model->rowCount() == 0;
    m_model->setResult(m_work.result());
    m_tablePages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    if (wasEmpty && m_model->rowCount() > 0) {
        m_table->resizeColumnsToContents();
        // Numbers are still to come.
        const int room = QFontMetrics(m_table->font()).horizontalAdvance(increaseText(-1)) + 3 * kGrid / 2;
        for (int level = SensitivityModel::FirstLevel; level < m_model->columnCount(); ++level)
            m_table->setColumnWidth(level, std::max(room, m_table->columnWidth(level)));
        m_table->sortByColumn(m_model->columnCount() - 1, Qt::DescendingOrder); // the most fragile first
    }
    if (m_model->rowCount() > 0 && !m_work.isRunning())
        m_sorted->sort(m_sorted->sortColumn(), m_sorted->sortOrder());
    showMap();
    showCurves();
    showWork({});
}

void SensitivityRoom::showMap()
{
    std::vector<MapQuantity> quantities;
    for (const double level : m_work.params().levels) {
        MapQuantity quantity;
        quantity.id = levelId(level);
        quantity.title = tr("Nats gained at %1").arg(percentText(level, 0));
        quantity.tip = tr("What the loss gains when this share of the part alone is removed.");
        quantity.isSigned = true;
        quantity.missing = tr("Not measured yet.");
        if (const auto& result = m_work.result())
            for (const SensitivityPoint& point : result->points)
                if (point.level == level)
                    for (const auto& matrix : result->findUnit(point.unit)->matrices)
                        quantity.values[matrix] = point.nllIncrease;
        quantities.push_back(std::move(quantity));
    }
    const QString chosen = m_map->quantity();
    m_map->setQuantities(std::move(quantities));
    if (chosen.isEmpty() && !m_work.params().levels.empty())
        m_map->chooseQuantity(levelId(m_work.params().levels[m_work.params().levels.size() / 2]));
}

QStringList SensitivityRoom::mostFragile(int count) const
{
    const auto& result = m_model->result();
    if (!result)
        return {};
    // The highest level that all measured parts share would be fair, but while points come the last one known must do.
    std::vector<std::pair<double, QString>> ranked;
    for (const SensitivityUnit& unit : result->units)
        for (auto level = result->levels.rbegin(); level != result->levels.rend(); ++level)
            if (const SensitivityPoint* point = result->findPoint(unit.id, *level)) {
                ranked.emplace_back(-point->nllIncrease, QString::fromStdString(unit.id));
                break;
            }
    std::sort(ranked.begin(), ranked.end());
    QStringList ids;
    for (std::size_t i = 0; i < ranked.size() && int(i) < count; ++i)
        ids << ranked[i].second;
    return ids;
}

void SensitivityRoom::showCurves()
{
    const QStringList chosen = selectedUnits();
    m_chart->setCurves(m_model->result(), chosen.isEmpty() ? mostFragile(kFirstCurves) : chosen);
    const bool hasPlan = !m_context.plan().isEmpty();
    m_spare->setEnabled(!chosen.isEmpty() && hasPlan);
    m_spare->setToolTip(!hasPlan          ? tr("There is no plan yet.")
                        : chosen.isEmpty() ? tr("Select rows of the table first: the parts to spare.")
                                           : tr("Sets the selected parts to 0 % and locks them; the others take over, so that the "
                                                "plan's total stays. One step that can be undone."));
}

void SensitivityRoom::showWork(const JobEvent& event)
{
    const bool isRunning = m_work.isRunning();
    const int known = m_work.knownPoints(), wanted = m_work.wantedPoints();
    for (QWidget* field : std::initializer_list<QWidget*>{m_method, m_by, m_levels, m_windows, m_probes, m_stopAt, m_read})
        field->setEnabled(!isRunning);
    m_start->setText(known == 0 || known >= wanted ? tr("Measure") : tr("Go on"));
    m_start->setEnabled(!isRunning && wanted > 0);
    m_start->setToolTip(isRunning ? tr("A sweep is running.") : tr("Measures %1 points; those that the project has are taken over.").arg(wanted));
    m_cancel->setEnabled(isRunning);
    m_write->setEnabled(known > 0);
    m_write->setToolTip(known > 0 ? tr("All points as JSON (as the command line writes it) or CSV.") : tr("Nothing is measured yet."));
    m_progress->setVisible(isRunning);
    m_progress->setRange(0, std::max(1, wanted));
    m_progress->setValue(known);
    QString status = tr("%1 of %2 points").arg(known).arg(wanted);
    if (isRunning && event.secondsLeft >= 0)
        status += QStringLiteral(", ") + tr("%1 left").arg(durationText(event.secondsLeft));
    if (const auto& result = m_work.result(); result && result->densePerplexity > 0)
        status += QStringLiteral("\n") + tr("Dense model: perplexity %1").arg(numberText(result->densePerplexity));
    m_status->setText(status);
}

QStringList SensitivityRoom::selectedUnits() const
{
    QStringList ids;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        ids << index.data(SensitivityModel::UnitRole).toString();
    return ids;
}

void SensitivityRoom::selectUnits(const QStringList& ids)
{
    QItemSelection rows;
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        if (ids.contains(m_sorted->index(row, 0).data(SensitivityModel::UnitRole).toString())) {
            rows.select(m_sorted->index(row, 0), m_sorted->index(row, m_sorted->columnCount() - 1));
            m_table->scrollTo(m_sorted->index(row, 0));
        }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void SensitivityRoom::spareSelected()
{
    PlanDocument& plan = m_context.plan();
    QList<int> rows;
    for (const QString& id : selectedUnits())
        if (const SensitivityUnit* unit = m_model->result()->findUnit(id.toStdString()))
            for (const auto& matrix : unit->matrices)
                if (const int row = plan.rowOf(matrix); row >= 0 && plan.isAdjustable(row))
                    rows.append(row);
    if (rows.isEmpty())
        return;
    const double total = plan.totalShare();
    plan.undoStack()->beginMacro(tr("Spare %n matrices", nullptr, int(rows.size())));
    plan.setSparsity(rows, 0);
    plan.setLocked(rows, true);
    plan.shiftTotal(total);
    plan.undoStack()->endMacro();
    Q_EMIT planAsked();
}

void SensitivityRoom::askWrite()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Sweep"), QStringLiteral("sensitivity.json"),
                                                      tr("Sweep (*.json);;Table (*.csv)"));
    if (path.isEmpty())
        return;
    try {
        m_work.write(path);
    } catch (const Error& error) {
        m_banner->showProblem(coreText(error.text()));
    }
}

void SensitivityRoom::askRead()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open Sweep"), {}, tr("Sweep (*.json)"));
    if (path.isEmpty())
        return;
    try {
        m_work.read(path);
        showForm();
    } catch (const Error& error) {
        m_banner->showProblem(coreText(error.text()));
    }
}

void SensitivityRoom::retranslate()
{
    m_title->setText(tr("Sweep"));
    m_methodTitle->setText(tr("Method"));
    m_byTitle->setText(tr("Pruned together"));
    m_levelsTitle->setText(tr("Levels (%)"));
    m_windowsTitle->setText(tr("Windows of the text"));
    m_probesTitle->setText(tr("Random plans"));
    m_probes->setToolTip(tr("Plans of the whole model that are measured as well when the sweep goes by matrix: predictions are fitted to "
                            "them. At least 12."));
    m_stopTitle->setText(tr("Stop a part at"));
    m_by->setItemText(0, tr("one matrix"));
    m_by->setItemText(1, tr("one block"));
    m_by->setItemText(2, tr("one kind"));
    m_windows->setSpecialValueText(tr("all"));
    m_stopAt->setSpecialValueText(tr("never"));
    m_stopAt->setSuffix(tr(" × dense"));
    m_levels->setToolTip(tr("Shares of a part's weights to remove, in percent, with commas between them."));
    m_stopAt->setToolTip(tr("Higher levels of a part are left out once its perplexity is more than this many times that of the dense model."));
    m_windows->setToolTip(tr("Fewer windows are faster and noisier."));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Points that are measured stay in the project."));
    m_tableTitle->setText(tr("Loss gained, nats per token"));
    explain(m_tableTitle, Term::PairedDifference);
    m_spare->setText(tr("Spare in the plan"));
    m_write->setText(tr("Save..."));
    m_read->setText(tr("Open..."));
    m_read->setToolTip(tr("Shows a sweep that the command line measured, perhaps on other machines."));
    m_map->setToolTip({});
    m_nothing->setMessage(tr("What removing part of each matrix costs will stand here, the most fragile matrix first."), tr("Measure"));
    m_table->setAccessibleName(tr("Loss gained by part and level"));
    m_model->retranslate();
    showForm();
    showModel();
}

void SensitivityRoom::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
