// Safetensors files: an accepted file must hold what its header says.
#include "core/checkpoint/safetensors.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(data, size);
    return fuzz::expectBadInput([&] {
        const auto opened = SafetensorsFile::open(file.path());
        std::size_t total = 0;
        for (const auto& tensor : opened->tensors()) {
            if (std::size_t(tensor.elements()) * std::size_t(dtypeBytes(tensor.dtype)) != tensor.bytes.size())
                std::abort();
            total += tensor.bytes.size();
        }
        if (total > size)
            std::abort();
    });
}
