// JSON from outside: syntax, limits and typed getters.
#include "core/base/error.h"
#include "core/base/json.h"
#include "tests/test_case.h"

#include <QFile>
#include <QTemporaryDir>

using namespace prunescope;

namespace {

template <typename Act> QString refusal(Act act)
{
    try {
        act();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::BadInput ? QString::fromUtf8(error.what())
                                                   : QStringLiteral("(other kind)");
    }
    return QStringLiteral("(no error)");
}

} // namespace

class TstJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysKeepTheirOrder()
    {
        QCOMPARE(parseJson(R"({"b":1,"a":[2.5,null]})", "f").dump(),
                 std::string(R"({"b":1,"a":[2.5,null]})"));
    }

    void badTextIsNamedWithItsByte_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << QByteArray("") << "byte";
        QTest::newRow("cut") << QByteArray("{\"a\":") << "byte 6 of 5";
        QTest::newRow("text behind") << QByteArray("{}x") << "byte 3 of 3";
        QTest::newRow("not UTF-8") << QByteArray("\"\xff\"") << "byte 2 of 3";
        QTest::newRow("too deep") << QByteArray("[").repeated(201) + QByteArray("]").repeated(201)
                                  << "deeper than 200";
    }
    void badTextIsNamedWithItsByte()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        const QString message = refusal([&] { parseJson(text.toStdString(), "f.json"); });
        QVERIFY2(message.startsWith("f.json: ") && message.contains(part), qPrintable(message));
    }

    void bracketsInsideStringsAreNoNesting()
    {
        const std::string text = "[\"\\\"" + std::string(1000, '[') + "\"]";
        QCOMPARE(parseJson(text, "f").size(), std::size_t(1));
        QCOMPARE(parseJson(std::string(200, '[') + std::string(200, ']'), "f").size(), std::size_t(1));
    }

    void filesHaveALimit()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("a.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[1,2]") == 5);
        file.close();
        QCOMPARE(readJsonFile(path.toStdString(), 5).size(), std::size_t(2));
        QVERIFY(refusal([&] { readJsonFile(path.toStdString(), 4); }).contains("5 bytes"));
        QVERIFY(refusal([&] { readJsonFile(folder.filePath("b").toStdString()); }).contains("no such file"));
    }

    void scriptsGetAscii()
    {
        QCOMPARE(asciiLine(Json{{"a", "ä\n"}}), std::string(R"({"a":"\u00e4\n"})"));
        QCOMPARE(asciiLine(Json("\xff")), std::string(R"("\ufffd")"));
    }

    void gettersReadTheirType()
    {
        const Json json = parseJson(
            R"({"i":-3,"whole":4096.0,"big":9223372036854775807,"d":0.5,"b":true,"s":"x","n":null})", "f");
        QCOMPARE(jsonInt(json, "i", 0, "f"), std::int64_t(-3));
        QCOMPARE(jsonInt(json, "whole", 0, "f"), std::int64_t(4096));
        QCOMPARE(jsonInt(json, "big", 0, "f"), INT64_MAX);
        QCOMPARE(jsonNumber(json, "d", 0, "f"), 0.5);
        QCOMPARE(jsonNumber(json, "i", 0, "f"), -3.0);
        QVERIFY(jsonBool(json, "b", false, "f"));
        QCOMPARE(jsonString(json, "s", "", "f"), std::string("x"));
    }

    void absentAndNullGiveTheFallback()
    {
        const Json json = parseJson(R"({"n":null})", "f");
        for (const char* key : {"n", "absent"}) {
            QCOMPARE(jsonInt(json, key, 7, "f"), std::int64_t(7));
            QCOMPARE(jsonNumber(json, key, 0.25, "f"), 0.25);
            QVERIFY(jsonBool(json, key, true, "f"));
            QCOMPARE(jsonString(json, key, "y", "f"), std::string("y"));
        }
    }

    void wrongTypesNameFileKeyAndBoth_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("text") << QByteArray(R"({"k":"1"})");
        QTest::newRow("list") << QByteArray(R"({"k":[1]})");
        QTest::newRow("object") << QByteArray(R"({"k":{}})");
    }
    void wrongTypesNameFileKeyAndBoth()
    {
        QFETCH(QByteArray, text);
        const Json json = parseJson(text.toStdString(), "f.json");
        const QString type =
            QTest::currentDataTag() == QLatin1String("text") ? "string" : json["k"].type_name();
        for (const QString& message : {refusal([&] { jsonInt(json, "k", 0, "f.json"); }),
                                       refusal([&] { jsonNumber(json, "k", 0, "f.json"); }),
                                       refusal([&] { jsonBool(json, "k", false, "f.json"); })})
            QVERIFY2(message.startsWith("f.json: ") && message.contains("\"k\"") && message.contains(type),
                     qPrintable(message));
        QVERIFY(refusal([&] {
                    jsonString(parseJson(R"({"k":1})", "f"), "k", "", "f");
                }).contains("a string, but is number"));
    }

    void numbersThatAreNoIntegersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("number");
        for (const char* number : {"0.5", "1e16", "-1e300", "9223372036854775808", "18446744073709551616"})
            QTest::newRow(number) << QByteArray(number);
    }
    void numbersThatAreNoIntegersAreRefused()
    {
        QFETCH(QByteArray, number);
        const Json json = parseJson("{\"k\":" + number.toStdString() + "}", "f");
        QVERIFY(refusal([&] { jsonInt(json, "k", 0, "f"); }).contains("\"k\""));
    }

    void gettersWantAnObject()
    {
        QVERIFY(refusal([] { jsonInt(parseJson("[1]", "f"), "k", 0, "f"); }).contains("found array"));
    }
};

PRUNESCOPE_TEST(TstJson)
#include "tst_json.moc"
