// An index's internal id is the node's place in the tree; rows are places among siblings.
#include "widgets/experiments/plan_tree_model.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSize>

#include <set>

namespace prunescope::gui {
namespace {

constexpr int kHashDigits = 8;

QString text(const std::string& words) { return QString::fromStdString(words); }
QString shortHash(const std::string& hash) { return text(hash.substr(0, kHashDigits)); }

QPixmap discPicture(const QColor& colour, bool isFilled)
{
    constexpr int kSide = 3 * kGrid / 2;
    QPixmap picture(2 * kSide, 2 * kSide);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(isFilled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(2.5, 2.5, kSide - 5, kSide - 5));
    return picture;
}

/// A disc for the plan of the document, a ring once the document differs from it; seen on a selected row, too.
QIcon dot(bool isFilled)
{
    QIcon icon;
    icon.addPixmap(discPicture(accent(), isFilled), QIcon::Normal);
    icon.addPixmap(discPicture(QGuiApplication::palette().color(QPalette::HighlightedText), isFilled), QIcon::Selected);
    return icon;
}

bool isSameShape(const PlanTree& a, const PlanTree& b)
{
    return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), [](const PlanNode& one, const PlanNode& other) {
        return one.id == other.id && one.parentIndex == other.parentIndex;
    });
}

} // namespace

QString momentText(std::int64_t ms)
{
    return ms > 0 ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat) : QStringLiteral("–");
}

QString measurementName(const StoredEvaluation& evaluation)
{
    return PlanTreeModel::tr("%1, %2 tokens × %n windows", nullptr, int(evaluation.windows))
        .arg(text(evaluation.convention), countText(evaluation.window));
}

PlanTreeModel::PlanTreeModel(QObject* parent) : QAbstractItemModel(parent), m_tree(std::make_shared<const PlanTree>()) {}

void PlanTreeModel::setTree(std::shared_ptr<const PlanTree> tree)
{
    const bool isSame = isSameShape(*m_tree, *tree);
    if (!isSame)
        beginResetModel();
    m_tree = std::move(tree);
    indexNodes();
    std::set<std::string> keys;
    m_convention.clear();
    for (const PlanNode& node : m_tree->nodes) {
        if (node.evaluation)
            keys.insert(measurementKey(*node.evaluation));
        else if (node.predicted)
            keys.insert(measurementKey(*node.predicted));
        if (node.evaluation)
            m_convention = text(node.evaluation->convention);
        else if (node.predicted && m_convention.isEmpty())
            m_convention = text(node.predicted->convention);
    }
    m_isMixed = keys.size() > 1;
    if (!isSame)
        endResetModel();
    else
        allChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, PerplexityColumn, PerplexityColumn);
}

void PlanTreeModel::indexNodes()
{
    const auto number = [this](const std::vector<int>& siblings) {
        for (int row = 0; row < int(siblings.size()); ++row)
            m_rows[std::size_t(siblings[std::size_t(row)])] = row;
    };
    m_rows.assign(m_tree->nodes.size(), 0);
    m_places.clear();
    number(m_tree->roots);
    for (int place = 0; place < int(m_tree->nodes.size()); ++place) {
        const PlanNode& node = m_tree->nodes[std::size_t(place)];
        m_places.emplace(node.id, place);
        number(node.children);
    }
}

void PlanTreeModel::setBase(const std::string& id, bool isEdited)
{
    if (m_base == id && m_isEdited == isEdited)
        return;
    m_base = id;
    m_isEdited = isEdited;
    allChanged();
}

void PlanTreeModel::retranslate()
{
    allChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void PlanTreeModel::allChanged()
{
    if (!m_tree->roots.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_tree->roots.size()) - 1, ColumnCount - 1));
    for (const PlanNode& node : m_tree->nodes) {
        const QModelIndex parent = node.children.empty() ? QModelIndex() : indexOf(node.id);
        if (parent.isValid())
            Q_EMIT dataChanged(index(0, 0, parent), index(int(node.children.size()) - 1, ColumnCount - 1, parent));
    }
}

const PlanNode* PlanTreeModel::node(const QModelIndex& index) const
{
    return index.isValid() ? &m_tree->nodes[std::size_t(index.internalId())] : nullptr;
}

QModelIndex PlanTreeModel::indexOf(const std::string& id) const
{
    const auto place = m_places.find(id);
    return place == m_places.end() ? QModelIndex() : createIndex(m_rows[std::size_t(place->second)], 0, quintptr(place->second));
}

QModelIndex PlanTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const auto& places = parent.isValid() ? node(parent)->children : m_tree->roots;
    return createIndex(row, column, quintptr(places[std::size_t(row)]));
}

QModelIndex PlanTreeModel::parent(const QModelIndex& child) const
{
    const PlanNode* one = node(child);
    if (!one || one->parentIndex < 0)
        return {};
    return createIndex(m_rows[std::size_t(one->parentIndex)], 0, quintptr(one->parentIndex));
}

int PlanTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_tree->roots.size());
    return parent.column() == 0 ? int(node(parent)->children.size()) : 0;
}

int PlanTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QString PlanTreeModel::cellText(const PlanNode& node, int column) const
{
    switch (column) {
    case NameColumn: {
        const QString name = node.name.empty() ? tr("(no name)") : text(node.name);
        return node.id == m_base && m_isEdited ? tr("%1 (edited)").arg(name) : name;
    }
    case SparsityColumn:
        if (node.achievedShare || node.plannedShare)
            return percentText(node.achievedShare.value_or(node.plannedShare.value_or(0)));
        return QStringLiteral("–");
    case PerplexityColumn:
        if (const auto& row = node.evaluation) {
            const QString value = valueWithErrorText(row->perplexity, row->standardError.value_or(0));
            return m_isMixed ? tr("%1 (%2)", "perplexity (convention, windows)").arg(value, measurementName(*row)) : value;
        }
        if (node.predicted) {
            const QString value = QStringLiteral("≈ ") + numberText(node.predicted->perplexity);
            return m_isMixed ? tr("%1 (%2)", "perplexity (convention, windows)").arg(value, text(node.predicted->convention)) : value;
        }
        return QStringLiteral("–");
    case NoteColumn: return text(node.note).simplified();
    default: return {};
    }
}

QString PlanTreeModel::sparsityTip(const PlanNode& node) const
{
    QStringList lines;
    if (node.achievedShare)
        lines << tr("%1 of the block matrices' weights became zero.").arg(percentText(*node.achievedShare, 2))
              << tr("Run %1, %2, version %3").arg(countText(node.prune->id), momentText(node.prune->finishedMs), text(node.prune->version));
    if (node.plannedShare)
        lines << tr("Planned: %1").arg(percentText(*node.plannedShare, 2));
    if (lines.isEmpty())
        lines << tr("The sizes of its matrices are not known here.");
    else if (!node.achievedShare)
        lines << tr("Not run yet.");
    return lines.join(QLatin1Char('\n'));
}

QString PlanTreeModel::perplexityTip(const PlanNode& node) const
{
    if (const auto& row = node.evaluation) {
        QStringList lines{valueWithErrorText(row->perplexity, row->standardError.value_or(0)), measurementName(*row),
                          tr("Text %1").arg(shortHash(row->textSha256)), tr("Measured %1").arg(momentText(row->createdMs))};
        if (row->run)
            lines << (node.measuredBy ? tr("Run %1, version %2").arg(countText(*row->run), text(node.measuredBy->version))
                                      : tr("Run %1").arg(countText(*row->run)));
        if (row->prunedBy)
            lines << tr("Model pruned by run %1").arg(countText(*row->prunedBy));
        return lines.join(QLatin1Char('\n'));
    }
    if (const auto& predicted = node.predicted)
        return tr("Predicted from a sweep, not measured: %1, nine in ten plans between %2 and %3.\nConvention %4, text %5")
            .arg(numberText(predicted->perplexity), numberText(predicted->low), numberText(predicted->high),
                 text(predicted->convention), shortHash(predicted->textSha256));
    return tr("Not measured yet: run the plan, then evaluate.");
}

QString PlanTreeModel::tip(const PlanNode& node, int column) const
{
    if (column == SparsityColumn)
        return sparsityTip(node);
    if (column == PerplexityColumn)
        return perplexityTip(node);
    if (column == NoteColumn)
        return node.note.empty() ? tr("F2 writes a note.") : text(node.note);
    QStringList lines{node.name.empty() ? tr("(no name)") : text(node.name), tr("Plan %1").arg(shortHash(node.id)),
                      tr("Kept %1").arg(momentText(node.createdMs))};
    if (node.hasLostParent)
        lines << tr("Its parent %1 is not in this project, or is one of its own branches.").arg(shortHash(node.parent));
    if (node.id == m_base)
        lines << (m_isEdited ? tr("The present plan came from here and was edited since.") : tr("This is the present plan."));
    return lines.join(QLatin1Char('\n'));
}

QVariant PlanTreeModel::mark(const PlanNode& node) const
{
    if (node.id == m_base)
        return dot(!m_isEdited);
    return {};
}

QVariant PlanTreeModel::data(const QModelIndex& index, int role) const
{
    const PlanNode* one = node(index);
    if (!one)
        return {};
    const bool isFigure = index.column() == SparsityColumn || index.column() == PerplexityColumn;
    switch (role) {
    case Qt::DisplayRole: return cellText(*one, index.column());
    case Qt::EditRole: return text(index.column() == NoteColumn ? one->note : one->name);
    case Qt::ToolTipRole: return tip(*one, index.column());
    case Qt::DecorationRole: return index.column() == NameColumn ? mark(*one) : QVariant();
    case Qt::TextAlignmentRole: return int((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::SizeHintRole:
        return index.column() == NameColumn ? QVariant(QSize(0, int(QFontMetricsF(textFont(TextSize::Body)).height()) + kGrid)) : QVariant();
    case Qt::ForegroundRole: {
        const bool isExpected = (index.column() == SparsityColumn && !one->achievedShare) ||
                                (index.column() == PerplexityColumn && !one->evaluation) || index.column() == NoteColumn;
        return isExpected ? QVariant(mutedInk()) : QVariant();
    }
    case Qt::FontRole: {
        QFont font = isFigure ? numberFont(TextSize::Body) : textFont(TextSize::Body);
        font.setBold(one->id == m_base);
        font.setItalic(index.column() == NameColumn && one->hasLostParent);
        return font;
    }
    case IdRole: return text(one->id);
    default: return {};
    }
}

bool PlanTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const PlanNode* one = node(index);
    if (!one || role != Qt::EditRole || (index.column() != NameColumn && index.column() != NoteColumn))
        return false;
    const QString words = value.toString().trimmed();
    const QString name = index.column() == NameColumn ? words : text(one->name);
    const QString note = index.column() == NoteColumn ? words : text(one->note);
    if (name.isEmpty() || (name == text(one->name) && note == text(one->note)))
        return false;
    Q_EMIT editAsked(text(one->id), name, note);
    return true;
}

Qt::ItemFlags PlanTreeModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && (index.column() == NameColumn || index.column() == NoteColumn))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant PlanTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole) {
        switch (section) {
        case NameColumn: return tr("Plan");
        case SparsityColumn: return tr("Sparsity");
        case PerplexityColumn:
            return m_isMixed || m_convention.isEmpty() ? tr("Perplexity") : tr("Perplexity (%1)", "convention").arg(m_convention);
        case NoteColumn: return tr("Note");
        default: return {};
        }
    }
    if (role == Qt::ToolTipRole && section == SparsityColumn)
        return tr("Share of zeros in the matrices of the blocks: reached by the newest run, or planned (muted).");
    if (role == Qt::ToolTipRole && section == PerplexityColumn)
        return m_isMixed ? tr("The newest measurement of each plan with its standard error. They were measured in different ways and "
                              "cannot be compared directly; each cell says how.")
                         : tr("The newest measurement of each plan with its standard error; ≈ is predicted.");
    if (role == Qt::TextAlignmentRole)
        return int((section == SparsityColumn || section == PerplexityColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace prunescope::gui
