// One pass over the plan for all that page, table and JSON say of it.
#include "core/session/report_figures.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace prunescope {

const MatrixReport* ReportFigures::findRun(const std::string& matrix) const
{
    if (!run)
        return nullptr;
    const auto found = std::find_if(run->matrices.begin(), run->matrices.end(), [&](const auto& report) { return report.name == matrix; });
    return found == run->matrices.end() ? nullptr : &*found;
}

ReportFigures reportFigures(const ReportContents& contents)
{
    ReportFigures figures;
    const ModelInfo& model = contents.model;
    if (contents.sweep && contents.sweep->modelFingerprint != model.fingerprint)
        throw Error(ErrorKind::BadInput, PS_TEXT("The sweep is of %1 (fingerprint %2), but %3 has fingerprint %4."),
                    contents.sweep->modelName, contents.sweep->modelFingerprint, model.name, model.fingerprint);
    const auto curves = contents.sweep ? lossCurves(*contents.sweep) : std::map<std::string, LossCurve>();
    for (const PlanEntry& entry : contents.plan.matrices) {
        const MatrixInfo* info = model.find(entry.name);
        if (!info)
            throw Error(ErrorKind::BadInput, PS_TEXT("The plan has the matrix %1, which %2 lacks."), entry.name, model.name);
        figures.sizes.push_back(info->elements());
        figures.plannedElements += info->elements();
        figures.plannedZeros += std::llround(entry.sparsityShare * double(info->elements()));
        const auto curve = curves.find(entry.name);
        figures.lossAlone.push_back(curve != curves.end() ? lossAt(curve->second, entry.sparsityShare)
                                                          : std::numeric_limits<double>::quiet_NaN());
    }
    figures.plannedShare = totalSparsity(contents.plan, figures.sizes);
    const double elementBytes = model.parameters > 0 ? double(model.bytes) / double(model.parameters) : 0;
    figures.bytes = planBytes(contents.plan, figures.sizes, elementBytes);
    if (contents.sweep)
        if (const auto predictor = LossPredictor::fit(*contents.sweep, model))
            figures.prediction = predictor->predict(contents.plan);
    figures.run = contents.run ? &*contents.run : nullptr;
    return figures;
}

} // namespace prunescope
