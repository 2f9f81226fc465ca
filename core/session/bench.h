#pragma once
// The act that measures this machine: matrix product, decoding, selection. Torch-free header.

#include "core/base/progress.h"
#include "core/base/stop_flag.h"

#include <string>
#include <vector>

namespace prunescope {

struct BenchParams {
    std::string what = "gemm";   ///< "gemm", "decode" or "prune"
    std::string model = "demo";  ///< for decode
    int repeats = 5;             ///< after one that is not counted
    int size = 1024;             ///< rows and columns of the matrix, for gemm and prune
};

/// One measured thing.
struct BenchFigure {
    std::string name;
    std::string unit;
    double median = 0, lowest = 0, highest = 0;
};

struct BenchResult {
    std::string machine;         ///< runtimeDescription()
    std::vector<BenchFigure> figures;
};

/// @throws Error{Usage} for an unknown benchmark
BenchResult runBench(const BenchParams& params, StopFlag& stop, const ProgressSink& progress);

} // namespace prunescope
