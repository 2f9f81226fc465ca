#pragma once
// What quality costs: the models of a project against their zeros, bytes, parameters or speed, and which of them are dominated.
// Torch-free.

#include "core/base/paired_statistics.h"
#include "core/session/outcomes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

class ProjectStore;

/// Two quantities, less of either is better. NaN: not known.
struct ParetoPoint {
    double cost = 0;
    double loss = 0;
};

/// Which points another one beats: no worse in either quantity and better in one. Equal points do not beat each other; a point
/// with NaN neither beats nor is beaten. Time O(n log n).
std::vector<bool> dominatedPoints(const std::vector<ParetoPoint>& points);

/// What quality is set against.
enum class ParetoAxis { Zeros, Bytes, SemiBytes, Parameters, TokensPerSecond };

struct ParetoAxisInfo {
    ParetoAxis axis;
    std::string_view id;    ///< on the command line: "zeros", "bytes", "bytes_24", "parameters", "tokens_per_second"
    std::string_view title; ///< English, marked for translation
    bool isMoreBetter;
};
const std::vector<ParetoAxisInfo>& paretoAxes();
/// @throws Error{Usage} listing the ids
const ParetoAxisInfo& paretoAxis(std::string_view id);

/// Measurements that may stand in one front: all of one text, convention, window and model; or of one set of questions.
struct ParetoGroup {
    std::string key;
    bool isChoice = false; ///< quality is the accuracy (more is better), else the perplexity (less is better)
    std::string modelName, textName;
    StoredEvaluation like;          ///< of perplexities: one of them, for its convention
    std::vector<std::string> tasks; ///< of answers: names of the files
    std::int64_t questions = 0;
};

/// One model in a front.
struct ParetoRow {
    std::size_t outcome = 0;       ///< into ParetoTable::outcomes
    std::int64_t evaluation = 0;   ///< row of the store; 0 for answers and where nothing was measured
    std::optional<double> quality; ///< perplexity or accuracy; empty where it was not measured
    std::optional<double> qualityError;
    std::optional<double> tokensPerSecond;
    std::optional<double> position;                ///< on the axis; empty where it is not known
    std::optional<PairedStatistics> difference;    ///< of losses to the dense model, nats per token
    std::optional<PairedChoices> choiceDifference; ///< of answers to the dense model's
    bool isDominated = false;
    bool isOnFront = false; ///< has both figures and is not dominated

    bool isMeasured() const { return quality.has_value(); }
};

/// The models of one group's base model, measured or not.
struct ParetoTable {
    ParetoGroup group;
    ParetoAxis axis = ParetoAxis::Zeros;
    std::vector<ParetoRow> rows;    ///< the dense model first
    std::vector<std::size_t> front; ///< into rows, by rising position
};

/// The groups of a project's outcomes, those with most models first.
std::vector<ParetoGroup> paretoGroups(const ProjectStore& store, const std::vector<Outcome>& outcomes);

/// One group against one axis. Differences rest on losses of tokens where both rows have them, else on those of windows.
ParetoTable paretoTable(const ProjectStore& store, const std::vector<Outcome>& outcomes, const ParetoGroup& group,
                        ParetoAxis axis);

/// The same rows against another axis; nothing is read.
void setParetoAxis(ParetoTable& table, const std::vector<Outcome>& outcomes, ParetoAxis axis);

/// Two rows of a table on the same tokens or questions.
struct ParetoPair {
    std::size_t a = 0, b = 0;               ///< rows
    std::optional<PairedStatistics> losses; ///< b less a, nats per token
    std::optional<PairedChoices> answers;

    bool isKnown() const { return losses || answers; }
};

/// All pairs of these rows, as exact as the store allows; rows that were not measured pair with nothing.
std::vector<ParetoPair> pairedRows(const ProjectStore& store, const std::vector<Outcome>& outcomes, const ParetoTable& table,
                                   const std::vector<std::size_t>& rows);

Json paretoJson(const ParetoTable& table, const std::vector<Outcome>& outcomes);

} // namespace prunescope
