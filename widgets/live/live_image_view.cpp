// Painting of one live image. The picture has at most 192 x 192 cells, so it is made anew for every painting.
#include "widgets/live/live_image_view.h"

#include "widgets/base/colour_map.h"
#include "widgets/base/export_menu.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QContextMenuEvent>
#include <QLinearGradient>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

using prunescope::LiveImage;

namespace {

constexpr int kScaleWidth = 10 * kGrid;
constexpr int kScaleHeight = kGrid;
constexpr double kLargestStretch = 3; // of a cell's sides: weights stay recognisable

QString between(const QString& low, const QString& high) { return low + QStringLiteral(" – ") + high; }

} // namespace

LiveImageView::LiveImageView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LiveImageView::setImage(const LiveImage& image, const QString& title)
{
    m_image = image;
    m_title = title;
    m_colours = coloursOf(image);
    if (m_hovered.x() >= image.columns || m_hovered.y() >= image.rows)
        m_hovered = {-1, -1};
    setAccessibleName(title);
    setAccessibleDescription(between(m_colours.lowText(), m_colours.highText()));
    update();
}

QRectF LiveImageView::pictureRect() const
{
    const int caption = fontMetrics().height() + kGrid / 2;
    const QRectF room(0, 0, width(), std::max(1, height() - caption));
    if (m_image.columns < 1 || m_image.rows < 1)
        return room;
    const double across = room.width() / m_image.columns, down = room.height() / m_image.rows;
    return {0, 0, std::min(across, down * kLargestStretch) * m_image.columns,
            std::min(down, across * kLargestStretch) * m_image.rows};
}

double LiveImageView::sweepX() const
{
    const int swept = sweptColumns(m_image);
    if (swept >= m_image.columns)
        return -1;
    const QRectF picture = pictureRect();
    return picture.left() + picture.width() * swept / std::max(1, m_image.columns);
}

QString LiveImageView::readout() const
{
    if (m_hovered.x() < 0)
        return tr("%1 cells").arg(shapeText(m_image.rows, m_image.columns));
    const auto cell = std::size_t(m_hovered.y()) * std::size_t(m_image.columns) + std::size_t(m_hovered.x());
    return tr("row %1, column %2: %3", "of a cell")
        .arg(countText(m_hovered.y()), countText(m_hovered.x()), m_colours.valueText(double(m_image.cells[cell])));
}

QStringList LiveImageView::captions() const { return {m_colours.lowText(), m_colours.highText(), readout()}; }

void LiveImageView::paintScale(QPainter& painter) const
{
    painter.setFont(numberFont(TextSize::Small));
    painter.setPen(mutedInk());
    const QFontMetrics metrics(painter.font());
    const QRectF line(0, pictureRect().bottom() + kGrid / 2, width(), metrics.height());
    const QStringList texts = captions();
    const double low = metrics.horizontalAdvance(texts[0]), high = metrics.horizontalAdvance(texts[1]);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, texts[0]);
    const QRectF bar(low + kGrid, line.center().y() - kScaleHeight / 2.0, kScaleWidth, kScaleHeight);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (int step = 0; step <= 16; ++step)
        gradient.setColorAt(step / 16.0, QColor::fromRgb(m_colours.colourAtPosition(step / 16.0)));
    painter.fillRect(bar, gradient);
    painter.drawText(line.adjusted(bar.right() + kGrid, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, texts[1]);
    const double left = bar.right() + kGrid + high + 2 * kGrid;
    painter.drawText(line.adjusted(left, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(texts[2], Qt::ElideRight, int(std::max(0.0, width() - left))));
}

void LiveImageView::paintAll(QPainter& painter) const
{
    painter.fillRect(rect(), palette().color(QPalette::Window));
    if (m_image.columns < 1 || m_image.rows < 1)
        return;
    const QRectF picture = pictureRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, picture.width() < m_image.columns);
    painter.drawImage(picture, drawLiveImage(m_image, m_colours, surface().rgb()));
    if (const double front = sweepX(); front >= 0)
        painter.fillRect(QRectF(front - 1, picture.top(), 2, picture.height()), accent());
    if (hasFocus()) {
        painter.setPen(accent());
        painter.drawRect(picture.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    paintScale(painter);
}

void LiveImageView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintAll(painter);
}

void LiveImageView::mouseMoveEvent(QMouseEvent* event)
{
    const QRectF picture = pictureRect();
    QPoint cell(-1, -1);
    if (picture.contains(event->position()) && m_image.columns > 0)
        cell = {std::min(m_image.columns - 1, int((event->position().x() - picture.left()) / picture.width() * m_image.columns)),
                std::min(m_image.rows - 1, int((event->position().y() - picture.top()) / picture.height() * m_image.rows))};
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    update();
}

void LiveImageView::leaveEvent(QEvent*)
{
    m_hovered = {-1, -1};
    update();
}

QList<QStringList> LiveImageView::table() const
{
    QList<QStringList> rows{{tr("row")}};
    for (int column = 0; column < m_image.columns; ++column)
        rows[0] << QString::number(column);
    for (int row = 0; row < m_image.rows; ++row) {
        QStringList line{QString::number(row)};
        for (int column = 0; column < m_image.columns; ++column)
            line << plainNumber(double(m_image.cells[std::size_t(row) * std::size_t(m_image.columns) + std::size_t(column)]));
        rows << line;
    }
    return rows;
}

bool LiveImageView::saveTo(const QString& path)
{
    return savePicture(path, size(), m_title, [this](QPainter& painter) {
        painter.fillRect(rect(), surface());
        const QRectF picture = pictureRect();
        painter.drawImage(picture, drawLiveImage(m_image, m_colours, surface().rgb()));
        paintScale(painter);
    });
}

void LiveImageView::fillMenu(QMenu* menu)
{
    addExportActions(menu, this, {m_title, [this](const QString& path) { return saveTo(path); }, [this] { return table(); }});
}

void LiveImageView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    fillMenu(&menu);
    menu.exec(event->globalPos());
}

void LiveImageView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    update();
}

QSize LiveImageView::sizeHint() const { return {48 * kGrid, 26 * kGrid}; }
QSize LiveImageView::minimumSizeHint() const { return {24 * kGrid, 14 * kGrid}; }

} // namespace prunescope::gui
