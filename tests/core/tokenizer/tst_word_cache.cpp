// Remembering words, within bounds.
#include "core/tokenizer/word_cache.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstWordCache : public QObject {
    Q_OBJECT

    static Ids found(const WordCache& cache, const std::string& word)
    {
        const auto ids = cache.find(word);
        return Ids(ids.begin(), ids.end());
    }

private Q_SLOTS:
    void wordsAreFoundWithTheirIds()
    {
        WordCache cache;
        cache.insert("one", Ids({1}));
        cache.insert("two", Ids({2, 3}));
        QCOMPARE(found(cache, "two"), Ids({2, 3}));
        QCOMPARE(found(cache, "one"), Ids({1}));
        QCOMPARE(found(cache, "three"), Ids());
    }

    void longWordsAreNotKept()
    {
        WordCache cache;
        cache.insert(std::string(WordCache::kLongestWord, 'a'), Ids({1}));
        cache.insert(std::string(WordCache::kLongestWord + 1, 'a'), Ids({2}));
        QCOMPARE(found(cache, std::string(WordCache::kLongestWord, 'a')), Ids({1}));
        QCOMPARE(found(cache, std::string(WordCache::kLongestWord + 1, 'a')), Ids());
    }

    void aFullCacheStartsAnew()
    {
        WordCache cache;
        cache.insert("first", Ids({1}));
        for (int i = 0; i < (1 << 16); ++i)
            cache.insert(std::to_string(i), Ids({i}));
        QCOMPARE(found(cache, "first"), Ids());
        QCOMPARE(found(cache, "65535"), Ids({65535}));
    }
};

PRUNESCOPE_TEST(TstWordCache)
#include "tst_word_cache.moc"
