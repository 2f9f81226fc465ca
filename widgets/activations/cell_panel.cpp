// The read-out of one cell.
#include "widgets/activations/cell_panel.h"

#include "widgets/activations/activation_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace prunescope::gui {

CellPanel::CellPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_hint(new QLabel), m_meanName(new QLabel), m_mean(new QLabel)
{
    makeCaption(m_hint);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_hint, 1, 0, 1, 2);
    const auto addRow = [&](QLabel* name, QLabel* value) {
        makeCaption(name);
        value->setFont(numberFont(TextSize::Body));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const int row = grid->rowCount();
        grid->addWidget(name, row, 0);
        grid->addWidget(value, row, 1, Qt::AlignRight);
    };
    for (std::size_t i = 0; i < activationQuantities().size(); ++i) {
        m_names.push_back(new QLabel);
        m_values.push_back(new QLabel);
        addRow(m_names.back(), m_values.back());
    }
    addRow(m_meanName, m_mean);
    grid->setColumnStretch(1, 1);
    retranslate();
}

void CellPanel::setSite(std::shared_ptr<const ActivationReport> report, const ActivationSite* site)
{
    m_report = std::move(report);
    m_site = site;
    m_pointed = m_selected = {};
    showCell();
}

void CellPanel::setPointed(int row, std::int64_t channel)
{
    m_pointed = {row, channel};
    showCell();
}

void CellPanel::setSelected(int row, std::int64_t channel)
{
    m_selected = {row, channel};
    showCell();
}

QString CellPanel::valueText(ActivationQuantity quantity) const
{
    for (std::size_t i = 0; i < m_values.size(); ++i)
        if (activationQuantities()[i] == quantity)
            return m_values[i]->text();
    return {};
}

void CellPanel::showCell()
{
    const Cell cell = m_pointed.row >= 0 ? m_pointed : m_selected;
    const ActivationRow* row =
        m_site && cell.row >= 0 && cell.row < int(m_site->rows.size()) ? &m_site->rows[std::size_t(cell.row)] : nullptr;
    const bool isThere = row && cell.channel < row->channels();
    m_title->setText(!row ? tr("No channel") : tr("Channel %1, %2").arg(countText(cell.channel), placeName(*m_site, row->block)));
    m_hint->setText(!row                 ? tr("Point at the heatmap, or click to keep a cell.")
                    : !isThere           ? tr("This block is narrower: it has no such channel.")
                    : m_pointed.row >= 0 ? tr("under the pointer")
                                         : tr("selected; Esc lets it go"));
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const ActivationQuantity quantity = activationQuantities()[i];
        m_values[i]->setText(isThere ? activationValueText(quantity, double(row->values(quantity)[std::size_t(cell.channel)]))
                                     : QStringLiteral("–"));
    }
    m_mean->setText(row ? numberText(row->meanMagnitude) : QStringLiteral("–"));
}

void CellPanel::retranslate()
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        m_names[i]->setText(activationTitle(activationQuantities()[i]));
        m_names[i]->setToolTip(activationTip(activationQuantities()[i]));
    }
    m_meanName->setText(tr("Mean |x| of all channels"));
    m_meanName->setToolTip(tr("What is usual at this place: the mean absolute value over all channels and tokens."));
    showCell();
}

void CellPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
