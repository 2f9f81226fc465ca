// Sweeps as JSON and CSV, and parts of one put together.
#include "core/session/sensitivity.h"

#include "core/base/csv.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <tuple>

namespace prunescope {
namespace {

constexpr const char* kFormat = "prunescope-sensitivity";
constexpr int kVersion = 1;
constexpr double kAgreement = 1e-6; ///< parts may come from machines whose last bits differ

Json optional(const std::optional<double>& value) { return value && std::isfinite(*value) ? Json(*value) : Json(); }

std::optional<double> optionalFrom(const Json& json, const char* key, const std::string& where)
{
    if (!json.contains(key) || json.at(key).is_null())
        return std::nullopt;
    return jsonNumber(json, key, 0, where);
}

const Json& member(const Json& json, const char* key, bool isArray, const std::string& where)
{
    if (!json.is_object() || !json.contains(key) || (isArray ? !json.at(key).is_array() : !json.at(key).is_object()))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is missing, or not %3."), where, key, isArray ? "a list" : "an object");
    return json.at(key);
}

std::vector<double> numbers(const Json& json, const char* key, const std::string& where)
{
    std::vector<double> out;
    for (const auto& value : member(json, key, true, where)) {
        if (!value.is_number())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" holds %3, which is not a number."), where, key, value.dump());
        out.push_back(value.get<double>());
    }
    return out;
}

std::vector<std::string> names(const Json& json, const char* key, const std::string& where)
{
    std::vector<std::string> out;
    for (const auto& value : member(json, key, true, where)) {
        if (!value.is_string())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" holds %3, which is not a name."), where, key, value.dump());
        out.push_back(value.get<std::string>());
    }
    return out;
}

double required(const Json& json, const char* key, const std::string& where)
{
    const double value = jsonNumber(json, key, std::nan(""), where);
    if (!std::isfinite(value))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" is missing, or not %3."), where, key, "a number");
    return value;
}

Json unitJson(const SensitivityUnit& unit)
{
    return {{"unit", unit.id},
            {"by", unit.by},
            {"index", unit.index},
            {"block", unit.block >= 0 ? Json(unit.block) : Json()},
            {"kind", unit.kind.empty() ? Json() : Json(unit.kind)},
            {"matrices", unit.matrices},
            {"elements", unit.elements}};
}

Json pointJson(const SensitivityPoint& point)
{
    return {{"unit", point.unit},
            {"level", point.level},
            {"sparsity", point.sparsityShare},
            {"loss", point.nll},
            {"perplexity", point.perplexity},
            {"stderr", optional(point.standardError)},
            {"loss_increase", point.nllIncrease},
            {"loss_increase_stderr", optional(point.nllIncreaseError)},
            {"seconds", point.seconds},
            {"window_loss", point.windowNll}};
}

SensitivityUnit unitFrom(const Json& json, const std::string& where)
{
    SensitivityUnit unit;
    unit.id = jsonString(json, "unit", "", where);
    unit.by = jsonString(json, "by", "", where);
    unit.index = int(jsonInt(json, "index", 0, where));
    unit.block = int(jsonInt(json, "block", -1, where));
    unit.kind = jsonString(json, "kind", "", where);
    unit.elements = jsonInt(json, "elements", 0, where);
    unit.matrices = names(json, "matrices", where);
    return unit;
}

SensitivityPoint pointFrom(const Json& json, const std::string& where)
{
    SensitivityPoint point;
    point.unit = jsonString(json, "unit", "", where);
    point.level = required(json, "level", where);
    if (!(point.level >= 0 && point.level <= 1))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: level %2 of %3 is outside 0 to 1."), where, point.level, point.unit);
    point.sparsityShare = jsonNumber(json, "sparsity", point.level, where);
    point.nll = required(json, "loss", where);
    point.perplexity = jsonNumber(json, "perplexity", std::exp(point.nll), where);
    point.standardError = optionalFrom(json, "stderr", where);
    point.nllIncrease = required(json, "loss_increase", where);
    point.nllIncreaseError = optionalFrom(json, "loss_increase_stderr", where);
    point.seconds = jsonNumber(json, "seconds", 0, where);
    if (json.contains("window_loss"))
        point.windowNll = numbers(json, "window_loss", where);
    return point;
}

void requireFormat(const Json& json, const std::string& where)
{
    const std::string format = json.is_object() ? jsonString(json, "format", "", where) : std::string();
    if (format != kFormat)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the format is \"%2\", not \"%3\"."), where, format, kFormat);
    const std::int64_t version = jsonInt(json, "version", 0, where);
    if (version != kVersion)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is version %2 of the format; this program reads version %3."), where,
                    version, kVersion);
}

void requireSame(const std::string& where, const char* field, const std::string& value, const std::string& wanted)
{
    if (value != wanted)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: %2 is \"%3\", but that of the first part is \"%4\"."), where, field, value,
                    wanted);
}

void requireSamePart(const SensitivityResult& part, const SensitivityResult& first, const std::string& where)
{
    requireSame(where, "the model's fingerprint", part.modelFingerprint, first.modelFingerprint);
    requireSame(where, "the method", part.method, first.method);
    requireSame(where, "the method's parameters", paramsToJson(part.params).dump(), paramsToJson(first.params).dump());
    requireSame(where, "the calibration", part.calibrationHash, first.calibrationHash);
    requireSame(where, "the evaluation text", part.textSha256, first.textSha256);
    requireSame(where, "the convention", part.convention, first.convention);
    requireSame(where, "the window", std::to_string(part.window), std::to_string(first.window));
    requireSame(where, "the number of windows", std::to_string(part.windows), std::to_string(first.windows));
    if (std::abs(part.denseNll - first.denseNll) > kAgreement * std::max(1.0, std::abs(first.denseNll)))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the dense loss is %2, but that of the first part is %3."), where,
                    part.denseNll, first.denseNll);
}

/// Model order; kinds of units one after the other.
void sortUnits(std::vector<SensitivityUnit>& units)
{
    std::stable_sort(units.begin(), units.end(),
                     [](const auto& a, const auto& b) { return std::tie(b.by, a.index) < std::tie(a.by, b.index); });
}

/// By unit, then by level.
void sortPoints(SensitivityResult& result)
{
    std::map<std::string, std::size_t> order;
    for (std::size_t i = 0; i < result.units.size(); ++i)
        order[result.units[i].id] = i;
    std::stable_sort(result.points.begin(), result.points.end(), [&](const auto& a, const auto& b) {
        return std::pair(order[a.unit], a.level) < std::pair(order[b.unit], b.level);
    });
}

} // namespace

Json sensitivityToJson(const SensitivityResult& result)
{
    Json units = Json::array(), points = Json::array(), probes = Json::array();
    for (const auto& unit : result.units)
        units.push_back(unitJson(unit));
    for (const auto& point : result.points)
        points.push_back(pointJson(point));
    for (const auto& probe : result.probes) {
        probes.push_back(pointJson(probe.point));
        probes.back()["shares"] = probe.shares;
    }
    return {{"format", kFormat},
            {"version", kVersion},
            {"model", {{"name", result.modelName}, {"fingerprint", result.modelFingerprint}}},
            {"method", result.method},
            {"params", paramsToJson(result.params)},
            {"levels", result.levels},
            {"calibration",
             {{"text", result.calibrationText},
              {"hash", result.calibrationHash},
              {"windows", result.calibrationWindows},
              {"window", result.calibrationWindow}}},
            {"text", result.text},
            {"text_sha256", result.textSha256},
            {"convention", result.convention},
            {"window", result.window},
            {"stride", result.stride},
            {"windows", result.windows},
            {"dense",
             {{"loss", result.denseNll},
              {"perplexity", result.densePerplexity},
              {"stderr", optional(result.denseError)},
              {"window_loss", result.denseWindowNll}}},
            {"units", units},
            {"points", points},
            {"matrices", result.matrices},
            {"probes", probes},
            {"points_taken_over", result.takenOver},
            {"seconds", result.seconds}};
}

SensitivityResult sensitivityFromJson(const Json& json, const std::string& where)
{
    requireFormat(json, where);
    SensitivityResult result;
    const Json& model = member(json, "model", false, where);
    result.modelName = jsonString(model, "name", "", where);
    result.modelFingerprint = jsonString(model, "fingerprint", "", where);
    result.method = jsonString(json, "method", "", where);
    result.params = paramsFromJson(member(json, "params", false, where), where);
    result.levels = numbers(json, "levels", where);
    const Json& calibration = member(json, "calibration", false, where);
    result.calibrationText = jsonString(calibration, "text", "", where);
    result.calibrationHash = jsonString(calibration, "hash", "", where);
    result.calibrationWindows = int(jsonInt(calibration, "windows", 0, where));
    result.calibrationWindow = int(jsonInt(calibration, "window", 0, where));
    result.text = jsonString(json, "text", "", where);
    result.textSha256 = jsonString(json, "text_sha256", "", where);
    result.convention = jsonString(json, "convention", "", where);
    result.window = int(jsonInt(json, "window", 0, where));
    result.stride = int(jsonInt(json, "stride", 0, where));
    result.windows = jsonInt(json, "windows", 0, where);
    const Json& dense = member(json, "dense", false, where);
    result.denseNll = required(dense, "loss", where);
    result.densePerplexity = jsonNumber(dense, "perplexity", std::exp(result.denseNll), where);
    result.denseError = optionalFrom(dense, "stderr", where);
    result.denseWindowNll = numbers(dense, "window_loss", where);
    for (const auto& unit : member(json, "units", true, where))
        result.units.push_back(unitFrom(unit, where));
    for (const auto& point : member(json, "points", true, where)) {
        result.points.push_back(pointFrom(point, where));
        if (!result.findUnit(result.points.back().unit))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: a point names unit %2, which is not among the units."), where,
                        result.points.back().unit);
    }
    sortPoints(result); // whatever wrote the file: curves rise from level to level
    for (std::size_t i = 1; i < result.points.size(); ++i)
        if (result.points[i].unit == result.points[i - 1].unit && result.points[i].level == result.points[i - 1].level)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: holds %2 at level %3 twice."), where, result.points[i].unit,
                        result.points[i].level);
    if (json.contains("matrices"))
        result.matrices = names(json, "matrices", where);
    if (json.contains("probes"))
        for (const auto& probe : member(json, "probes", true, where)) {
            result.probes.push_back({numbers(probe, "shares", where), pointFrom(probe, where)});
            if (result.probes.back().shares.size() != result.matrices.size())
                throw Error(ErrorKind::BadInput, PS_TEXT("%1: %2 has %3 shares for %4 matrices."), where,
                            result.probes.back().point.unit, result.probes.back().shares.size(), result.matrices.size());
        }
    result.takenOver = int(jsonInt(json, "points_taken_over", 0, where));
    result.seconds = jsonNumber(json, "seconds", 0, where);
    return result;
}

SensitivityResult mergeSensitivity(const std::vector<SensitivityResult>& parts, const std::vector<std::string>& where)
{
    if (parts.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("There are no parts to merge."));
    SensitivityResult merged = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        requireSamePart(parts[i], merged, where[i]);
        merged.seconds += parts[i].seconds;
        merged.levels.insert(merged.levels.end(), parts[i].levels.begin(), parts[i].levels.end());
        for (const auto& unit : parts[i].units)
            if (!merged.findUnit(unit.id))
                merged.units.push_back(unit);
        for (const auto& probe : parts[i].probes)
            if (std::none_of(merged.probes.begin(), merged.probes.end(),
                             [&](const auto& other) { return other.point.unit == probe.point.unit; }))
                merged.probes.push_back(probe);
        for (const auto& point : parts[i].points) {
            const SensitivityPoint* other = merged.findPoint(point.unit, point.level);
            if (!other)
                merged.points.push_back(point);
            else if (std::abs(other->nll - point.nll) > kAgreement * std::max(1.0, std::abs(other->nll)))
                throw Error(ErrorKind::BadInput, PS_TEXT("%1: the loss of %2 at level %3 is %4, but another part says %5."),
                            where[i], point.unit, point.level, point.nll, other->nll);
        }
    }
    std::sort(merged.levels.begin(), merged.levels.end());
    merged.levels.erase(std::unique(merged.levels.begin(), merged.levels.end()), merged.levels.end());
    sortUnits(merged.units);
    sortPoints(merged);
    return merged;
}

std::string sensitivityCsv(const SensitivityResult& result)
{
    std::ostringstream csv;
    csv.imbue(std::locale::classic());
    csv.precision(10);
    csv << "unit,by,block,kind,level,sparsity,loss,perplexity,stderr,loss_increase,loss_increase_stderr,seconds\r\n";
    for (const auto& point : result.points) {
        const SensitivityUnit& unit = *result.findUnit(point.unit);
        csv << csvField(point.unit) << ',' << unit.by << ',' << (unit.block >= 0 ? std::to_string(unit.block) : "") << ',' << unit.kind
            << ',' << point.level << ',' << point.sparsityShare << ',' << point.nll << ',' << point.perplexity << ',';
        if (point.standardError)
            csv << *point.standardError;
        csv << ',' << point.nllIncrease << ',';
        if (point.nllIncreaseError)
            csv << *point.nllIncreaseError;
        csv << ',' << point.seconds << "\r\n";
    }
    return csv.str();
}

} // namespace prunescope
