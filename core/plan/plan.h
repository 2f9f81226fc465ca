#pragma once
// The plan: which method removes how much from which matrix. Plain data, the document of the window.

#include "core/plan/param.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

/// Which zeros are allowed: anywhere, or keep n of every m consecutive weights along the input axis.
struct Pattern {
    int keep = 0;  ///< n
    int group = 0; ///< m; 0 means unstructured

    bool isUnstructured() const { return group == 0; }
    /// Share of zeros that the pattern fixes: 1 - n/m.
    double sparsityShare() const { return isUnstructured() ? 0.0 : 1.0 - double(keep) / group; }
    bool operator==(const Pattern&) const = default;
};

/// "unstructured" or "2:4" (keep 2 of every 4).
std::string patternText(const Pattern& pattern);
/// @throws Error{Usage} unless "unstructured" or "n:m" with 0 < n < m <= 1024
Pattern parsePattern(std::string_view text);

/// No matrix loses more than this by a drag, a total or a strategy (methods/unstructured.md 7); more has to be asked for by
/// number or by a bound.
inline constexpr double kHighestAllocatedShare = 0.99;

/// How far the sparsity of one unstructured matrix may go, 0 <= lowest <= highest <= 1. An unset side is 0, or the highest share
/// that is usual for the order.
struct ShareBounds {
    std::optional<double> lowest, highest;

    bool isSet() const { return lowest || highest; }
    double low() const { return lowest.value_or(0.0); }
    /// @param usual  what an unset upper bound means; a lower bound above it wins
    double high(double usual = kHighestAllocatedShare) const;
    double clamp(double share, double usual = kHighestAllocatedShare) const;
    bool operator==(const ShareBounds&) const = default;
};

/// What is done to one matrix.
struct PlanEntry {
    std::string name;             ///< module name, without ".weight"
    std::string method = "wanda";
    double sparsityShare = 0;     ///< 0 to 1; for n:m equal to 1 - n/m
    Pattern pattern;
    ParamValues params;           ///< only the ones that differ from the defaults
    bool isLocked = false;        ///< allocation and the global control leave it alone
    ShareBounds bounds;           ///< for n:m they are kept, and do nothing
    Json unknownKeys = Json::object();

    bool operator==(const PlanEntry&) const = default;
};

/// The calibration text a plan was made for.
struct PlanCalibration {
    std::string text;             ///< file name
    std::string sha256;
    int samples = 128;
    int window = 2048;
    std::uint64_t seed = 0;

    bool operator==(const PlanCalibration&) const = default;
};

/// A whole plan; matrices in model order.
struct Plan {
    std::string name;
    std::string id;               ///< random, 32 hexadecimal digits
    std::string parent;           ///< id of the plan this was derived from, or ""
    std::string modelName;
    std::string modelFingerprint;
    PlanCalibration calibration;
    std::vector<PlanEntry> matrices;
    Json structure = Json::array(); ///< structured removals; kept as they are
    Json recovery;                  ///< kept as it is
    std::string notes;
    Json unknownKeys = Json::object();

    PlanEntry* find(std::string_view name);
    const PlanEntry* find(std::string_view name) const;
    bool operator==(const Plan&) const = default;
};

/// Number of weights of each matrix, by the plan's order; the weights of a total.
using MatrixSizes = std::vector<std::int64_t>;

/// Parameter-weighted sparsity of the planned matrices, 0 to 1.
/// @param sizes  one per plan entry
double totalSparsity(const Plan& plan, const MatrixSizes& sizes);

/// Sets every unlocked unstructured entry so that the parameter-weighted total becomes the wanted one: entries are
/// moved along s' = s + t (clamped to its bounds, otherwise to [0, 0.99]) by a common t, so differences between matrices stay.
/// @return the total reached; differs from the wanted one only where locks, bounds and clamps leave no room
double shiftToTotal(Plan& plan, const MatrixSizes& sizes, double wantedShare);

/// Sets every unlocked unstructured entry to one value such that the total becomes the wanted one; an entry whose bounds forbid
/// that value gets the nearest one it may have.
double uniformToTotal(Plan& plan, const MatrixSizes& sizes, double wantedShare);

/// Fresh 32-digit id from the system's randomness.
std::string newPlanId();

/// The plan as JSON of design 4 ("prunescope-plan", version 1), unknown keys written back.
Json planToJson(const Plan& plan);
/// @throws Error{BadInput} naming where, the key and both values: other format, newer version, unknown method,
///         sparsity or bounds outside 0..1, bounds the wrong way round, sparsity not matching its pattern, a matrix twice
Plan planFromJson(const Json& json, const std::string& where);

Plan readPlan(const std::filesystem::path& path);
void writePlan(const std::filesystem::path& path, const Plan& plan);

} // namespace prunescope
