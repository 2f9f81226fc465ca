// Parameters: defaults, bounds, typed text and JSON.
#include "core/plan/param.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <limits>

using namespace prunescope;
using prunescope::tests::throwsNaming;

namespace {

std::vector<Param> sampleParams()
{
    return {
        {"damping", "Damping", 0.01, 0.0, 1.0, "", {}, "Help."},
        {"group", "Group", std::string("row"), 0, 0, "", {"row", "layer"}, "Help."},
        {"variant", "Variant", false, 0, 0, "", {}, "Help."},
    };
}

ParamValues complete(const ParamValues& given) { return completeParams(sampleParams(), given, "toy"); }
auto parse(std::string_view text) { return parseParam(sampleParams(), text, "toy"); }

} // namespace

class TstParam : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void absentValuesAreTheDefaults()
    {
        const ParamValues expected{{"damping", 0.01}, {"group", std::string("row")}, {"variant", false}};
        QVERIFY(complete({}) == expected);
    }

    void givenValuesReplaceDefaults()
    {
        const ParamValues values = complete({{"damping", 0.5}, {"variant", true}});
        QCOMPARE(std::get<double>(values.at("damping")), 0.5);
        QCOMPARE(std::get<bool>(values.at("variant")), true);
        QCOMPARE(std::get<std::string>(values.at("group")), std::string("row"));
    }

    void boundsThemselvesAreAllowed()
    {
        QCOMPARE(std::get<double>(complete({{"damping", 0.0}}).at("damping")), 0.0);
        QCOMPARE(std::get<double>(complete({{"damping", 1.0}}).at("damping")), 1.0);
    }

    void valuesOutsideTheBoundsNameMethodAndBounds()
    {
        QVERIFY(throwsNaming(
            [] {
                complete({{"damping", 1.5}});
            },
            ErrorKind::Usage, "toy", "damping", "0 to 1", "1.5"));
        QVERIFY(throwsNaming([] { complete({{"damping", -0.1}}); }, ErrorKind::Usage, "damping", "-0.1"));
        QVERIFY(throwsNaming(
            [] {
                complete({{"damping", std::numeric_limits<double>::quiet_NaN()}});
            },
            ErrorKind::Usage, "damping"));
        QVERIFY(throwsNaming(
            [] {
                complete({{"group", std::string("block")}});
            },
            ErrorKind::Usage, "row, layer", "block"));
    }

    void wrongTypesAreUsageErrors()
    {
        QVERIFY(throwsNaming(
            [] {
                complete({{"damping", true}});
            },
            ErrorKind::Usage, "toy", "damping", "true"));
        QVERIFY(throwsNaming(
            [] {
                complete({{"variant", 1.0}});
            },
            ErrorKind::Usage, "variant", "true or false"));
        QVERIFY(throwsNaming([] { complete({{"group", 1.0}}); }, ErrorKind::Usage, "group", "row, layer"));
    }

    void unknownIdsNameTheKnownOnes()
    {
        QVERIFY(throwsNaming(
            [] {
                complete({{"blocksize", 1.0}});
            },
            ErrorKind::Usage, "toy", "blocksize", "damping, group, variant"));
        QVERIFY(throwsNaming(
            [] {
                completeParams({}, {{"x", 1.0}}, "plain");
            },
            ErrorKind::Usage, "plain", "none"));
    }

    void typedTextBecomesAValueOfTheListsType()
    {
        QVERIFY(parse("damping=1e-2") == std::make_pair(std::string("damping"), ParamValue(0.01)));
        QVERIFY(parse("variant=true") == std::make_pair(std::string("variant"), ParamValue(true)));
        QVERIFY(parse("variant=0") == std::make_pair(std::string("variant"), ParamValue(false)));
        QVERIFY(parse("group=layer") ==
                std::make_pair(std::string("group"), ParamValue(std::string("layer"))));
    }

    void badTypedTextIsAUsageError_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"damping", "damping=", "damping=0.5x", "damping=nan", "damping=2",
                                 "variant=yes", "variant=", "group=", "group=block", "other=1", "=1", ""})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void badTypedTextIsAUsageError()
    {
        QFETCH(QString, text);
        QVERIFY(throwsNaming([&] { parse(text.toStdString()); }, ErrorKind::Usage, "toy"));
    }

    void jsonRoundTripIsExact()
    {
        const ParamValues values{
            {"a", true}, {"b", 0.1}, {"c", 1.0 / 3}, {"d", std::string("row")}, {"e", 5e-324}};
        const Json json = parseJson(paramsToJson(values).dump(), "test");
        QVERIFY(paramsFromJson(json, "test") == values);
        QCOMPARE(paramsToJson({}).dump(), std::string("{}"));
    }

    void integersInJsonAreNumbers()
    {
        QVERIFY(paramsFromJson(Json{{"n", 128}}, "test") == (ParamValues{{"n", 128.0}}));
    }

    void otherJsonTypesNameFileAndKey()
    {
        QVERIFY(throwsNaming(
            [] {
                paramsFromJson(Json{{"n", {1, 2}}}, "a.psplan");
            },
            ErrorKind::BadInput, "a.psplan", "\"n\"", "[1,2]"));
        QVERIFY(throwsNaming(
            [] {
                paramsFromJson(Json{{"n", nullptr}}, "a.psplan");
            },
            ErrorKind::BadInput, "null"));
        QVERIFY(throwsNaming([] { paramsFromJson(Json::array(), "a.psplan"); }, ErrorKind::BadInput,
                             "a.psplan", "array"));
        const Json notANumber = {{"n", std::numeric_limits<double>::quiet_NaN()}};
        QVERIFY(throwsNaming([&] { paramsFromJson(notANumber, "a.psplan"); }, ErrorKind::BadInput, "\"n\""));
    }
};

PRUNESCOPE_TEST(TstParam)
#include "tst_param.moc"
