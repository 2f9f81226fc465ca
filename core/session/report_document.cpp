// The report's words and pictures. Sentences are patterns of core, so that the window can write them in its language.
#include "core/plan/method_info.h"
#include "core/report/pictures.h"
#include "core/session/report_evidence.h"
#include "core/session/report_figures.h"
#include "core/session/session.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace prunescope {
namespace {

constexpr std::size_t kNamedCurves = 7; ///< as many as there are colours

std::string mebibytes(double bytes)
{
    return bytes < 1024.0 * 1024.0 ? numberText(bytes / 1024.0, 3) + " KiB" : numberText(bytes / (1024.0 * 1024.0), 4) + " MiB";
}

std::string withError(double value, const std::optional<double>& error)
{
    return error ? numberText(value) + " ± " + numberText(*error, 2) : numberText(value);
}

/// Each name with how often it is there: "alps (2), wanda (54)".
std::string countedNames(const std::vector<std::string>& names)
{
    std::map<std::string, int> counts;
    for (const auto& name : names)
        ++counts[name];
    std::string text;
    for (const auto& [name, count] : counts) {
        if (!text.empty())
            text += ", ";
        text.append(name).append(" (").append(std::to_string(count)).append(")");
    }
    return text;
}

Text conventionMeaning(const std::string& convention)
{
    if (convention == "strided")
        return Text(PS_TEXT("strided: windows overlap, and each token counts once, with at least the overlap before it as context."));
    if (convention == "llama.cpp")
        return Text(PS_TEXT("llama.cpp: consecutive windows that begin with the start token; the second half of each counts."));
    if (convention == "lm-eval")
        return Text(PS_TEXT("lm-eval: rolling windows document by document; every token counts."));
    return Text(PS_TEXT("paper: consecutive windows without overlap, the incomplete last one dropped; all tokens but the first of each count."));
}

/// Writes the parts in reading order.
class Writer {
public:
    explicit Writer(const ReportContents& contents) : m_contents(contents), m_figures(reportFigures(contents)) {}

    Document write()
    {
        const Plan& plan = m_contents.plan;
        m_out.title = Text(PS_TEXT("Pruning of %1: %2"), m_contents.model.name, plan.name.empty() ? std::string("–") : plan.name);
        heading(1, m_out.title);
        note(Text(PS_TEXT("Written by PruneScope %1 on %2."), programVersion(), m_contents.created));
        if (!plan.notes.empty())
            paragraph(verbatim(plan.notes));
        writeSummary();
        writeMaps();
        if (m_contents.sweep)
            writeSweep(*m_contents.sweep);
        if (m_contents.comparison) {
            writeComparison(*m_contents.comparison);
            addWhereItHurts(m_out.parts, *m_contents.comparison);
        }
        if (m_contents.choices)
            addChoices(m_out.parts, *m_contents.choices);
        if (!m_contents.texts.empty())
            addTexts(m_out.parts, m_contents.texts);
        if (m_contents.front)
            addFront(m_out.parts, *m_contents.front);
        writeMatrices();
        writeOrigin();
        writeFiles();
        return std::move(m_out);
    }

private:
    void heading(int level, Text text) { m_out.parts.push_back(Heading{level, std::move(text)}); }
    void paragraph(Text text) { m_out.parts.push_back(Paragraph{std::move(text), false}); }
    void note(Text text) { m_out.parts.push_back(Paragraph{std::move(text), true}); }

    void writeSummary()
    {
        heading(2, Text(PS_TEXT("At a glance")));
        Facts facts;
        const auto add = [&](Text name, Text value) { facts.rows.emplace_back(std::move(name), std::move(value)); };
        add(Text(PS_TEXT("Planned sparsity")), Text(PS_TEXT("%1 of the planned matrices: %2 of %3 weights"), shareText(m_figures.plannedShare),
                                                   groupedText(m_figures.plannedZeros), groupedText(m_figures.plannedElements)));
        const double parameters = double(std::max<std::int64_t>(m_contents.model.parameters, 1));
        add(Text(PS_TEXT("Of the whole model")), verbatim(shareText(double(m_figures.plannedZeros) / parameters)));
        if (m_contents.run)
            add(Text(PS_TEXT("Reached by the run")), verbatim(shareText(m_contents.run->achievedShare)));
        std::vector<std::string> methods, patterns;
        for (const auto& entry : m_contents.plan.matrices) {
            methods.push_back(entry.method);
            patterns.push_back(patternText(entry.pattern));
        }
        add(Text(PS_TEXT("Methods (matrices)")), verbatim(countedNames(methods)));
        add(Text(PS_TEXT("Patterns (matrices)")), verbatim(countedNames(patterns)));
        add(Text(PS_TEXT("Size of the planned matrices")),
            Text(PS_TEXT("%1 dense, %2 as bitmask with the weights that stay, %3 with 2:4 matrices packed"), mebibytes(m_figures.bytes.dense),
                 mebibytes(m_figures.bytes.bitmask), mebibytes(m_figures.bytes.semi)));
        if (m_figures.prediction)
            add(Text(PS_TEXT("Predicted perplexity")),
                Text(PS_TEXT("%1 (nine of ten plans lie from %2 to %3)"), numberText(m_figures.prediction->perplexity),
                     numberText(m_figures.prediction->perplexityLow), numberText(m_figures.prediction->perplexityHigh)));
        if (m_contents.comparison) {
            const CompareResult& result = *m_contents.comparison;
            add(Text(PS_TEXT("Measured perplexity")), Text(PS_TEXT("%1 dense, %2 pruned"), withError(result.a.perplexity, result.a.standardError),
                                                          withError(result.b.perplexity, result.b.standardError)));
        }
        m_out.parts.push_back(std::move(facts));
        if (m_figures.prediction && !m_figures.prediction->extrapolation.isEmpty())
            note(m_figures.prediction->extrapolation);
        if (m_contents.comparison)
            paragraph(verdict(*m_contents.comparison));
    }

    /// The verdict of core/base/paired_statistics.h in the words of a summary.
    static Text verdict(const CompareResult& result)
    {
        const PairedStatistics& paired = result.paired;
        const std::string size = numberText(std::abs(paired.mean), 3) + " ± " + numberText(paired.windowError, 2);
        switch (paired.verdict) {
        case PairedVerdict::Worse:
            return Text(PS_TEXT("The pruned model is worse by %1 nats per token (paired difference and standard error)."), size);
        case PairedVerdict::Better:
            return Text(PS_TEXT("The pruned model is better by %1 nats per token (paired difference and standard error)."), size);
        case PairedVerdict::TooShort:
            return Text(PS_TEXT("The evaluation is too short to tell the pruned model from the dense one (windows: %1; needed: %2)."),
                        paired.windows, kFewestWindows);
        case PairedVerdict::Undecided:
        case PairedVerdict::Equal: break;
        }
        return Text(PS_TEXT("On this text the pruned model cannot be told apart from the dense one: %1 nats per token, paired."), size);
    }

    enum class Scale { Share, FromZero, Signed };

    void addMap(Text title, const std::function<double(std::size_t)>& valueOf, Scale scale)
    {
        MapPicture map;
        map.title = std::move(title);
        map.kinds = m_contents.model.kinds;
        map.blocks = m_contents.model.blocks;
        double largest = 0;
        for (std::size_t i = 0; i < m_contents.plan.matrices.size(); ++i) {
            const MatrixInfo& info = *m_contents.model.find(m_contents.plan.matrices[i].name);
            const auto kind = std::find(map.kinds.begin(), map.kinds.end(), info.kind);
            if (info.block < 0 || kind == map.kinds.end())
                continue;
            map.cells.push_back({info.block, int(kind - map.kinds.begin()), valueOf(i), info.name});
            if (std::isfinite(map.cells.back().value))
                largest = std::max(largest, std::abs(map.cells.back().value));
        }
        map.high = scale == Scale::Share ? 1 : largest;
        if (scale == Scale::Share)
            map.text = shareText;
        if (scale == Scale::Signed) {
            map.low = -largest;
            map.colours = &divergingTable();
            map.text = [](double value) { return numberText(std::round(value * 100) / 100 + 0.0, 3); };
        }
        m_out.parts.push_back(drawMap(map));
    }

    void writeMaps()
    {
        heading(2, Text(PS_TEXT("Where weights go")));
        const auto& entries = m_contents.plan.matrices;
        addMap(Text(PS_TEXT("Planned sparsity, percent of each matrix")), [&](std::size_t i) { return entries[i].sparsityShare; }, Scale::Share);
        const auto runValue = [&](std::size_t i, auto read) {
            const MatrixReport* done = m_figures.findRun(entries[i].name);
            return done ? read(*done) : std::nan("");
        };
        const bool knowsErrors = m_contents.run && std::any_of(m_contents.run->matrices.begin(), m_contents.run->matrices.end(),
                                                               [](const auto& matrix) { return matrix.outputError >= 0; });
        if (knowsErrors)
            addMap(Text(PS_TEXT("Output error of each matrix on the calibration text, relative")),
                   [&](std::size_t i) {
                       return runValue(i, [](const MatrixReport& done) { return done.outputError >= 0 ? done.outputError : std::nan(""); });
                   },
                   Scale::FromZero);
        if (std::any_of(m_figures.lossAlone.begin(), m_figures.lossAlone.end(), [](double loss) { return std::isfinite(loss); }))
            addMap(Text(PS_TEXT("Loss that each matrix costs alone at its planned sparsity, thousandths of a nat per token (from the sweep)")),
                   [&](std::size_t i) { return 1000 * m_figures.lossAlone[i]; }, Scale::Signed);
    }

    void writeSweep(const SensitivityResult& sweep)
    {
        heading(2, Text(PS_TEXT("Sensitivity")));
        paragraph(Text(PS_TEXT("Each curve prunes one part with %1 and leaves the rest dense; the most fragile parts are named, the others grey."),
                       methodInfo(sweep.method).title));
        std::vector<std::pair<double, const SensitivityUnit*>> ranked;
        std::map<std::string, ChartPicture::Curve> curves;
        for (const auto& unit : sweep.units) {
            ChartPicture::Curve curve{verbatim(unit.id), 0, {0}, {0}, {0}, true, false};
            for (const auto& point : sweep.points)
                if (point.unit == unit.id && point.level > 0) {
                    curve.x.push_back(point.level);
                    curve.y.push_back(point.nllIncrease);
                    curve.errors.push_back(point.nllIncreaseError.value_or(std::nan("")));
                }
            if (curve.x.size() > 1) {
                ranked.emplace_back(-curve.y.back(), &unit);
                curves[unit.id] = std::move(curve);
            }
        }
        std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return std::pair(a.first, a.second->id) < std::pair(b.first, b.second->id); });
        ChartPicture chart{Text(PS_TEXT("Loss gained over the dense model; bars are one paired standard error")), Text(PS_TEXT("Share removed of the part")),
                           Text(PS_TEXT("Loss gained (nats per token)")), true, {}};
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            ChartPicture::Curve curve = curves[ranked[i].second->id];
            curve.isFaint = i >= kNamedCurves;
            curve.colour = seriesRgb(int(i));
            chart.curves.push_back(std::move(curve));
        }
        if (!chart.curves.empty())
            m_out.parts.push_back(drawChart(chart));
        note(Text(PS_TEXT("Text %1, %2 windows of %3 tokens, convention %4; dense perplexity %5."), sweep.text, sweep.windows, sweep.window,
                  sweep.convention, withError(sweep.densePerplexity, sweep.denseError)));
    }

    void writeComparison(const CompareResult& result)
    {
        heading(2, Text(PS_TEXT("What it cost")));
        Table table;
        table.header = {Text(PS_TEXT("Model")),  Text(PS_TEXT("Perplexity")),    Text(PS_TEXT("Loss (nats per token)")),
                        Text(PS_TEXT("Tokens")), Text(PS_TEXT("Bits per byte"))};
        table.isNumber = {false, true, true, true, true};
        for (const auto& [name, figures] : {std::pair(Text(PS_TEXT("Dense")), &result.a), std::pair(Text(PS_TEXT("Pruned")), &result.b)})
            table.rows.push_back({name, verbatim(withError(figures->perplexity, figures->standardError)), verbatim(numberText(figures->nll, 5)),
                                  verbatim(groupedText(figures->tokens)),
                                  verbatim(figures->bitsPerByte > 0 ? numberText(figures->bitsPerByte) : "–")});
        m_out.parts.push_back(table);
        note(Text(PS_TEXT("Convention %1, %2 windows of %3 tokens of %4. ± is the standard error over windows."), result.a.convention, result.a.windows,
                  result.a.window, result.a.text.name));
        note(conventionMeaning(result.a.convention));
        Facts facts;
        facts.rows.emplace_back(Text(PS_TEXT("Paired difference")), Text(PS_TEXT("%1 ± %2 nats per token; perplexity times %3"),
                                                                        numberText(result.paired.mean), numberText(result.paired.windowError, 2),
                                                                        numberText(result.perplexityRatio)));
        facts.rows.emplace_back(Text(PS_TEXT("95 % interval, windows resampled")),
                                Text(PS_TEXT("%1 to %2 nats per token"), numberText(result.paired.low, 3), numberText(result.paired.high, 3)));
        facts.rows.emplace_back(Text(PS_TEXT("Kullback-Leibler divergence of the predictions")),
                                Text(PS_TEXT("mean %1, median %2, 95th percentile %3, 99th %4, largest %5 nats per token"), numberText(result.klMean, 3),
                                     numberText(result.klMedian, 3), numberText(result.kl95, 3), numberText(result.kl99, 3), numberText(result.klMax, 3)));
        facts.rows.emplace_back(Text(PS_TEXT("Same most likely token")), Text(PS_TEXT("%1 of the positions"), shareText(result.topOneAgreement)));
        m_out.parts.push_back(facts);
        ChartPicture chart{Text(PS_TEXT("Output of each block, pruned against dense")), Text(PS_TEXT("Block")), Text(PS_TEXT("Relative error")), false, {}};
        ChartPicture::Curve curve{{}, seriesRgb(0), {}, {}, {}, false, false};
        for (std::size_t i = 0; i < result.blockErrors.size(); ++i) {
            curve.x.push_back(double(i));
            curve.y.push_back(result.blockErrors[i].relativeError);
        }
        chart.curves.push_back(std::move(curve));
        if (!result.blockErrors.empty())
            m_out.parts.push_back(drawChart(chart));
    }

    void writeMatrices()
    {
        heading(2, Text(PS_TEXT("Matrices")));
        Table table;
        table.header = {Text(PS_TEXT("Matrix")), Text(PS_TEXT("Outputs × inputs")), Text(PS_TEXT("Method")), Text(PS_TEXT("Pattern")), Text(PS_TEXT("Planned"))};
        table.isNumber = {false, true, false, false, true};
        if (m_contents.run) {
            table.header.insert(table.header.end(), {Text(PS_TEXT("Reached")), Text(PS_TEXT("Output error")), Text(PS_TEXT("Seconds"))});
            table.isNumber.insert(table.isNumber.end(), {true, true, true});
        }
        table.header.push_back(Text(PS_TEXT("Locked")));
        for (const auto& entry : m_contents.plan.matrices) {
            const MatrixInfo& info = *m_contents.model.find(entry.name);
            std::vector<Text> row{verbatim(entry.name), verbatim(groupedText(info.rows) + " × " + groupedText(info.columns)), verbatim(methodText(entry)),
                                  verbatim(patternText(entry.pattern)), verbatim(shareText(entry.sparsityShare))};
            if (m_contents.run) {
                const MatrixReport* done = m_figures.findRun(entry.name);
                row.push_back(verbatim(done ? shareText(done->achievedShare) : "–"));
                row.push_back(verbatim(done && done->outputError >= 0 ? numberText(done->outputError, 3) : "–"));
                row.push_back(verbatim(done && done->seconds > 0 ? numberText(done->seconds, 3) : "–"));
            }
            row.push_back(entry.isLocked ? Text(PS_TEXT("locked")) : verbatim(""));
            table.rows.push_back(std::move(row));
        }
        m_out.parts.push_back(std::move(table));
        note(Text(PS_TEXT("n:m keeps n of every m weights along the inputs. Output error: ||X (W' - W)^T|| / ||X W^T|| on the calibration inputs.")));
    }

    static std::string methodText(const PlanEntry& entry)
    {
        std::string text = entry.method;
        if (!entry.params.empty())
            text.append(" ").append(paramsToJson(entry.params).dump());
        return text;
    }

    void writeOrigin()
    {
        heading(2, Text(PS_TEXT("Where the figures come from")));
        Facts facts;
        const auto add = [&](Text name, const std::string& value) {
            if (!value.empty())
                facts.rows.emplace_back(std::move(name), verbatim(value));
        };
        const ModelInfo& model = m_contents.model;
        const Plan& plan = m_contents.plan;
        add(Text(PS_TEXT("Model")), model.name + " (" + model.family + ", " + groupedText(model.parameters) + ", " + model.dtype + ")");
        add(Text(PS_TEXT("Fingerprint of the model")), model.fingerprint);
        add(Text(PS_TEXT("Plan")), plan.id);
        add(Text(PS_TEXT("Derived from plan")), plan.parent);
        if (m_contents.run) {
            const ReportedRun& run = *m_contents.run;
            if (run.id > 0)
                add(Text(PS_TEXT("Run of the project")), std::to_string(run.id));
            add(Text(PS_TEXT("Program of the run")), run.version.empty() ? "" : "PruneScope " + run.version);
        }
        if (!plan.calibration.text.empty())
            facts.rows.emplace_back(Text(PS_TEXT("Calibration")), Text(PS_TEXT("%1, %2 windows of %3 tokens, seed %4"), plan.calibration.text,
                                                                      plan.calibration.samples, plan.calibration.window, plan.calibration.seed));
        add(Text(PS_TEXT("SHA-256 of the calibration text")), plan.calibration.sha256);
        if (m_contents.comparison)
            add(Text(PS_TEXT("SHA-256 of the evaluation text")), m_contents.comparison->a.text.sha256);
        else if (m_contents.sweep)
            add(Text(PS_TEXT("SHA-256 of the evaluation text")), m_contents.sweep->textSha256);
        add(Text(PS_TEXT("Computed with")), runtimeDescription());
        m_out.parts.push_back(std::move(facts));
        paragraph(Text(PS_TEXT("The same run once more, from the folder of this page; MODEL and TEXT stand for where they lie on your machine:")));
        m_out.parts.push_back(Code{command()});
    }

    std::string command() const
    {
        std::string text = "prunescope-cli prune MODEL --plan plan.psplan";
        const PlanCalibration& calibration = m_contents.plan.calibration;
        if (needsCalibration(m_contents.plan)) {
            text += " --calibration TEXT --samples " + std::to_string(calibration.samples);
            if (calibration.window > 0)
                text += " --window " + std::to_string(calibration.window);
            text += " --seed " + std::to_string(calibration.seed);
        }
        return text + " --out PRUNED";
    }

    void writeFiles()
    {
        heading(2, Text(PS_TEXT("Files beside this page")));
        Facts facts;
        facts.rows.emplace_back(verbatim("plan.psplan"), Text(PS_TEXT("the plan; PruneScope opens it")));
        facts.rows.emplace_back(verbatim("matrices.csv"), Text(PS_TEXT("the table of matrices")));
        facts.rows.emplace_back(verbatim("report.json"), Text(PS_TEXT("all figures for programs")));
        if (m_contents.comparison && m_contents.comparison->tokens)
            facts.rows.emplace_back(verbatim("tokens.csv"), Text(PS_TEXT("every scored token: its loss under both models, its rank, the divergence")));
        if (m_contents.sweep)
            facts.rows.emplace_back(verbatim("sensitivity.json, sensitivity.csv"), Text(PS_TEXT("the sweep")));
        m_out.parts.push_back(std::move(facts));
    }

    const ReportContents& m_contents;
    ReportFigures m_figures;
    Document m_out;
};

} // namespace

Document reportDocument(const ReportContents& contents) { return Writer(contents).write(); }

} // namespace prunescope
