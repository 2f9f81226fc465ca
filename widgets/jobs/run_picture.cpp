// Painting of the run's grid; the model holds everything it shows.
#include "widgets/jobs/run_picture.h"

#include "widgets/base/colour_map.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

namespace {

constexpr int kKindWidth = 11 * kGrid;
constexpr int kBlockHeight = 3 * kGrid;
constexpr double kGap = 2;
constexpr double kLargestCell = 7 * kGrid;

} // namespace

RunPicture::RunPicture(RunReportModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    setObjectName(QStringLiteral("runPicture"));
    connect(&model, &QAbstractItemModel::modelReset, this, &RunPicture::arrange);
    connect(&model, &QAbstractItemModel::dataChanged, this, &RunPicture::arrange);
    arrange();
}

void RunPicture::arrange()
{
    m_kinds.clear();
    m_blocks = 0;
    m_largestError = 0;
    for (const auto& row : m_model.rows()) {
        if (!m_kinds.contains(row.kind))
            m_kinds.append(row.kind);
        m_blocks = std::max(m_blocks, row.block + 1);
        if (row.hasFigures)
            m_largestError = std::max(m_largestError, row.outputError);
    }
    setAccessibleName(tr("Progress of the run by block and kind of matrix"));
    updateGeometry();
    update();
}

QSize RunPicture::sizeHint() const
{
    return QSize(kKindWidth + std::max(8, m_blocks) * 5 * kGrid, kBlockHeight + int(std::max<qsizetype>(7, m_kinds.size())) * 3 * kGrid);
}

QSize RunPicture::minimumSizeHint() const
{
    return QSize(kKindWidth + 20 * kGrid, kBlockHeight + int(std::max<qsizetype>(4, m_kinds.size())) * 2 * kGrid);
}

QRectF RunPicture::cellRect(int block, int kind) const
{
    const double width = std::min(kLargestCell * 1.5, double(this->width() - kKindWidth) / std::max(1, m_blocks));
    const double height = std::min(kLargestCell, double(this->height() - kBlockHeight) / std::max<qsizetype>(1, m_kinds.size()));
    const double gap = std::min(kGap, width / 4);
    return QRectF(kKindWidth + block * width, kBlockHeight + kind * height, width - gap, height - kGap);
}

void RunPicture::paintCell(QPainter& painter, const RunReportModel::Row& row, const QRectF& cell) const
{
    QColor fill = hairline();
    if (row.hasFigures && row.outputError >= 0 && m_largestError > 0)
        fill = QColor::fromRgb(colourAt(ColourMap::Viridis, row.outputError / m_largestError));
    else if (row.state == MatrixState::Done)
        fill = mutedInk();
    else if (row.state == MatrixState::Working)
        fill = accent();
    painter.fillRect(cell, fill);
    const bool fits = cell.width() > 5.5 * kGrid && cell.height() > 2 * kGrid;
    if (!fits)
        return;
    painter.setPen(inkOn(fill.rgb()));
    if (row.hasFigures)
        painter.drawText(cell, Qt::AlignCenter,
                         row.outputError >= 0 ? percentText(row.outputError, 0) : percentText(row.achievedShare, 0));
    else if (row.state == MatrixState::Waiting)
        painter.drawText(cell, Qt::AlignCenter, percentText(row.plannedShare, 0));
}

void RunPicture::paintTitles(QPainter& painter) const
{
    painter.setPen(mutedInk());
    for (int kind = 0; kind < m_kinds.size(); ++kind) {
        const QRectF cell = cellRect(0, kind);
        painter.drawText(QRectF(0, cell.top(), kKindWidth - kGrid, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                         m_kinds[kind]);
    }
    const double width = cellRect(0, 0).width() + kGap;
    const int step = std::max(1, int(std::ceil(3.0 * kGrid / width)));
    for (int block = 0; block < m_blocks; block += step) {
        const QRectF cell = cellRect(block, 0);
        painter.drawText(QRectF(cell.center().x() - 3 * kGrid, 0, 6 * kGrid, kBlockHeight - 4),
                         Qt::AlignHCenter | Qt::AlignBottom, QString::number(block));
    }
}

void RunPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(numberFont(TextSize::Small));
    for (const auto& row : m_model.rows())
        paintCell(painter, row, cellRect(row.block, int(m_kinds.indexOf(row.kind))));
    if (m_blocks > 0)
        paintTitles(painter);
}

const RunReportModel::Row* RunPicture::rowAt(const QPointF& position) const
{
    for (const auto& row : m_model.rows()) {
        if (cellRect(row.block, int(m_kinds.indexOf(row.kind))).contains(position))
            return &row;
    }
    return nullptr;
}

void RunPicture::mousePressEvent(QMouseEvent* event)
{
    if (const auto* row = rowAt(event->position()))
        Q_EMIT matrixChosen(row->name);
}

bool RunPicture::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto* row = rowAt(help->pos());
    if (!row) {
        QToolTip::hideText();
        return true;
    }
    QString text = tr("%1: planned %2").arg(row->name, percentText(row->plannedShare));
    if (row->hasFigures)
        text += QLatin1Char('\n') + tr("achieved %1").arg(percentText(row->achievedShare));
    if (row->hasFigures && row->outputError >= 0)
        text += QLatin1Char('\n') + tr("output error %1").arg(percentText(row->outputError));
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace prunescope::gui
