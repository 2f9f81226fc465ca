// Opening a model and turning its weights into something that computes.
#include "core/session/open_model.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/session/model_layout.h"
#include "core/session/open_model_impl.h"
#include "core/session/system_memory.h"

#include <algorithm>
#include <set>

namespace prunescope {
namespace {

at::ScalarType computeTypeOf(const std::string& name)
{
    if (name == "f32")
        return at::kFloat;
    if (name == "bf16")
        return at::kBFloat16;
    throw Error(ErrorKind::Usage, PS_TEXT("The compute type is f32 or bf16, not \"%1\"."), name);
}

/// The output matrix decides about tying where the file and the flag disagree (ecosystem.md 3).
void settleTying(OpenModel& model)
{
    const TensorView* output = model.checkpoint->find("lm_head.weight");
    if (!model.config.isTied || !output)
        return;
    const TensorView* embedding = model.checkpoint->find("model.embed_tokens.weight");
    const bool isSame = embedding && embedding->dtype == output->dtype &&
                        std::equal(embedding->bytes.begin(), embedding->bytes.end(), output->bytes.begin(),
                                   output->bytes.end());
    if (isSame)
        return;
    model.config.isTied = false;
    model.info.warnings.push_back(
        Text(PS_TEXT("%1: tie_word_embeddings is true, but lm_head.weight differs from the embedding; the file's matrix is used."),
             model.checkpoint->configPath()));
}

/// Why the stored tensors cannot be computed with, or an empty text.
Text findMissingPart(const OpenModel& model)
{
    for (const auto& spec : model.architecture->tensorSpecs(model.config)) {
        const TensorView* view = model.checkpoint->find(spec.name);
        if (!view)
            return Text(PS_TEXT("%1: tensor %2 is missing from the weight files; the model can be viewed but not evaluated."),
                        model.info.path, spec.name);
        if (view->shape != spec.shape)
            return Text(PS_TEXT("%1: tensor %2 has shape %3, but config.json says %4; the model can be viewed but not evaluated."),
                        model.info.path, spec.name, shapeText(view->shape), shapeText(spec.shape));
        if (!isFloat(view->dtype))
            return Text(PS_TEXT("%1: tensor %2 has type %3; only F16, BF16, F32 and F64 can be evaluated."), model.info.path,
                        spec.name, dtypeName(view->dtype));
    }
    return {};
}

void readFamily(OpenModel& model)
{
    const Json& config = model.checkpoint->config();
    const std::string where = model.checkpoint->configPath();
    if (!config.is_object()) {
        model.info.whyNotEvaluate =
            Text(PS_TEXT("%1: there is no config.json; the weights can be viewed and pruned by magnitude, but not evaluated."),
                 model.info.path);
        return;
    }
    try {
        model.info.family = jsonString(config, "model_type", "", where);
        if (config.contains("quantization_config") && !config.at("quantization_config").is_null())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: quantised weights (\"quantization_config\") cannot be evaluated."),
                        where);
        model.architecture = findArchitecture(model.info.family);
        if (!model.architecture)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: family \"%2\" is not known; the weights can be viewed and pruned by magnitude, but not "
                                "evaluated."),
                        where, model.info.family);
        model.config = model.architecture->readConfig(config, where);
        settleTying(model);
        model.info.whyNotEvaluate = findMissingPart(model);
    } catch (const Error& error) {
        model.architecture = nullptr;
        model.info.whyNotEvaluate = error.text();
    }
    model.info.canEvaluate = model.info.whyNotEvaluate.isEmpty();
}

void describeShapes(OpenModel& model)
{
    ModelInfo& info = model.info;
    if (!model.architecture) {
        info.vocabulary = info.context = 0;
        return;
    }
    const ModelConfig& config = model.config;
    const BlockShape& first = config.blocks.front();
    info.blocks = int(config.blocks.size());
    info.width = config.width;
    info.innerWidth = first.innerWidth;
    info.heads = first.heads;
    info.keyValueHeads = first.keyValueHeads;
    info.headWidth = first.headWidth;
    info.vocabulary = config.vocabulary;
    info.context = config.context;
    info.isTied = config.isTied;
}

void countWeights(ModelInfo& info, const Checkpoint& checkpoint)
{
    std::map<std::string, std::int64_t> byType;
    for (const auto& view : checkpoint.tensors()) {
        info.parameters += view.elements();
        byType[std::string(dtypeName(view.dtype))] += view.elements();
    }
    info.bytes = std::int64_t(checkpoint.totalBytes());
    const auto commonest = std::max_element(byType.begin(), byType.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
    if (commonest != byType.end())
        info.dtype = commonest->first;
}

void readTokenizer(OpenModel& model)
{
    try {
        model.tokenizer = loadTokenizer(model.checkpoint->folder());
        model.info.hasTokenizer = true;
        model.info.tokenizer = model.tokenizer->description();
    } catch (const Error& error) {
        model.info.whyNoTokenizer = error.text();
    }
}

} // namespace

const MatrixInfo* ModelInfo::find(const std::string& matrix) const
{
    for (const auto& info : matrices)
        if (info.name == matrix)
            return &info;
    return nullptr;
}

ModelHandle openModel(const OpenParams& params, StopFlag& stop, const ProgressSink& progress)
{
    report(progress, 0, 3, Text(PS_TEXT("Opening %1"), params.path));
    auto model = std::make_shared<OpenModel>();
    model->computeType = computeTypeOf(params.dtype);
    const std::string path = params.path == "demo" ? demoFolder() + "/model" : params.path;
    model->checkpoint = Checkpoint::open(path);
    model->info.path = path;
    model->info.name = model->checkpoint->name();
    model->info.warnings = model->checkpoint->warnings();
    readFamily(*model);
    describeShapes(*model);
    countWeights(model->info, *model->checkpoint);
    stop.poll();
    report(progress, 1, 3, Text(PS_TEXT("Reading the tokenizer")));
    readTokenizer(*model);
    report(progress, 2, 3, Text(PS_TEXT("Fingerprinting the weights")));
    model->info.fingerprint = fingerprint(*model->checkpoint);
    listMatrices(*model);
    report(progress, 3, 3, Text(PS_TEXT("Opened %1"), params.path));
    return model;
}

const ModelInfo& modelInfo(const OpenModel& model) { return model.info; }

const Model& OpenModel::model() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_model)
        m_model = buildModel();
    return *m_model;
}

std::shared_ptr<const Model> OpenModel::buildModel() const
{
    if (!info.canEvaluate)
        throw Error(ErrorKind::BadInput, info.whyNotEvaluate);
    const std::int64_t need = info.parameters * (computeType == at::kFloat ? 4 : 2);
    const std::int64_t have = availableMemoryBytes();
    if (need > have)
        throw Error(ErrorKind::Memory, PS_TEXT("%1: evaluating needs %2 MiB of memory for the weights, but %3 MiB are free."),
                    info.path, need >> 20, have >> 20);
    std::map<std::string, at::Tensor> parameters;
    for (const auto& spec : architecture->tensorSpecs(config)) {
        const auto it = replaced.find(spec.name);
        parameters[spec.name] = it == replaced.end() ? copyOf(checkpoint->require(spec.name), computeType)
                                                     : it->second.to(computeType);
    }
    return std::make_shared<const Model>(*architecture, config, std::move(parameters));
}

at::Tensor OpenModel::storedWeight(const std::string& module) const
{
    const std::string tensor = module + ".weight";
    const auto it = replaced.find(tensor);
    return it == replaced.end() ? tensorOver(checkpoint->require(tensor)) : it->second;
}

const Tokenizer& OpenModel::requireTokenizer() const
{
    if (!tokenizer)
        throw Error(ErrorKind::BadInput, info.whyNoTokenizer);
    return *tokenizer;
}

ModelHandle OpenModel::withReplaced(const std::map<std::string, at::Tensor>& weights) const
{
    auto copy = std::make_shared<OpenModel>();
    copy->checkpoint = checkpoint;
    copy->tokenizer = tokenizer;
    copy->info = info;
    copy->architecture = architecture;
    copy->config = config;
    copy->computeType = computeType;
    copy->replaced = replaced;
    for (const auto& [name, tensor] : weights)
        copy->replaced[name] = tensor;
    const std::lock_guard lock(m_mutex);
    if (m_model) {
        // What computes already is shared; only the replaced products are new.
        std::map<std::string, MatrixProductPtr> products;
        for (const auto& [name, tensor] : weights) {
            const std::string module = name.substr(0, name.size() - std::string(".weight").size());
            if (m_model->hasProduct(module))
                products[module] = denseProduct(tensor.to(computeType), m_model->bias(module));
        }
        copy->m_model = std::make_shared<const Model>(m_model->withProducts(products));
    }
    return copy;
}

} // namespace prunescope
