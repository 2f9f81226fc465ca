// Which columns fold into which rows, read from the coupled slices of the families.
#include "core/pruning/fold.h"

#include "core/architecture/torch.h"

#include <numeric>

namespace prunescope {
namespace {

/// All channels at once: the slices of the first one, as long as there are channels. Empty where channels do not simply
/// follow each other.
std::vector<FoldGroup> channelGroup(const Architecture& architecture, const ModelConfig& config, int block)
{
    const std::int64_t count = config.blocks[std::size_t(block)].innerWidth;
    auto first = architecture.coupledSlices(config, block, CoupledUnit::Channel, 0);
    auto last = architecture.coupledSlices(config, block, CoupledUnit::Channel, count - 1);
    for (CoupledSlice& slice : last)
        slice.begin -= count - 1;
    if (first != last || first.back().count != 1)
        return {};
    for (CoupledSlice& slice : first)
        slice.count = count;
    const std::int64_t begin = first.back().begin;
    first.pop_back();
    return {{{{begin}, count}, std::move(first)}};
}

/// One key/value head: the values are the last of its rows.
FoldGroup headGroup(const std::vector<CoupledSlice>& slices, std::int64_t headWidth)
{
    const CoupledSlice &columns = slices.back(), &values = slices[slices.size() - 2];
    FoldGroup group{{{}, headWidth}, {{values.module, true, values.begin + values.count - headWidth, headWidth}}};
    for (std::int64_t run = 0; run < columns.count; run += headWidth)
        group.columns.runs.push_back(columns.begin + run);
    return group;
}

} // namespace

std::vector<FoldGroup> foldGroups(const Architecture& architecture, const ModelConfig& config, int block,
                                  const std::string& module)
{
    const BlockShape& shape = config.blocks[std::size_t(block)];
    const auto reads = [&](CoupledUnit unit) {
        return architecture.coupledSlices(config, block, unit, 0).back().module == module;
    };
    if (shape.innerWidth > 0 && reads(CoupledUnit::Channel))
        return channelGroup(architecture, config, block);
    std::vector<FoldGroup> groups;
    if (shape.keyValueHeads > 0 && reads(CoupledUnit::KeyValueHead))
        for (std::int64_t head = 0; head < shape.keyValueHeads; ++head)
            groups.push_back(headGroup(
                architecture.coupledSlices(config, block, CoupledUnit::KeyValueHead, head), shape.headWidth));
    return groups;
}

std::vector<ColumnGroup> columnGroups(const std::vector<FoldGroup>& groups)
{
    std::vector<ColumnGroup> out;
    for (const FoldGroup& group : groups)
        out.push_back(group.columns);
    return out;
}

std::set<std::string> producers(const std::vector<FoldGroup>& groups)
{
    std::set<std::string> out;
    for (const FoldGroup& group : groups)
        for (const CoupledSlice& slice : group.rows)
            out.insert(slice.module);
    return out;
}

std::vector<std::int64_t> foldedRows(const std::vector<FoldGroup>& groups, const std::vector<std::int64_t>& columnOrder,
                                     const std::string& producer, std::int64_t rows)
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(rows));
    std::iota(order.begin(), order.end(), std::int64_t(0));
    for (const FoldGroup& group : groups)
        for (const CoupledSlice& slice : group.rows) {
            if (slice.module != producer)
                continue;
            const std::int64_t run = group.columns.runs.front();
            for (std::int64_t i = 0; i < slice.count; ++i)
                order[std::size_t(slice.begin + i)] = slice.begin + columnOrder[std::size_t(run + i)] - run;
        }
    return order;
}

at::Tensor reordered(const at::Tensor& tensor, int axis, const std::vector<std::int64_t>& order)
{
    return tensor.index_select(axis, at::tensor(order, at::kLong));
}

} // namespace prunescope
