// Measuring activations: every window goes once through the model; what matrices read is heard through the hook, what
// blocks read and write from the walk.
#include "core/session/activations.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/calibration/channel_statistics.h"
#include "core/evaluation/perplexity.h"
#include "core/session/run_need.h"
#include "core/session/text_loading.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace prunescope {
namespace {

constexpr std::int64_t kTokensPerBatch = 2048; // as measureInputs: batches that differ would change last bits
constexpr const char* kResidual = "residual";

struct QuantityEntry {
    ActivationQuantity quantity;
    std::string_view id;
    std::vector<float> ActivationRow::*values;
};

constexpr QuantityEntry kQuantities[] = {
    {ActivationQuantity::Norm, "norm", &ActivationRow::norm},
    {ActivationQuantity::Mean, "mean", &ActivationRow::mean},
    {ActivationQuantity::Variance, "variance", &ActivationRow::variance},
    {ActivationQuantity::Maximum, "max", &ActivationRow::maximum},
    {ActivationQuantity::ShareAbove6, "share_above_6", &ActivationRow::shareAbove6},
    {ActivationQuantity::ShareAbove5Means, "share_above_5_means", &ActivationRow::shareAbove5Means},
};

const QuantityEntry& entryOf(ActivationQuantity quantity)
{
    return *std::find_if(std::begin(kQuantities), std::end(kQuantities),
                         [quantity](const QuantityEntry& entry) { return entry.quantity == quantity; });
}

ActivationRow rowOf(int block, const ChannelStatistics& statistics)
{
    ActivationRow row;
    row.block = block;
    row.meanMagnitude = statistics.meanMagnitude();
    row.norm = statistics.norms();
    row.mean = statistics.means();
    row.variance = statistics.variances();
    row.maximum = statistics.maxima();
    row.shareAbove6 = statistics.sharesAbove6();
    row.shareAbove5Means = statistics.sharesAbove5Means();
    return row;
}

/// What is summed up while windows pass.
class Collector {
public:
    Collector(const ModelInfo& info, int blocks, std::int64_t width)
        : m_info(info), m_stream(std::size_t(blocks) + 1, ChannelStatistics(width)), m_changes(std::size_t(blocks))
    {
    }

    void addStream(int block, const at::Tensor& x)
    {
        if (const std::int64_t bad = m_stream[std::size_t(block)].add(x); bad >= 0)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("Channel %1 of the residual stream before block %2 is not finite; check the weights before it."), bad,
                        block);
    }

    void addBlock(int block, const at::Tensor& before, const at::Tensor& after)
    {
        addStream(block + 1, after);
        m_changes[std::size_t(block)].add(before, after);
    }

    void addInput(std::span<const std::string> modules, const at::Tensor& x)
    {
        const MatrixInfo* first = m_info.find(modules.front());
        if (!first || first->block < 0)
            return;
        auto& site = siteOf(modules);
        const auto row = site.rows.try_emplace(first->block, x.size(-1)).first;
        if (const std::int64_t bad = row->second.add(x); bad >= 0)
            throw Error(ErrorKind::BadInput, PS_TEXT("Input feature %1 of %2 is not finite; check the weights before this matrix."), bad,
                        modules.front());
    }

    void writeTo(ActivationReport& report) const
    {
        report.sites.push_back({kResidual, {}, {}});
        for (std::size_t i = 0; i < m_stream.size(); ++i)
            report.sites[0].rows.push_back(rowOf(int(i), m_stream[i]));
        for (const Site& site : m_sites) {
            report.sites.push_back({site.id, site.readers, {}});
            for (const auto& [block, statistics] : site.rows)
                report.sites.back().rows.push_back(rowOf(block, statistics));
        }
        for (std::size_t i = 0; i < m_changes.size(); ++i)
            report.blocks.push_back(
                {int(i), m_changes[i].influence(), m_changes[i].angularDistance(), m_changes[i].relativeChange()});
    }

private:
    struct Site {
        std::string id;
        std::vector<std::string> readers;
        std::map<int, ChannelStatistics> rows; // by block
    };

    /// A place is known by the kinds of the matrices that read it, whatever the family calls them.
    Site& siteOf(std::span<const std::string> modules)
    {
        std::string id;
        std::vector<std::string> readers;
        for (const std::string& module : modules) {
            const MatrixInfo* matrix = m_info.find(module);
            readers.push_back(matrix ? matrix->kind : module);
            id += (id.empty() ? "" : "+") + readers.back();
        }
        const auto it = std::find_if(m_sites.begin(), m_sites.end(), [&id](const Site& site) { return site.id == id; });
        if (it != m_sites.end())
            return *it;
        m_sites.push_back({id, readers, {}});
        return m_sites.back();
    }

    const ModelInfo& m_info;
    std::vector<ChannelStatistics> m_stream;
    std::vector<BlockChange> m_changes;
    std::vector<Site> m_sites;
};

std::vector<at::Tensor> batchesOf(const at::Tensor& windows)
{
    const std::int64_t count = windows.size(0), rows = std::max<std::int64_t>(1, kTokensPerBatch / windows.size(1));
    std::vector<at::Tensor> batches;
    for (std::int64_t row = 0; row < count; row += rows)
        batches.push_back(windows.narrow(0, row, std::min(rows, count - row)));
    return batches;
}

} // namespace

const std::vector<ActivationQuantity>& activationQuantities()
{
    static const std::vector<ActivationQuantity> all = [] {
        std::vector<ActivationQuantity> out;
        for (const QuantityEntry& entry : kQuantities)
            out.push_back(entry.quantity);
        return out;
    }();
    return all;
}

std::string_view activationId(ActivationQuantity quantity) { return entryOf(quantity).id; }

ActivationQuantity activationQuantity(std::string_view id)
{
    for (const QuantityEntry& entry : kQuantities)
        if (entry.id == id)
            return entry.quantity;
    throw Error(ErrorKind::Usage,
                PS_TEXT("There is no activation quantity \"%1\"; there are norm, mean, variance, max, share_above_6 and "
                        "share_above_5_means."),
                std::string(id));
}

const std::vector<float>& ActivationRow::values(ActivationQuantity quantity) const { return this->*entryOf(quantity).values; }

std::int64_t ActivationSite::channels() const
{
    std::int64_t widest = 0;
    for (const ActivationRow& row : rows)
        widest = std::max(widest, row.channels());
    return widest;
}

const ActivationSite* ActivationReport::findSite(std::string_view id) const
{
    const auto it = std::find_if(sites.begin(), sites.end(), [id](const ActivationSite& site) { return site.id == id; });
    return it == sites.end() ? nullptr : &*it;
}

std::shared_ptr<const ActivationReport> measureActivations(const ModelHandle& model, const CalibrationParams& calibration,
                                                           StopFlag& stop, const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const CalibrationSet set = loadCalibration(*model, calibration);
    requireRoom(passNeed(model, set.ids.size(0), set.ids.size(1)));
    const Model& compute = model->model();
    const int blocks = compute.blockCount();
    Collector collector(model->info, blocks, compute.config().width);
    ForwardContext context;
    context.inputHook = [&](std::span<const std::string> modules, const at::Tensor& x) {
        stop.poll();
        collector.addInput(modules, x);
    };
    const std::vector<at::Tensor> batches = batchesOf(set.ids);
    WindowWalk walk(compute, batches, compute.isStreamed() ? batches.size() : 1, context);
    for (std::size_t first = 0; first < batches.size(); first += walk.groupSize()) {
        walk.begin(first);
        for (std::size_t i = first; i < std::min(first + walk.groupSize(), batches.size()); ++i)
            collector.addStream(0, walk.output(i));
        for (int block = 0; block < blocks; ++block) {
            const bool isSingle = walk.groupSize() == 1;
            report(progress, isSingle ? double(first) * blocks + block : double(block),
                   isSingle ? double(batches.size()) * blocks : double(blocks), Text(PS_TEXT("Measuring the activations of block %1"), block),
                   block);
            walk.watch([&](const at::Tensor& before, const at::Tensor& after) { collector.addBlock(block, before, after); });
            walk.runBlock(block, stop);
        }
    }
    auto out = std::make_shared<ActivationReport>();
    out->modelName = model->info.name;
    out->modelFingerprint = model->info.fingerprint;
    collector.writeTo(*out);
    out->text = set.info;
    out->windows = int(set.ids.size(0));
    out->window = int(set.ids.size(1));
    out->calibrationHash = set.hash;
    report(progress, 1, 1, Text(PS_TEXT("Activations measured")));
    return out;
}

std::vector<LargeChannel> largestChannels(const ActivationSite& site, std::size_t count, ChannelRanking ranking)
{
    std::vector<LargeChannel> all(std::size_t(site.channels()));
    for (std::size_t c = 0; c < all.size(); ++c)
        all[c].channel = std::int64_t(c);
    for (const ActivationRow& row : site.rows)
        for (std::size_t c = 0; c < row.norm.size(); ++c) {
            LargeChannel& channel = all[c];
            if (row.maximum[c] > channel.maximum) {
                channel.maximum = row.maximum[c];
                channel.maximumBlock = row.block;
            }
            if (row.norm[c] > channel.norm) {
                channel.norm = row.norm[c];
                channel.normBlock = row.block;
            }
            channel.shareAbove6 = std::max(channel.shareAbove6, row.shareAbove6[c]);
            channel.shareAbove5Means = std::max(channel.shareAbove5Means, row.shareAbove5Means[c]);
        }
    const auto isLarger = [ranking](const LargeChannel& a, const LargeChannel& b) {
        const bool byNorm = ranking == ChannelRanking::Norm;
        const float first = byNorm ? a.norm : a.maximum, second = byNorm ? b.norm : b.maximum;
        return first != second ? first > second : a.channel < b.channel;
    };
    count = std::min(count, all.size());
    std::partial_sort(all.begin(), all.begin() + std::ptrdiff_t(count), all.end(), isLarger);
    all.resize(count);
    return all;
}

std::vector<LargeChannel> largestChannels(const ActivationReport& report, std::string_view site, std::size_t count,
                                          ChannelRanking ranking)
{
    const ActivationSite* found = report.findSite(site);
    if (!found)
        throw Error(ErrorKind::Usage, PS_TEXT("%1 has no place \"%2\" where activations are measured."), report.modelName,
                    std::string(site));
    return largestChannels(*found, count, ranking);
}

std::vector<float> trace(const ActivationSite& site, std::int64_t channel, ActivationQuantity quantity)
{
    if (channel < 0 || channel >= site.channels())
        throw Error(ErrorKind::Usage, PS_TEXT("There is no channel %1: %2 has %3."), channel, site.id, site.channels());
    std::vector<float> out;
    for (const ActivationRow& row : site.rows)
        out.push_back(channel < row.channels() ? row.values(quantity)[std::size_t(channel)]
                                               : std::numeric_limits<float>::quiet_NaN());
    return out;
}

std::vector<float> trace(const ActivationReport& report, std::int64_t channel, ActivationQuantity quantity)
{
    return trace(report.residual(), channel, quantity);
}

} // namespace prunescope
