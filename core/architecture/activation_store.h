#pragma once
// Activations of many windows between two blocks, in memory or, where they would not fit, in a scratch file.

#include "core/base/scratch_file.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <memory>
#include <vector>

namespace prunescope {

/// One tensor per window. Not thread-safe.
class ActivationStore {
public:
    /// @param shapes  of each window's activations; all of the given type
    /// @param memory  bytes that may stay in memory; with more in all, everything goes to a scratch file
    /// @throws Error{BadInput} if the scratch file does not fit on its disk
    ActivationStore(std::vector<std::vector<std::int64_t>> shapes, at::ScalarType type, std::int64_t memory);

    std::size_t size() const { return m_tensors.size(); }
    bool isOnDisk() const { return bool(m_file); }
    std::int64_t bytes() const { return m_bytes; }
    /// Read it before the next put() of the same window.
    const at::Tensor& get(std::size_t window) const { return m_tensors[window]; }
    /// @param x  of the window's shape and type; may share memory with get(window)
    void put(std::size_t window, const at::Tensor& x);

private:
    std::vector<at::Tensor> m_tensors;
    std::unique_ptr<ScratchFile> m_file;
    std::int64_t m_bytes = 0;
};

/// Bytes of memory that activations may take now: a quarter of what is free.
std::int64_t activationMemory();

} // namespace prunescope
