#pragma once
// The worst passages of a text as rows: what they lost, where they begin, their words.

#include "core/session/compared_tokens.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace prunescope::gui {

class PassageModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Change, Position, Words, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPassages(std::shared_ptr<const ComparedTokens> tokens, std::vector<Passage> passages);
    const Passage& passage(int row) const { return m_passages[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_passages.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// After a change of language.
    void retranslate();

private:
    QString words(const Passage& passage) const;

    std::shared_ptr<const ComparedTokens> m_tokens;
    std::vector<Passage> m_passages;
};

} // namespace prunescope::gui
