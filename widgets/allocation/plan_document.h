#pragma once
// The plan of the window: the one document with undo. Every edit is a command that holds matrix names and their old and
// new entries, never pointers; a gesture (one slider drag) is one command.

#include "core/plan/budget.h"
#include "core/session/loss_predictor.h"
#include "core/session/model_info.h"

#include <QList>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <array>
#include <functional>
#include <memory>
#include <unordered_map>

namespace prunescope::gui {

/// A group of matrices that an order reaches.
enum class PlanScope { All, Block, Kind };

/// A number of the whole plan that can be kept while some matrices change, and be asked for. Zeros are those of the planned
/// matrices, which says the same as the parameters that remain; bytes are those of planBytes().
enum class PlanMeasure { Zeros, BitmaskBytes, SemiBytes, Perplexity };
inline constexpr int kPlanMeasures = 4;

/// Holds a Plan for one open model. Rows are indexes into plan().matrices. Locked entries are left alone by every order
/// but setLocked(). Lives in the GUI thread.
class PlanDocument : public QObject {
    Q_OBJECT

public:
    explicit PlanDocument(QObject* parent = nullptr);

    /// Replaces the document and forgets its history. Entries whose matrix the model lacks keep size 0.
    void open(Plan plan, const ModelInfo& model);
    /// No model, no entries.
    void close();
    bool isEmpty() const { return m_plan.matrices.empty(); }

    const Plan& plan() const { return m_plan; }
    const MatrixSizes& sizes() const { return m_sizes; }
    int rowCount() const { return int(m_plan.matrices.size()); }
    const PlanEntry& entry(int row) const { return m_plan.matrices[std::size_t(row)]; }
    /// The matrix an entry is for; a nameless one where the model lacks it.
    const MatrixInfo& matrix(int row) const { return m_matrices[std::size_t(row)]; }
    /// -1 where the plan has no such matrix.
    int rowOf(const std::string& name) const;
    QUndoStack* undoStack() { return &m_undo; }

    /// Where the plan was read from or written to; empty for a new one.
    const QString& path() const { return m_path; }
    bool isModified() const { return !m_undo.isClean(); }
    /// After reading or writing: remembers the path and makes this the clean state.
    void markSaved(const QString& path);
    /// Name, ancestry and calibration, which are facts about the plan and not edits.
    void setIdentity(const QString& name, const std::string& id, const std::string& parent);
    void setNotes(const std::string& notes) { m_plan.notes = notes; }
    void setCalibration(const PlanCalibration& calibration) { m_plan.calibration = calibration; }

    /// Share of zeros over the planned matrices (those of the blocks).
    double totalShare() const { return totalSparsity(m_plan, m_sizes); }
    /// Share of zeros over all parameters of the model.
    double modelShare() const;
    std::int64_t plannedZeros() const;
    std::int64_t plannedZeros(int row) const;
    std::int64_t plannedElements() const;
    std::int64_t modelParameters() const { return m_parameters; }

    /// All rows, or those of a row's block or kind.
    QList<int> rowsOf(PlanScope scope, int row) const;
    /// Whether an edit of the sparsity number reaches this row: unlocked and unstructured.
    bool isAdjustable(int row) const;
    /// Whether a pattern's group divides the width of this row's matrix.
    bool allowsPattern(int row, const Pattern& pattern) const;

    /// Bytes of a stored weight of the model.
    double elementBytes() const { return m_elementBytes; }
    /// Whose prediction PlanMeasure::Perplexity is; null: none, and the measure is zeros again.
    void setPredictor(std::shared_ptr<const LossPredictor> predictor);
    bool canMeasure(PlanMeasure measure) const { return bool(m_quantities[std::size_t(measure)]); }
    /// Weights, bytes or perplexity of the present plan; NaN where it cannot be known.
    double measured(PlanMeasure measure) const;
    /// What the pin keeps and shiftToMeasure() reaches for.
    PlanMeasure measure() const { return m_pin.measure; }
    void setMeasure(PlanMeasure measure);

    /// While pinned, editing some matrices moves the others such that the measure stays.
    bool isTotalPinned() const { return m_isTotalPinned; }
    void setTotalPinned(bool isPinned);
    /// What is kept while pinned.
    double pinnedValue() const { return m_pin.value; }

    /// Sets rows to a share, or the nearest that their bounds allow.
    void setSparsity(const QList<int>& rows, double share);
    /// Adds the same amount to each row, within its bounds, otherwise 0 and 0.99; for drags over several cells.
    void addSparsity(const QList<int>& rows, double difference);
    /// The same by a key: presses for the same rows that follow quickly are one undo step.
    void nudgeSparsity(const QList<int>& rows, double difference);
    /// The next nudge begins a step of its own.
    void endNudges();
    /// Also moves shares of unstructured rows into their new bounds.
    void setBounds(const QList<int>& rows, const ShareBounds& bounds);
    void setMethod(const QList<int>& rows, const std::string& method);
    /// Rows whose width the group does not divide stay as they are. @return how many those are
    int setPattern(const QList<int>& rows, const Pattern& pattern);
    void setParams(const QList<int>& rows, const ParamValues& params);
    void setLocked(const QList<int>& rows, bool isLocked);
    /// Gives the rows the method, sparsity, pattern and parameters of one entry.
    void copyEntry(int fromRow, const QList<int>& rows) { copyEntry(entry(fromRow), rows); }
    /// Bounds and locks stay the row's own; a row whose width the pattern's group does not divide stays as it is.
    void copyEntry(const PlanEntry& source, const QList<int>& rows);
    /// Moves all adjustable entries by a common amount until the total is the wanted one.
    void shiftTotal(double share);
    /// The same for the chosen measure. @return what was reached, which is the wanted number where there is room for it
    double shiftToMeasure(double wanted);
    /// Gives all adjustable entries one value; a pinned measure other than zeros then stays.
    void makeUniform(double share);
    /// Replaces all unlocked entries by the given ones (by name); for strategies and resets.
    void replaceEntries(const std::vector<PlanEntry>& entries, const QString& text);

    /// Edits between the two calls become one undo step, each computed from the state at the beginning.
    void beginGesture();
    void endGesture();
    /// Back to the beginning, without a step.
    void cancelGesture();
    bool isGestureActive() const { return m_gesture > 0; }

Q_SIGNALS:
    /// Another plan, another model or none.
    void documentChanged();
    /// Values of these rows changed.
    void entriesChanged(const QList<int>& rows);
    /// Path, name or clean state changed.
    void stateChanged();
    void pinChanged(bool isPinned);
    /// Another measure, or other ones are possible.
    void measureChanged();

private:
    friend class ChangeEntriesCommand;
    using Edit = std::function<void(PlanEntry&, int row)>;
    struct Pin {
        PlanMeasure measure = PlanMeasure::Zeros;
        double value = 0;
    };

    void edit(const QString& text, const QList<int>& rows, const Edit& change, bool keepsMeasure = true);
    void push(const QString& text, const std::vector<PlanEntry>& after) { push(text, after, m_pin.value); }
    void push(const QString& text, const std::vector<PlanEntry>& after, double pinnedValue);
    void restore(const std::vector<PlanEntry>& entries, const Pin& pin);
    void makeQuantities();
    double measuredOf(const Plan& plan, PlanMeasure measure) const;
    double shiftTo(Plan& plan, double wanted) const;
    void settleNudges();
    const Plan& base() const { return m_gesture > 0 ? m_gestureBase : m_plan; }

    Plan m_plan;
    std::vector<MatrixInfo> m_matrices;
    MatrixSizes m_sizes;
    std::unordered_map<std::string, int> m_rows; // by name
    std::int64_t m_parameters = 0;
    double m_elementBytes = 2;
    std::shared_ptr<const LossPredictor> m_predictor;
    std::array<PlanQuantity, kPlanMeasures> m_quantities;
    QUndoStack m_undo;
    QString m_path;
    bool m_isTotalPinned = false;
    Pin m_pin;
    int m_gesture = 0;       ///< 0 between gestures
    int m_gestureCount = 0;
    Plan m_gestureBase;
    QTimer m_nudgeEnd;
    QList<int> m_nudgedRows; ///< empty: no burst of keys
    double m_nudged = 0;
    bool m_isNudging = false;
};

} // namespace prunescope::gui
