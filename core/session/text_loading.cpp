// Texts as acts need them.
#include "core/session/text_loading.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/session/text_paths.h"

namespace prunescope {

ModelText loadForModel(const OpenModel& model, const TextSource& source)
{
    if (!model.info.canEvaluate)
        throw Error(ErrorKind::BadInput, model.info.whyNotEvaluate);
    ModelText out;
    out.text = loadText(resolvedTextPath(source), source.joinsRows);
    if (!out.text.ids.defined())
        model.requireTokenizer();
    out.stream = tokenStream(out.text, model.tokenizer.get(), model.config.vocabulary);
    out.info.name = source.path.starts_with("demo:") ? source.path : out.text.name;
    out.info.sha256 = out.text.sha256;
    out.info.documents = std::int64_t(out.text.documents.size());
    out.info.bytes = out.text.bytes;
    out.info.tokens = out.stream.numel();
    return out;
}

int windowFor(const OpenModel& model, int wanted)
{
    if (wanted < 0)
        throw Error(ErrorKind::Usage, PS_TEXT("The window is %1 tokens, but should be positive."), wanted);
    return wanted > 0 ? wanted : int(std::min<std::int64_t>(2048, model.config.context));
}

namespace {

/// Adds what is known of one text to what is known of those before it.
void addInfo(TextInfo& all, const TextInfo& one, bool isFirst)
{
    if (isFirst) {
        all = one;
        return;
    }
    all.name += " + " + one.name;
    all.sha256 = sha256Hex(all.sha256 + one.sha256);
    all.documents += one.documents;
    all.bytes += one.bytes;
    all.tokens += one.tokens;
}

} // namespace

CalibrationSet loadCalibration(const OpenModel& model, const CalibrationParams& params)
{
    std::vector<TextSource> sources{params.text};
    sources.insert(sources.end(), params.domains.begin(), params.domains.end());
    const int texts = int(sources.size()), window = windowFor(model, params.window);
    if (params.samples < texts)
        throw Error(ErrorKind::Usage, PS_TEXT("%1 calibration windows were asked for; at least %2 are needed, one for each text."),
                    params.samples, texts);
    CalibrationSet out;
    std::vector<at::Tensor> parts;
    for (int i = 0; i < texts; ++i) {
        const ModelText text = loadForModel(model, sources[std::size_t(i)]);
        const int count = params.samples / texts + (i < params.samples % texts ? 1 : 0);
        auto cut = calibrationWindows(text.text, text.stream, count, window, params.seed);
        if (!parts.empty() && cut.ids.size(1) != parts.front().size(1))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: its sequences have %2 tokens, but those of the text before have %3."),
                        text.info.name, cut.ids.size(1), parts.front().size(1));
        out.hash = i == 0 ? cut.hash : sha256Hex(out.hash + cut.hash);
        addInfo(out.info, text.info, i == 0);
        parts.push_back(std::move(cut.ids));
    }
    out.ids = texts == 1 ? parts.front() : at::cat(parts);
    return out;
}

} // namespace prunescope
