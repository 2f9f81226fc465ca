// From a state dict's archive to tensors: every storage and every view is held against the archive's entries.
#include "core/checkpoint/pickle_file.h"

#include "core/base/error.h"
#include "core/checkpoint/byte_sources.h"
#include "core/checkpoint/pickle_machine.h"
#include "core/checkpoint/strict_sax.h"
#include "core/checkpoint/zip_archive.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace prunescope {
namespace {

constexpr std::size_t kMaxProgramBytes = 32 << 20; // a state dict of 10,000 tensors takes 2 MB
constexpr std::string_view kProgram = "/data.pkl";

/// The one entry "<stem>/data.pkl" and its stem with the slash.
std::string findStem(const ZipArchive& archive, const std::string& file)
{
    std::string stem;
    for (const auto& [name, contents] : archive.entries()) {
        if (!name.ends_with(kProgram) || name.find('/') != name.size() - kProgram.size())
            continue;
        if (!stem.empty())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: holds two state dicts, %2data.pkl and %3."), file, shortName(stem),
                        shortName(name));
        stem = name.substr(0, name.size() - kProgram.size() + 1);
    }
    if (stem.empty())
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is a ZIP archive, but holds no data.pkl as torch.save writes it; is this a PyTorch file?"), file);
    return stem;
}

/// Turns what the pickle says into views of the archive.
class StateDictReader {
public:
    StateDictReader(const ZipArchive& archive, std::string file)
        : m_archive(archive), m_file(std::move(file)), m_stem(findStem(archive, m_file)), m_machine(program(), m_file)
    {}

    void read();

    std::vector<TensorView> tensors;
    std::map<std::string, std::string> aliases;
    std::vector<Text> warnings;

private:
    using View = std::tuple<std::string_view, std::uint64_t, std::vector<std::int64_t>, std::vector<std::int64_t>>;

    std::span<const std::byte> program() const;
    void checkByteOrder() const;
    const PickleValue& stateDict(const PickleValue& root) const;
    std::span<const std::byte> storageBytes(const PickledStorage& storage, const std::string& name);
    std::uint64_t countElements(const PickledTensor& tensor, const PickledStorage& storage, const std::string& name) const;
    void addTensor(const std::string& name, PickledTensor tensor);

    const ZipArchive& m_archive;
    const std::string m_file;
    const std::string m_stem;
    PickleMachine m_machine;
    std::map<std::string_view, PickledStorage> m_storages;
    std::map<View, std::string> m_views;
};

std::span<const std::byte> StateDictReader::program() const
{
    const auto bytes = m_archive.entries().at(m_stem + "data.pkl");
    if (bytes.size() > kMaxProgramBytes)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: its data.pkl has %2 bytes, more than the allowed %3."), m_file, bytes.size(),
                    kMaxProgramBytes);
    return bytes;
}

void StateDictReader::checkByteOrder() const
{
    const auto found = m_archive.entries().find(m_stem + "byteorder");
    if (found == m_archive.entries().end())
        return;
    const std::string_view order(reinterpret_cast<const char*>(found->second.data()), found->second.size());
    if (order != "little")
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: its entry \"byteorder\" is not \"little\"; the file was written on another kind of machine and is not "
                            "read."),
                    m_file);
}

bool holdsTensor(const PickleValue& dictionary)
{
    for (std::size_t i = 1; i < dictionary.items.size(); i += 2)
        if (dictionary.items[i]->kind == PickleValue::Kind::Tensor)
            return true;
    return false;
}

/// The dictionary of tensors: the root, or where it holds none, a wrapper's usual key.
const PickleValue& StateDictReader::stateDict(const PickleValue& root) const
{
    static constexpr std::array<std::string_view, 3> kWrappers{"state_dict", "model", "model_state_dict"};
    using Kind = PickleValue::Kind;
    if (root.kind == Kind::Dict && holdsTensor(root))
        return root;
    for (std::size_t i = 0; root.kind == Kind::Dict && i < root.items.size(); i += 2) {
        const PickleValue &key = *root.items[i], &value = *root.items[i + 1];
        const bool isWrapper = key.kind == Kind::String && std::count(kWrappers.begin(), kWrappers.end(), key.text) > 0;
        if (isWrapper && value.kind == Kind::Dict && holdsTensor(value))
            return value;
    }
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: holds no dictionary of tensors; save the model's state_dict()."), m_file);
}

void StateDictReader::read()
{
    checkByteOrder();
    const PickleValue& dictionary = stateDict(m_machine.run());
    std::set<std::string_view> names;
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < dictionary.items.size(); i += 2) {
        const PickleValue &key = *dictionary.items[i], &value = *dictionary.items[i + 1];
        if (value.kind != PickleValue::Kind::Tensor) {
            ++skipped;
            continue;
        }
        if (key.kind != PickleValue::Kind::String)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: a tensor's key in the state dict is not a name."), m_file);
        if (!names.insert(key.text).second)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" is there twice."), m_file, shortName(key.text));
        addTensor(std::string(key.text), m_machine.tensors()[std::size_t(value.integer)]);
    }
    if (skipped > 0)
        warnings.emplace_back(PS_TEXT("%1: %2 values of the state dict are not tensors; they are left out."), m_file, skipped);
}

/// The entry of a storage; the first tensor that uses it decides about type and size, the others must agree.
std::span<const std::byte> StateDictReader::storageBytes(const PickledStorage& storage, const std::string& name)
{
    const auto entry = m_archive.entries().find(m_stem + "data/" + std::string(storage.key));
    if (entry == m_archive.entries().end())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" lies in the entry data/%3, which the archive does not have."),
                    m_file, shortName(name), shortName(storage.key));
    const auto [known, isNew] = m_storages.emplace(storage.key, storage);
    if (known->second.dtype != storage.dtype || known->second.count != storage.count)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" says that data/%3 holds %4 %5, but another says %6 %7."), m_file,
                    shortName(name), shortName(storage.key), storage.count, dtypeName(storage.dtype), known->second.count,
                    dtypeName(known->second.dtype));
    const std::uint64_t width = std::uint64_t(dtypeBytes(storage.dtype));
    if (entry->second.size() % width != 0 || entry->second.size() / width != storage.count)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" says that data/%3 holds %4 elements of %5, but it has %6 bytes."),
                    m_file, shortName(name), shortName(storage.key), storage.count, dtypeName(storage.dtype),
                    entry->second.size());
    return entry->second;
}

/// Checks that the view stays inside its storage and does not blow it up.
std::uint64_t StateDictReader::countElements(const PickledTensor& tensor, const PickledStorage& storage,
                                             const std::string& name) const
{
    std::int64_t elements = 1;
    std::uint64_t last = tensor.offset;
    bool isInside = tensor.offset <= storage.count;
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
        std::uint64_t reach = 0;
        const auto extent = tensor.shape[axis];
        isInside = isInside && !__builtin_mul_overflow(elements, extent, &elements);
        isInside = isInside && !__builtin_mul_overflow(std::uint64_t(std::max<std::int64_t>(extent, 1) - 1),
                                                       std::uint64_t(tensor.strides[axis]), &reach);
        isInside = isInside && !__builtin_add_overflow(last, reach, &last);
    }
    isInside = isInside && (elements == 0 || last < storage.count);
    if (!isInside || std::uint64_t(elements) > storage.count)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: tensor \"%2\" of shape %3 with strides %4 from element %5 does not fit into the %6 elements of data/%7."),
                    m_file, shortName(name), shapeText(tensor.shape), shapeText(tensor.strides), tensor.offset, storage.count,
                    shortName(storage.key));
    return std::uint64_t(elements);
}

/// Row-major strides; those of extents of 1 mean nothing and become 0, so that equal views look equal.
bool settleStrides(PickledTensor& tensor)
{
    std::int64_t expected = 1;
    bool isContiguous = true;
    for (std::size_t axis = tensor.shape.size(); axis-- > 0;) {
        if (tensor.shape[axis] == 1)
            tensor.strides[axis] = 0;
        else
            isContiguous = isContiguous && tensor.strides[axis] == expected;
        expected *= tensor.shape[axis];
    }
    return isContiguous;
}

void StateDictReader::addTensor(const std::string& name, PickledTensor tensor)
{
    const PickledStorage& storage = m_machine.storages()[tensor.storage];
    const auto bytes = storageBytes(storage, name);
    const std::uint64_t elements = countElements(tensor, storage, name);
    const std::size_t width = std::size_t(dtypeBytes(storage.dtype));
    TensorView view{name, storage.dtype, tensor.shape, {}};
    const bool isContiguous = settleStrides(tensor);
    if (elements > 0) {
        const auto [same, isNew] =
            m_views.emplace(View(storage.key, tensor.offset, tensor.shape, tensor.strides), name);
        if (!isNew)
            aliases.emplace(name, same->second);
        if (isContiguous)
            view.bytes = bytes.subspan(tensor.offset * width, elements * width);
        else
            view.bytes = StoredBytes(
                stridedSource(bytes, width, tensor.offset, std::move(tensor.shape), std::move(tensor.strides)));
    }
    tensors.push_back(std::move(view));
}

[[noreturn]] void throwNotZip(std::span<const std::byte> bytes, const std::string& file)
{
    const bool isPickle = bytes.size() >= 2 && bytes[0] == std::byte(0x80) && bytes[1] <= std::byte(5);
    if (isPickle)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: is a PyTorch file from before version 1.6, which is not read; convert the model in Python with "
                            "model.save_pretrained(folder, safe_serialization=True)."),
                    file);
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: is not a PyTorch file, which would be a ZIP archive; copy or download it again, or convert the model to "
                        "safetensors."),
                file);
}

} // namespace

std::shared_ptr<const PickleFile> PickleFile::open(const std::filesystem::path& path)
{
    const std::string name = path.string();
    std::shared_ptr<PickleFile> file(new PickleFile);
    file->m_path = path;
    file->m_mapping = std::make_unique<MappedFile>(path, 1, "PyTorch");
    if (!looksLikeZip(file->m_mapping->bytes()))
        throwNotZip(file->m_mapping->bytes(), name);
    const ZipArchive archive(file->m_mapping->bytes(), name);
    StateDictReader reader(archive, name);
    reader.read();
    file->setTensors(std::move(reader.tensors));
    file->m_aliases = std::move(reader.aliases);
    file->m_warnings = std::move(reader.warnings);
    return file;
}

} // namespace prunescope
