// Between checkpoint bytes and tensors.
#include "core/architecture/tensor_bytes.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"

namespace prunescope {

at::ScalarType scalarType(DType dtype)
{
    switch (dtype) {
    case DType::Bool: return at::kBool;
    case DType::U8: return at::kByte;
    case DType::I8: return at::kChar;
    case DType::I16: return at::kShort;
    case DType::I32: return at::kInt;
    case DType::I64: return at::kLong;
    case DType::F16: return at::kHalf;
    case DType::BF16: return at::kBFloat16;
    case DType::F32: return at::kFloat;
    case DType::F64: return at::kDouble;
    case DType::U16:
    case DType::U32:
    case DType::U64: break;
    }
    throw Error(ErrorKind::BadInput, PS_TEXT("A tensor of type %1 cannot be computed with."), dtypeName(dtype));
}

at::Tensor tensorOver(const TensorView& view)
{
    if (view.elements() == 0)
        return at::empty(view.shape, scalarType(view.dtype));
    const auto holder = view.bytes.share(); // computed bytes live as long as the tensor, mapped ones anyway
    auto* data = const_cast<std::byte*>(holder.get()); // from_blob wants non-const; nobody writes through it
    return at::from_blob(data, view.shape, [holder](void*) {}, at::TensorOptions().dtype(scalarType(view.dtype)));
}

at::Tensor copyOf(const TensorView& view, at::ScalarType type)
{
    return tensorOver(view).to(type, /*non_blocking=*/false, /*copy=*/true);
}

TensorView viewOf(std::string name, const at::Tensor& tensor)
{
    static const std::pair<at::ScalarType, DType> kTypes[] = {
        {at::kFloat, DType::F32}, {at::kBFloat16, DType::BF16}, {at::kHalf, DType::F16}, {at::kDouble, DType::F64},
        {at::kLong, DType::I64},  {at::kInt, DType::I32},       {at::kByte, DType::U8},  {at::kBool, DType::Bool},
        {at::kChar, DType::I8},   {at::kShort, DType::I16}};
    for (const auto& [scalar, dtype] : kTypes)
        if (tensor.scalar_type() == scalar && tensor.is_contiguous())
            return {std::move(name), dtype, tensor.sizes().vec(),
                    {static_cast<const std::byte*>(tensor.data_ptr()), std::size_t(tensor.nbytes())}};
    throw Error(ErrorKind::Shape, PS_TEXT("Tensor %1 has type %2 or is not contiguous and cannot be written."), name,
                at::toString(tensor.scalar_type()));
}

} // namespace prunescope
