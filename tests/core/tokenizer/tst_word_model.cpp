// Which model a file means, also where it does not say.
#include "core/tokenizer/word_model.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string kindOf(const char* json) { return makeWordModel(Json::parse(json), "t.json")->kind(); }

} // namespace

class TstWordModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTypeIsNamedOrKnownByTheFields()
    {
        QCOMPARE(kindOf(R"({"type":"BPE","vocab":{"a":0},"merges":[]})"), std::string("BPE"));
        QCOMPARE(kindOf(R"({"vocab":{"a":0},"merges":[]})"), std::string("BPE"));
        QCOMPARE(kindOf(R"({"vocab":{"a":0},"merges":[],"byte_fallback":true})"),
                 std::string("BPE with byte fallback"));
        QCOMPARE(kindOf(R"({"vocab":[["a",0]]})"), std::string("Unigram"));
        QCOMPARE(kindOf(R"({"type":"Unigram","vocab":[["a",0]],"unk_id":null})"), std::string("Unigram"));
    }

    void otherModelsAreNamedInTheRefusal()
    {
        const auto refuses = [](const char* json, const char* type) {
            return throwsNaming([&] { kindOf(json); }, ErrorKind::BadInput, "t.json", type, "Unigram");
        };
        QVERIFY(refuses(R"({"type":"WordPiece","vocab":{"a":0}})", "WordPiece"));
        QVERIFY(refuses(R"({"vocab":{"a":0},"max_input_chars_per_word":100})", "WordPiece"));
        QVERIFY(refuses(R"({"vocab":{"a":0},"unk_token":"a"})", "WordLevel"));
    }

    void whatIsNoModelIsNamed()
    {
        QVERIFY(throwsNaming([] { kindOf("[]"); }, ErrorKind::BadInput, "model", "array"));
        QVERIFY(throwsNaming([] { kindOf("{}"); }, ErrorKind::BadInput, "vocab"));
        QVERIFY(throwsNaming([] { kindOf(R"({"type":1,"vocab":{}})"); }, ErrorKind::BadInput, "type"));
    }
};

PRUNESCOPE_TEST(TstWordModel)
#include "tst_word_model.moc"
