#pragma once
// Which rows of the plan table are shown: those that hold all searched words and are of the chosen kind.

#include <QSortFilterProxyModel>
#include <QStringList>

namespace prunescope::gui {

class PlanFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit PlanFilter(QObject* parent = nullptr);

    /// Words separated by spaces, each anywhere in the matrix name or in the method, case ignored; "3." finds block 3.
    void setSearch(const QString& words);
    /// Empty: all kinds.
    void setKind(const QString& kind);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
    QString m_kind;
};

} // namespace prunescope::gui
