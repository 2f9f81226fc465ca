// One bar for each block.
#include "widgets/activations/influence_chart.h"

#include "widgets/base/chart.h"
#include "widgets/base/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace prunescope::gui {

InfluenceChart::InfluenceChart(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_figure(new QComboBox), m_chart(new Chart)
{
    makeTitle(m_title);
    m_figure->setObjectName(QStringLiteral("blockFigure"));
    for (const BlockFigure figure : {BlockFigure::Influence, BlockFigure::Angle, BlockFigure::Change})
        m_figure->addItem(QString(), int(figure));
    m_chart->setObjectName(QStringLiteral("influenceChart"));
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_figure);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    connect(m_figure, &QComboBox::currentIndexChanged, this, &InfluenceChart::draw);
    retranslate();
}

void InfluenceChart::setReport(std::shared_ptr<const ActivationReport> report)
{
    m_report = std::move(report);
    draw();
}

BlockFigure InfluenceChart::figure() const { return BlockFigure(m_figure->currentData().toInt()); }

void InfluenceChart::draw()
{
    explain(m_title, blockFigureTerm(figure()));
    m_chart->setTitle(blockFigureTitle(figure()));
    if (!m_report)
        return m_chart->clear();
    ChartAxis x, y;
    x.title = tr("Block");
    y.title = blockFigureTitle(figure());
    QStringList names;
    ChartBars bars;
    bars.name = y.title;
    bars.colour = accent();
    for (const BlockInfluence& block : m_report->blocks) {
        names << QString::number(block.block);
        bars.values.push_back(blockFigure(block, figure()));
    }
    m_chart->setAxes(x, y);
    m_chart->setLegendVisible(false);
    m_chart->setBars(names, {bars});
}

void InfluenceChart::retranslate()
{
    m_title->setText(tr("What blocks change"));
    for (int i = 0; i < m_figure->count(); ++i) {
        m_figure->setItemText(i, blockFigureTitle(BlockFigure(m_figure->itemData(i).toInt())));
        m_figure->setItemData(i, termTip(blockFigureTerm(BlockFigure(m_figure->itemData(i).toInt()))), Qt::ToolTipRole);
    }
    m_figure->setAccessibleName(tr("Figure of the blocks"));
    draw();
}

void InfluenceChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        draw();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
