// Joins the tree's view to the plans of the project.
#include "app/plan_tree_panel.h"

#include "app/app_context.h"
#include "widgets/base/number_text.h"
#include "widgets/base/table_dialog.h"
#include "widgets/experiments/origin_dialog.h"
#include "widgets/experiments/plan_tree_view.h"

#include <QEvent>
#include <QVBoxLayout>

#include <cmath>

namespace prunescope::gui {

namespace {

using Facts = QList<std::pair<QString, QString>>;

constexpr double kPoints = 100; // of a share

QString changeText(const QString& a, const QString& b) { return a == b ? a : a + QStringLiteral(" → ") + b; }

QString paramsText(const PlanEntry& entry)
{
    return entry.params.empty() ? QString() : QString::fromStdString(paramsToJson(entry.params).dump());
}

/// One matrix of two plans as a row of the list.
QStringList differenceRow(const MatrixDifference& one)
{
    QStringList row{QString::fromStdString(one.matrix)};
    for (const auto& entry : {one.a, one.b})
        row << (entry ? QString::number(kPoints * entry->sparsityShare, 'g', 6) : QString());
    const double points = kPoints * one.shareDifference();
    row << (std::isnan(points) ? QString() : QString::number(points, 'g', 6));
    const auto both = [&one](const auto& textOf) {
        return changeText(one.a ? textOf(*one.a) : QStringLiteral("–"), one.b ? textOf(*one.b) : QStringLiteral("–"));
    };
    return row << both([](const PlanEntry& entry) { return QString::fromStdString(entry.method); })
               << both([](const PlanEntry& entry) { return QString::fromStdString(patternText(entry.pattern)); }) << both(paramsText)
               << both([](const PlanEntry& entry) { return entry.isLocked ? PlanTreePanel::tr("locked") : PlanTreePanel::tr("free"); });
}

void addRunFacts(Facts& facts, const StoredRun& run, const QString& title)
{
    facts << std::pair(title, PlanTreePanel::tr("%1, %2").arg(countText(run.id), momentText(run.finishedMs)))
          << std::pair(PlanTreePanel::tr("Program version"), QString::fromStdString(run.version));
    if (run.kind != "prune")
        return;
    facts << std::pair(PlanTreePanel::tr("Calibration text"), QString::fromStdString(run.calibrationSha256))
          << std::pair(PlanTreePanel::tr("Seed"), QString::number(run.seed));
}

} // namespace

PlanTreePanel::PlanTreePanel(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_history(context), m_view(new PlanTreeView)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connectHistory();
    connectView();
    m_history.refresh();
}

void PlanTreePanel::connectHistory()
{
    connect(&m_history, &PlanHistory::treeChanged, this, [this] { m_view->setTree(m_history.tree()); });
    connect(&m_history, &PlanHistory::baseChanged, this, [this] {
        m_view->setHasPlan(m_context.info() && !m_context.plan().isEmpty());
        m_view->setBase(m_history.base() ? m_history.base()->id : std::string(), m_history.isEdited());
    });
    connect(&m_history, &PlanHistory::kept, m_view, &PlanTreeView::select);
    connect(&m_history, &PlanHistory::refused, this, &PlanTreePanel::refused);
    connect(&m_context, &AppContext::modelChanged, this, &PlanTreePanel::endComparison);
    connect(&m_context, &AppContext::projectChanged, this, &PlanTreePanel::endComparison);
    connect(&m_context, &AppContext::planChanged, this, [this] {
        if (!m_compared || m_compared->second)
            return;
        updateComparison();
        Q_EMIT differenceChanged();
    });
}

void PlanTreePanel::connectView()
{
    connect(m_view, &PlanTreeView::keepAsked, &m_history, &PlanHistory::keep);
    connect(m_view, &PlanTreeView::restoreAsked, &m_history, &PlanHistory::restore);
    connect(m_view, &PlanTreeView::describeAsked, &m_history, &PlanHistory::describe);
    connect(m_view, &PlanTreeView::removeAsked, &m_history, &PlanHistory::remove);
    connect(m_view, &PlanTreeView::editBegins, this, &PlanTreePanel::showAsked);
    connect(m_view, &PlanTreeView::compareAsked, this, &PlanTreePanel::compare);
    connect(m_view, &PlanTreeView::comparisonEnded, this, &PlanTreePanel::endComparison);
    connect(m_view, &PlanTreeView::listAsked, this, &PlanTreePanel::listDifferences);
    connect(m_view, &PlanTreeView::originAsked, this, [this](const QString& id) {
        m_history.readOrigin(id, [this](const PlanOrigin& origin) { showOrigin(origin); });
    });
}

QString PlanTreePanel::nameOf(const QString& id) const
{
    const PlanNode* node = m_history.tree()->find(id.toStdString());
    return node && !node->name.empty() ? QString::fromStdString(node->name) : id.left(8);
}

void PlanTreePanel::compare(const QString& first, const QString& second)
{
    const QStringList ids = second.isEmpty() ? QStringList{first} : QStringList{first, second};
    m_history.read(ids, [this, first, second](std::vector<Plan> plans) {
        Compared compared{std::move(plans[0]), {}, nameOf(first), {}};
        if (plans.size() > 1) {
            compared.second = std::move(plans[1]);
            compared.secondName = nameOf(second);
        }
        m_compared = std::move(compared);
        updateComparison();
        Q_EMIT comparisonChanged();
        Q_EMIT showAsked();
    });
}

void PlanTreePanel::endComparison()
{
    if (!m_compared)
        return;
    m_compared.reset();
    m_comparison = {};
    showSentence();
    Q_EMIT comparisonChanged();
}

void PlanTreePanel::updateComparison()
{
    m_comparison = comparePlans(m_compared->first, m_compared->second ? *m_compared->second : m_context.plan().plan());
    showSentence();
}

void PlanTreePanel::showSentence()
{
    if (!m_compared)
        return m_view->showComparison({});
    const QString count = tr("%1 of %2 matrices differ", "two numbers")
                              .arg(countText(m_comparison.differing), countText(qint64(m_comparison.matrices.size())));
    m_view->showComparison(m_compared->second
                               ? tr("“%1” against “%2”: %3.").arg(m_compared->secondName, m_compared->firstName, count)
                               : tr("Present plan against “%1”: %2.").arg(m_compared->firstName, count));
}

std::optional<MapQuantity> PlanTreePanel::difference() const
{
    if (!m_compared)
        return std::nullopt;
    MapQuantity quantity{QStringLiteral("planDifference"), m_compared->second
                                                               ? tr("“%1” minus “%2”").arg(m_compared->secondName, m_compared->firstName)
                                                               : tr("Difference to “%1”").arg(m_compared->firstName)};
    quantity.unit = tr("points");
    quantity.tip = m_compared->second ? tr("How many points of sparsity more or less the first plan removes of each matrix.")
                                      : tr("How many points of sparsity more or less the present plan removes of each matrix.");
    quantity.isSigned = true;
    for (const MatrixDifference& one : m_comparison.matrices)
        quantity.values[one.matrix] = kPoints * one.shareDifference();
    return quantity;
}

void PlanTreePanel::listDifferences()
{
    if (!m_compared)
        return;
    const QString first = m_compared->firstName, second = m_compared->second ? m_compared->secondName : tr("present plan");
    QList<QStringList> rows{{tr("Matrix"), tr("% in “%1”").arg(first), tr("% in “%1”").arg(second), tr("Points"), tr("Method"),
                             tr("Pattern"), tr("Parameters"), tr("Lock")}};
    for (const MatrixDifference& one : m_comparison.matrices)
        if (one.differs())
            rows << differenceRow(one);
    auto* dialog = new TableDialog(tr("Differences between Plans"), rows, this);
    dialog->setObjectName(QStringLiteral("planDifferences"));
    dialog->resize(dialog->width() * 3 / 2, dialog->height());
    dialog->show();
}

void PlanTreePanel::showOrigin(const PlanOrigin& origin)
{
    const PlanNode& node = origin.node;
    Facts facts{{tr("Plan"), QString::fromStdString(node.id)},
                {tr("Parent"), node.parent.empty() ? tr("none") : QString::fromStdString(node.parent)},
                {tr("Kept"), momentText(node.createdMs)},
                {tr("Model"), QString::fromStdString(node.modelFingerprint)},
                {tr("Project"), origin.project.isEmpty() ? tr("in memory, not saved yet") : origin.project}};
    if (node.plannedShare)
        facts << std::pair(tr("Planned sparsity"), percentText(*node.plannedShare, 2));
    if (node.achievedShare)
        facts << std::pair(tr("Achieved sparsity"), percentText(*node.achievedShare, 2));
    if (node.prune)
        addRunFacts(facts, *node.prune, tr("Pruned by run"));
    if (const auto& row = node.evaluation) {
        facts << std::pair(tr("Perplexity"), valueWithErrorText(row->perplexity, row->standardError.value_or(0)))
              << std::pair(tr("Measured"), measurementName(*row)) << std::pair(tr("Evaluation text"), QString::fromStdString(row->textSha256));
        if (row->prunedBy)
            facts << std::pair(tr("Measured model"), tr("pruned by run %1").arg(countText(*row->prunedBy)));
    }
    if (node.measuredBy)
        addRunFacts(facts, *node.measuredBy, tr("Measured by run"));
    Json json = Json::object();
    if (!origin.pruneParameters.is_null())
        json["prune"] = origin.pruneParameters;
    if (!origin.measureParameters.is_null())
        json["measure"] = origin.measureParameters;
    auto* dialog = new OriginDialog(tr("Where “%1” Comes From").arg(nameOf(QString::fromStdString(node.id))), facts,
                                    json.empty() ? QString() : QString::fromStdString(json.dump(2)), this);
    dialog->show();
}

void PlanTreePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showSentence();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
