// Special tokens around a text.
#include "core/tokenizer/post_processor.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstPostProcessor : public QObject {
    Q_OBJECT

    static PostProcessor read(const char* text)
    {
        const Vocabulary vocabulary = Vocabulary::fromJson(Json::parse(R"({"<s>":1,"</s>":2})"), "t.json");
        return readPostProcessor(Json::parse(text), vocabulary, "t.json");
    }

private Q_SLOTS:
    void noneAddsNothing()
    {
        for (const char* text : {"null", R"({"type":"ByteLevel"})"}) {
            const PostProcessor found = read(text);
            QVERIFY(found.before.empty() && found.after.empty() && !found.decidesSpecialTokens);
        }
    }

    void templatesGoAroundTheText()
    {
        const PostProcessor found = read(R"({"type":"TemplateProcessing",
            "single":[{"SpecialToken":{"id":"x","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"y","type_id":0}}],
            "special_tokens":{"x":{"id":"x","ids":[1,2],"tokens":["<s>","</s>"]},"y":{"id":"y","ids":[2],"tokens":["</s>"]}}})");
        QCOMPARE(found.before, Ids({1, 2}));
        QCOMPARE(found.after, Ids({2}));
        QVERIFY(found.decidesSpecialTokens);
    }

    void robertaAndBertNameTheirTokens()
    {
        for (const char* type : {"RobertaProcessing", "BertProcessing"}) {
            const Json json = {
                {"type", type}, {"sep", Json::array({"</s>", 2})}, {"cls", Json::array({"<s>", 1})}};
            const PostProcessor found = read(json.dump().c_str());
            QCOMPARE(found.before, Ids({1}));
            QCOMPARE(found.after, Ids({2}));
        }
    }

    void sequencesWrapFromTheInside()
    {
        const char* inner = R"({"type":"BertProcessing","sep":["</s>",2],"cls":["<s>",1]})";
        const std::string text = std::string(R"({"type":"Sequence","processors":[{"type":"ByteLevel"},)") +
                                 inner + "," +
                                 R"({"type":"BertProcessing","sep":["<s>",1],"cls":["</s>",2]}]})";
        const PostProcessor found = read(text.c_str());
        QCOMPARE(found.before, Ids({2, 1}));
        QCOMPARE(found.after, Ids({2, 1}));
    }

    void brokenOnesAreNamed()
    {
        QVERIFY(throwsNaming([] { read(R"({"type":"Other"})"); }, ErrorKind::BadInput, "t.json",
                             "post_processor", "Other"));
        QVERIFY(throwsNaming([] { read(R"({"type":"BertProcessing","sep":["</s>",9],"cls":["<s>",1]})"); },
                             ErrorKind::BadInput, "t.json", "</s>", "9"));
        for (
            const char* text :
            {"7", R"({"type":"TemplateProcessing"})", R"({"type":"TemplateProcessing","single":[]})",
             R"({"type":"TemplateProcessing","single":"$A"})",
             R"({"type":"TemplateProcessing","single":[7]})",
             R"({"type":"TemplateProcessing","single":[{"Sequence":{}},{"Sequence":{}}]})",
             R"({"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"x"}},{"Sequence":{}}]})",
             R"({"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"x"}}],"special_tokens":{"x":{"ids":7}}})",
             R"({"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"x"}}],"special_tokens":{"x":{"ids":[-1]}}})",
             R"({"type":"BertProcessing"})", R"({"type":"BertProcessing","cls":["<s>"],"sep":[]})",
             R"({"type":"Sequence"})"})
            QVERIFY2(throwsNaming([&] { read(text); }, ErrorKind::BadInput, "t.json"), text);
    }
};

PRUNESCOPE_TEST(TstPostProcessor)
#include "tst_post_processor.moc"
