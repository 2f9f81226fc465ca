// Eight lanes side by side: sums in lanes keep one order on every processor, and need no permission to reorder.
#include "core/architecture/row_kernels.h"

#include "core/base/wide_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace prunescope {
namespace {

constexpr int kLanes = 8;
constexpr std::int64_t kStretch = 1024; // values that are summed in float32 before a double takes them
typedef float Lanes __attribute__((vector_size(kLanes * sizeof(float))));
typedef std::int32_t WholeLanes __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
typedef std::uint32_t BitLanes __attribute__((vector_size(kLanes * sizeof(std::uint32_t))));
typedef std::uint16_t HalfLanes __attribute__((vector_size(kLanes * sizeof(std::uint16_t))));

// By reference: vectors as parameters would have another calling convention in the two versions of a kernel.
PRUNESCOPE_KERNEL_BODY void load(const float* from, Lanes& lanes) { std::memcpy(&lanes, from, sizeof lanes); }
PRUNESCOPE_KERNEL_BODY void load(const std::uint16_t* from, Lanes& lanes)
{
    HalfLanes halves;
    std::memcpy(&halves, from, sizeof halves);
    const BitLanes bits = __builtin_convertvector(halves, BitLanes) << 16;
    std::memcpy(&lanes, &bits, sizeof lanes);
}
PRUNESCOPE_KERNEL_BODY float valueOf(float value) { return value; }
PRUNESCOPE_KERNEL_BODY float valueOf(std::uint16_t half)
{
    const std::uint32_t bits = std::uint32_t(half) << 16;
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}
PRUNESCOPE_KERNEL_BODY double total(const Lanes& lanes)
{
    double sum = 0;
    for (int i = 0; i < kLanes; ++i)
        sum += double(lanes[i]);
    return sum;
}

/// exp by 2^n * polynomial (coefficients of Cephes' expf, Moshier 1992), relative error below 2e-7. Below -87 it stays at
/// about 1e-38; NaN stays NaN.
PRUNESCOPE_KERNEL_BODY void exponential(Lanes& x)
{
    constexpr float magic = 12582912.0f; // 1.5 * 2^23: adding it rounds to whole numbers
    x = x < -87.0f ? Lanes{} - 87.0f : x;
    x = x > 88.0f ? Lanes{} + 88.0f : x;
    const Lanes shifted = x * 1.44269504f + magic;
    WholeLanes whole;
    std::memcpy(&whole, &shifted, sizeof whole);
    whole -= 0x4b400000; // the bits of magic
    const Lanes n = shifted - magic;
    const Lanes r = x - n * 0.693359375f - n * -2.12194440e-4f;
    Lanes p = r * 1.9875691500e-4f + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    const WholeLanes bits = (whole + 127) << 23;
    Lanes power;
    std::memcpy(&power, &bits, sizeof power);
    x = p * power;
}

/// The last, incomplete lanes of a row, filled up.
PRUNESCOPE_KERNEL_BODY void loadSome(const float* from, std::int64_t count, float fill, Lanes& lanes)
{
    lanes = Lanes{} + fill;
    std::memcpy(&lanes, from, std::size_t(count) * sizeof(float));
}

PRUNESCOPE_KERNEL_BODY void normRowsBody(const float* x, const float* gain, std::int64_t rows, std::int64_t width, double epsilon,
                                         double offset, float* out)
{
    const float added = float(offset);
    for (std::int64_t r = 0; r < rows; ++r, x += width, out += width) {
        double squares = 0;
        for (std::int64_t first = 0; first < width; first += kStretch) {
            const std::int64_t last = std::min(first + kStretch, width);
            Lanes sum{}, lanes;
            std::int64_t i = first;
            for (; i + kLanes <= last; i += kLanes) {
                load(x + i, lanes);
                sum += lanes * lanes;
            }
            if (i < last) {
                loadSome(x + i, last - i, 0, lanes);
                sum += lanes * lanes;
            }
            squares += total(sum);
        }
        const float factor = float(1 / std::sqrt(squares / double(width) + epsilon));
        for (std::int64_t i = 0; i < width; ++i)
            out[i] = x[i] * factor * (gain[i] + added);
    }
}

PRUNESCOPE_KERNEL_BODY void siluTimesBody(const float* gate, const float* up, std::int64_t count, float* out)
{
    for (std::int64_t i = 0; i < count; i += kLanes) {
        const std::int64_t here = std::min<std::int64_t>(kLanes, count - i);
        Lanes g, u;
        if (here == kLanes) {
            load(gate + i, g);
            load(up + i, u);
        } else {
            loadSome(gate + i, here, 0, g);
            loadSome(up + i, here, 0, u);
        }
        Lanes e = -g;
        exponential(e);
        const Lanes result = g / (1.0f + e) * u;
        std::memcpy(out + i, &result, std::size_t(here) * sizeof(float));
    }
}

PRUNESCOPE_KERNEL_BODY void turnHeadBody(const float* x, const float* cosine, const float* sine, std::int64_t width,
                                         std::int64_t headWidth, float* out)
{
    const std::int64_t half = width / 2;
    for (std::int64_t i = 0; i < half; ++i) {
        const float low = x[i], high = x[half + i];
        out[i] = low * cosine[i] - high * sine[i];
        out[half + i] = high * cosine[half + i] + low * sine[half + i];
    }
    for (std::int64_t i = width; i < headWidth; ++i)
        out[i] = x[i];
}

PRUNESCOPE_KERNEL_BODY float largestOf(const float* values, std::int64_t count)
{
    Lanes most = Lanes{} + values[0], lanes;
    std::int64_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        load(values + i, lanes);
        most = lanes > most ? lanes : most;
    }
    float largest = most[0];
    for (int lane = 1; lane < kLanes; ++lane)
        largest = std::max(largest, most[lane]);
    for (; i < count; ++i)
        largest = std::max(largest, values[i]);
    return largest;
}

/// Sum of exp(values - top). @param out  gets the terms; null: nowhere
PRUNESCOPE_KERNEL_BODY double addExponentials(const float* values, std::int64_t count, float top, float* out)
{
    double sum = 0;
    for (std::int64_t first = 0; first < count; first += kStretch) {
        const std::int64_t last = std::min(first + kStretch, count);
        Lanes partial{};
        for (std::int64_t i = first; i < last; i += kLanes) {
            const std::int64_t here = std::min<std::int64_t>(kLanes, last - i);
            Lanes lanes;
            if (here == kLanes)
                load(values + i, lanes);
            else
                loadSome(values + i, here, top, lanes);
            lanes -= top;
            exponential(lanes);
            for (std::int64_t lane = here; lane < kLanes; ++lane)
                lanes[lane] = 0;
            partial += lanes;
            if (out)
                std::memcpy(out + i, &lanes, std::size_t(here) * sizeof(float));
        }
        sum += total(partial);
    }
    return sum;
}

PRUNESCOPE_KERNEL_BODY void softmaxRowBody(float* scores, std::int64_t first, std::int64_t last, std::int64_t width)
{
    std::fill(scores, scores + first, 0.0f);
    std::fill(scores + last, scores + width, 0.0f);
    float* seen = scores + first;
    const std::int64_t count = last - first;
    const double sum = addExponentials(seen, count, largestOf(seen, count), seen);
    const float share = float(1 / sum);
    for (std::int64_t i = 0; i < count; ++i)
        seen[i] *= share;
}

PRUNESCOPE_KERNEL_BODY double logSumExpBody(const float* values, std::int64_t count)
{
    const float top = largestOf(values, count);
    return double(top) + std::log(addExponentials(values, count, top, nullptr));
}

template <typename Weight>
PRUNESCOPE_KERNEL_BODY void dotRowsBody(const Weight* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns, const float* x,
                                        const float* bias, float scale, float* out)
{
    for (std::int64_t r = 0; r < rows; ++r) {
        const Weight* row = matrix + r * stride;
        double sum = 0;
        for (std::int64_t first = 0; first < columns; first += 4 * kStretch) {
            const std::int64_t last = std::min(first + 4 * kStretch, columns);
            Lanes a{}, b{}, c{}, d{}, weight, input; // four sums: one would wait for itself
            std::int64_t i = first;
            for (; i + 4 * kLanes <= last; i += 4 * kLanes) {
                load(row + i, weight);
                load(x + i, input);
                a += weight * input;
                load(row + i + kLanes, weight);
                load(x + i + kLanes, input);
                b += weight * input;
                load(row + i + 2 * kLanes, weight);
                load(x + i + 2 * kLanes, input);
                c += weight * input;
                load(row + i + 3 * kLanes, weight);
                load(x + i + 3 * kLanes, input);
                d += weight * input;
            }
            for (; i + kLanes <= last; i += kLanes) {
                load(row + i, weight);
                load(x + i, input);
                a += weight * input;
            }
            float rest = 0;
            for (; i < last; ++i)
                rest += valueOf(row[i]) * x[i];
            sum += total((a + b) + (c + d)) + double(rest);
        }
        out[r] = float(sum) * scale + (bias ? bias[r] : 0.0f);
    }
}

PRUNESCOPE_KERNEL_BODY void mixRowsBody(const float* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns,
                                        const float* weights, float* out)
{
    std::fill(out, out + columns, 0.0f);
    for (std::int64_t r = 0; r < rows; ++r) {
        const float* row = matrix + r * stride;
        const float weight = weights[r];
        for (std::int64_t i = 0; i < columns; ++i)
            out[i] += weight * row[i];
    }
}

PRUNESCOPE_KERNEL_BODY void scaleRowBody(const float* x, float factor, std::int64_t count, float* out)
{
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = x[i] * factor;
}

PRUNESCOPE_WIDE_TARGET void normRowsWide(const float* x, const float* gain, std::int64_t rows, std::int64_t width, double epsilon,
                                         double offset, float* out)
{
    normRowsBody(x, gain, rows, width, epsilon, offset, out);
}
PRUNESCOPE_WIDE_TARGET void siluTimesWide(const float* gate, const float* up, std::int64_t count, float* out)
{
    siluTimesBody(gate, up, count, out);
}
PRUNESCOPE_WIDE_TARGET void turnHeadWide(const float* x, const float* cosine, const float* sine, std::int64_t width,
                                         std::int64_t headWidth, float* out)
{
    turnHeadBody(x, cosine, sine, width, headWidth, out);
}
PRUNESCOPE_WIDE_TARGET void softmaxRowWide(float* scores, std::int64_t first, std::int64_t last, std::int64_t width)
{
    softmaxRowBody(scores, first, last, width);
}
PRUNESCOPE_WIDE_TARGET double logSumExpWide(const float* values, std::int64_t count) { return logSumExpBody(values, count); }
PRUNESCOPE_WIDE_TARGET void dotRowsWide(const float* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns, const float* x,
                                        const float* bias, float scale, float* out)
{
    dotRowsBody(matrix, stride, rows, columns, x, bias, scale, out);
}
PRUNESCOPE_WIDE_TARGET void dotRowsWide(const std::uint16_t* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns,
                                        const float* x, const float* bias, float scale, float* out)
{
    dotRowsBody(matrix, stride, rows, columns, x, bias, scale, out);
}
PRUNESCOPE_WIDE_TARGET void mixRowsWide(const float* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns,
                                        const float* weights, float* out)
{
    mixRowsBody(matrix, stride, rows, columns, weights, out);
}
PRUNESCOPE_WIDE_TARGET void scaleRowWide(const float* x, float factor, std::int64_t count, float* out) { scaleRowBody(x, factor, count, out); }

} // namespace

void normRows(const float* x, const float* gain, std::int64_t rows, std::int64_t width, double epsilon, double offset, float* out)
{
    usesWideVectors() ? normRowsWide(x, gain, rows, width, epsilon, offset, out) : normRowsBody(x, gain, rows, width, epsilon, offset, out);
}

void siluTimes(const float* gate, const float* up, std::int64_t count, float* out)
{
    usesWideVectors() ? siluTimesWide(gate, up, count, out) : siluTimesBody(gate, up, count, out);
}

void turnHead(const float* x, const float* cosine, const float* sine, std::int64_t width, std::int64_t headWidth, float* out)
{
    usesWideVectors() ? turnHeadWide(x, cosine, sine, width, headWidth, out) : turnHeadBody(x, cosine, sine, width, headWidth, out);
}

void softmaxRow(float* scores, std::int64_t first, std::int64_t last, std::int64_t width)
{
    usesWideVectors() ? softmaxRowWide(scores, first, last, width) : softmaxRowBody(scores, first, last, width);
}

double logSumExp(const float* values, std::int64_t count)
{
    return usesWideVectors() ? logSumExpWide(values, count) : logSumExpBody(values, count);
}

void scaleRow(const float* x, float factor, std::int64_t count, float* out)
{
    usesWideVectors() ? scaleRowWide(x, factor, count, out) : scaleRowBody(x, factor, count, out);
}

void dotRows(const float* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns, const float* x, const float* bias,
             float scale, float* out)
{
    usesWideVectors() ? dotRowsWide(matrix, stride, rows, columns, x, bias, scale, out)
                      : dotRowsBody(matrix, stride, rows, columns, x, bias, scale, out);
}

void dotRows(const std::uint16_t* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns, const float* x,
             const float* bias, float scale, float* out)
{
    usesWideVectors() ? dotRowsWide(matrix, stride, rows, columns, x, bias, scale, out)
                      : dotRowsBody(matrix, stride, rows, columns, x, bias, scale, out);
}

void mixRows(const float* matrix, std::int64_t stride, std::int64_t rows, std::int64_t columns, const float* weights, float* out)
{
    usesWideVectors() ? mixRowsWide(matrix, stride, rows, columns, weights, out) : mixRowsBody(matrix, stride, rows, columns, weights, out);
}

} // namespace prunescope
