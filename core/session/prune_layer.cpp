// Pruning one matrix from files.
#include "core/session/prune_layer.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/safetensors.h"
#include "core/plan/method_info.h"
#include "core/pruning/methods.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <map>

namespace prunescope {
namespace {

at::Tensor readWeight(const std::string& path)
{
    const auto file = SafetensorsFile::open(path);
    const TensorView* view = file->find("W");
    if (!view)
        view = file->find("in.W");
    if (!view)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: has neither a tensor W nor in.W."), path);
    if (view->shape.size() != 2 || !isFloat(view->dtype) || view->elements() == 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: %2 has type %3 and shape %4, but should be a float matrix [out, in]."),
                    path, view->name, dtypeName(view->dtype), shapeText(view->shape));
    return copyOf(*view, scalarType(view->dtype));
}

/// k of "X.k" or "in.X.k", or -1 for another name.
int inputNumber(const std::string& name)
{
    for (const std::string_view prefix : {"X.", "in.X."}) {
        if (!name.starts_with(prefix))
            continue;
        const char* begin = name.data() + prefix.size();
        const char* end = name.data() + name.size();
        int number = 0;
        const auto [rest, error] = std::from_chars(begin, end, number);
        if (error == std::errc() && rest == end && number >= 0)
            return number;
    }
    return -1;
}

std::vector<at::Tensor> readInputs(const std::string& path, std::int64_t features)
{
    const auto file = SafetensorsFile::open(path);
    std::map<int, at::Tensor> byNumber;
    for (const auto& view : file->tensors()) {
        const int number = inputNumber(view.name);
        if (number < 0)
            continue;
        if ((view.shape.size() != 2 && view.shape.size() != 3) || view.shape.back() != features || !isFloat(view.dtype))
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: %2 has type %3 and shape %4, but should be floats with %5 features in the last of two or "
                                "three axes."),
                        path, view.name, dtypeName(view.dtype), shapeText(view.shape), features);
        byNumber[number] = copyOf(view, scalarType(view.dtype));
    }
    if (byNumber.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: has no tensors X.0, X.1 ... or in.X.0, in.X.1 ..."), path);
    std::vector<at::Tensor> inputs;
    for (const auto& [number, tensor] : byNumber)
        inputs.push_back(tensor);
    return inputs;
}

/// ||X (W' - W)^T||^2 and ||X W^T||^2 over all inputs.
std::pair<double, double> squaredErrors(const std::vector<at::Tensor>& inputs, const at::Tensor& before,
                                        const at::Tensor& after)
{
    double error = 0, reference = 0;
    const auto W = before.to(at::kDouble), D = after.to(at::kDouble) - W;
    for (const auto& input : inputs) {
        const auto X = input.reshape({-1, input.size(-1)}).to(at::kDouble);
        error += at::linear(X, D).pow(2).sum().item<double>();
        reference += at::linear(X, W).pow(2).sum().item<double>();
    }
    return {error, reference};
}

} // namespace

PruneLayerResult pruneLayer(const PruneLayerParams& params, StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const MethodInfo& method = methodInfo(params.method);
    MatrixTask task;
    task.name = params.weightFile;
    task.weight = readWeight(params.weightFile);
    task.sparsityShare = params.pattern.isUnstructured() ? params.sparsityShare : params.pattern.sparsityShare();
    task.pattern = params.pattern;
    task.params = completeParams(method.params, params.params, params.method);
    std::vector<at::Tensor> inputs;
    if (!params.inputsFile.empty())
        inputs = readInputs(params.inputsFile, task.weight.size(1));
    else if (method.needsCalibration)
        throw Error(ErrorKind::Usage, PS_TEXT("Method %1 needs inputs, and no file of inputs was given."), params.method);
    const auto implementation = makePruneMethod(params.method);
    InputStatistics statistics(task.weight.size(1), implementation->needs(task.params));
    HessianSolver solver(statistics);
    for (const auto& input : inputs)
        statistics.add(input, &stop);
    task.statistics = inputs.empty() ? nullptr : &statistics;
    task.solver = inputs.empty() || !statistics.needs().hessian ? nullptr : &solver;
    report(progress, 0, 1, Text(PS_TEXT("Pruning %1"), params.weightFile));
    const auto start = std::chrono::steady_clock::now();
    const auto outcome = implementation->prune(task, stop);
    PruneLayerResult result;
    if (outcome.damping >= 0)
        result.damping = outcome.damping;
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    result.sparsity =
        1.0 - double(at::count_nonzero(outcome.weight).item<std::int64_t>()) / double(outcome.weight.numel());
    if (!inputs.empty()) {
        const auto [error, reference] = squaredErrors(inputs, task.weight, outcome.weight);
        result.measuredLoss = error / double(statistics.sequences());
        result.loss = outcome.lossEstimate >= 0 ? outcome.lossEstimate : *result.measuredLoss;
        result.relativeError = reference > 0 ? std::sqrt(error / reference) : 0.0;
    }
    if (!params.outputFile.empty()) {
        const auto weight = outcome.weight.contiguous();
        const auto mask = outcome.mask.contiguous();
        writeSafetensors(params.outputFile, {viewOf("W_pruned", weight), viewOf("mask", mask)});
    }
    report(progress, 1, 1, Text(PS_TEXT("Pruning finished")));
    return result;
}

} // namespace prunescope
