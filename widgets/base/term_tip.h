#pragma once
// The terms of the field, each explained in one sentence wherever it appears.

#include <QString>

class QLabel;
class QWidget;

namespace prunescope::gui {

enum class Term {
    Sparsity,
    PlannedSparsity,
    AchievedSparsity,
    Pattern,
    Mask,
    Threshold,
    ComparisonGroup,
    Magnitude,
    Wanda,
    SparseGpt,
    Calibration,
    InputNorm,
    OutlierShare,
    OutputError,
    Perplexity,
    Convention,
    StandardError,
    PairedDifference,
    KlDivergence,
    TopOneAgreement,
    Allocation,
    Lock,
    Owl,
    Block,
    MatrixKind,
    BitsPerByte,
    ResidualStream,
    Channel,
    MassiveActivation,
    LargeValueShare,
    RelativeLargeShare,
    BlockInfluence,
    AngularDistance,
    RelativeChange,
};

/// One sentence.
QString termTip(Term term);
/// Sets the sentence as tooltip and "What's this" text.
void explain(QWidget* widget, Term term);
/// A label with the sentence as tooltip and the pointer that announces it.
QLabel* termLabel(const QString& text, Term term, QWidget* parent = nullptr);

} // namespace prunescope::gui
