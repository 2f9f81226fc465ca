// Index parser over JSON events: real indexes have a hundred thousand entries, and a repeated tensor must be
// seen.
#include "core/checkpoint/shard_index.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/strict_sax.h"

#include <set>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr std::uint64_t kMaxIndexBytes = 100'000'000;

class IndexReader final : public StrictSax {
public:
    explicit IndexReader(std::string_view suffix) : m_suffix(suffix) {}

    ShardIndex take()
    {
        if (!m_topKeys.contains("weight_map"))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: lacks the key \"weight_map\"."), where());
        if (m_index.shardOf.empty())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"weight_map\" names no tensor."), where());
        return std::move(m_index);
    }

private:
    enum class Level { Outside, Top, WeightMap, Metadata };

    void onOpen(bool isObject) override
    {
        if (m_level == Level::Outside && isObject)
            m_level = Level::Top;
        else if (m_level == Level::Top && isObject && m_key == "weight_map")
            m_level = Level::WeightMap;
        else if (m_level == Level::Top && isObject && m_key == "metadata")
            m_level = Level::Metadata;
        else if (isIgnorable())
            ignoreContainer();
        else
            refuse(isObject ? "an object" : "a list");
    }
    void onClose() override { m_level = m_level == Level::Top ? Level::Outside : Level::Top; }
    void onKey(std::string& name) override
    {
        if (m_level == Level::Top && !m_topKeys.insert(name).second)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" is there twice."), where(),
                        shortName(name));
        if (m_level == Level::WeightMap && m_index.shardOf.contains(name))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: tensor \"%2\" is mapped twice."), where(),
                        shortName(name));
        m_key = std::move(name);
    }
    void onString(std::string& value) override
    {
        if (m_level == Level::WeightMap)
            m_index.shardOf[m_key] = checkedShard(value);
        else if (!isIgnorable())
            refuse("\"" + shortName(value) + "\"");
    }
    void onUnsigned(std::uint64_t value) override
    {
        if (m_level == Level::Metadata && m_key == "total_size")
            m_index.totalSize = value;
        else
            onOther(std::to_string(value));
    }
    void onOther(const std::string& text) override
    {
        if (!isIgnorable())
            refuse(text);
    }

    bool isIgnorable() const
    {
        return m_level == Level::Metadata || (m_level == Level::Top && m_key != "weight_map");
    }
    std::string checkedShard(const std::string& shard) const;
    [[noreturn]] void refuse(const std::string& found) const;

    std::string_view m_suffix;
    ShardIndex m_index;
    std::set<std::string> m_topKeys;
    Level m_level = Level::Outside;
    std::string m_key;
};

std::string IndexReader::checkedShard(const std::string& shard) const
{
    const fs::path path(shard);
    bool isInside = !shard.empty() && path.is_relative() && path.has_filename();
    for (const auto& part : path)
        isInside = isInside && part != "..";
    if (!isInside || path.extension() != m_suffix)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: tensor \"%2\" is mapped to \"%3\", but a shard must be a %4 file inside the "
                            "model's folder."),
                    where(), shortName(m_key), shortName(shard), m_suffix);
    return path.lexically_normal().string();
}

void IndexReader::refuse(const std::string& found) const
{
    if (m_level == Level::WeightMap)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: tensor \"%2\" should be mapped to a file name, but is mapped to %3."),
                    where(), shortName(m_key), found);
    if (m_level == Level::Top)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" should be a JSON object, but is %3."), where(),
                    shortName(m_key), found);
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: should be a JSON object, but is %2."), where(), found);
}

} // namespace

ShardIndex readShardIndex(const fs::path& path, std::string_view suffix)
{
    const std::string text = readFile(path, kMaxIndexBytes);
    IndexReader reader(suffix);
    reader.read(text, path.string());
    return reader.take();
}

} // namespace prunescope
