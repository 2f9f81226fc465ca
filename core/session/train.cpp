// The acts that make a model.
#include "core/session/train.h"

#include "core/architecture/architecture.h"
#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/calibration/text.h"
#include "core/checkpoint/safetensors.h"
#include "core/session/text_paths.h"
#include "core/tokenizer/bpe_trainer.h"
#include "core/tokenizer/tokenizer.h"
#include "core/training/trainer.h"

#include <filesystem>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr const char* kSpecialToken = "<|endoftext|>";

std::vector<std::string> documentsOf(const std::vector<TextSource>& sources)
{
    std::vector<std::string> documents;
    for (const auto& source : sources)
        for (auto& document : loadText(resolvedTextPath(source), source.joinsRows).documents)
            documents.push_back(std::move(document));
    if (documents.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("No training text was given."));
    return documents;
}

Json configJson(const TrainModelParams& params, std::int64_t vocabulary, std::int64_t bosId)
{
    return {{"architectures", {"LlamaForCausalLM"}},
            {"model_type", "llama"},
            {"hidden_size", params.width},
            {"intermediate_size", params.innerWidth},
            {"num_hidden_layers", params.blocks},
            {"num_attention_heads", params.heads},
            {"num_key_value_heads", params.keyValueHeads},
            {"vocab_size", vocabulary},
            {"max_position_embeddings", params.context},
            {"rms_norm_eps", 1e-5},
            {"rope_theta", 10000.0},
            {"rope_scaling", nullptr},
            {"hidden_act", "silu"},
            {"tie_word_embeddings", true},
            {"attention_bias", false},
            {"mlp_bias", false},
            {"bos_token_id", bosId},
            {"eos_token_id", bosId},
            {"initializer_range", 0.02},
            {"torch_dtype", params.dtype == "bf16" ? "bfloat16" : "float32"},
            {"use_cache", true}};
}

void writeModelFolder(const TrainModelParams& params, const Json& config,
                      const std::map<std::string, at::Tensor>& parameters)
{
    FolderTransaction folder(params.outputFolder);
    std::map<std::string, at::Tensor> stored;
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : parameters) {
        stored[name] = tensor.to(params.dtype == "bf16" ? at::kBFloat16 : at::kFloat).contiguous();
        views.push_back(viewOf(name, stored[name]));
    }
    writeSafetensors(folder.stagingFolder() / "model.safetensors", views);
    for (const char* file : {"tokenizer.json", "tokenizer_config.json"}) {
        std::error_code error;
        const fs::path source = fs::path(params.tokenizerFolder) / file;
        if (fs::exists(source, error))
            writeFileAtomically(folder.stagingFolder() / file, readFile(source));
    }
    const Json generation = {{"bos_token_id", config.at("bos_token_id")}, {"eos_token_id", config.at("eos_token_id")}};
    writeFileAtomically(folder.stagingFolder() / "generation_config.json", generation.dump(2) + "\n");
    writeFileAtomically(folder.stagingFolder() / "config.json", config.dump(2) + "\n");
    folder.commit();
}

} // namespace

TrainTokenizerResult trainTokenizer(const TrainTokenizerParams& params, StopFlag& stop, const ProgressSink& progress)
{
    const auto documents = documentsOf(params.texts);
    const Json json = trainBpe(documents, {params.vocabularySize, kSpecialToken}, stop, progress);
    const Json config = {{"add_bos_token", true},          {"add_eos_token", false},
                         {"bos_token", kSpecialToken},      {"eos_token", kSpecialToken},
                         {"clean_up_tokenization_spaces", false},
                         {"tokenizer_class", "PreTrainedTokenizerFast"}};
    std::error_code error;
    fs::create_directories(params.outputFolder, error);
    writeFileAtomically(fs::path(params.outputFolder) / "tokenizer.json", json.dump(1) + "\n");
    writeFileAtomically(fs::path(params.outputFolder) / "tokenizer_config.json", config.dump(2) + "\n");
    const auto tokenizer = loadTokenizer(params.outputFolder);
    TrainTokenizerResult result;
    result.vocabularySize = tokenizer->vocabularySize();
    for (const auto& document : documents) {
        result.bytes += std::int64_t(document.size());
        result.tokens += std::int64_t(tokenizer->encode(document, true).size());
    }
    return result;
}

TrainModelResult trainModel(const TrainModelParams& params, StopFlag& stop, const ProgressSink& progress)
{
    if (params.dtype != "bf16" && params.dtype != "f32")
        throw Error(ErrorKind::Usage, PS_TEXT("Weights can be written as bf16 or f32, not as \"%1\"."), params.dtype);
    const auto tokenizer = loadTokenizer(params.tokenizerFolder);
    std::vector<at::Tensor> streams;
    for (const auto& source : params.texts)
        streams.push_back(tokenStream(loadText(resolvedTextPath(source), source.joinsRows), tokenizer.get(),
                                      tokenizer->vocabularySize()));
    if (streams.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("No training text was given."));
    const auto tokens = at::cat(streams);
    const Json json = configJson(params, tokenizer->vocabularySize(), tokenizer->bosId().value_or(0));
    const Architecture& architecture = *findArchitecture("llama");
    const ModelConfig config = architecture.readConfig(json, "train");
    TrainingParams training;
    training.steps = params.steps;
    training.batch = params.batch;
    training.window = params.context;
    training.peakLearningRate = params.peakLearningRate;
    training.warmupSteps = params.warmupSteps;
    training.weightDecay = params.weightDecay;
    training.seed = params.seed;
    training.saveEvery = params.saveEvery;
    training.statePath = params.stateFile.empty() ? params.outputFolder + ".training" : params.stateFile;
    const auto trained = trainLanguageModel(architecture, config, training, tokens, stop, progress);
    writeModelFolder(params, json, trained.parameters);
    TrainModelResult result;
    result.steps = trained.steps;
    for (const auto& [name, tensor] : trained.parameters)
        result.parameters += tensor.numel();
    result.textTokens = tokens.numel();
    result.lastLoss = trained.lastLoss;
    result.tokensPerSecond = trained.tokensPerSecond;
    return result;
}

} // namespace prunescope
