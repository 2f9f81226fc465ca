// Raw access to tokenizer and forward pass.
#include "core/session/logits.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/checkpoint/safetensors.h"
#include "core/evaluation/perplexity.h"
#include "core/session/open_model_impl.h"

namespace prunescope {
namespace {

at::Tensor readIds(const LogitsParams& params, std::int64_t vocabulary)
{
    at::Tensor ids;
    if (params.idsFile.empty()) {
        ids = at::tensor(params.ids, at::kLong).unsqueeze(0);
    } else {
        const auto file = SafetensorsFile::open(params.idsFile);
        const TensorView& view = file->require("input_ids");
        if ((view.dtype != DType::I64 && view.dtype != DType::I32) || view.shape.empty() || view.shape.size() > 2)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: input_ids has type %2 and shape %3, but should be I64 [B, T]."),
                        params.idsFile, dtypeName(view.dtype), shapeText(view.shape));
        ids = copyOf(view, at::kLong);
        if (ids.dim() == 1)
            ids = ids.unsqueeze(0);
    }
    if (ids.numel() == 0)
        throw Error(ErrorKind::Usage, PS_TEXT("There are no token ids."));
    const std::int64_t low = ids.min().item<std::int64_t>(), high = ids.max().item<std::int64_t>();
    if (low < 0 || high >= vocabulary)
        throw Error(ErrorKind::BadInput, PS_TEXT("Token id %1 is not in the model's vocabulary of %2."), low < 0 ? low : high,
                    vocabulary);
    return ids;
}

std::optional<double> meanLoss(const at::Tensor& logits, const at::Tensor& ids)
{
    if (ids.size(1) < 2)
        return std::nullopt;
    double sum = 0;
    for (std::int64_t row = 0; row < ids.size(0); ++row)
        sum += tokenNll(logits.select(0, row), ids.select(0, row).contiguous(), 1).to(at::kDouble).sum().item<double>();
    return sum / double(ids.size(0) * (ids.size(1) - 1));
}

} // namespace

TokenizerHandle openTokenizer(const std::string& path)
{
    return loadTokenizer(path == "demo" ? demoFolder() + "/model" : path);
}

TokenizeResult tokenize(const TokenizerHandle& tokenizer, const std::string& text, bool addSpecial)
{
    TokenizeResult result;
    result.ids = tokenizer->encode(text, addSpecial);
    for (const auto id : result.ids)
        result.tokens.push_back(tokenizer->piece(id));
    return result;
}

std::string detokenize(const TokenizerHandle& tokenizer, const std::vector<std::int64_t>& ids, bool skipSpecial)
{
    return tokenizer->decode(ids, skipSpecial);
}

LogitsResult computeLogits(const ModelHandle& model, const LogitsParams& params, StopFlag& stop,
                           const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const Model& compute = model->model();
    const auto ids = readIds(params, model->config.vocabulary);
    std::vector<at::Tensor> hidden{compute.embed(ids, {})};
    for (int block = 0; block < compute.blockCount(); ++block) {
        stop.poll();
        report(progress, block, compute.blockCount(), Text(PS_TEXT("Running block %1"), block), block);
        auto x = compute.runBlock(block, hidden.back(), {});
        if (!params.withHiddenStates)
            hidden.clear();
        hidden.push_back(x);
    }
    const Model ends = compute.withBlock(Model::kEnds);
    hidden.back() = ends.finish(hidden.back());
    const auto logits = ends.project(hidden.back()).to(at::kFloat).contiguous();
    LogitsResult result;
    result.batch = ids.size(0);
    result.tokens = ids.size(1);
    result.vocabulary = logits.size(2);
    result.loss = meanLoss(logits, ids);
    std::vector<at::Tensor> kept; // views do not own their bytes
    std::vector<TensorView> views{viewOf("logits", logits)};
    const auto lossTensor = at::tensor({float(result.loss.value_or(0))});
    if (result.loss)
        views.push_back(viewOf("loss", lossTensor));
    for (std::size_t i = 0; params.withHiddenStates && i < hidden.size(); ++i) {
        kept.push_back(hidden[i].to(at::kFloat).contiguous());
        views.push_back(viewOf("hidden_states." + std::to_string(i), kept.back()));
    }
    writeSafetensors(params.outputFile, views);
    return result;
}

} // namespace prunescope
