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
constexpr int kShownHash = 12; // digits that tell texts apart for people

QLabel* valueLabel(QWidget* parent, const char* name)
{
    auto* label = new QLabel(kNone, parent);
    label->setObjectName(QLatin1String(name));
    label->setFont(numberFont(TextSize::Body));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

PerplexityCard::PerplexityCard(QWidget* parent)
    : QWidget(parent), m_convention(new QLabel(this)), m_verdict(new QLabel(this)), m_warnings(new QLabel(this))
{
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_warnings->setObjectName(QStringLiteral("evaluationWarnings"));
    for (QLabel* sentence : {m_verdict, m_warnings}) {
        sentence->setWordWrap(true);
        sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
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
    int row = 0;
    m_ratio = addFigure(figures, row++, "perplexityRatio");
    m_paired = addFigure(figures, row++, "pairedDifference");
    m_interval = addFigure(figures, row++, "pairedInterval");
    m_wins = addFigure(figures, row++, "winShare");
    m_kl = addFigure(figures, row++, "klMean");
    m_klTail = addFigure(figures, row++, "klTail");
    m_klFar = addFigure(figures, row++, "klFarTail");
    m_topOne = addFigure(figures, row++, "topOneAgreement");
    m_change = addFigure(figures, row++, "probabilityChange");
    figures->setColumnStretch(1, 1);
    explain(m_paired.name, Term::PairedDifference);
    explain(m_kl.name, Term::KlDivergence);
    explain(m_topOne.name, Term::TopOneAgreement);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(sides);
    layout->addWidget(m_convention);
    layout->addWidget(m_warnings);
    layout->addWidget(m_verdict);
    layout->addLayout(figures);
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

PerplexityCard::Figure PerplexityCard::addFigure(QGridLayout* grid, int row, const char* name)
{
    const Figure figure{new QLabel(this), valueLabel(this, name)};
    grid->addWidget(figure.name, row, 0);
    grid->addWidget(figure.value, row, 1);
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
    QString text = tr("%1, %n windows of %2 tokens, text: %3", "perplexity convention", int(result.windows))
                       .arg(QString::fromStdString(result.convention), countText(result.window),
                            textTitle(QString::fromStdString(result.text.name)));
    if (result.stride > 0)
        text += tr(", stride %1").arg(countText(result.stride));
    return text;
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
    for (const Figure& figure : {m_ratio, m_paired, m_interval, m_wins, m_kl, m_klTail, m_klFar, m_topOne, m_change})
        figure.value->setText(kNone);
    if (!m_comparison)
        return;
    const CompareResult& c = *m_comparison;
    const PairedStatistics& paired = c.paired;
    m_ratio.value->setText(QStringLiteral("×\u00a0%1").arg(numberText(c.perplexityRatio)));
    const QString sign = paired.mean >= 0 ? QStringLiteral("+") : QString();
    m_paired.value->setText(tr("%1 nats per token").arg(sign + valueWithErrorText(paired.mean, paired.windowError)));
    m_paired.value->setToolTip(tr("Standard error over windows. If tokens were independent it would be %1, which is too small.")
                                   .arg(numberText(paired.tokenError, 2)));
    if (paired.draws > 0)
        m_interval.value->setText(tr("%1 to %2", "interval").arg(signedText(paired.low), signedText(paired.high)));
    m_wins.value->setText(tr("%1 of tokens (worse: %2)").arg(percentText(paired.shareBetter), percentText(paired.shareWorse)));
    m_kl.value->setText(tr("%1 mean, %2 median (nats)").arg(numberText(c.klMean, 3), numberText(c.klMedian, 3)));
    m_klTail.value->setText(tr("90 %: %1, 95 %: %2, 99 %: %3").arg(numberText(c.kl90, 3), numberText(c.kl95, 3), numberText(c.kl99, 3)));
    m_klFar.value->setText(tr("99.9 %: %1, max %2").arg(numberText(c.kl999, 3), numberText(c.klMax, 3)));
    m_topOne.value->setText(percentText(c.topOneAgreement));
    m_change.value->setText(tr("%1 points mean, %2 RMS")
                                .arg(signedText(100 * c.probabilityChange), numberText(100 * c.probabilityChangeRms, 3)));
}

void PerplexityCard::fillVerdict()
{
    QString sentence;
    if (m_comparison)
        sentence = asSentence(
            coreText(verdictText(m_comparison->paired, tr("the dense model").toStdString(), tr("the pruned model").toStdString())));
    m_verdict->setText(sentence);
    m_verdict->setVisible(!sentence.isEmpty());
    QFont font = textFont(TextSize::Body);
    font.setBold(true);
    m_verdict->setFont(font);
    QStringList warnings;
    if (m_dense)
        for (const Text& warning : m_dense->warnings)
            warnings.append(coreText(warning));
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    QPalette palette = m_warnings->palette();
    palette.setColor(QPalette::WindowText, warningInk());
    if (palette != m_warnings->palette())
        m_warnings->setPalette(palette);
}

void PerplexityCard::nameFigures()
{
    m_ratio.name->setText(tr("Perplexity, pruned to dense"));
    m_ratio.name->setToolTip(tr("The exponential of the mean loss difference on the same tokens."));
    m_paired.name->setText(tr("Loss difference, paired"));
    m_interval.name->setText(tr("95 % interval"));
    m_interval.name->setToolTip(tr("Bootstrap over whole windows, because the tokens of one window depend on each other. A difference is "
                                   "certain where the interval leaves out 0."));
    m_wins.name->setText(tr("Pruned better"));
    m_wins.name->setToolTip(tr("Share of the tokens to which the pruned model gives more probability."));
    m_kl.name->setText(tr("KL divergence"));
    m_klTail.name->setText(tr("KL divergence, tail"));
    m_klTail.name->setToolTip(tr("How large the divergence is for the worst tokens: 10 %, 5 % and 1 % of them are above these figures."));
    m_klFar.name->setText(tr("KL divergence, far tail"));
    m_topOne.name->setText(tr("Top-1 agreement"));
    m_change.name->setText(tr("Probability of the token"));
    m_change.name->setToolTip(tr("Change of the probability that the true token gets, in percentage points."));
}

void PerplexityCard::retranslate()
{
    m_denseSide.title->setText(tr("Dense"));
    m_prunedSide.title->setText(tr("Pruned"));
    m_denseSide.perplexity->setAccessibleName(tr("Perplexity of the dense model"));
    m_prunedSide.perplexity->setAccessibleName(tr("Perplexity of the pruned model"));
    nameFigures();
    fillSide(m_denseSide, m_dense.get());
    fillSide(m_prunedSide, m_comparison ? &m_comparison->b : nullptr);
    fillDifferences();
    fillVerdict();
    m_convention->setText(tr("Perplexity is shown with its standard error and convention once measured."));
    if (m_dense)
        m_convention->setText(tr("Perplexity ± standard error. Convention: %1; %2. SHA-256 of the text %3.")
                                  .arg(conventionText(*m_dense), coreText(bosRuleText(m_dense->bosRule)),
                                       QString::fromStdString(m_dense->text.sha256).left(kShownHash)));
    explain(m_convention, Term::Convention);
}

void PerplexityCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        fillVerdict();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
