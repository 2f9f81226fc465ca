#pragma once
// The plan as a table: one row per matrix. Reads the document; editing goes back through the document's orders.

#include "widgets/allocation/plan_document.h"

#include <QAbstractTableModel>
#include <QHash>

namespace prunescope::gui {

class PlanModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Matrix, Block, Kind, Shape, Method, Sparsity, PatternColumn, Lock, Zeros, Achieved, Lowest, Highest, ColumnCount };
    enum Role {
        ShareRole = Qt::UserRole,  ///< sparsity, 0 to 1 (Sparsity, Achieved)
        SortRole,                  ///< what proxies sort by
        AdjustableRole,            ///< whether the sparsity number may be changed
    };

    explicit PlanModel(PlanDocument& document, QObject* parent = nullptr);

    PlanDocument& document() const { return m_document; }
    /// Achieved shares of a run, by matrix name; empty forgets them.
    void setAchieved(const QHash<QString, double>& shares);
    /// Texts again, after a change of language.
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    bool setData(const QModelIndex& index, const QVariant& value, int role) final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;
    Qt::ItemFlags flags(const QModelIndex& index) const final;

private:
    QString text(int row, int column) const;
    QVariant sortKey(int row, int column) const;
    QString toolTip(int row, int column) const;
    QString headerToolTip(int section) const;
    void announceRows(const QList<int>& rows);

    PlanDocument& m_document;
    QHash<QString, double> m_achieved;
};

} // namespace prunescope::gui
