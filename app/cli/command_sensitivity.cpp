// sensitivity: what pruning each matrix, block or kind costs, and parts of such a sweep merged.
#include "app/cli/command.h"
#include "app/cli/json_text.h"
#include "app/cli/method_arguments.h"

#include "core/base/files.h"
#include "core/plan/method_info.h"
#include "core/session/loss_predictor.h"
#include "core/session/session.h"
#include "core/store/project_store.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <sstream>

namespace prunescope::cli {
namespace {

namespace fs = std::filesystem;

struct SensitivityArguments {
    std::string model, levels, units, join, out, project;
    std::vector<std::string> params;
    SensitivityParams given;
};

std::vector<double> parseLevels(const std::string& text)
{
    std::vector<double> levels;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        part.erase(0, part.find_first_not_of(' '));
        double level = -1;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), level);
        if (error != std::errc() || end != part.data() + part.size())
            throw Error(ErrorKind::Usage, PS_TEXT("--levels %1: \"%2\" is not a share from 0 to 1."), text, part);
        levels.push_back(level);
    }
    return levels;
}

/// "2/4": part 2 of 4.
void parsePart(const std::string& text, SensitivityParams& params)
{
    const auto slash = text.find('/');
    const char* end = text.data() + text.size();
    if (slash != std::string::npos) {
        const auto first = std::from_chars(text.data(), text.data() + slash, params.part);
        const auto second = std::from_chars(text.data() + slash + 1, end, params.parts);
        if (first.ec == std::errc() && first.ptr == text.data() + slash && second.ec == std::errc() && second.ptr == end)
            return;
    }
    throw Error(ErrorKind::Usage, PS_TEXT("--units %1 should be i/n: part i of n, from 1/n to n/n."), text);
}

/// Keeps the points of a sweep in a hidden project beside its result until it is there, so that one that was killed goes on
/// where it stood.
class Journal {
public:
    explicit Journal(const std::string& out)
    {
        const fs::path path = fs::absolute(out).lexically_normal();
        m_path = path.parent_path() / ("." + path.filename().string() + ".prunescope-sweep");
        m_store = ProjectStore::open(m_path);
    }
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    /// Done, failed or cancelled: nothing stays. Only a process that could not come here leaves it.
    ~Journal()
    {
        m_store.reset();
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm", "-lock"})
            fs::remove(m_path.string() + suffix, ignored);
    }
    const std::shared_ptr<ProjectStore>& store() const { return m_store; }

private:
    fs::path m_path;
    std::shared_ptr<ProjectStore> m_store;
};

std::string tableText(const SensitivityResult& result)
{
    std::ostringstream text;
    text << "dense: perplexity " << result.densePerplexity << " (" << result.convention << ", " << result.windows << " windows of "
         << result.window << ")\n";
    for (const auto& point : result.points) {
        text << point.unit << " at " << 100 * point.level << " %: perplexity " << point.perplexity << ", loss "
             << (point.nllIncrease < 0 ? "" : "+") << point.nllIncrease;
        if (point.nllIncreaseError)
            text << " +- " << *point.nllIncreaseError;
        text << "\n";
    }
    text << result.points.size() << " points";
    if (result.takenOver > 0)
        text << ", " << result.takenOver << " of them taken over";
    text << ", in " << result.seconds << " s";
    return text.str();
}

void writeResult(Context& context, const SensitivityResult& result, const std::string& out)
{
    const Json json = sensitivityToJson(result);
    if (out.ends_with(".csv"))
        writeFileAtomically(out, sensitivityCsv(result));
    else if (!out.empty())
        writeFileAtomically(out, json.dump(1, ' ', true) + "\n");
    context.print(json, tableText(result));
}

void runSensitivity(Context& context, SensitivityArguments& arguments)
{
    SensitivityParams& params = arguments.given;
    for (const auto& assignment : arguments.params) {
        const auto [id, value] = parseParam(methodInfo(params.method).params, assignment, params.method);
        params.params.insert_or_assign(id, value);
    }
    if (!arguments.levels.empty())
        params.levels = parseLevels(arguments.levels);
    if (!arguments.units.empty())
        parsePart(arguments.units, params);
    completeCalibration(context, params.calibration, arguments.model, arguments.join);
    params.evaluation.text.joinsRows = params.calibration.text.joinsRows;
    params.evaluation.text.path = textOrBundled(params.evaluation.text.path, arguments.model, "evaluation");
    params.evaluation.window = params.calibration.window;
    const auto model = openModel({arguments.model, context.dtype}, context.stop, {});
    std::unique_ptr<Journal> journal;
    std::shared_ptr<ProjectStore> store = openProject(arguments.project);
    if (!store && !arguments.out.empty()) {
        journal = std::make_unique<Journal>(arguments.out);
        store = journal->store();
    }
    Session session(store);
    store.reset();
    const auto result = session.sensitivity(model, params, {}, context.stop, context.progress());
    if (result.takenOver > 0)
        context.say(std::to_string(result.takenOver) + " points were taken over from an earlier sweep");
    writeResult(context, result, arguments.out);
}

void addMerge(CLI::App* command, Context& context)
{
    struct Arguments {
        std::vector<std::string> files;
        std::string out;
    };
    auto* merge = addCommand(*command, context, "merge", "Put parts of one sweep together");
    auto arguments = std::make_shared<Arguments>();
    merge->add_option("FILES", arguments->files, "JSON files of sensitivity")->required();
    merge->add_option("--out", arguments->out, "JSON or CSV file to write");
    merge->callback([&context, arguments] {
        context.action = [&context, arguments] {
            std::vector<SensitivityResult> parts;
            for (const auto& file : arguments->files)
                parts.push_back(sensitivityFromJson(readJsonFile(file), file));
            writeResult(context, mergeSensitivity(parts, arguments->files), arguments->out);
        };
    });
}

/// The predictor of a sweep's file.
LossPredictor predictorOf(const std::string& file, const ModelInfo& model)
{
    const auto predictor = LossPredictor::fit(sensitivityFromJson(readJsonFile(file), file), model);
    if (!predictor)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: a prediction needs a sweep of %2 by matrix over all its matrices, with at least %3 probes."), file,
                    model.name, LossPredictor::kLeastProbes);
    return *predictor;
}

void addPredict(CLI::App* command, Context& context)
{
    struct Arguments {
        std::string sweep, plan, model;
    };
    auto* predict = addCommand(*command, context, "predict", "What a plan will cost, from a sweep with probes");
    auto arguments = std::make_shared<Arguments>();
    predict->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    predict->add_option("SWEEP", arguments->sweep, "JSON file of sensitivity")->required();
    predict->add_option("PLAN", arguments->plan, "Plan file")->required();
    predict->callback([&context, arguments] {
        context.action = [&context, arguments] {
            const auto model = openModel({arguments->model, context.dtype}, context.stop, {});
            const Plan plan = readPlan(arguments->plan);
            checkPlan(plan, modelInfo(*model));
            const LossPrediction prediction = predictorOf(arguments->sweep, modelInfo(*model)).predict(plan);
            std::ostringstream text;
            text << "predicted perplexity " << prediction.perplexity << " (90 % band " << prediction.perplexityLow << " to "
                 << prediction.perplexityHigh << ")";
            if (!prediction.extrapolation.english().empty())
                text << "\nextrapolated: " << prediction.extrapolation.english();
            context.print({{"perplexity", prediction.perplexity},
                           {"perplexity_low", prediction.perplexityLow},
                           {"perplexity_high", prediction.perplexityHigh},
                           {"loss_increase", prediction.nllIncrease},
                           {"loss_increase_low", prediction.low},
                           {"loss_increase_high", prediction.high},
                           {"extrapolation", prediction.extrapolation.english()}},
                          text.str());
        };
    });
}

void addCheck(CLI::App* command, Context& context)
{
    struct Arguments {
        std::string sweep, held, model;
    };
    auto* check = addCommand(*command, context, "check", "Compare predictions with the probes of another sweep");
    auto arguments = std::make_shared<Arguments>();
    check->add_option("MODEL", arguments->model, "Model folder or demo")->required();
    check->add_option("SWEEP", arguments->sweep, "JSON file that the prediction is fitted to")->required();
    check->add_option("PROBES", arguments->held, "JSON file with the probes to compare with")->required();
    check->callback([&context, arguments] {
        context.action = [&context, arguments] {
            const auto model = openModel({arguments->model, context.dtype}, context.stop, {});
            const LossPredictor predictor = predictorOf(arguments->sweep, modelInfo(*model));
            const auto found = predictor.check(sensitivityFromJson(readJsonFile(arguments->held), arguments->held));
            std::ostringstream text;
            text << found.plans << " plans: rank correlation " << found.rankCorrelation << " (" << found.fixedPlans << " at total "
                 << found.fixedTotal << ": " << found.fixedCorrelation << ", others " << found.freeCorrelation << "), "
                 << 100 * found.coverage << " % within the 90 % band";
            context.print({{"plans", found.plans},
                           {"rank_correlation", optionalNumber(found.rankCorrelation)},
                           {"fixed_total", found.fixedTotal},
                           {"fixed_plans", found.fixedPlans},
                           {"fixed_rank_correlation", optionalNumber(found.fixedCorrelation)},
                           {"free_rank_correlation", optionalNumber(found.freeCorrelation)},
                           {"coverage", found.coverage},
                           {"interaction", predictor.interaction()},
                           {"power", predictor.power()},
                           {"scale", predictor.scale()},
                           {"band", predictor.bandShare()}},
                          text.str());
        };
    });
}

void addOptions(CLI::App* command, SensitivityArguments& arguments)
{
    SensitivityParams& params = arguments.given;
    command->add_option("MODEL", arguments.model, "Model folder or demo");
    command->add_option("--method", params.method, "Method id")->capture_default_str();
    command->add_option("--param", arguments.params, "Parameter of the method, key=value (repeatable)");
    command->add_option("--levels", arguments.levels, "Shares to remove, with commas; default 0.2,0.4,0.5,0.6,0.7,0.8");
    command->add_option("--by", params.by, "What is pruned together")
        ->check(CLI::IsMember({"matrix", "block", "kind"}))
        ->capture_default_str();
    command->add_option("--units", arguments.units, "i/n: only part i of n of the units, 1/n to n/n");
    command->add_option("--stop-at", params.stopFactor,
                        "Leave out a unit's higher levels once its perplexity is this many times the dense one's");
    command->add_option("--probes", params.probes, "Random plans of the whole model that are measured as well, for predictions")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--probe-seed", params.probeSeed, "Which random plans")->capture_default_str();
    params.calibration.text.path.clear();
    addCalibrationOptions(command, params.calibration, arguments.join);
    params.evaluation.text.path.clear();
    command->add_option("--text", params.evaluation.text.path, "Evaluation text (default for demo: the bundled one)");
    command->add_option("--convention", params.evaluation.convention, "How windows are cut and averaged")
        ->check(CLI::IsMember({"paper", "strided", "llama.cpp", "lm-eval"}))
        ->capture_default_str();
    command->add_option("--stride", params.evaluation.stride, "Stride of convention strided; default window / 2")
        ->check(CLI::PositiveNumber);
    command->add_option("--max-windows", params.evaluation.maxWindows, "Only the first windows of the evaluation text")
        ->check(CLI::PositiveNumber);
    command->add_option("--out", arguments.out, "JSON file for the result, or .csv");
    command->add_option("--project", arguments.project, "Project file that keeps every point as it comes");
}

} // namespace

void addSensitivityCommand(CLI::App& app, Context& context)
{
    auto* command = addCommand(app, context, "sensitivity", "What pruning each matrix, block or kind costs");
    auto arguments = std::make_shared<SensitivityArguments>();
    addOptions(command, *arguments);
    addMerge(command, context);
    addPredict(command, context);
    addCheck(command, context);
    command->callback([&context, arguments, command] {
        if (!command->get_subcommands().empty())
            return;
        context.action = [&context, arguments] {
            if (arguments->model.empty())
                throw Error(ErrorKind::Usage, PS_TEXT("MODEL is missing."));
            runSensitivity(context, *arguments);
        };
    });
}

} // namespace prunescope::cli
