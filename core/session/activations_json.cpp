// Activations for other programs: JSON and CSV.
#include "core/session/activations.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace prunescope {
namespace {

constexpr const char* kFormat = "prunescope-activations";
constexpr int kVersion = 1;

Json numbersJson(const std::vector<float>& values)
{
    Json out = Json::array();
    for (const float value : values)
        out.push_back(std::isfinite(value) ? Json(double(value)) : Json()); // a row without this channel
    return out;
}

double meanOf(const std::vector<float>& values)
{
    double sum = 0;
    for (const float value : values)
        sum += double(value);
    return values.empty() ? 0 : sum / double(values.size());
}

Json headJson(const ActivationReport& report)
{
    Json blocks = Json::array();
    for (const BlockInfluence& block : report.blocks)
        blocks.push_back({{"block", block.block},
                          {"influence", block.influence},
                          {"angular_distance", block.angularDistance},
                          {"relative_change", block.relativeChange}});
    return {{"format", kFormat},
            {"version", kVersion},
            {"model", {{"name", report.modelName}, {"fingerprint", report.modelFingerprint}}},
            {"calibration",
             {{"text", report.text.name},
              {"sha256", report.text.sha256},
              {"windows", report.windows},
              {"window", report.window},
              {"hash", report.calibrationHash}}},
            {"blocks", blocks}};
}

Json rowJson(const ActivationRow& row)
{
    const auto largest = std::max_element(row.maximum.begin(), row.maximum.end());
    return {{"block", row.block},
            {"channels", row.channels()},
            {"mean_magnitude", row.meanMagnitude},
            {"max", largest == row.maximum.end() ? 0.0 : double(*largest)},
            {"max_channel", largest == row.maximum.end() ? -1 : largest - row.maximum.begin()},
            {"share_above_6", meanOf(row.shareAbove6)},
            {"share_above_5_means", meanOf(row.shareAbove5Means)}};
}

Json siteJson(const ActivationSite& site)
{
    Json rows = Json::array();
    for (const ActivationRow& row : site.rows)
        rows.push_back(rowJson(row));
    return {{"site", site.id}, {"read_by", site.readers}, {"rows", rows}};
}

/// With a comma before it; as few digits as bring the same number back, whatever the locale.
template <typename Number> void append(std::string& out, Number value)
{
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out += ',';
    out.append(digits, end);
}

} // namespace

Json activationsToJson(const ActivationReport& report)
{
    Json out = headJson(report);
    out["sites"] = Json::array();
    for (const ActivationSite& site : report.sites) {
        Json json = siteJson(site);
        for (std::size_t i = 0; i < site.rows.size(); ++i) {
            Json values;
            for (const ActivationQuantity quantity : activationQuantities())
                values[std::string(activationId(quantity))] = numbersJson(site.rows[i].values(quantity));
            json["rows"][i]["values"] = std::move(values);
        }
        out["sites"].push_back(std::move(json));
    }
    return out;
}

Json activationSummaryToJson(const ActivationReport& report, std::size_t largest)
{
    Json out = headJson(report);
    out["sites"] = Json::array();
    for (const ActivationSite& site : report.sites) {
        Json json = siteJson(site);
        json["largest"] = Json::array();
        for (const LargeChannel& channel : largestChannels(site, largest))
            json["largest"].push_back({{"channel", channel.channel},
                                       {"max", channel.maximum},
                                       {"max_block", channel.maximumBlock},
                                       {"norm", channel.norm},
                                       {"norm_block", channel.normBlock},
                                       {"share_above_6", channel.shareAbove6},
                                       {"share_above_5_means", channel.shareAbove5Means},
                                       {"trace_max", numbersJson(trace(site, channel.channel, ActivationQuantity::Maximum))},
                                       {"trace_norm", numbersJson(trace(site, channel.channel, ActivationQuantity::Norm))}});
        out["sites"].push_back(std::move(json));
    }
    return out;
}

std::string activationsCsv(const ActivationReport& report)
{
    std::string out = "site,block,channel";
    for (const ActivationQuantity quantity : activationQuantities()) {
        out += ',';
        out += activationId(quantity);
    }
    out += '\n';
    for (const ActivationSite& site : report.sites)
        for (const ActivationRow& row : site.rows)
            for (std::size_t c = 0; c < row.norm.size(); ++c) {
                out += site.id;
                for (const std::int64_t number : {std::int64_t(row.block), std::int64_t(c)})
                    append(out, number);
                for (const ActivationQuantity quantity : activationQuantities())
                    append(out, row.values(quantity)[c]);
                out += '\n';
            }
    return out;
}

} // namespace prunescope
