#pragma once
// The table alternative of a chart or picture: the same numbers as rows, to read, sort and copy.

#include <QDialog>
#include <QList>
#include <QStringList>

class QTableWidget;

namespace prunescope::gui {

/// Deletes itself when closed. Does not block.
class TableDialog : public QDialog {
    Q_OBJECT
public:
    /// @param rows  the first one is the header; numbers with a point as decimal mark
    TableDialog(const QString& title, const QList<QStringList>& rows, QWidget* parent);

    QTableWidget* table() const { return m_table; }
    /// The selected cells, or all, with tabs between columns.
    QString selectedText() const;

private:
    QTableWidget* m_table;
};

} // namespace prunescope::gui
