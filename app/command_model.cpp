// Matching and ordering of commands.
#include "app/command_model.h"

#include <algorithm>

namespace prunescope::gui {

namespace {

constexpr int kBeginning = 4, kWordBeginning = 3, kPiece = 2, kLetters = 1;

int wordQuality(const QString& title, const QString& word)
{
    const qsizetype at = title.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return -1;
    if (at == 0)
        return kBeginning;
    return title[at - 1].isSpace() ? kWordBeginning : kPiece;
}

bool hasLettersInOrder(const QString& title, const QString& letters)
{
    qsizetype at = 0;
    for (const QChar letter : letters) {
        at = title.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

} // namespace

QString withoutMnemonic(QString text)
{
    const qsizetype bracket = text.indexOf(QLatin1String("(&"));
    if (bracket > 0 && text.mid(bracket + 3).startsWith(QLatin1Char(')')))
        text.remove(bracket, 4);
    return text.remove(QLatin1Char('&'));
}

int matchQuality(const QString& title, const QString& search)
{
    const QStringList words = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int worst = kBeginning;
    for (const QString& word : words)
        worst = std::min(worst, wordQuality(title, word));
    if (worst > 0)
        return worst;
    return hasLettersInOrder(title, QString(words.join(QString()))) ? kLetters : -1;
}

void CommandModel::setCommands(std::vector<Command> commands)
{
    m_commands = std::move(commands);
    refilter();
}

void CommandModel::setSearch(const QString& search)
{
    m_search = search;
    refilter();
}

QString CommandModel::title(const Command& command) const
{
    const QString text = command.action ? withoutMnemonic(command.action->text()) : QString();
    return command.group.isEmpty() ? text : command.group + QStringLiteral(": ") + text;
}

void CommandModel::refilter()
{
    beginResetModel();
    m_shown.clear();
    std::vector<std::pair<int, int>> found; // quality, index
    for (int i = 0; i < int(m_commands.size()); ++i) {
        const Command& command = m_commands[std::size_t(i)];
        if (!command.action)
            continue;
        const int quality = std::max(matchQuality(withoutMnemonic(command.action->text()), m_search),
                                     matchQuality(title(command), m_search) > 0 ? int(kLetters) : -1);
        if (quality > 0)
            found.emplace_back(quality, i);
    }
    if (!m_search.trimmed().isEmpty())
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [quality, index] : found)
        m_shown.push_back(index);
    endResetModel();
}

QAction* CommandModel::action(const QModelIndex& index) const
{
    return index.isValid() ? m_commands[std::size_t(m_shown[std::size_t(index.row())])].action.data() : nullptr;
}

int CommandModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    const QAction* action = this->action(index);
    if (!action)
        return {};
    switch (role) {
    case Qt::DisplayRole: return title(m_commands[std::size_t(m_shown[std::size_t(index.row())])]);
    case Qt::ToolTipRole: return action->toolTip();
    case ShortcutRole: return action->shortcut().toString(QKeySequence::NativeText);
    case EnabledRole: return action->isEnabled();
    default: return {};
    }
}

} // namespace prunescope::gui
