// Metaspace in both directions.
#include "core/tokenizer/metaspace.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstMetaspace : public QObject {
    Q_OBJECT

    static Strings split(const Json& settings, const std::string& text, bool isTextStart = true)
    {
        return listed(MetaspacePreTokenizer(settings, "t.json").apply(Words::whole(text, isTextStart)));
    }
    static Strings joined(const Json& settings, const Strings& pieces)
    {
        return MetaspaceDecoder(settings, "t.json").apply(pieces);
    }

private Q_SLOTS:
    void spacesBecomeMarksAndBeginWords()
    {
        QCOMPARE(split({{"replacement", "_"}}, "Hey   friend!"), Strings({"_Hey", "_", "_", "_friend!"}));
        QCOMPARE(split(Json::object(), "a"), Strings({"\u2581a"}));
    }

    void theSchemeSaysWhereAMarkIsPutInFront()
    {
        const auto scheme = [](const char* name) {
            return Json{{"replacement", "_"}, {"prepend_scheme", name}};
        };
        QCOMPARE(split(scheme("always"), "a", false), Strings({"_a"}));
        QCOMPARE(split(scheme("first"), "a", false), Strings({"a"}));
        QCOMPARE(split(scheme("first"), "a", true), Strings({"_a"}));
        QCOMPARE(split(scheme("never"), "a b", true), Strings({"a", "_b"}));
        QCOMPARE(split(scheme("always"), " a", true), Strings({"_a"})); // it is there already
    }

    void oldFilesSayItWithAddPrefixSpace()
    {
        QCOMPARE(split({{"replacement", "_"}, {"add_prefix_space", false}}, "a"), Strings({"a"}));
        QCOMPARE(split({{"replacement", "_"}, {"add_prefix_space", true}}, "a"), Strings({"_a"}));
    }

    void splittingCanBeOff()
    {
        QCOMPARE(split({{"replacement", "_"}, {"split", false}}, "a b"), Strings({"_a_b"}));
    }

    void decodingDropsTheMarkInFrontOfTheFirstPiece()
    {
        QCOMPARE(joined({{"replacement", "_"}}, {"_Hey", "_you"}), Strings({"Hey", " you"}));
        QCOMPARE(joined({{"replacement", "_"}, {"prepend_scheme", "never"}}, {"_Hey", "_you"}),
                 Strings({" Hey", " you"}));
    }

    void brokenSettingsAreNamed()
    {
        for (const char* text : {R"({"replacement":"ab"})", R"({"replacement":""})", R"({"replacement":7})",
                                 R"({"prepend_scheme":"second"})", R"({"split":"yes"})"})
            QVERIFY2(throwsNaming([&] { MetaspaceSettings(Json::parse(text), "t.json"); },
                                  ErrorKind::BadInput, "t.json"),
                     text);
    }
};

PRUNESCOPE_TEST(TstMetaspace)
#include "tst_metaspace.moc"
