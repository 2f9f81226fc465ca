// The model doctor.
#include "core/session/doctor.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/tensor_scan.h"
#include "core/architecture/torch.h"
#include "core/base/system_memory.h"
#include "core/session/open_model_impl.h"

#include <cstdio>

namespace prunescope {
namespace {

using Kind = Finding::Kind;

std::string decimal(double value, const char* unit)
{
    char text[32];
    std::snprintf(text, sizeof text, value < 10 ? "%.2f %s" : "%.1f %s", value, unit);
    return text;
}

std::string amount(std::int64_t count)
{
    if (count >= 1000000000)
        return decimal(double(count) * 1e-9, "G");
    return count >= 1000000 ? decimal(double(count) * 1e-6, "M") : std::to_string(count);
}

std::string byteAmount(std::int64_t bytes)
{
    return bytes >= 1000000000 ? decimal(double(bytes) * 1e-9, "GB") : decimal(double(bytes) * 1e-6, "MB");
}

Finding familyFinding(const ModelInfo& info)
{
    const Text subject(PS_TEXT("Family"));
    if (!info.canEvaluate)
        return {Kind::Fault, subject, info.whyNotEvaluate,
                Text(PS_TEXT("Its weights can be viewed and pruned by magnitude; perplexity and calibration need a complete "
                             "checkpoint of a known family."))};
    return {Kind::Fact, subject,
            Text(PS_TEXT("%1: %2 blocks of width %3, inner width %4, %5 heads of %6 (%7 for keys and values)."), info.family,
                 info.blocks, info.width, info.innerWidth, info.heads, info.headWidth, info.keyValueHeads),
            {}};
}

Finding memoryFinding(const ModelInfo& info)
{
    const Text subject(PS_TEXT("Memory"));
    const std::string need = byteAmount(info.computeBytes), have = byteAmount(availableMemoryBytes());
    if (!info.isStreamed)
        return {Kind::Fact, subject, Text(PS_TEXT("Evaluating holds %1 of weights; %2 are free."), need, have), {}};
    return {Kind::Warning, subject,
            Text(PS_TEXT("All weights at once would take %1, but %2 are free, so each block is read when its turn comes."), need,
                 have),
            Text(PS_TEXT("Runs work but take longer; few windows help most."))};
}

Finding tokenizerFinding(const ModelInfo& info)
{
    const Text subject(PS_TEXT("Tokenizer"));
    if (info.hasTokenizer)
        return {Kind::Fact, subject, Text(PS_TEXT("%1."), info.tokenizer), {}};
    return {Kind::Fault, subject, info.whyNoTokenizer,
            Text(PS_TEXT("Copy tokenizer.json or tokenizer.model of this model into its folder and open it again; token ids from "
                         "a safetensors file work without."))};
}

} // namespace

std::vector<Finding> diagnose(const ModelInfo& info)
{
    std::vector<Finding> out{familyFinding(info)};
    out.push_back({Kind::Fact, Text(PS_TEXT("Weights")),
                   Text(PS_TEXT("%1 parameters, %2, mostly %3."), amount(info.parameters), byteAmount(info.bytes), info.dtype),
                   {}});
    if (info.canEvaluate) {
        out.push_back({Kind::Fact, Text(PS_TEXT("Output matrix")),
                       info.isTied ? Text(PS_TEXT("Tied to the embedding, so it is never pruned."))
                                   : Text(PS_TEXT("A matrix of its own.")),
                       {}});
        out.push_back({Kind::Fact, Text(PS_TEXT("Context")),
                       Text(PS_TEXT("%1 tokens; vocabulary of %2."), info.context, info.vocabulary), {}});
    }
    out.push_back(tokenizerFinding(info));
    if (info.canEvaluate)
        out.push_back(memoryFinding(info));
    for (const auto& warning : info.warnings)
        out.push_back({Kind::Warning, Text(PS_TEXT("Files")), warning, {}});
    return out;
}

WeightScan scanWeights(const ModelHandle& model, StopFlag& stop, const ProgressSink& progress)
{
    WeightScan out;
    std::map<std::string, std::string> matrixOf;
    for (const auto& matrix : model->info.matrices)
        matrixOf[matrix.tensor] = matrix.name;
    const double total = double(model->checkpoint->totalBytes());
    double done = 0;
    for (const auto& view : model->checkpoint->tensors()) {
        stop.poll();
        report(progress, done, total, Text(PS_TEXT("Looking at %1"), view.name));
        const auto it = model->replaced.find(view.name);
        const TensorScan scan = it == model->replaced.end() ? scanTensor(view) : scanTensor(viewOf(view.name, it->second.contiguous()));
        out.zeros += scan.zeros;
        out.elements += scan.elements;
        if (scan.nonFinite > 0)
            out.nonFinite[view.name] = scan.nonFinite;
        if (const auto matrix = matrixOf.find(view.name); matrix != matrixOf.end() && scan.elements > 0)
            out.zeroShare[matrix->second] = double(scan.zeros) / double(scan.elements);
        done += double(view.bytes.size());
    }
    report(progress, 1, 1, Text(PS_TEXT("All weights seen")));
    return out;
}

std::vector<Finding> diagnose(const WeightScan& scan)
{
    const Text subject(PS_TEXT("Numbers"));
    std::vector<Finding> out;
    if (scan.nonFinite.empty()) {
        const double share = scan.elements > 0 ? 100.0 * double(scan.zeros) / double(scan.elements) : 0.0;
        out.push_back({Kind::Fact, subject, Text(PS_TEXT("All are finite; %1 are zero."), decimal(share, "%")), {}});
    }
    for (const auto& [tensor, count] : scan.nonFinite)
        out.push_back({Kind::Fault, subject, Text(PS_TEXT("%1 holds %2 numbers that are NaN or infinite."), tensor, count),
                       Text(PS_TEXT("The file is damaged or was saved from a diverged training; fetch it again. Matrices with "
                                    "such numbers are not pruned."))});
    return out;
}

} // namespace prunescope
