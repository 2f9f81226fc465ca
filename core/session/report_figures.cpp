#include "core/session/report_figures.h"

#include "core/base/error.h"
#include "core/plan/allocation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace prunescope {
namespace {

/// The sweep's curve of a matrix, from nothing removed on; empty where the sweep does not hold it alone.
LossCurve curveOf(const SensitivityResult& sweep, const std::string& matrix)
{
    LossCurve curve{{0}, {0}};
    for (const auto& point : sweep.points)
        if (point.unit == matrix && point.level > 0) {
            curve.shares.push_back(point.level);
            curve.increases.push_back(point.nllIncrease);
        }
    return curve;
}

} // namespace

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
    for (const PlanEntry& entry : contents.plan.matrices) {
        const MatrixInfo* info = model.find(entry.name);
        if (!info)
            throw Error(ErrorKind::BadInput, PS_TEXT("The plan has the matrix %1, which %2 lacks."), entry.name, model.name);
        figures.sizes.push_back(info->elements());
        figures.plannedElements += info->elements();
        figures.plannedZeros += std::llround(entry.sparsityShare * double(info->elements()));
        const LossCurve curve = contents.sweep ? curveOf(*contents.sweep, entry.name) : LossCurve{};
        figures.lossAlone.push_back(curve.shares.size() > 1 ? lossAt(curve, entry.sparsityShare) : std::numeric_limits<double>::quiet_NaN());
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
