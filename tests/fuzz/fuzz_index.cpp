// Shard indexes: no accepted shard leaves the folder.
#include "core/checkpoint/shard_index.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(data, size);
    return fuzz::expectBadInput([&] {
        for (const auto& [tensor, shard] : readShardIndex(file.path()).shardOf) {
            const std::filesystem::path path(shard);
            if (path.is_absolute() || *path.begin() == ".." || path.lexically_normal() != path)
                std::abort();
        }
    });
}
