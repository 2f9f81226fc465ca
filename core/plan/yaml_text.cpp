// yaml-cpp's events become JSON values one by one: its own node tree would hold a hostile file in memory whole before
// anything could be refused.
#include "core/plan/yaml_text.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <charconv>
#include <map>
#include <optional>
#include <sstream>
#include <vector>

namespace prunescope {
namespace {

constexpr std::size_t kMostDepth = 64;       // recipes need six
constexpr std::size_t kMostValues = 200000; // a recipe for every matrix of the largest models has some thousands

/// A plain scalar by the core schema.
Json plainValue(const std::string& text)
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return {};
    if (text == "true" || text == "True" || text == "TRUE")
        return true;
    if (text == "false" || text == "False" || text == "FALSE")
        return false;
    const char* begin = text.data() + (text[0] == '+');
    const char* end = text.data() + text.size();
    const bool isNumeric = begin < end && std::string_view("+-.0123456789").find(*begin) != std::string_view::npos &&
                           text.find_first_of("0123456789") != std::string::npos;
    std::int64_t whole = 0;
    if (const auto [stop, error] = std::from_chars(begin, end, whole); isNumeric && error == std::errc() && stop == end)
        return whole;
    double number = 0;
    if (const auto [stop, error] = std::from_chars(begin, end, number); isNumeric && error == std::errc() && stop == end)
        return number;
    return text;
}

class JsonBuilder final : public YAML::EventHandler {
public:
    explicit JsonBuilder(const std::string& where) : m_where(where) {}

    Json take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { addScalar(mark, anchor, Json()); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override
    {
        const bool isKey = !m_open.empty() && m_open.back().isMap && !m_open.back().key;
        addScalar(mark, anchor, tag == "?" && !isKey ? plainValue(value) : Json(value));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.find(anchor);
        if (found == m_anchors.end())
            fail(mark, PS_TEXT("%1: line %2 refers to a value that contains it or does not exist."));
        m_values += found->second.values; // an alias costs what it stands for
        checkSize(mark);
        add(mark, found->second.value);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        begin(mark, tag, anchor, false);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        begin(mark, tag, anchor, true);
    }
    void OnMapEnd() override { end(); }

private:
    struct Frame {
        Json value;
        bool isMap;
        std::string tag;
        YAML::anchor_t anchor;
        std::size_t valuesBefore;
        YAML::Mark mark;
        std::optional<std::string> key{}; // read and waiting for its value
    };
    struct Anchored {
        Json value;
        std::size_t values;
    };

    template <typename... Values> [[noreturn]] void fail(const YAML::Mark& mark, const char* pattern, const Values&... values) const
    {
        throw Error(ErrorKind::BadInput, pattern, m_where, mark.line + 1, values...);
    }
    void checkSize(const YAML::Mark& mark) const
    {
        if (m_values > kMostValues)
            fail(mark, PS_TEXT("%1: at line %2 the file holds more than %3 values."), kMostValues);
    }
    void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool isMap)
    {
        if (m_open.size() >= kMostDepth)
            fail(mark, PS_TEXT("%1: at line %2 YAML is nested deeper than %3 levels."), kMostDepth);
        ++m_values;
        checkSize(mark);
        m_open.push_back({isMap ? Json::object() : Json::array(), isMap, tag, anchor, m_values, mark});
    }
    void end()
    {
        Frame frame = std::move(m_open.back());
        m_open.pop_back();
        if (frame.tag.size() > 1 && frame.tag[0] == '!')
            frame.value = Json{{frame.tag.substr(1), std::move(frame.value)}};
        if (frame.anchor != YAML::NullAnchor)
            m_anchors[frame.anchor] = {frame.value, m_values - frame.valuesBefore + 1};
        add(frame.mark, std::move(frame.value));
    }
    void addScalar(const YAML::Mark& mark, YAML::anchor_t anchor, Json value)
    {
        ++m_values;
        checkSize(mark);
        if (anchor != YAML::NullAnchor)
            m_anchors[anchor] = {value, 1};
        add(mark, std::move(value));
    }
    /// The value goes into what is open.
    void add(const YAML::Mark& mark, Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return;
        }
        Frame& frame = m_open.back();
        if (!frame.isMap) {
            frame.value.push_back(std::move(value));
        } else if (frame.key) {
            frame.value[*frame.key] = std::move(value);
            frame.key.reset();
        } else {
            if (!value.is_primitive())
                fail(mark, PS_TEXT("%1: the key at line %2 is not a word but %3."), value.type_name());
            frame.key = value.is_string() ? value.get<std::string>() : value.dump();
            // ordered_json looks for a key by going through all; larger objects than any recipe's are refused first.
            constexpr std::size_t kMostKeys = 2000;
            if (frame.value.size() >= kMostKeys)
                fail(mark, PS_TEXT("%1: the mapping at line %2 has more than %3 keys."), kMostKeys);
            if (frame.value.contains(*frame.key))
                fail(mark, PS_TEXT("%1: line %2 has key \"%3\" for the second time."), *frame.key);
        }
    }

    const std::string& m_where;
    Json m_root;
    std::vector<Frame> m_open;
    std::map<YAML::anchor_t, Anchored> m_anchors;
    std::size_t m_values = 0;
};

/// Counts documents and holds nothing.
class NothingBuilder final : public YAML::EventHandler {
public:
    void OnDocumentStart(const YAML::Mark& mark) override { throw YAML::ParserException(mark, "a second document"); }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}
};

} // namespace

Json parseYaml(std::string_view text, const std::string& where)
{
    if (const std::size_t bad = firstInvalidUtf8(text); bad != std::string_view::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: not UTF-8 at byte %2 of %3."), where, bad, text.size());
    // A zero byte would make the library take the file for UTF-16.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: holds a zero byte at byte %2 of %3, so it is not a text."), where, zero, text.size());
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        JsonBuilder builder(where);
        parser.HandleNextDocument(builder);
        NothingBuilder nothing;
        parser.HandleNextDocument(nothing);
        return builder.take();
    } catch (const YAML::Exception& error) {
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: not valid YAML at line %2 (%3)."), where, error.mark.line + 1, error.msg);
    }
}

std::string yamlQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

} // namespace prunescope
