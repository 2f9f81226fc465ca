#pragma once
// The models of a project with one measurement of each as a table: quality, what it takes, speed, notes.

#include "core/session/pareto.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <memory>
#include <vector>

namespace prunescope::gui {

/// What a table of models shows: made in the background, never changed.
struct OutcomeSnapshot {
    std::vector<Outcome> outcomes;
    std::vector<ParetoGroup> groups;
    ParetoTable table; ///< of one of the groups; empty while nothing was measured
};

class OutcomeModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Run,
        Name,
        Methods,
        Zeros,
        Size,
        SemiSize,
        Parameters,
        Quality,
        Difference,
        Accuracy,
        Speed,
        Note,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole, DenseRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(std::shared_ptr<const OutcomeSnapshot> snapshot);
    /// The same models against another axis: other ones may be dominated.
    void setTable(ParetoTable table);
    const ParetoTable& table() const { return m_table; }
    const Outcome& outcome(int row) const { return m_snapshot->outcomes[m_table.rows[std::size_t(row)].outcome]; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;
    Qt::ItemFlags flags(const QModelIndex& index) const final;
    /// Takes a note; the project writes it on noteChanged() and shows it with the next snapshot.
    bool setData(const QModelIndex& index, const QVariant& value, int role) final;

Q_SIGNALS:
    void noteChanged(const QString& planId, const QString& planName, const QString& note);

private:
    QString text(int row, int column) const;
    QVariant sortKey(int row, int column) const;
    QString toolTip(int row, int column) const;

    std::shared_ptr<const OutcomeSnapshot> m_snapshot;
    ParetoTable m_table;
};

/// Rows whose name, methods, note or number hold all the words; dense models stay.
class OutcomeFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit OutcomeFilter(QObject* parent = nullptr);
    void setWords(const QString& words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace prunescope::gui
