// The factor in place: reversed order, Cholesky by panels from the left, inverse of the triangle by halves. Large products
// do the work.
#include "core/importance/inverse_factor.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/tiled_product.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace prunescope {
namespace {

constexpr std::int64_t kPanel = 256;
constexpr std::int64_t kLeastStrip = 128, kLargestStrip = 1024; // of the inverse's products
constexpr double kLargestDamping = 1.0;

/// Mirrors the order along both axes: the flat array reversed.
void reverseOrder(float* data, std::int64_t count)
{
    at::parallel_for(0, count / 2, 1 << 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            std::swap(data[i], data[count - 1 - i]);
    });
}

/// A block of a matrix.
at::Tensor block(const at::Tensor& A, std::int64_t row, std::int64_t rows, std::int64_t column, std::int64_t columns)
{
    return A.narrow(0, row, rows).narrow(1, column, columns);
}

at::Tensor triangularInverse(const at::Tensor& L)
{
    at::Tensor inverse;
    inOneThread([&] { inverse = at::linalg_solve_triangular(L, at::eye(L.size(0), L.options()), /*upper=*/false); });
    return inverse;
}

/// Lower Cholesky factor of a small matrix; undefined where it has none.
at::Tensor cornerFactor(const at::Tensor& symmetric)
{
    at::Tensor L, info;
    inOneThread([&] { std::tie(L, info) = at::linalg_cholesky_ex(symmetric); });
    return info.item<int>() == 0 && at::isfinite(L).all().item<bool>() ? L : at::Tensor();
}

/// Lower Cholesky factor over A's lower triangle; what lies above the diagonal stays. @return whether A allowed it
bool factorise(const at::Tensor& A, StopFlag& stop)
{
    const std::int64_t n = A.size(0);
    for (std::int64_t k = 0; k < n; k += kPanel) {
        stop.poll();
        const std::int64_t p = std::min(kPanel, n - k), below = n - k - p;
        auto corner = block(A, k, p, k, p);
        auto symmetric = corner.tril() + corner.tril(-1).t();
        if (k > 0) {
            const auto left = block(A, k, p, 0, k);
            tiledProduct(symmetric, left, left.t(), 1, -1, stop);
        }
        const auto L = cornerFactor(symmetric);
        if (!L.defined())
            return false;
        // The part above the corner's diagonal is needed if the factorisation has to start again.
        corner.copy_(L.tril() + corner.triu(1));
        if (below == 0)
            break;
        auto panel = block(A, k + p, below, k, p);
        if (k > 0)
            tiledProduct(panel, block(A, k + p, below, 0, k), block(A, k, p, 0, k).t(), 1, -1, stop);
        const auto scaled = at::empty({below, p}, panel.options());
        tiledProduct(scaled, panel, triangularInverse(L).t(), 0, 1, stop);
        panel.copy_(scaled);
    }
    return true;
}

/// Columns or rows of one product with a triangle of this size: narrow enough to leave out most of its zeros.
std::int64_t stripOf(std::int64_t size)
{
    return std::clamp(size / 8 / kLeastStrip * kLeastStrip, kLeastStrip, kLargestStrip);
}

/// Inverse of the lower triangle over rows and columns first to first + n, in place, by halves:
/// [A 0; B C]^-1 = [A^-1 0; -C^-1 B A^-1 C^-1]. What lies above the diagonal is zero.
void invertPart(const at::Tensor& A, std::int64_t first, std::int64_t n, StopFlag& stop)
{
    if (n <= kPanel) {
        stop.poll();
        const auto corner = block(A, first, n, first, n);
        corner.copy_(triangularInverse(corner));
        return;
    }
    const std::int64_t half = (n / 2 + kPanel - 1) / kPanel * kPanel, rest = n - half, strip = stripOf(half);
    invertPart(A, first, half, stop);
    invertPart(A, first + half, rest, stop);
    const auto upper = block(A, first, half, first, half), lower = block(A, first + half, rest, first + half, rest);
    const auto below = block(A, first + half, rest, first, half);
    // The order of the strips overwrites only what no later one reads.
    for (std::int64_t c = 0; c < half; c += strip) {
        const std::int64_t width = std::min(strip, half - c);
        const auto product = at::empty({rest, width}, A.options());
        tiledProduct(product, below.narrow(1, c, half - c), block(upper, c, half - c, c, width), 0, 1, stop);
        below.narrow(1, c, width).copy_(product);
    }
    for (std::int64_t end = rest; end > 0; end -= strip) {
        const std::int64_t r = std::max<std::int64_t>(0, end - strip);
        const auto product = at::empty({end - r, half}, A.options());
        tiledProduct(product, block(lower, r, end - r, 0, end), below.narrow(0, 0, end), 0, -1, stop);
        below.narrow(0, r, end - r).copy_(product);
    }
}

/// Inverse of the lower triangle of A, in place; zero above the diagonal.
void invertTriangle(const at::Tensor& A, StopFlag& stop)
{
    const std::int64_t n = A.size(0);
    float* a = A.data_ptr<float>();
    at::parallel_for(0, n, kPanel, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            std::fill(a + i * n + i + 1, a + (i + 1) * n, 0.0f);
    });
    invertPart(A, 0, n, stop);
}

/// Before another try: the lower triangle from the upper one, which factorise() leaves alone.
void restoreLower(const at::Tensor& A)
{
    const std::int64_t n = A.size(0);
    float* a = A.data_ptr<float>();
    constexpr std::int64_t kTile = 64;
    at::parallel_for(0, (n + kTile - 1) / kTile, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row0 = begin * kTile; row0 < std::min(n, end * kTile); row0 += kTile)
            for (std::int64_t column0 = 0; column0 <= row0; column0 += kTile)
                for (std::int64_t i = row0; i < std::min(n, row0 + kTile); ++i)
                    for (std::int64_t j = column0; j < std::min(i, column0 + kTile); ++j)
                        a[i * n + j] = a[j * n + i];
    });
}

void requireFiniteEnergy(const at::Tensor& diagonal, const at::Tensor& H)
{
    const std::int64_t n = H.size(0);
    const float* energies = diagonal.data_ptr<float>();
    for (std::int64_t j = 0; j < n; ++j)
        if (!std::isfinite(energies[j]))
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("The energy of input feature %1 over the calibration tokens is %2; check the weights before this "
                                "matrix or use another text."),
                        j, double(energies[j]));
    // |H_ij| is at most the larger of H_ii and H_jj, so the rest is finite where the diagonal is; only a handmade H differs.
    const auto isFinite = at::isfinite(H.sum(1));
    if (!isFinite.all().item<bool>())
        throw Error(ErrorKind::BadInput, PS_TEXT("The Hessian's row of input feature %1 has an entry that is not finite."),
                    isFinite.logical_not().nonzero()[0][0].item<std::int64_t>());
}

} // namespace

InverseFactor inverseFactor(at::Tensor hessian, double damping, StopFlag& stop)
{
    const at::NoGradGuard guard;
    const std::int64_t n = hessian.size(0);
    InverseFactor out;
    auto diagonal = hessian.diagonal().clone();
    requireFiniteEnergy(diagonal, hessian);
    out.isDead = diagonal == 0;
    diagonal.masked_fill_(out.isDead, 1.0);
    const double mean = diagonal.to(at::kDouble).mean().item<double>();
    stop.poll();
    reverseOrder(hessian.data_ptr<float>(), n * n);
    diagonal = diagonal.flip(0);
    for (out.damping = damping;; out.damping = std::min(kLargestDamping, 10 * out.damping)) {
        hessian.diagonal().copy_(diagonal + float(out.damping * mean));
        if (factorise(hessian, stop))
            break;
        if (out.damping >= kLargestDamping)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("The Hessian of %1 inputs is not positive definite, even with damping %2 times its mean diagonal %3."),
                        n, out.damping, mean);
        restoreLower(hessian);
    }
    invertTriangle(hessian, stop);
    reverseOrder(hessian.data_ptr<float>(), n * n);
    out.upper = std::move(hessian);
    return out;
}

} // namespace prunescope
