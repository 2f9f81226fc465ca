// All prefixes of a text that are in the dictionary, against a plain search.
#include "core/base/random.h"
#include "core/tokenizer/byte_trie.h"
#include "tests/test_case.h"

#include <map>
#include <string>

using namespace prunescope;

namespace {

using Found = std::vector<std::pair<std::size_t, std::uint32_t>>;

Found prefixes(const ByteTrie& trie, std::string_view text)
{
    Found found;
    trie.forEachPrefix(text,
                       [&](std::size_t length, std::uint32_t value) { found.emplace_back(length, value); });
    return found;
}

} // namespace

class TstByteTrie : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prefixesComeShortestFirst()
    {
        const ByteTrie trie({{"abc", 3}, {"a", 1}, {"b", 9}, {"ab", 2}, {"", 7}});
        QCOMPARE(prefixes(trie, "abcd"), Found({{1, 1}, {2, 2}, {3, 3}}));
        QCOMPARE(prefixes(trie, "ab"), Found({{1, 1}, {2, 2}}));
        QCOMPARE(prefixes(trie, "xa"), Found());
        QCOMPARE(prefixes(trie, ""), Found());
    }

    void nothingIsFoundInNothing() { QCOMPARE(prefixes(ByteTrie(), "a"), Found()); }

    void ofEqualTextsTheFirstCounts()
    {
        QCOMPARE(prefixes(ByteTrie({{"a", 4}, {"a", 5}}), "a"), Found({{1, 4}}));
    }

    void aNodeMayHaveAllBytesAsChildren()
    {
        std::vector<std::string> texts;
        for (int byte = 0; byte < 256; ++byte)
            texts.push_back(std::string(1, char(byte)));
        std::vector<ByteTrie::Entry> entries;
        for (std::uint32_t i = 0; i < 256; ++i)
            entries.emplace_back(texts[i], i);
        const ByteTrie trie(entries);
        for (std::uint32_t i = 0; i < 256; ++i)
            QCOMPARE(prefixes(trie, texts[i] + "z"), Found({{1, i}}));
    }

    void itAgreesWithAPlainSearch()
    {
        Random random(3);
        const auto word = [&](std::uint64_t longest) {
            std::string text;
            for (std::uint64_t i = random.below(longest) + 1; i > 0; --i)
                text += char("ab\xC3\x80"[random.below(4)]);
            return text;
        };
        std::map<std::string, std::uint32_t> dictionary;
        for (std::uint32_t i = 0; i < 200; ++i)
            dictionary.emplace(word(6), i);
        const ByteTrie trie({dictionary.begin(), dictionary.end()});
        for (int trial = 0; trial < 500; ++trial) {
            const std::string text = word(10);
            Found expected;
            for (std::size_t length = 1; length <= text.size(); ++length)
                if (const auto known = dictionary.find(text.substr(0, length)); known != dictionary.end())
                    expected.emplace_back(length, known->second);
            QCOMPARE(prefixes(trie, text), expected);
        }
    }
};

PRUNESCOPE_TEST(TstByteTrie)
#include "tst_byte_trie.moc"
