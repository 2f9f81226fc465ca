// The About dialog.
#include "app/about_dialog.h"

#include "core/session/session.h"
#include "widgets/base/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

struct About {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::About)
};

} // namespace

void showAbout(QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("aboutDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(About::tr("About PruneScope"));
    auto* title = new QLabel(QStringLiteral("PruneScope ") + QString::fromStdString(programVersion()));
    makeTitle(title);
    auto* purpose = new QLabel(About::tr("Shows how a large language model bears pruning: which weights matter, how much "
                                         "to remove where, and what it costs."));
    purpose->setWordWrap(true);
    auto* runtime = new QLabel(About::tr("Computes with %1. Window by Qt %2.")
                                   .arg(QString::fromStdString(runtimeDescription()), QLatin1String(qVersion())));
    runtime->setObjectName(QStringLiteral("runtimeDescription"));
    runtime->setWordWrap(true);
    runtime->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    makeCaption(runtime);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(title);
    layout->addWidget(purpose);
    layout->addWidget(runtime);
    layout->addStretch();
    layout->addWidget(buttons);
    dialog->resize(56 * kGrid, dialog->sizeHint().height());
    dialog->show();
}

} // namespace prunescope::gui
