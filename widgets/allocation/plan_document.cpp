// The plan document: edits are computed on a copy, the differences become one undoable command.
#include "widgets/allocation/plan_document.h"

#include <QUndoCommand>

#include <algorithm>

namespace prunescope::gui {

namespace {

constexpr int kGestureCommand = 1;
constexpr int kNudgePauseMs = 700; // a longer pause between two keys makes two steps
constexpr double kHighestTyped = 1;  // a number may empty a matrix; a drag never does

struct EntryChange {
    PlanEntry before, after;
};

} // namespace

/// Old and new entries of some matrices, and what is pinned with them. Commands of one gesture merge.
class ChangeEntriesCommand : public QUndoCommand {
public:
    ChangeEntriesCommand(PlanDocument& document, const QString& text, std::vector<EntryChange> changes,
                         const PlanDocument::Pin& pin)
        : QUndoCommand(text), m_document(document), m_changes(std::move(changes)), m_pinBefore(document.m_pin), m_pinAfter(pin),
          m_gesture(document.m_gesture)
    {}

    int id() const override { return m_gesture > 0 ? kGestureCommand : -1; }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto& next = static_cast<const ChangeEntriesCommand&>(*other);
        if (next.m_gesture != m_gesture)
            return false;
        std::size_t at = 0; // both are in the plan's order, and mostly of the same matrices
        for (const EntryChange& change : next.m_changes) {
            const auto isSame = [&change](const EntryChange& c) { return c.before.name == change.before.name; };
            if (at >= m_changes.size() || !isSame(m_changes[at]))
                at = std::size_t(std::find_if(m_changes.begin(), m_changes.end(), isSame) - m_changes.begin());
            if (at == m_changes.size())
                m_changes.push_back(change);
            else
                m_changes[at].after = change.after;
            ++at;
        }
        m_pinAfter = next.m_pinAfter;
        setText(next.text());
        std::erase_if(m_changes, [](const EntryChange& c) { return c.before == c.after; });
        setObsolete(m_changes.empty());
        return true;
    }

    void undo() override
    {
        m_document.endNudges();
        apply(&EntryChange::before, m_pinBefore);
    }
    void redo() override { apply(&EntryChange::after, m_pinAfter); }

private:
    void apply(PlanEntry EntryChange::*side, const PlanDocument::Pin& pin)
    {
        std::vector<PlanEntry> entries;
        for (const EntryChange& change : m_changes)
            entries.push_back(change.*side);
        m_document.restore(entries, pin);
    }

    PlanDocument& m_document;
    std::vector<EntryChange> m_changes;
    PlanDocument::Pin m_pinBefore, m_pinAfter;
    int m_gesture;
};

PlanDocument::PlanDocument(QObject* parent) : QObject(parent)
{
    m_nudgeEnd.setSingleShot(true);
    m_nudgeEnd.setInterval(kNudgePauseMs);
    connect(&m_nudgeEnd, &QTimer::timeout, this, &PlanDocument::endNudges);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &PlanDocument::stateChanged);
}

void PlanDocument::open(Plan plan, const ModelInfo& model)
{
    endNudges();
    m_gesture = 0;
    m_rows.clear();
    m_plan = std::move(plan);
    m_matrices.clear();
    m_sizes.clear();
    for (const PlanEntry& entry : m_plan.matrices) {
        const MatrixInfo* info = model.find(entry.name);
        m_matrices.push_back(info ? *info : MatrixInfo{});
        m_sizes.push_back(m_matrices.back().elements());
        m_rows.emplace(entry.name, int(m_rows.size()));
    }
    m_parameters = model.parameters;
    m_elementBytes = model.parameters > 0 && model.bytes > 0 ? double(model.bytes) / double(model.parameters) : 2;
    m_path.clear();
    m_undo.clear();
    makeQuantities();
    Q_EMIT documentChanged();
    Q_EMIT stateChanged();
}

void PlanDocument::close() { open(Plan{}, ModelInfo{}); }

int PlanDocument::rowOf(const std::string& name) const
{
    const auto found = m_rows.find(name);
    return found == m_rows.end() ? -1 : found->second;
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

void PlanDocument::setPredictor(std::shared_ptr<const LossPredictor> predictor)
{
    if (!predictor && !m_predictor)
        return;
    m_predictor = std::move(predictor);
    makeQuantities();
}

void PlanDocument::makeQuantities()
{
    const bool hasRows = rowCount() > 0;
    m_quantities = {};
    if (hasRows) {
        m_quantities[std::size_t(PlanMeasure::Zeros)] = zerosQuantity(m_sizes);
        m_quantities[std::size_t(PlanMeasure::BitmaskBytes)] = bitmaskQuantity(m_sizes, m_elementBytes);
        m_quantities[std::size_t(PlanMeasure::SemiBytes)] = semiQuantity(m_sizes, m_elementBytes);
    }
    if (hasRows && m_predictor)
        m_quantities[std::size_t(PlanMeasure::Perplexity)] = m_predictor->perplexityOf(m_plan);
    if (!canMeasure(m_pin.measure))
        m_pin.measure = PlanMeasure::Zeros;
    m_pin.value = measured(m_pin.measure);
    Q_EMIT measureChanged();
}

double PlanDocument::measuredOf(const Plan& plan, PlanMeasure measure) const
{
    return canMeasure(measure) ? m_quantities[std::size_t(measure)](plan) : qQNaN();
}

double PlanDocument::measured(PlanMeasure measure) const { return measuredOf(m_plan, measure); }

void PlanDocument::setMeasure(PlanMeasure measure)
{
    if (measure == m_pin.measure || !canMeasure(measure))
        return;
    settleNudges();
    m_pin = {measure, measured(measure)};
    Q_EMIT measureChanged();
}

void PlanDocument::setTotalPinned(bool isPinned)
{
    if (m_isTotalPinned == isPinned)
        return;
    settleNudges();
    m_isTotalPinned = isPinned;
    m_pin.value = measured(m_pin.measure);
    Q_EMIT pinChanged(isPinned);
}

/// Moves what is adjustable until the measure is the wanted number. @return what was reached
double PlanDocument::shiftTo(Plan& plan, double wanted) const
{
    if (m_pin.measure != PlanMeasure::Zeros)
        return shiftToQuantity(plan, m_sizes, m_quantities[std::size_t(m_pin.measure)], wanted);
    const double elements = std::max(1.0, double(plannedElements())); // zeros have a solution without a search
    return shiftToTotal(plan, m_sizes, wanted / elements) * elements;
}

void PlanDocument::edit(const QString& text, const QList<int>& rows, const Edit& change, bool keepsMeasure)
{
    settleNudges();
    Plan next = base();
    for (const int row : rows) {
        if (!next.matrices[std::size_t(row)].isLocked)
            change(next.matrices[std::size_t(row)], row);
    }
    if (keepsMeasure && m_isTotalPinned) {
        std::vector<bool> wasLocked;
        for (const int row : rows) {
            wasLocked.push_back(next.matrices[std::size_t(row)].isLocked);
            next.matrices[std::size_t(row)].isLocked = true;
        }
        shiftTo(next, m_pin.value);
        for (qsizetype i = 0; i < rows.size(); ++i)
            next.matrices[std::size_t(rows[i])].isLocked = wasLocked[std::size_t(i)];
    }
    push(text, next.matrices);
}

void PlanDocument::push(const QString& text, const std::vector<PlanEntry>& after, double pinnedValue)
{
    std::vector<EntryChange> changes;
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (!(m_plan.matrices[i] == after[i]))
            changes.push_back({m_plan.matrices[i], after[i]});
    }
    const Pin pin{m_pin.measure, pinnedValue};
    if (!changes.empty())
        m_undo.push(new ChangeEntriesCommand(*this, text, std::move(changes), pin));
    m_pin = pin;
}

void PlanDocument::restore(const std::vector<PlanEntry>& entries, const Pin& pin)
{
    QList<int> rows;
    for (const PlanEntry& changed : entries) {
        const int row = rowOf(changed.name);
        if (row < 0)
            continue;
        m_plan.matrices[std::size_t(row)] = changed;
        rows.append(row);
    }
    m_pin.value = pin.measure == m_pin.measure ? pin.value : measured(m_pin.measure);
    Q_EMIT entriesChanged(rows);
}

void PlanDocument::setSparsity(const QList<int>& rows, double share)
{
    edit(tr("Set sparsity"), rows, [share](PlanEntry& entry, int) {
        if (entry.pattern.isUnstructured())
            entry.sparsityShare = entry.bounds.clamp(share, kHighestTyped);
    });
}

void PlanDocument::addSparsity(const QList<int>& rows, double difference)
{
    edit(tr("Change sparsity"), rows, [difference](PlanEntry& entry, int) {
        if (entry.pattern.isUnstructured())
            entry.sparsityShare = entry.bounds.clamp(entry.sparsityShare + difference);
    });
}

void PlanDocument::nudgeSparsity(const QList<int>& rows, double difference)
{
    if (rows.isEmpty())
        return;
    if (m_nudgedRows != rows) {
        beginGesture();
        m_nudgedRows = rows;
        m_nudged = 0;
    }
    m_nudged += difference;
    m_nudgeEnd.start();
    m_isNudging = true;
    addSparsity(rows, m_nudged);
    m_isNudging = false;
}

void PlanDocument::endNudges()
{
    if (m_nudgedRows.isEmpty())
        return;
    m_nudgedRows.clear();
    m_nudgeEnd.stop();
    endGesture();
}

/// Before any other order: it is no part of the burst.
void PlanDocument::settleNudges()
{
    if (!m_isNudging)
        endNudges();
}

void PlanDocument::setBounds(const QList<int>& rows, const ShareBounds& bounds)
{
    edit(tr("Set bounds"), rows, [&bounds](PlanEntry& entry, int) {
        entry.bounds = bounds;
        if (entry.pattern.isUnstructured())
            entry.sparsityShare = bounds.clamp(entry.sparsityShare, kHighestTyped);
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
        entry.sparsityShare =
            pattern.isUnstructured() ? entry.bounds.clamp(entry.sparsityShare, kHighestTyped) : pattern.sparsityShare();
    });
    return int(rows.size() - allowed.size());
}

void PlanDocument::setParams(const QList<int>& rows, const ParamValues& params)
{
    edit(tr("Set parameters"), rows, [&params](PlanEntry& entry, int) { entry.params = params; }, false);
}

void PlanDocument::setLocked(const QList<int>& rows, bool isLocked)
{
    settleNudges();
    std::vector<PlanEntry> after = m_plan.matrices;
    for (const int row : rows)
        after[std::size_t(row)].isLocked = isLocked;
    push(isLocked ? tr("Lock") : tr("Unlock"), after);
}

void PlanDocument::copyEntry(const PlanEntry& source, const QList<int>& rows)
{
    const PlanEntry copied = source; // it may be one of those that change
    edit(tr("Apply to others"), rows, [this, &copied](PlanEntry& entry, int row) {
        if (!allowsPattern(row, copied.pattern))
            return;
        entry.method = copied.method;
        entry.pattern = copied.pattern;
        entry.params = copied.params;
        entry.sparsityShare =
            copied.pattern.isUnstructured() ? entry.bounds.clamp(copied.sparsityShare, kHighestTyped) : copied.sparsityShare;
    });
}

void PlanDocument::shiftTotal(double share)
{
    settleNudges();
    Plan next = base();
    shiftToTotal(next, m_sizes, share);
    push(tr("Change total sparsity"), next.matrices, measuredOf(next, m_pin.measure));
}

double PlanDocument::shiftToMeasure(double wanted)
{
    settleNudges();
    Plan next = base();
    const double reached = shiftTo(next, wanted);
    push(tr("Change the plan's total"), next.matrices, reached);
    return reached;
}

void PlanDocument::makeUniform(double share)
{
    settleNudges();
    Plan next = base();
    uniformToTotal(next, m_sizes, share);
    if (m_isTotalPinned && m_pin.measure != PlanMeasure::Zeros)
        shiftTo(next, m_pin.value);
    push(tr("Make uniform"), next.matrices, measuredOf(next, m_pin.measure));
}

void PlanDocument::replaceEntries(const std::vector<PlanEntry>& entries, const QString& text)
{
    settleNudges();
    std::vector<PlanEntry> after = m_plan.matrices;
    for (const PlanEntry& wanted : entries) {
        const int row = rowOf(wanted.name);
        if (row >= 0 && !after[std::size_t(row)].isLocked)
            after[std::size_t(row)] = wanted;
    }
    Plan next;
    next.matrices = after;
    push(text, after, measuredOf(next, m_pin.measure));
}

void PlanDocument::beginGesture()
{
    endNudges();
    m_gestureBase = m_plan;
    m_gesture = ++m_gestureCount;
}

void PlanDocument::endGesture()
{
    m_gesture = 0;
    m_gestureBase = Plan{};
}

void PlanDocument::cancelGesture()
{
    if (m_gesture > 0)
        push(tr("Change sparsity"), m_gestureBase.matrices);
    endGesture();
}

} // namespace prunescope::gui
