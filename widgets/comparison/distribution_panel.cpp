// Bars of candidates.
#include "widgets/comparison/distribution_panel.h"

#include "widgets/base/colour_map.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/comparison/changed_text.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace prunescope::gui {

namespace {

constexpr int kRows = 11;           // ten, and the target where it is none of them
constexpr int kNumbers = 7 * kGrid; // width of a percentage

} // namespace

CandidateBars::CandidateBars(bool isPruned, QWidget* parent) : QWidget(parent), m_isPruned(isPruned)
{
    setFont(numberFont(TextSize::Small));
}

void CandidateBars::setCandidates(const std::vector<TokenCandidate>& candidates, const TokenCandidate& target, int rank)
{
    m_candidates = candidates;
    m_targetRank = rank;
    if (std::none_of(candidates.begin(), candidates.end(), [](const TokenCandidate& one) { return one.isTarget; }))
        m_candidates.push_back(target);
    QStringList sentences;
    for (const TokenCandidate& one : m_candidates)
        sentences.append(quotedToken(one.text) + QLatin1Char(' ') + percentText(probability(one)));
    setAccessibleDescription(sentences.join(QStringLiteral(", ")));
    update();
}

void CandidateBars::clear()
{
    m_candidates.clear();
    setAccessibleDescription({});
    update();
}

int CandidateBars::rowHeight() const { return QFontMetrics(font()).height() + 4; }
QSize CandidateBars::sizeHint() const { return {22 * kGrid, kRows * rowHeight()}; }
QSize CandidateBars::minimumSizeHint() const { return {16 * kGrid, kRows * rowHeight()}; }

void CandidateBars::paintRow(QPainter& painter, const TokenCandidate& one, int rank, int row, int words, double most) const
{
    const QFontMetrics metrics(font());
    const int y = row * rowHeight(), base = y + (rowHeight() + metrics.ascent() - metrics.descent()) / 2;
    const int bars = std::max(0, width() - words - kNumbers - 2 * kGrid);
    QFont bold = font();
    bold.setBold(one.isTarget);
    painter.setFont(bold);
    painter.setPen(one.isTarget ? ink() : mutedInk());
    const QString name = one.isTarget ? QChar(0x25B8) + quotedToken(one.text) : quotedToken(one.text);
    painter.drawText(QRect(0, y, words, rowHeight()), Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetrics(bold).elidedText(name, Qt::ElideRight, words));
    const int length = most > 0 ? int(bars * probability(one) / most + 0.5) : 0;
    painter.fillRect(QRect(words + kGrid, y + 3, std::max(1, length), rowHeight() - 6),
                     one.isTarget ? accent() : QColor::fromRgb(mixColours(surface().rgb(), mutedInk().rgb(), 0.5)));
    painter.setPen(one.isTarget ? ink() : mutedInk());
    painter.drawText(words + kGrid + std::max(1, length) + kGrid / 2, base, percentText(probability(one)));
    if (row >= 10) { // beyond the ten likeliest
        painter.setPen(mutedInk());
        painter.drawText(QRect(0, y, width(), rowHeight()), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("#%1").arg(rank));
    }
}

void CandidateBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    double most = 0;
    int words = 0;
    const QFontMetrics metrics(font());
    for (const TokenCandidate& one : m_candidates) {
        most = std::max(most, probability(one));
        words = std::max(words, metrics.horizontalAdvance(QChar(0x25B8) + quotedToken(one.text)) + kGrid);
    }
    words = std::min(words, std::max(8 * kGrid, width() * 4 / 10));
    for (std::size_t row = 0; row < m_candidates.size(); ++row)
        paintRow(painter, m_candidates[row], m_targetRank, int(row), words, most);
}

DistributionPanel::DistributionPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_target(new QLabel(this)), m_dense(new QLabel(this)), m_pruned(new QLabel(this)),
      m_denseBars(new CandidateBars(false, this)), m_prunedBars(new CandidateBars(true, this))
{
    makeTitle(m_title);
    m_target->setObjectName(QStringLiteral("distributionTarget"));
    m_target->setWordWrap(true);
    m_denseBars->setObjectName(QStringLiteral("distributionDense"));
    m_prunedBars->setObjectName(QStringLiteral("distributionPruned"));
    for (QLabel* caption : {m_dense, m_pruned})
        makeCaption(caption);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_target, 1, 0, 1, 2);
    grid->addWidget(m_dense, 2, 0);
    grid->addWidget(m_pruned, 2, 1);
    grid->addWidget(m_denseBars, 3, 0);
    grid->addWidget(m_prunedBars, 3, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(4, 1);
    retranslate();
}

void DistributionPanel::show(const TokenDistributions& distributions)
{
    m_distributions = distributions;
    m_denseBars->setCandidates(distributions.topA, distributions.target, distributions.rankA);
    m_prunedBars->setCandidates(distributions.topB, distributions.target, distributions.rankB);
    retranslate();
}

void DistributionPanel::clear(const QString& sentence)
{
    m_distributions.reset();
    m_sentence = sentence;
    m_denseBars->clear();
    m_prunedBars->clear();
    retranslate();
}

void DistributionPanel::retranslate()
{
    m_title->setText(tr("Expected at the chosen token"));
    m_dense->setText(tr("Dense"));
    m_pruned->setText(tr("Pruned"));
    m_denseBars->setAccessibleName(tr("Likeliest tokens of the dense model"));
    m_prunedBars->setAccessibleName(tr("Likeliest tokens of the pruned model"));
    m_target->setText(m_sentence);
    if (!m_distributions)
        return;
    const TokenDistributions& d = *m_distributions;
    m_target->setText(tr("%1 came: %2 (rank %3) before, %4 (rank %5) after pruning. KL divergence %6 nats.")
                          .arg(quotedToken(d.target.text), percentText(d.target.probabilityA), countText(d.rankA),
                               percentText(d.target.probabilityB), countText(d.rankB), numberText(d.kl, 3)));
}

void DistributionPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
