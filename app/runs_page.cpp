// Chart and table show one snapshot; what is selected in one is selected in the other.
#include "app/runs_page.h"

#include "app/app_context.h"
#include "core/store/project_store.h"
#include "widgets/base/core_text.h"
#include "widgets/base/segment_bar.h"
#include "widgets/base/theme.h"
#include "widgets/comparison/outcome_text.h"
#include "widgets/comparison/pareto_chart.h"
#include "widgets/comparison/runs_table.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace prunescope::gui {

namespace {

constexpr std::size_t kMostCompared = 6; // rows: 15 sentences

std::shared_ptr<const OutcomeSnapshot> readSnapshot(const ProjectStore& store, const std::string& wanted, ParetoAxis axis)
{
    auto snapshot = std::make_shared<OutcomeSnapshot>();
    snapshot->outcomes = readOutcomes(store);
    snapshot->groups = paretoGroups(store, snapshot->outcomes);
    if (snapshot->groups.empty()) { // all models, by what they take
        for (std::size_t i = 0; i < snapshot->outcomes.size(); ++i) {
            ParetoRow row;
            row.outcome = i;
            snapshot->table.rows.push_back(row);
        }
        setParetoAxis(snapshot->table, snapshot->outcomes, axis);
        return snapshot;
    }
    const auto found = std::find_if(snapshot->groups.begin(), snapshot->groups.end(),
                                    [&](const ParetoGroup& one) { return one.key == wanted; });
    snapshot->table =
        paretoTable(store, snapshot->outcomes, found == snapshot->groups.end() ? snapshot->groups.front() : *found, axis);
    return snapshot;
}

struct StoredRuns {
    std::vector<StoredRun> runs;
    std::map<std::string, std::string> plans;
};

} // namespace

RunsPage::RunsPage(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_filter(new OutcomeFilter(this)),
      m_pages(new SegmentBar(2)),
      m_group(new QComboBox),
      m_axis(new QComboBox),
      m_axisLabel(new QLabel),
      m_verdict(new QLabel),
      m_words(new QLineEdit),
      m_stack(new QStackedWidget),
      m_splitter(new QSplitter(Qt::Vertical)),
      m_chart(new ParetoChart),
      m_view(new QTableView),
      m_runs(new RunsTable)
{
    m_stack->addWidget(buildModels());
    m_stack->addWidget(m_runs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(buildTools());
    layout->addWidget(m_stack, 1);
    connectParts();
    retranslate();
}

QWidget* RunsPage::buildTools()
{
    m_pages->setObjectName(QStringLiteral("runsPages"));
    m_group->setObjectName(QStringLiteral("paretoGroup"));
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_group->setMinimumContentsLength(24);
    m_axis->setObjectName(QStringLiteral("paretoAxis"));
    for (const ParetoAxisInfo& info : paretoAxes())
        m_axis->addItem(QString(), int(info.axis));
    m_words->setObjectName(QStringLiteral("runsFilter"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(26 * kGrid);
    auto* tools = new QWidget;
    auto* layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_pages);
    layout->addSpacing(kGrid);
    layout->addWidget(m_group, 1);
    layout->addWidget(m_axisLabel);
    layout->addWidget(m_axis);
    layout->addStretch(0);
    layout->addWidget(m_words, 1);
    connect(m_pages, &SegmentBar::chosen, this, [this](int page) {
        m_stack->setCurrentIndex(page);
        for (QWidget* one : std::initializer_list<QWidget*>{m_group, m_axis, m_axisLabel})
            one->setVisible(page == 0);
    });
    return tools;
}

QWidget* RunsPage::buildModels()
{
    m_filter->setSourceModel(&m_model);
    m_view->setObjectName(QStringLiteral("modelsTable"));
    m_view->setModel(m_filter);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setShowGrid(false);
    m_view->setAlternatingRowColors(true);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(OutcomeModel::Run, Qt::AscendingOrder);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    QHeaderView* header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    const int widths[] = {5, 18, 11, 8, 10, 10, 9, 14, 17, 14, 9, 14}; // in grid steps, by column
    for (int column = 0; column < OutcomeModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column] * kGrid);
    header->setStretchLastSection(true);
    m_verdict->setObjectName(QStringLiteral("runsVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* lower = new QWidget;
    auto* layout = new QVBoxLayout(lower);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_verdict);
    m_splitter->setObjectName(QStringLiteral("runsSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_chart);
    m_splitter->addWidget(lower);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    return m_splitter;
}

void RunsPage::connectParts()
{
    connect(m_group, &QComboBox::activated, this, &RunsPage::readModels);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &RunsPage::showAxis);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setWords(words);
        m_runs->setWords(words);
    });
    connect(m_chart, &ParetoChart::rowChosen, this, &RunsPage::chooseRow);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::showChosen);
    connect(&m_model, &OutcomeModel::noteChanged, this, &RunsPage::writeNote);
    for (const auto signal :
         {&AppContext::projectChanged, &AppContext::prunedChanged, &AppContext::comparisonChanged, &AppContext::modelChanged})
        connect(&m_context, signal, this, &RunsPage::refresh);
}

void RunsPage::refresh()
{
    if (!isVisible())
        return; // showEvent() reads
    readModels();
    readRuns();
}

void RunsPage::readModels()
{
    const std::shared_ptr<ProjectStore> store = m_context.session()->store();
    if (!store)
        return;
    const std::string wanted = m_group->currentData().toString().toStdString();
    const auto axis = ParetoAxis(m_axis->currentData().toInt());
    m_context.jobs().run<std::shared_ptr<const OutcomeSnapshot>>(
        this, QStringLiteral("readModels"), Text(PS_TEXT("Reading the models of the project")), JobPriority::Interactive,
        [store, wanted, axis](StopFlag&, const ProgressSink&) { return readSnapshot(*store, wanted, axis); },
        [this](std::shared_ptr<const OutcomeSnapshot> snapshot) { showSnapshot(std::move(snapshot)); });
}

void RunsPage::readRuns()
{
    const std::shared_ptr<ProjectStore> store = m_context.session()->store();
    if (!store)
        return;
    m_context.jobs().run<StoredRuns>(
        this, QStringLiteral("readRuns"), Text(PS_TEXT("Reading the runs of the project")), JobPriority::Interactive,
        [store](StopFlag&, const ProgressSink&) {
            StoredRuns stored{store->runs(), {}};
            for (const StoredPlan& plan : store->plans())
                stored.plans[plan.id] = plan.name;
            return stored;
        },
        [this](StoredRuns stored) { m_runs->setRuns(std::move(stored.runs), std::move(stored.plans)); });
}

void RunsPage::showSnapshot(std::shared_ptr<const OutcomeSnapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_model.setSnapshot(m_snapshot);
    fillGroups();
    showAxis();
    showChosen();
}

void RunsPage::fillGroups()
{
    const QSignalBlocker blocker(m_group);
    m_group->clear();
    std::set<std::string> models;
    for (const ParetoGroup& group : m_snapshot->groups)
        models.insert(group.modelName);
    for (const ParetoGroup& group : m_snapshot->groups) {
        const QString title = groupTitle(group);
        m_group->addItem(models.size() > 1 ? QStringLiteral("%1 · %2").arg(QString::fromStdString(group.modelName), title)
                                           : title,
                         QString::fromStdString(group.key));
    }
    m_group->setCurrentIndex(m_group->findData(QString::fromStdString(m_model.table().group.key)));
    m_group->setEnabled(m_group->count() > 1);
}

void RunsPage::showAxis()
{
    if (!m_snapshot)
        return;
    ParetoTable table = m_model.table();
    setParetoAxis(table, m_snapshot->outcomes, ParetoAxis(m_axis->currentData().toInt()));
    m_model.setTable(table);
    m_chart->setTable(m_snapshot, table);
    showChosen();
}

void RunsPage::chooseRow(int row)
{
    const QModelIndex index = m_filter->mapFromSource(m_model.index(row, 0));
    if (!index.isValid())
        return;
    m_view->selectRow(index.row());
    m_view->scrollTo(index);
}

std::vector<std::size_t> RunsPage::chosenRows() const
{
    std::vector<std::size_t> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        rows.push_back(std::size_t(m_filter->mapToSource(index).row()));
    std::sort(rows.begin(), rows.end());
    return rows;
}

void RunsPage::showChosen()
{
    auto rows = chosenRows();
    m_chart->setChosen({rows.begin(), rows.end()});
    m_context.jobs().drop(QStringLiteral("pairRows"));
    m_verdict->setText(tr("Select two or more models to compare them."));
    if (rows.size() == 1 && !m_model.outcome(int(rows[0])).isDense()) {
        const QString sentence = verdictSentence(m_model.table().rows[rows[0]], m_model.outcome(int(rows[0])));
        if (!sentence.isEmpty())
            m_verdict->setText(sentence);
    }
    if (rows.size() < 2)
        return;
    rows.resize(std::min(rows.size(), kMostCompared));
    m_context.jobs().run<std::vector<ParetoPair>>(
        this, QStringLiteral("pairRows"), Text(PS_TEXT("Comparing models of the project")), JobPriority::Interactive,
        [store = m_context.session()->store(), snapshot = m_snapshot, table = m_model.table(),
         rows](StopFlag&, const ProgressSink&) { return pairedRows(*store, snapshot->outcomes, table, rows); },
        [this](std::vector<ParetoPair> pairs) {
            QStringList sentences;
            for (const ParetoPair& pair : pairs)
                sentences.append(pairSentence(pair, m_model.outcome(int(pair.a)), m_model.outcome(int(pair.b))));
            m_verdict->setText(sentences.join(QLatin1Char('\n')));
        });
}

void RunsPage::writeNote(const QString& plan, const QString& name, const QString& note)
{
    const std::shared_ptr<ProjectStore> store = m_context.session()->store();
    m_context.jobs().run<bool>(
        this, QString(), Text(PS_TEXT("Writing a note")), JobPriority::Interactive,
        [store, plan = plan.toStdString(), name = name.toStdString(), note = note.toStdString()](StopFlag&,
                                                                                                 const ProgressSink&) {
            store->describePlan(plan, name, note);
            return true;
        },
        [this](bool) { readModels(); });
}

void RunsPage::retranslate()
{
    m_pages->setTexts({tr("Models"), tr("All Runs")}, {tr("Each model of the project by quality and cost"),
                                                       tr("Everything that was run and measured, with what came of it")});
    m_group->setAccessibleName(tr("Measurement"));
    m_group->setToolTip(tr("What quality is. Only models measured in the same way stand in one chart."));
    m_axisLabel->setText(tr("against", "quality against a cost"));
    m_axis->setAccessibleName(tr("Cost"));
    for (int i = 0; i < m_axis->count(); ++i)
        m_axis->setItemText(i, coreText(std::string(paretoAxes()[std::size_t(i)].title)));
    m_words->setPlaceholderText(tr("Filter"));
    m_words->setAccessibleName(tr("Filter"));
    m_view->setAccessibleName(tr("Models of the project"));
    m_model.retranslate();
    if (m_snapshot)
        showSnapshot(m_snapshot);
    else
        m_verdict->setText(tr("Select two or more models to compare them."));
}

void RunsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace prunescope::gui
