// Counting instead of sorting: a cut through billions of scores from two small tables per matrix.
#include "core/importance/global_threshold.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <mutex>
#include <numeric>

namespace prunescope {
namespace {

constexpr int kLowerBits = 16;
constexpr std::uint32_t kLowerMask = (1u << kLowerBits) - 1;
constexpr std::uint32_t kSignless = 0x7fffffff;
constexpr std::size_t kCoarseCells = std::size_t(1) << (31 - kLowerBits), kFineCells = std::size_t(1)
                                                                                       << kLowerBits;

/// Weights of one matrix by a part of their score's bits. 32 bits: a matrix of more weights would take 8 GiB
/// in BF16.
using Cells = std::vector<std::uint32_t>;

/// Counts cell(bits) of each score; cells of SIZE_MAX are left out. Sums of whole numbers: any order gives
/// the same.
template <typename CellOf> Cells countCells(const at::Tensor& scores, std::size_t size, const CellOf& cellOf)
{
    const auto whole = scores.contiguous();
    const float* data = whole.data_ptr<float>();
    Cells all(size, 0);
    std::mutex mutex;
    at::parallel_for(0, whole.numel(), 1 << 20, [&](std::int64_t begin, std::int64_t end) {
        Cells part(size, 0);
        for (std::int64_t i = begin; i < end; ++i) {
            const std::size_t cell = cellOf(std::bit_cast<std::uint32_t>(data[i]) & kSignless);
            if (cell != SIZE_MAX)
                ++part[cell];
        }
        const std::lock_guard lock(mutex);
        std::transform(all.begin(), all.end(), part.begin(), all.begin(), std::plus<>());
    });
    return all;
}

/// Walks the cells of all matrices from the lowest score up to the one in which the wanted count is reached;
/// `below` keeps what each matrix has below that cell.
std::size_t findCell(const std::vector<Cells>& cells, const std::vector<std::int64_t>& caps,
                     std::int64_t wanted, std::vector<std::int64_t>& below)
{
    const std::size_t size = cells.front().size();
    std::int64_t reached = 0;
    for (std::size_t m = 0; m < caps.size(); ++m)
        reached += std::min(below[m], caps[m]);
    for (std::size_t cell = 0;; ++cell) {
        std::int64_t next = reached;
        for (std::size_t m = 0; m < caps.size(); ++m)
            next += std::min(below[m] + cells[m][cell], caps[m]) - std::min(below[m], caps[m]);
        if (next >= wanted ||
            cell + 1 == size) // the latter only where a source gives other scores the second time
            return cell;
        for (std::size_t m = 0; m < caps.size(); ++m)
            below[m] += cells[m][cell];
        reached = next;
    }
}

std::vector<std::int64_t> capsOf(const std::vector<std::int64_t>& sizes, double highestShare)
{
    std::vector<std::int64_t> caps;
    for (const std::int64_t size : sizes) {
        if (size > std::numeric_limits<std::uint32_t>::max())
            throw Error(ErrorKind::BadInput, PS_TEXT("A matrix has %1 weights; at most %2 can be counted."),
                        size, std::numeric_limits<std::uint32_t>::max());
        caps.push_back(std::int64_t(highestShare * double(size)));
    }
    return caps;
}

} // namespace

GlobalThreshold findGlobalThreshold(const std::vector<std::int64_t>& sizes, const ScoreSource& scores,
                                    std::int64_t wantedCount, double highestShare, StopFlag& stop)
{
    const std::size_t matrices = sizes.size();
    const auto caps = capsOf(sizes, highestShare);
    wantedCount = std::min(wantedCount, std::accumulate(caps.begin(), caps.end(), std::int64_t(0)));
    GlobalThreshold out;
    out.counts.assign(matrices, 0);
    if (wantedCount <= 0)
        return out;
    std::vector<std::int64_t> below(matrices, 0);
    std::vector<Cells> cells(matrices);
    for (std::size_t m = 0; m < matrices; ++m) {
        stop.poll();
        cells[m] = countCells(scores(m), kCoarseCells, [](std::uint32_t bits) { return bits >> kLowerBits; });
    }
    const std::size_t coarse = findCell(cells, caps, wantedCount, below);
    for (std::size_t m = 0; m < matrices; ++m) {
        stop.poll();
        cells[m] = countCells(scores(m), kFineCells, [coarse](std::uint32_t bits) {
            return bits >> kLowerBits == coarse ? std::size_t(bits & kLowerMask) : SIZE_MAX;
        });
    }
    const std::size_t fine = findCell(cells, caps, wantedCount, below);
    std::int64_t missing = wantedCount;
    for (std::size_t m = 0; m < matrices; ++m)
        missing -= out.counts[m] = std::min(below[m], caps[m]);
    for (std::size_t m = 0; m < matrices; ++m) {
        const std::int64_t ties = std::min({std::int64_t(cells[m][fine]), caps[m] - out.counts[m], missing});
        out.counts[m] += ties;
        missing -= ties;
    }
    out.score = std::bit_cast<float>(std::uint32_t(coarse << kLowerBits | fine));
    return out;
}

} // namespace prunescope
