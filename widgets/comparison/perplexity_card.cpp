// The card of perplexities.
#include "widgets/comparison/perplexity_card.h"

#include "widgets/base/colour_map.h"
#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <cmath>

namespace prunescope::gui {

namespace {

const QString kNone = QStringLiteral("–");

QLabel* valueLabel(QWidget* parent, const char* name)
{
    auto* label = new QLabel(kNone, parent);
    label->setObjectName(QLatin1String(name));
    label->setFont(numberFont(TextSize::Body));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

PerplexityCard::PerplexityCard(QWidget* parent) : QWidget(parent), m_convention(new QLabel(this))
{
    m_convention->setObjectName(QStringLiteral("perplexityConvention"));
    m_convention->setWordWrap(true);
    makeCaption(m_convention);
    auto* sides = new QGridLayout;
    sides->setHorizontalSpacing(4 * kGrid);
    sides->setVerticalSpacing(2);
    m_denseSide = addSide(sides, 0, "perplexityDense");
    m_prunedSide = addSide(sides, 1, "perplexityPruned");
    sides->setColumnStretch(0, 1);
    sides->setColumnStretch(1, 1);
    auto* figures = new QGridLayout;
    figures->setHorizontalSpacing(3 * kGrid);
    figures->setVerticalSpacing(kGrid / 2);
    m_ratio = addFigure(figures, 0, 0, "perplexityRatio");
    m_paired = addFigure(figures, 1, 0, "pairedDifference");
    m_kl = addFigure(figures, 2, 0, "klMean");
    m_klTail = addFigure(figures, 3, 0, "klTail");
    m_topOne = addFigure(figures, 4, 0, "topOneAgreement");
    figures->setColumnStretch(1, 1);
    explain(m_paired.name, Term::PairedDifference);
    explain(m_kl.name, Term::KlDivergence);
    explain(m_topOne.name, Term::TopOneAgreement);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(sides);
    layout->addWidget(m_convention);
    layout->addSpacing(kGrid);
    layout->addLayout(figures);
    layout->addStretch();
    retranslate();
}

PerplexityCard::Side PerplexityCard::addSide(QGridLayout* grid, int column, const char* name)
{
    Side side{new QLabel(this), valueLabel(this, name), new QLabel(this), new QLabel(this)};
    QFont large = numberFont(TextSize::Title);
    large.setPointSizeF(large.pointSizeF() * 1.4);
    side.perplexity->setFont(large);
    makeCaption(side.bits);
    makeCaption(side.speed);
    explain(side.perplexity, Term::Perplexity);
    explain(side.bits, Term::BitsPerByte);
    grid->addWidget(side.title, 0, column);
    grid->addWidget(side.perplexity, 1, column);
    grid->addWidget(side.bits, 2, column);
    grid->addWidget(side.speed, 3, column);
    return side;
}

PerplexityCard::Figure PerplexityCard::addFigure(QGridLayout* grid, int row, int column, const char* name)
{
    const Figure figure{new QLabel(this), valueLabel(this, name)};
    grid->addWidget(figure.name, row, 2 * column);
    grid->addWidget(figure.value, row, 2 * column + 1);
    return figure;
}

void PerplexityCard::show(std::shared_ptr<const PerplexityResult> dense,
                          std::shared_ptr<const CompareResult> comparison)
{
    m_dense = std::move(dense);
    m_comparison = std::move(comparison);
    retranslate();
}

QString PerplexityCard::conventionText(const PerplexityResult& result)
{
    return tr("%1, %n windows of %2 tokens, text %3", "perplexity convention", int(result.windows))
        .arg(QString::fromStdString(result.convention), countText(result.window),
             textTitle(QString::fromStdString(result.text.name)));
}

void PerplexityCard::fillSide(const Side& side, const PerplexityResult* result)
{
    side.bits->setVisible(result);
    side.speed->setVisible(result);
    if (!result) {
        side.perplexity->setText(kNone);
        return;
    }
    side.perplexity->setText(result->standardError ? valueWithErrorText(result->perplexity, *result->standardError)
                                                   : numberText(result->perplexity));
    side.bits->setText(result->bitsPerByte > 0 ? tr("%1 bits per byte").arg(numberText(result->bitsPerByte))
                                               : tr("bits per byte unknown"));
    side.speed->setText(tr("%1 tokens per second").arg(numberText(result->tokensPerSecond, 3)));
}

void PerplexityCard::fillDifferences()
{
    for (const Figure& figure : {m_ratio, m_paired, m_kl, m_klTail, m_topOne})
        figure.value->setText(kNone);
    if (!m_comparison)
        return;
    const CompareResult& c = *m_comparison;
    m_ratio.value->setText(QStringLiteral("×\u00a0%1").arg(numberText(c.perplexityRatio)));
    const QString sign = c.nllDifference >= 0 ? QStringLiteral("+") : QString();
    m_paired.value->setText(tr("%1 nats per token")
                                .arg(sign + valueWithErrorText(c.nllDifference, c.nllDifferenceError)));
    m_kl.value->setText(tr("%1 mean, %2 median (nats)").arg(numberText(c.klMean, 3), numberText(c.klMedian, 3)));
    m_klTail.value->setText(tr("90 %: %1, 99 %: %2, max %3")
                                .arg(numberText(c.kl90, 3), numberText(c.kl99, 3), numberText(c.klMax, 3)));
    m_topOne.value->setText(percentText(c.topOneAgreement));
}

void PerplexityCard::retranslate()
{
    m_denseSide.title->setText(tr("Dense"));
    m_prunedSide.title->setText(tr("Pruned"));
    m_denseSide.perplexity->setAccessibleName(tr("Perplexity of the dense model"));
    m_prunedSide.perplexity->setAccessibleName(tr("Perplexity of the pruned model"));
    m_ratio.name->setText(tr("Perplexity, pruned to dense"));
    m_ratio.name->setToolTip(tr("The exponential of the mean loss difference on the same tokens."));
    m_paired.name->setText(tr("Loss difference, paired"));
    m_kl.name->setText(tr("KL divergence"));
    m_klTail.name->setText(tr("KL divergence, tail"));
    m_klTail.name->setToolTip(tr("How large the divergence is for the worst tokens: 10 % and 1 % of them are above the "
                                 "first two figures."));
    m_topOne.name->setText(tr("Top-1 agreement"));
    fillSide(m_denseSide, m_dense.get());
    fillSide(m_prunedSide, m_comparison ? &m_comparison->b : nullptr);
    fillDifferences();
    m_convention->setText(m_dense ? tr("Perplexity ± standard error. Convention: %1.").arg(conventionText(*m_dense))
                                  : tr("Perplexity is shown with its standard error and convention once measured."));
    explain(m_convention, Term::Convention);
}

void PerplexityCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
