// Perplexity and generation as acts.
#include "core/session/measure.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/evaluation/generation.h"
#include "core/evaluation/perplexity.h"
#include "core/session/perplexity_result.h"
#include "core/session/run_need.h"
#include "core/session/text_loading.h"

namespace prunescope {

PerplexityResult measurePerplexity(const ModelHandle& model, const PerplexityParams& params, StopFlag& stop,
                                   const ProgressSink& progress)
{
    const EvaluationText text = loadEvaluationText(*model, params);
    requireRoom(evaluationNeed(model, std::int64_t(text.plan.windows.size()), text.plan.window));
    const StreamLosses losses = evaluateStream(model->model(), text.plan, text.stream, stop, progress);
    return perplexityResult(*model, text, losses);
}

GenerateResult generateText(const ModelHandle& model, const GenerateParams& params, StopFlag& stop,
                            const ProgressSink& progress)
{
    const Tokenizer& tokenizer = model->requireTokenizer();
    const auto prompt = tokenizer.encode(params.prompt, true);
    SamplingParams sampling;
    sampling.tokens = params.tokens;
    sampling.temperature = params.temperature;
    sampling.topP = params.topP;
    sampling.seed = params.seed;
    const Generation generation = generate(model->model(), prompt, sampling, stop, progress);
    GenerateResult result;
    result.ids = generation.ids;
    // Decoding the whole and cutting the prompt off keeps the space that a first piece of its own would lose.
    auto all = prompt;
    all.insert(all.end(), generation.ids.begin(), generation.ids.end());
    const std::string before = tokenizer.decode(prompt, true), whole = tokenizer.decode(all, true);
    result.text = whole.starts_with(before) ? whole.substr(before.size()) : tokenizer.decode(generation.ids, true);
    if (generation.promptSeconds > 0)
        result.promptTokensPerSecond = double(prompt.size()) / generation.promptSeconds;
    if (generation.decodeSeconds > 0 && generation.ids.size() > 1)
        result.tokensPerSecond = double(generation.ids.size() - 1) / generation.decodeSeconds;
    return result;
}

} // namespace prunescope
