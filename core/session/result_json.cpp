// Results as JSON.
#include "core/session/result_json.h"

#include <cmath>

namespace prunescope {

Json optionalNumber(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? Json(*value) : Json();
}

namespace {

Json warningsJson(const std::vector<Text>& warnings)
{
    Json out = Json::array();
    for (const Text& warning : warnings)
        out.push_back(warning.english());
    return out;
}

const char* verdictId(PairedVerdict verdict)
{
    switch (verdict) {
    case PairedVerdict::TooShort: return "too_short";
    case PairedVerdict::Equal: return "equal";
    case PairedVerdict::Undecided: return "undecided";
    case PairedVerdict::Better: return "better";
    case PairedVerdict::Worse: return "worse";
    }
    return "";
}

} // namespace

Json pairedJson(const PairedStatistics& paired, const std::string& a, const std::string& b)
{
    return {{"mean", paired.mean},
            {"stderr_windows", paired.windowError},
            {"stderr_tokens", paired.tokenError},
            {"low", paired.low},
            {"high", paired.high},
            {"confidence", 0.95},
            {"draws", paired.draws},
            {"windows", paired.windows},
            {"tokens", paired.tokens},
            {"share_b_better", paired.shareBetter},
            {"share_b_worse", paired.shareWorse},
            {"share_equal", paired.shareEqual},
            {"verdict", verdictId(paired.verdict)},
            {"sentence", verdictText(paired, a, b).english()}};
}

Json perplexityJson(const PerplexityResult& result)
{
    Json json = {{"perplexity", result.perplexity},
                 {"stderr", optionalNumber(result.standardError)},
                 {"nll", result.nll},
                 {"tokens", result.tokens},
                 {"windows", result.windows},
                 {"window", result.window},
                 {"bits_per_byte", result.bitsPerByte > 0 ? Json(result.bitsPerByte) : Json()},
                 {"convention", result.convention},
                 {"stride", result.stride > 0 ? Json(result.stride) : Json()},
                 {"bos", result.bosRule},
                 {"tokens_per_second", result.tokensPerSecond},
                 {"text", result.text.name},
                 {"text_sha256", result.text.sha256},
                 {"text_tokens", result.text.tokens},
                 {"text_bytes", result.text.bytes},
                 {"text_documents", result.text.documents},
                 {"warnings", warningsJson(result.warnings)}};
    if (result.wordPerplexity > 0)
        json["word_perplexity"] = result.wordPerplexity;
    if (result.convention == "lm-eval" && result.bytePerplexity > 0)
        json["byte_perplexity"] = result.bytePerplexity;
    return json;
}

Json compareJson(const CompareResult& result)
{
    Json layers = Json::array();
    for (const auto& layer : result.blockErrors)
        layers.push_back({{"name", layer.name},
                          {"relative_error", layer.relativeError},
                          {"cosine", layer.cosine},
                          {"relative_norm", layer.relativeNorm}});
    return {{"a", perplexityJson(result.a)},
            {"b", perplexityJson(result.b)},
            {"nll_difference", result.nllDifference},
            {"nll_difference_stderr", result.nllDifferenceError},
            {"perplexity_ratio", result.perplexityRatio},
            {"kl",
             {{"mean", result.klMean},
              {"median", result.klMedian},
              {"p90", result.kl90},
              {"p95", result.kl95},
              {"p99", result.kl99},
              {"p99.9", result.kl999},
              {"max", result.klMax}}},
            {"top1_agreement", result.topOneAgreement},
            {"delta_p", {{"mean", result.probabilityChange}, {"rms", result.probabilityChangeRms}}},
            {"paired", pairedJson(result.paired, "A", "B")},
            {"layers", layers}};
}

Json pruneJson(const PruneResult& result)
{
    Json matrices = Json::array();
    for (const auto& matrix : result.matrices)
        matrices.push_back({{"name", matrix.name},
                            {"method", matrix.method},
                            {"planned_sparsity", matrix.plannedShare},
                            {"sparsity", matrix.achievedShare},
                            {"zeros", matrix.zeros},
                            {"elements", matrix.elements},
                            {"error", matrix.outputError >= 0 ? Json(matrix.outputError) : Json()},
                            {"loss_estimate", matrix.lossEstimate >= 0 ? Json(matrix.lossEstimate) : Json()},
                            {"seconds", matrix.seconds},
                            {"damping", matrix.damping >= 0 ? Json(matrix.damping) : Json()}});
    return {{"planned_sparsity", result.plannedShare},
            {"sparsity", result.achievedShare},
            {"model_sparsity", result.achievedModelShare},
            {"calibration",
             {{"text", result.text.name},
              {"sha256", result.text.sha256},
              {"windows", result.windows},
              {"window", result.window},
              {"hash", result.calibrationHash}}},
            {"seconds", result.seconds},
            {"matrices", matrices}};
}

} // namespace prunescope
