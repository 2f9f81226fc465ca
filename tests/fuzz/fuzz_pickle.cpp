// PyTorch state dicts, ZIP and pickle together; every accepted tensor is read in full.
#include "core/checkpoint/pickle_file.h"
#include "core/checkpoint/pickle_machine.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // A pickle alone: mutations seldom survive the archive around it.
    fuzz::expectBadInput([&] { PickleMachine({reinterpret_cast<const std::byte*>(data), size}, "program").run(); });
    const fuzz::MemoryFile file(data, size);
    return fuzz::expectBadInput([&] {
        const auto opened = PickleFile::open(file.path());
        for (const auto& tensor : opened->tensors()) {
            if (std::size_t(tensor.elements()) * std::size_t(dtypeBytes(tensor.dtype)) != tensor.bytes.size())
                std::abort();
            const auto bytes = tensor.bytes.share();
            std::uint64_t sum = 0;
            for (std::size_t i = 0; i < tensor.bytes.size(); ++i)
                sum += std::to_integer<unsigned>(bytes.get()[i]);
            if (sum > 255 * tensor.bytes.size())
                std::abort();
        }
    });
}
