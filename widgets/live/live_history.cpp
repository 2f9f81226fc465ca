// Pictures by matrix.
#include "widgets/live/live_history.h"

#include <algorithm>

namespace prunescope::gui {

using prunescope::LiveImage;
using prunescope::LivePicture;

namespace {

constexpr int kFewestCells = 24; // along the longer axis: coarser images would show nothing

int longerAxis(const LivePicture& picture)
{
    int longest = 0;
    for (const LiveImage& image : picture.images)
        longest = std::max({longest, image.rows, image.columns});
    return longest;
}

} // namespace

std::size_t pictureBytes(const LivePicture& picture)
{
    std::size_t bytes = sizeof(LivePicture);
    for (const LiveImage& image : picture.images)
        bytes += sizeof(LiveImage) + image.cells.size() * sizeof(float);
    for (const auto& curve : picture.curves)
        bytes += sizeof(curve) + (curve.x.size() + curve.y.size()) * sizeof(double);
    return bytes;
}

LivePicture coarser(const LivePicture& picture)
{
    LivePicture out{picture.method, picture.matrix, {}, picture.curves};
    const int most = std::max(1, longerAxis(picture) / 2);
    for (const LiveImage& image : picture.images) {
        out.images.push_back(prunescope::pooledImage(
            image.id, image.title, image.scale, image.rows, image.columns, most, [&image](auto row, auto column) {
                return image.cells[std::size_t(row) * std::size_t(image.columns) + std::size_t(column)];
            }));
        out.images.back().swept = image.swept;
    }
    return out;
}

void LiveHistory::add(LivePicture picture)
{
    const std::string matrix = picture.matrix;
    auto& place = m_pictures[matrix];
    if (place)
        m_bytes -= pictureBytes(*place);
    else
        m_order.push_back(matrix);
    m_bytes += pictureBytes(picture);
    place = std::make_shared<const LivePicture>(std::move(picture));
    // The oldest give way first, each once before any does twice.
    for (int extent = 1 << 20; m_bytes > m_mostBytes && extent > kFewestCells; extent /= 2) {
        for (const std::string& older : m_order) {
            auto& one = m_pictures[older];
            if (m_bytes <= m_mostBytes)
                break;
            if (older == matrix || longerAxis(*one) <= std::max(extent, kFewestCells))
                continue;
            m_bytes -= pictureBytes(*one);
            one = std::make_shared<const LivePicture>(coarser(*one));
            m_bytes += pictureBytes(*one);
        }
    }
}

void LiveHistory::clear()
{
    m_order.clear();
    m_pictures.clear();
    m_bytes = 0;
}

std::shared_ptr<const LivePicture> LiveHistory::find(const std::string& matrix) const
{
    const auto found = m_pictures.find(matrix);
    return found == m_pictures.end() ? nullptr : found->second;
}

} // namespace prunescope::gui
