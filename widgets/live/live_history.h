#pragma once
// The last picture of each matrix of a run, within a bound of memory: where they get too many, older ones get coarser.

#include "core/base/live_picture.h"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prunescope::gui {

/// Bytes of a picture's cells and points.
std::size_t pictureBytes(const prunescope::LivePicture& picture);

/// The picture with coarser images: half as many cells along the longer axis, and no more along the other.
prunescope::LivePicture coarser(const prunescope::LivePicture& picture);

class LiveHistory {
public:
    /// @param mostBytes  the newest picture is kept as it is, however large
    explicit LiveHistory(std::size_t mostBytes = std::size_t(64) << 20) : m_mostBytes(mostBytes) {}

    /// Replaces the picture of its matrix.
    void add(prunescope::LivePicture picture);
    void clear();

    /// In the order in which their first pictures came.
    const std::vector<std::string>& matrices() const { return m_order; }
    /// Null for a matrix without a picture.
    std::shared_ptr<const prunescope::LivePicture> find(const std::string& matrix) const;
    std::size_t bytes() const { return m_bytes; }

private:
    std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    std::vector<std::string> m_order;
    std::map<std::string, std::shared_ptr<const prunescope::LivePicture>> m_pictures;
};

} // namespace prunescope::gui
