#pragma once
// The facade that window, command line and tests share: the acts of measure.h and prune.h, recorded in a project
// database, so that every number can be traced to what produced it. Torch-free header.

#include "core/session/choice.h"
#include "core/session/explore.h"
#include "core/session/measure.h"
#include "core/session/prune.h"
#include "core/session/sensitivity.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace prunescope {

class ProjectStore;

/// Version of the program, "0.1.0".
std::string programVersion();

/// Sets thread counts for the calling thread and for threads started later, and installs the large-page allocator.
/// Call once at the start of main, before any other act. @param threads  0 = number of cores
void startRuntime(int threads);
/// The same thread count for a worker thread that has not computed yet.
void useThreadsHere(int threads);
/// One line for About and bench reports: BLAS library, kernel name, threads.
std::string runtimeDescription();
/// Bytes held by tensors now and at most so far, as the allocator counts them.
struct MemoryUse {
    std::int64_t liveBytes = 0;
    std::int64_t peakBytes = 0;
};
MemoryUse memoryUse();

/// Acts with a run row written before the work starts and its result after it. Thread-safe: one act at a time is the
/// caller's business (the job queue).
class Session {
public:
    /// @param store  where runs are recorded; null records nothing
    explicit Session(std::shared_ptr<ProjectStore> store);
    ~Session();

    const std::shared_ptr<ProjectStore>& store() const { return m_store; }
    /// The same session in a copy of its project: pruned models keep the runs that they came from.
    std::shared_ptr<Session> withCopy(std::shared_ptr<ProjectStore> copy) const;

    /// @param deadRun  a run of the project whose process died, to go on with in its row instead of a new one; 0: none
    /// @throws Error as pruneModel(); Error{Usage} if the dead run is finished or another session has taken it up
    PruneResult prune(const ModelHandle& model, const PruneParams& params, StopFlag& stop,
                      const ProgressSink& progress, std::int64_t deadRun = 0);
    PerplexityResult perplexity(const ModelHandle& model, const PerplexityParams& params, StopFlag& stop,
                                const ProgressSink& progress);
    CompareResult compare(const ModelHandle& a, const ModelHandle& b, const CompareParams& params, StopFlag& stop,
                          const ProgressSink& progress);
    /// Keeps a prompt and what a model made of it; what the same model made of it before is replaced.
    void keepContinuation(const ModelHandle& model, const GenerateParams& params, const GenerateResult& result);
    ChoiceResult choice(const ModelHandle& model, const ChoiceParams& params, StopFlag& stop, const ProgressSink& progress);
    /// Points that the project has already are taken over, also those of sweeps that were cancelled or died; each new one is
    /// recorded when it comes.
    SensitivityResult sensitivity(const ModelHandle& model, const SensitivityParams& params, const SensitivitySink& onPoint,
                                  StopFlag& stop, const ProgressSink& progress);
    /// What the project has of such a sweep, whatever its levels and units; the dense figures have no unit.
    /// @param key  of sensitivityKey()
    std::vector<SensitivityPoint> knownPoints(const std::string& key) const;

private:
    /// What made a model; as it stands in the files, a plan of "".
    struct Origin {
        std::string planId;
        std::optional<std::int64_t> run;
    };
    void rememberOrigin(const ModelHandle& model, const Origin& origin);
    /// Of a model that was pruned here, or that an export of this project's plan left in its folder.
    Origin originOf(const ModelHandle& model) const;

    std::shared_ptr<ProjectStore> m_store;
    mutable std::mutex m_mutex;
    std::map<std::weak_ptr<const OpenModel>, Origin, std::owner_less<std::weak_ptr<const OpenModel>>> m_origins; ///< guarded by the mutex
};

} // namespace prunescope
