// A dead run is matched with its journal by what was asked for; whether it can go on is decided by the journal's identity.
#include "core/session/interrupted_run.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"
#include "core/calibration/text.h"
#include "core/pruning/run_journal.h"
#include "core/session/run_identity_impl.h"
#include "core/session/session.h"
#include "core/session/text_paths.h"
#include "core/store/project_store.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr const char* kKind = "prune";

Json textJson(const TextSource& text) { return {{"path", text.path}, {"joins_rows", text.joinsRows}}; }

Json calibrationJson(const CalibrationParams& params)
{
    Json domains = Json::array();
    for (const TextSource& domain : params.domains)
        domains.push_back(textJson(domain));
    return {{"calibration", textJson(params.text)},
            {"samples", params.samples},
            {"window", params.window},
            {"seed", params.seed},
            {"domains", domains}};
}

TextSource textFrom(const Json& json, const std::string& where)
{
    return {jsonString(json, "path", "", where), jsonBool(json, "joins_rows", false, where)};
}

PruneParams paramsFrom(const StoredRun& run, const std::string& where)
{
    PruneParams params;
    const Json& json = run.parameters;
    params.plan = planFromJson(json.value("plan", Json::object()), where);
    params.calibration.text = textFrom(json.value("calibration", Json::object()), where);
    params.calibration.samples = int(jsonInt(json, "samples", 0, where));
    params.calibration.window = int(jsonInt(json, "window", 0, where));
    params.calibration.seed = run.seed;
    for (const Json& domain : json.value("domains", Json::array()))
        params.calibration.domains.push_back(textFrom(domain, where));
    return params;
}

/// Of the texts' bytes, as TextInfo::sha256 has it; "" for no text or one that cannot be read.
std::string textHash(const CalibrationParams& params)
{
    if (params.text.path.empty())
        return {};
    try {
        std::string all = loadText(resolvedTextPath(params.text), params.text.joinsRows).sha256;
        for (const TextSource& domain : params.domains)
            all = sha256Hex(all + loadText(resolvedTextPath(domain), domain.joinsRows).sha256);
        return all;
    } catch (const Error&) {
        return {}; // whoever needs the text will say so
    }
}

int plannedBlocks(const Plan& plan, const ModelInfo& model)
{
    std::set<int> blocks;
    for (const PlanEntry& entry : plan.matrices) {
        const MatrixInfo* matrix = model.find(entry.name);
        if (matrix && (entry.sparsityShare > 0 || !entry.pattern.isUnstructured()))
            blocks.insert(matrix->block);
    }
    return int(blocks.size());
}

int keptBlocks(const fs::path& folder)
{
    std::error_code ignored;
    int count = 0;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        count += name.starts_with("block-") && name.ends_with(".json");
    }
    return count;
}

std::string keptIdentity(const fs::path& folder)
{
    const fs::path marker = folder / "identity.json";
    try {
        return jsonString(readJsonFile(marker), "identity", "", marker.string());
    } catch (const Error&) {
        return {};
    }
}

/// Why the run cannot go on; empty where it can.
Text obstacleOf(const InterruptedRun& run, const StoredRun& row, const OpenModel& model)
{
    if (row.modelFingerprint != model.info.fingerprint)
        return Text(PS_TEXT("It cannot go on: the weights in %1 have changed since."), model.info.path);
    try {
        if (keptIdentity(run.params.journalFolder) == pruneIdentity(model, run.params))
            return {};
    } catch (const Error& error) {
        return error.text();
    }
    const std::string hash = textHash(run.params.calibration);
    if (hash != row.calibrationSha256)
        return Text(PS_TEXT("It cannot go on: the calibration text %1 has changed since."), run.params.calibration.text.path);
    if (row.version != programVersion())
        return Text(PS_TEXT("It cannot go on: version %1 of the program began it, and this is %2."), row.version, programVersion());
    return Text(PS_TEXT("It cannot go on: the program now runs with another number of threads, which would change the last digits."));
}

/// Where the model of a run was last opened.
std::string pathOf(const std::vector<StoredModel>& models, const std::string& fingerprint)
{
    const auto found = std::find_if(models.begin(), models.end(), [&](const StoredModel& one) { return one.fingerprint == fingerprint; });
    return found == models.end() ? std::string() : found->path;
}

} // namespace

RunStart pruneStart(const PruneParams& params, const ModelInfo& model)
{
    RunStart start;
    start.kind = kKind;
    start.parameters = calibrationJson(params.calibration);
    start.parameters["plan"] = planToJson(params.plan);
    start.modelFingerprint = model.fingerprint;
    start.planId = params.plan.id;
    start.calibrationSha256 = textHash(params.calibration);
    start.seed = params.calibration.seed;
    return start;
}

std::string journalFolder(const PruneParams& params, const std::string& modelFingerprint)
{
    std::vector<PlanEntry> entries = params.plan.matrices;
    std::sort(entries.begin(), entries.end(), [](const PlanEntry& a, const PlanEntry& b) { return a.name < b.name; });
    Json list = Json::array();
    for (const PlanEntry& entry : entries)
        list.push_back({entry.name, entry.method, entry.sparsityShare, patternText(entry.pattern), paramsToJson(entry.params)});
    const Json whole = {{"model", modelFingerprint}, {"entries", list}, {"calibration", calibrationJson(params.calibration)}};
    return (fs::path(params.journalRoot) / ("run-" + sha256Hex(whole.dump()).substr(0, 16))).string();
}

std::optional<InterruptedRun> interruptedRun(const ProjectStore& store, const ModelHandle& model, const std::string& journalRoot)
{
    std::vector<StoredRun> rows = store.unfinishedRuns();
    std::reverse(rows.begin(), rows.end());
    const auto models = store.models();
    for (const StoredRun& row : rows) {
        const bool isOfModel = row.modelFingerprint == model->info.fingerprint;
        if (row.kind != kKind || (!isOfModel && pathOf(models, row.modelFingerprint) != model->info.path))
            continue;
        InterruptedRun run;
        try {
            run.params = paramsFrom(row, store.path().string());
        } catch (const Error&) {
            continue; // of a version that wrote something else
        }
        run.params.journalRoot = journalRoot;
        run.params.journalFolder = journalFolder(run.params, row.modelFingerprint);
        std::error_code ignored;
        if (!fs::exists(fs::path(run.params.journalFolder) / "identity.json", ignored))
            continue;
        run.id = row.id;
        run.startedMs = row.startedMs;
        run.modelName = run.params.plan.modelName;
        run.modelFingerprint = row.modelFingerprint;
        run.blocks = plannedBlocks(run.params.plan, model->info);
        run.finishedBlocks = keptBlocks(run.params.journalFolder);
        run.obstacle = obstacleOf(run, row, *model);
        return run;
    }
    return std::nullopt;
}

void discardRun(ProjectStore& store, const InterruptedRun& run)
{
    if (!store.adoptRun(run.id))
        return;
    RunJournal(run.params.journalFolder, "").remove();
    store.finishRun(run.id, RunState::Failed, "The program ended before the run did, and its blocks were discarded.");
}

} // namespace prunescope
