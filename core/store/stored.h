#pragma once
// The rows of a project as plain structs. Times are milliseconds since 1970 in UTC.

#include "core/base/json.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

/// The present as the rows write it.
inline std::int64_t nowMs()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

constexpr double kNotMeasured = std::numeric_limits<double>::quiet_NaN();

/// A model that was open in this project.
struct StoredModel {
    std::string fingerprint;
    std::string name;
    std::string path;   ///< where it was last opened
    std::string family; ///< architecture id, e.g. "llama"
    std::int64_t parameters = 0;
    std::int64_t bytes = 0;
    std::string fullHash; ///< "" until known
    std::int64_t addedMs = 0;

    bool operator==(const StoredModel&) const = default;
};

/// A calibration or evaluation text that was used in this project; its contents stay where they are.
struct StoredText {
    std::string sha256;
    std::string name;
    std::string path;
    std::int64_t bytes = 0;
    std::int64_t addedMs = 0;

    bool operator==(const StoredText&) const = default;
};

/// A plan's place in the tree of plans; ProjectStore::plan() gives its contents.
struct StoredPlan {
    std::string id;
    std::string parent; ///< "" for a root; may name a plan that is not in this project
    std::string name;
    std::string modelFingerprint;
    std::int64_t createdMs = 0;
    std::string note;             ///< a person's words; may change at any time, as the name
    Json facts = Json::object();  ///< figures that were known when it was saved; see ProjectStore::addPlanFacts()

    bool operator==(const StoredPlan&) const = default;
};

enum class RunState { Running, Done, Failed, Cancelled };

/// What a run needs to be made again.
struct RunStart {
    std::string kind;                 ///< act of the session, e.g. "prune"
    Json parameters = Json::object(); ///< its parameter struct
    std::string modelFingerprint;
    std::string planId;            ///< "" where no plan is involved
    std::string calibrationSha256; ///< "" where no text is involved
    std::uint64_t seed = 0;
    int threads = 0;
    std::string version; ///< of the program
};

struct StoredRun : RunStart {
    std::int64_t id = 0;
    RunState state = RunState::Running;
    std::int64_t startedMs = 0;
    std::int64_t finishedMs = 0; ///< 0 while running
    std::string message;         ///< of a failure, English
    Json result;                 ///< summary written at the end, null if none
};

/// What a run did to one matrix.
struct StoredMatrixResult {
    std::string matrix;
    std::string method;
    double plannedSparsity = 0;        ///< share, 0 to 1
    double achievedSparsity = 0;       ///< share, 0 to 1
    std::optional<double> outputError; ///< relative, of the matrix' output on the calibration text
    std::optional<double> loss;        ///< the method's own measure
    double seconds = 0;
    std::optional<double> damping; ///< used by methods that damp a Hessian

    bool operator==(const StoredMatrixResult&) const = default;
};

/// One perplexity measurement with everything its number depends on.
struct StoredEvaluation {
    std::int64_t id = 0;
    std::optional<std::int64_t> run; ///< empty: the model as it stood
    std::string modelFingerprint;
    std::string textSha256;
    std::string convention; ///< id, e.g. "paper"
    int window = 0;         ///< tokens
    int stride = 0;         ///< tokens
    std::int64_t windows = 0;
    std::int64_t tokens = 0; ///< predicted
    double perplexity = kNotMeasured;
    std::optional<double> standardError; ///< of the perplexity; empty for a single window
    double nll = kNotMeasured;           ///< mean nats per predicted token
    double bitsPerByte = kNotMeasured;
    double tokensPerSecond = kNotMeasured;
    std::vector<double> windowNll; ///< nats per predicted token of each window, for paired differences
    std::int64_t createdMs = 0;
    std::string planId;                   ///< of the plan whose result was measured; "" for a model as it stood
    std::optional<std::int64_t> prunedBy; ///< the run that made the measured model; empty where that is not known
};

/// Losses behind an evaluation, for pairing it with another one of the same tokens.
struct StoredLosses {
    std::vector<float> tokenNll;         ///< nats of every predicted token in order
    std::vector<std::int64_t> windowEnd; ///< per window: end of its part in tokenNll

    bool operator==(const StoredLosses&) const = default;
};

/// A prompt and how it was continued.
struct StoredPrompt {
    std::int64_t id = 0;
    std::string text;
    int tokens = 0;         ///< at most
    double temperature = 0; ///< 0 is greedy
    double topP = 1;
    std::uint64_t seed = 0;
    std::int64_t createdMs = 0; ///< when it was last used
};

/// What one model made of a prompt.
struct StoredContinuation {
    std::int64_t id = 0;
    std::int64_t prompt = 0;
    std::string modelFingerprint;
    std::string planId;                   ///< of the plan whose result continued; "" for a model as it stood
    std::optional<std::int64_t> prunedBy; ///< the run that made the model; empty where there is none or it is gone
    std::string text;
    double tokensPerSecond = kNotMeasured;
    std::int64_t createdMs = 0;
};

/// One finished unit of a sensitivity sweep at one level.
struct StoredSweepPoint {
    std::string unit; ///< stable id, e.g. a matrix name
    double level = 0; ///< sparsity share that was asked for
    double perplexity = kNotMeasured;
    std::optional<double> standardError;
    double nll = kNotMeasured;
    double seconds = 0;
    std::vector<double> windowNll;
    double sparsity = kNotMeasured; ///< share that was reached
};

/// What a cached score belongs to.
struct ScoreKey {
    std::string modelFingerprint;
    std::string calibrationHash; ///< of text, samples, window and seed; "" for scores that need no text
    std::string scoreId;
};

} // namespace prunescope
