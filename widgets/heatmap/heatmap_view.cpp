// State and painting of the heatmap; mouse and keys are in heatmap_input.cpp.
#include "widgets/heatmap/heatmap_view.h"

#include "widgets/base/export_menu.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {
namespace {

constexpr double kLargestCell = 96;   // pixels per weight when zoomed in most
constexpr double kLargestStretch = 3; // of a fitted weight's sides
constexpr std::int64_t kTableExtent = 256;
constexpr int kSettleMs = 80;

} // namespace

HeatmapView::HeatmapView(QWidget* parent)
    : QWidget(parent), m_lookup(std::make_unique<ColourLookup>(HeatmapScale()))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAutoFillBackground(false);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Heatmap"));
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (devicePixelRatioF() > 1) {
            m_isPictureStale = true;
            update();
        }
    });
}

void HeatmapView::setData(std::shared_ptr<const HeatmapData> data, const QString& scaleTitle)
{
    const bool isSameMatrix = m_data && data && m_data->score->matrix == data->score->matrix
                              && m_data->score->rows == data->score->rows
                              && m_data->score->columns == data->score->columns;
    m_data = std::move(data);
    m_scaleTitle = scaleTitle;
    if (!isSameMatrix) {
        m_mask.reset();
        m_selected = m_hovered = {-1, -1};
        m_isFitted = true;
        m_heads = {};
        clearBrush();
    }
    setAccessibleName(m_data ? tr("Heatmap of %1: %2").arg(QString::fromStdString(m_data->score->matrix), scaleTitle)
                             : tr("Heatmap"));
    updateScale();
    layOut();
}

void HeatmapView::setMask(std::shared_ptr<const HeatmapMask> mask)
{
    if (mask && (!m_data || mask->preview->rows != m_data->score->rows
                 || mask->preview->columns != m_data->score->columns))
        mask.reset();
    m_mask = std::move(mask);
    invalidate();
}

void HeatmapView::setOverlayVisible(bool isVisible)
{
    m_isOverlayVisible = isVisible;
    invalidate();
}

void HeatmapView::setPooling(Pooling pooling)
{
    m_pooling = pooling;
    invalidate();
}

void HeatmapView::setColours(const HeatmapColours& colours)
{
    m_colours[isSigned()] = colours;
    updateScale();
}

void HeatmapView::setHeads(const MatrixHeads& heads)
{
    m_heads = heads;
    layOut();
}

void HeatmapView::setAxes(const HeatmapAxes& axes)
{
    m_axes = axes;
    layOut();
}

void HeatmapView::setBrush(const HeatmapBrush& brush)
{
    if (brush == m_brush || (m_brush.isEmpty() && brush.isEmpty()))
        return;
    m_brush = brush;
    update();
    Q_EMIT brushed(m_brush);
}

void HeatmapView::updateScale()
{
    HeatmapScale scale;
    if (m_data)
        scale = scaleFor(m_data->pyramid->spread(), colours(), isSigned());
    if (m_data && m_data->isMask)
        scale = {colours().map, false, isSigned() ? -1.0 : 0.0, 1};
    if (!(scale == m_lookup->scale()))
        m_lookup = std::make_unique<ColourLookup>(scale);
    invalidate();
}

void HeatmapView::invalidate()
{
    m_isPictureStale = m_isOverviewStale = true;
    update();
}

// Fills the picture area; weights become oblong where that helps, as long as they stay recognisable.
HeatmapTransform HeatmapView::fittingView() const
{
    HeatmapTransform view;
    if (!m_data)
        return view;
    const double across = m_layout.picture.width() / double(m_data->score->columns);
    const double down = m_layout.picture.height() / double(m_data->score->rows);
    view.columnPixels = std::min({across, down * kLargestStretch, kLargestCell});
    view.rowPixels = std::min({down, across * kLargestStretch, kLargestCell});
    if (m_axes.areRowsTall) {
        view.columnPixels = std::min(across, kLargestCell);
        view.rowPixels = std::min(down, kLargestCell);
    }
    return view;
}

// Keeps zooming between the whole matrix (or one weight per pixel, if that is less) and the largest cells.
double HeatmapView::allowedFactor(double factor) const
{
    const HeatmapTransform fitting = fittingView();
    if (m_axes.areRowsTall) {
        const double least = std::min(fitting.columnPixels, 1 / devicePixelRatioF());
        return std::clamp(factor, std::min(1.0, least / m_view.columnPixels),
                          std::max(1.0, std::max(kLargestCell, fitting.columnPixels) / m_view.columnPixels));
    }
    const double least = std::min(std::min(fitting.columnPixels, fitting.rowPixels), 1 / devicePixelRatioF());
    const double most = std::max({kLargestCell, fitting.columnPixels, fitting.rowPixels});
    const double lowest = std::min(1.0, least / std::min(m_view.columnPixels, m_view.rowPixels));
    const double highest = std::max(1.0, most / std::max(m_view.columnPixels, m_view.rowPixels));
    return std::clamp(factor, lowest, highest);
}

void HeatmapView::layOut()
{
    m_layout = heatmapLayout(QRectF(rect()).adjusted(kGrid, kGrid / 2, 0, 0),
                             m_data && !m_data->score->inputNorm.empty(), m_data ? m_data->score->rows : 1,
                             m_heads.spans.empty() ? nullptr : &m_heads, m_axes.rowNames);
    if (m_isFitted)
        fit();
    else
        setView(m_view);
    invalidate();
}

void HeatmapView::keepInside(HeatmapTransform& view) const
{
    const auto place = [](double origin, double shown, double extent) {
        return shown >= extent ? (extent - shown) / 2 : std::clamp(origin, 0.0, extent - shown);
    };
    const QSizeF shown = view.shown(m_layout.picture.size());
    view.origin = {place(view.origin.x(), shown.width(), double(m_data->score->columns)),
                   place(view.origin.y(), shown.height(), double(m_data->score->rows))};
}

void HeatmapView::setView(HeatmapTransform view)
{
    if (!m_data)
        return;
    keepInside(view);
    m_view = view;
    m_layout.inset = heatmapInset(m_layout.picture, m_view, m_data->score->rows, m_data->score->columns);
    m_isPictureStale = true;
    update();
    Q_EMIT viewChanged();
}

void HeatmapView::fit()
{
    setView(fittingView());
    m_isFitted = true;
}

void HeatmapView::showOneToOne()
{
    HeatmapTransform view = m_view;
    view.columnPixels = 1 / devicePixelRatioF();
    if (!m_axes.areRowsTall)
        view.rowPixels = view.columnPixels;
    const QPointF middle(m_layout.picture.width() / 2, m_layout.picture.height() / 2);
    const QSizeF shown = view.shown(m_layout.picture.size());
    view.origin = m_view.toMatrix(middle) - QPointF(shown.width(), shown.height()) / 2;
    m_isFitted = false;
    setView(view);
}

void HeatmapView::zoomAt(const QPointF& pixel, double factor)
{
    if (!m_data)
        return;
    const QPointF local = pixel - m_layout.picture.topLeft();
    HeatmapTransform view = m_view;
    view.columnPixels *= allowedFactor(factor);
    if (!m_axes.areRowsTall)
        view.rowPixels *= allowedFactor(factor);
    view.origin = m_view.toMatrix(local) - QPointF(local.x() / view.columnPixels, local.y() / view.rowPixels);
    m_isFitted = false;
    setView(view);
}

QPoint HeatmapView::weightAt(const QPointF& pixel) const
{
    if (!m_data || !m_layout.picture.contains(pixel))
        return {-1, -1};
    const QPointF weight = m_view.toMatrix(pixel - m_layout.picture.topLeft());
    const QPoint cell(int(std::floor(weight.x())), int(std::floor(weight.y())));
    const bool isInside = cell.x() >= 0 && cell.y() >= 0 && cell.x() < m_data->score->columns
                          && cell.y() < m_data->score->rows;
    return isInside ? cell : QPoint(-1, -1);
}

HeatmapReadout HeatmapView::readout(const QPoint& weight) const
{
    if (!m_data)
        return {};
    return readWeight(*m_data, m_mask.get(), weight.y(), weight.x());
}

HeatmapReadout HeatmapView::readoutAt(const QPointF& pixel) const { return readout(weightAt(pixel)); }
HeatmapReadout HeatmapView::selectedReadout() const { return readout(m_selected); }

void HeatmapView::selectWeight(std::int64_t row, std::int64_t column)
{
    if (!m_data)
        return;
    m_selected = {int(std::clamp<std::int64_t>(column, 0, m_data->score->columns - 1)),
                  int(std::clamp<std::int64_t>(row, 0, m_data->score->rows - 1))};
    const QRectF part(m_view.origin, m_view.shown(m_layout.picture.size()));
    if (!part.contains(QRectF(m_selected, QSizeF(1, 1)))) {
        HeatmapTransform view = m_view;
        view.origin = QPointF(m_selected) - QPointF(part.width(), part.height()) / 2;
        m_isFitted = false;
        setView(view);
    }
    const HeatmapReadout selected = selectedReadout();
    const QString place = m_axes.rowNames.value(int(selected.row), countText(selected.row));
    const QString pattern = m_axes.columns.isEmpty() ? tr("Row %1, column %2: weight %3") : tr("%1, column %2: %3");
    setAccessibleDescription(pattern.arg(place, countText(selected.column), numberText(double(selected.weight))));
    update();
    Q_EMIT weightSelected(selected);
}

void HeatmapView::clearSelection()
{
    m_selected = {-1, -1};
    update();
    Q_EMIT weightSelected({});
}

HeatmapScene HeatmapView::scene() const
{
    HeatmapScene scene;
    scene.data = m_data.get();
    scene.mask = hasMask() ? m_mask.get() : nullptr;
    scene.scale = m_lookup->scale();
    scene.view = m_view;
    scene.pooling = m_pooling;
    scene.scaleTitle = m_scaleTitle;
    scene.hovered = m_hovered;
    scene.selected = m_selected;
    scene.brush = m_brush;
    scene.heads = m_heads.spans.empty() ? nullptr : &m_heads;
    scene.axes = m_axes;
    scene.isFocused = hasFocus();
    return scene;
}

QImage HeatmapView::drawImage(const QSizeF& size, const HeatmapTransform& view, double pixelRatio) const
{
    const QSize pixels = (size * pixelRatio).toSize().expandedTo({1, 1});
    QImage image(pixels, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    HeatmapRequest request;
    request.values = m_data->pyramid.get();
    request.mask = hasMask() ? m_mask->pyramid.get() : nullptr;
    request.colours = m_lookup.get();
    request.pooling = m_pooling;
    request.origin = view.origin;
    request.columnsPerPixel = 1 / (view.columnPixels * pixelRatio);
    request.rowsPerPixel = 1 / (view.rowPixels * pixelRatio);
    request.outside = surface().rgb();
    drawHeatmap(image, request);
    return image;
}

void HeatmapView::paintAll(QPainter& painter, double pixelRatio)
{
    painter.fillRect(rect(), surface());
    if (!m_data)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_isPictureStale || m_picture.isNull()) {
        m_picture = drawImage(m_layout.picture.size(), m_view, m_settle.isActive() ? 1.0 : pixelRatio);
        m_isPictureStale = false;
    }
    painter.drawImage(m_layout.picture, m_picture);
    if (!m_layout.inset.isEmpty()) {
        if (m_isOverviewStale || m_overview.isNull()) {
            HeatmapTransform whole;
            whole.columnPixels = m_layout.inset.width() / double(m_data->score->columns);
            whole.rowPixels = m_layout.inset.height() / double(m_data->score->rows);
            m_overview = drawImage(m_layout.inset.size(), whole, pixelRatio);
            m_isOverviewStale = false;
        }
        painter.drawImage(m_layout.inset, m_overview);
    }
    const HeatmapScene parts = scene();
    paintHeatmapFrame(painter, parts, m_layout);
    paintHeatmapMarks(painter, parts, m_layout);
}

void HeatmapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintAll(painter, devicePixelRatioF());
}

void HeatmapView::resizeEvent(QResizeEvent*) { layOut(); }

void HeatmapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange)
        layOut();
}

std::pair<std::int64_t, std::int64_t> HeatmapView::tableRange(double from, double extent, std::int64_t all) const
{
    return {std::clamp(std::int64_t(std::floor(from)), std::int64_t(0), all - 1),
            std::clamp(std::int64_t(std::ceil(from + extent)), std::int64_t(1), all)};
}

QList<QStringList> HeatmapView::visibleTable() const
{
    if (!m_data)
        return {};
    const MatrixPyramid& pyramid = *m_data->pyramid;
    const QSizeF shown = m_view.shown(m_layout.picture.size());
    auto columns = tableRange(m_view.origin.x(), shown.width(), pyramid.columns());
    auto rows = tableRange(m_view.origin.y(), shown.height(), pyramid.rows());
    int level = 0;
    while (std::max(columns.second - columns.first, rows.second - rows.first) > (kTableExtent << level))
        ++level;
    const auto down = [level](std::pair<std::int64_t, std::int64_t> range) {
        return std::pair(range.first >> level, ((range.second - 1) >> level) + 1);
    };
    columns = down(columns);
    rows = down(rows);
    const auto name = [level](std::int64_t cell, std::int64_t extent) {
        const std::int64_t first = cell << level, last = std::min((cell + 1) << level, extent) - 1;
        return first == last ? QString::number(first) : QStringLiteral("%1–%2").arg(first).arg(last);
    };
    QList<QStringList> table{{tr("row")}};
    for (std::int64_t c = columns.first; c < columns.second; ++c)
        table[0] << name(c, pyramid.columns());
    for (std::int64_t r = rows.first; r < rows.second; ++r) {
        QStringList line{level == 0 ? m_axes.rowNames.value(int(r), name(r, pyramid.rows())) : name(r, pyramid.rows())};
        for (std::int64_t c = columns.first; c < columns.second; ++c)
            line << plainNumber(double(pyramid.at(m_pooling, level, r, c)));
        table << line;
    }
    return table;
}

bool HeatmapView::saveTo(const QString& path)
{
    const bool isSaved = savePicture(path, size(), accessibleName(), [this](QPainter& painter) {
        invalidate();
        m_settle.stop();
        paintAll(painter, 2);
    });
    invalidate();
    return isSaved;
}

void HeatmapView::fillMenu(QMenu* menu)
{
    const bool areWeights = m_axes.columns.isEmpty();
    menu->addAction(areWeights ? tr("Fit matrix") : tr("Fit"), QKeySequence(Qt::Key_F), this, &HeatmapView::fit);
    menu->addAction(areWeights ? tr("One weight per pixel") : tr("One column per pixel"), QKeySequence(Qt::Key_1), this,
                    &HeatmapView::showOneToOne);
    if (m_selected.x() >= 0) {
        menu->addAction(tr("Brush its row"), this, [this] { setBrush({true, m_selected.y(), m_selected.y() + 1}); });
        menu->addAction(tr("Brush its column"), this, [this] { setBrush({false, m_selected.x(), m_selected.x() + 1}); });
    }
    if (!m_brush.isEmpty())
        menu->addAction(tr("Clear the brushed range"), this, &HeatmapView::clearBrush);
    menu->addSeparator();
    addExportActions(menu, this, {m_data ? QString::fromStdString(m_data->score->matrix) : QString(),
                                  [this](const QString& path) { return saveTo(path); },
                                  [this] { return visibleTable(); }});
}

} // namespace prunescope::gui
