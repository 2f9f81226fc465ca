// ByteLevel as pre-tokeniser.
#include "core/tokenizer/byte_level.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstByteLevel : public QObject {
    Q_OBJECT

    static Strings split(const Json& settings, const std::string& text)
    {
        return listed(ByteLevelPreTokenizer(settings, "t.json").apply(Words::whole(text, true)));
    }

private Q_SLOTS:
    void wordsAreWrittenInTheAlphabet()
    {
        const Json settings = {{"add_prefix_space", false}};
        QCOMPARE(split(settings, "Hello  there\n\u2B62j"),
                 Strings({"Hello", "\u0120", "\u0120there", "\u010A", "\u00E2\u0143\u00A2", "j"}));
        QCOMPARE(split(settings, ""), Strings());
    }

    void aSpaceIsPutInFrontWhereThereIsNone()
    {
        QCOMPARE(split(Json::object(), "a b"), Strings({"\u0120a", "\u0120b"})); // the default
        QCOMPARE(split(Json::object(), " a"), Strings({"\u0120a"}));
        QCOMPARE(split(Json::object(), "\ta"), Strings({"\u0120", "\u0109", "a"}));
    }

    void withoutItsPatternWordsStayWhole()
    {
        QCOMPARE(split({{"add_prefix_space", false}, {"use_regex", false}}, "a b"), Strings({"a\u0120b"}));
    }
};

PRUNESCOPE_TEST(TstByteLevel)
#include "tst_byte_level.moc"
