// Opening a model and turning its weights into something that computes.
#include "core/session/open_model.h"

#include "core/architecture/allocator.h"
#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/session/model_layout.h"
#include "core/session/open_model_impl.h"
#include "core/base/system_memory.h"

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
    if (!model.config.isTied)
        return;
    ModelConfig untied = model.config;
    untied.isTied = false;
    const auto specs = model.architecture->tensorSpecs(untied);
    const auto isOutput = [](const TensorSpec& spec) { return spec.role == TensorRole::Output; };
    const auto output = std::find_if(specs.begin(), specs.end(), isOutput);
    if (output == specs.end() || !model.find(output->name))
        return;
    const auto embedding = std::find_if(specs.begin(), specs.end(), [&](const TensorSpec& spec) {
        return spec.role == TensorRole::Embedding && spec.shape == output->shape;
    });
    const TensorView* a = model.find(output->name);
    const TensorView* b = embedding == specs.end() ? nullptr : model.find(embedding->name);
    if (b && a->dtype == b->dtype && std::equal(a->bytes.begin(), a->bytes.end(), b->bytes.begin(), b->bytes.end()))
        return;
    model.config.isTied = false;
    model.info.warnings.push_back(
        Text(PS_TEXT("%1: the output matrix should be tied to the embedding, but %2 differs from it; the file's matrix is used."),
             model.checkpoint->configPath(), output->name));
}

constexpr double kLargestShare = 0.7; // of the free memory; the rest is for activations and what else runs
constexpr std::int64_t kKept = std::int64_t(3) << 30, kKeptStreaming = std::int64_t(1) << 30; // free blocks for reuse

/// Whether the weights fit into memory in the type they are computed in.
void settleResidency(OpenModel& model)
{
    model.info.computeBytes = model.info.parameters * std::int64_t(c10::elementSize(model.computeType));
    model.info.isStreamed = double(model.info.computeBytes) > kLargestShare * double(availableMemoryBytes());
    keepFreeTensorMemory(model.info.isStreamed ? kKeptStreaming : kKept);
}

/// Why the stored tensors cannot be computed with, or an empty text.
Text findMissingPart(const OpenModel& model)
{
    for (const auto& spec : model.architecture->tensorSpecs(model.config)) {
        const TensorView* view = model.find(spec.name);
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
        if (const Text why = model.checkpoint->whyViewOnly(); !why.isEmpty())
            throw Error(ErrorKind::BadInput, why);
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
    settleResidency(*model);
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

bool OpenModel::isBuilt() const
{
    const std::lock_guard lock(m_mutex);
    return bool(m_model);
}

at::Tensor OpenModel::parameter(const TensorSpec& spec) const
{
    const TensorView* view = find(spec.name);
    if (!view)
        throw Error(ErrorKind::Internal, PS_TEXT("Tensor %1 is missing."), spec.name);
    const auto it = replaced.find(view->name);
    return it == replaced.end() ? copyOf(*view, computeType) : it->second.to(computeType);
}

std::shared_ptr<const Model> OpenModel::buildModel() const
{
    if (!info.canEvaluate)
        throw Error(ErrorKind::BadInput, info.whyNotEvaluate);
    if (info.isStreamed) {
        // The copy, not this object: a model may outlive the handle that it was taken from.
        const std::shared_ptr<const OpenModel> source = copyWithoutModel();
        return std::make_shared<const Model>(*architecture, config,
                                             [source](const TensorSpec& spec) { return source->parameter(spec); });
    }
    std::map<std::string, at::Tensor> parameters;
    for (const auto& spec : architecture->tensorSpecs(config))
        parameters[spec.name] = parameter(spec);
    return std::make_shared<const Model>(*architecture, config, std::move(parameters));
}

std::shared_ptr<OpenModel> OpenModel::copyWithoutModel() const
{
    auto copy = std::make_shared<OpenModel>();
    copy->checkpoint = checkpoint;
    copy->tokenizer = tokenizer;
    copy->info = info;
    copy->architecture = architecture;
    copy->config = config;
    copy->computeType = computeType;
    copy->replaced = replaced;
    copy->overlay = overlay;
    return copy;
}

const TensorView* OpenModel::find(const std::string& tensor) const
{
    if (const TensorView* view = checkpoint->find(tensor))
        return view;
    const std::string_view prefix = architecture ? architecture->optionalPrefix() : std::string_view();
    return !prefix.empty() && tensor.starts_with(prefix) ? checkpoint->find(tensor.substr(prefix.size())) : nullptr;
}

at::Tensor OpenModel::storedWeight(const std::string& module) const
{
    const MatrixInfo* matrix = info.find(module);
    if (!matrix)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: there is no matrix %2."), info.path, module);
    const auto it = replaced.find(matrix->tensor);
    const auto stored = it == replaced.end() ? tensorOver(checkpoint->require(matrix->tensor)) : it->second;
    return matrix->isInputMajor ? stored.t() : stored;
}

at::Tensor OpenModel::storedBias(const std::string& module) const
{
    const TensorView* view = find(module + ".bias");
    if (!view)
        return {};
    const auto it = replaced.find(view->name);
    return it == replaced.end() ? tensorOver(*view) : it->second;
}

const Tokenizer& OpenModel::requireTokenizer() const
{
    if (!tokenizer)
        throw Error(ErrorKind::BadInput, info.whyNoTokenizer);
    return *tokenizer;
}

ModelHandle OpenModel::withReplaced(const std::map<std::string, at::Tensor>& weights,
                                    std::shared_ptr<WeightOverlay> disk,
                                    const std::map<std::string, at::Tensor>& biases) const
{
    const auto copy = copyWithoutModel();
    if (disk)
        copy->overlay = std::move(disk);
    for (const auto& [module, weight] : weights) {
        const MatrixInfo& matrix = *info.find(module);
        copy->replaced[matrix.tensor] = matrix.isInputMajor ? weight.t().contiguous() : weight;
    }
    for (const auto& [module, bias] : biases)
        copy->replaced[find(module + ".bias")->name] = bias;
    const std::lock_guard lock(m_mutex);
    if (m_model && !m_model->isStreamed()) {
        // What computes already is shared; only the replaced products are new.
        std::map<std::string, MatrixProductPtr> products;
        for (const auto& [module, weight] : weights) {
            const auto bias = biases.find(module);
            if (m_model->hasProduct(module))
                products[module] = denseProduct(weight.to(computeType), bias == biases.end() ? m_model->bias(module)
                                                                                             : bias->second.to(computeType));
        }
        copy->m_model = std::make_shared<const Model>(m_model->withProducts(products));
    }
    return copy;
}

} // namespace prunescope
