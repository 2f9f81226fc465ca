#pragma once
// What a plan's figures come from: facts as lines that can be selected, parameters as JSON; all of it can be copied.

#include <QDialog>
#include <QList>
#include <QString>

#include <utility>

class QPlainTextEdit;

namespace prunescope::gui {

/// Deletes itself when closed. Does not block.
class OriginDialog : public QDialog {
    Q_OBJECT
public:
    /// @param facts  caption and value
    /// @param json   parameters, ready to be read; "" where there are none
    OriginDialog(const QString& title, const QList<std::pair<QString, QString>>& facts, const QString& json, QWidget* parent);

    /// Everything it shows, one fact per line.
    QString text() const;

private:
    QList<std::pair<QString, QString>> m_facts;
    QPlainTextEdit* m_json;
};

} // namespace prunescope::gui
