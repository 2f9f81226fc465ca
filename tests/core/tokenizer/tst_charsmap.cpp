// The normalisation table of a sentencepiece model: sound ones pass, those that lead out of memory do not.
#include "core/tokenizer/charsmap.h"
#include "tests/core/thrown.h"
#include "tests/core/tokenizer/sentencepiece_samples.h"
#include "tests/test_case.h"

#include <vector>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

constexpr std::uint32_t kValue = 1u << 31;
constexpr std::uint32_t kHasValue = 1u << 8;

/// A trie for the single key "a": the root's children stand at 256 ^ byte, those of "a" at 512 ^ byte, where
/// 512 itself holds the value.
std::vector<std::uint32_t> trieOfA(std::uint32_t value)
{
    std::vector<std::uint32_t> units(1024, 0xFF | kValue); // a label that no byte has
    units[0] = 256u << 10;
    const std::uint32_t child = 256 ^ 'a';
    const std::uint32_t next = 512;
    units[child] = 'a' | kHasValue | ((child ^ next) << 10);
    units[next] = kValue | value;
    return units;
}

std::string blob(const std::vector<std::uint32_t>& units, std::string_view texts)
{
    std::string trie;
    for (const std::uint32_t unit : units)
        trie += littleEndian(unit);
    return littleEndian(std::uint32_t(trie.size())) + trie + std::string(texts);
}

bool isRefused(const std::string& bytes)
{
    const std::string where = "m.model";
    return throwsNaming([&] { checkCharsmap(bytes, where); }, ErrorKind::BadInput, "m.model",
                        "normalisation");
}

} // namespace

class TstCharsmap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void soundTablesPass()
    {
        checkCharsmap("", "m");
        checkCharsmap(blob(trieOfA(0), std::string_view("b\0", 2)), "m");
        checkCharsmap(blob(trieOfA(2), std::string_view("b\0c\0", 4)), "m");
    }

    void replacementsAreFound()
    {
        const Charsmap map(blob(trieOfA(2), std::string_view("b\0cd\0", 5)), "m");
        QCOMPARE(map.shortestMatch("a").value(), std::string_view("cd"));
        QCOMPARE(map.shortestMatch("ax").value(), std::string_view("cd"));
        QVERIFY(!map.shortestMatch("b"));
        QVERIFY(!map.shortestMatch(""));
        QVERIFY(!map.shortestMatch(std::string_view("\0a", 2)));
        QVERIFY(!Charsmap("", "m").shortestMatch("a"));
    }

    void sizesThatLieAreRefused()
    {
        QVERIFY(isRefused("abc"));
        QVERIFY(isRefused(littleEndian(0xFFFFFFFF) + std::string(100, '\0')));
        QVERIFY(isRefused(littleEndian(0) + std::string(1, '\0')));  // no root
        QVERIFY(isRefused(blob(trieOfA(0), "")));                    // no texts
        QVERIFY(isRefused(blob(trieOfA(0), "b")));                   // text without an end
        QVERIFY(isRefused(littleEndian(6) + std::string(10, '\0'))); // not whole units
    }

    void replacementsOutsideTheTextsAreRefused()
    {
        QVERIFY(isRefused(blob(trieOfA(2), std::string_view("b\0", 2))));
        QVERIFY(isRefused(blob(trieOfA(0), std::string(1000, 'b') + '\0'))); // far longer than any real one
    }

    void walksOutOfTheTableAreRefused()
    {
        auto units = trieOfA(0);
        units[0] = 1000000u << 10;
        QVERIFY(isRefused(blob(units, std::string_view("b\0", 2))));
        units = trieOfA(0);
        units[256 ^ 'a'] = 'a' | (1020u << 10 << 3);
        QVERIFY(isRefused(blob(units, std::string_view("b\0", 2))));
        units = trieOfA(0);
        units.resize(1000); // the last block is cut
        units[0] = 768u << 10;
        QVERIFY(isRefused(blob(units, std::string_view("b\0", 2))));
    }

    /// "a" leads back to the root's children: a text of many a's would never end and overflow the list of
    /// matches.
    void circlesAreRefused()
    {
        auto units = trieOfA(0);
        const std::uint32_t child = 256 ^ 'a';
        units[child] = 'a' | kHasValue | ((child ^ 256) << 10);
        units[256] = kValue | 0;
        QVERIFY(isRefused(blob(units, std::string_view("b\0", 2))));
    }

    void moreThan32MatchesInARowAreRefused()
    {
        for (const int length : {32, 33}) {
            std::vector<std::uint32_t> units(std::size_t(length + 2) * 256, 0xFF | kValue);
            units[0] = 256u << 10;
            for (int i = 1; i <= length; ++i) { // a, aa, aaa, ...
                const std::uint32_t child = std::uint32_t(256 * i) ^ 'a';
                const std::uint32_t next = std::uint32_t(256 * (i + 1));
                units[child] = 'a' | kHasValue | ((child ^ next) << 10);
                units[next] = kValue | 0;
            }
            QCOMPARE(isRefused(blob(units, std::string_view("b\0", 2))), length == 33);
        }
    }
};

PRUNESCOPE_TEST(TstCharsmap)
#include "tst_charsmap.moc"
