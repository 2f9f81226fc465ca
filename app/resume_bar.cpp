// Closing the bar decides nothing: the offer comes again when the model is opened again.
#include "app/resume_bar.h"

#include "app/app_context.h"
#include "app/file_orders.h"
#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>

namespace prunescope::gui {

ResumeBar::ResumeBar(AppContext& context, FileOrders& files, QWidget* parent) : Banner(parent), m_context(context), m_files(files)
{
    setObjectName(QStringLiteral("resumeBar"));
    connect(&context, &AppContext::interruptedChanged, this, &ResumeBar::showOffer);
    connect(this, &Banner::stepChosen, this, &ResumeBar::resume);
    connect(this, &Banner::otherStepChosen, &context, &AppContext::discardInterrupted);
}

void ResumeBar::showOffer()
{
    const auto& run = m_context.interrupted();
    if (!run)
        return dismiss();
    const bool isOpenModel = m_context.info() && run->modelFingerprint == m_context.info()->fingerprint;
    const QString name = isOpenModel ? m_context.modelName() : QString::fromStdString(run->modelName);
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(run->startedMs), QLocale::ShortFormat);
    QString sentence = tr("Pruning of %1, started on %2, stopped after %3 of %4 blocks.")
                           .arg(name, when, countText(run->finishedBlocks), countText(run->blocks));
    if (!run->obstacle.isEmpty())
        sentence += QLatin1Char(' ') + coreText(run->obstacle);
    showNote(sentence, run->obstacle.isEmpty() ? tr("Resume") : QString(), tr("Discard"));
}

void ResumeBar::resume()
{
    if (!m_context.interrupted() || !m_files.mayForgetPlan())
        return;
    m_context.resumeInterrupted();
    Q_EMIT resumed();
}

void ResumeBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        showOffer();
    Banner::changeEvent(event);
}

} // namespace prunescope::gui
