// Title and contents of one card.
#include "widgets/live/live_card.h"

#include "widgets/base/chart.h"
#include "widgets/base/core_text.h"
#include "widgets/base/theme.h"
#include "widgets/live/live_image_view.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

/// One line that ends in dots where it is too long; the whole of it is the tooltip.
class ElidedLabel : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};

bool isSameImage(const prunescope::LiveImage& a, const prunescope::LiveImage& b)
{
    return a.id == b.id && a.swept == b.swept && a.rows == b.rows && a.columns == b.columns && a.cells == b.cells;
}

} // namespace

LiveCard::LiveCard(Kind kind, QWidget* parent) : QWidget(parent), m_title(new ElidedLabel(this))
{
    m_title->setObjectName(QStringLiteral("liveTitle"));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addWidget(m_title);
    if (kind == Kind::Image)
        layout->addWidget(m_image = new LiveImageView(this), 1);
    else
        layout->addWidget(m_chart = new Chart(this), 1);
}

QString LiveCard::title() const { return m_title->text(); }

void LiveCard::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setToolTip(title);
}

void LiveCard::showImage(const prunescope::LiveImage& image)
{
    if (isSameImage(image, m_image->image()))
        return;
    setTitle(coreText(image.title));
    m_image->setImage(image, title());
}

void LiveCard::showCurves(const CurveGroup& group)
{
    if (isSame(group, m_group))
        return;
    const bool isNew = m_group.empty();
    m_group = group;
    if (isNew)
        showAxes(*m_chart, group);
    gui::showCurves(*m_chart, group);
    setTitle(titleOf(group));
}

void LiveCard::fit()
{
    if (m_chart)
        m_chart->fit();
}

void LiveCard::retranslate()
{
    if (m_image && m_image->image().columns > 0) {
        setTitle(coreText(m_image->image().title));
        m_image->setImage(m_image->image(), title());
    } else if (m_chart && !m_group.empty()) {
        showAxes(*m_chart, m_group);
        gui::showCurves(*m_chart, m_group);
        setTitle(titleOf(m_group));
    }
}

void LiveCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate(); // curves hold the colours they were drawn with
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
