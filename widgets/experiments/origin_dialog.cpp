// A form of facts over a read-only field.
#include "widgets/experiments/origin_dialog.h"

#include "widgets/base/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace prunescope::gui {

OriginDialog::OriginDialog(const QString& title, const QList<std::pair<QString, QString>>& facts, const QString& json, QWidget* parent)
    : QDialog(parent), m_facts(facts), m_json(new QPlainTextEdit(json))
{
    setObjectName(QStringLiteral("originDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    for (const auto& [caption, value] : facts) {
        auto* key = new QLabel(caption);
        makeCaption(key);
        auto* shown = new QLabel(value);
        shown->setTextFormat(Qt::PlainText); // names come from files
        shown->setWordWrap(true);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        form->addRow(key, shown);
    }
    m_json->setReadOnly(true);
    m_json->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_json->setAccessibleName(tr("Parameters"));
    m_json->setVisible(!json.isEmpty());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(form);
    layout->addWidget(m_json, 1);
    layout->addWidget(buttons);
    resize(80 * kGrid, json.isEmpty() ? sizeHint().height() : 70 * kGrid);
}

QString OriginDialog::text() const
{
    QString all;
    for (const auto& [caption, value] : m_facts)
        all += caption + QStringLiteral(": ") + value + QLatin1Char('\n');
    return all + m_json->toPlainText();
}

} // namespace prunescope::gui
