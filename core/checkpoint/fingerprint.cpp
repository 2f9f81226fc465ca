// Identity of a model's weights: a fast fingerprint from samples, and the full hash.
//
// Fingerprint: one line per tensor, "<name> <dtype> <shape> <hash>\n" with dtype as in the file ("BF16"),
// shape as
// "[4096, 11008]" ("[]" for a scalar) and hash in lower-case hexadecimal; lines sorted by their bytes;
// SHA-256 of all. The hash of a tensor of S bytes covers 16 pages of 4096 bytes, page i (0 to 15) starting at
// floor(i (S - 4096) / 15): the first begins the tensor, the last ends it. Up to S = 65536 the pages would
// touch, so the whole tensor is hashed.
#include "core/base/sha256.h"
#include "core/checkpoint/checkpoint.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>

namespace prunescope {
namespace {

constexpr std::uint64_t kPages = 16;
constexpr std::uint64_t kPageBytes = 4096;
constexpr std::size_t kChunkBytes = std::size_t(4) << 20;

/// Where the sampled pages of a tensor begin; one place and a smaller size where the whole tensor is hashed.
std::vector<std::size_t> samplePlaces(std::size_t size)
{
    if (size <= kPages * kPageBytes)
        return {0};
    // floor(i * span / 15) in two parts, so that no product overflows.
    const std::uint64_t span = size - kPageBytes, step = span / (kPages - 1), rest = span % (kPages - 1);
    std::vector<std::size_t> places;
    for (std::uint64_t i = 0; i < kPages; ++i)
        places.push_back(std::size_t(i * step + i * rest / (kPages - 1)));
    return places;
}

std::size_t sampleBytes(std::size_t size) { return size <= kPages * kPageBytes ? size : std::size_t(kPageBytes); }

/// Asks for the sampled pages of a mapped tensor without waiting: thousands of small reads of a large model then wait
/// for the disk together and not one after the other.
void askAhead(const StoredBytes& bytes)
{
    if (!bytes.isMapped() || bytes.empty())
        return;
    for (const std::size_t place : samplePlaces(bytes.size())) {
        const auto address = reinterpret_cast<std::uintptr_t>(bytes.data() + place);
        const std::uintptr_t page = address / kPageBytes * kPageBytes;
        ::madvise(reinterpret_cast<void*>(page), address + sampleBytes(bytes.size()) - page, MADV_WILLNEED);
    }
}

std::string sampledHash(const StoredBytes& bytes)
{
    Sha256 hash;
    std::vector<std::byte> scratch;
    const std::size_t count = sampleBytes(bytes.size());
    for (const std::size_t place : samplePlaces(bytes.size()))
        hash.add(bytes.read(place, count, scratch).data(), count);
    return hash.hex();
}

} // namespace

std::string fingerprint(const Checkpoint& checkpoint)
{
    for (const auto& tensor : checkpoint.tensors())
        askAhead(tensor.bytes);
    std::vector<std::string> lines;
    for (const auto& tensor : checkpoint.tensors()) {
        std::string line = tensor.name;
        line.append(" ").append(dtypeName(tensor.dtype)).append(" ").append(shapeText(tensor.shape));
        line.append(" ").append(sampledHash(tensor.bytes)).append("\n");
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    Sha256 hash;
    for (const auto& line : lines)
        hash.add(line);
    return hash.hex();
}

std::string fullHash(const Checkpoint& checkpoint, StopFlag& stop, const ProgressSink& progress)
{
    std::vector<const TensorView*> ordered;
    for (const auto& tensor : checkpoint.tensors())
        ordered.push_back(&tensor);
    std::sort(ordered.begin(), ordered.end(),
              [](const TensorView* a, const TensorView* b) { return a->name < b->name; });

    const Text sentence(PS_TEXT("Hashing the weights of %1"), checkpoint.name());
    const double total = double(checkpoint.totalBytes());
    double done = 0;
    double reported = 0;
    std::vector<std::byte> scratch;
    Sha256 hash;
    for (const auto* tensor : ordered) {
        for (std::size_t at = 0; at < tensor->bytes.size();) {
            stop.poll();
            const auto chunk = tensor->bytes.read(at, std::min(tensor->bytes.size() - at, kChunkBytes), scratch);
            hash.add(chunk.data(), chunk.size());
            at += chunk.size();
            done += double(chunk.size());
            if (done - reported >= double(kChunkBytes) || done == total) {
                report(progress, done, total, sentence);
                reported = done;
            }
        }
    }
    stop.poll();
    return hash.hex();
}

} // namespace prunescope
