// compare: two or more models on one text, what may be claimed of them, and where the text hurts.
#include "app/cli/command.h"
#include "app/cli/json_text.h"

#include "core/base/files.h"
#include "core/session/session.h"
#include "core/session/token_distributions.h"

#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

struct Arguments {
    std::string a, b, join, project, details, tokens;
    std::vector<std::string> others;
    std::int64_t token = -1;
    CompareParams params;
};

/// "A", "B", "C" ... as the command line gives the models; numbers after the alphabet.
std::string nameOf(std::size_t model) { return model < 26 ? std::string(1, char('A' + model)) : "model " + std::to_string(model + 1); }

std::string comparisonText(const CompareResult& result, const std::string& b)
{
    std::ostringstream out;
    out << b << ": " << perplexityText(result.b) << "\n" << verdictText(result.paired, "A", b).english() << "\npaired difference "
        << result.paired.mean << " nats per token, +- " << result.paired.windowError << " over windows (+- " << result.nllDifferenceError
        << " over tokens), 95 % interval " << result.paired.low << " to " << result.paired.high << ", ratio " << result.perplexityRatio
        << "\n" << b << " is better at " << 100 * result.paired.shareBetter << " % of the tokens, worse at "
        << 100 * result.paired.shareWorse << " %\nKL(A||" << b << ") mean " << result.klMean << ", median " << result.klMedian
        << ", 90 % " << result.kl90 << ", 95 % " << result.kl95 << ", 99 % " << result.kl99 << ", 99.9 % " << result.kl999 << ", max "
        << result.klMax << "; same top token " << 100 * result.topOneAgreement << " %\nprobability of the true token: mean change "
        << result.probabilityChange << ", RMS " << result.probabilityChangeRms << "\n";
    for (const auto& layer : result.blockErrors)
        out << layer.name << ": relative output error " << layer.relativeError << ", cosine " << layer.cosine << ", relative norm "
            << layer.relativeNorm << "\n";
    return out.str();
}

std::string pairsText(const std::vector<ModelPair>& pairs)
{
    std::ostringstream out;
    for (const ModelPair& pair : pairs)
        if (pair.a > 0)
            out << verdictText(pair.paired, nameOf(pair.a), nameOf(pair.b)).english() << "\n";
    return out.str();
}

std::string distributionsText(const TokenDistributions& d)
{
    std::ostringstream out;
    out << "token " << asciiLine(d.target.text) << ": A " << 100 * d.target.probabilityA << " % (rank " << d.rankA << "), B "
        << 100 * d.target.probabilityB << " % (rank " << d.rankB << "), KL " << d.kl << "\n";
    for (std::size_t i = 0; i < d.topA.size(); ++i)
        out << "  " << asciiLine(d.topA[i].text) << " " << 100 * d.topA[i].probabilityA << " %    " << asciiLine(d.topB[i].text) << " "
            << 100 * d.topB[i].probabilityB << " %\n";
    return out.str();
}

/// The scored token at a place of the text.
std::int64_t scoredAt(const ComparedTokens& tokens, std::int64_t position)
{
    if (position < 0 || position >= std::int64_t(tokens.scored.size()))
        throw Error(ErrorKind::Usage, PS_TEXT("--token is %1, but the text has tokens 0 to %2."), position,
                    std::int64_t(tokens.scored.size()) - 1);
    const std::int64_t scored = tokens.scored[std::size_t(position)];
    if (scored < 0)
        throw Error(ErrorKind::Usage, PS_TEXT("Token %1 is not scored by this convention; choose another one."), position);
    return scored;
}

/// All that the command found out, in the order of the models.
struct Comparisons {
    std::vector<ModelHandle> models;
    std::vector<CompareResult> results; // of A and each other one
    std::vector<ModelPair> pairs;
};

Comparisons compareAll(Context& context, const Arguments& arguments)
{
    Comparisons all;
    std::vector<std::string> paths{arguments.a, arguments.b};
    paths.insert(paths.end(), arguments.others.begin(), arguments.others.end());
    for (const std::string& path : paths)
        all.models.push_back(openModel({path, context.dtype}, context.stop, {}));
    Session session(openProject(arguments.project));
    for (std::size_t i = 1; i < all.models.size(); ++i)
        all.results.push_back(session.compare(all.models[0], all.models[i], arguments.params, context.stop, context.progress()));
    std::vector<const PerplexityResult*> measured{&all.results.front().a};
    for (const CompareResult& result : all.results)
        measured.push_back(&result.b);
    all.pairs = pairAll(measured);
    return all;
}

Json allJson(const Comparisons& all)
{
    Json json = compareJson(all.results.front());
    if (all.results.size() == 1)
        return json;
    Json others = Json::array(), pairs = Json::array();
    for (std::size_t i = 1; i < all.results.size(); ++i)
        others.push_back(compareJson(all.results[i]));
    for (const ModelPair& pair : all.pairs) {
        Json row = {{"a", nameOf(pair.a)}, {"b", nameOf(pair.b)}};
        row.update(pairedJson(pair.paired, nameOf(pair.a), nameOf(pair.b)));
        pairs.push_back(row);
    }
    json["others"] = others;
    json["pairs"] = pairs;
    return json;
}

void writeDetails(const std::string& file, const Comparisons& all)
{
    Json rows = Json::array();
    for (std::size_t i = 0; i < all.results.size(); ++i) {
        Json row = {{"a", "A"}, {"b", nameOf(i + 1)}};
        row.update(whereItHurtsJson(*all.results[i].tokens));
        row["layers"] = compareJson(all.results[i]).at("layers");
        rows.push_back(row);
    }
    const Json details = {{"format", "prunescope-comparison"}, {"version", 1}, {"text_sha256", all.results.front().a.text.sha256},
                          {"convention", all.results.front().a.convention}, {"comparisons", rows}};
    writeFileAtomically(file, details.dump(1, ' ', true) + "\n");
}

void run(Context& context, Arguments& arguments)
{
    completePerplexity(arguments.params.perplexity, arguments.a, arguments.join);
    const Comparisons all = compareAll(context, arguments);
    const CompareResult& first = all.results.front();
    Json json = allJson(all);
    std::string text = "A: " + perplexityText(first.a) + "\n";
    for (std::size_t i = 0; i < all.results.size(); ++i)
        text += comparisonText(all.results[i], nameOf(i + 1));
    text += pairsText(all.pairs);
    if (arguments.token >= 0) {
        const auto found = tokenDistributions(all.models[0], all.models[1], *first.tokens, scoredAt(*first.tokens, arguments.token),
                                              context.stop);
        json["token"] = distributionsJson(found);
        text += distributionsText(found);
    }
    if (!arguments.details.empty())
        writeDetails(arguments.details, all);
    if (!arguments.tokens.empty())
        writeFileAtomically(arguments.tokens, tokensCsv(*first.tokens));
    context.print(json, text);
}

} // namespace

void addCompareCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "compare", "Two or more models on the same text");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("A", arguments->a, "Model folder or demo (reference)")->required();
    command->add_option("B", arguments->b, "Model folder")->required();
    command->add_option("MORE", arguments->others, "Further model folders; each is compared with A, and all in pairs");
    addPerplexityOptions(command, arguments->params.perplexity, arguments->join);
    command->add_option("--details", arguments->details,
                        "JSON file to write: worst passages, change of loss by place, frequency and domain, drift by block");
    command->add_option("--tokens", arguments->tokens, "CSV file to write: every scored token of A and B, one a line");
    command->add_option("--token", arguments->token, "Show what A and B expected at this token of the text, counted from 0")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--project", arguments->project, "Project file that records the runs");
    command->callback([&context, arguments] { context.action = [&context, arguments] { run(context, *arguments); }; });
}

} // namespace prunescope::cli
