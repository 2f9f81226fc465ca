// Bars with their standard errors.
#include "widgets/comparison/change_chart.h"

#include "widgets/base/chart.h"
#include "widgets/base/colour_map.h"
#include "widgets/base/number_text.h"
#include "widgets/base/segment_bar.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

constexpr int kPlaces = 16; // stretches of the window

} // namespace

ChangeChart::ChangeChart(QWidget* parent) : QWidget(parent), m_choice(new SegmentBar(3, this)), m_chart(new Chart(this))
{
    m_choice->setObjectName(QStringLiteral("changeGroups"));
    m_chart->setObjectName(QStringLiteral("changeChart"));
    m_chart->setLegendVisible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    auto* head = new QHBoxLayout;
    head->addWidget(m_choice);
    head->addStretch();
    layout->addLayout(head);
    layout->addWidget(m_chart, 1);
    connect(m_choice, &SegmentBar::chosen, this, &ChangeChart::draw);
    retranslate();
}

void ChangeChart::setTokens(std::shared_ptr<const ComparedTokens> tokens)
{
    m_tokens = std::move(tokens);
    if (m_choice->current() == int(Groups::Domain) && (!m_tokens || m_tokens->domains.empty()))
        m_choice->setCurrent(0);
    retranslate();
}

std::vector<LossGroup> ChangeChart::groups() const
{
    if (!m_tokens)
        return {};
    switch (Groups(m_choice->current())) {
    case Groups::Place: return changeByPlace(*m_tokens, kPlaces);
    case Groups::Frequency: return changeByFrequency(*m_tokens);
    case Groups::Domain: return changeByDomain(*m_tokens);
    }
    return {};
}

QString ChangeChart::nameOf(const LossGroup& group) const
{
    if (!group.name.empty())
        return QString::fromStdString(group.name);
    if (group.highest < group.lowest)
        return QStringLiteral("≥\u00a0%1").arg(countText(group.lowest));
    return group.highest == group.lowest ? countText(group.lowest)
                                         : QStringLiteral("%1–%2").arg(group.lowest).arg(group.highest);
}

void ChangeChart::draw()
{
    const QString titles[] = {tr("Change of loss by place in the window"), tr("Change of loss by frequency of the token"),
                              tr("Change of loss by domain")};
    const QString axes[] = {tr("Place in the window (tokens)"), tr("Occurrences of the token in this text"), tr("File")};
    ChartAxis x, y;
    x.title = axes[m_choice->current()];
    y.title = tr("Change of loss (nats per token)");
    m_chart->setTitle(titles[m_choice->current()]);
    m_chart->setAxes(x, y);
    QStringList names;
    ChartBars bars;
    bars.name = tr("Change of loss");
    bars.colour = seriesColour(1);
    for (const LossGroup& group : groups()) {
        names.append(nameOf(group));
        bars.values.push_back(group.change());
        bars.errors.push_back(group.error);
    }
    if (names.isEmpty())
        m_chart->clear();
    else
        m_chart->setBars(names, {bars});
}

void ChangeChart::retranslate()
{
    const QString noDomains = tr("The evaluation text is one file; a folder of files has one domain for each.");
    const bool hasDomains = m_tokens && !m_tokens->domains.empty();
    m_choice->setTexts({tr("Place"), tr("Frequency"), tr("Domain")},
                       {tr("By place in the window, the error bars over windows"),
                        tr("By how often the token occurs in this very text"), hasDomains ? tr("By file of the folder") : noDomains});
    m_choice->button(int(Groups::Domain))->setEnabled(hasDomains);
    draw();
}

void ChangeChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
