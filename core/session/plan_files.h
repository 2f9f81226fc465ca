#pragma once
// The acts that carry plans to and from the forms of other programs (core/plan/plan_forms.h). Torch-free header.

#include "core/plan/plan_forms.h"
#include "core/session/open_model.h"

#include <string>

namespace prunescope {

/// What a form has to know of an open model: its prunable matrices.
PlanTarget planTarget(const ModelInfo& model);

struct ImportPlanParams {
    std::string path;
    std::string form; ///< id of planForms(), or "masks"; "" tells it by the file
};

struct ImportedPlan {
    Plan plan;
    std::string form;       ///< id of the form that was read
    std::vector<Text> lost; ///< what was not taken over, one sentence each
};

/// Reads a plan in any form. One of another program is named after its file and belongs to the model.
/// @param model  may be null for forms that need none
/// @throws Error{BadInput} naming the file, the place and both values; Error{Usage} for an unknown form, or a missing model
ImportedPlan importPlan(const ModelHandle& model, const ImportPlanParams& params, StopFlag& stop, const ProgressSink& progress);

struct ExportPlanParams {
    Plan plan;
    std::string form;
    std::string path; ///< written atomically; "" writes nothing
};

/// @param model  may be null: then the plan's own matrices are all that is known of it
/// @throws Error{BadInput} for a matrix that the model lacks, or a file that cannot be written
WrittenPlan exportPlan(const ModelHandle& model, const ExportPlanParams& params);

} // namespace prunescope
