// Files around the forms: reading with limits, names, atomic writes.
#include "core/session/plan_files.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/session/masks.h"
#include "core/session/open_model_impl.h"

namespace prunescope {
namespace {

bool isMaskFile(const ImportPlanParams& params)
{
    if (!params.form.empty())
        return params.form == "masks";
    const std::string suffix = std::filesystem::path(params.path).extension().string();
    return suffix == ".safetensors" || suffix == ".bin" || suffix == ".pt" || suffix == ".pth";
}

} // namespace

PlanTarget planTarget(const ModelInfo& model)
{
    PlanTarget target{model.name, model.fingerprint, model.blocks, {}, model.dtype};
    for (const MatrixInfo& matrix : model.matrices) {
        if (matrix.isPrunable)
            target.matrices.push_back(
                {matrix.name, matrix.block, matrix.kind, matrix.rows, matrix.columns, matrix.isInputMajor});
    }
    return target;
}

ImportedPlan importPlan(const ModelHandle& model, const ImportPlanParams& params, StopFlag& stop, const ProgressSink& progress)
{
    const std::string name = std::filesystem::path(params.path).stem().string();
    if (isMaskFile(params)) {
        if (!model)
            throw Error(ErrorKind::Usage, PS_TEXT("%1: masks belong to the matrices of a model; name the model."), params.path);
        ImportedPlan imported = importMasks(model, params.path, stop, progress);
        imported.plan.name = name;
        return imported;
    }
    const std::string text = readFile(params.path, kLargestPlanFile);
    const PlanForm& form = params.form.empty() ? planFormOfFile(params.path, text) : planForm(params.form);
    PlanTarget target;
    if (model)
        target = planTarget(model->info);
    ReadPlan read = readPlanAs(form, text, params.path, model ? &target : nullptr);
    if (form.id != "psplan")
        read.plan.name = name;
    return {std::move(read.plan), form.id, std::move(read.lost)};
}

WrittenPlan exportPlan(const ModelHandle& model, const ExportPlanParams& params)
{
    WrittenPlan written =
        writePlanAs(planForm(params.form), params.plan, model ? planTarget(model->info) : targetOfPlan(params.plan));
    if (!params.path.empty())
        writeFileAtomically(params.path, written.text);
    return written;
}

} // namespace prunescope
