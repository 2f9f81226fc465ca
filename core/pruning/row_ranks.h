#pragma once
// The order of each row's scores, kept so that any share can be cut at once while a slider moves. Torch-free.

#include "core/base/spare_bytes.h"
#include "core/pruning/rank_cut.h"
#include "core/pruning/selection.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace prunescope {

class RowRanks {
public:
    /// Ranks are kept in 16 bits.
    static constexpr std::int64_t kMostColumns = 1 << 16;

    /// Sorts every row once: about as long as reading the scores twenty times. Takes 2 bytes a score.
    /// @param scores  [rows, columns], row-major; kept by reference
    /// @throws Error{Shape} if the sizes do not fit or there are more than kMostColumns columns
    RowRanks(std::span<const float> scores, std::int64_t rows, std::int64_t columns, const RangeRunner& run);

    /// The same as selectLowest() by rows; its mask lies in memory of spare(). @throws Error{Usage} for a share outside 0..1
    Selection select(double sparsityShare, bool countsLikeReference, const RangeRunner& run) const;

    /// Where masks of this matrix should go when nobody needs them any more.
    const std::shared_ptr<SpareBytes>& spare() const { return m_spare; }

private:
    std::span<const float> m_scores;
    std::int64_t m_rows, m_columns;
    std::vector<std::uint16_t> m_ranks; ///< [rows, columns]: how many scores of the row are lower, or equal and before it
    std::shared_ptr<SpareBytes> m_spare = std::make_shared<SpareBytes>();
};

} // namespace prunescope
