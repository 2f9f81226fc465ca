// Between results and JSON.
#include "app/cli/json_text.h"

#include "core/base/error.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace prunescope::cli {

std::vector<std::int64_t> parseIds(const std::string& text)
{
    std::vector<std::int64_t> ids;
    std::istringstream in(text);
    std::string part;
    while (std::getline(in, part, ',')) {
        const std::size_t begin = part.find_first_not_of(" \t\n");
        const std::size_t end = part.find_last_not_of(" \t\n");
        const std::string trimmed = begin == std::string::npos ? "" : part.substr(begin, end - begin + 1);
        std::int64_t id = 0;
        const auto [rest, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), id);
        if (trimmed.empty() || error != std::errc() || rest != trimmed.data() + trimmed.size())
            throw Error(ErrorKind::Usage, PS_TEXT("\"%1\" is not a token id; ids are whole numbers separated by commas."), part);
        ids.push_back(id);
    }
    return ids;
}

Json optionalNumber(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? Json(*value) : Json();
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
                 {"tokens_per_second", result.tokensPerSecond},
                 {"text", result.text.name},
                 {"text_sha256", result.text.sha256},
                 {"text_tokens", result.text.tokens}};
    if (result.wordPerplexity > 0) {
        json["word_perplexity"] = result.wordPerplexity;
        json["byte_perplexity"] = result.bytePerplexity;
    }
    return json;
}

std::string perplexityText(const PerplexityResult& result)
{
    std::ostringstream out;
    out << "perplexity " << result.perplexity;
    if (result.standardError)
        out << " +- " << *result.standardError;
    out << " (" << result.convention << ", " << result.windows << " windows of " << result.window << " tokens, "
        << result.text.name << ")";
    if (result.bitsPerByte > 0)
        out << ", " << result.bitsPerByte << " bits per byte";
    out << ", " << std::llround(result.tokensPerSecond) << " tokens/s";
    return out.str();
}

Json compareJson(const CompareResult& result)
{
    Json layers = Json::array();
    for (const auto& layer : result.blockErrors)
        layers.push_back({{"name", layer.name}, {"relative_error", layer.relativeError}});
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

Json needJson(const RunNeed& need, double seconds)
{
    return {{"memory_bytes", need.memoryBytes}, {"memory_free", need.memoryFree}, {"disk_bytes", need.diskBytes},
            {"disk_free", need.diskFree},       {"seconds", seconds},             {"streamed", need.isStreamed}};
}

std::string needText(const RunNeed& need, double seconds)
{
    std::ostringstream out;
    out << "needs about " << (need.memoryBytes >> 20) << " MiB of memory (" << (need.memoryFree >> 20) << " free)";
    if (need.diskBytes > 0)
        out << ", " << (need.diskBytes >> 20) << " MiB of disk (" << (need.diskFree >> 20) << " free)";
    out << ", " << std::max(1.0, std::round(seconds)) << " s" << (need.isStreamed ? "; block by block from the files" : "");
    return out.str();
}

} // namespace prunescope::cli
