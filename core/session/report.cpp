// Where a report's facts come from, and its files.
#include "core/session/report.h"

#include "core/base/csv.h"
#include "core/base/files.h"
#include "core/plan/plan_bytes.h"
#include "core/session/choice_json.h"
#include "core/session/loss_predictor.h"
#include "core/session/report_figures.h"
#include "core/session/result_json.h"
#include "core/session/session.h"
#include "core/store/project_store.h"

#include <cmath>
#include <ctime>
#include <locale>
#include <sstream>

namespace prunescope {
namespace {

/// Of what the store keeps; zeros are those that its share gives.
MatrixReport matrixReport(const StoredMatrixResult& row, const ModelInfo& model)
{
    MatrixReport report;
    report.name = row.matrix;
    report.method = row.method;
    report.plannedShare = row.plannedSparsity;
    report.achievedShare = row.achievedSparsity;
    report.outputError = row.outputError.value_or(-1);
    report.lossEstimate = row.loss.value_or(-1);
    report.damping = row.damping.value_or(-1);
    report.seconds = row.seconds;
    if (const MatrixInfo* info = model.find(row.matrix)) {
        report.elements = info->elements();
        report.zeros = std::llround(row.achievedSparsity * double(report.elements));
    }
    return report;
}

std::string csvNumber(double value, bool isKnown)
{
    if (!isKnown || !std::isfinite(value))
        return {};
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out.precision(10);
    out << value;
    return out.str();
}

Json sweepJson(const SensitivityResult& sweep)
{
    return {{"method", sweep.method},
            {"levels", sweep.levels},
            {"points", sweep.points.size()},
            {"probes", sweep.probes.size()},
            {"text", sweep.text},
            {"text_sha256", sweep.textSha256},
            {"convention", sweep.convention},
            {"windows", sweep.windows},
            {"window", sweep.window},
            {"file", "sensitivity.json"}};
}

Json runJson(const ReportedRun& run)
{
    PruneResult result;
    result.matrices = run.matrices;
    result.plannedShare = run.plannedShare;
    result.achievedShare = run.achievedShare;
    result.achievedModelShare = run.achievedModelShare;
    result.text = run.text;
    result.windows = run.windows;
    result.window = run.window;
    result.seconds = run.seconds;
    Json json = pruneJson(result);
    if (run.achievedModelShare < 0)
        json["model_sparsity"] = Json();
    json["run"] = run.id > 0 ? Json(run.id) : Json();
    json["version"] = run.version;
    return json;
}

Json choicesJson(const ReportedChoices& choices)
{
    Json json = {{"dense", choiceJson(choices.dense, false)}};
    json["pruned"] = choices.pruned ? choiceJson(*choices.pruned, false) : Json();
    json["comparison"] = choices.pruned ? choiceComparisonJson(compareChoices(choices.dense, *choices.pruned)) : Json();
    return json;
}

Json textsJson(const std::vector<ReportedText>& texts)
{
    Json rows = Json::array();
    for (const ReportedText& text : texts)
        rows.push_back({{"prompt", text.prompt.text},
                        {"tokens", text.prompt.tokens},
                        {"temperature", text.prompt.temperature},
                        {"top_p", text.prompt.topP},
                        {"seed", text.prompt.seed},
                        {"dense", text.dense},
                        {"pruned", text.pruned}});
    return rows;
}

} // namespace

ReportedRun reportedRun(const PruneResult& result)
{
    ReportedRun run;
    run.matrices = result.matrices;
    run.plannedShare = result.plannedShare;
    run.achievedShare = result.achievedShare;
    run.achievedModelShare = result.achievedModelShare;
    run.text = result.text;
    run.windows = result.windows;
    run.window = result.window;
    run.seconds = result.seconds;
    run.version = programVersion();
    return run;
}

std::optional<ReportedRun> recordedRun(const ProjectStore& store, const Plan& plan, const ModelInfo& model)
{
    std::optional<ReportedRun> newest;
    for (const StoredRun& row : store.runs()) {
        if (row.kind != "prune" || row.state != RunState::Done || row.planId != plan.id || row.modelFingerprint != model.fingerprint || !row.result.is_object())
            continue;
        ReportedRun run;
        run.id = row.id;
        run.planId = row.planId;
        run.version = row.version;
        run.text.sha256 = row.calibrationSha256;
        const std::string where = store.path().string() + ": run " + std::to_string(row.id);
        run.plannedShare = jsonNumber(row.result, "planned", 0, where);
        run.achievedShare = jsonNumber(row.result, "achieved", 0, where);
        run.seconds = jsonNumber(row.result, "seconds", 0, where);
        for (const StoredMatrixResult& matrix : store.matrixResults(row.id))
            run.matrices.push_back(matrixReport(matrix, model));
        newest = std::move(run);
    }
    return newest;
}

std::string presentUtc()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts);
    return text;
}

Json reportToJson(const ReportContents& contents)
{
    const ReportFigures figures = reportFigures(contents);
    const ModelInfo& model = contents.model;
    Json json = {{"format", "prunescope-report"},
                 {"version", 1},
                 {"created", contents.created},
                 {"program", {{"version", programVersion()}, {"runtime", runtimeDescription()}}},
                 {"model",
                  {{"name", model.name},
                   {"family", model.family},
                   {"fingerprint", model.fingerprint},
                   {"parameters", model.parameters},
                   {"bytes", model.bytes},
                   {"dtype", model.dtype}}},
                 {"planned_sparsity", figures.plannedShare},
                 {"planned_zeros", figures.plannedZeros},
                 {"bytes",
                  {{"dense", figures.bytes.dense}, {"bitmask", figures.bytes.bitmask}, {"two_of_four", figures.bytes.semi}}},
                 {"plan", planToJson(contents.plan)}};
    if (figures.prediction)
        json["prediction"] = {{"perplexity", figures.prediction->perplexity},
                              {"low", figures.prediction->perplexityLow},
                              {"high", figures.prediction->perplexityHigh},
                              {"nll_increase", figures.prediction->nllIncrease},
                              {"extrapolation", figures.prediction->extrapolation.english()}};
    json["run"] = contents.run ? runJson(*contents.run) : Json();
    json["comparison"] = contents.comparison ? compareJson(*contents.comparison) : Json();
    if (contents.comparison && contents.comparison->tokens)
        json["where_it_hurts"] = whereItHurtsJson(*contents.comparison->tokens);
    json["sensitivity"] = contents.sweep ? sweepJson(*contents.sweep) : Json();
    json["choice"] = contents.choices ? choicesJson(*contents.choices) : Json();
    json["texts"] = textsJson(contents.texts);
    json["models"] = contents.front ? paretoJson(contents.front->table, contents.front->outcomes) : Json();
    return json;
}

std::string reportCsv(const ReportContents& contents)
{
    std::string csv = "matrix,rows,columns,method,pattern,planned_sparsity,locked,sparsity,zeros,output_error,seconds,loss_alone\r\n";
    const ReportFigures figures = reportFigures(contents);
    for (std::size_t i = 0; i < contents.plan.matrices.size(); ++i) {
        const PlanEntry& entry = contents.plan.matrices[i];
        const MatrixInfo& info = *contents.model.find(entry.name);
        const MatrixReport* done = figures.findRun(entry.name);
        csv += csvField(entry.name) + "," + std::to_string(info.rows) + "," + std::to_string(info.columns) + "," + entry.method + "," +
               patternText(entry.pattern) + "," + csvNumber(entry.sparsityShare, true) + "," + (entry.isLocked ? "1" : "0") + "," +
               csvNumber(done ? done->achievedShare : 0, done) + "," + (done ? std::to_string(done->zeros) : "") + "," +
               csvNumber(done ? done->outputError : -1, done && done->outputError >= 0) + "," +
               csvNumber(done ? done->seconds : 0, done && done->seconds > 0) + "," + csvNumber(figures.lossAlone[i], true) + "\r\n";
    }
    return csv;
}

void writeReport(const ReportParams& params)
{
    const Translate translate = params.translate ? params.translate : [](const Text& text) { return text.english(); };
    Document document = reportDocument(params.contents);
    document.language = params.language;
    FolderTransaction folder(params.folder);
    const std::filesystem::path& files = folder.stagingFolder();
    writeFileAtomically(files / "report.html", htmlOf(document, translate));
    writeFileAtomically(files / "report.json", reportToJson(params.contents).dump(1, ' ', true) + "\n");
    writeFileAtomically(files / "matrices.csv", reportCsv(params.contents));
    writePlan(files / "plan.psplan", params.contents.plan);
    if (params.contents.comparison && params.contents.comparison->tokens)
        writeFileAtomically(files / "tokens.csv", tokensCsv(*params.contents.comparison->tokens));
    if (params.contents.sweep) {
        writeFileAtomically(files / "sensitivity.json", sensitivityToJson(*params.contents.sweep).dump(1, ' ', true) + "\n");
        writeFileAtomically(files / "sensitivity.csv", sensitivityCsv(*params.contents.sweep));
    }
    if (params.addFiles)
        params.addFiles(document, files);
    folder.commit();
}

} // namespace prunescope
