// The report of an import or export of a plan.
#include "app/plan_report.h"

#include "widgets/base/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

struct PlanReport {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::PlanReport)
};

const QString kName = QStringLiteral("planReport");

QLabel* wrapped(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // names in it come from files
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QScrollArea* sentenceList(const QStringList& sentences)
{
    auto* list = new QWidget;
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, kGrid, 0);
    layout->setSpacing(kGrid);
    for (const QString& sentence : sentences) {
        auto* row = new QHBoxLayout;
        row->setSpacing(kGrid);
        row->addWidget(new QLabel(QStringLiteral("•")), 0, Qt::AlignTop);
        auto* label = wrapped(sentence);
        label->setObjectName(QStringLiteral("planReportSentence"));
        row->addWidget(label, 1);
        layout->addLayout(row);
    }
    layout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

} // namespace

void showPlanReport(QWidget* parent, const QString& title, const QString& headline, const QStringList& lost)
{
    delete parent->findChild<QDialog*>(kName);
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(kName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(wrapped(headline));
    if (!lost.isEmpty()) {
        auto* heading = new QLabel(PlanReport::tr("Not carried over"));
        makeTitle(heading);
        layout->addWidget(heading);
        layout->addWidget(sentenceList(lost), 1);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->resize(72 * kGrid, lost.isEmpty() ? dialog->sizeHint().height() : 44 * kGrid);
    dialog->show();
}

} // namespace prunescope::gui
