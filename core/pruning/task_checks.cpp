// Checks that several methods share.
#include "core/pruning/task_checks.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

namespace prunescope {

void requireInputs(const MatrixTask& task, std::string_view title)
{
    if (!task.statistics)
        throw Error(ErrorKind::Usage, PS_TEXT("%1: %2 needs calibration inputs."), task.name, title);
    if (task.statistics->features() != task.weight.size(1))
        throw Error(ErrorKind::Shape, PS_TEXT("%1: the matrix reads %2 features, but the calibration inputs have %3."), task.name,
                    task.weight.size(1), task.statistics->features());
}

void requireDividingPattern(const MatrixTask& task)
{
    if (!task.pattern.isUnstructured() && task.weight.size(1) % task.pattern.group != 0)
        throw Error(ErrorKind::Usage, PS_TEXT("Pattern %1 needs a width that is a multiple of %2, but the matrix has %3 inputs."),
                    patternText(task.pattern), task.pattern.group, task.weight.size(1));
}

bool isAllOrNothing(const MatrixTask& task)
{
    return task.pattern.isUnstructured() && (task.sparsityShare <= 0 || task.sparsityShare >= 1);
}

MatrixOutcome allOrNothing(const MatrixTask& task)
{
    MatrixOutcome outcome;
    outcome.mask = at::full(task.weight.sizes(), task.sparsityShare >= 1 ? 1 : 0, at::kByte);
    outcome.weight = zeroed(task.weight, outcome.mask);
    return outcome;
}

} // namespace prunescope
