// Products in tiles.
#include "core/importance/tiled_product.h"

#include "core/architecture/torch.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace prunescope {
namespace {

constexpr std::int64_t kTile = 512; // rows or columns of a tile, about: packing the other factor anew costs little then
constexpr std::int64_t kLeastTile = 64;
constexpr std::int64_t kRegister = 16; // the library's kernels fill blocks of so many rows
constexpr double kOperationsPerPoll = 6e9;     // some 30 to 60 ms

/// Length of equal tiles, an even number of them where that leaves enough for each: two threads then have the same work.
std::int64_t tileOf(std::int64_t length)
{
    const std::int64_t pairs = std::max<std::int64_t>(1, (length + kTile) / (2 * kTile));
    const std::int64_t tile = (length + 2 * pairs - 1) / (2 * pairs);
    return std::max(kLeastTile, (tile + kRegister - 1) / kRegister * kRegister);
}

/// Runs work(i) for first <= i < last, always in a parallel region where there are threads at all: inside one the library
/// stays in its thread. A single piece gets an idle companion.
template <typename Work> void inRegion(std::int64_t first, std::int64_t last, Work&& work)
{
    at::parallel_for(first, std::max(last, first + 2), 1, [&](std::int64_t begin, std::int64_t end) {
        const at::NoGradGuard guard; // thread-local
        for (std::int64_t i = begin; i < std::min(end, last); ++i)
            work(i);
    });
}

} // namespace

void tiledProduct(at::Tensor target, const at::Tensor& left, const at::Tensor& right, double beta, double alpha, StopFlag& stop)
{
    const std::int64_t m = target.size(0), n = target.size(1), k = left.size(1);
    const int axis = m >= n ? 0 : 1;
    const std::int64_t length = axis == 0 ? m : n, tile = tileOf(length), tiles = (length + tile - 1) / tile;
    const double perTile = 2.0 * double(tile) * double(axis == 0 ? n : m) * double(k);
    const auto together = std::max<std::int64_t>(2, std::int64_t(kOperationsPerPoll / std::max(1.0, perTile)) / 2 * 2);
    for (std::int64_t first = 0; first < tiles; first += together) {
        stop.poll();
        inRegion(first, std::min(tiles, first + together), [&](std::int64_t i) {
            const std::int64_t start = i * tile, size = std::min(tile, length - start);
            auto part = target.narrow(axis, start, size);
            at::addmm_out(part, part, axis == 0 ? left.narrow(0, start, size) : left,
                          axis == 0 ? right : right.narrow(1, start, size), beta, alpha);
        });
    }
}

void inOneThread(const std::function<void()>& work)
{
    inRegion(0, 1, [&](std::int64_t) { work(); });
}

} // namespace prunescope
