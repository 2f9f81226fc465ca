// A receiver of parse events that appends where nlohmann's own would search.
#include "core/tokenizer/large_json.h"

#include "core/base/error.h"

namespace prunescope {
namespace {

constexpr std::size_t kMaxDepth = 200; // as parseJson()
// Eight times what the largest published tokenizer holds; small values take sixteen times their text in
// memory.
constexpr std::size_t kMostValues = std::size_t(1) << 24;

/// Builds the value. Objects and arrays under construction stand on a stack and move into their parent when
/// complete.
class Builder : public nlohmann::json_sax<Json> {
public:
    Builder(const std::string& where, std::size_t size) : m_where(where), m_size(size) {}

    Json take() { return std::move(m_root); }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(Json::number_integer_t value) override { return add(value); }
    bool number_unsigned(Json::number_unsigned_t value) override { return add(value); }
    bool number_float(Json::number_float_t value, const std::string&) override { return add(value); }
    bool string(std::string& value) override { return add(std::move(value)); }
    bool binary(Json::binary_t&) override { return false; } // not in JSON text
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& value) override
    {
        m_open.back().key = std::move(value);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: not valid JSON at byte %2 of %3."), m_where, position,
                    m_size);
    }

private:
    struct Open {
        Json value;
        std::string key; ///< of the member that comes next
    };

    bool add(Json value)
    {
        if (++m_count > kMostValues)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: holds more than %2 values."), m_where, kMostValues);
        if (m_open.empty()) {
            m_root = std::move(value);
            return true;
        }
        Open& parent = m_open.back();
        if (parent.value.is_array())
            parent.value.get_ref<Json::array_t&>().push_back(std::move(value));
        else
            parent.value.get_ref<Json::object_t&>().emplace_back(std::move(parent.key), std::move(value));
        return true;
    }

    bool open(Json value)
    {
        if (m_open.size() == kMaxDepth)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: JSON is nested deeper than %2 levels."), m_where,
                        kMaxDepth);
        m_open.push_back({std::move(value), {}});
        return true;
    }

    bool close()
    {
        Json value = std::move(m_open.back().value);
        m_open.pop_back();
        return add(std::move(value));
    }

    const std::string& m_where;
    std::size_t m_size;
    std::size_t m_count = 0; ///< values so far
    Json m_root;
    std::vector<Open> m_open;
};

} // namespace

Json parseLargeJson(std::string_view text, const std::string& where)
{
    Builder builder(where, text.size());
    Json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

std::string jsonExcerpt(const Json& value)
{
    constexpr std::size_t kLongest = 60;
    if (value.is_structured() && value.size() > kLongest)
        return value.is_array() ? "a long array" : "a long object";
    const std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    return text.size() <= kLongest ? text : text.substr(0, kLongest) + "...";
}

} // namespace prunescope
