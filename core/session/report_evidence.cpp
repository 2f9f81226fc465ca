// Tables and pictures of the evidence; its figures are those of the acts.
#include "core/session/report_evidence.h"

#include "core/report/pictures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace prunescope {
namespace {

constexpr int kWorstPassages = 12, kPlaces = 16;

/// Columns of numbers have as many places each.
std::string fixedNumber(double value, int places)
{
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", places, value);
    return std::isfinite(value) ? buffer : numberText(value);
}

std::string signedNumber(double value, int places = 3)
{
    std::string text(value > 0 ? "+" : "");
    return text.append(fixedNumber(value, places));
}

std::string changeText(double change, double error)
{
    return error > 0 ? signedNumber(change) + " ± " + fixedNumber(error, 3) : signedNumber(change);
}

std::string shareWithError(const ChoiceShare& share)
{
    return share.standardError ? fixedNumber(100 * share.share, 1) + " ± " + fixedNumber(100 * *share.standardError, 1) + " %"
                               : shareText(share.share);
}

/// The verdict of core/evaluation/choice_figures.h in the words of a report.
Text choiceVerdict(const PairedChoices& pair)
{
    const std::string by = fixedNumber(100 * std::abs(pair.difference), 1), error = fixedNumber(100 * pair.standardError.value_or(0), 1);
    switch (pair.verdict) {
    case ChoiceVerdict::TooFew:
        return Text(PS_TEXT("The questions are too few to tell the pruned model from the dense one."));
    case ChoiceVerdict::Alike:
        return Text(PS_TEXT("Both models are right on the same questions."));
    case ChoiceVerdict::FirstBetter:
        return Text(PS_TEXT("The dense model is right more often, by %1 ± %2 points: more than twice the error."), by, error);
    case ChoiceVerdict::SecondBetter:
        return Text(PS_TEXT("The pruned model is right more often, by %1 ± %2 points: more than twice the error."), by, error);
    case ChoiceVerdict::CannotTell: break;
    }
    return Text(PS_TEXT("On these %1 questions the pruned model cannot be told apart from the dense one (difference %2 ± %3 points)."),
                pair.questions, by, error);
}

/// On one line, without the control characters that a page cannot hold.
std::string oneLine(std::string text)
{
    for (char& c : text)
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
            c = ' ';
    return text;
}

std::string passageText(const ComparedTokens& tokens, const Passage& passage)
{
    const auto begin = std::size_t(tokens.begin[std::size_t(tokens.position[std::size_t(passage.first)])]);
    const auto end = std::size_t(tokens.end[std::size_t(tokens.position[std::size_t(passage.last - 1)])]);
    const bool isInsideWord = begin > 0 && static_cast<unsigned char>(tokens.text[begin - 1]) > ' ' &&
                              static_cast<unsigned char>(tokens.text[begin]) > ' ';
    std::string text(isInsideWord ? "…" : "");
    return text.append(oneLine(tokens.text.substr(begin, end - begin)));
}

/// The columns that all groups of tokens share.
Table groupTable(Text caption, Text first)
{
    Table table;
    table.caption = std::move(caption);
    table.header = {std::move(first), Text(PS_TEXT("Tokens")), Text(PS_TEXT("Dense")), Text(PS_TEXT("Pruned")), Text(PS_TEXT("Change"))};
    table.isNumber = {false, true, true, true, true};
    return table;
}

void addGroup(Table& table, Text name, const LossGroup& group)
{
    table.rows.push_back({std::move(name), verbatim(groupedText(group.tokens)), verbatim(fixedNumber(group.lossA, 3)),
                          verbatim(fixedNumber(group.lossB, 3)), verbatim(changeText(group.change(), group.error))});
}

Text frequencyName(const LossGroup& group)
{
    if (group.highest < group.lowest)
        return Text(PS_TEXT("%1 and more"), group.lowest);
    return verbatim(group.lowest == group.highest ? groupedText(group.lowest)
                                                  : groupedText(group.lowest) + "–" + groupedText(group.highest));
}

ChartPicture::Curve curveOf(Text name, int colour)
{
    ChartPicture::Curve curve;
    curve.name = std::move(name);
    curve.colour = seriesRgb(colour);
    return curve;
}

void addPlaces(std::vector<Part>& parts, const ComparedTokens& tokens)
{
    const auto groups = changeByPlace(tokens, kPlaces);
    if (groups.size() < 2)
        return;
    auto curve = curveOf({}, 0);
    for (const LossGroup& group : groups) {
        curve.x.push_back(0.5 * double(group.lowest + group.highest));
        curve.y.push_back(group.change());
        curve.errors.push_back(group.error > 0 ? group.error : std::nan(""));
    }
    ChartPicture chart;
    chart.title = Text(PS_TEXT("Change of loss by the token's place in its window; bars are one standard error over windows"));
    chart.xTitle = Text(PS_TEXT("Place in the window (tokens)"));
    chart.yTitle = Text(PS_TEXT("Change of loss (nats per token)"));
    chart.curves.push_back(std::move(curve));
    parts.push_back(drawChart(chart));
}

void addPassages(std::vector<Part>& parts, const ComparedTokens& tokens)
{
    const auto passages = worstPassages(tokens, 32, kWorstPassages);
    if (passages.empty())
        return;
    Table table;
    table.caption = Text(PS_TEXT("The passages of up to 32 tokens that lost most; loss gained in nats over the whole passage"));
    table.header = {Text(PS_TEXT("Loss gained")), Text(PS_TEXT("First token")), Text(PS_TEXT("Passage"))};
    table.isNumber = {true, true, false};
    for (const Passage& passage : passages)
        table.rows.push_back({verbatim(signedNumber(passage.change, 1)),
                              verbatim(groupedText(tokens.position[std::size_t(passage.first)])),
                              verbatim(passageText(tokens, passage))});
    parts.push_back(std::move(table));
}

void addDrift(std::vector<Part>& parts, const std::vector<LayerError>& blocks)
{
    if (blocks.empty())
        return;
    auto cosine = curveOf(Text(PS_TEXT("Cosine")), 0), norm = curveOf(Text(PS_TEXT("Length, pruned / dense")), 1);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        cosine.x.push_back(double(i));
        cosine.y.push_back(blocks[i].cosine);
        norm.x.push_back(double(i));
        norm.y.push_back(blocks[i].relativeNorm);
    }
    ChartPicture chart;
    chart.title = Text(PS_TEXT("Drift of the hidden states after each block, mean over the tokens"));
    chart.xTitle = Text(PS_TEXT("Block"));
    chart.yTitle = Text(PS_TEXT("Share of the dense model's"));
    chart.curves = {std::move(cosine), std::move(norm)};
    parts.push_back(drawChart(chart));
}

std::string outcomeTitle(const Outcome& outcome)
{
    return outcome.planName.empty() ? "run " + std::to_string(outcome.run) : outcome.planName;
}

Text qualityTitle(const ParetoGroup& group)
{
    return group.isChoice ? Text(PS_TEXT("Accuracy")) : Text(PS_TEXT("Perplexity"));
}

std::string qualityText(const ParetoRow& row, bool isChoice)
{
    if (!row.quality)
        return "–";
    if (isChoice)
        return shareWithError({*row.quality, row.qualityError});
    return row.qualityError ? numberText(*row.quality) + " ± " + numberText(*row.qualityError, 2) : numberText(*row.quality);
}

std::string differenceText(const ParetoRow& row)
{
    if (row.difference)
        return changeText(row.difference->mean, row.difference->windowError);
    return row.choiceDifference ? signedNumber(100 * row.choiceDifference->difference, 1) : "–";
}

/// Points only; each is named by its run.
ChartPicture frontChart(const ReportedFront& front)
{
    ChartPicture chart;
    chart.title = Text(PS_TEXT("Models of the project; a number is the run that made the model, a grey one is beaten in both"));
    chart.xTitle = Text(PS_TEXT("Zeros of the prunable matrices"));
    chart.yTitle = qualityTitle(front.table.group);
    chart.isShareX = true;
    auto best = curveOf({}, 0), beaten = curveOf({}, 0);
    best.hasLine = beaten.hasLine = false;
    beaten.isFaint = true;
    for (const ParetoRow& row : front.table.rows) {
        if (!row.quality || !row.position)
            continue;
        const Outcome& outcome = front.outcomes[row.outcome];
        auto& curve = row.isDominated ? beaten : best;
        curve.x.push_back(*row.position);
        curve.y.push_back(*row.quality);
        curve.pointNames.push_back(outcome.isDense() ? Text(PS_TEXT("dense")) : verbatim(std::to_string(outcome.run)));
    }
    chart.curves = {std::move(beaten), std::move(best)};
    return chart;
}

} // namespace

void addWhereItHurts(std::vector<Part>& parts, const CompareResult& comparison)
{
    if (!comparison.tokens || comparison.tokens->size() == 0)
        return;
    const ComparedTokens& tokens = *comparison.tokens;
    parts.push_back(Heading{2, Text(PS_TEXT("Where it hurts"))});
    addPlaces(parts, tokens);
    Table frequencies = groupTable(Text(PS_TEXT("Loss by how often a token occurs in this text, nats per token; ± is one standard error over windows")),
                                   Text(PS_TEXT("Occurrences")));
    for (const LossGroup& group : changeByFrequency(tokens))
        addGroup(frequencies, frequencyName(group), group);
    parts.push_back(std::move(frequencies));
    if (const auto domains = changeByDomain(tokens); !domains.empty()) {
        Table table = groupTable(Text(PS_TEXT("Loss by the text's files, nats per token")), Text(PS_TEXT("File")));
        for (const LossGroup& group : domains)
            addGroup(table, verbatim(group.name), group);
        parts.push_back(std::move(table));
    }
    addPassages(parts, tokens);
    addDrift(parts, comparison.blockErrors);
}

void addChoices(std::vector<Part>& parts, const ReportedChoices& choices)
{
    parts.push_back(Heading{2, Text(PS_TEXT("Multiple choice"))});
    Table table;
    table.caption = Text(PS_TEXT("Share of right answers; normalised: likelihoods divided by the answers' characters"));
    table.header = {Text(PS_TEXT("Task")), Text(PS_TEXT("Questions")), Text(PS_TEXT("By chance")), Text(PS_TEXT("Dense"))};
    if (choices.pruned)
        table.header.push_back(Text(PS_TEXT("Pruned")));
    table.header.push_back(Text(PS_TEXT("Dense, normalised")));
    if (choices.pruned)
        table.header.push_back(Text(PS_TEXT("Pruned, normalised")));
    table.isNumber.assign(table.header.size(), true);
    table.isNumber[0] = false;
    const auto norm = [](const ChoiceTaskResult& task) { return verbatim(task.accuracyNorm ? shareWithError(*task.accuracyNorm) : "–"); };
    for (std::size_t i = 0; i < choices.dense.tasks.size(); ++i) {
        const ChoiceTaskResult& dense = choices.dense.tasks[i];
        std::vector<Text> row{verbatim(dense.name), verbatim(groupedText((long long)(dense.answers.size()))), verbatim(shareText(dense.chance)),
                              verbatim(shareWithError(dense.accuracy))};
        if (choices.pruned)
            row.push_back(verbatim(shareWithError(choices.pruned->tasks[i].accuracy)));
        row.push_back(norm(dense));
        if (choices.pruned)
            row.push_back(norm(choices.pruned->tasks[i]));
        table.rows.push_back(std::move(row));
    }
    parts.push_back(std::move(table));
    if (choices.pruned)
        parts.push_back(Paragraph{choiceVerdict(compareChoices(choices.dense, *choices.pruned).all), false});
}

void addTexts(std::vector<Part>& parts, const std::vector<ReportedText>& texts)
{
    parts.push_back(Heading{2, Text(PS_TEXT("Texts side by side"))});
    for (const ReportedText& text : texts) {
        Facts facts;
        facts.rows.emplace_back(Text(PS_TEXT("Prompt")), verbatim(oneLine(text.prompt.text)));
        facts.rows.emplace_back(Text(PS_TEXT("Tokens are chosen")),
                                text.prompt.temperature > 0
                                    ? Text(PS_TEXT("drawn, temperature %1, top-p %2, seed %3"), numberText(text.prompt.temperature),
                                           numberText(text.prompt.topP), text.prompt.seed)
                                    : Text(PS_TEXT("greedily")));
        facts.rows.emplace_back(Text(PS_TEXT("Dense")), verbatim(oneLine(text.dense)));
        facts.rows.emplace_back(Text(PS_TEXT("Pruned")), verbatim(oneLine(text.pruned)));
        parts.push_back(std::move(facts));
    }
}

void addFront(std::vector<Part>& parts, const ReportedFront& front)
{
    const ParetoGroup& group = front.table.group;
    parts.push_back(Heading{2, Text(PS_TEXT("Models of the project"))});
    parts.push_back(drawChart(frontChart(front)));
    Table table;
    table.header = {Text(PS_TEXT("Run")), Text(PS_TEXT("Plan")), Text(PS_TEXT("Methods")), Text(PS_TEXT("Zeros")), qualityTitle(group),
                    group.isChoice ? Text(PS_TEXT("Against the dense model (points)")) : Text(PS_TEXT("Against the dense model (nats per token)")),
                    Text(PS_TEXT("Beaten"))};
    table.isNumber = {true, false, false, true, true, true, false};
    for (const ParetoRow& row : front.table.rows) {
        if (!row.quality)
            continue;
        const Outcome& outcome = front.outcomes[row.outcome];
        table.rows.push_back({verbatim(outcome.isDense() ? "–" : std::to_string(outcome.run)),
                              outcome.isDense() ? Text(PS_TEXT("dense")) : verbatim(outcomeTitle(outcome)),
                              verbatim(outcome.methods.empty() ? "–" : outcome.methods),
                              verbatim(outcome.size.zeroShare ? shareText(*outcome.size.zeroShare) : "–"),
                              verbatim(qualityText(row, group.isChoice)), verbatim(differenceText(row)),
                              row.isDominated ? Text(PS_TEXT("yes")) : verbatim("")});
    }
    parts.push_back(std::move(table));
    if (group.isChoice)
        parts.push_back(Paragraph{Text(PS_TEXT("Accuracy on %1 questions."), group.questions), true});
    else
        parts.push_back(Paragraph{Text(PS_TEXT("Perplexity of %1, convention %2, %3 windows of %4 tokens."), group.textName, group.like.convention,
                                       group.like.windows, group.like.window),
                                  true});
}

} // namespace prunescope
