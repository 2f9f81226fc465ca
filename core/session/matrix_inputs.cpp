// The inputs of one matrix.
#include "core/session/matrix_inputs_impl.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/perplexity.h"
#include "core/session/text_loading.h"

#include <algorithm>

namespace prunescope {

namespace {
constexpr std::int64_t kTokensPerBatch = 2048; // keeps matrix products efficient for short windows
} // namespace

void MatrixInputs::add(const at::Tensor& input, StopFlag& stop)
{
    if (input.dim() != 3)
        return statistics.add(input, &stop);
    for (std::int64_t sequence = 0; sequence < input.size(0); ++sequence)
        statistics.add(input.narrow(0, sequence, 1), &stop);
}

std::shared_ptr<const MatrixInputs> measureMatrixInputs(const ModelHandle& model, const std::string& matrix,
                                                        const CalibrationParams& calibration, StopFlag& stop,
                                                        const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const MatrixInfo* info = model->info.find(matrix);
    if (!info || info->block < 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1 is not a matrix of a block of %2."), matrix, model->info.name);
    const CalibrationSet set = loadCalibration(*model, calibration);
    auto out = std::make_shared<MatrixInputs>(info->columns);
    ForwardContext context;
    context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& input) {
        if (std::find(modules.begin(), modules.end(), matrix) != modules.end())
            out->add(input, stop);
    };
    const Model& compute = model->model();
    const std::int64_t count = set.ids.size(0), length = set.ids.size(1);
    const std::int64_t rows = std::max<std::int64_t>(1, kTokensPerBatch / length);
    std::vector<at::Tensor> batches;
    for (std::int64_t row = 0; row < count; row += rows)
        batches.push_back(set.ids.narrow(0, row, std::min(rows, count - row)));
    WindowWalk walk(compute, batches, compute.isStreamed() ? batches.size() : 1, context);
    const double blocks = info->block + 1;
    for (std::size_t first = 0; first < batches.size(); first += walk.groupSize()) {
        walk.begin(first);
        for (int block = 0; block <= info->block; ++block) {
            const bool isSingle = walk.groupSize() == 1;
            report(progress, isSingle ? double(first) * blocks + block : double(block),
                   isSingle ? double(batches.size()) * blocks : blocks, Text(PS_TEXT("Measuring the inputs of %1"), matrix), block);
            walk.runBlock(block, stop);
        }
    }
    out->text = set.info;
    out->windows = int(count);
    out->window = int(length);
    out->calibrationHash = set.hash;
    return out;
}

} // namespace prunescope
