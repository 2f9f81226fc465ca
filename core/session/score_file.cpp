// Writing importance scores of a whole model.
#include "core/session/score_file.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/safetensors.h"
#include "core/importance/scores.h"
#include "core/plan/method_info.h"
#include "core/session/explore.h"
#include "core/session/open_model_impl.h"

#include <algorithm>
#include <map>
#include <memory>
#include <span>

namespace prunescope {
namespace {

/// Scores of one matrix, computed when they are written: all of a model's scores together may be larger than memory. The
/// writer goes through the tensors one by one, so one matrix is held at a time.
class ScoreSource final : public ByteSource {
public:
    /// The matrix that was written last.
    struct Held {
        const ScoreSource* owner = nullptr;
        at::Tensor scores;
    };

    ScoreSource(const OpenModel& model, const MatrixInfo& matrix, const ScoreEntry& score, at::Tensor norm, StopFlag& stop,
                std::shared_ptr<Held> held)
        : m_model(model), m_matrix(matrix), m_score(score), m_norm(std::move(norm)), m_stop(stop), m_held(std::move(held))
    {
    }

    std::size_t size() const override { return std::size_t(m_matrix.elements()) * sizeof(float); }

    void fill(std::size_t offset, std::span<std::byte> out) const override
    {
        m_stop.poll();
        if (m_held->owner != this) {
            const at::NoGradGuard guard;
            m_held->scores = m_score.compute(m_model.storedWeight(m_matrix.name), m_norm).contiguous();
            m_held->owner = this;
        }
        const auto* bytes = reinterpret_cast<const std::byte*>(m_held->scores.data_ptr<float>());
        std::copy_n(bytes + offset, out.size(), out.data());
    }

private:
    const OpenModel& m_model;
    const MatrixInfo& m_matrix;
    const ScoreEntry& m_score;
    at::Tensor m_norm;
    StopFlag& m_stop;
    std::shared_ptr<Held> m_held;
};

} // namespace

ScoreFileResult writeScores(const ModelHandle& model, const ScoreFileParams& params, StopFlag& stop,
                            const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const ScoreEntry& score = scoreEntry(params.score);
    std::shared_ptr<const InputNorms> inputs;
    if (!params.calibration.text.path.empty())
        inputs = measureInputs(model, params.calibration, stop, progress);
    else if (scoreInfo(params.score).needsCalibration)
        throw Error(ErrorKind::Usage, PS_TEXT("Score %1 needs a calibration text, and none was given."), params.score);
    ScoreFileResult result;
    std::map<std::string, at::Tensor> norms; // views do not own their bytes
    std::vector<TensorView> views;
    const auto held = std::make_shared<ScoreSource::Held>();
    for (const auto& info : model->info.matrices) {
        if (!info.isPrunable)
            continue;
        at::Tensor norm;
        if (inputs) {
            norm = norms[info.name] = at::tensor(inputs->norms.at(info.name));
            views.push_back(viewOf(info.name + ".input_norm", norm));
        }
        const auto source = std::make_shared<ScoreSource>(*model, info, score, norm, stop, held);
        views.push_back({info.name + ".score", DType::F32, {info.rows, info.columns}, StoredBytes(source)});
        ++result.matrices;
    }
    writeSafetensors(params.outputFile, views);
    if (inputs) {
        result.windows = inputs->windows;
        result.window = inputs->window;
        result.calibrationHash = inputs->calibrationHash;
        result.text = inputs->text;
    }
    return result;
}

} // namespace prunescope
