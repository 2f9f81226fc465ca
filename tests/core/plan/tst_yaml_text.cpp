// YAML as JSON values, and the limits that hold before memory is spent (broken files: tst_hostile_files.cpp).
#include "core/plan/yaml_text.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

Json parsed(const std::string& text) { return parseYaml(text, "a.yaml"); }

bool isRefused(const std::string& text, const char* word)
{
    return throwsNaming([&] { parsed(text); }, ErrorKind::BadInput, "a.yaml", word);
}

} // namespace

class TstYamlText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainScalarsHaveTypesAndQuotedOnesNone()
    {
        const Json json = parsed("[1, -2, +3, 0.5, .5, 1e-3, true, False, ~, null, '1', \"true\", 2:4, 1.2.3, word, '', .nan]");
        QCOMPARE(json.dump(), std::string(R"([1,-2,3,0.5,0.5,0.001,true,false,null,null,"1","true","2:4","1.2.3","word","",".nan"])"));
    }
    void keysAreAlwaysWordsAndKeepTheirOrder()
    {
        QCOMPARE(parsed("b: 1\na: {3: x}\n").dump(), std::string(R"({"b":1,"a":{"3":"x"}})"));
        QVERIFY(isRefused("? [a]\n: b\n", "line 1"));
        QVERIFY(isRefused("a: 1\nb: 2\na: 3\n", "line 3"));
    }
    void tagsBecomeKeys()
    {
        QCOMPARE(parsed("- !Thing\n  a: 1\n").dump(), std::string(R"([{"Thing":{"a":1}}])"));
    }
    void anchorsStandForTheirValues()
    {
        QCOMPARE(parsed("a: &x [1, 2]\nb: *x\n").dump(), std::string(R"({"a":[1,2],"b":[1,2]})"));
        QVERIFY(isRefused("a: &x [*x]\n", "line 1"));
    }
    void depthIsLimitedInEveryStyle()
    {
        const auto repeated = [](const std::string& text, int count) {
            std::string out;
            for (int i = 0; i < count; ++i)
                out += text;
            return out;
        };
        QVERIFY(parsed(repeated("[", 64) + repeated("]", 64)).is_array());
        QVERIFY(isRefused(repeated("[", 65) + repeated("]", 65), "64"));
        QVERIFY(isRefused(repeated("{a: ", 65) + repeated("}", 65), "64"));
        QVERIFY(isRefused(repeated("- ", 100000) + "a", "64"));
        QVERIFY(isRefused(repeated("? ", 100000) + "a", "64"));
        QVERIFY(isRefused(repeated("[", 1000000), "64"));
    }
    void aliasesCostWhatTheyStandFor()
    {
        std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 9; ++i) {
            const std::string before = "*a" + std::to_string(i - 1), name = "a" + std::to_string(i);
            bomb += name + ": &" + name + " [" + before;
            for (int k = 1; k < 10; ++k)
                bomb += ", " + before;
            bomb += "]\n";
        }
        QVERIFY(isRefused(bomb, "200000"));
    }
    void oneDocumentOfTextOnly()
    {
        QVERIFY(isRefused("a: 1\n---\nb: 2\n", "second document"));
        QVERIFY(isRefused("a: {\n", "line"));
        QVERIFY(isRefused(std::string("a\0b", 3), "zero byte"));
        QVERIFY(isRefused("a: \xff\n", "UTF-8"));
        QVERIFY(parsed("").is_null());
        QVERIFY(parsed("# nothing\n").is_null());
    }
    void quotedTextComesBack()
    {
        for (const char* text : {"", "it's", "re:a\\d+$", "a: b", "- x", "#"})
            QCOMPARE(parsed(yamlQuoted(text)).get<std::string>(), std::string(text));
    }
};

PRUNESCOPE_TEST(TstYamlText)
#include "tst_yaml_text.moc"
