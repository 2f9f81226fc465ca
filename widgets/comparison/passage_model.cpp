// Passages as table cells.
#include "widgets/comparison/passage_model.h"

#include "widgets/base/number_text.h"

namespace prunescope::gui {

void PassageModel::setPassages(std::shared_ptr<const ComparedTokens> tokens, std::vector<Passage> passages)
{
    beginResetModel();
    m_tokens = std::move(tokens);
    m_passages = std::move(passages);
    endResetModel();
}

QString PassageModel::words(const Passage& passage) const
{
    const auto begin = m_tokens->begin[std::size_t(m_tokens->position[std::size_t(passage.first)])];
    const auto end = m_tokens->end[std::size_t(m_tokens->position[std::size_t(passage.last - 1)])];
    const QString text = QString::fromStdString(m_tokens->text.substr(std::size_t(begin), std::size_t(end - begin)));
    const bool isInsideWord = begin > 0 && !text.isEmpty() && text.front().isLetterOrNumber() && m_tokens->text[std::size_t(begin - 1)] > ' ';
    return isInsideWord ? QChar(0x2026) + text : text;
}

QVariant PassageModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Passage& passage = m_passages[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() != Words)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return words(passage);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Change: return signedText(passage.change);
    case Position: return countText(m_tokens->position[std::size_t(passage.first)]);
    case Words: return words(passage).simplified();
    default: return {};
    }
}

QVariant PassageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Change)
        return tr("Sum of the change of loss over the passage, in nats");
    if (role == Qt::ToolTipRole && section == Position)
        return tr("Place of its first token in the text");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Change: return tr("Nats");
    case Position: return tr("Token");
    case Words: return tr("Passage");
    default: return {};
    }
}

void PassageModel::retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

} // namespace prunescope::gui
