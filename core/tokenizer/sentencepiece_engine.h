#pragma once
// libsentencepiece behind an interface, loaded as a module of its own. The library carries an old protobuf whose symbols
// clash with the one that libtorch brings: in one symbol scope programs crash before main() or refuse models.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// One loaded model. Const members are thread-safe. Errors come back as the library's sentence, "" on success.
class SentencePieceEngine {
public:
    virtual ~SentencePieceEngine() = default;

    virtual std::string load(std::string_view serializedModel) = 0;
    virtual int pieceCount() const = 0;
    virtual int bosId() const = 0;  ///< -1 where there is none
    virtual int eosId() const = 0;
    virtual std::string encode(std::string_view text, std::vector<int>& ids) const = 0;
    virtual std::string decode(const std::vector<int>& ids, std::string& text) const = 0;
};

/// Loads the module beside the program (or in ../lib/prunescope) at the first call.
/// @throws Error{Internal} naming the file if it cannot be loaded
std::unique_ptr<SentencePieceEngine> makeSentencePieceEngine();

} // namespace prunescope
