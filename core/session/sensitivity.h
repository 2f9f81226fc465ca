#pragma once
// The act that measures sensitivity: what pruning one matrix, kind or block costs at chosen levels, everything else dense.
// Torch-free header; the sweep itself lies in core/sensitivity.

#include "core/base/json.h"
#include "core/plan/plan.h"
#include "core/session/measure.h"
#include "core/session/open_model.h"
#include "core/session/texts.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

/// What to measure.
struct SensitivityParams {
    std::string method = "wanda";
    ParamValues params;                   ///< of the method; only the ones that differ from the defaults
    std::vector<double> levels{0.2, 0.4, 0.5, 0.6, 0.7, 0.8}; ///< shares, 0 to 1
    std::string by = "matrix";            ///< "matrix", "block" or "kind"
    int part = 1, parts = 1;              ///< this part of the units, 1 to parts; every parts-th unit belongs to it
    /// A unit's higher levels are left out once its perplexity is more than this many times the dense one's; 0: never.
    double stopFactor = 0;
    /// Random plans of the whole model that are measured as well: what a prediction from the units is fitted to and checked
    /// against. Half of them have the total probeTotal, the others one from 20 to 80 %.
    int probes = 0;
    std::uint64_t probeSeed = 1;
    double probeTotal = 0.5;
    CalibrationParams calibration;        ///< an empty text path means none
    PerplexityParams evaluation;
};

/// What is pruned together.
struct SensitivityUnit {
    std::string id;                       ///< stable: the matrix, "block.3" or "kind.q_proj"
    std::string by;                       ///< "matrix", "block" or "kind"
    int index = 0;                        ///< its place among all units of the model that go by the same
    int block = -1;                       ///< -1 for a kind
    std::string kind;                     ///< "" for a block
    std::vector<std::string> matrices;
    std::int64_t elements = 0;

    bool operator==(const SensitivityUnit&) const = default;
};

/// One unit at one level.
struct SensitivityPoint {
    std::string unit;
    double level = 0;
    double sparsityShare = 0;             ///< zeros / elements of the unit that were reached
    double nll = 0;                       ///< mean nats per token
    double perplexity = 0;
    std::optional<double> standardError;  ///< of the perplexity; absent for one window
    double nllIncrease = 0;               ///< over the dense model
    std::optional<double> nllIncreaseError; ///< paired over windows
    double seconds = 0;
    std::vector<double> windowNll;        ///< mean nats of every window
};

/// A plan of the whole model and what it costs.
struct SensitivityProbe {
    std::vector<double> shares;           ///< of each prunable matrix, in model order
    SensitivityPoint point;               ///< its unit names the probe, its level is the planned total
};

/// A sweep, whole or in part.
struct SensitivityResult {
    std::string modelName, modelFingerprint;
    std::string method;
    ParamValues params;                   ///< complete
    std::vector<double> levels;           ///< rising
    std::string calibrationText, calibrationHash; ///< "" for a method that reads none
    int calibrationWindows = 0, calibrationWindow = 0;
    std::string text, textSha256;         ///< evaluation
    std::string convention;
    int window = 0, stride = 0;
    std::int64_t windows = 0;
    double denseNll = 0, densePerplexity = 0;
    std::optional<double> denseError;     ///< of the perplexity
    std::vector<double> denseWindowNll;
    std::vector<SensitivityUnit> units;
    std::vector<SensitivityPoint> points; ///< by unit, then by level
    std::vector<std::string> matrices;    ///< that the probes' shares belong to
    std::vector<SensitivityProbe> probes;
    int takenOver = 0;                    ///< points that an earlier sweep had measured
    double seconds = 0;

    const SensitivityUnit* findUnit(const std::string& id) const;
    const SensitivityPoint* findPoint(const std::string& unit, double level) const;
};

/// The units of a model, in model order.
/// @throws Error{Usage} unless by is one of the three and 1 <= part <= parts
std::vector<SensitivityUnit> sensitivityUnits(const ModelInfo& model, const std::string& by, int part = 1, int parts = 1);

/// The shares of a random plan: a total, and offsets from it of each block, each kind and each matrix, normally distributed,
/// moved by a common amount and clamped to 0 .. highest so that the parameter-weighted total is met. The same for the same
/// numbers on every machine.
std::vector<double> probeShares(const ModelInfo& model, double total, double highest, std::uint64_t seed, int index);

/// The probes that a sweep measures, without their figures.
std::vector<SensitivityProbe> sensitivityProbes(const ModelInfo& model, const SensitivityParams& params);

/// Identifies everything that decides a point's numbers but its unit and level: model, method, calibration, evaluation text
/// and convention. Points with the same key may be used again.
/// @throws Error as measureSensitivity() before its work starts
std::string sensitivityKey(const ModelHandle& model, const SensitivityParams& params);

/// Hears of the dense figures first (unit ""), then of each new point; in the working thread.
using SensitivitySink = std::function<void(const SensitivityPoint&)>;

/// @param known  points measured before under the same key; those that are asked for are not measured again
/// @throws Error{Usage} for an unknown method, parameter, level outside 0..1 or part; Error{BadInput} as
///         measurePerplexity() and pruneModel()
SensitivityResult measureSensitivity(const ModelHandle& model, const SensitivityParams& params,
                                     const std::vector<SensitivityPoint>& known, const SensitivitySink& onPoint,
                                     StopFlag& stop, const ProgressSink& progress);

/// Sets a point's distance to the dense model and its paired standard error over windows.
/// @param dense  with the dense figures
void setIncrease(SensitivityPoint& point, const SensitivityResult& dense);

/// Parts of one sweep as a whole; parts may overlap where they agree.
/// @param where  a name for each part, for messages
/// @throws Error{BadInput} naming the part, the field and both values where models, methods, texts or numbers differ
SensitivityResult mergeSensitivity(const std::vector<SensitivityResult>& parts, const std::vector<std::string>& where);

/// {"format": "prunescope-sensitivity", "version": 1, ...}; see README.
Json sensitivityToJson(const SensitivityResult& result);
/// @throws Error{BadInput} naming where, the key and both values
SensitivityResult sensitivityFromJson(const Json& json, const std::string& where);
/// "unit,by,block,kind,level,..." with one line per point (RFC 4180).
std::string sensitivityCsv(const SensitivityResult& result);

} // namespace prunescope
