// Three figures with captions in one line.
#include "widgets/allocation/answers_bar.h"

#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace prunescope::gui {

AnswersBar::AnswersBar(QWidget* parent) : QWidget(parent), m_step(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_predicted = add("predictedPerplexity", m_predictedCaption);
    m_step->setObjectName(QStringLiteral("predictionStep"));
    row->addWidget(m_step);
    row->addSpacing(2 * kGrid);
    m_measured = add("quickPerplexity", m_measuredCaption);
    row->addSpacing(2 * kGrid);
    m_bytes = add("planBytes", m_bytesCaption);
    row->addStretch();
    m_step->hide();
    connect(m_step, &QToolButton::clicked, this, &AnswersBar::stepChosen);
    retranslate();
}

QLabel* AnswersBar::add(const char* name, QLabel*& caption)
{
    caption = new QLabel(this);
    makeCaption(caption);
    auto* value = new QLabel(this);
    value->setObjectName(QLatin1String(name));
    value->setFont(numberFont(TextSize::Body));
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout()->addWidget(caption);
    layout()->addWidget(value);
    return value;
}

void AnswersBar::setBytes(const QString& text, const QString& tip)
{
    m_bytes->setText(text);
    m_bytes->setToolTip(tip);
}

void AnswersBar::setPrediction(const QString& text, const QString& tip, bool isDoubtful)
{
    m_predicted->setText(text);
    m_predicted->setToolTip(tip);
    QPalette colours = palette();
    if (isDoubtful)
        colours.setColor(QPalette::WindowText, warningInk());
    m_predicted->setPalette(colours);
}

void AnswersBar::setMeasured(const QString& text, const QString& tip)
{
    m_measured->setText(text);
    m_measured->setToolTip(tip);
}

void AnswersBar::setStep(const QString& text)
{
    m_step->setText(text);
    m_step->setVisible(!text.isEmpty());
}

void AnswersBar::retranslate()
{
    m_predictedCaption->setText(tr("Predicted perplexity"));
    explain(m_predictedCaption, Term::Perplexity);
    m_measuredCaption->setText(tr("Measured quickly"));
    m_measuredCaption->setToolTip(tr("The plan is run with few windows as soon as you stop changing it."));
    m_bytesCaption->setText(tr("Size of the matrices"));
}

void AnswersBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
