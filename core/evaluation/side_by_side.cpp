// Pieces of work on several threads.
#include "core/evaluation/side_by_side.h"

#include "core/architecture/torch.h"

#include <ATen/Parallel.h>
#include <omp.h>

#include <algorithm>
#include <chrono>
#include <exception>

namespace prunescope {
namespace {

constexpr std::int64_t kMostBytes = std::int64_t(512) << 20; // of all pieces that run at a time
constexpr double kRoundSeconds = 0.08;                       // between two polls: urgent jobs get in there

/// One round without polling. OpenMP regions let no exception out.
void runRound(std::size_t first, std::size_t last, int threads, const StopFlag& stop, const std::function<void(std::size_t)>& work)
{
    std::exception_ptr failure;
#pragma omp parallel for schedule(dynamic) num_threads(threads)
    for (std::size_t i = first; i < last; ++i) {
        const at::NoGradGuard guard; // grad mode belongs to the thread
        try {
            if (!stop.isStopped())
                work(i);
        } catch (...) {
#pragma omp critical(prunescope_side_by_side)
            failure = std::current_exception();
        }
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace

void sideBySide(std::size_t count, std::int64_t bytesEach, StopFlag& stop, const std::function<void(std::size_t)>& work)
{
    const at::NoGradGuard guard;
    const int threads = at::in_parallel_region() ? 1 : at::get_num_threads();
    if (threads < 2 || count < 2 || bytesEach * threads > kMostBytes) {
        for (std::size_t i = 0; i < count; ++i) {
            stop.poll();
            work(i);
        }
        return;
    }
    std::size_t round = std::size_t(threads);
    for (std::size_t first = 0; first < count;) {
        stop.poll();
        const auto start = std::chrono::steady_clock::now();
        const std::size_t last = std::min(count, first + round);
        runRound(first, last, threads, stop, work);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double wanted = double(last - first) * kRoundSeconds / std::max(seconds, 1e-6) / threads;
        round = std::size_t(threads) * std::size_t(std::clamp(wanted, 1.0, 64.0));
        first = last;
    }
    stop.poll();
}

} // namespace prunescope
