// Texts as acts need them.
#include "core/session/text_loading.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
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

CalibrationWindows windowsForModel(const OpenModel& model, const ModelText& text, const CalibrationParams& params)
{
    if (params.samples < 1)
        throw Error(ErrorKind::Usage, PS_TEXT("%1 calibration windows were asked for; at least one is needed."), params.samples);
    return calibrationWindows(text.text, text.stream, params.samples, windowFor(model, params.window), params.seed);
}

} // namespace prunescope
