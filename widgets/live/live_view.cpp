// The grid of live pictures.
#include "widgets/live/live_view.h"

#include "widgets/base/theme.h"
#include "widgets/live/live_card.h"
#include "widgets/live/live_image_view.h"

#include <QGridLayout>

#include <algorithm>

namespace prunescope::gui {

namespace {

constexpr int kCardWidth = 56 * kGrid;  // at least, in more than two columns
constexpr int kCardHeight = 27 * kGrid; // at least
constexpr int kGap = 3 * kGrid;

} // namespace

LiveView::LiveView(QWidget* parent) : QScrollArea(parent), m_content(new QWidget), m_grid(new QGridLayout(m_content))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setContentsMargins(0, 0, kGrid, 0);
    m_grid->setHorizontalSpacing(kGap);
    m_grid->setVerticalSpacing(2 * kGrid);
    setWidget(m_content);
}

void LiveView::setPicture(std::shared_ptr<const prunescope::LivePicture> picture)
{
    const bool isOther = !m_picture || !picture || m_picture->matrix != picture->matrix;
    m_picture = std::move(picture);
    const auto groups = curveGroups(m_picture ? m_picture->curves : std::vector<prunescope::LiveCurve>());
    QStringList ids;
    if (m_picture)
        for (const auto& image : m_picture->images)
            ids << QStringLiteral("image:") + QString::fromStdString(image.id);
    const auto images = std::size_t(ids.size());
    for (const CurveGroup& group : groups)
        ids << QStringLiteral("curves:") + idOf(group);
    if (ids != m_ids) {
        qDeleteAll(m_cards);
        m_cards.clear();
        for (const QString& id : ids)
            m_cards.push_back(new LiveCard(id.startsWith(QLatin1String("image:")) ? LiveCard::Kind::Image : LiveCard::Kind::Curves,
                                           m_content));
        m_ids = ids;
        arrange();
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        if (i < images)
            m_cards[i]->showImage(m_picture->images[i]);
        else
            m_cards[i]->showCurves(groups[i - images]);
        if (isOther)
            m_cards[i]->fit();
    }
}

void LiveView::arrange()
{
    const int count = int(m_cards.size());
    m_columns = std::max(1, std::min(count, std::max(2, viewport()->width() / (kCardWidth + kGap))));
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < m_columns ? 1 : 0);
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        m_grid->setRowMinimumHeight(row, 0);
        m_grid->setRowStretch(row, 0);
    }
    for (int i = 0; i < count; ++i) {
        // A chart that is left alone in the last row takes all of it.
        const bool isWide = i == count - 1 && m_cards[std::size_t(i)]->chart();
        m_grid->addWidget(m_cards[std::size_t(i)], i / m_columns, i % m_columns, 1, isWide ? m_columns - i % m_columns : 1);
        m_grid->setRowMinimumHeight(i / m_columns, kCardHeight);
        m_grid->setRowStretch(i / m_columns, 1);
        m_grid->setColumnStretch(i % m_columns, 1);
        m_cards[std::size_t(i)]->show();
    }
}

void LiveView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    const int wanted = std::max(1, std::min(int(m_cards.size()), std::max(2, viewport()->width() / (kCardWidth + kGap))));
    if (!m_cards.empty() && wanted != m_columns)
        arrange();
}

} // namespace prunescope::gui
