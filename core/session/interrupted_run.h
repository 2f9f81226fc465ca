#pragma once
// Pruning runs whose process died: found again in the project with the blocks that their journal kept, to be gone on with
// or given up. Torch-free.

#include "core/session/prune.h"
#include "core/store/stored.h"

#include <optional>
#include <string>

namespace prunescope {

class ProjectStore;

/// A run that died.
struct InterruptedRun {
    std::int64_t id = 0;                 ///< of its row
    std::int64_t startedMs = 0;          ///< since 1970 in UTC
    std::string modelName, modelFingerprint;
    PruneParams params;                  ///< as it was asked for, with its journalFolder
    int finishedBlocks = 0, blocks = 0;  ///< kept in the journal; that the plan prunes
    Text obstacle;                       ///< why it cannot go on, one sentence; empty where it can
};

/// The row that a run is recorded under: model, plan, text and all parameters, so that it can be made again.
RunStart pruneStart(const PruneParams& params, const ModelInfo& model);

/// The folder in params.journalRoot that belongs to a run, by what was asked for: the same request finds it again. What
/// the text and the weights held is not part of the name but of the journal's identity.
std::string journalFolder(const PruneParams& params, const std::string& modelFingerprint);

/// The newest run of the project that died, kept a journal in the root, and worked on the open model or on what lay in its
/// folder before. Reads the calibration text where there is such a run.
/// @throws Error as ProjectStore::unfinishedRuns()
std::optional<InterruptedRun> interruptedRun(const ProjectStore& store, const ModelHandle& model, const std::string& journalRoot);

/// Removes the journal and records the run as failed; nothing where another session has taken it up.
void discardRun(ProjectStore& store, const InterruptedRun& run);

} // namespace prunescope
