// info, tokenize, logits, generate: looking at a model.
#include "app/cli/command.h"
#include "app/cli/json_text.h"

#include "core/session/doctor.h"
#include "core/session/logits.h"
#include "core/session/session.h"

#include "core/base/files.h"

#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

Json matrixJson(const MatrixInfo& info, double zeroShare)
{
    return {{"name", info.name}, {"block", info.block}, {"kind", info.kind},         {"shape", {info.rows, info.columns}},
            {"dtype", info.dtype}, {"prunable", info.isPrunable}, {"zero_share", zeroShare}};
}

Json infoJson(const ModelInfo& info)
{
    Json warnings = Json::array();
    for (const auto& warning : info.warnings)
        warnings.push_back(warning.english());
    return {{"name", info.name},
            {"family", info.family},
            {"evaluable", info.canEvaluate},
            {"reason", info.canEvaluate ? Json() : Json(info.whyNotEvaluate.english())},
            {"tokenizer", info.hasTokenizer ? Json(info.tokenizer) : Json()},
            {"tokenizer_reason", info.hasTokenizer ? Json() : Json(info.whyNoTokenizer.english())},
            {"parameters", info.parameters},
            {"bytes", info.bytes},
            {"dtype", info.dtype},
            {"tied", info.isTied},
            {"fingerprint", info.fingerprint},
            {"blocks", info.blocks},
            {"width", info.width},
            {"inner_width", info.innerWidth},
            {"heads", info.heads},
            {"key_value_heads", info.keyValueHeads},
            {"head_width", info.headWidth},
            {"vocabulary", info.vocabulary},
            {"context", info.context},
            {"compute_bytes", info.computeBytes},
            {"streamed", info.isStreamed},
            {"warnings", warnings}};
}

/// What the model doctor says, one object per finding.
Json findingsJson(const std::vector<Finding>& findings)
{
    static constexpr const char* kKinds[] = {"fact", "warning", "fault"};
    Json out = Json::array();
    for (const auto& finding : findings)
        out.push_back({{"kind", kKinds[int(finding.kind)]},
                       {"subject", finding.subject.english()},
                       {"sentence", finding.sentence.english()},
                       {"step", finding.step.isEmpty() ? Json() : Json(finding.step.english())}});
    return out;
}

std::string infoText(const ModelInfo& info, const std::vector<Finding>& findings, const Json& matrices)
{
    std::ostringstream out;
    out << info.name << "\nFingerprint: " << info.fingerprint << "\n";
    for (const auto& finding : findings) {
        out << (finding.kind == Finding::Kind::Fault ? "FAULT  " : finding.kind == Finding::Kind::Warning ? "warning  " : "")
            << finding.subject.english() << ": " << finding.sentence.english() << "\n";
        if (!finding.step.isEmpty())
            out << "    " << finding.step.english() << "\n";
    }
    for (const auto& matrix : matrices)
        out << matrix.at("name").get<std::string>() << "  " << matrix.at("shape").dump() << "  "
            << matrix.at("dtype").get<std::string>() << "  zeros " << matrix.at("zero_share").get<double>() << "\n";
    return out.str();
}

void runInfo(Context& context, const std::string& path)
{
    const auto model = openModel({path, context.dtype}, context.stop, {});
    const ModelInfo& info = modelInfo(*model);
    const WeightScan scan = scanWeights(model, context.stop, context.progress());
    auto findings = diagnose(info);
    for (const auto& finding : diagnose(scan))
        findings.push_back(finding);
    Json matrices = Json::array();
    for (const auto& matrix : info.matrices)
        matrices.push_back(matrixJson(matrix, scan.zeroShare.count(matrix.name) ? scan.zeroShare.at(matrix.name) : 0.0));
    Json json = infoJson(info);
    json["non_finite"] = scan.nonFinite;
    json["findings"] = findingsJson(findings);
    json["matrices"] = matrices;
    context.print(json, infoText(info, findings, matrices));
}

void addInfo(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "info", "Family, shapes, parameters, fingerprint, matrices of a model");
    auto path = std::make_shared<std::string>();
    command->add_option("MODEL", *path, "Model folder, .safetensors, .bin or .gguf file, or demo")->required();
    command->callback([&context, path] {
        context.action = [&context, path] { runInfo(context, *path); };
    });
}

struct TokenizeArguments {
    std::string model, text, file, batch, decode;
    enum class Source { Text, File, Batch, Decode } source = Source::Text;
    bool leavesSpecialOut = false;
};

/// Every line of a JSON Lines file, one JSON object out per line.
void tokenizeBatch(const TokenizerHandle& tokenizer, const TokenizeArguments& arguments)
{
    std::istringstream lines(readTextFile(arguments.batch));
    std::string line;
    int number = 0;
    while (std::getline(lines, line)) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const std::string where = arguments.batch + ":" + std::to_string(number);
        const Json json = parseJson(line, where);
        if (!json.is_object() || !json.contains("text"))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: expected an object with the key \"text\"."), where);
        const auto result = tokenize(tokenizer, jsonString(json, "text", "", where), !arguments.leavesSpecialOut);
        const std::string out = asciiLine({{"ids", result.ids}, {"tokens", result.tokens}}) + "\n";
        std::fwrite(out.data(), 1, out.size(), stdout);
    }
    std::fflush(stdout);
}

void runTokenize(Context& context, const TokenizeArguments& arguments)
{
    const TokenizerHandle tokenizer = openTokenizer(arguments.model);
    using Source = TokenizeArguments::Source;
    if (arguments.source == Source::Batch)
        return tokenizeBatch(tokenizer, arguments);
    if (arguments.source == Source::Decode) {
        const std::string text = detokenize(tokenizer, parseIds(arguments.decode), arguments.leavesSpecialOut);
        return context.print({{"text", text}}, text);
    }
    const std::string text = arguments.source == Source::Text ? arguments.text : readTextFile(arguments.file);
    const auto result = tokenize(tokenizer, text, !arguments.leavesSpecialOut);
    std::ostringstream out;
    for (std::size_t i = 0; i < result.ids.size(); ++i)
        out << result.ids[i] << "\t" << result.tokens[i] << "\n";
    context.print({{"ids", result.ids}, {"tokens", result.tokens}}, out.str());
}

void addTokenize(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "tokenize", "Token ids of a text, and back");
    auto arguments = std::make_shared<TokenizeArguments>();
    command->add_option("MODEL", arguments->model, "Model folder, or one with tokenizer files only")->required();
    auto* source = command->add_option_group("source");
    using Source = TokenizeArguments::Source;
    const auto add = [&](const char* name, std::string& value, Source kind, const char* help) {
        // An option may be given empty: "" is a text, and no ids are ids.
        source->add_option(name, value, help)->each([arguments, kind](const std::string&) { arguments->source = kind; });
    };
    add("--text", arguments->text, Source::Text, "Text");
    add("--file", arguments->file, Source::File, "UTF-8 file");
    add("--batch", arguments->batch, Source::Batch, "JSON Lines file; one JSON object out per line");
    add("--decode", arguments->decode, Source::Decode, "Ids, separated by commas, to turn into text");
    source->require_option(1);
    command->add_flag("--no-special", arguments->leavesSpecialOut, "Without BOS and other special tokens");
    command->callback([&context, arguments] { context.action = [&context, arguments] { runTokenize(context, *arguments); }; });
}

void addLogits(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "logits", "Logits, hidden states and loss of token ids");
    auto params = std::make_shared<LogitsParams>();
    auto model = std::make_shared<std::string>();
    auto ids = std::make_shared<std::string>();
    command->add_option("MODEL", *model, "Model folder or demo")->required();
    auto* source = command->add_option_group("source");
    source->add_option("--ids", *ids, "Ids, separated by commas");
    source->add_option("--ids-file", params->idsFile, "safetensors file with tensor input_ids [B, T]");
    source->require_option(1);
    command->add_flag("--hidden", params->withHiddenStates, "Also write the input of every block and the last output");
    command->add_option("--out", params->outputFile, "safetensors file to write")->required();
    command->callback([&context, params, model, ids] {
        context.action = [&context, params, model, ids] {
            params->ids = parseIds(*ids);
            const auto handle = openModel({*model, context.dtype}, context.stop, {});
            const auto result = computeLogits(handle, *params, context.stop, context.progress());
            std::ostringstream text;
            text << "logits [" << result.batch << ", " << result.tokens << ", " << result.vocabulary << "], loss "
                 << result.loss.value_or(0) << ", written to " << params->outputFile;
            context.print({{"shape", {result.batch, result.tokens, result.vocabulary}},
                           {"loss", optionalNumber(result.loss)},
                           {"out", params->outputFile}},
                          text.str());
        };
    });
}

void addGenerate(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "generate", "Continue a prompt");
    auto params = std::make_shared<GenerateParams>();
    auto model = std::make_shared<std::string>(), project = std::make_shared<std::string>();
    command->add_option("MODEL", *model, "Model folder or demo")->required();
    command->add_option("--prompt", params->prompt, "Text to continue; empty: BOS alone");
    command->add_option("--tokens", params->tokens, "New tokens at most")->capture_default_str()->check(CLI::PositiveNumber);
    command->add_option("--temperature", params->temperature, "0 is greedy")->capture_default_str();
    command->add_option("--top-p", params->topP, "Nucleus sampling")->capture_default_str();
    command->add_option("--project", *project, "Project file that keeps the prompt and its continuation");
    command->callback([&context, params, model, project] {
        context.action = [&context, params, model, project] {
            params->seed = context.seed;
            const auto handle = openModel({*model, context.dtype}, context.stop, {});
            const auto result = generateText(handle, *params, context.stop, context.progress());
            Session(openProject(*project)).keepContinuation(handle, *params, result);
            context.print({{"text", result.text},
                           {"ids", result.ids},
                           {"prompt_tokens_per_second", result.promptTokensPerSecond},
                           {"tokens_per_second", result.tokensPerSecond}},
                          result.text);
        };
    });
}

} // namespace

void addModelCommands(CLI::App& app, Context& context)
{
    addInfo(app, context);
    addTokenize(app, context);
    addLogits(app, context);
    addGenerate(app, context);
}

} // namespace prunescope::cli
