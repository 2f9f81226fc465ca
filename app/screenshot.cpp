// The job queue says when it is idle; a quiet while lets posted results be drawn.
#include "app/screenshot.h"

#include "app/app_context.h"
#include "app/main_window.h"
#include "app/open_dialog.h"
#include "app/report_orders.h"
#include "core/plan/method_info.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QComboBox>
#include <QDialog>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

namespace prunescope::gui {

namespace {

constexpr int kTickMs = 5;
constexpr int kQuietMs = 150; // the result of one job may start another, after a short delay
constexpr std::size_t kWatched = 8; // matrices of a run before a picture of it is worth taking

} // namespace

WhenSettled::WhenSettled(MainWindow& window, QStringList steps, std::function<void(qint64)> then)
    : QObject(&window), m_window(window), m_steps(std::move(steps)), m_then(std::move(then))
{
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &WhenSettled::check);
    timer->start(kTickMs);
}

void WhenSettled::startStep(const QString& step)
{
    AppContext& context = m_window.context();
    if (step == QLatin1String("measure"))
        context.measureInputs();
    else if (step == QLatin1String("prune"))
        context.startPrune();
    else if (step == QLatin1String("compare"))
        context.startCompare();
    else if (step == QLatin1String("details"))
        showModelDetails(context, &m_window);
    else if (step == QLatin1String("masks")) {
        m_window.findChild<QAction*>(QStringLiteral("compareMasks"))->trigger();
        m_window.findChild<QPushButton*>(QStringLiteral("startOverlap"))->click();
    } else if (step == QLatin1String("sweep"))
        m_window.findChild<QPushButton*>(QStringLiteral("startSensitivity"))->click();
    else if (step == QLatin1String("keep")) {
        m_window.findChild<QTabWidget*>(QStringLiteral("planTabs"))->setCurrentIndex(1);
        m_window.findChild<QAction*>(QStringLiteral("keepPlan"))->trigger();
    } else if (step == QLatin1String("activations")) {
        m_window.findChild<QAction*>(QStringLiteral("exploreActivations"))->trigger();
        m_window.findChild<EmptyState*>(QStringLiteral("activationsEmpty"))->button()->click();
    } else if (step == QLatin1String("generate"))
        m_window.findChild<QPushButton*>(QStringLiteral("generate"))->click();
    else
        startOther(step);
}

/// Steps with a value, and the one that does not wait for its end.
void WhenSettled::startOther(const QString& step)
{
    AppContext& context = m_window.context();
    const QString value = step.section(QLatin1Char('='), 1);
    PlanDocument& plan = context.plan();
    if (step.startsWith(QLatin1String("method="))) {
        plan.setMethod(plan.rowsOf(PlanScope::All, 0), value.toStdString());
    } else if (step.startsWith(QLatin1String("param="))) {
        const std::string method = plan.entry(0).method;
        const auto [key, parsed] = parseParam(methodInfo(method).params, value.toStdString(), method);
        ParamValues values = plan.entry(0).params;
        values.insert_or_assign(key, parsed);
        plan.setParams(plan.rowsOf(PlanScope::All, 0), values);
    } else if (step.startsWith(QLatin1String("windows="))) {
        CalibrationParams calibration = context.calibration();
        calibration.samples = value.toInt();
        context.setCalibration(calibration);
    } else if (step.startsWith(QLatin1String("weight="))) {
        m_window.findChild<HeatmapView*>(QStringLiteral("weightHeatmap"))->selectWeight(value.section(QLatin1Char(':'), 0, 0).toInt(),
                                                         value.section(QLatin1Char(':'), 1, 1).toInt());
    } else if (step.startsWith(QLatin1String("quantity="))) {
        auto* list = m_window.findChild<QComboBox*>(QStringLiteral("heatmapQuantity"));
        list->setCurrentIndex(list->findData(value));
    } else if (step.startsWith(QLatin1String("rows="))) {
        m_window.findChild<HeatmapView*>(QStringLiteral("weightHeatmap"))->setBrush({true, value.section(QLatin1Char(':'), 0, 0).toInt(),
                                                      value.section(QLatin1Char(':'), 1, 1).toInt()});
    } else if (step.startsWith(QLatin1String("total="))) {
        plan.shiftTotal(value.toDouble());
    } else if (step.startsWith(QLatin1String("against="))) { // the plan in this row of the tree
        auto* tree = m_window.findChild<QTreeView*>(QStringLiteral("planTree"));
        tree->setCurrentIndex(tree->model()->index(value.toInt(), 0));
        m_window.findChild<QAction*>(QStringLiteral("comparePlans"))->trigger();
    } else if (step.startsWith(QLatin1String("compareTab="))) {
        m_window.findChild<QTabWidget*>(QStringLiteral("compareTabs"))->setCurrentIndex(value.toInt());
    } else if (step.startsWith(QLatin1String("press="))) { // the button of this name
        m_window.findChild<QPushButton*>(value)->click();
    } else if (step.startsWith(QLatin1String("row="))) { // TABLE:ROW
        m_window.findChild<QTableView*>(value.section(QLatin1Char(':'), 0, 0))->selectRow(value.section(QLatin1Char(':'), 1, 1).toInt());
    } else if (step.startsWith(QLatin1String("report="))) {
        m_window.reports().write(value);
    } else if (step == QLatin1String("watch")) {
        m_isWatching = true;
        context.startPrune();
    }
}

bool WhenSettled::seesWork() const
{
    const LiveFeed& live = m_window.context().live();
    const auto picture = live.history().find(live.newestMatrix().toStdString());
    return live.history().matrices().size() >= kWatched && picture && !picture->images.empty()
           && picture->images.front().swept < 1;
}

void WhenSettled::check()
{
    AppContext& context = m_window.context();
    if (m_isWatching && seesWork()) {
        deleteLater();
        return m_then(0);
    }
    const bool isQuiet = context.jobs().queue()->isIdle() && (context.model() || !context.isBusy(Place::Model));
    if (!isQuiet)
        m_quiet.invalidate();
    else if (!m_quiet.isValid())
        m_quiet.start();
    if (!m_quiet.isValid() || m_quiet.elapsed() < kQuietMs)
        return;
    if (!m_steps.isEmpty()) {
        m_quiet.invalidate();
        startStep(m_steps.takeFirst());
        return;
    }
    deleteLater();
    m_then(m_quiet.elapsed());
}

void whenPictured(MainWindow& window, std::function<void()> then)
{
    auto* poll = new QTimer(&window);
    QObject::connect(poll, &QTimer::timeout, &window, [&window, poll, then = std::move(then)] {
        const auto* heatmap = window.findChild<HeatmapView*>(QStringLiteral("weightHeatmap"));
        const bool isThere = window.context().model() && heatmap && heatmap->data();
        if (!isThere)
            return;
        poll->stop();
        poll->deleteLater();
        window.repaint();
        then();
    });
    poll->start(5);
}

bool saveScreenshot(MainWindow& window, const QString& path)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget* dialog : window.findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        const QPoint corner = window.rect().center() - dialog->rect().center();
        painter.drawPixmap(corner, dialog->grab());
        painter.setPen(hairline());
        painter.drawRect(QRect(corner, dialog->size()));
    }
    painter.end();
    return picture.save(path);
}

} // namespace prunescope::gui
