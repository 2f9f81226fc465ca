// Header parser: a small state machine over JSON events.
#include "core/checkpoint/safetensors_header.h"

#include "core/base/error.h"
#include "core/checkpoint/strict_sax.h"

#include <unordered_set>

namespace prunescope {
namespace {

constexpr std::size_t kMaxRank = 64; // as in torch; keeps a lying shape from filling the memory

class HeaderReader final : public StrictSax {
public:
    SafetensorsHeader take() { return std::move(m_header); }

private:
    enum class Level { Outside, Top, Metadata, Tensor, List };
    enum Field : unsigned { None = 0, Dtype = 1, Shape = 2, Offsets = 4, Unknown = 8 };

    void onOpen(bool isObject) override;
    void onClose() override;
    void onKey(std::string& name) override;
    void onString(std::string& value) override;
    void onUnsigned(std::uint64_t value) override;
    void onOther(const std::string& text) override;

    void tensorKey(const std::string& name);
    void finishTensor();
    [[noreturn]] void refuse(const std::string& found) const;
    [[noreturn]] void throwRepeated(const std::string& name) const;

    SafetensorsHeader m_header;
    std::unordered_set<std::string> m_names; ///< top-level keys met so far
    Level m_level = Level::Outside;
    std::string m_key; ///< last key of the innermost object
    unsigned m_fieldsSeen = 0;
    Field m_field = None;
    std::vector<std::uint64_t> m_offsets;
};

void HeaderReader::onOpen(bool isObject)
{
    if (m_level == Level::Outside && isObject) {
        m_level = Level::Top;
    } else if (m_level == Level::Top && isObject) {
        m_level = m_key == kMetadataKey ? Level::Metadata : Level::Tensor;
        m_fieldsSeen = 0;
        m_offsets.clear();
        if (m_level == Level::Tensor)
            m_header.tensors.push_back({m_key, {}, {}, 0, 0});
    } else if (m_level == Level::Tensor && m_field == Unknown) {
        ignoreContainer();
    } else if (m_level == Level::Tensor && !isObject && m_field != Dtype) {
        m_level = Level::List;
    } else {
        refuse(isObject ? "an object" : "a list");
    }
}

void HeaderReader::onClose()
{
    if (m_level == Level::Tensor)
        finishTensor();
    m_level = m_level == Level::List ? Level::Tensor : m_level == Level::Top ? Level::Outside : Level::Top;
}

void HeaderReader::onKey(std::string& name)
{
    if (m_level == Level::Tensor) {
        tensorKey(name);
        return;
    }
    const bool isNew = m_level == Level::Top ? m_names.insert(name).second
                                             : m_header.metadata.emplace(name, std::string()).second;
    if (!isNew)
        throwRepeated(name);
    m_key = std::move(name);
}

void HeaderReader::tensorKey(const std::string& name)
{
    m_field = name == "dtype" ? Dtype : name == "shape" ? Shape : name == "data_offsets" ? Offsets : Unknown;
    if (m_field != Unknown && (m_fieldsSeen & m_field))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" has the key \"%3\" twice."), where(),
                    shortName(m_header.tensors.back().name), name);
    m_fieldsSeen |= m_field;
}

void HeaderReader::onString(std::string& value)
{
    if (m_level == Level::Metadata)
        m_header.metadata[m_key] = std::move(value);
    else if (m_level == Level::Tensor && m_field == Dtype)
        m_header.tensors.back().dtype = std::move(value);
    else if (m_level != Level::Tensor || m_field != Unknown)
        refuse("\"" + shortName(value) + "\"");
}

void HeaderReader::onUnsigned(std::uint64_t value)
{
    if (m_level != Level::List) {
        onOther(std::to_string(value));
    } else if (m_field == Offsets) {
        if (m_offsets.size() == 2)
            refuse("more than two numbers");
        m_offsets.push_back(value);
    } else {
        auto& shape = m_header.tensors.back().shape;
        if (value > std::uint64_t(INT64_MAX))
            refuse(std::to_string(value));
        if (shape.size() == kMaxRank)
            refuse("more than " + std::to_string(kMaxRank) + " numbers");
        shape.push_back(std::int64_t(value));
    }
}

void HeaderReader::onOther(const std::string& text)
{
    if (m_level != Level::Tensor || m_field != Unknown)
        refuse(text);
}

void HeaderReader::finishTensor()
{
    auto& tensor = m_header.tensors.back();
    for (const auto& [field, name] : {std::pair{Dtype, "dtype"}, {Shape, "shape"}, {Offsets, "data_offsets"}})
        if (!(m_fieldsSeen & field))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" lacks the key \"%3\"."), where(),
                        shortName(tensor.name), name);
    m_field = Offsets;
    if (m_offsets.size() != 2)
        refuse(std::to_string(m_offsets.size()) + " of them");
    tensor.begin = m_offsets[0];
    tensor.end = m_offsets[1];
}

void HeaderReader::refuse(const std::string& found) const
{
    if (m_level == Level::Outside)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the header should be a JSON object, but holds %2."),
                    where(), found);
    if (m_level == Level::Top)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the entry \"%2\" should be a JSON object, but is %3."),
                    where(), shortName(m_key), found);
    if (m_level == Level::Metadata)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the metadata \"%2\" should be a string, but is %3."),
                    where(), shortName(m_key), found);
    const std::string name = shortName(m_header.tensors.back().name);
    if (m_field == Dtype)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\": dtype should be a string, but is %3."),
                    where(), name, found);
    if (m_field == Shape)
        throw Error(
            ErrorKind::BadInput,
            PS_TEXT(
                "%1: tensor \"%2\": shape should be a list of at most %3 integers from 0 to 2^63 - 1, but "
                "holds %4."),
            where(), name, kMaxRank, found);
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: tensor \"%2\": data_offsets should be a list of two integers, but holds %3."),
                where(), name, found);
}

void HeaderReader::throwRepeated(const std::string& name) const
{
    if (m_level == Level::Metadata)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the metadata \"%2\" is there twice."), where(),
                    shortName(name));
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" is there twice."), where(), shortName(name));
}

} // namespace

SafetensorsHeader parseSafetensorsHeader(std::string_view json, const std::string& file)
{
    if (!json.starts_with('{'))
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: the header should start with \"{\"; is this a safetensors file?"), file);
    HeaderReader reader;
    reader.read(json, file);
    return reader.take();
}

} // namespace prunescope
