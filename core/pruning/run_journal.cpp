// Blocks on the disk. Weights are written and synced before the line that declares them.
#include "core/pruning/run_journal.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/safetensors.h"

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr const char* kFormat = "prunescope-run";

Json figures(const MatrixResult& result)
{
    return {{"module", result.module},       {"zeros", result.zeros},
            {"output_error", result.outputError}, {"loss_estimate", result.lossEstimate},
            {"damping", result.damping},     {"seconds", result.seconds},
            {"is_pruned", result.isPruned},  {"row_order", result.rowOrder},
            {"column_order", result.columnOrder}};
}

/// A new order of `count` places; empty where nothing moved.
std::vector<std::int64_t> orderOf(const Json& entry, const char* key, std::int64_t count, const std::string& where)
{
    const auto found = entry.find(key);
    if (found == entry.end() || found->empty())
        return {};
    std::vector<std::int64_t> order;
    std::vector<bool> isTaken(static_cast<std::size_t>(count), false);
    for (const Json& value : *found) {
        const std::int64_t place = value.is_number_integer() ? value.get<std::int64_t>() : -1;
        if (place < 0 || place >= count || isTaken[std::size_t(place)])
            break;
        isTaken[std::size_t(place)] = true;
        order.push_back(place);
    }
    if (std::int64_t(order.size()) != count || std::int64_t(found->size()) != count)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" should be %3, but is %4."), where, key, "an order of all places",
                    "another list");
    return order;
}

/// A weight over the mapped file, which it keeps open.
at::Tensor mapped(const std::shared_ptr<const SafetensorsFile>& file, const std::string& module)
{
    const TensorView& view = file->require(module);
    return at::from_blob(
        const_cast<std::byte*>(view.bytes.data()), view.shape, [file](void*) {},
        at::TensorOptions().dtype(scalarType(view.dtype)));
}

} // namespace

RunJournal::RunJournal(fs::path folder, const std::string& identity) : m_folder(std::move(folder))
{
    const fs::path marker = m_folder / "identity.json";
    std::error_code ignored;
    if (fs::exists(marker, ignored)) {
        try {
            if (jsonString(readJsonFile(marker), "identity", "", marker.string()) == identity)
                return;
        } catch (const Error&) {
            // A marker that cannot be read belongs to no run.
        }
    }
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the folder for an interrupted run's blocks cannot be made: %2."),
                    m_folder.string(), error.message());
    clear();
    writeFileAtomically(marker, Json{{"format", kFormat}, {"version", 1}, {"identity", identity}}.dump(2) + "\n");
}

std::vector<MatrixResult> RunJournal::finished(int block)
{
    const fs::path list = file(block, "json");
    std::error_code ignored;
    if (!fs::exists(list, ignored))
        return {};
    std::vector<MatrixResult> results;
    try {
        const auto weights = SafetensorsFile::open(file(block, "safetensors"));
        const Json json = readJsonFile(list);
        for (const auto& entry : json) {
            MatrixResult result;
            result.module = jsonString(entry, "module", "", list.string());
            result.zeros = jsonInt(entry, "zeros", 0, list.string());
            result.outputError = jsonNumber(entry, "output_error", -1, list.string());
            result.lossEstimate = jsonNumber(entry, "loss_estimate", -1, list.string());
            result.damping = jsonNumber(entry, "damping", -1, list.string());
            result.seconds = jsonNumber(entry, "seconds", 0, list.string());
            result.isPruned = jsonBool(entry, "is_pruned", true, list.string());
            result.weight = mapped(weights, result.module);
            result.rowOrder = orderOf(entry, "row_order", result.weight.size(0), list.string());
            result.columnOrder = orderOf(entry, "column_order", result.weight.size(1), list.string());
            results.push_back(std::move(result));
        }
    } catch (const Error&) {
        return {}; // the block is pruned again
    }
    ++m_resumed;
    return results;
}

void RunJournal::keep(int block, const std::vector<MatrixResult>& results)
{
    Json list = Json::array();
    std::vector<at::Tensor> held;
    std::vector<TensorView> views;
    for (const auto& result : results) {
        held.push_back(result.weight.contiguous());
        views.push_back(viewOf(result.module, held.back()));
        list.push_back(figures(result));
    }
    writeSafetensors(file(block, "safetensors"), views);
    writeFileAtomically(file(block, "json"), list.dump(1) + "\n");
}

void RunJournal::remove()
{
    clear();
    std::error_code ignored;
    fs::remove(m_folder, ignored); // stays if somebody else put a file there
}

fs::path RunJournal::file(int block, const char* ending) const
{
    return m_folder / ("block-" + std::to_string(block) + "." + ending);
}

void RunJournal::clear()
{
    std::error_code ignored;
    std::vector<fs::path> ours;
    for (const auto& entry : fs::directory_iterator(m_folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name == "identity.json" || name.starts_with("block-"))
            ours.push_back(entry.path());
    }
    for (const auto& path : ours)
        fs::remove(path, ignored);
}

} // namespace prunescope
