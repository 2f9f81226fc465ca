// Pruning one matrix, ours beside the published algorithms written plainly with libtorch operations (IST-DASLab/sparsegpt
// fasterprune, locuslab/wanda prune_wanda and prune_magnitude), in one run, each at its best of one and two threads:
//   bench_pruning [RUNS] [OUTxIN ...] [block]
// `block` stands for the statistics of a LLaMA block; without shapes all are measured.
// The baseline's operations are those of the published programs, one for one; answers of both sides are compared.
#include "core/architecture/torch.h"
#include "core/importance/hessian_solver.h"
#include "core/plan/method_info.h"
#include "core/pruning/column_sweep.h"
#include "core/pruning/methods.h"
#include "core/session/session.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

using namespace prunescope;

namespace {

constexpr std::int64_t kTokens = 2048;
int runs = 3;

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Median seconds at each thread count, and the better of both.
struct Timing {
    double one = 0, two = 0;
    double best() const { return std::min(one, two); }
};

Timing timed(const std::function<void()>& work)
{
    Timing out;
    for (const int threads : {1, 2}) {
        useThreadsHere(threads);
        std::vector<double> seconds;
        for (int run = 0; run < runs; ++run)
            seconds.push_back(secondsOf(work));
        std::sort(seconds.begin(), seconds.end());
        (threads == 1 ? out.one : out.two) = seconds[seconds.size() / 2];
    }
    return out;
}

/// SparseGPT as published: column by column in blocks of 128, threshold by a full sort.
at::Tensor publishedSparseGpt(at::Tensor W, at::Tensor H, double share)
{
    const std::int64_t columns = W.size(1);
    H = H.clone();
    W = W.clone();
    const auto damp = 0.01 * H.diagonal().mean();
    H.diagonal().add_(damp);
    H = at::linalg_cholesky(H);
    H = at::cholesky_inverse(H);
    const auto U = at::linalg_cholesky(H, /*upper=*/true);
    for (std::int64_t first = 0; first < columns; first += 128) {
        const std::int64_t count = std::min<std::int64_t>(128, columns - first), last = first + count;
        auto W1 = W.narrow(1, first, count).clone();
        auto Q1 = at::zeros_like(W1), Err1 = at::zeros_like(W1);
        const auto U1 = U.narrow(0, first, count).narrow(1, first, count);
        const auto score = W1.pow(2) / U1.diagonal().view({1, -1}).pow(2);
        const auto threshold = std::get<0>(score.flatten().sort())[std::int64_t(double(score.numel()) * share)];
        const auto mask1 = score <= threshold;
        for (std::int64_t i = 0; i < count; ++i) {
            const auto w = W1.select(1, i);
            const auto d = U1[i][i];
            auto q = w.clone();
            q.masked_fill_(mask1.select(1, i), 0);
            Q1.select(1, i).copy_(q);
            const auto err1 = (w - q) / d;
            W1.narrow(1, i, count - i).sub_(at::matmul(err1.unsqueeze(1), U1[i].narrow(0, i, count - i).unsqueeze(0)));
            Err1.select(1, i).copy_(err1);
        }
        W.narrow(1, first, count).copy_(Q1);
        if (last < columns)
            W.narrow(1, last, columns - last).sub_(at::matmul(Err1, U.narrow(0, first, count).narrow(1, last, columns - last)));
    }
    return W;
}

at::Tensor publishedWanda(const at::Tensor& W, const at::Tensor& meanSquares, double share)
{
    auto out = W.clone();
    const auto metric = W.abs() * meanSquares.view({1, -1}).sqrt();
    auto mask = at::zeros_like(metric).eq(1);
    const auto order = std::get<1>(metric.sort(/*stable=*/c10::optional<bool>(true), -1, false));
    mask.scatter_(1, order.narrow(1, 0, std::int64_t(double(W.size(1)) * share)), true);
    out.index_put_({mask}, at::zeros({}, out.options()));
    return out;
}

at::Tensor publishedMagnitude(const at::Tensor& W, double share)
{
    auto out = W.clone();
    const auto metric = W.abs();
    const auto threshold = std::get<0>(metric.flatten().sort())[std::int64_t(double(W.numel()) * share)];
    out.index_put_({metric <= threshold}, at::zeros({}, out.options()));
    return out;
}

void line(const char* what, const std::string& shape, const Timing& ours, const Timing& theirs, double floor = 0)
{
    std::printf("%-22s %-12s ours %8.4f / %8.4f s   published %8.4f / %8.4f s   ratio of the best %6.2f", what, shape.c_str(),
                ours.one, ours.two, theirs.one, theirs.two, theirs.best() / ours.best());
    if (floor > 0)
        std::printf("   floor %8.4f s, %.2f times", floor, ours.best() / floor);
    std::printf("\n");
    std::fflush(stdout);
}

double share(const at::Tensor& a, const at::Tensor& b) { return ((a == 0) != (b == 0)).to(at::kDouble).mean().item<double>(); }

/// Seconds of the arithmetic that nothing can avoid: one Cholesky factorisation and one triangular inverse (n^3 / 3 each) by
/// the library, and the products to the right of the blocks (out * in^2) at the library's own speed.
double floorSeconds(const at::Tensor& H, std::int64_t rows)
{
    const std::int64_t n = H.size(0);
    auto damped = H.clone();
    damped.diagonal().add_(0.01 * H.diagonal().mean());
    const auto factor = timed([&] { at::linalg_cholesky(damped); });
    // The library has no triangular inverse of its own here; it takes as many operations as the factorisation.
    const auto A = at::randn({rows, 512}), B = at::randn({512, n});
    auto C = at::zeros({rows, n});
    const auto product = timed([&] { at::addmm_out(C, C, A, B, 1, -1); });
    return 2 * factor.best() + product.best() * double(n) / 512 / 2;
}

void benchShape(std::int64_t rows, std::int64_t columns)
{
    const std::string shape = std::to_string(rows) + "x" + std::to_string(columns);
    at::manual_seed(1);
    const auto W = at::randn({rows, columns});
    InputStatistics statistics(columns, {.moments = false, .hessian = true});
    for (int i = 0; i < std::max<std::int64_t>(1, 3 * columns / kTokens); ++i) {
        const auto shared = at::randn({kTokens, 1});
        statistics.add((at::randn({1, kTokens, columns}) + shared) * at::exp(0.5 * at::randn({columns})));
    }
    const auto H = statistics.hessian();
    StopFlag stop;
    MatrixTask task;
    task.name = shape;
    task.weight = W;
    task.statistics = &statistics;
    task.sparsityShare = 0.5;
    const auto ours = [&](const std::string& id) {
        task.params = completeParams(methodInfo(id).params, {{"reference_count", true}}, id);
        HessianSolver solver(statistics);
        task.solver = &solver;
        return makePruneMethod(id)->prune(task, stop).weight;
    };
    const auto a = statistics.meanSquares();
    line("magnitude", shape, timed([&] { ours("magnitude"); }), timed([&] { publishedMagnitude(W, 0.5); }));
    line("wanda", shape, timed([&] { ours("wanda"); }), timed([&] { publishedWanda(W, a, 0.5); }));
    const double gap = share(ours("sparsegpt"), publishedSparseGpt(W, H, 0.5));
    line("sparsegpt", shape, timed([&] { ours("sparsegpt"); }), timed([&] { publishedSparseGpt(W, H, 0.5); }),
         floorSeconds(H, rows));
    std::printf("   masks of magnitude, Wanda and SparseGPT differ in %.6f, %.6f and %.6f of the entries\n",
                share(ours("magnitude"), publishedMagnitude(W, 0.5)), share(ours("wanda"), publishedWanda(W, a, 0.5)), gap);
}

/// One calibration sequence through the seven matrices of a LLaMA block: q, k, v share an input, gate and up another.
void benchHessians(std::int64_t width, std::int64_t inner)
{
    const auto x = at::randn({1, kTokens, width}), y = at::randn({1, kTokens, inner});
    InputStatistics narrow(width, {.moments = false, .hessian = true}), wide(inner, {.moments = false, .hessian = true});
    auto H = at::zeros({width, width}), G = at::zeros({inner, inner});
    const auto published = [](at::Tensor& sum, const at::Tensor& input) {
        const auto flat = input.reshape({-1, input.size(-1)}).t().to(at::kFloat) * std::sqrt(2.0);
        sum *= 0.5;
        sum += flat.matmul(flat.t());
    };
    const auto theirs = timed([&] {
        for (int i = 0; i < 6; ++i)
            published(H, x);
        published(G, y);
    });
    const auto ours = timed([&] {
        for (int i = 0; i < 3; ++i)
            narrow.add(x);
        wide.add(y);
    });
    line("statistics of a block", std::to_string(width) + "," + std::to_string(inner), ours, theirs);
}

} // namespace

int main(int argc, char** argv)
{
    const at::NoGradGuard guard;
    startRuntime(2);
    std::printf("%s\n", runtimeDescription().c_str());
    if (argc > 1)
        runs = std::max(1, std::atoi(argv[1]));
    if (argc <= 2)
        for (const auto& [rows, columns] : {std::pair{768, 768}, {2048, 2048}, {4096, 4096}, {4096, 11008}})
            benchShape(rows, columns);
    for (int i = 2; i < argc; ++i) {
        const std::string shape = argv[i];
        if (shape == "block") {
            benchHessians(4096, 11008);
            continue;
        }
        const auto cross = shape.find('x');
        benchShape(std::stoll(shape.substr(0, cross)), std::stoll(shape.substr(cross + 1)));
    }
    if (argc <= 2)
        benchHessians(4096, 11008);
    return 0;
}
