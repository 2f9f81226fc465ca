// What leaves a chart: pictures, CSV, a table. Pictures are drawn in the light theme, since they end on paper.
#include "widgets/base/chart_private.h"

#include "widgets/base/export_menu.h"
#include "widgets/base/svg_writer.h"
#include "widgets/base/table_dialog.h"
#include "widgets/base/theme.h"

#include <QMenu>

namespace prunescope::gui {
namespace {

void appendSeries(QList<QStringList>& rows, const std::vector<ChartSeries>& series, bool hasLimits)
{
    for (const ChartSeries& one : series) {
        for (std::size_t i = 0; i < one.x.size() && i < one.y.size(); ++i) {
            QStringList row{one.name, plainNumber(one.x[i]), plainNumber(one.y[i])};
            if (hasLimits)
                row << (i < one.low.size() ? plainNumber(one.low[i]) : QString())
                    << (i < one.high.size() ? plainNumber(one.high[i]) : QString());
            if (!one.labels.isEmpty())
                row[0] = QStringList{one.name, one.labels.value(qsizetype(i))}.join(QLatin1Char(' ')).trimmed();
            rows << row;
        }
    }
}

} // namespace

QList<QStringList> Chart::table() const
{
    QList<QStringList> rows;
    if (!d->histograms.empty()) {
        const std::vector<double>& edges = d->histograms[0].edges;
        rows << QStringList{tr("from"), tr("to")};
        for (const ChartHistogram& one : d->histograms)
            rows[0] << (one.name.isEmpty() ? d->yAxis.title : one.name);
        for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
            QStringList row{plainNumber(edges[i]), plainNumber(edges[i + 1])};
            for (const ChartHistogram& one : d->histograms)
                row << (i < one.counts.size() ? plainNumber(one.counts[i]) : QString());
            rows << row;
        }
        return rows;
    }
    if (!d->bars.empty()) {
        QStringList header{d->xAxis.title};
        for (const ChartBars& one : d->bars)
            header << (one.name.isEmpty() ? d->yAxis.title : one.name);
        rows << header;
        for (qsizetype i = 0; i < d->categories.size(); ++i) {
            QStringList row{d->categories[i]};
            for (const ChartBars& one : d->bars)
                row << (std::size_t(i) < one.values.size() ? plainNumber(one.values[std::size_t(i)]) : QString());
            rows << row;
        }
        return rows;
    }
    bool hasLimits = false;
    for (const ChartSeries& one : d->series)
        hasLimits = hasLimits || !one.low.empty();
    rows << QStringList{tr("series"), d->xAxis.title, d->yAxis.title};
    if (hasLimits)
        rows[0] << tr("low") << tr("high");
    appendSeries(rows, d->series, hasLimits);
    return rows;
}

QString Chart::csv() const { return csvText(table()); }

void Chart::showAsTable()
{
    (new TableDialog(d->title, table(), this))->show();
}

bool Chart::Private::write(const QString& path)
{
    const PrintColours printColours;
    applyColours();
    const QSize size = plot->size();
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return plot->savePdf(path, size.width(), size.height());
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return saveSvg(path, size, title, [this](QPaintDevice& device) {
            QCPPainter painter(&device);
            painter.setMode(QCPPainter::pmVectorized);
            painter.setMode(QCPPainter::pmNoCaching);
            plot->toPainter(&painter, plot->width(), plot->height());
        });
    return plot->savePng(path, size.width(), size.height(), 2.0);
}

bool Chart::saveTo(const QString& path)
{
    d->leave();
    const bool isSaved = d->write(path);
    d->applyColours();
    d->replot();
    return isSaved;
}

void Chart::fillMenu(QMenu* menu)
{
    menu->addAction(tr("Fit to data"), QKeySequence(Qt::Key_R), this, &Chart::fit);
    menu->addSeparator();
    addExportActions(menu, this, {d->title, [this](const QString& path) { return saveTo(path); }, [this] { return table(); }});
}

} // namespace prunescope::gui
