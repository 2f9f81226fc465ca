#pragma once
// A sensitivity sweep as a table: one row per matrix, block or kind, one column per level with what pruning it costs.

#include "core/session/sensitivity.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>

namespace prunescope::gui {

/// Short name of a unit for people: "3 · q_proj", "Block 3", "q_proj".
QString unitText(const SensitivityUnit& unit);
/// A gain of loss in ten-thousandths of a nat, which stand under each other; the sign always.
QString increaseText(double nats);

class SensitivityModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Unit, Weights, FirstLevel };
    enum Role { SortRole = Qt::UserRole, UnitRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null shows nothing. The same units and levels with more points keep selections.
    void setResult(std::shared_ptr<const SensitivityResult> result);
    const std::shared_ptr<const SensitivityResult>& result() const { return m_result; }
    void retranslate();
    /// All points: comma separated, point as decimal mark, the names of the command line's JSON.
    QString csv() const;

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    const SensitivityPoint* pointAt(const QModelIndex& index) const;
    void indexPoints();

    std::shared_ptr<const SensitivityResult> m_result;
    std::vector<const SensitivityPoint*> m_points; // [units, levels], null where not measured
};

} // namespace prunescope::gui
