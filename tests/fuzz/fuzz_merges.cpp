// The merges of a byte-pair model, as lines of merges.txt: "first second".
#include "core/tokenizer/bpe_model.h"
#include "core/tokenizer/vocab_merges.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

namespace {

/// All printable ASCII characters and all pairs of five letters.
Json smallVocabulary()
{
    Json vocabulary = Json::object();
    int next = 0;
    for (char c = '!'; c <= '~'; ++c)
        vocabulary[std::string(1, c)] = next++;
    for (const char a : std::string_view("abcde"))
        for (const char b : std::string_view("abcde"))
            vocabulary[std::string{a, b}] = next++;
    return vocabulary;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Json vocabulary = smallVocabulary();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    return fuzz::expectBadInput([&] {
        const Json merges = mergesFromText(text, "merges.txt");
        const BpeModel model({{"type", "BPE"}, {"vocab", vocabulary}, {"merges", merges}}, "merges.txt");
        std::vector<std::int64_t> ids;
        model.encodeWord("abcdeabcdeedcbaaaaaaaabbbb!~", ids);
    });
}
