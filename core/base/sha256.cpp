// SHA-256 through OpenSSL's EVP interface, which picks the processor's SHA instructions.
#include "core/base/sha256.h"

#include "core/base/error.h"

#include <openssl/evp.h>

#include <array>

namespace prunescope {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    if (!m_state->context || EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr) != 1)
        throw Error(ErrorKind::Internal, PS_TEXT("SHA-256 is not available in the installed OpenSSL."));
}

Sha256::~Sha256() = default;

void Sha256::add(const void* bytes, std::size_t count) { EVP_DigestUpdate(m_state->context, bytes, count); }

std::string Sha256::hex()
{
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(m_state->context, digest.data(), nullptr);
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : digest) {
        out += kDigits[byte >> 4];
        out += kDigits[byte & 15];
    }
    return out;
}

std::string sha256Hex(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

} // namespace prunescope
