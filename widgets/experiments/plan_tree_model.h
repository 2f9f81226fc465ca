#pragma once
// The tree of plans as a model: name, sparsity, perplexity, note; every number's tooltip says what produced it.

#include "core/session/plan_tree.h"

#include <QAbstractItemModel>
#include <QIcon>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace prunescope::gui {

class PlanTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, SparsityColumn, PerplexityColumn, NoteColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    explicit PlanTreeModel(QObject* parent = nullptr);

    /// The same plans in the same places only change their cells; otherwise the model is reset.
    /// @param tree  never null
    void setTree(std::shared_ptr<const PlanTree> tree);
    const PlanTree& tree() const { return *m_tree; }
    /// The plan that the document came from, and whether the document asks for something else by now; "" for none.
    void setBase(const std::string& id, bool isEdited);
    /// After a change of language or palette.
    void retranslate();

    const PlanNode* node(const QModelIndex& index) const;
    /// In the first column; invalid for an unknown plan.
    QModelIndex indexOf(const std::string& id) const;
    /// Whether the perplexities of the tree cannot be compared with each other: then each cell says how it was measured.
    bool isMixed() const { return m_isMixed; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const final;
    QModelIndex parent(const QModelIndex& child) const final;
    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    /// Names and notes are edited by the owner: see editAsked().
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) final;
    Qt::ItemFlags flags(const QModelIndex& index) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

Q_SIGNALS:
    void editAsked(const QString& id, const QString& name, const QString& note);

private:
    QString cellText(const PlanNode& node, int column) const;
    QString tip(const PlanNode& node, int column) const;
    QString sparsityTip(const PlanNode& node) const;
    QString perplexityTip(const PlanNode& node) const;
    QVariant mark(const PlanNode& node) const;
    void indexNodes();
    void allChanged();

    std::shared_ptr<const PlanTree> m_tree;
    std::vector<int> m_rows; // of each node among its siblings
    std::unordered_map<std::string, int> m_places; // in the tree, by id
    std::string m_base;
    bool m_isEdited = false;
    bool m_isMixed = false;
    QString m_convention; // of all perplexities where they can be compared
};

/// A moment as the user's language writes it; a dash for none.
QString momentText(std::int64_t ms);
/// "paper, 64 tokens × 8 windows".
QString measurementName(const StoredEvaluation& evaluation);

} // namespace prunescope::gui
