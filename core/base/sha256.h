#pragma once
// SHA-256 (FIPS 180-4) through OpenSSL.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace prunescope {

/// Incremental SHA-256. Not thread-safe.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(const void* bytes, std::size_t count);
    void add(std::string_view bytes) { add(bytes.data(), bytes.size()); }
    /// 64 lower-case hexadecimal digits; the object is used up.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Hash of a byte string, in hexadecimal.
std::string sha256Hex(std::string_view bytes);

} // namespace prunescope
