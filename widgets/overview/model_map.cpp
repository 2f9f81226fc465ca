// Quantities, their choice and their scale; the cells are MapCanvas.
#include "widgets/overview/model_map.h"

#include "widgets/base/export_menu.h"
#include "widgets/base/number_text.h"
#include "widgets/base/selection.h"
#include "widgets/base/theme.h"
#include "widgets/overview/map_canvas.h"
#include "widgets/overview/map_legend.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace prunescope::gui {

ModelMap::ModelMap(Selection* selection, QWidget* parent)
    : QWidget(parent), m_caption(new QLabel), m_combo(new QComboBox), m_legend(new MapLegend), m_missing(new QLabel), m_step(new QPushButton),
      m_canvas(new MapCanvas)
{
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_combo->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the legend gives way first
    m_caption->setBuddy(m_combo);
    makeCaption(m_caption);
    makeCaption(m_missing);

    auto* top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(m_caption);
    top->addWidget(m_combo);
    top->addSpacing(kGrid);
    top->addWidget(m_missing);
    top->addWidget(m_step);
    top->addStretch(1);
    top->addWidget(m_legend);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(top);
    layout->addWidget(m_canvas, 1);

    m_canvas->setTipText([this](const MatrixInfo& matrix) { return tipText(matrix); });
    connect(m_combo, &QComboBox::currentIndexChanged, this, [this] {
        showQuantity();
        Q_EMIT quantityChosen(quantity());
    });
    connect(m_step, &QPushButton::clicked, this, [this] { Q_EMIT stepChosen(quantity()); });
    connect(m_canvas, &MapCanvas::matrixChosen, selection, &Selection::selectMatrix);
    connect(selection, &Selection::matrixSelected, m_canvas, &MapCanvas::setSelected);
    retranslate();
    showQuantity();
}

// Titles of quantities are the owner's, who sets them again.
void ModelMap::retranslate()
{
    m_caption->setText(tr("Colour"));
    m_combo->setAccessibleName(tr("Quantity of the model map"));
}

void ModelMap::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ModelMap::setModel(const ModelInfo& model)
{
    m_canvas->setMatrices(model.matrices, model.kinds, model.blocks);
    showQuantity();
}

void ModelMap::clearModel()
{
    m_canvas->setMatrices({}, {}, 0);
    showQuantity();
}

void ModelMap::setQuantities(std::vector<MapQuantity> quantities)
{
    const QString chosen = quantity();
    const QSignalBlocker blocker(m_combo);
    m_quantities = std::move(quantities);
    m_combo->clear();
    for (const MapQuantity& one : m_quantities) {
        m_combo->addItem(one.title, one.id);
        m_combo->setItemData(m_combo->count() - 1, one.tip, Qt::ToolTipRole);
    }
    m_combo->setCurrentIndex(std::max(m_combo->findData(chosen), m_combo->count() > 0 ? 0 : -1));
    showQuantity();
}

void ModelMap::setValues(const QString& id, std::map<std::string, double> values)
{
    for (MapQuantity& one : m_quantities)
        if (one.id == id)
            one.values = std::move(values);
    if (id == quantity())
        showQuantity();
}

void ModelMap::chooseQuantity(const QString& id) { m_combo->setCurrentIndex(m_combo->findData(id)); }
QString ModelMap::quantity() const { return m_combo->currentData().toString(); }
void ModelMap::setLocked(std::set<std::string> names) { m_canvas->setLocked(std::move(names)); }
void ModelMap::setEditable(bool isEditable) { m_canvas->setEditable(isEditable); }

const MapQuantity* ModelMap::current() const
{
    const int index = m_combo->currentIndex();
    return index >= 0 && std::size_t(index) < m_quantities.size() ? &m_quantities[std::size_t(index)] : nullptr;
}

QString ModelMap::valueText(const MapQuantity& quantity, double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    return quantity.isShare ? percentText(value, 1) : numberText(value, quantity.unit, 4);
}

QString ModelMap::shortValueText(const MapQuantity& quantity, double value, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    return quantity.isShare ? percentText(value, value >= 0.1 || digits < 3 ? 0 : 1) : numberText(value, digits);
}

void ModelMap::showQuantity()
{
    const MapQuantity* chosen = current();
    const bool hasValues = chosen && !chosen->values.empty();
    m_legend->setVisible(hasValues);
    m_missing->setVisible(chosen && !hasValues && !chosen->missing.isEmpty());
    m_step->setVisible(chosen && !hasValues && !chosen->step.isEmpty());
    m_combo->setToolTip(chosen ? chosen->tip : QString());
    if (!chosen) {
        m_canvas->setValues({}, {});
        return;
    }
    m_missing->setText(chosen->missing);
    m_step->setText(chosen->step);

    std::vector<double> values;
    double lowest = 0, highest = 0;
    for (const MatrixInfo& matrix : m_canvas->matrices()) {
        const auto found = chosen->values.find(matrix.name);
        values.push_back(found == chosen->values.end() ? qQNaN() : found->second);
        if (std::isfinite(values.back())) {
            lowest = std::min(lowest, values.back());
            highest = std::max(highest, values.back());
        }
    }
    MapScale scale;
    scale.low = lowest;
    scale.high = highest > lowest ? highest : lowest + 1;
    if (chosen->isFullScale) {
        scale.low = 0;
        scale.high = 1;
    } else if (chosen->isSigned) {
        scale.map = ColourMap::Diverging;
        scale.high = std::max(std::abs(lowest), highest);
        if (scale.high <= 0)
            scale.high = 1; // all the same: the middle of any scale
        scale.low = -scale.high;
    }
    scale.low = chosen->low.value_or(scale.low);
    scale.high = chosen->high.value_or(scale.high);
    // By value: the texts are asked for later, when the quantities may have been replaced.
    MapQuantity look = *chosen;
    look.values.clear();
    scale.text = [look](double value) { return valueText(look, value); };
    scale.shortText = [look](double value, int digits) { return shortValueText(look, value, digits); };
    MapScale ends = scale;
    ends.text = [look](double value) {
        if (look.isShare)
            return tickText(value * 100) + QChar(0x00a0) + QLatin1Char('%');
        return look.unit.isEmpty() ? tickText(value) : tickText(value) + QChar(0x00a0) + look.unit;
    };
    m_legend->setScale(ends);
    m_canvas->setValues(std::move(values), scale);
}

QString ModelMap::tipText(const MatrixInfo& matrix) const
{
    QStringList lines{QString::fromStdString(matrix.name),
                      tr("%1 (outputs × inputs), %2").arg(shapeText(matrix.rows, matrix.columns),
                                                          QString::fromStdString(matrix.dtype))};
    for (const MapQuantity& one : m_quantities) {
        const auto found = one.values.find(matrix.name);
        if (found != one.values.end() && !std::isnan(found->second))
            lines << tr("%1: %2", "quantity: value").arg(one.title, valueText(one, found->second));
    }
    return lines.join(QLatin1Char('\n'));
}

QList<QStringList> ModelMap::table() const
{
    QList<QStringList> rows{{tr("matrix"), tr("block"), tr("kind"), tr("rows"), tr("columns")}};
    for (const MapQuantity& one : m_quantities)
        rows[0] << one.title;
    for (const MatrixInfo& matrix : m_canvas->matrices()) {
        QStringList row{QString::fromStdString(matrix.name), QString::number(matrix.block),
                        QString::fromStdString(matrix.kind), QString::number(matrix.rows),
                        QString::number(matrix.columns)};
        for (const MapQuantity& one : m_quantities) {
            const auto found = one.values.find(matrix.name);
            row << (found == one.values.end() ? QString() : plainNumber(found->second));
        }
        rows << row;
    }
    return rows;
}

bool ModelMap::saveTo(const QString& path)
{
    const MapQuantity* chosen = current();
    const QString title = tr("Model map: %1").arg(chosen ? chosen->title : QString());
    const int header = m_legend->sizeHint().height() + kGrid;
    return savePicture(path, m_canvas->size() + QSize(2 * kGrid, header + 2 * kGrid), title, [&](QPainter& painter) {
        painter.fillRect(QRect(0, 0, m_canvas->width() + 2 * kGrid, m_canvas->height() + header + 2 * kGrid), surface());
        painter.translate(kGrid, kGrid);
        painter.setFont(textFont(TextSize::Small));
        painter.setPen(ink());
        painter.drawText(QRectF(0, 0, m_canvas->width(), header - kGrid), Qt::AlignLeft | Qt::AlignVCenter,
                         chosen ? chosen->title : QString());
        m_legend->draw(painter, QRectF(m_canvas->width() - m_legend->sizeHint().width(), 0,
                                       m_legend->sizeHint().width(), header - kGrid));
        painter.translate(0, header);
        m_canvas->draw(painter);
    });
}

void ModelMap::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addActions(m_canvas->actions()); // the owner's, on what is selected
    if (!menu.isEmpty())
        menu.addSeparator();
    addExportActions(&menu, this, {tr("Model map"), [this](const QString& path) { return saveTo(path); },
                                   [this] { return table(); }});
    menu.exec(event->globalPos());
}

} // namespace prunescope::gui
