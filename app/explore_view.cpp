// Layout and tools of the Explore room.
#include "app/explore_view.h"

#include "app/explore_quantities.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"
#include "widgets/explain/verdict_panel.h"
#include "widgets/heatmap/colour_button.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/heatmap/score_histogram.h"
#include "widgets/heatmap/weight_panel.h"
#include "widgets/overview/matrix_facts.h"
#include "widgets/overview/model_map.h"
#include "widgets/overview/model_tree.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace prunescope::gui {
namespace {

QFrame* hairlineBetween()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

ExploreView::ExploreView(Selection* selection, QWidget* parent)
    : QWidget(parent), m_tree(new ModelTree(selection)), m_map(new ModelMap(selection)), m_heatmap(new HeatmapView),
      m_note(new EmptyState), m_stack(new QStackedWidget), m_facts(new MatrixFacts), m_weight(new WeightPanel), m_verdicts(new VerdictPanel),
      m_histogram(new ScoreHistogram), m_splitter(new QSplitter(Qt::Horizontal)),
      m_middle(new QSplitter(Qt::Vertical)), m_quantity(new QComboBox), m_pooling(new QComboBox), m_colours(new ColourButton),
      m_overlay(new QCheckBox), m_fit(new QToolButton), m_oneToOne(new QToolButton), m_overlayStep(new QToolButton), m_allWeights(new QToolButton),
      m_overlayNote(new QLabel),
      m_histogramTitle(new QLabel)
{
    m_heatmap->setObjectName(QStringLiteral("weightHeatmap"));
    m_splitter->setObjectName(QStringLiteral("exploreSplitter"));
    m_middle->setObjectName(QStringLiteral("exploreMiddleSplitter"));
    m_splitter->setHandleWidth(2 * kGrid);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(buildMiddle());
    m_splitter->addWidget(buildFigures());
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({35 * kGrid, 86 * kGrid, 39 * kGrid});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connectTools();
    retranslate();
}

QWidget* ExploreView::buildMiddle()
{
    auto* lower = new QWidget;
    auto* layout = new QVBoxLayout(lower);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addWidget(buildTools());
    layout->addWidget(buildNote());
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_note);
    m_stack->addWidget(m_heatmap);
    m_middle->setHandleWidth(2 * kGrid);
    m_middle->setChildrenCollapsible(false);
    m_middle->addWidget(m_map);
    m_middle->addWidget(lower);
    m_middle->setStretchFactor(0, 0);
    m_middle->setStretchFactor(1, 1);
    m_middle->setSizes({26 * kGrid, 74 * kGrid});
    return m_middle;
}

QWidget* ExploreView::buildTools()
{
    fillQuantities();
    for (const Pooling pooling : {Pooling::Mean, Pooling::Max, Pooling::Min, Pooling::Strongest})
        m_pooling->addItem(QString(), int(pooling));
    m_overlay->setChecked(true);
    explain(m_overlay, Term::Mask);
    auto* tools = new QWidget;
    auto* layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_quantity, 1);
    layout->addWidget(m_colours);
    layout->addWidget(m_pooling);
    layout->addWidget(m_overlay);
    layout->addStretch();
    for (QToolButton* button : {m_fit, m_oneToOne}) {
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        layout->addWidget(button);
    }
    return tools;
}

QWidget* ExploreView::buildNote()
{
    makeCaption(m_overlayNote);
    m_overlayNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_overlayStep->hide();
    auto* note = new QWidget;
    auto* layout = new QHBoxLayout(note);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_overlayNote, 1);
    layout->addWidget(m_overlayStep);
    return note;
}

void ExploreView::fillQuantities()
{
    QuantityKind last = QuantityKind::Weight;
    for (const Quantity& quantity : quantities()) {
        const bool isNewGroup = quantity.kind != last && last != QuantityKind::Weight;
        if (isNewGroup)
            m_quantity->insertSeparator(m_quantity->count());
        last = quantity.kind;
        m_quantity->addItem(QString(), QString::fromStdString(quantity.id));
    }
    m_quantity->setObjectName(QStringLiteral("heatmapQuantity"));
    m_quantity->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_quantity->setMinimumContentsLength(16);
    m_quantity->setMaxVisibleItems(m_quantity->count());
    setQuantity(QStringLiteral("magnitude"));
}

QWidget* ExploreView::buildFigures()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_facts);
    layout->addWidget(hairlineBetween());
    layout->addWidget(m_weight);
    layout->addWidget(m_verdicts);
    layout->addWidget(hairlineBetween());
    auto* title = new QHBoxLayout;
    title->addWidget(m_histogramTitle, 1);
    title->addWidget(m_allWeights);
    m_allWeights->setObjectName(QStringLiteral("allWeights"));
    m_allWeights->hide();
    layout->addLayout(title);
    layout->addWidget(m_histogram, 1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(34 * kGrid);
    scroll->setWidget(box);
    return scroll;
}

void ExploreView::connectTools()
{
    connect(m_quantity, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT quantityChosen(quantity()); });
    connect(m_pooling, &QComboBox::currentIndexChanged, this,
            [this] { m_heatmap->setPooling(Pooling(m_pooling->currentData().toInt())); });
    connect(m_colours, &ColourButton::coloursChosen, this, [this](const HeatmapColours& colours) {
        m_heatmap->setColours(colours);
        Q_EMIT coloursChosen();
    });
    connect(m_overlay, &QCheckBox::toggled, this, [this](bool isOn) {
        m_overlayWanted[m_heatmap->data() && m_heatmap->data()->isSigned] = isOn;
        m_heatmap->setOverlayVisible(isOn);
    });
    connect(m_allWeights, &QToolButton::clicked, m_heatmap, &HeatmapView::clearBrush);
    connect(m_fit, &QToolButton::clicked, m_heatmap, &HeatmapView::fit);
    connect(m_oneToOne, &QToolButton::clicked, m_heatmap, &HeatmapView::showOneToOne);
    connect(m_heatmap, &HeatmapView::pointed, m_weight, &WeightPanel::setPointed);
    connect(m_heatmap, &HeatmapView::weightSelected, m_weight, &WeightPanel::setSelected);
    connect(m_note, &EmptyState::stepChosen, this, &ExploreView::noteStepChosen);
    connect(m_overlayStep, &QToolButton::clicked, this, &ExploreView::overlayStepChosen);
}

QString ExploreView::quantity() const { return m_quantity->currentData().toString(); }
void ExploreView::setQuantity(const QString& quantity) { m_quantity->setCurrentIndex(m_quantity->findData(quantity)); }
bool ExploreView::isLogarithmic() const { return m_heatmap->colours().range == ScaleRange::Logarithmic; }

void ExploreView::setRange(const QString& range)
{
    m_range = range;
    showHistogramTitle();
}

void ExploreView::showHistogramTitle()
{
    m_histogramTitle->setText(m_range.isEmpty() ? tr("Distribution") : tr("Distribution of %1").arg(m_range));
    m_allWeights->setVisible(!m_range.isEmpty());
}

void ExploreView::showHeatmapNote(const QString& sentence, const QString& buttonText)
{
    m_note->clearProgress();
    m_note->setMessage(sentence, buttonText);
    m_stack->setCurrentWidget(m_note);
}

void ExploreView::showHeatmapProgress(const QString& sentence, double share)
{
    m_note->setProgress(sentence, share);
    m_stack->setCurrentWidget(m_note);
}

void ExploreView::showHeatmap()
{
    m_note->clearProgress();
    m_stack->setCurrentWidget(m_heatmap);
    const bool isMask = m_heatmap->data() && m_heatmap->data()->isMask;
    m_colours->setColours(m_heatmap->colours());
    m_colours->setRangeFixed(isMask);
    m_overlay->setChecked(m_overlayWanted[m_heatmap->data() && m_heatmap->data()->isSigned]);
    m_overlay->setEnabled(!isMask);
    m_overlay->setToolTip(isMask ? tr("The heatmap shows a mask already.") : termTip(Term::Mask));
}

void ExploreView::setOverlayNote(const QString& sentence, const QString& step)
{
    m_overlayStep->setText(step);
    m_overlayStep->setVisible(!step.isEmpty());
    m_overlayNote->setText(sentence);
    m_overlayNote->setToolTip(sentence);
}

void ExploreView::retranslate()
{
    for (int i = 0; i < m_quantity->count(); ++i) {
        const std::string id = m_quantity->itemData(i).toString().toStdString();
        if (id.empty())
            continue; // a separator
        m_quantity->setItemText(i, quantityTitle(prunescope::quantity(id)));
        m_quantity->setItemData(i, quantityTip(prunescope::quantity(id)), Qt::ToolTipRole);
    }
    m_quantity->setAccessibleName(tr("Quantity of the heatmap"));
    m_quantity->setToolTip(tr("What the colours show: weights, scores, masks, differences of them, or what the last run changed."));
    m_pooling->setItemText(0, tr("Mean"));
    m_pooling->setItemText(1, tr("Largest"));
    m_pooling->setItemText(2, tr("Smallest"));
    m_pooling->setItemText(3, tr("Farthest from 0"));
    m_pooling->setAccessibleName(tr("Pooling"));
    m_pooling->setToolTip(tr("What a pixel shows where it covers several weights: their mean, or one of them."));
    m_overlay->setText(tr("Kept / pruned"));
    m_fit->setText(tr("Fit"));
    m_fit->setToolTip(tr("Show the whole matrix (F)"));
    m_oneToOne->setText(tr("1:1"));
    m_oneToOne->setToolTip(tr("One weight per pixel (1)"));
    m_allWeights->setText(tr("All Weights"));
    m_allWeights->setToolTip(tr("Clear the brushed range (Esc in the heatmap)"));
    m_histogramTitle->setToolTip(tr("Drag along the heatmap's margins to see the distribution of a range of rows or columns. By key: "
                                    "select a weight, then Shift and an arrow."));
    showHistogramTitle();
}

void ExploreView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
