// Bins are found by one multiplication per score; for logarithmic ones the logarithm comes from a table over the upper
// bits of the float, which is exact to 1/64 of an octave, finer than a bin.
#include "widgets/heatmap/score_counts.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace prunescope::gui {
namespace {

constexpr int kBins = 160;
constexpr int kDroppedBits = 17; // 6 bits of mantissa stay
constexpr std::size_t kStripe = std::size_t(1) << 20;
constexpr double kDecades = 6;   // below the largest score; smaller ones join the first bin

bool isFinite(float value) { return std::abs(value) <= std::numeric_limits<float>::max(); }

struct Extent {
    float bottom = 0;   // the lowest value below zero, or zero
    float lowest = 0;   // the lowest above zero
    float highest = 0;  // or zero if all are below
};

Extent extentOf(const std::vector<float>& scores)
{
    Extent extent;
    extent.lowest = std::numeric_limits<float>::infinity();
    for (const float score : scores) {
        if (!isFinite(score))
            continue;
        extent.bottom = std::min(extent.bottom, score);
        extent.highest = std::max(extent.highest, score);
        if (score > 0)
            extent.lowest = std::min(extent.lowest, score);
    }
    extent.lowest = std::min(extent.lowest, extent.highest);
    return extent;
}

// The bin of every possible upper part of a positive float.
std::vector<std::uint8_t> binTable(const std::vector<double>& edges)
{
    std::vector<std::uint8_t> table(std::size_t(1) << (31 - kDroppedBits));
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto middle = std::bit_cast<float>((std::uint32_t(i) << kDroppedBits) + (1u << (kDroppedBits - 1)));
        const auto edge = std::upper_bound(edges.begin(), edges.end(), double(middle));
        table[i] = std::uint8_t(std::clamp<std::ptrdiff_t>(edge - edges.begin() - 1, 0, kBins - 1));
    }
    return table;
}

} // namespace

std::shared_ptr<const ScoreCounts> countScores(const std::vector<float>& scores, const std::vector<std::uint8_t>* pruned,
                                               bool isLogarithmic, StopFlag* stop)
{
    auto made = std::make_shared<ScoreCounts>();
    const Extent extent = extentOf(scores);
    const double top = extent.highest > extent.bottom ? double(extent.highest) : 1.0;
    made->isLogarithmic = isLogarithmic && extent.bottom == 0 && extent.highest > 0 && extent.lowest < extent.highest;
    const double bottom = made->isLogarithmic ? std::max(double(extent.lowest), top * std::pow(10.0, -kDecades))
                                              : double(extent.bottom);
    for (int i = 0; i <= kBins; ++i) {
        const double share = double(i) / kBins;
        made->edges.push_back(made->isLogarithmic ? bottom * std::pow(top / bottom, share) : bottom + (top - bottom) * share);
    }
    made->counts.assign(kBins, 0);
    if (pruned)
        made->pruned.assign(kBins, 0);
    const std::vector<std::uint8_t> table = made->isLogarithmic ? binTable(made->edges) : std::vector<std::uint8_t>();
    const float scale = float(kBins / (top - bottom)), start = float(bottom);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (stop && i % kStripe == 0)
            stop->poll();
        const float score = scores[i];
        if (!isFinite(score)) {
            ++made->nonFinite;
            continue;
        }
        const std::size_t bin = made->isLogarithmic
                                    ? table[(std::bit_cast<std::uint32_t>(score) & 0x7fffffffu) >> kDroppedBits]
                                    : std::size_t(std::clamp(int((score - start) * scale), 0, kBins - 1));
        ++made->counts[bin];
        if (pruned)
            made->pruned[bin] += (*pruned)[i];
    }
    made->finite = std::int64_t(scores.size()) - made->nonFinite;
    return made;
}

double ScoreCounts::shareUpTo(double score) const
{
    if (finite == 0 || score < edges.front())
        return 0;
    double below = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (score >= edges[i + 1]) {
            below += double(counts[i]);
            continue;
        }
        const double part = isLogarithmic ? std::log(score / edges[i]) / std::log(edges[i + 1] / edges[i])
                                          : (score - edges[i]) / (edges[i + 1] - edges[i]);
        below += double(counts[i]) * std::clamp(part, 0.0, 1.0);
        break;
    }
    return below / double(finite);
}

double ScoreCounts::scoreAt(double share) const
{
    const double wanted = share * double(finite);
    double below = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (below + double(counts[i]) >= wanted && counts[i] > 0) {
            const double part = std::clamp((wanted - below) / double(counts[i]), 0.0, 1.0);
            return isLogarithmic ? edges[i] * std::pow(edges[i + 1] / edges[i], part)
                                 : edges[i] + (edges[i + 1] - edges[i]) * part;
        }
        below += double(counts[i]);
    }
    return edges.back();
}

ThresholdSpread spreadOf(std::vector<float> thresholds)
{
    thresholds.erase(std::remove_if(thresholds.begin(), thresholds.end(), [](float t) { return !isFinite(t); }),
                     thresholds.end());
    if (thresholds.empty())
        return {};
    std::sort(thresholds.begin(), thresholds.end());
    return {double(thresholds.front()), double(thresholds[thresholds.size() / 2]), double(thresholds.back()), true};
}

} // namespace prunescope::gui
