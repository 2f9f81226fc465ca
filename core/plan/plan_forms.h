#pragma once
// Plans in the forms of other programs: one table of forms, one file per form (ecosystem.md 11, 13, 14). What a form has
// no place for is said in sentences, never dropped in silence.

#include "core/base/text.h"
#include "core/plan/plan.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// Plan files of other programs are small; larger ones are refused before they are parsed.
inline constexpr std::uint64_t kLargestPlanFile = std::uint64_t(16) << 20;

/// What a form has to know of one matrix of the model.
struct PlanMatrix {
    std::string name;          ///< module name
    int block = -1;            ///< 0-based; -1 outside the blocks
    std::string kind;          ///< "q_proj" ...
    std::int64_t rows = 0;     ///< outputs
    std::int64_t columns = 0;  ///< inputs
    bool isInputMajor = false; ///< stored as [in, out] (a Conv1D, not a Linear)
};

/// The model that a plan in another form is for.
struct PlanTarget {
    std::string name;
    std::string fingerprint;
    int blocks = 0;
    std::vector<PlanMatrix> matrices; ///< the prunable ones, in model order
    std::string dtype;                ///< commonest stored type, "BF16"; "" where it is not known
};

/// What the matrix names of a plan tell of its model, where no model is open: blocks by the first number of each name,
/// sizes 0.
PlanTarget targetOfPlan(const Plan& plan);

/// A plan in words, and one sentence for each thing that this form could not hold.
struct WrittenPlan {
    std::string text;
    std::vector<Text> lost;
};

/// A plan read from another form, and one sentence for each thing that was not taken over.
struct ReadPlan {
    Plan plan;
    std::vector<Text> lost;
};

/// One form of plan files.
struct PlanForm {
    std::string id;           ///< of --to and --from; never renamed
    std::string title;        ///< English; translated in widgets
    std::string suffix;       ///< of its files, without the dot
    bool canRead, canWrite;
    bool needsModel;          ///< for reading: names are resolved against the model's matrices
    WrittenPlan (*write)(const Plan& plan, const PlanTarget& target);
    /// @throws Error{BadInput} naming where, the place and both values
    ReadPlan (*read)(const std::string& text, const std::string& where, const PlanTarget& target);
};

/// All forms, PruneScope's own first.
const std::vector<PlanForm>& planForms();
/// @throws Error{Usage} naming the id and the known ones
const PlanForm& planForm(std::string_view id);
/// The form of a file by its suffix, and where two forms share it, by a look at its text.
/// @throws Error{BadInput} naming the file and the known suffixes
const PlanForm& planFormOfFile(const std::string& path, std::string_view text);
/// Whether a file of this name could be a plan, by its suffix alone.
bool isPlanFile(const std::string& path);

/// Writes a plan in a form. @param target  its model, or targetOfPlan()
/// @throws Error{BadInput} for a matrix that the target lacks
WrittenPlan writePlanAs(const PlanForm& form, const Plan& plan, const PlanTarget& target);

/// Reads a plan from a form. It gets a fresh id, and the target's name and fingerprint unless the form holds its own.
/// @param target  null: no model is open
/// @throws Error{Usage} if the form needs a model and there is none; Error{BadInput} naming where and both values
ReadPlan readPlanAs(const PlanForm& form, const std::string& text, const std::string& where, const PlanTarget* target);

} // namespace prunescope
