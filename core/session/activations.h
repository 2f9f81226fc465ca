#pragma once
// What flows through a model: figures of every channel at every place of the residual stream and at the inputs of the
// matrices, and how much each block turns the stream. Torch-free header; results are immutable snapshots.

#include "core/base/json.h"
#include "core/session/open_model.h"
#include "core/session/texts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// What is known of a channel at a place, over all calibration tokens. Ids are those of the JSON and CSV.
enum class ActivationQuantity {
    Norm,            ///< "norm": L2 norm as InputNorms has it: sqrt of the sum of x^2 divided by the number of windows
    Mean,            ///< "mean" of x; the only one that may be below zero
    Variance,        ///< "variance" of x over tokens (divided by their number)
    Maximum,         ///< "max": the largest |x|
    ShareAbove6,     ///< "share_above_6": share of tokens with |x| > 6 (Dettmers et al. 2022, sec. 3.2)
    ShareAbove5Means ///< "share_above_5_means": share of tokens with |x| > 5 times the mean |x| over the token's channels
};

/// All of them, in the order of the columns of the CSV.
const std::vector<ActivationQuantity>& activationQuantities();
std::string_view activationId(ActivationQuantity quantity);
/// @throws Error{Usage} naming the id
ActivationQuantity activationQuantity(std::string_view id);

/// The channels of one place. Widths may differ from block to block (models that were pruned structurally).
struct ActivationRow {
    int block = 0;             ///< before this block (residual; the number of blocks: after the last), or the block it lies in
    double meanMagnitude = 0;  ///< mean |x| over channels and tokens
    std::vector<float> norm, mean, variance, maximum, shareAbove6, shareAbove5Means; ///< [channels]

    std::int64_t channels() const { return std::int64_t(norm.size()); }
    const std::vector<float>& values(ActivationQuantity quantity) const;
};

/// The same place of all blocks.
struct ActivationSite {
    std::string id;                    ///< "residual", or the kinds that read it: "q_proj+k_proj+v_proj"
    std::vector<std::string> readers;  ///< kinds of the matrices that read it; empty for the residual stream
    std::vector<ActivationRow> rows;   ///< by block; one more for the residual stream

    bool isResidual() const { return readers.empty(); }
    /// Of the widest row.
    std::int64_t channels() const;
};

/// What a block does to the stream; means over all calibration tokens.
struct BlockInfluence {
    int block = 0;
    double influence = 0;        ///< 1 - cos(in, out): block influence (Men et al. 2024, ShortGPT, eq. 1)
    double angularDistance = 0;  ///< arccos(cos(in, out)) / pi (Gromov et al. 2024, there of the last token only)
    double relativeChange = 0;   ///< |out - in| / |in|
};

struct ActivationReport {
    std::string modelName, modelFingerprint;
    std::vector<ActivationSite> sites;    ///< the residual stream first, then inputs in the order in which a block reads them
    std::vector<BlockInfluence> blocks;
    TextInfo text;
    int windows = 0;                      ///< windows used; fewer than asked where the text is short
    int window = 0;                       ///< tokens each
    std::string calibrationHash;          ///< identifies text, windows and seed

    const ActivationSite& residual() const { return sites.front(); }
    /// The site of this id, or null.
    const ActivationSite* findSite(std::string_view id) const;
};

/// One pass of the calibration windows through the model; a streamed model is read once.
/// @throws Error{BadInput} if the model cannot be evaluated, the text is shorter than a window, or a value is not finite (the
///         message names place and channel); Error{Memory} with need and have
///
/// The same bits for any thread count. Memory beside the pass: about 48 bytes for each channel of each row.
std::shared_ptr<const ActivationReport> measureActivations(const ModelHandle& model, const CalibrationParams& calibration,
                                                           StopFlag& stop, const ProgressSink& progress);

/// By what channels are ranked.
enum class ChannelRanking { Maximum, Norm };

/// A channel of a site and where it is largest.
struct LargeChannel {
    std::int64_t channel = 0;
    float maximum = 0;          ///< largest |x| at any row
    int maximumBlock = 0;       ///< `block` of that row
    float norm = 0;             ///< largest norm at any row
    int normBlock = 0;
    float shareAbove6 = 0, shareAbove5Means = 0; ///< largest of any row
};

/// The channels with the largest figures over all rows, largest first; equal ones by number.
std::vector<LargeChannel> largestChannels(const ActivationSite& site, std::size_t count,
                                          ChannelRanking ranking = ChannelRanking::Maximum);
/// @throws Error{Usage} if there is no such site
std::vector<LargeChannel> largestChannels(const ActivationReport& report, std::string_view site, std::size_t count,
                                          ChannelRanking ranking = ChannelRanking::Maximum);

/// One channel along the rows of a site. @return NaN where a row has no such channel
/// @throws Error{Usage} naming both numbers if no row has it
std::vector<float> trace(const ActivationSite& site, std::int64_t channel, ActivationQuantity quantity);
/// The same through the residual stream: before each block and after the last.
std::vector<float> trace(const ActivationReport& report, std::int64_t channel,
                         ActivationQuantity quantity = ActivationQuantity::Maximum);

/// Everything, with a list of numbers for each row and quantity.
Json activationsToJson(const ActivationReport& report);
/// The same without the lists: rows summed up, and the largest channels of each site with their traces.
Json activationSummaryToJson(const ActivationReport& report, std::size_t largest);
/// One line for each site, block and channel; point as decimal mark.
std::string activationsCsv(const ActivationReport& report);

} // namespace prunescope
