// Findings as rows: mark, subject, sentence, next step.
#include "widgets/overview/doctor_view.h"

#include "widgets/base/core_text.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

QLabel* textLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

} // namespace

DoctorView::DoctorView(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout), m_note(textLabel({}))
{
    m_note->setObjectName(QStringLiteral("doctorNote"));
    m_note->hide();
    makeCaption(m_note);
    m_grid->setHorizontalSpacing(2 * kGrid);
    m_grid->setVerticalSpacing(kGrid);
    m_grid->setColumnStretch(2, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_grid);
    layout->addWidget(m_note);
    layout->addStretch(1);
}

void DoctorView::setFindings(std::vector<Finding> findings)
{
    m_findings = std::move(findings);
    rebuild();
}

void DoctorView::addFindings(const std::vector<Finding>& findings)
{
    m_findings.insert(m_findings.end(), findings.begin(), findings.end());
    rebuild();
}

void DoctorView::setNote(const QString& sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

void DoctorView::rebuild()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const Finding& finding : m_findings) {
        const bool isFact = finding.kind == Finding::Kind::Fact;
        // Never by colour alone: the mark's form says the same.
        auto* mark = new QLabel(isFact ? QStringLiteral("✓") : finding.kind == Finding::Kind::Warning ? QStringLiteral("!") : QStringLiteral("✕"));
        mark->setAccessibleName(isFact ? tr("fact") : finding.kind == Finding::Kind::Warning ? tr("warning") : tr("fault"));
        QPalette palette = mark->palette();
        palette.setColor(QPalette::WindowText, isFact ? mutedInk() : warningInk());
        mark->setPalette(palette);
        mark->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
        auto* subject = textLabel(coreText(finding.subject));
        subject->setWordWrap(false);
        makeCaption(subject);
        QString sentence = coreText(finding.sentence);
        if (!finding.step.isEmpty())
            sentence += QLatin1Char('\n') + coreText(finding.step);
        m_grid->addWidget(mark, row, 0);
        m_grid->addWidget(subject, row, 1);
        m_grid->addWidget(textLabel(sentence), row, 2);
        ++row;
    }
}

void DoctorView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
