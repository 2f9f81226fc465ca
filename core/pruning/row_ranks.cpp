// Rows are sorted by counting, eleven bits of the key at a time; a pass keeps the order of equals, so ties go by column.
#include "core/pruning/row_ranks.h"

#include "core/base/error.h"
#include "core/base/wide_vectors.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

namespace prunescope {
namespace {

constexpr int kBits = 11, kPasses = 3;
constexpr std::size_t kBuckets = std::size_t(1) << kBits;
constexpr std::int64_t kScoresPerPiece = 1 << 16;

/// Room to sort a row in.
struct Sorter {
    explicit Sorter(std::size_t width) : here(width), there(width) {}

    /// @param ranks  [width], overwritten
    void rank(std::span<const float> scores, std::uint16_t* ranks)
    {
        for (auto& count : counts)
            count.fill(0);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const std::uint32_t key = rankKey(scores[i]);
            here[i] = std::uint64_t(key) << 16 | i;
            for (int pass = 0; pass < kPasses; ++pass)
                ++counts[std::size_t(pass)][digit(key, pass)];
        }
        for (int pass = 0; pass < kPasses; ++pass) {
            std::uint32_t start = 0;
            for (auto& count : counts[std::size_t(pass)])
                start += std::exchange(count, start);
            for (const std::uint64_t entry : here)
                there[counts[std::size_t(pass)][digit(std::uint32_t(entry >> 16), pass)]++] = entry;
            std::swap(here, there);
        }
        for (std::size_t rank = 0; rank < here.size(); ++rank)
            ranks[here[rank] & 0xffff] = std::uint16_t(rank);
    }

    static std::size_t digit(std::uint32_t key, int pass) { return (key >> (kBits * pass)) & (kBuckets - 1); }

    std::vector<std::uint64_t> here, there; ///< key, then column in the low 16 bits
    std::array<std::array<std::uint32_t, kBuckets>, kPasses> counts;
};

/// Marks ranks below the count. @return the column of the last that goes
PRUNESCOPE_KERNEL_BODY std::size_t markRowBody(const std::uint16_t* ranks, std::size_t width, std::uint32_t count, std::uint8_t* pruned)
{
    const auto last = std::uint16_t(count - 1);
    std::uint16_t place = 0;
    for (std::size_t i = 0; i < width; ++i) {
        pruned[i] = ranks[i] <= last;
        place = std::uint16_t(place | (ranks[i] == last ? std::uint16_t(i) : std::uint16_t(0)));
    }
    return place;
}
PRUNESCOPE_WIDE_TARGET std::size_t markRowWide(const std::uint16_t* ranks, std::size_t width, std::uint32_t count, std::uint8_t* pruned)
{
    return markRowBody(ranks, width, count, pruned);
}
std::size_t markRow(const std::uint16_t* ranks, std::size_t width, std::uint32_t count, std::uint8_t* pruned)
{
    return usesWideVectors() ? markRowWide(ranks, width, count, pruned) : markRowBody(ranks, width, count, pruned);
}

} // namespace

RowRanks::RowRanks(std::span<const float> scores, std::int64_t rows, std::int64_t columns, const RangeRunner& run)
    : m_scores(scores), m_rows(rows), m_columns(columns)
{
    if (rows < 1 || columns < 1 || columns > kMostColumns || scores.size() != std::size_t(rows) * std::size_t(columns))
        throw Error(ErrorKind::Shape, PS_TEXT("RowRanks: %1 scores do not fill a matrix of %2 rows and %3 columns of at most %4."), scores.size(),
                    rows, columns, kMostColumns);
    m_ranks.resize(scores.size());
    const auto width = std::size_t(columns);
    run(rows, std::max<std::int64_t>(1, kScoresPerPiece / columns), [&](std::int64_t first, std::int64_t last) {
        const auto sorter = std::make_unique<Sorter>(width);
        for (std::int64_t row = first; row < last; ++row)
            sorter->rank(scores.subspan(std::size_t(row) * width, width), m_ranks.data() + std::size_t(row) * width);
    });
}

Selection RowRanks::select(double sparsityShare, bool countsLikeReference, const RangeRunner& run) const
{
    const std::int64_t count = rowCount(m_columns, sparsityShare, countsLikeReference);
    const auto width = std::size_t(m_columns);
    Selection out;
    out.pruned = m_spare->take(m_scores.size());
    out.thresholds.assign(std::size_t(m_rows), -1);
    out.count = m_rows * count;
    if (count == 0) {
        std::fill(out.pruned.begin(), out.pruned.end(), std::uint8_t(0));
        return out;
    }
    run(m_rows, std::max<std::int64_t>(1, kScoresPerPiece / m_columns), [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t row = first; row < last; ++row) {
            const std::size_t start = std::size_t(row) * width;
            const std::size_t place = markRow(m_ranks.data() + start, width, std::uint32_t(count), out.pruned.data() + start);
            out.thresholds[std::size_t(row)] = m_scores[start + place];
        }
    });
    return out;
}

} // namespace prunescope
