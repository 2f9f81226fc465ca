// Pictures of a mask that was chosen by a score.
#include "core/pruning/score_pictures.h"

#include "core/architecture/torch.h"
#include "core/pruning/mask_by_score.h"
#include "core/pruning/polling_threads.h"
#include "core/pruning/sparsegpt.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace prunescope {
namespace {

constexpr int kImageCells = 192;                  // along each axis of a picture
constexpr std::int64_t kCurvePoints = 512;
constexpr int kBins = 64;                         // of the distribution of weights
constexpr std::int64_t kPictureWeights = 1 << 22; // rows of larger matrices are sampled evenly

/// The largest value of each stretch of a long list, so that a curve has at most kCurvePoints points.
LiveCurve peaks(std::string id, Text title, Text xTitle, Text yTitle, const std::vector<float>& values, double stride)
{
    LiveCurve curve{std::move(id), std::move(title), std::move(xTitle), std::move(yTitle), {}, {}, false, false};
    const auto count = std::int64_t(values.size()), points = std::min(count, kCurvePoints);
    for (std::int64_t point = 0; point < points; ++point) {
        const std::int64_t first = count * point / points, last = count * (point + 1) / points;
        curve.x.push_back(std::floor(double(first) * stride));
        curve.y.push_back(double(*std::max_element(values.begin() + first, values.begin() + last)));
    }
    return curve;
}

/// Three significant digits, for a title.
std::string significant(float value)
{
    std::ostringstream out;
    out << std::setprecision(3) << value;
    return out.str();
}

/// One picture of a matrix whose mask is known.
class ScorePicture {
public:
    ScorePicture(const MatrixTask& task, const at::Tensor& norms, const at::Tensor& mask, StopFlag& stop)
        : m_task(task), m_stop(stop), m_rows(task.weight.size(0)), m_columns(task.weight.size(1)),
          m_shown(std::clamp<std::int64_t>(kPictureWeights / m_columns, 1, m_rows)), m_norms(norms),
          m_mask(mask.data_ptr<std::uint8_t>())
    {
        auto places = at::empty({m_shown}, at::kLong);
        for (std::int64_t i = 0; i < m_shown; ++i)
            places.data_ptr<std::int64_t>()[i] = rowAt(i);
        m_magnitudes = task.weight.index_select(0, places).to(at::kFloat).abs().contiguous();
        m_w = m_magnitudes.data_ptr<float>();
    }

    LivePicture make(const std::string& method)
    {
        LivePicture out{method, m_task.name, {}, {}};
        out.images.push_back(image("magnitude", Text(PS_TEXT("Size of the weights |W|")), LiveScale::Sequential,
                                   [this](auto i, auto j) { return double(m_w[i * m_columns + j]); }));
        if (m_norms.defined())
            addInputs(out);
        out.images.push_back(image("mask", Text(PS_TEXT("Pruned share")), LiveScale::Mask,
                                   [this](auto i, auto j) { return double(marks(i)[j]); }));
        if (m_norms.defined())
            out.images.push_back(difference());
        else
            out.curves = distribution();
        out.curves.push_back(isByRow() && m_task.pattern.isUnstructured() ? rowThresholds() : keptOfRows());
        return out;
    }

private:
    std::int64_t rowAt(std::int64_t i) const { return i * m_rows / m_shown; }
    const std::uint8_t* marks(std::int64_t i) const { return m_mask + rowAt(i) * m_columns; }
    bool isByRow() const
    {
        return selectionParams(m_task.sparsityShare, m_task.pattern, m_task.params).group == SelectionGroup::Row;
    }

    template <typename Value> LiveImage image(const char* id, Text title, LiveScale scale, Value&& value)
    {
        m_stop.poll();
        return pooledImage(id, std::move(title), scale, m_shown, m_columns, kImageCells, value);
    }

    /// The norms as they lie and sorted, and what they make of the weights.
    void addInputs(LivePicture& out)
    {
        const auto held = m_norms.contiguous();
        const float* norms = held.data_ptr<float>();
        out.images.push_back(image("score", Text(PS_TEXT("Score: |W| times the norm of the input")), LiveScale::Sequential,
                                   [&](auto i, auto j) { return double(m_w[i * m_columns + j]) * double(norms[j]); }));
        std::vector<float> values(norms, norms + m_columns);
        const Text input(PS_TEXT("input, or its rank by norm")), norm(PS_TEXT("L2 norm over the tokens"));
        out.curves.push_back(peaks("norms", Text(PS_TEXT("Norm of each input")), input, norm, values, 1));
        std::sort(values.begin(), values.end(), std::greater<>());
        out.curves.push_back(peaks("sorted_norms", Text(PS_TEXT("Sorted")), input, norm, values, 1));
        for (LiveCurve& curve : out.curves)
            curve.isLogarithmic = true;
    }

    /// What magnitude would remove of the rows shown, losing as much in each group.
    std::vector<std::uint8_t> magnitudeMask()
    {
        std::vector<std::uint8_t> out(std::size_t(m_shown * m_columns));
        auto params = selectionParams(m_task.sparsityShare, m_task.pattern, {});
        if (isByRow() || !m_task.pattern.isUnstructured()) {
            std::vector<std::uint32_t> scratch;
            for (std::int64_t i = 0; i < m_shown; ++i) {
                const std::span<const float> row(m_w + i * m_columns, std::size_t(m_columns));
                std::uint8_t* own = out.data() + i * m_columns;
                if (m_task.pattern.isUnstructured())
                    markBelow(row, rankCut(row, std::count(marks(i), marks(i) + m_columns, 1), scratch), own);
                else
                    selectLowest(1, m_columns, [&](std::int64_t, float*) { return row.data(); }, params, runHere, own);
            }
            return out;
        }
        params.group = SelectionGroup::Layer;
        const auto whole = selectLowest(m_rows, m_columns, magnitudeRows(m_task.weight), params, pollingThreads(m_stop));
        for (std::int64_t i = 0; i < m_shown; ++i)
            std::copy_n(whole.pruned.data() + rowAt(i) * m_columns, m_columns, out.data() + i * m_columns);
        return out;
    }

    LiveImage difference()
    {
        const auto other = magnitudeMask();
        return image("difference", Text(PS_TEXT("Red: removed here, kept by magnitude; blue: the reverse")),
                     LiveScale::Diverging,
                     [&](auto i, auto j) { return double(marks(i)[j]) - double(other[std::size_t(i * m_columns + j)]); });
    }

    /// Removed and kept weights by size: between them lies the threshold.
    std::vector<LiveCurve> distribution() const
    {
        float largest = 0, removed = 0;
        for (std::int64_t i = 0; i < m_shown; ++i)
            for (std::int64_t j = 0; j < m_columns; ++j) {
                const float value = m_w[i * m_columns + j];
                largest = std::max(largest, value);
                removed = marks(i)[j] ? std::max(removed, value) : removed;
            }
        const auto curve = [&](const char* id, Text title) {
            LiveCurve out{id, std::move(title), Text(PS_TEXT("|W|")), Text(PS_TEXT("weights")), {}, std::vector<double>(kBins, 0.0),
                          false, false};
            for (int bin = 0; bin < kBins; ++bin)
                out.x.push_back((bin + 0.5) * double(largest) / kBins);
            return out;
        };
        std::vector<LiveCurve> curves{curve("removed", Text(PS_TEXT("Removed, up to %1"), significant(removed))),
                                      curve("kept", Text(PS_TEXT("Kept")))};
        for (std::int64_t i = 0; largest > 0 && i < m_shown; ++i)
            for (std::int64_t j = 0; j < m_columns; ++j) {
                const int bin = std::min(kBins - 1, int(m_w[i * m_columns + j] / largest * kBins));
                ++curves[marks(i)[j] ? 0 : 1].y[std::size_t(bin)];
            }
        return curves;
    }

    LiveCurve rowThresholds() const
    {
        const auto held = m_norms.defined() ? m_norms.contiguous() : at::ones({m_columns});
        const float* norms = held.data_ptr<float>();
        std::vector<float> thresholds(std::size_t(m_shown), 0.0f);
        for (std::int64_t i = 0; i < m_shown; ++i)
            for (std::int64_t j = 0; j < m_columns; ++j)
                if (marks(i)[j])
                    thresholds[std::size_t(i)] = std::max(thresholds[std::size_t(i)], m_w[i * m_columns + j] * norms[j]);
        return peaks("thresholds", Text(PS_TEXT("Threshold of each row")), Text(PS_TEXT("row")),
                     Text(PS_TEXT("largest score removed")), thresholds, double(m_rows) / double(m_shown));
    }

    /// Shows rows that are wiped out: the lowest share of each stretch.
    LiveCurve keptOfRows() const
    {
        std::vector<float> lost(std::size_t(m_shown), 0.0f);
        for (std::int64_t i = 0; i < m_shown; ++i)
            lost[std::size_t(i)] = float(std::count(marks(i), marks(i) + m_columns, 1)) / float(m_columns);
        auto curve = peaks("kept_of_rows", Text(PS_TEXT("What is left of each row")), Text(PS_TEXT("row")),
                           Text(PS_TEXT("share kept")), lost, double(m_rows) / double(m_shown));
        for (double& value : curve.y)
            value = 1 - value;
        return curve;
    }

    const MatrixTask& m_task;
    StopFlag& m_stop;
    std::int64_t m_rows, m_columns;
    std::int64_t m_shown;       // rows in the images
    at::Tensor m_norms;         // [in], or undefined
    const std::uint8_t* m_mask; // [out, in]
    at::Tensor m_magnitudes;    // [shown, in], float32
    const float* m_w = nullptr; // the same
};

} // namespace

void offerScorePictures(const MatrixTask& task, const std::string& method, const at::Tensor& norms, const at::Tensor& mask,
                        StopFlag& stop)
{
    if (task.live && !wantsUpdate(task.params))
        task.live->offer([&] { return ScorePicture(task, norms, mask, stop).make(method); }, true);
}

} // namespace prunescope
