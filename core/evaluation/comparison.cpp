// Two models on the same tokens.
#include "core/evaluation/comparison.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace prunescope {
namespace {

void addLosses(StreamLosses& losses, const at::Tensor& nll)
{
    const float* values = nll.data_ptr<float>();
    losses.tokenNll.insert(losses.tokenNll.end(), values, values + nll.numel());
    losses.windowEnd.push_back(std::int64_t(losses.tokenNll.size()));
}

/// Seconds of a piece of work, added to a sum.
template <typename Work> void timed(double& seconds, Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Both models walking over the same windows in step. A streamed one reads its weights once, so both then take all
/// windows through each block; the logits of the first wait for those of the second window by window.
class Walks {
public:
    Walks(const Model& a, const Model& b, const WindowPlan& plan, const std::vector<at::Tensor>& windows)
        : m_a(a),
          m_b(b),
          m_plan(plan),
          m_windows(windows),
          m_walkA(a, windows, groupOf(a, b, windows)),
          m_walkB(b, windows, groupOf(a, b, windows)),
          m_hasSameBlocks(a.blockCount() == b.blockCount() && a.config().width == b.config().width),
          m_drifts(std::size_t(a.blockCount()))
    {
    }

    std::size_t groupSize() const { return m_walkA.groupSize(); }

    void runGroup(std::size_t first, StopFlag& stop, const ProgressSink& progress)
    {
        const std::size_t last = std::min(m_windows.size(), first + groupSize());
        timed(m_out.a.secondsInModel, [&] { m_walkA.begin(first); });
        timed(m_out.b.secondsInModel, [&] { m_walkB.begin(first); });
        for (int block = 0; block < std::max(m_a.blockCount(), m_b.blockCount()); ++block) {
            if (groupSize() > 1)
                report(progress, block, m_a.blockCount() + 1,
                       Text(PS_TEXT("Comparing: block %1 of %2"), block + 1, m_a.blockCount()));
            if (block < m_a.blockCount())
                timed(m_out.a.secondsInModel, [&] { m_walkA.runBlock(block, stop); });
            if (block < m_b.blockCount())
                timed(m_out.b.secondsInModel, [&] { m_walkB.runBlock(block, stop); });
            for (std::size_t window = first; m_hasSameBlocks && window < last; ++window)
                m_drifts[std::size_t(block)].add(m_walkA.output(window), m_walkB.output(window));
        }
        const std::size_t threads = std::size_t(at::get_num_threads());
        for (std::size_t window = first, count = 0; window < last; window += count) {
            // A window alone would be split among the threads, and its last bits would not be those of perplexity.
            count = last - window <= threads + 1 ? last - window : threads;
            std::vector<at::Tensor> logitsA, logitsB;
            timed(m_out.a.secondsInModel, [&] { logitsA = m_walkA.logits(window, count, stop); });
            timed(m_out.b.secondsInModel, [&] { logitsB = m_walkB.logits(window, count, stop); });
            for (std::size_t i = 0; i < count; ++i)
                addWindow(window + i, logitsA[i].to(at::kFloat), logitsB[i].to(at::kFloat));
        }
    }

    StreamComparison result()
    {
        m_out.b.tokenPosition = m_out.a.tokenPosition;
        for (const DriftSum& drift : m_drifts)
            if (m_hasSameBlocks)
                m_out.drifts.push_back(drift.result());
        return std::move(m_out);
    }

private:
    static std::size_t groupOf(const Model& a, const Model& b, const std::vector<at::Tensor>& windows)
    {
        const std::size_t forA = WindowWalk::suitableGroup(a, windows), forB = WindowWalk::suitableGroup(b, windows);
        return a.isStreamed() || b.isStreamed() ? std::max(forA, forB) : std::min(forA, forB);
    }

    void addWindow(std::size_t window, const at::Tensor& logitsA, const at::Tensor& logitsB)
    {
        const at::Tensor& ids = m_windows[window];
        const std::int64_t firstScored = firstScoredOf(m_plan.windows[window], ids), rows = ids.size(1) - firstScored;
        const std::int64_t shift = ids.size(1) - m_plan.windows[window].length;
        addLosses(m_out.a, tokenNll(logitsA, ids.squeeze(0), firstScored));
        addLosses(m_out.b, tokenNll(logitsB, ids.squeeze(0), firstScored));
        for (std::int64_t i = 0; i < rows; ++i)
            m_out.a.tokenPosition.push_back(m_plan.windows[window].begin + firstScored - shift + i);
        addDivergences(logitsA.narrow(0, firstScored - 1, rows).contiguous(),
                       logitsB.narrow(0, firstScored - 1, rows).contiguous(), ids[0].narrow(0, firstScored, rows), m_out.tokens);
    }

    const Model& m_a;
    const Model& m_b;
    const WindowPlan& m_plan;
    const std::vector<at::Tensor>& m_windows;
    WindowWalk m_walkA, m_walkB;
    bool m_hasSameBlocks;
    std::vector<DriftSum> m_drifts;
    StreamComparison m_out;
};

} // namespace

StreamComparison compareStreams(const Model& a, const Model& b, const WindowPlan& plan, const at::Tensor& stream,
                                StopFlag& stop, const ProgressSink& progress)
{
    if (a.config().vocabulary != b.config().vocabulary)
        throw Error(ErrorKind::BadInput, PS_TEXT("The models have vocabularies of %1 and %2 pieces; only equal ones compare."),
                    a.config().vocabulary, b.config().vocabulary);
    const auto windows = allWindowIds(plan, stream);
    Walks walks(a, b, plan, windows);
    for (std::size_t first = 0; first < windows.size(); first += walks.groupSize()) {
        report(progress, double(first), double(windows.size()),
               Text(PS_TEXT("Comparing: window %1 of %2"), first + 1, windows.size()));
        walks.runGroup(first, stop, progress);
    }
    report(progress, 1, 1, Text(PS_TEXT("Comparing: window %1 of %2"), windows.size(), windows.size()));
    return walks.result();
}

PairedDifference pairedDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    PairedDifference out;
    const std::size_t count = std::min(a.size(), b.size());
    if (count == 0)
        return out;
    for (std::size_t i = 0; i < count; ++i)
        out.mean += double(b[i]) - double(a[i]);
    out.mean /= double(count);
    double squares = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double deviation = double(b[i]) - double(a[i]) - out.mean;
        squares += deviation * deviation;
    }
    if (count > 1)
        out.standardError = std::sqrt(squares / double(count) / double(count - 1));
    return out;
}

ProbabilityChange probabilityChange(const std::vector<float>& a, const std::vector<float>& b)
{
    ProbabilityChange out;
    const std::size_t count = std::min(a.size(), b.size());
    if (count == 0)
        return out;
    for (std::size_t i = 0; i < count; ++i) {
        const double change = std::exp(-double(b[i])) - std::exp(-double(a[i]));
        out.mean += change;
        out.rootMeanSquare += change * change;
    }
    out.mean /= double(count);
    out.rootMeanSquare = std::sqrt(out.rootMeanSquare / double(count));
    return out;
}

double quantile(std::vector<float> values, double q)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const double place = q * double(values.size() - 1);
    const std::size_t low = std::size_t(place), high = std::min(low + 1, values.size() - 1);
    return double(values[low]) + (place - double(low)) * (double(values[high]) - double(values[low]));
}

} // namespace prunescope
