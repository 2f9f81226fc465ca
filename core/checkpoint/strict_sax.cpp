// From nlohmann's SAX events to ours, with limits.
#include "core/checkpoint/strict_sax.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>

namespace prunescope {
namespace {

constexpr int kMaxIgnoredDepth = 100; // far above real files

} // namespace

void StrictSax::read(std::string_view text, const std::string& where)
{
    m_where = where;
    m_size = text.size();
    if (const std::size_t bad = firstInvalidUtf8(text); bad != std::string_view::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: byte %2 of the JSON is not UTF-8."), where, bad);
    // The lexer takes a NUL for the end of the text and would not look at what follows.
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: not valid JSON at byte %2 of %3."), where, nul,
                    text.size());
    Json::sax_parse(text.begin(), text.end(), static_cast<nlohmann::json_sax<Json>*>(this));
}

bool StrictSax::null() { return other("null"); }

bool StrictSax::boolean(bool value) { return other(value ? "true" : "false"); }

bool StrictSax::number_integer(number_integer_t value) { return other(std::to_string(value)); }

bool StrictSax::number_unsigned(number_unsigned_t value)
{
    if (m_ignoredDepth == 0)
        onUnsigned(value);
    return true;
}

bool StrictSax::number_float(number_float_t, const string_t& text) { return other(text); }

bool StrictSax::string(string_t& value)
{
    if (m_ignoredDepth == 0)
        onString(value);
    return true;
}

bool StrictSax::binary(binary_t&) { return false; } // never in JSON text

bool StrictSax::start_object(std::size_t) { return open(true); }

bool StrictSax::end_object() { return close(); }

bool StrictSax::start_array(std::size_t) { return open(false); }

bool StrictSax::end_array() { return close(); }

bool StrictSax::key(string_t& name)
{
    if (m_ignoredDepth == 0)
        onKey(name);
    return true;
}

bool StrictSax::parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&)
{
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: not valid JSON at byte %2 of %3."), m_where, position,
                m_size);
}

bool StrictSax::open(bool isObject)
{
    if (m_ignoredDepth == 0)
        onOpen(isObject);
    else if (++m_ignoredDepth > kMaxIgnoredDepth)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: JSON is nested deeper than %2 levels."), m_where,
                    kMaxIgnoredDepth);
    return true;
}

bool StrictSax::close()
{
    if (m_ignoredDepth > 0)
        --m_ignoredDepth;
    else
        onClose();
    return true;
}

bool StrictSax::other(const std::string& text)
{
    if (m_ignoredDepth == 0)
        onOther(text);
    return true;
}

std::string shortName(std::string_view name)
{
    constexpr std::size_t kLongest = 120;
    std::size_t cut = std::min(name.size(), kLongest);
    while (cut < name.size() && cut > 0 && (name[cut] & 0xC0) == 0x80) // not inside a UTF-8 sequence
        --cut;
    std::string text(name.substr(0, cut));
    for (char& c : text)
        if ((c >= 0 && c < ' ') || c == 0x7F)
            c = '?'; // a NUL would end the message, others would move a terminal's cursor
    return cut < name.size() ? text + "..." : text;
}

} // namespace prunescope
