// tokenizer.json; an accepted tokenizer also encodes and decodes a text.
#include "core/tokenizer/large_json.h"
#include "core/tokenizer/tokenizer_json.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    return fuzz::expectBadInput([&] {
        const auto tokenizer = makeJsonTokenizer(parseLargeJson(text, "tokenizer.json"), TokenizerSettings(), "tokenizer.json");
        tokenizer->decode(tokenizer->encode("The caf\xC3\xA9 is  open,\n\tisn't it? 12345 \xF0\x9F\x98\x80", true), false);
    });
}
