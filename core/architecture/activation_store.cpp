// Activations in memory or on the disk.
#include "core/architecture/activation_store.h"

#include "core/architecture/torch.h"
#include "core/base/system_memory.h"

namespace prunescope {

ActivationStore::ActivationStore(std::vector<std::vector<std::int64_t>> shapes, at::ScalarType type, std::int64_t memory)
    : m_tensors(shapes.size())
{
    const auto width = std::int64_t(c10::elementSize(type));
    std::vector<std::int64_t> offsets;
    for (const auto& shape : shapes) {
        offsets.push_back(m_bytes);
        m_bytes += c10::multiply_integers(shape) * width;
    }
    if (m_bytes <= memory)
        return;
    m_file = std::make_unique<ScratchFile>(scratchFolder(), std::uint64_t(m_bytes));
    for (std::size_t i = 0; i < shapes.size(); ++i)
        m_tensors[i] = at::from_blob(m_file->bytes().data() + offsets[i], shapes[i], at::TensorOptions().dtype(type));
}

void ActivationStore::put(std::size_t window, const at::Tensor& x)
{
    if (m_file)
        m_tensors[window].copy_(x);
    else
        m_tensors[window] = x;
}

std::int64_t activationMemory() { return availableMemoryBytes() / 4; }

} // namespace prunescope
