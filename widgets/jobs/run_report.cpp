// Headline, picture and table of a run.
#include "widgets/jobs/run_report.h"

#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/run_picture.h"

#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace prunescope::gui {

RunReport::RunReport(QWidget* parent)
    : QWidget(parent), m_headline(new QLabel(this)), m_detail(new QLabel(this)), m_legend(new QLabel(this)),
      m_picture(new RunPicture(m_model, this)), m_table(new QTableView(this)), m_tabs(new QTabWidget(this)),
      m_export(new QPushButton(this))
{
    m_headline->setObjectName(QStringLiteral("runHeadline"));
    m_headline->setWordWrap(true);
    makeTitle(m_headline);
    m_detail->setObjectName(QStringLiteral("runDetail"));
    m_detail->setWordWrap(true);
    makeCaption(m_detail);
    makeCaption(m_legend);
    m_export->setObjectName(QStringLiteral("exportRunCsv"));
    buildTable();
    m_tabs->setObjectName(QStringLiteral("runTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildFigures(), QString());
    auto* head = new QHBoxLayout;
    head->addWidget(m_headline, 1);
    head->addWidget(m_export, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(head);
    layout->addWidget(m_detail);
    layout->addWidget(m_tabs, 1);
    connect(m_export, &QPushButton::clicked, this, &RunReport::saveCsv);
    connect(m_picture, &RunPicture::matrixChosen, this, &RunReport::matrixChosen);
    connect(m_picture, &RunPicture::matrixChosen, this, &RunReport::selectMatrix);
    retranslate();
}

namespace {

/// A page of the tabs: they draw no frame, so the page keeps its distance.
QWidget* framed(QWidget* content)
{
    auto* frame = new QWidget;
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(0, kGrid, 0, 0);
    layout->addWidget(content);
    return frame;
}

} // namespace

QWidget* RunReport::buildFigures()
{
    auto* top = new QWidget;
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, kGrid);
    topLayout->addWidget(m_picture, 1);
    topLayout->addWidget(m_legend);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("runSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(top);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(1, 1);
    return framed(splitter);
}

void RunReport::addPage(QWidget* page)
{
    m_tabs->insertTab(0, framed(page), QString());
    m_tabs->setCurrentIndex(1);
}

void RunReport::setPageTitle(const QString& title) { m_tabs->setTabText(0, title); }
bool RunReport::isPageShown() const { return m_tabs->count() > 1 && m_tabs->currentIndex() == 0; }
void RunReport::setPageShown(bool isShown) { m_tabs->setCurrentIndex(isShown ? 0 : m_tabs->count() - 1); }

void RunReport::buildTable()
{
    m_table->setObjectName(QStringLiteral("runReport"));
    auto* proxy = new QSortFilterProxyModel(this);
    proxy->setSourceModel(&m_model);
    proxy->setSortRole(RunReportModel::SortRole);
    m_table->setModel(proxy);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(RunReportModel::Matrix, QHeaderView::Stretch);
    for (int column = RunReportModel::Method; column < RunReportModel::ColumnCount; ++column)
        header->resizeSection(column, 12 * kGrid);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            Q_EMIT matrixChosen(current.siblingAtColumn(RunReportModel::Matrix).data().toString());
    });
}

void RunReport::say(std::function<void()> sentences)
{
    m_say = std::move(sentences);
    if (m_say)
        m_say();
}

void RunReport::prepare(const Plan& plan, const ModelInfo& model)
{
    m_model.begin(plan, model);
    m_result = PruneResult{};
    m_export->setEnabled(false);
    say([this] {
        m_headline->setText(tr("%n matrices to prune", nullptr, m_model.rowCount()));
        m_detail->setText(tr("The table fills in with the achieved sparsity, output error and time of each."));
        m_legend->setText(tr("Columns are blocks, rows are kinds of matrices. Number: planned sparsity."));
        m_export->setToolTip(tr("There is no finished run yet."));
    });
}

void RunReport::begin(const Plan& plan, const ModelInfo& model)
{
    m_model.begin(plan, model);
    m_result = PruneResult{};
    m_export->setEnabled(false);
    say([this] {
        m_headline->setText(tr("Pruning…"));
        m_detail->setText(tr("%n matrices to prune", nullptr, m_model.rowCount()));
        m_legend->setText(tr("Columns are blocks, rows are kinds of matrices. Blue: being pruned; grey: pruned."));
        m_export->setToolTip(tr("There is no finished run yet."));
    });
}

void RunReport::showProgress(int block, const QString& sentence)
{
    if (block >= 0)
        m_model.setBlock(block);
    m_detail->setText(sentence);
}

void RunReport::showResult(const PruneResult& result)
{
    m_model.setResult(result);
    m_result = result;
    m_result.model.reset(); // the report keeps figures, not tensors
    m_export->setEnabled(true);
    say([this] { describe(); });
}

void RunReport::describe()
{
    m_headline->setText(tr("%1 of the block matrices are zero, %2 of the whole model")
                            .arg(percentText(m_result.achievedShare), percentText(m_result.achievedModelShare)));
    QString detail = tr("Planned %1 over %n matrices; took %2.", nullptr, int(m_result.matrices.size()))
                         .arg(percentText(m_result.plannedShare), durationText(m_result.seconds));
    if (m_result.windows > 0)
        detail += QLatin1Char(' ') + tr("Calibrated on %1 windows of %2 tokens of %3.")
                                         .arg(countText(m_result.windows), countText(m_result.window),
                                              textTitle(QString::fromStdString(m_result.text.name)));
    m_detail->setText(detail);
    m_legend->setText(m_result.windows > 0
                          ? tr("Colour and number: output error, relative to the output of the unpruned matrix.")
                          : tr("Number: achieved sparsity. Without calibration text there is no output error."));
    m_export->setToolTip(tr("Saves the table with full precision."));
}

void RunReport::showEnd(const QString& sentence)
{
    m_model.reset();
    say([this, sentence] {
        m_headline->setText(sentence);
        m_detail->setText(tr("The model is as before."));
    });
}

void RunReport::clear()
{
    m_model.clear();
    say({});
    m_headline->clear();
    m_detail->clear();
    m_legend->clear();
    m_export->setEnabled(false);
}

void RunReport::selectMatrix(const QString& name)
{
    const auto* proxy = static_cast<const QSortFilterProxyModel*>(m_table->model());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.rows()[std::size_t(row)].name != name)
            continue;
        const QModelIndex index = proxy->mapFromSource(m_model.index(row, 0));
        if (m_table->currentIndex().row() != index.row())
            m_table->setCurrentIndex(index);
        return;
    }
}

void RunReport::saveCsv()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Report"), QStringLiteral("run.csv"),
                                                      tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray bytes = m_model.csv().toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        Q_EMIT failed(tr("%1 cannot be written: %2. Choose another folder.").arg(path, file.errorString()));
}

void RunReport::retranslate()
{
    m_export->setText(tr("Save as CSV…"));
    m_tabs->setTabText(m_tabs->count() - 1, tr("Figures"));
    m_table->setAccessibleName(tr("Report: one row per pruned matrix"));
    m_model.retranslate();
    say(std::move(m_say));
}

void RunReport::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
