// Names of models and measurements.
#include "widgets/comparison/outcome_text.h"

#include "widgets/base/core_text.h"
#include "widgets/base/number_text.h"

#include <QCoreApplication>

namespace prunescope::gui {

namespace {

/// Only a context for translations.
class OutcomeText {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::OutcomeText)
};

} // namespace

QString outcomeName(const Outcome& outcome)
{
    if (outcome.isDense())
        return OutcomeText::tr("dense");
    if (!outcome.planName.empty())
        return QString::fromStdString(outcome.planName);
    return OutcomeText::tr("run %1").arg(outcome.run);
}

QString outcomeLabel(const Outcome& outcome)
{
    if (outcome.isDense() || outcome.planName.empty())
        return outcomeName(outcome);
    return QStringLiteral("%1 %2").arg(outcome.run).arg(outcomeName(outcome));
}

QString groupTitle(const ParetoGroup& group)
{
    if (!group.isChoice)
        return OutcomeText::tr("Perplexity: %1, %2, %3 tokens × %4")
            .arg(textTitle(QString::fromStdString(group.textName)), QString::fromStdString(group.like.convention),
                 countText(group.like.window), countText(group.like.windows));
    QStringList names;
    for (const std::string& task : group.tasks)
        names.append(QString::fromStdString(task));
    return OutcomeText::tr("Accuracy: %1 questions (%2)").arg(countText(group.questions), names.join(QStringLiteral(", ")));
}

QString qualityTitle(const ParetoGroup& group)
{
    return group.isChoice ? OutcomeText::tr("Accuracy") : OutcomeText::tr("Perplexity");
}

QString shareText(double share, const std::optional<double>& error)
{
    if (!error)
        return percentText(share);
    return fixedText(100 * share, 1) + QStringLiteral("\u00a0±\u00a0") + fixedText(100 * *error, 1) + QStringLiteral("\u00a0%");
}

QString pointsText(double difference, const std::optional<double>& error)
{
    const QString text = fixedText(100 * difference, 1), sign = difference > 0 ? QStringLiteral("+") : QString();
    return error ? sign + text + QStringLiteral("\u00a0±\u00a0") + fixedText(100 * *error, 1) : sign + text;
}

QString differenceText(const ParetoRow& row)
{
    if (row.difference)
        return (row.difference->mean > 0 ? QStringLiteral("+") : QString()) +
               valueWithErrorText(row.difference->mean, row.difference->windowError);
    if (row.choiceDifference)
        return pointsText(row.choiceDifference->difference, row.choiceDifference->standardError);
    return QStringLiteral("–");
}

QString verdictSentence(const ParetoRow& row, const Outcome& outcome)
{
    const std::string dense = OutcomeText::tr("the dense model").toStdString();
    const std::string own = outcomeLabel(outcome).toStdString();
    if (row.difference)
        return asSentence(coreText(verdictText(*row.difference, dense, own)));
    if (row.choiceDifference)
        return asSentence(coreText(choiceVerdictText(*row.choiceDifference, dense, own)));
    return {};
}

QString pairSentence(const ParetoPair& pair, const Outcome& a, const Outcome& b)
{
    const auto name = [](const Outcome& one) {
        return (one.isDense() ? OutcomeText::tr("the dense model") : outcomeLabel(one)).toStdString();
    };
    if (pair.losses)
        return asSentence(coreText(verdictText(*pair.losses, name(a), name(b))));
    if (pair.answers)
        return asSentence(coreText(choiceVerdictText(*pair.answers, name(a), name(b))));
    return asSentence(OutcomeText::tr("%1 and %2 were not both measured in this way.")
                          .arg(QString::fromStdString(name(a)), QString::fromStdString(name(b))));
}

} // namespace prunescope::gui
