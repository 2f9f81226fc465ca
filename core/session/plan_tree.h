#pragma once
// The tree of plans of a project: every kept plan with its note, and the figures of the runs and measurements that belong to
// it, each with the rows that it comes from. Torch-free.

#include "core/plan/plan.h"
#include "core/session/model_info.h"
#include "core/store/stored.h"

#include <optional>
#include <string>
#include <vector>

namespace prunescope {

class ProjectStore;

/// A perplexity that was expected of a plan before anything was pruned, as its snapshot kept it.
struct PredictedPerplexity {
    double perplexity = 0, low = 0, high = 0; ///< with its 90 % band
    std::string convention;                   ///< of the sweep that it was predicted from
    std::string textSha256;
    int window = 0, stride = 0;               ///< tokens
    std::int64_t windows = 0;
};

/// One plan. Shares are 0 to 1.
struct PlanNode {
    std::string id, parent, name, note, modelFingerprint;
    std::int64_t createdMs = 0;
    bool hasLostParent = false;               ///< its parent is not in this project, or is its own descendant: shown as a root
    int depth = 0;                            ///< 0 for a root
    int parentIndex = -1;                     ///< into PlanTree::nodes; -1 for a root
    std::vector<int> children;                ///< into PlanTree::nodes, in the order of creation
    std::optional<double> plannedShare;       ///< empty where the sizes of its matrices are not known
    std::optional<PredictedPerplexity> predicted;
    std::optional<StoredRun> prune;           ///< its newest finished pruning run, without parameters
    std::optional<double> achievedShare;      ///< of that run
    std::optional<StoredEvaluation> evaluation; ///< the newest measurement of what it made of the model, without windowNll
    std::optional<StoredRun> measuredBy;      ///< the run that measured it, without parameters
    int runs = 0;                             ///< of any kind and state that refer to it; it cannot be removed while there are any
};

/// All plans of a project or of one model: each parent before its children, each subtree in one piece.
struct PlanTree {
    std::vector<PlanNode> nodes;
    std::vector<int> roots; ///< in the order of creation

    /// -1 where there is none.
    int indexOf(const std::string& id) const;
    const PlanNode* find(const std::string& id) const;
};

/// Reads the tree. Cheap: the contents of a plan are read only where its total is not known otherwise.
/// @param modelFingerprint  only plans of this model; "" for all
/// @param model             may be null; the sizes of its matrices give totals to plans that have none yet
/// @throws Error{BadInput} as ProjectStore
PlanTree readPlanTree(const ProjectStore& store, const std::string& modelFingerprint, const ModelInfo* model = nullptr);

/// What two perplexities must share to be compared: convention, window, stride, windows and text in one line.
std::string measurementKey(const StoredEvaluation& evaluation);
std::string measurementKey(const PredictedPerplexity& predicted);
/// "paper, 64 tokens x 8, text 0123abcd".
std::string measurementText(const StoredEvaluation& evaluation);

/// The one plan whose id begins with a prefix.
/// @throws Error{BadInput} if there is none or several
std::string planIdOf(const ProjectStore& store, const std::string& prefix);

/// One matrix in two plans.
struct MatrixDifference {
    std::string matrix;
    std::optional<PlanEntry> a, b;            ///< empty where a plan does not have it
    bool differsInShare = false, differsInMethod = false, differsInPattern = false, differsInParams = false, differsInLock = false;

    /// b - a as shares; NaN where one has no such matrix.
    double shareDifference() const;
    bool differs() const;
};

/// Two plans matrix by matrix: those of a in its order, then those of b alone.
struct PlanComparison {
    std::vector<MatrixDifference> matrices;
    int differing = 0;
};

/// Parameters count with their defaults filled in; what no method reads does not count.
PlanComparison comparePlans(const Plan& a, const Plan& b);

/// Whether two plans ask for the same: everything but id, parent, name, notes and the calibration, which each run states.
bool asksTheSame(const Plan& a, const Plan& b);

/// "stem 1", or the first such number that no plan of the model bears yet.
std::string freePlanName(const ProjectStore& store, const std::string& modelFingerprint, const std::string& stem);

/// What a snapshot may say of a plan beyond its contents.
struct PlanFacts {
    std::optional<double> plannedShare;
    std::optional<PredictedPerplexity> predicted;
};

struct PlanSnapshot {
    Plan plan;          ///< as it is stored now
    bool isNew = false; ///< false: it was there already, and at most its name and note were changed
};

/// Keeps a plan as a node of the tree. One that is in the project under its id and asks for something else now becomes a child
/// of that node under a new id; one that asks for the same stays where it is.
/// @param name, note  "" leaves the plan's own
/// @throws Error{BadInput} as ProjectStore::savePlan()
PlanSnapshot snapshotPlan(ProjectStore& store, Plan plan, const std::string& name, const std::string& note,
                          const PlanFacts& facts = {});

} // namespace prunescope
