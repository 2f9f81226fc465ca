#pragma once
// Why a weight is kept or removed: what every method sees in it and does to it, with each method's usual parameters.
// Torch-free; the matrix is measured once, after that questions about its weights are answered at once.

#include "core/base/progress.h"
#include "core/base/stop_flag.h"
#include "core/plan/plan.h"
#include "core/session/open_model.h"
#include "core/session/texts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace prunescope {

/// What all methods are asked to do to a matrix.
struct MatrixQuestion {
    std::string matrix;
    double sparsityShare = 0.5;  ///< 0 to 1; not used for n:m
    Pattern pattern;
    bool operator==(const MatrixQuestion&) const = default;
};

/// Whom a weight is ranked against.
enum class RankGroup {
    None,     ///< the method has no score for a single weight
    Row,      ///< all weights of its output
    Matrix,   ///< all weights
    Block,    ///< all rows of the columns that share a threshold (SparseGPT)
    Pattern,  ///< its n:m group
};

/// One method and one weight.
struct MethodVerdict {
    std::string method;           ///< id
    bool isPending = false;       ///< the method has not been run on this matrix yet; nothing below is known
    Text problem;                 ///< why the method cannot say anything; empty where it can
    RankGroup group = RankGroup::None;
    double score = 0;             ///< what it ranks by; only with a group
    std::int64_t groupSize = 0;
    std::int64_t rank = 0;        ///< 1 = lowest, goes first; ties by row, then by column
    std::int64_t groupLoses = 0;  ///< weights of the group that go
    double threshold = -1;        ///< largest score of those; -1 where none goes
    bool isPruned = false;
    bool changesKept = false;     ///< whether the method changes the weights that stay
    double newValue = 0;          ///< 0 where pruned
    Text why;                     ///< one sentence
};

/// One weight as all methods see it.
struct WeightExplanation {
    MatrixQuestion question;
    std::int64_t row = 0, column = 0;
    double value = 0;
    double inputNorm = -1;        ///< L2 norm of its input over the calibration tokens, as Wanda takes it; -1 without
    TextInfo text;                ///< of the calibration; empty without
    int windows = 0, window = 0;
    std::string calibrationHash;
    std::vector<MethodVerdict> verdicts; ///< in the order of methodInfos()
};

/// The inputs of a matrix on the dense model: an immutable snapshot.
class MatrixInputs;

/// Keeps what questions about weights need: inputs of matrices, and what each method did to them. Older matrices go where
/// they get too many. Thread-safe; nothing is locked while it works.
class WeightExplainer {
public:
    struct Limits {
        std::int64_t mostBytes = std::int64_t(1) << 30;  ///< kept at most, but always the latest matrix
        /// Matrices with more inputs are not asked of ALPS, whose work on them begins with one long call that nothing can
        /// interrupt (8 s at 2048 inputs, a minute at 4096).
        std::int64_t widestSearch = std::int64_t(1) << 40;
    };
    WeightExplainer(ModelHandle model, CalibrationParams calibration, Limits limits);
    ~WeightExplainer();

    /// Measures the inputs of the matrix and runs the methods that have not been run for this question, cheap ones first;
    /// answers know each as soon as it is done. Without a text, or where the model cannot be evaluated, methods that need
    /// inputs say so.
    /// @throws Error{BadInput} for an unknown matrix or weights that are not finite; Error{Usage} for a sparsity outside 0..1
    ///         or a pattern that does not divide the width; Error{Memory}; Error{Cancelled}
    void prepare(const MatrixQuestion& question, StopFlag& stop, const ProgressSink& progress);

    /// What is known of a weight by now; reads one group of scores for each method.
    /// @throws Error{BadInput} for an unknown matrix or a place outside of it
    WeightExplanation answer(const MatrixQuestion& question, std::int64_t row, std::int64_t column, StopFlag& stop) const;

    /// Whether every method has been run for this question.
    bool isPrepared(const MatrixQuestion& question) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Everything about one weight: prepare() and answer().
WeightExplanation explainWeight(const ModelHandle& model, const MatrixQuestion& question, std::int64_t row,
                                std::int64_t column, const CalibrationParams& calibration, StopFlag& stop,
                                const ProgressSink& progress);

} // namespace prunescope
