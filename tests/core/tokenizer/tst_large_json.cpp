// The reader for objects of many keys against the general one.
#include "core/tokenizer/large_json.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstLargeJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfValueIsReadAsByTheGeneralReader()
    {
        for (const char* text :
             {R"({"b":[1,-2,2.5,true,null,"x\u00e9"],"a":{"c":{},"d":[[]]}})", "7", "\"s\"", "[]", "null"})
            QVERIFY(parseLargeJson(text, "f") == parseJson(text, "f"));
    }

    void keysKeepTheirOrderAndRepeatedOnesTheirPlace()
    {
        QCOMPARE(parseLargeJson(R"({"z":1,"a":2,"z":3})", "f").dump(), std::string(R"({"z":1,"a":2,"z":3})"));
    }

    void brokenTextIsNamedWithItsByte()
    {
        QVERIFY(throwsNaming([] { parseLargeJson("{\"a\":1,}", "f.json"); }, ErrorKind::BadInput, "f.json",
                             "byte 8 of 8"));
        QVERIFY(throwsNaming([] { parseLargeJson("", "f.json"); }, ErrorKind::BadInput, "f.json"));
        QVERIFY(
            throwsNaming([] { parseLargeJson("{\"\xFF\":1}", "f.json"); }, ErrorKind::BadInput, "f.json"));
        QVERIFY(throwsNaming([] { parseLargeJson("{} {}", "f.json"); }, ErrorKind::BadInput, "f.json"));
        QVERIFY(throwsNaming([] { parseLargeJson("1e999", "f.json"); }, ErrorKind::BadInput, "f.json"));
    }

    void deepNestingIsRefused()
    {
        const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
        QCOMPARE(parseLargeJson(nested(200), "f").size(), std::size_t(1));
        QVERIFY(throwsNaming([&] { parseLargeJson(nested(201), "f.json"); }, ErrorKind::BadInput, "f.json",
                             "200"));
        QVERIFY(thrownBy([&] { parseLargeJson(std::string(1000000, '['), "f"); }).has_value());
    }
};

PRUNESCOPE_TEST(TstLargeJson)
#include "tst_large_json.moc"
