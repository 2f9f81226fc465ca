// Controls around the live view.
#include "widgets/live/live_panel.h"

#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/live/live_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace prunescope::gui {

LivePanel::LivePanel(LiveFeed& feed, QWidget* parent)
    : QWidget(parent), m_feed(feed), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_filled(new QWidget(this)), m_view(new LiveView(this)), m_choice(new QComboBox(this)), m_back(new QToolButton(this)),
      m_on(new QToolButton(this)), m_follow(new QCheckBox(this)), m_facts(new QLabel(this))
{
    m_choice->setObjectName(QStringLiteral("liveMatrix"));
    m_follow->setObjectName(QStringLiteral("liveFollow"));
    m_follow->setChecked(true);
    makeCaption(m_facts);
    m_facts->setFont(numberFont(TextSize::Small));
    auto* filled = new QVBoxLayout(m_filled);
    filled->setContentsMargins(0, 0, 0, 0);
    filled->setSpacing(kGrid);
    filled->addWidget(buildControls());
    filled->addWidget(m_view, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_filled);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(&feed, &LiveFeed::began, this, &LivePanel::begin);
    connect(&feed, &LiveFeed::arrived, this, &LivePanel::refresh);
    connect(&feed, &LiveFeed::ended, this, &LivePanel::end);
    connect(m_choice, &QComboBox::activated, this, &LivePanel::choose);
    connect(m_back, &QToolButton::clicked, this, [this] { choose(m_choice->currentIndex() - 1); });
    connect(m_on, &QToolButton::clicked, this, [this] { choose(m_choice->currentIndex() + 1); });
    connect(m_follow, &QCheckBox::toggled, this, [this](bool isOn) {
        if (isOn)
            showMatrix(m_feed.newestMatrix());
    });
    connect(m_empty, &EmptyState::stepChosen, this, &LivePanel::startAsked);
    retranslate();
}

QWidget* LivePanel::buildControls()
{
    m_back->setArrowType(Qt::LeftArrow);
    m_on->setArrowType(Qt::RightArrow);
    m_back->setObjectName(QStringLiteral("liveBack"));
    m_on->setObjectName(QStringLiteral("liveOn"));
    m_choice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* controls = new QWidget(this);
    auto* layout = new QHBoxLayout(controls);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_back);
    layout->addWidget(m_choice);
    layout->addWidget(m_on);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_follow);
    return controls;
}

void LivePanel::setModel(const prunescope::ModelInfo* model)
{
    m_matrices.clear();
    if (model)
        for (const auto& matrix : model->matrices)
            m_matrices.insert(QString::fromStdString(matrix.name), matrix);
    m_hadRun = false;
    m_isStale = false;
    showMatrix({});
}

void LivePanel::setObstacle(const QString& reason)
{
    m_obstacle = reason;
    updateControls();
}

void LivePanel::showWaiting(const QString& sentence, double share)
{
    if (m_matrix.isEmpty() && m_feed.isRunning())
        m_empty->setProgress(sentence, share);
}

bool LivePanel::isFollowing() const { return m_follow->isChecked(); }
void LivePanel::setFollowing(bool isFollowing) { m_follow->setChecked(isFollowing); }

void LivePanel::begin()
{
    m_hadRun = true;
    m_choice->clear();
    m_follow->setChecked(true);
    m_isStale = false;
    showMatrix({});
    m_empty->setProgress(tr("The first picture comes with the first matrix."), -1);
}

void LivePanel::end()
{
    m_empty->clearProgress();
    updateControls();
}

void LivePanel::refresh()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const auto& matrices = m_feed.history().matrices();
    for (std::size_t i = std::size_t(m_choice->count()); i < matrices.size(); ++i)
        m_choice->addItem(QString::fromStdString(matrices[i]));
    showMatrix(isFollowing() || m_matrix.isEmpty() ? m_feed.newestMatrix() : m_matrix);
}

void LivePanel::showMatrix(const QString& name)
{
    m_matrix = name;
    m_view->setPicture(m_feed.history().find(name.toStdString()));
    {
        const QSignalBlocker blocker(m_choice);
        m_choice->setCurrentIndex(m_choice->findText(name));
    }
    m_stack->setCurrentWidget(name.isEmpty() ? static_cast<QWidget*>(m_empty) : m_filled);
    showFacts();
    updateControls();
}

void LivePanel::selectMatrix(const QString& name)
{
    if (name == m_matrix || !m_feed.history().find(name.toStdString()))
        return;
    m_follow->setChecked(false);
    m_matrix = name;
    refresh();
}

void LivePanel::choose(int index)
{
    if (index < 0 || index >= m_choice->count())
        return;
    m_follow->setChecked(false);
    showMatrix(m_choice->itemText(index));
    Q_EMIT matrixChosen(m_matrix);
}

void LivePanel::showFacts()
{
    const auto& picture = m_view->picture();
    if (!picture)
        return m_facts->clear();
    QStringList facts{coreText(methodInfo(picture->method).title)};
    if (const auto found = m_matrices.constFind(m_matrix); found != m_matrices.constEnd())
        facts << shapeText(found->rows, found->columns);
    m_facts->setText(facts.join(QStringLiteral(" · ")));
}

void LivePanel::updateControls()
{
    m_back->setEnabled(m_choice->currentIndex() > 0);
    m_on->setEnabled(m_choice->currentIndex() + 1 < m_choice->count());
    m_back->setToolTip(m_back->isEnabled() ? tr("The matrix before this one") : tr("This is the first matrix with a picture."));
    m_on->setToolTip(m_on->isEnabled() ? tr("The matrix after this one") : tr("This is the last matrix with a picture."));
    m_follow->setEnabled(m_feed.isRunning());
    m_follow->setToolTip(m_feed.isRunning() ? tr("Shows the matrix that is being pruned.") : tr("The run is over."));
    if (m_feed.isRunning())
        return;
    if (m_hadRun)
        m_empty->setMessage(tr("The run ended before its first picture."), {});
    else
        m_empty->setMessage(tr("Here: what the method computes while it works: the mask as it forms, how the kept weights "
                               "change, what each row loses. The pictures of a run stay until the next one."),
                            m_obstacle.isEmpty() ? tr("Start Pruning") : QString());
}

void LivePanel::retranslate()
{
    m_choice->setAccessibleName(tr("Matrix on show"));
    m_choice->setToolTip(tr("The matrices of this run that have a picture"));
    m_follow->setText(tr("Follow the run"));
    m_back->setAccessibleName(tr("The matrix before this one"));
    m_on->setAccessibleName(tr("The matrix after this one"));
    showFacts();
    updateControls();
}

void LivePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void LivePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
