#pragma once
// Work on the rows of a matrix shared out among a few threads, for jobs that wait for memory more than they compute. No Qt.

#include <algorithm>
#include <cstdint>
#include <future>
#include <thread>
#include <vector>

namespace prunescope::gui {

/// Calls work(first, last) for parts of [0, rows) that cover it; small matrices stay in the calling thread. New threads
/// have its priority. What a part throws is thrown when all have ended.
/// @param cells  of a row
template <typename Work> void inRowThreads(std::int64_t rows, std::int64_t cells, const Work& work)
{
    constexpr std::int64_t leastCells = 1 << 18; // of a part: less work than starting a thread
    const std::int64_t cores = std::clamp<std::int64_t>(std::thread::hardware_concurrency(), 1, 4);
    const std::int64_t parts = std::clamp<std::int64_t>(rows * cells / leastCells, 1, std::min(cores, std::max<std::int64_t>(rows, 1)));
    std::vector<std::future<void>> others;
    for (std::int64_t part = 1; part < parts; ++part)
        others.push_back(std::async(std::launch::async, [&work, rows, parts, part] {
            work(rows * part / parts, rows * (part + 1) / parts);
        }));
    std::exception_ptr problem;
    const auto keepProblem = [&problem](const auto& act) {
        try {
            act();
        } catch (...) {
            problem = std::current_exception();
        }
    };
    keepProblem([&] { work(std::int64_t(0), rows / parts); });
    for (auto& other : others)
        keepProblem([&other] { other.get(); });
    if (problem)
        std::rethrow_exception(problem);
}

} // namespace prunescope::gui
