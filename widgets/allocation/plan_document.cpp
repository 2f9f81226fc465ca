// The plan document: edits are computed on a copy, the differences become one undoable command.
#include "widgets/allocation/plan_document.h"

#include <QUndoCommand>

#include <algorithm>
#include <unordered_map>

namespace prunescope::gui {

namespace {

constexpr int kGestureCommand = 1;
constexpr double kHighestDragged = 0.99; // as shiftToTotal(): a drag never empties a matrix

struct EntryChange {
    PlanEntry before, after;
};

} // namespace

/// Old and new entries of some matrices. Commands of one gesture merge.
class ChangeEntriesCommand : public QUndoCommand {
public:
    ChangeEntriesCommand(PlanDocument& document, const QString& text, std::vector<EntryChange> changes, int gesture)
        : QUndoCommand(text), m_document(document), m_changes(std::move(changes)), m_gesture(gesture)
    {}

    int id() const override { return m_gesture > 0 ? kGestureCommand : -1; }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto& next = static_cast<const ChangeEntriesCommand&>(*other);
        if (next.m_gesture != m_gesture)
            return false;
        for (const EntryChange& change : next.m_changes) {
            const auto mine = std::find_if(m_changes.begin(), m_changes.end(), [&change](const EntryChange& c) {
                return c.before.name == change.before.name;
            });
            if (mine == m_changes.end())
                m_changes.push_back(change);
            else
                mine->after = change.after;
        }
        setText(next.text());
        std::erase_if(m_changes, [](const EntryChange& c) { return c.before == c.after; });
        setObsolete(m_changes.empty());
        return true;
    }

    void undo() override { apply(&EntryChange::before); }
    void redo() override { apply(&EntryChange::after); }

private:
    void apply(PlanEntry EntryChange::*side)
    {
        std::vector<PlanEntry> entries;
        for (const EntryChange& change : m_changes)
            entries.push_back(change.*side);
        m_document.restore(entries);
    }

    PlanDocument& m_document;
    std::vector<EntryChange> m_changes;
    int m_gesture;
};

PlanDocument::PlanDocument(QObject* parent) : QObject(parent)
{
    connect(&m_undo, &QUndoStack::cleanChanged, this, &PlanDocument::stateChanged);
}

void PlanDocument::open(Plan plan, const ModelInfo& model)
{
    m_gesture = 0;
    m_plan = std::move(plan);
    m_matrices.clear();
    m_sizes.clear();
    for (const PlanEntry& entry : m_plan.matrices) {
        const MatrixInfo* info = model.find(entry.name);
        m_matrices.push_back(info ? *info : MatrixInfo{});
        m_sizes.push_back(m_matrices.back().elements());
    }
    m_parameters = model.parameters;
    m_path.clear();
    m_pinnedShare = totalShare();
    m_undo.clear();
    Q_EMIT documentChanged();
    Q_EMIT stateChanged();
}

void PlanDocument::close() { open(Plan{}, ModelInfo{}); }

int PlanDocument::rowOf(const std::string& name) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (entry(row).name == name)
            return row;
    }
    return -1;
}

void PlanDocument::markSaved(const QString& path)
{
    m_path = path;
    m_undo.setClean();
    Q_EMIT stateChanged();
}

void PlanDocument::setIdentity(const QString& name, const std::string& id, const std::string& parent)
{
    m_plan.name = name.toStdString();
    m_plan.id = id;
    m_plan.parent = parent;
    Q_EMIT stateChanged();
}

double PlanDocument::modelShare() const { return m_parameters > 0 ? double(plannedZeros()) / double(m_parameters) : 0; }

std::int64_t PlanDocument::plannedZeros(int row) const
{
    return std::int64_t(double(m_sizes[std::size_t(row)]) * entry(row).sparsityShare + 0.5);
}

std::int64_t PlanDocument::plannedZeros() const
{
    std::int64_t zeros = 0;
    for (int row = 0; row < rowCount(); ++row)
        zeros += plannedZeros(row);
    return zeros;
}

std::int64_t PlanDocument::plannedElements() const
{
    std::int64_t elements = 0;
    for (const std::int64_t size : m_sizes)
        elements += size;
    return elements;
}

QList<int> PlanDocument::rowsOf(PlanScope scope, int row) const
{
    QList<int> rows;
    for (int i = 0; i < rowCount(); ++i) {
        const bool isInBlock = scope == PlanScope::Block && matrix(i).block == matrix(row).block;
        const bool isOfKind = scope == PlanScope::Kind && matrix(i).kind == matrix(row).kind;
        if (scope == PlanScope::All || isInBlock || isOfKind)
            rows.append(i);
    }
    return rows;
}

bool PlanDocument::isAdjustable(int row) const
{
    return !entry(row).isLocked && entry(row).pattern.isUnstructured();
}

bool PlanDocument::allowsPattern(int row, const Pattern& pattern) const
{
    return pattern.isUnstructured() || matrix(row).columns % pattern.group == 0;
}

void PlanDocument::setTotalPinned(bool isPinned)
{
    if (m_isTotalPinned == isPinned)
        return;
    m_isTotalPinned = isPinned;
    m_pinnedShare = totalShare();
    Q_EMIT pinChanged(isPinned);
}

void PlanDocument::edit(const QString& text, const QList<int>& rows, const Edit& change, bool keepsTotal)
{
    Plan next = base();
    for (const int row : rows) {
        if (!next.matrices[std::size_t(row)].isLocked)
            change(next.matrices[std::size_t(row)], row);
    }
    if (keepsTotal && m_isTotalPinned) {
        const Plan wanted = next;
        for (const int row : rows)
            next.matrices[std::size_t(row)].isLocked = true;
        shiftToTotal(next, m_sizes, m_pinnedShare);
        for (const int row : rows)
            next.matrices[std::size_t(row)].isLocked = wanted.matrices[std::size_t(row)].isLocked;
    }
    push(text, next.matrices);
}

void PlanDocument::push(const QString& text, const std::vector<PlanEntry>& after)
{
    std::vector<EntryChange> changes;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (!(m_plan.matrices[i] == after[i]))
            changes.push_back({m_plan.matrices[i], after[i]});
    }
    if (!changes.empty())
        m_undo.push(new ChangeEntriesCommand(*this, text, std::move(changes), m_gesture));
}

void PlanDocument::restore(const std::vector<PlanEntry>& entries)
{
    std::unordered_map<std::string, int> rowByName;
    for (int row = 0; row < rowCount(); ++row)
        rowByName.emplace(entry(row).name, row);
    QList<int> rows;
    for (const PlanEntry& changed : entries) {
        const auto found = rowByName.find(changed.name);
        if (found == rowByName.end())
            continue;
        m_plan.matrices[std::size_t(found->second)] = changed;
        rows.append(found->second);
    }
    Q_EMIT entriesChanged(rows);
}

void PlanDocument::setSparsity(const QList<int>& rows, double share)
{
    const double value = std::clamp(share, 0.0, 1.0);
    edit(tr("Set sparsity"), rows, [value](PlanEntry& entry, int) {
        if (entry.pattern.isUnstructured())
            entry.sparsityShare = value;
    });
}

void PlanDocument::addSparsity(const QList<int>& rows, double difference)
{
    edit(tr("Change sparsity"), rows, [difference](PlanEntry& entry, int) {
        if (entry.pattern.isUnstructured())
            entry.sparsityShare = std::clamp(entry.sparsityShare + difference, 0.0, kHighestDragged);
    });
}

void PlanDocument::setMethod(const QList<int>& rows, const std::string& method)
{
    const auto change = [&method](PlanEntry& entry, int) {
        if (entry.method != method)
            entry.params.clear(); // parameters belong to their method
        entry.method = method;
    };
    edit(tr("Set method"), rows, change, false);
}

int PlanDocument::setPattern(const QList<int>& rows, const Pattern& pattern)
{
    QList<int> allowed;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(allowed),
                 [this, &pattern](int row) { return allowsPattern(row, pattern); });
    edit(tr("Set pattern"), allowed, [&pattern](PlanEntry& entry, int) {
        entry.pattern = pattern;
        if (!pattern.isUnstructured())
            entry.sparsityShare = pattern.sparsityShare();
    });
    return int(rows.size() - allowed.size());
}

void PlanDocument::setParams(const QList<int>& rows, const ParamValues& params)
{
    edit(tr("Set parameters"), rows, [&params](PlanEntry& entry, int) { entry.params = params; }, false);
}

void PlanDocument::setLocked(const QList<int>& rows, bool isLocked)
{
    std::vector<PlanEntry> after = m_plan.matrices;
    for (const int row : rows)
        after[std::size_t(row)].isLocked = isLocked;
    push(isLocked ? tr("Lock") : tr("Unlock"), after);
}

void PlanDocument::copyEntry(int fromRow, const QList<int>& rows)
{
    const PlanEntry source = entry(fromRow);
    edit(tr("Apply to others"), rows, [this, &source](PlanEntry& entry, int row) {
        if (!allowsPattern(row, source.pattern))
            return;
        entry.method = source.method;
        entry.sparsityShare = source.sparsityShare;
        entry.pattern = source.pattern;
        entry.params = source.params;
    });
}

void PlanDocument::shiftTotal(double share)
{
    Plan next = base();
    shiftToTotal(next, m_sizes, share);
    push(tr("Change total sparsity"), next.matrices);
    m_pinnedShare = totalShare();
}

void PlanDocument::makeUniform(double share)
{
    Plan next = base();
    uniformToTotal(next, m_sizes, share);
    push(tr("Make uniform"), next.matrices);
    m_pinnedShare = totalShare();
}

void PlanDocument::replaceEntries(const std::vector<PlanEntry>& entries, const QString& text)
{
    std::vector<PlanEntry> after = m_plan.matrices;
    for (const PlanEntry& wanted : entries) {
        const int row = rowOf(wanted.name);
        if (row >= 0 && !after[std::size_t(row)].isLocked)
            after[std::size_t(row)] = wanted;
    }
    push(text, after);
    m_pinnedShare = totalShare();
}

void PlanDocument::beginGesture()
{
    m_gestureBase = m_plan;
    m_gesture = ++m_gestureCount;
}

void PlanDocument::endGesture()
{
    m_gesture = 0;
    m_gestureBase = Plan{};
}

} // namespace prunescope::gui
