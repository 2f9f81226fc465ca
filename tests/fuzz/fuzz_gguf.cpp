// GGUF files; every accepted tensor is read in full, in pieces of odd size.
#include "core/checkpoint/gguf_file.h"
#include "tests/fuzz/fuzz_input.h"

#include <algorithm>

using namespace prunescope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(data, size);
    return fuzz::expectBadInput([&] {
        const auto opened = GgufFile::open(file.path());
        std::vector<std::byte> scratch;
        for (const auto& tensor : opened->tensors()) {
            if (std::size_t(tensor.elements()) * std::size_t(dtypeBytes(tensor.dtype)) != tensor.bytes.size())
                std::abort();
            for (std::size_t at = 0; at < tensor.bytes.size(); at += 999)
                tensor.bytes.read(at, std::min<std::size_t>(999, tensor.bytes.size() - at), scratch);
        }
    });
}
