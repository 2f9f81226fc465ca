// Quantities of a matrix. Differences of scores compare ranks, since two scores have no common unit.
#include "core/session/quantity.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "core/session/open_model_impl.h"
#include "core/session/run_weight_impl.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace prunescope {
namespace {

constexpr std::string_view kPlan = "plan", kRun = "run";
constexpr std::int64_t kRowsAtOnce = 256; // between two looks at the stop flag

bool isScore(std::string_view id)
{
    const auto& infos = scoreInfos();
    return std::any_of(infos.begin(), infos.end(), [id](const ScoreInfo& info) { return info.id == id; });
}

std::vector<Quantity> makeQuantities()
{
    using Kind = QuantityKind;
    std::vector<Quantity> all{{"weight", Kind::Weight, {}, {}}};
    for (const ScoreInfo& info : scoreInfos())
        all.push_back({info.id, Kind::Score, info.id, {}});
    all.push_back({"kept:plan", Kind::Mask, "plan", {}});
    all.push_back({"kept:run", Kind::Mask, "run", {}});
    const auto add = [&all](const char* prefix, Kind kind, const char* first, const char* second) {
        all.push_back({std::string(prefix) + first + "-" + second, kind, first, second});
    };
    add("ranks:", Kind::RankDifference, "wanda", "magnitude");
    add("ranks:", Kind::RankDifference, "ria", "magnitude");
    add("ranks:", Kind::RankDifference, "ria", "wanda");
    for (const char* second : {"magnitude", "wanda", "ria", "run"})
        add("masks:", Kind::MaskDifference, "plan", second);
    for (const char* second : {"magnitude", "wanda"})
        add("masks:", Kind::MaskDifference, "run", second);
    all.push_back({"change", Kind::Change, "run", {}});
    return all;
}

const MatrixReport* reportOf(const PruneResult& run, const std::string& matrix)
{
    const auto found = std::find_if(run.matrices.begin(), run.matrices.end(),
                                    [&](const MatrixReport& report) { return report.name == matrix; });
    return found == run.matrices.end() ? nullptr : &*found;
}

bool hasNorms(const QuantitySource& source, const std::string& matrix)
{
    return source.inputs && source.inputs->norms.count(matrix) > 0;
}

QuantityNeed neededForScore(const std::string& score, const std::string& matrix, const QuantitySource& source)
{
    return scoreInfo(score).needsCalibration && !hasNorms(source, matrix) ? QuantityNeed::Inputs : QuantityNeed::None;
}

QuantityNeed neededForMask(const std::string& mask, const std::string& matrix, const QuantitySource& source)
{
    if (mask == kRun) {
        if (!source.run)
            return QuantityNeed::Run;
        return source.ran && reportOf(*source.run, matrix) ? QuantityNeed::None : QuantityNeed::RunOfMatrix;
    }
    if (mask != kPlan)
        return neededForScore(mask, matrix, source);
    if (!source.planned)
        return QuantityNeed::Plan;
    return isScore(source.planned->method) ? neededForScore(source.planned->method, matrix, source)
                                           : QuantityNeed::ShownMethod;
}

std::vector<float> toVector(const at::Tensor& tensor)
{
    const auto flat = tensor.to(at::kFloat).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

/// Removed weights by the order of a plan entry. @return [rows, columns], 1 = removed
std::vector<std::uint8_t> removedByScore(const PlanEntry& entry, const std::string& matrix, const QuantitySource& source,
                                         StopFlag& stop)
{
    return previewMask(scoreMatrix(source.model, matrix, entry.method, source.inputs, stop), entry)->pruned;
}

std::vector<std::uint8_t> removedBy(const std::string& mask, const PlanEntry& compared, const std::string& matrix,
                                    const QuantitySource& source, StopFlag& stop)
{
    if (mask == kRun) {
        const auto zeros = (weightInSourceOrder(*source.run, *reportOf(*source.run, matrix)) == 0).contiguous();
        const auto* data = reinterpret_cast<const std::uint8_t*>(zeros.data_ptr<bool>());
        return {data, data + zeros.numel()};
    }
    if (mask == kPlan)
        return removedByScore(*source.planned, matrix, source, stop);
    PlanEntry entry = compared;
    entry.method = mask;
    entry.params.clear();
    return removedByScore(entry, matrix, source, stop);
}

void fillMask(MatrixScore& out, const Quantity& quantity, const QuantitySource& source, StopFlag& stop)
{
    const auto removed = removedBy(quantity.first, {}, out.matrix, source, stop);
    out.values.resize(removed.size());
    std::transform(removed.begin(), removed.end(), out.values.begin(), [](std::uint8_t gone) { return gone ? 0.0f : 1.0f; });
}

void fillMaskDifference(MatrixQuantity& made, MatrixScore& out, const Quantity& quantity, const QuantitySource& source,
                        StopFlag& stop)
{
    const PlanEntry& compared = quantity.first == kRun ? *source.ran : *source.planned;
    const auto first = removedBy(quantity.first, compared, out.matrix, source, stop);
    stop.poll();
    const auto second = removedBy(quantity.second, compared, out.matrix, source, stop);
    out.values.resize(first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        made.onlyFirst += !first[i] && second[i];
        made.onlySecond += first[i] && !second[i];
        out.values[i] = float(int(second[i]) - int(first[i]));
    }
}

void fillRankDifference(MatrixScore& out, const Quantity& quantity, const QuantitySource& source, StopFlag& stop)
{
    const auto ranks = [&](const std::string& score) {
        const auto scored = scoreMatrix(source.model, out.matrix, score, source.inputs, stop);
        return rankShares(scored->values, out.rows, out.columns, stop);
    };
    out.values = ranks(quantity.first);
    const auto second = ranks(quantity.second);
    std::transform(out.values.begin(), out.values.end(), second.begin(), out.values.begin(), std::minus<float>());
}

void fillChange(MatrixScore& out, const QuantitySource& source)
{
    const auto after = weightInSourceOrder(*source.run, *reportOf(*source.run, out.matrix)).to(at::kFloat);
    const auto before = source.model->storedWeight(out.matrix).to(at::kFloat);
    out.values = toVector(at::where(after == 0, at::zeros_like(after), after - before));
}

/// Sorts the keys of a row: three passes of eleven bits, about ten times faster than comparing.
class RowSorter {
public:
    struct Item {
        std::uint32_t key, column;
    };

    const std::vector<Item>& sort(const float* row, std::int64_t columns)
    {
        m_items.resize(std::size_t(columns));
        m_spare.resize(std::size_t(columns));
        for (std::int64_t c = 0; c < columns; ++c) // bits of floats >= 0 are in their order; those of NaN are above all
            m_items[std::size_t(c)] = {std::bit_cast<std::uint32_t>(row[c]) & 0x7fffffffu, std::uint32_t(c)};
        for (const int shift : {0, 11, 22})
            pass(shift);
        return m_items;
    }

private:
    void pass(int shift)
    {
        std::array<std::uint32_t, 2049> starts{};
        for (const Item& item : m_items)
            ++starts[((item.key >> shift) & 2047u) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        for (const Item& item : m_items)
            m_spare[starts[(item.key >> shift) & 2047u]++] = item;
        m_items.swap(m_spare);
    }

    std::vector<Item> m_items, m_spare;
};

void rankRow(const std::vector<RowSorter::Item>& sorted, const float* row, float* out)
{
    const std::size_t count = sorted.size();
    if (count == 1) {
        out[0] = std::isnan(row[0]) ? row[0] : 0.5f;
        return;
    }
    for (std::size_t first = 0; first < count;) {
        std::size_t last = first + 1;
        while (last < count && sorted[last].key == sorted[first].key)
            ++last;
        const auto share = float(0.5 * double(first + last - 1) / double(count - 1));
        for (; first < last; ++first) {
            const std::uint32_t column = sorted[first].column;
            out[column] = std::isnan(row[column]) ? row[column] : share;
        }
    }
}

} // namespace

bool Quantity::isSigned() const
{
    return kind != QuantityKind::Score && kind != QuantityKind::Mask;
}

bool Quantity::usesRun() const { return first == kRun || second == kRun; }
bool Quantity::usesPlan() const { return first == kPlan; }

const std::vector<Quantity>& quantities()
{
    static const std::vector<Quantity> all = makeQuantities();
    return all;
}

const Quantity& quantity(std::string_view id)
{
    for (const Quantity& one : quantities())
        if (one.id == id)
            return one;
    throw Error(ErrorKind::Usage, PS_TEXT("There is no quantity \"%1\"."), id);
}

QuantityNeed neededFor(const Quantity& quantity, const std::string& matrix, const QuantitySource& source)
{
    const bool comparesScores = quantity.kind == QuantityKind::Score || quantity.kind == QuantityKind::RankDifference;
    for (const std::string& part : {quantity.first, quantity.second}) {
        if (part.empty())
            continue;
        const QuantityNeed need =
            comparesScores ? neededForScore(part, matrix, source) : neededForMask(part, matrix, source);
        if (need != QuantityNeed::None)
            return need;
    }
    return QuantityNeed::None;
}

MatrixQuantity measureQuantity(const Quantity& quantity, const std::string& matrix, const QuantitySource& source,
                               StopFlag& stop)
{
    const at::NoGradGuard guard;
    if (neededFor(quantity, matrix, source) != QuantityNeed::None)
        throw Error(ErrorKind::Usage, PS_TEXT("Quantity %1 of %2 cannot be shown yet."), quantity.id, matrix);
    MatrixQuantity made;
    made.isSigned = quantity.isSigned();
    made.isMask = quantity.kind == QuantityKind::Mask || quantity.kind == QuantityKind::MaskDifference;
    if (quantity.kind == QuantityKind::Score) {
        made.values = scoreMatrix(source.model, matrix, quantity.first, source.inputs, stop);
        return made;
    }
    auto out = std::make_shared<MatrixScore>(*scoreMatrix(source.model, matrix, "magnitude", source.inputs, stop));
    out->score = quantity.id;
    switch (quantity.kind) {
    case QuantityKind::Weight: out->values = out->weights; break;
    case QuantityKind::Mask: fillMask(*out, quantity, source, stop); break;
    case QuantityKind::MaskDifference: fillMaskDifference(made, *out, quantity, source, stop); break;
    case QuantityKind::RankDifference: fillRankDifference(*out, quantity, source, stop); break;
    case QuantityKind::Change: fillChange(*out, source); break;
    case QuantityKind::Score: break;
    }
    made.values = std::move(out);
    return made;
}

std::vector<float> rankShares(const std::vector<float>& values, std::int64_t rows, std::int64_t columns, StopFlag& stop)
{
    std::vector<float> out(values.size());
    for (std::int64_t first = 0; first < rows; first += kRowsAtOnce) {
        stop.poll();
        at::parallel_for(first, std::min(first + kRowsAtOnce, rows), 16, [&](std::int64_t begin, std::int64_t end) {
            RowSorter sorter;
            for (std::int64_t row = begin; row < end; ++row) {
                const float* source = values.data() + row * columns;
                rankRow(sorter.sort(source, columns), source, out.data() + row * columns);
            }
        });
    }
    return out;
}

} // namespace prunescope
