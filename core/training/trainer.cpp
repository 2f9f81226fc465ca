// Training a language model from nothing with libtorch's autograd and AdamW.
#include "core/training/trainer.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/checkpoint/safetensors.h"
#include "core/training/training_state.h"

#include <torch/types.h>

#include <torch/autograd.h>
#include <torch/optim/adamw.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <deque>
#include <numbers>

namespace prunescope {
namespace {

/// Seeds of the windows of each step are independent of the steps before, so that a resumed run draws the same ones.
constexpr std::uint64_t kStepStride = 0x9E3779B97F4A7C15ull;

bool isDecayed(TensorRole role) { return role != TensorRole::Norm && role != TensorRole::Bias; }

/// Rows of `window` + 1 tokens: inputs and, one further, targets.
at::Tensor drawWindows(const at::Tensor& tokens, const TrainingParams& params, std::int64_t step)
{
    Random random(params.seed + kStepStride * std::uint64_t(step + 1));
    auto rows = at::empty({params.batch, params.window + 1}, at::kLong);
    const std::uint64_t starts = std::uint64_t(tokens.numel() - params.window);
    for (std::int64_t row = 0; row < params.batch; ++row)
        rows.select(0, row).copy_(tokens.narrow(0, std::int64_t(random.below(starts)), params.window + 1));
    return rows;
}

/// The pieces of one training run.
class Run {
public:
    Run(const Architecture& architecture, const ModelConfig& config, const TrainingParams& params,
        std::map<std::string, at::Tensor> parameters)
        : m_params(params), m_parameters(std::move(parameters)), m_model(architecture, config, asLeaves()),
          m_optimizer(groups(architecture, config),
                      torch::optim::AdamWOptions(params.peakLearningRate).betas({params.beta1, params.beta2}))
    {}

    /// One optimizer step. @return mean nats per token
    double step(const at::Tensor& rows, std::int64_t number)
    {
        const auto inputs = rows.narrow(1, 0, m_params.window);
        const auto targets = rows.narrow(1, 1, m_params.window).reshape({-1});
        const auto logits = m_model.logits(inputs.contiguous(), {});
        const auto loss = at::cross_entropy_loss(logits.view({targets.numel(), -1}), targets);
        m_optimizer.zero_grad();
        loss.backward();
        clipGradients();
        for (auto& group : m_optimizer.param_groups())
            static_cast<torch::optim::AdamWOptions&>(group.options()).lr(learningRate(m_params, number));
        m_optimizer.step();
        return loss.item<double>();
    }

    std::map<std::string, at::Tensor> parameters() const
    {
        std::map<std::string, at::Tensor> out;
        for (const auto& [name, tensor] : m_parameters)
            out[name] = tensor.detach();
        return out;
    }

    TrainingMoments moments() const
    {
        TrainingMoments out;
        for (const auto& [name, tensor] : m_parameters) {
            const auto it = m_optimizer.state().find(c10::guts::to_string(tensor.unsafeGetTensorImpl()));
            if (it == m_optimizer.state().end())
                continue;
            const auto& state = static_cast<const torch::optim::AdamWParamState&>(*it->second);
            out.first[name] = state.exp_avg();
            out.second[name] = state.exp_avg_sq();
        }
        return out;
    }

    void restoreMoments(const TrainingMoments& moments, std::int64_t step)
    {
        for (const auto& [name, tensor] : m_parameters) {
            auto state = std::make_unique<torch::optim::AdamWParamState>();
            state->step(step);
            state->exp_avg(moments.first.at(name).clone());
            state->exp_avg_sq(moments.second.at(name).clone());
            m_optimizer.state()[c10::guts::to_string(tensor.unsafeGetTensorImpl())] = std::move(state);
        }
    }

private:
    std::map<std::string, at::Tensor> asLeaves()
    {
        for (auto& [name, tensor] : m_parameters)
            tensor.set_requires_grad(true);
        return m_parameters;
    }

    std::vector<torch::optim::OptimizerParamGroup> groups(const Architecture& architecture, const ModelConfig& config)
    {
        std::vector<at::Tensor> decayed, plain;
        for (const auto& spec : architecture.tensorSpecs(config))
            (isDecayed(spec.role) ? decayed : plain).push_back(m_parameters.at(spec.name));
        const auto options = [&](double decay) {
            return std::make_unique<torch::optim::AdamWOptions>(
                torch::optim::AdamWOptions(m_params.peakLearningRate)
                    .betas({m_params.beta1, m_params.beta2})
                    .weight_decay(decay));
        };
        std::vector<torch::optim::OptimizerParamGroup> out;
        out.emplace_back(decayed, options(m_params.weightDecay));
        out.emplace_back(plain, options(0.0));
        return out;
    }

    void clipGradients()
    {
        double squares = 0;
        for (const auto& [name, tensor] : m_parameters)
            squares += tensor.grad().pow(2).sum().item<double>();
        const double norm = std::sqrt(squares);
        if (norm > m_params.clipNorm)
            for (const auto& [name, tensor] : m_parameters)
                tensor.grad().mul_(m_params.clipNorm / norm);
    }

    TrainingParams m_params;
    std::map<std::string, at::Tensor> m_parameters; // the leaves; the model's copies share their storage
    Model m_model;
    torch::optim::AdamW m_optimizer;
};

} // namespace

double learningRate(const TrainingParams& params, std::int64_t step)
{
    if (step < params.warmupSteps)
        return params.peakLearningRate * double(step + 1) / double(params.warmupSteps);
    const double span = double(std::max<std::int64_t>(1, params.steps - params.warmupSteps));
    const double share = std::min(1.0, double(step - params.warmupSteps) / span);
    const double cosine = 0.5 * (1.0 + std::cos(std::numbers::pi * share));
    return params.peakLearningRate * (params.finalShare + (1.0 - params.finalShare) * cosine);
}

std::map<std::string, at::Tensor> initialParameters(const Architecture& architecture, const ModelConfig& config,
                                                    std::uint64_t seed)
{
    Random random(seed);
    std::map<std::string, at::Tensor> parameters;
    for (const auto& spec : architecture.tensorSpecs(config)) {
        auto tensor = at::zeros(spec.shape, at::kFloat);
        double deviation = 0;
        if (spec.role == TensorRole::Embedding || spec.role == TensorRole::Output)
            deviation = 0.02;
        else if (spec.role == TensorRole::Matrix)
            deviation = 1.0 / std::sqrt(3.0 * double(spec.shape.at(1)));
        if (spec.kind == "o_proj" || spec.kind == "down_proj")
            deviation /= std::sqrt(2.0 * double(config.blocks.size()));
        if (spec.role == TensorRole::Norm)
            tensor.fill_(1.0);
        auto* values = tensor.data_ptr<float>();
        for (std::int64_t i = 0; deviation > 0 && i < tensor.numel(); ++i)
            values[i] = float(deviation * random.normal());
        parameters[spec.name] = tensor;
    }
    return parameters;
}

TrainingResult trainLanguageModel(const Architecture& architecture, const ModelConfig& config,
                                  const TrainingParams& params, const at::Tensor& tokens, StopFlag& stop,
                                  const ProgressSink& progress)
{
    if (tokens.numel() <= params.window)
        throw Error(ErrorKind::BadInput, PS_TEXT("The training text has %1 tokens, but a window needs %2 and one more."),
                    tokens.numel(), params.window);
    auto saved = readTrainingState(params);
    Run run(architecture, config, params,
            saved ? saved->parameters : initialParameters(architecture, config, params.seed));
    std::int64_t step = 0;
    if (saved) {
        step = saved->step;
        run.restoreMoments(saved->moments, step);
        saved.reset();
    }
    std::deque<double> losses;
    const auto start = std::chrono::steady_clock::now();
    const std::int64_t firstStep = step;
    const auto meanLoss = [&] {
        double sum = 0;
        for (const double loss : losses)
            sum += loss;
        return losses.empty() ? 0.0 : sum / double(losses.size());
    };
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    while (step < params.steps) {
        losses.push_back(run.step(drawWindows(tokens, params, step), step));
        if (losses.size() > 50)
            losses.pop_front();
        ++step;
        char loss[32];
        std::snprintf(loss, sizeof loss, "%.4f", meanLoss());
        report(progress, double(step), double(params.steps), Text(PS_TEXT("Step %1 of %2, loss %3"), step, params.steps, loss));
        if (!params.statePath.empty() && (step % params.saveEvery == 0 || stop.isStopped()))
            writeTrainingState(params, {run.parameters(), run.moments(), step});
        stop.poll();
    }
    TrainingResult result;
    result.parameters = run.parameters();
    result.steps = step;
    result.lastLoss = meanLoss();
    result.tokensPerSecond = double((step - firstStep) * params.batch * params.window) / std::max(1e-9, seconds());
    return result;
}

} // namespace prunescope
