#pragma once
// The report: what a plan decides, what it was decided by and what it cost, as pages that stand for themselves. Torch-free
// header.

#include "core/base/json.h"
#include "core/report/document.h"
#include "core/session/choice.h"
#include "core/session/measure.h"
#include "core/session/pareto.h"
#include "core/session/prune.h"
#include "core/session/sensitivity.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

class ProjectStore;

/// What a run did, as far as it is known.
struct ReportedRun {
    std::vector<MatrixReport> matrices;
    double plannedShare = 0, achievedShare = 0, achievedModelShare = -1; ///< -1: not known
    TextInfo text;                ///< calibration; nameless where not known
    int windows = 0, window = 0;
    double seconds = 0;
    std::int64_t id = 0;          ///< in the project; 0: not recorded
    std::string planId;           ///< of the plan as it ran; empty where not known
    std::string version;          ///< of the program that ran it
};

ReportedRun reportedRun(const PruneResult& result);

/// The newest finished run of a plan in a project; nothing where there is none.
std::optional<ReportedRun> recordedRun(const ProjectStore& store, const Plan& plan, const ModelInfo& model);

/// Answers of the dense and the pruned model to the same questions.
struct ReportedChoices {
    ChoiceResult dense;
    std::optional<ChoiceResult> pruned; ///< with the same tasks in the same order
};

/// What both models made of a prompt.
struct ReportedText {
    StoredPrompt prompt;
    std::string dense, pruned;
};

/// A project's models with what was measured of them.
struct ReportedFront {
    std::vector<Outcome> outcomes;
    ParetoTable table; ///< against zeros
};

/// What the report is made of; only model and plan must be there.
struct ReportContents {
    ModelInfo model;
    Plan plan;                     ///< with the calibration it is for
    std::optional<ReportedRun> run;
    std::optional<CompareResult> comparison; ///< dense against pruned
    std::shared_ptr<const SensitivityResult> sweep;
    std::optional<ReportedChoices> choices;
    std::vector<ReportedText> texts;
    std::optional<ReportedFront> front;
    std::string created;           ///< time, UTC
};

/// Adds what a project knows besides: answers and texts of the dense model and of the run's, and all models measured alike, where
/// there are at least two. The run is that of contents.run, by its number or its plan.
void addProjectEvidence(ReportContents& contents, const ProjectStore& store);

/// The present: "2026-11-23 08:15 UTC".
std::string presentUtc();

/// Headings, figures, tables and pictures in reading order.
/// @throws Error{BadInput} if the plan has a matrix that the model lacks, or the sweep is of another model
Document reportDocument(const ReportContents& contents);

/// The same facts for programs: {"format": "prunescope-report", "version": 1, ...}.
Json reportToJson(const ReportContents& contents);

/// One line per planned matrix (RFC 4180); fields of a run that is not there stay empty.
std::string reportCsv(const ReportContents& contents);

struct ReportParams {
    ReportContents contents;
    std::string folder;           ///< new or empty
    Translate translate;          ///< empty: English
    std::string language = "en";
    /// Writes further files into the folder, before it appears under its name; may be empty.
    std::function<void(const Document&, const std::filesystem::path&)> addFiles;
};

/// Writes report.html, report.json, matrices.csv, plan.psplan, of a comparison tokens.csv, and of a sweep sensitivity.json and
/// sensitivity.csv. All or nothing.
/// @throws Error as reportDocument(); Error{BadInput} if the folder is not empty or cannot be written
void writeReport(const ReportParams& params);

} // namespace prunescope
