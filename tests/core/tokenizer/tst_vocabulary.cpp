// Pieces and ids, with holes and broken entries.
#include "core/tokenizer/vocabulary.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstVocabulary : public QObject {
    Q_OBJECT

    static Vocabulary read(const char* text) { return Vocabulary::fromJson(Json::parse(text), "v.json"); }

private Q_SLOTS:
    void holesAreLegal()
    {
        const Vocabulary vocabulary = read(R"({"a":0,"b":5})");
        QCOMPARE(vocabulary.size(), std::int64_t(6));
        QCOMPARE(vocabulary.count(), std::int64_t(2));
        QCOMPARE(vocabulary.find("b").value(), std::int64_t(5));
        QVERIFY(!vocabulary.contains(3) && !vocabulary.contains(-1) && !vocabulary.contains(6));
        QCOMPARE(std::string(vocabulary.piece(3)), std::string());
        QVERIFY(!vocabulary.find("c"));
    }

    void brokenEntriesAreNamed()
    {
        QVERIFY(throwsNaming([] { read(R"({"a":0,"b":0})"); }, ErrorKind::BadInput, "v.json", "\"a\"",
                             "\"b\"", "0"));
        QVERIFY(throwsNaming([] { read(R"({"a":-1})"); }, ErrorKind::BadInput, "\"a\"", "-1"));
        QVERIFY(throwsNaming([] { read(R"({"a":4194304})"); }, ErrorKind::BadInput, "\"a\"", "4194304",
                             "4194303"));
        QVERIFY(throwsNaming([] { read(R"({"a":18446744073709551615})"); }, ErrorKind::BadInput, "\"a\""));
        QVERIFY(throwsNaming([] { read(R"({"a":1e300})"); }, ErrorKind::BadInput, "\"a\""));
        QVERIFY(throwsNaming([] { read(R"({"a":"1"})"); }, ErrorKind::BadInput, "\"a\"", "string"));
        QVERIFY(throwsNaming([] { read(R"(["a"])"); }, ErrorKind::BadInput, "vocab", "array"));
    }

    void aPieceTwiceIsNamed()
    {
        Json object = Json::object();
        auto& entries = object.get_ref<Json::object_t&>();
        entries.emplace_back("a", 0);
        entries.emplace_back("a", 0);
        QVERIFY(throwsNaming([&] { Vocabulary::fromJson(object, "v.json"); }, ErrorKind::BadInput, "\"a\"",
                             "twice"));
    }

    void addingAgainIsHarmlessButNotUnderAnotherId()
    {
        Vocabulary vocabulary = read(R"({"a":0})");
        vocabulary.add("a", 0, "v.json");
        QCOMPARE(vocabulary.count(), std::int64_t(1));
        QVERIFY(
            throwsNaming([&] { vocabulary.add("a", 1, "v.json"); }, ErrorKind::BadInput, "\"a\"", "0", "1"));
    }

    void copiesStandOnTheirOwn()
    {
        auto original = std::make_unique<Vocabulary>(read(R"({"a":2,"long enough to live on the heap":0})"));
        Vocabulary copy(*original);
        original.reset();
        copy.add("b", 1, "v.json");
        QCOMPARE(std::string(copy.piece(0)), std::string("long enough to live on the heap"));
        QCOMPARE(copy.find("a").value(), std::int64_t(2));
        QCOMPARE(copy.count(), std::int64_t(3));
    }
};

PRUNESCOPE_TEST(TstVocabulary)
#include "tst_vocabulary.moc"
