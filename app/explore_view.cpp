// Layout and tools of the Explore room.
#include "app/explore_view.h"

#include "widgets/base/empty_state.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"
#include "widgets/explain/verdict_panel.h"
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
      m_middle(new QSplitter(Qt::Vertical)), m_score(new QComboBox), m_pooling(new QComboBox), m_scale(new QComboBox),
      m_overlay(new QCheckBox), m_fit(new QToolButton), m_oneToOne(new QToolButton), m_overlayStep(new QToolButton), m_overlayNote(new QLabel),
      m_histogramTitle(new QLabel)
{
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
    layout->setSpacing(kGrid);
    layout->addWidget(buildTools());
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
    for (int i = 0; i < 2; ++i) {
        m_score->addItem(QString());
        m_pooling->addItem(QString());
        m_scale->addItem(QString());
    }
    m_score->setItemData(0, QStringLiteral("magnitude"));
    m_score->setItemData(1, QStringLiteral("wanda"));
    m_overlay->setChecked(true);
    explain(m_overlay, Term::Mask);
    makeCaption(m_overlayNote);
    m_overlayNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* tools = new QWidget;
    auto* layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_score);
    layout->addWidget(m_scale);
    layout->addWidget(m_pooling);
    layout->addSpacing(kGrid);
    layout->addWidget(m_overlay);
    layout->addWidget(m_overlayNote, 1);
    layout->addWidget(m_overlayStep);
    m_overlayStep->hide();
    for (QToolButton* button : {m_fit, m_oneToOne}) {
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        layout->addWidget(button);
    }
    return tools;
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
    layout->addWidget(m_histogramTitle);
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
    connect(m_score, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT scoreChosen(score()); });
    connect(m_pooling, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_heatmap->setPooling(index == 0 ? Pooling::Mean : Pooling::Max); });
    connect(m_scale, &QComboBox::currentIndexChanged, this, [this] {
        m_heatmap->setLogarithmic(isLogarithmic());
        Q_EMIT scaleChosen(isLogarithmic());
    });
    connect(m_overlay, &QCheckBox::toggled, this, [this](bool isOn) {
        m_heatmap->setOverlayVisible(isOn);
        Q_EMIT overlayToggled(isOn);
    });
    connect(m_fit, &QToolButton::clicked, m_heatmap, &HeatmapView::fit);
    connect(m_oneToOne, &QToolButton::clicked, m_heatmap, &HeatmapView::showOneToOne);
    connect(m_heatmap, &HeatmapView::pointed, m_weight, &WeightPanel::setPointed);
    connect(m_heatmap, &HeatmapView::weightSelected, m_weight, &WeightPanel::setSelected);
    connect(m_note, &EmptyState::stepChosen, this, &ExploreView::noteStepChosen);
    connect(m_overlayStep, &QToolButton::clicked, this, &ExploreView::noteStepChosen);
}

QString ExploreView::score() const { return m_score->currentData().toString(); }
void ExploreView::setScore(const QString& score) { m_score->setCurrentIndex(m_score->findData(score)); }
bool ExploreView::isLogarithmic() const { return m_scale->currentIndex() == 1; }
bool ExploreView::isOverlayWanted() const { return m_overlay->isChecked(); }

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
    m_score->setItemText(0, tr("Magnitude |W|"));
    m_score->setItemText(1, tr("Wanda score |W|·‖x‖"));
    m_score->setAccessibleName(tr("Quantity of the heatmap"));
    m_score->setToolTip(termTip(Term::Wanda));
    m_scale->setItemText(0, tr("Linear", "colour scale"));
    m_scale->setItemText(1, tr("Logarithmic", "colour scale"));
    m_scale->setAccessibleName(tr("Colour scale"));
    m_scale->setToolTip(tr("How values become colours: in equal steps, or in equal ratios."));
    m_pooling->setItemText(0, tr("Mean"));
    m_pooling->setItemText(1, tr("Largest"));
    m_pooling->setAccessibleName(tr("Pooling"));
    m_pooling->setToolTip(tr("What a pixel shows where it covers several weights: their mean, or the largest of them."));
    m_overlay->setText(tr("Kept / pruned"));
    m_fit->setText(tr("Fit"));
    m_fit->setToolTip(tr("Show the whole matrix (F)"));
    m_oneToOne->setText(tr("1:1"));
    m_oneToOne->setToolTip(tr("One weight per pixel (1)"));
    m_histogramTitle->setText(tr("Distribution"));
}

void ExploreView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
