// What the allowed globals of a pickle mean: dictionaries, tensors over storages. Nothing is called.
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/pickle_machine.h"
#include "core/checkpoint/strict_sax.h"

#include <array>
#include <optional>

namespace prunescope {
namespace {

constexpr std::size_t kMaxRank = 64; // as in torch
constexpr std::string_view kOrderedDict = "collections.OrderedDict";
constexpr std::string_view kRebuildTensor = "torch._utils._rebuild_tensor_v2";
constexpr std::string_view kRebuildParameter = "torch._utils._rebuild_parameter";

struct AllowedGlobal {
    std::string_view name;
    std::optional<DType> storage; ///< present for storage types
};

constexpr std::array<AllowedGlobal, 13> kAllowed{{{kOrderedDict, {}},
                                                  {kRebuildTensor, {}},
                                                  {kRebuildParameter, {}},
                                                  {"torch.FloatStorage", DType::F32},
                                                  {"torch.HalfStorage", DType::F16},
                                                  {"torch.BFloat16Storage", DType::BF16},
                                                  {"torch.DoubleStorage", DType::F64},
                                                  {"torch.LongStorage", DType::I64},
                                                  {"torch.IntStorage", DType::I32},
                                                  {"torch.ShortStorage", DType::I16},
                                                  {"torch.CharStorage", DType::I8},
                                                  {"torch.ByteStorage", DType::U8},
                                                  {"torch.BoolStorage", DType::Bool}}};

const AllowedGlobal* findAllowed(std::string_view name)
{
    for (const auto& allowed : kAllowed)
        if (allowed.name == name)
            return &allowed;
    return nullptr;
}

} // namespace

/// A global is two lines, module and name.
void PickleMachine::readGlobal()
{
    const auto rest = m_program.subspan(m_place);
    const std::string_view text(reinterpret_cast<const char*>(rest.data()), rest.size());
    const std::size_t middle = text.find('\n');
    require(middle != std::string_view::npos);
    const std::size_t end = text.find('\n', middle + 1);
    require(end != std::string_view::npos);
    std::string name(text.substr(0, end));
    name[middle] = '.';
    require(firstInvalidUtf8(name) == std::string_view::npos);
    const AllowedGlobal* allowed = findAllowed(name);
    if (!allowed)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: holds a Python object (%2) that would have to be run to be read; only tensors are read: convert the "
                            "model in Python with model.save_pretrained(folder, safe_serialization=True)."),
                    m_file, shortName(name));
    auto& value = make(Kind::Global);
    value.text = allowed->name;
    push(value);
    m_place += end + 1;
}

/// The persistent id of a storage: ('storage', type, key, location, count).
void PickleMachine::loadStorage()
{
    const PickleValue& id = pop();
    require(id.kind == Kind::Tuple && id.items.size() == 5);
    const PickleValue &tag = *id.items[0], &type = *id.items[1], &key = *id.items[2], &location = *id.items[3],
                      &count = *id.items[4];
    require(tag.kind == Kind::String && tag.text == "storage" && type.kind == Kind::Global);
    const AllowedGlobal* allowed = findAllowed(type.text);
    require(allowed && allowed->storage && key.kind == Kind::String && location.kind == Kind::String &&
            count.kind == Kind::Integer && count.integer >= 0);
    auto& value = make(Kind::Storage);
    value.integer = std::int64_t(m_storages.size());
    m_storages.push_back({*allowed->storage, key.text, std::uint64_t(count.integer)});
    push(value);
}

void PickleMachine::reduce()
{
    const PickleValue& arguments = pop();
    const PickleValue& callable = pop();
    require(callable.kind == Kind::Global && arguments.kind == Kind::Tuple);
    const Items& items = arguments.items;
    if (callable.text == kOrderedDict && items.empty()) {
        push(make(Kind::Dict));
    } else if (callable.text == kRebuildParameter) {
        // (tensor, requires_grad, backward_hooks)
        require(items.size() == 3 && items[0]->kind == Kind::Tensor);
        push(*items[0]);
    } else {
        require(callable.text == kRebuildTensor);
        rebuildTensor(items);
    }
}

/// (storage, offset, shape, strides, requires_grad, backward_hooks), in newer files with a dictionary of flags that
/// change the values' meaning behind; it must be empty.
void PickleMachine::rebuildTensor(const Items& arguments)
{
    require(arguments.size() == 6 || arguments.size() == 7);
    require(arguments[0]->kind == Kind::Storage && arguments[1]->kind == Kind::Integer && arguments[1]->integer >= 0);
    if (arguments.size() == 7)
        require(arguments[6]->kind == Kind::None || (arguments[6]->kind == Kind::Dict && arguments[6]->items.empty()));
    PickledTensor tensor;
    tensor.storage = std::size_t(arguments[0]->integer);
    tensor.offset = std::uint64_t(arguments[1]->integer);
    tensor.shape = extents(*arguments[2]);
    tensor.strides = extents(*arguments[3]);
    require(tensor.shape.size() == tensor.strides.size());
    auto& value = make(Kind::Tensor);
    value.integer = std::int64_t(m_tensors.size());
    m_tensors.push_back(std::move(tensor));
    push(value);
}

std::vector<std::int64_t> PickleMachine::extents(const PickleValue& tuple) const
{
    require(tuple.kind == Kind::Tuple && tuple.items.size() <= kMaxRank);
    std::vector<std::int64_t> numbers;
    for (const PickleValue* item : tuple.items) {
        require(item->kind == Kind::Integer && item->integer >= 0);
        numbers.push_back(item->integer);
    }
    return numbers;
}

} // namespace prunescope
