// What all methods share.
#include "core/pruning/method.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/tensor_scan.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/wide_vectors.h"

#include <ATen/Parallel.h>

namespace prunescope {

namespace {

constexpr std::int64_t kPiece = 1 << 18; // weights of one piece of work

template <typename Bits>
PRUNESCOPE_KERNEL_BODY void copyBody(const Bits* from, const std::uint8_t* mask, std::int64_t count, Bits* to)
{
    // The bits of +0.0 are zero, whatever the sign was; a product with 0 would leave -0.0 behind.
    for (std::int64_t i = 0; i < count; ++i)
        to[i] = from[i] & Bits(Bits(mask[i] != 0) - 1);
}
template <typename Bits> void copyNarrow(const Bits* from, const std::uint8_t* mask, std::int64_t count, Bits* to)
{
    copyBody(from, mask, count, to);
}
template <typename Bits>
PRUNESCOPE_WIDE_TARGET void copyWide(const Bits* from, const std::uint8_t* mask, std::int64_t count, Bits* to)
{
    copyBody(from, mask, count, to);
}

template <typename Bits> at::Tensor zeroedAs(const at::Tensor& weight, const at::Tensor& mask)
{
    auto out = at::empty_like(weight);
    const auto* from = static_cast<const Bits*>(weight.data_ptr());
    const auto* pruned = mask.data_ptr<std::uint8_t>();
    auto* to = static_cast<Bits*>(out.data_ptr());
    at::parallel_for(0, weight.numel(), kPiece, [&](std::int64_t begin, std::int64_t end) {
        (usesWideVectors() ? copyWide<Bits> : copyNarrow<Bits>)(from + begin, pruned + begin, end - begin, to + begin);
    });
    return out;
}

} // namespace

at::Tensor zeroed(const at::Tensor& weight, const at::Tensor& mask)
{
    const auto whole = weight.contiguous(), marks = mask.contiguous();
    switch (whole.element_size()) {
    case 2: return zeroedAs<std::uint16_t>(whole, marks);
    case 4: return zeroedAs<std::uint32_t>(whole, marks);
    default: return zeroedAs<std::uint64_t>(whole, marks);
    }
}

void requireFinite(const at::Tensor& weight, const std::string& name)
{
    const auto whole = weight.contiguous();
    if (scanTensor(viewOf(name, whole)).nonFinite == 0)
        return;
    const auto place = at::isfinite(weight).logical_not().nonzero()[0];
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: the weight in row %2, column %3 is %4; a matrix with such weights cannot be pruned."), name,
                place[0].item<std::int64_t>(), place[1].item<std::int64_t>(),
                weight[place[0]][place[1]].item<double>());
}

} // namespace prunescope
