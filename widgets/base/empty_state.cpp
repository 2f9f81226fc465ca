// Empty states.
#include "widgets/base/empty_state.h"

#include "widgets/base/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace prunescope::gui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_message(new QLabel), m_progressText(new QLabel), m_button(new QPushButton),
      m_cancel(new QPushButton), m_progress(new QProgressBar)
{
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMaximumWidth(56 * kGrid);
    m_progressText->setAlignment(Qt::AlignCenter);
    m_progressText->setWordWrap(true);
    makeCaption(m_progressText);
    m_progress->setMaximumWidth(32 * kGrid);
    m_progress->setMinimumWidth(24 * kGrid);
    m_progress->setTextVisible(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addStretch();
    auto* centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(m_message, 100);
    centre->addStretch(1);
    layout->addLayout(centre);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addWidget(m_progress, 0, Qt::AlignHCenter);
    layout->addWidget(m_progressText);
    layout->addWidget(m_cancel, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_button->hide();
    clearProgress();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::stepChosen);
    connect(m_cancel, &QPushButton::clicked, this, &EmptyState::cancelAsked);
}

void EmptyState::setMessage(const QString& sentence, const QString& buttonText)
{
    m_message->setText(sentence);
    setAccessibleName(sentence);
    m_button->setText(buttonText);
    m_button->setMinimumSize(m_button->fontMetrics().horizontalAdvance(buttonText) + 5 * kGrid, 4 * kGrid);
    m_button->setVisible(!buttonText.isEmpty() && m_progress->isHidden());
}

void EmptyState::setProgress(const QString& sentence, double share)
{
    m_button->hide();
    m_progress->show();
    m_cancel->setVisible(!m_cancel->text().isEmpty());
    m_progressText->setText(sentence);
    m_progressText->setVisible(!sentence.isEmpty());
    m_progress->setRange(0, share < 0 ? 0 : 1000);
    m_progress->setValue(share < 0 ? 0 : int(share * 1000));
    m_progress->setAccessibleName(sentence);
}

void EmptyState::setCancelText(const QString& text)
{
    m_cancel->setText(text);
    m_cancel->setVisible(!text.isEmpty() && !m_progress->isHidden());
}

void EmptyState::clearProgress()
{
    m_progress->hide();
    m_progressText->hide();
    m_cancel->hide();
    m_button->setVisible(!m_button->text().isEmpty());
}

QString EmptyState::message() const { return m_message->text(); }

} // namespace prunescope::gui
