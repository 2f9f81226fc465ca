// The plan file (*.psplan) of design 4. Keys that this version does not know are kept where they stood.
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/plan/method_info.h"
#include "core/plan/plan.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <span>

namespace prunescope {
namespace {

constexpr char kFormat[] = "prunescope-plan";
constexpr std::int64_t kVersion = 1;
constexpr double kPatternTolerance = 1e-9; // 1 - n/m written with fewer digits is still meant

using Keys = std::span<const std::string_view>;
constexpr std::string_view kPlanKeys[]{"format",      "version",  "name",      "parent",   "id",   "model",
                                       "calibration", "matrices", "structure", "recovery", "notes"};
constexpr std::string_view kModelKeys[]{"name", "fingerprint"};
constexpr std::string_view kCalibrationKeys[]{"text", "sha256", "samples", "window", "seed"};
constexpr std::string_view kMatrixKeys[]{"name",   "method", "sparsity",     "pattern",
                                         "params", "locked", "min_sparsity", "max_sparsity"};

/// The keys of an object that are not in the list, in their order.
Json otherKeys(const Json& object, Keys known)
{
    Json rest = Json::object();
    for (const auto& [key, value] : object.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            rest[key] = value;
    return rest;
}

void addKeys(Json& object, const Json& unknownKeys)
{
    for (const auto& [key, value] : unknownKeys.items())
        object[key] = value;
}

/// The value of a key where it is present and not null.
const Json* valueOf(const Json& object, const char* key)
{
    const auto it = object.find(key);
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

/// An object that may be absent; then an empty one.
const Json& subObject(const Json& json, const char* key, const std::string& where)
{
    static const Json empty = Json::object();
    const Json* value = valueOf(json, key);
    if (value && !value->is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" should be an object, but is %3."), where,
                    key, value->type_name());
    return value ? *value : empty;
}

/// An array that may be absent; then an empty one.
const Json& subArray(const Json& json, const char* key, const std::string& where)
{
    static const Json empty = Json::array();
    const Json* value = valueOf(json, key);
    if (value && !value->is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" should be an array, but is %3."), where, key,
                    value->type_name());
    return value ? *value : empty;
}

int readCount(const Json& json, const char* key, int fallback, const std::string& where)
{
    const std::int64_t count = jsonInt(json, key, fallback, where);
    if (count < 1 || count > std::numeric_limits<int>::max())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" should be from 1 to %3, but is %4."), where,
                    key, std::numeric_limits<int>::max(), count);
    return int(count);
}

/// Seeds use all 64 bits, which jsonInt() does not cover.
std::uint64_t readSeed(const Json& json, const std::string& where)
{
    const Json* value = valueOf(json, "seed");
    if (value && value->is_number_unsigned())
        return value->get<std::uint64_t>();
    const std::int64_t seed = jsonInt(json, "seed", 0, where);
    if (seed < 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" should not be negative, but is %3."), where,
                    "seed", seed);
    return std::uint64_t(seed);
}

PlanCalibration readCalibration(const Json& json, const std::string& where)
{
    PlanCalibration calibration;
    calibration.text = jsonString(json, "text", "", where);
    calibration.sha256 = jsonString(json, "sha256", "", where);
    calibration.samples = readCount(json, "samples", calibration.samples, where);
    calibration.window = readCount(json, "window", calibration.window, where);
    calibration.seed = readSeed(json, where);
    return calibration;
}

/// Wraps the errors of a request (unknown pattern or parameter) as an error of the file that held it.
template <typename Read> auto fromFile(const std::string& where, Read read)
{
    try {
        return read();
    } catch (const Error& e) {
        if (e.kind() != ErrorKind::Usage)
            throw;
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: %2"), where, e.what());
    }
}

double readSparsity(const Json& json, const Pattern& pattern, const std::string& where)
{
    const bool isGiven = valueOf(json, "sparsity") != nullptr;
    if (!isGiven && pattern.isUnstructured())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" is missing."), where, "sparsity");
    const double share = jsonNumber(json, "sparsity", pattern.sparsityShare(), where);
    // Written so that NaN fails too.
    if (!(share >= 0 && share <= 1))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: sparsity should be from 0 to 1, but is %2."), where,
                    share);
    if (pattern.isUnstructured())
        return share;
    if (std::abs(share - pattern.sparsityShare()) > kPatternTolerance)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: pattern %2 (keep %3 of every %4) has sparsity %5, but the plan says %6."),
                    where, patternText(pattern), pattern.keep, pattern.group, pattern.sparsityShare(), share);
    return pattern.sparsityShare();
}

std::optional<double> readBound(const Json& json, const char* key, const std::string& where)
{
    if (!valueOf(json, key))
        return std::nullopt;
    const double bound = jsonNumber(json, key, 0, where);
    if (!(bound >= 0 && bound <= 1))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" should be from 0 to 1, but is %3."), where, key, bound);
    return bound;
}

ShareBounds readBounds(const Json& json, const std::string& where)
{
    const ShareBounds bounds{readBound(json, "min_sparsity", where), readBound(json, "max_sparsity", where)};
    if (bounds.lowest && bounds.highest && *bounds.lowest > *bounds.highest)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" is %3, which is more than \"%4\", %5."), where, "min_sparsity",
                    *bounds.lowest, "max_sparsity", *bounds.highest);
    return bounds;
}

PlanEntry readEntry(const Json& json, std::size_t index, const std::string& where)
{
    PlanEntry entry;
    entry.name = jsonString(json, "name", "", where + ", matrices[" + std::to_string(index) + "]");
    if (entry.name.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: entry %2 of \"matrices\" has no name."), where, index);
    const std::string place = where + ", matrix " + entry.name;
    entry.method = jsonString(json, "method", "", place);
    const MethodInfo& method = fromFile(
        place, [&]() -> std::reference_wrapper<const MethodInfo> { return methodInfo(entry.method); });
    entry.pattern =
        fromFile(place, [&] { return parsePattern(jsonString(json, "pattern", "unstructured", place)); });
    entry.sparsityShare = readSparsity(json, entry.pattern, place);
    entry.params = paramsFromJson(subObject(json, "params", place), place);
    fromFile(place, [&] { return completeParams(method.params, entry.params, method.id); });
    entry.isLocked = jsonBool(json, "locked", false, place);
    entry.bounds = readBounds(json, place);
    entry.unknownKeys = otherKeys(json, kMatrixKeys);
    return entry;
}

void checkHeader(const Json& json, const std::string& where)
{
    const std::string format = jsonString(json, "format", "", where);
    if (format != kFormat)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is not a plan (key \"format\" should be \"%2\", but is \"%3\")."), where,
                    kFormat, format);
    const std::int64_t version = jsonInt(json, "version", 0, where);
    if (version > kVersion)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT(
                "%1: is a plan of version %2; this program reads up to version %3. Use a newer PruneScope."),
            where, version, kVersion);
    if (version < 1)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: plan version should be from 1 to %2, but is %3."),
                    where, kVersion, version);
}

Json entryToJson(const PlanEntry& entry)
{
    // JSON has no NaN; it would silently become null and the file unreadable.
    if (!std::isfinite(entry.sparsityShare))
        throw Error(ErrorKind::Internal, PS_TEXT("Matrix %1: planned sparsity is not a number."), entry.name);
    Json json = {{"name", entry.name},
                 {"method", entry.method},
                 {"sparsity", entry.sparsityShare},
                 {"pattern", patternText(entry.pattern)},
                 {"params", paramsToJson(entry.params)},
                 {"locked", entry.isLocked}};
    if (entry.bounds.lowest)
        json["min_sparsity"] = *entry.bounds.lowest;
    if (entry.bounds.highest)
        json["max_sparsity"] = *entry.bounds.highest;
    addKeys(json, entry.unknownKeys);
    return json;
}

} // namespace

Json planToJson(const Plan& plan)
{
    Json json = Json::object();
    json["format"] = kFormat;
    json["version"] = kVersion;
    json["name"] = plan.name;
    json["parent"] = plan.parent.empty() ? Json() : Json(plan.parent);
    json["id"] = plan.id;
    json["model"] = {{"name", plan.modelName}, {"fingerprint", plan.modelFingerprint}};
    json["calibration"] = {{"text", plan.calibration.text},
                           {"sha256", plan.calibration.sha256},
                           {"samples", plan.calibration.samples},
                           {"window", plan.calibration.window},
                           {"seed", plan.calibration.seed}};
    json["matrices"] = Json::array();
    for (const auto& entry : plan.matrices)
        json["matrices"].push_back(entryToJson(entry));
    json["structure"] = plan.structure;
    json["recovery"] = plan.recovery;
    json["notes"] = plan.notes;
    for (const auto& [key, value] : plan.unknownKeys.items()) {
        // Unknown keys inside "model" and "calibration" wait under these two names.
        if (key == "model" || key == "calibration")
            addKeys(json[key], value);
        else
            json[key] = value;
    }
    return json;
}

Plan planFromJson(const Json& json, const std::string& where)
{
    checkHeader(json, where);
    const Json& model = subObject(json, "model", where);
    const Json& calibration = subObject(json, "calibration", where);
    Plan plan;
    plan.name = jsonString(json, "name", "", where);
    plan.id = jsonString(json, "id", "", where);
    plan.parent = jsonString(json, "parent", "", where);
    plan.modelName = jsonString(model, "name", "", where + ", model");
    plan.modelFingerprint = jsonString(model, "fingerprint", "", where + ", model");
    plan.calibration = readCalibration(calibration, where + ", calibration");
    std::set<std::string> names;
    for (const Json& entry : subArray(json, "matrices", where)) {
        plan.matrices.push_back(readEntry(entry, plan.matrices.size(), where));
        if (!names.insert(plan.matrices.back().name).second)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: matrix %2 is planned twice."), where,
                        plan.matrices.back().name);
    }
    plan.structure = subArray(json, "structure", where);
    plan.recovery = json.value("recovery", Json());
    plan.notes = jsonString(json, "notes", "", where);
    plan.unknownKeys = otherKeys(json, kPlanKeys);
    if (const Json rest = otherKeys(model, kModelKeys); !rest.empty())
        plan.unknownKeys["model"] = rest;
    if (const Json rest = otherKeys(calibration, kCalibrationKeys); !rest.empty())
        plan.unknownKeys["calibration"] = rest;
    return plan;
}

Plan readPlan(const std::filesystem::path& path) { return planFromJson(readJsonFile(path), path.string()); }

void writePlan(const std::filesystem::path& path, const Plan& plan)
{
    writeFileAtomically(path, planToJson(plan).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace prunescope
