// The colours menu.
#include "widgets/heatmap/colour_button.h"

#include "widgets/base/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>

namespace prunescope::gui {
namespace {

constexpr int kSampleWidth = 48, kSampleHeight = 12;

QPixmap sampleOf(ColourMap map, double pixelRatio)
{
    QImage image(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        image.setPixel(i, 0, colourTable(map)[std::size_t(i)]);
    QPixmap sample = QPixmap::fromImage(
        image.scaled(QSizeF(kSampleWidth * pixelRatio, kSampleHeight * pixelRatio).toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    sample.setDevicePixelRatio(pixelRatio);
    return sample;
}

} // namespace

ColourButton::ColourButton(QWidget* parent)
    : QToolButton(parent), m_menu(new QMenu(this)), m_maps(new QActionGroup(this)), m_ranges(new QActionGroup(this))
{
    m_mapTitle = m_menu->addSection(QString());
    for (const ColourMap map : {ColourMap::Viridis, ColourMap::Cividis, ColourMap::Diverging})
        addChoice(m_maps, map)->setIcon(sampleOf(map, devicePixelRatioF()));
    m_rangeTitle = m_menu->addSection(QString());
    for (const ScaleRange range : {ScaleRange::Clipped, ScaleRange::Full, ScaleRange::Logarithmic, ScaleRange::Symmetric})
        addChoice(m_ranges, range);
    m_menu->setToolTipsVisible(true);
    setMenu(m_menu);
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({kSampleWidth / 2, kSampleHeight});
    setFocusPolicy(Qt::StrongFocus);
    retranslate();
    showChoice();
}

template <typename Value> QAction* ColourButton::addChoice(QActionGroup* group, Value value)
{
    QAction* action = m_menu->addAction(QString());
    action->setCheckable(true);
    action->setData(int(value));
    group->addAction(action);
    connect(action, &QAction::triggered, this, &ColourButton::choose);
    return action;
}

void ColourButton::setColours(const HeatmapColours& colours)
{
    m_colours = colours;
    showChoice();
}

void ColourButton::setRangeFixed(bool isFixed)
{
    m_isRangeFixed = isFixed;
    m_ranges->setEnabled(!isFixed);
    retranslate();
}

void ColourButton::choose()
{
    m_colours = {ColourMap(m_maps->checkedAction()->data().toInt()), ScaleRange(m_ranges->checkedAction()->data().toInt())};
    showChoice();
    Q_EMIT coloursChosen(m_colours);
}

void ColourButton::showChoice()
{
    for (QAction* action : m_maps->actions())
        if (ColourMap(action->data().toInt()) == m_colours.map)
            action->setChecked(true);
    QString range;
    for (QAction* action : m_ranges->actions())
        if (ScaleRange(action->data().toInt()) == m_colours.range) {
            action->setChecked(true);
            range = action->text();
        }
    setIcon(sampleOf(m_colours.map, devicePixelRatioF()));
    const QString map = m_maps->checkedAction()->text();
    setAccessibleName(tr("Colours: %1, %2").arg(map, range));
}

void ColourButton::retranslate()
{
    setText(tr("Colours"));
    setToolTip(tr("How values become colours: the map, and which values it spans."));
    m_mapTitle->setText(tr("Map"));
    m_rangeTitle->setText(tr("Range"));
    const QString maps[] = {tr("Viridis"), tr("Cividis (alike with red-green blindness)"), tr("Diverging, blue to red")};
    for (int i = 0; i < 3; ++i)
        m_maps->actions()[i]->setText(maps[i]);
    const QString ranges[] = {tr("Linear, 1st to 99th percentile"), tr("Linear, all values"), tr("Logarithmic"),
                              tr("Symmetric about zero")};
    const QString tips[] = {tr("Leaves out the lowest and the highest hundredth, which take the colours of the ends."),
                            tr("A few very large values leave little colour for the others."),
                            tr("Equal ratios look alike; signed values run both ways from zero."),
                            tr("Zero in the middle; reaches to the 99.8th percentile of the sizes.")};
    for (int i = 0; i < 4; ++i) {
        m_ranges->actions()[i]->setText(ranges[i]);
        m_ranges->actions()[i]->setToolTip(m_isRangeFixed ? tr("A mask always spans all of its values.") : tips[i]);
    }
    showChoice();
}

void ColourButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

} // namespace prunescope::gui
