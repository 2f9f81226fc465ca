#pragma once
// Event-wise reading of hostile JSON: no document is built, so memory follows what is kept, and repeated keys
// are seen (nlohmann::json silently keeps one of them).

#include "core/base/json.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace prunescope {

/// Base of the readers of safetensors headers and shard indexes. A derived class is told of keys, values and
/// brackets; it throws on what it does not want.
class StrictSax : protected nlohmann::json_sax<Json> {
public:
    /// Feeds the whole text to the handlers.
    /// @param where  file name for messages
    /// @throws Error{BadInput} on bad UTF-8, NUL bytes, bad syntax or brackets nested deeper than 100 in an
    /// ignored value
    void read(std::string_view text, const std::string& where);

protected:
    virtual void onOpen(bool isObject) = 0;
    virtual void onClose() = 0;
    virtual void onKey(std::string& name) = 0;
    virtual void onString(std::string& value) = 0;
    virtual void onUnsigned(std::uint64_t value) = 0;
    /// Null, booleans, negative numbers and fractions.
    virtual void onOther(const std::string& text) = 0;

    /// Called inside onOpen(): no handler is called until the matching bracket has closed.
    void ignoreContainer() { m_ignoredDepth = 1; }
    const std::string& where() const { return m_where; }

private:
    bool null() override;
    bool boolean(bool value) override;
    bool number_integer(number_integer_t value) override;
    bool number_unsigned(number_unsigned_t value) override;
    bool number_float(number_float_t value, const string_t& text) override;
    bool string(string_t& value) override;
    bool binary(binary_t& value) override;
    bool start_object(std::size_t elements) override;
    bool end_object() override;
    bool start_array(std::size_t elements) override;
    bool end_array() override;
    bool key(string_t& name) override;
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception& error) override;

    bool open(bool isObject);
    bool close();
    bool other(const std::string& text);

    std::string m_where;
    std::size_t m_size = 0;
    int m_ignoredDepth = 0;
};

/// A name from outside as it fits into a message: cut after 120 bytes, control characters shown as "?".
std::string shortName(std::string_view name);

} // namespace prunescope
