#pragma once
// Metaspace: sentencepiece's way to write spaces as a visible character (U+2581), as pre-tokeniser and as decoder.

#include "core/tokenizer/decoder.h"
#include "core/tokenizer/pre_tokenizer.h"

#include <string>

namespace prunescope {

/// Settings that both directions share.
struct MetaspaceSettings {
    enum class Prepend { First, Never, Always };

    /// Reads replacement, prepend_scheme (old files: add_prefix_space) and split.
    /// @throws Error{BadInput} naming the file, the key and the value if one is not one of the known
    MetaspaceSettings(const Json& json, const std::string& where);

    std::string replacement; ///< one character
    Prepend prepend = Prepend::Always;
    bool isSplit = true;
};

/// Same words as huggingface/tokenizers pre_tokenizers/metaspace.
class MetaspacePreTokenizer : public PreTokenizer {
public:
    MetaspacePreTokenizer(const Json& json, const std::string& where) : m_settings(json, where) {}
    Words apply(Words words) const override;

private:
    MetaspaceSettings m_settings;
};

class MetaspaceDecoder : public Decoder {
public:
    MetaspaceDecoder(const Json& json, const std::string& where) : m_settings(json, where) {}
    std::vector<std::string> apply(std::vector<std::string> pieces) const override;

private:
    MetaspaceSettings m_settings;
};

} // namespace prunescope
