// The table of a chart.
#include "widgets/base/table_dialog.h"

#include "widgets/base/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace prunescope::gui {
namespace {

// Sorts numbers as numbers.
class Cell : public QTableWidgetItem {
public:
    explicit Cell(const QString& text) : QTableWidgetItem(text)
    {
        m_value = text.toDouble(&m_isNumber);
        if (m_isNumber)
            setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    bool operator<(const QTableWidgetItem& other) const override
    {
        const auto* cell = dynamic_cast<const Cell*>(&other);
        return cell && m_isNumber && cell->m_isNumber ? m_value < cell->m_value : text() < other.text();
    }

private:
    double m_value = 0;
    bool m_isNumber = false;
};

} // namespace

TableDialog::TableDialog(const QString& title, const QList<QStringList>& rows, QWidget* parent)
    : QDialog(parent), m_table(new QTableWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_table->setAccessibleName(title);
    const QStringList header = rows.value(0);
    m_table->setColumnCount(int(header.size()));
    m_table->setHorizontalHeaderLabels(header);
    m_table->setRowCount(int(qMax<qsizetype>(rows.size() - 1, 0)));
    for (int row = 0; row < m_table->rowCount(); ++row)
        for (int column = 0; column < m_table->columnCount(); ++column)
            m_table->setItem(row, column, new Cell(rows[row + 1].value(column)));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFont(numberFont(TextSize::Body));
    m_table->setAlternatingRowColors(true);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->resizeColumnsToContents();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(selectedText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(buttons);
    resize(70 * kGrid, 60 * kGrid);
}

QString TableDialog::selectedText() const
{
    const auto ranges = m_table->selectedRanges();
    const bool isWhole = ranges.isEmpty() || (ranges.size() == 1 && ranges[0].rowCount() * ranges[0].columnCount() == 1);
    const QTableWidgetSelectionRange range =
        isWhole ? QTableWidgetSelectionRange(0, 0, m_table->rowCount() - 1, m_table->columnCount() - 1) : ranges[0];
    QStringList lines;
    if (isWhole) {
        QStringList header;
        for (int column = 0; column < m_table->columnCount(); ++column)
            header << m_table->horizontalHeaderItem(column)->text();
        lines << header.join(QLatin1Char('\t'));
    }
    for (int row = range.topRow(); row <= range.bottomRow(); ++row) {
        QStringList cells;
        for (int column = range.leftColumn(); column <= range.rightColumn(); ++column)
            cells << m_table->item(row, column)->text();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace prunescope::gui
