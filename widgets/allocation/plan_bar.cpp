// The plan's total: slider, number, what is kept, strategies; below them the figures.
#include "widgets/allocation/plan_bar.h"

#include "widgets/allocation/measure_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

constexpr int kSteps = 990; // of the slider: 0 to 99 % in steps of 0.1
constexpr double kStep = 0.001;

} // namespace

PlanBar::PlanBar(PlanDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_title(new QLabel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)), m_spin(new QDoubleSpinBox(this)),
      m_measure(new MeasureBar(document, this)), m_controls(new QHBoxLayout), m_figures(new QHBoxLayout),
      m_uniformAction(new QAction(this)), m_allocateAction(new QAction(this)), m_uniform(new QPushButton(this)), m_allocate(new QPushButton(this)),
      m_overlap(new QPushButton(this)), m_reset(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    m_controls->setSpacing(kGrid);
    m_figures->setSpacing(kGrid);
    layout->addLayout(m_controls);
    layout->addLayout(m_figures);
    buildSlider();
    buildButtons();
    m_figures->addStretch();
    m_modelShare = addFigure("modelShare", m_modelCaption);
    m_removed = addFigure("removedParameters", m_removedCaption);
    explain(m_title, Term::PlannedSparsity);
    connect(&m_document, &PlanDocument::documentChanged, this, &PlanBar::showTotals);
    connect(&m_document, &PlanDocument::entriesChanged, this, &PlanBar::showTotals);
    connect(m_measure, &MeasureBar::refused, this, &PlanBar::refused);
    retranslate();
}

void PlanBar::buildSlider()
{
    m_slider->setObjectName(QStringLiteral("globalSparsitySlider"));
    m_slider->setRange(0, kSteps);
    m_slider->setSingleStep(10);
    m_slider->setPageStep(50);
    m_slider->setMinimumWidth(18 * kGrid);
    m_spin->setObjectName(QStringLiteral("globalSparsitySpin"));
    m_spin->setRange(0, 99);
    m_spin->setDecimals(1);
    m_spin->setSuffix(QStringLiteral("\u00a0%"));
    m_spin->setKeyboardTracking(false);
    m_spin->setAlignment(Qt::AlignRight);
    m_spin->setFont(numberFont(TextSize::Body));
    m_controls->addWidget(m_title);
    m_controls->addWidget(m_slider, 1);
    m_controls->addWidget(m_spin);
    m_controls->addSpacing(kGrid);
    m_controls->addWidget(m_measure);
    connect(m_slider, &QSlider::sliderPressed, &m_document, &PlanDocument::beginGesture);
    connect(m_slider, &QSlider::sliderReleased, &m_document, &PlanDocument::endGesture);
    connect(m_slider, &QSlider::valueChanged, this, [this](int steps) { setTotal(steps * kStep); });
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, [this](double percent) { setTotal(percent / 100); });
}

void PlanBar::buildButtons()
{
    m_uniform->setObjectName(QStringLiteral("strategyUniform"));
    m_uniformAction->setObjectName(QStringLiteral("makeUniform"));
    m_allocate->setObjectName(QStringLiteral("allocateButton"));
    m_allocateAction->setObjectName(QStringLiteral("allocateSparsity"));
    m_overlap->setObjectName(QStringLiteral("overlapButton"));
    m_reset->setObjectName(QStringLiteral("resetPlan"));
    m_controls->addSpacing(kGrid);
    for (QPushButton* button : {m_uniform, m_allocate, m_overlap, m_reset})
        m_controls->addWidget(button);
    connect(m_uniform, &QPushButton::clicked, m_uniformAction, &QAction::trigger);
    connect(m_uniformAction, &QAction::triggered, this, [this] { m_document.makeUniform(m_document.totalShare()); });
    connect(m_allocate, &QPushButton::clicked, m_allocateAction, &QAction::trigger);
    connect(m_allocateAction, &QAction::triggered, this, &PlanBar::allocateAsked);
    connect(m_overlap, &QPushButton::clicked, this, &PlanBar::overlapAsked);
    connect(m_reset, &QPushButton::clicked, this, &PlanBar::resetAsked);
}

QLabel* PlanBar::addFigure(const char* name, QLabel*& caption)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    caption = new QLabel(this);
    makeCaption(caption);
    auto* value = new QLabel(this);
    value->setObjectName(QLatin1String(name));
    value->setFont(numberFont(TextSize::Body));
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(caption);
    column->addWidget(value);
    m_figures->addSpacing(kGrid);
    m_figures->addLayout(column);
    return value;
}

void PlanBar::setAnswers(QWidget* answers) { m_figures->insertWidget(0, answers); }

void PlanBar::setTotal(double share)
{
    if (!m_document.isEmpty())
        m_document.shiftTotal(share);
    showTotals();
}

void PlanBar::showTotals()
{
    const double total = m_document.totalShare();
    if (!m_slider->isSliderDown()) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(int(total / kStep + 0.5));
    }
    const QSignalBlocker blocker(m_spin);
    m_spin->setValue(total * 100);
    m_modelShare->setText(percentText(m_document.modelShare()));
    m_removed->setText(tr("%1 of %2", "removed of all parameters")
                           .arg(shortCountText(m_document.plannedZeros()),
                                shortCountText(m_document.modelParameters())));
    m_removed->setToolTip(tr("%1 of %2 parameters become zero.")
                              .arg(countText(m_document.plannedZeros()), countText(m_document.modelParameters())));
    setEnabled(!m_document.isEmpty());
}

void PlanBar::retranslate()
{
    m_title->setText(tr("Total sparsity"));
    const QString slide = tr("Moves all unlocked matrices together until the total is reached; their differences stay.");
    m_slider->setToolTip(slide);
    m_spin->setToolTip(slide);
    m_slider->setAccessibleName(tr("Total sparsity"));
    m_spin->setAccessibleName(tr("Total sparsity in percent"));
    m_uniform->setText(tr("Uniform"));
    m_uniform->setToolTip(tr("Gives all unlocked matrices the same sparsity; the total stays."));
    m_uniformAction->setText(tr("Make Sparsity Uniform"));
    m_allocate->setText(tr("Spread..."));
    m_allocate->setToolTip(tr("Spreads the total over the unlocked matrices by a strategy: OWL, AlphaPruning or one threshold "
                              "for the whole model."));
    m_allocateAction->setText(tr("Spread Sparsity by a Strategy..."));
    m_overlap->setText(tr("Robustness…"));
    m_overlap->setToolTip(tr("Prunes with two calibration texts or draws and shows how far what they remove agrees."));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Gives all unlocked matrices the first method and 50 % again; can be undone."));
    m_modelCaption->setText(tr("Whole model"));
    m_modelCaption->setToolTip(tr("Planned zeros as a share of all parameters, with embeddings and norms."));
    m_removedCaption->setText(tr("Parameters removed"));
    showTotals();
}

void PlanBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
