// The plan file: exact round trip, unknown keys, and refusals that name the place.
#include "core/base/files.h"
#include "core/plan/plan.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <limits>

using namespace prunescope;
using prunescope::tests::thrownBy;
using prunescope::tests::throwsNaming;

namespace {

/// The example of the plan file's description, with a few keys of a later version in it.
const char kFile[] = R"({
  "format": "prunescope-plan", "version": 1, "name": "half", "parent": null, "id": "0123456789abcdef0123456789abcdef",
  "model": {"name": "demo", "fingerprint": "feed", "revision": 7},
  "calibration": {"text": "c4.txt", "sha256": "beef", "samples": 64, "window": 512, "seed": 18446744073709551615,
                  "join": "rows"},
  "matrices": [
    {"name": "model.layers.0.self_attn.q_proj", "method": "wanda", "sparsity": 0.1, "pattern": "unstructured",
     "params": {"variant": true}, "locked": true, "colour": "red"},
    {"name": "model.layers.0.mlp.up_proj", "method": "magnitude", "pattern": "1:4"}],
  "structure": [{"kind": "kv_group", "block": 3, "index": 1}],
  "recovery": {"rank": 8}, "notes": "für später", "weather": ["sunny", {"wind": 3}]})";

Plan parsed(const std::string& text) { return planFromJson(parseJson(text, "a.psplan"), "a.psplan"); }

/// A plan of one matrix with this text inside its braces.
std::string withMatrix(const std::string& body)
{
    return R"({"format": "prunescope-plan", "version": 1, "matrices": [{)" + body + "}]}";
}

bool isRefused(const std::string& text, const char* word, const char* otherWord = "")
{
    return throwsNaming([&] { parsed(text); }, ErrorKind::BadInput, "a.psplan", word, otherWord);
}

} // namespace

class TstPlanJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsRead()
    {
        const Plan plan = parsed(kFile);
        QCOMPARE(plan.name, std::string("half"));
        QCOMPARE(plan.parent, std::string());
        QCOMPARE(plan.modelFingerprint, std::string("feed"));
        QVERIFY(plan.calibration == (PlanCalibration{"c4.txt", "beef", 64, 512, 18446744073709551615ull}));
        QCOMPARE(plan.matrices.size(), std::size_t(2));
        QCOMPARE(plan.matrices[0].sparsityShare, 0.1);
        QVERIFY(plan.matrices[0].isLocked);
        QVERIFY(plan.matrices[0].params == (ParamValues{{"variant", true}}));
        QVERIFY(plan.matrices[1].pattern == (Pattern{1, 4}));
        QCOMPARE(plan.matrices[1].sparsityShare, 0.75);
        QVERIFY(!plan.matrices[1].isLocked);
        QCOMPARE(plan.structure[0]["kind"].get<std::string>(), std::string("kv_group"));
        QCOMPARE(plan.notes, std::string("für später"));
    }

    void writingAndReadingGivesTheSamePlan()
    {
        Plan plan = parsed(kFile);
        plan.parent = "fedcba9876543210fedcba9876543210";
        // Doubles that need all 17 digits or the smallest exponent.
        for (const double share : {1.0 / 3, 0.1 + 0.2, 5e-324, 0.0, 1.0, 0.30000000000000004, 1 - 1e-16}) {
            plan.matrices[0].sparsityShare = share;
            plan.matrices[1].pattern = {1, 3};
            plan.matrices[1].sparsityShare = plan.matrices[1].pattern.sparsityShare();
            QVERIFY(parsed(planToJson(plan).dump()) == plan);
        }
    }

    void boundsAreWrittenOnlyWhereTheyAreSet()
    {
        Plan plan = parsed(kFile);
        plan.matrices[0].bounds = {1.0 / 3, 0.9};
        plan.matrices[1].bounds = {std::nullopt, 0.25};
        const Json json = planToJson(plan);
        QCOMPARE(json["matrices"][0]["min_sparsity"].get<double>(), 1.0 / 3);
        QVERIFY(!json["matrices"][1].contains("min_sparsity"));
        QVERIFY(parsed(json.dump()) == plan);
        QVERIFY(!planToJson(parsed(kFile))["matrices"][0].contains("max_sparsity"));
    }

    void boundsThatCannotBeAreRefused()
    {
        const auto bounded = [](const char* bounds) {
            return withMatrix(std::string(R"("name": "q", "method": "wanda", "sparsity": 0.5, )") + bounds);
        };
        QVERIFY(isRefused(bounded(R"("min_sparsity": -0.1)"), "min_sparsity", "-0.1"));
        QVERIFY(isRefused(bounded(R"("max_sparsity": 1.5)"), "max_sparsity", "1.5"));
        QVERIFY(isRefused(bounded(R"("max_sparsity": "half")"), "max_sparsity", "string"));
        QVERIFY(isRefused(bounded(R"("min_sparsity": 0.75, "max_sparsity": 0.25)"), "0.75", "0.25"));
        QVERIFY(isRefused(bounded(R"("min_sparsity": 0.75, "max_sparsity": 0.25)"), "min_sparsity", "max_sparsity"));
        QVERIFY(!parsed(bounded(R"("min_sparsity": null)")).matrices[0].bounds.isSet());
    }

    void unknownKeysAreWrittenBackWhereTheyStood()
    {
        const Json json = planToJson(parsed(kFile));
        QCOMPARE(json["weather"].dump(), std::string(R"(["sunny",{"wind":3}])"));
        QCOMPARE(json["matrices"][0]["colour"].get<std::string>(), std::string("red"));
        QCOMPARE(json["model"]["revision"].get<int>(), 7);
        QCOMPARE(json["calibration"]["join"].get<std::string>(), std::string("rows"));
        QVERIFY(!json["matrices"][1].contains("colour"));
    }

    void keysAreWrittenInTheDocumentedOrder()
    {
        std::string keys;
        const Json json = planToJson(Plan());
        for (const auto& [key, value] : json.items())
            keys += key + " ";
        QCOMPARE(keys,
                 std::string(
                     "format version name parent id model calibration matrices structure recovery notes "));
        QVERIFY(json["parent"].is_null());
    }

    void smallestPlanHasDefaults()
    {
        QVERIFY(parsed(R"({"format": "prunescope-plan", "version": 1})") == Plan());
        QVERIFY(parsed(planToJson(Plan()).dump()) == Plan());
    }

    void newerVersionsAreRefusedWithASentence()
    {
        QVERIFY(isRefused(R"({"format": "prunescope-plan", "version": 2})", "version 2", "newer"));
        QVERIFY(isRefused(R"({"format": "prunescope-plan", "version": 0})", "0"));
        QVERIFY(isRefused(R"({"format": "prunescope-plan"})", "version"));
        QVERIFY(isRefused(R"({"format": "prunescope-plan", "version": "1"})", "version"));
    }

    void otherFormatsAreRefused()
    {
        QVERIFY(isRefused(R"({"format": "recipe", "version": 1})", "recipe", "prunescope-plan"));
        QVERIFY(isRefused("{}", "prunescope-plan"));
        QVERIFY(isRefused("[]", "array"));
    }

    void badMatricesAreRefused_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const char* body, const char* word) {
            QTest::newRow(name) << body << word;
        };
        row("no name", R"("method": "wanda", "sparsity": 0.5)", "entry 0");
        row("name is a number", R"("name": 3, "method": "wanda", "sparsity": 0.5)", "name");
        row("no method", R"("name": "q", "sparsity": 0.5)", "matrix q");
        row("unknown method", R"("name": "q", "method": "magic", "sparsity": 0.5)", "magic");
        row("no sparsity", R"("name": "q", "method": "wanda")", "sparsity");
        row("null sparsity", R"("name": "q", "method": "wanda", "sparsity": null)", "sparsity");
        row("sparsity text", R"("name": "q", "method": "wanda", "sparsity": "0.5")", "sparsity");
        row("sparsity above one", R"("name": "q", "method": "wanda", "sparsity": 1.01)", "1.01");
        row("sparsity below zero", R"("name": "q", "method": "wanda", "sparsity": -0.1)", "-0.1");
        row("bad pattern", R"("name": "q", "method": "wanda", "sparsity": 0.5, "pattern": "4:2")", "4:2");
        row("pattern mismatch", R"("name": "q", "method": "wanda", "sparsity": 0.25, "pattern": "1:4")",
            "0.75");
        row("unknown param", R"("name": "q", "method": "wanda", "sparsity": 0.5, "params": {"x": 1})",
            "\"x\"");
        row("param type", R"("name": "q", "method": "wanda", "sparsity": 0.5, "params": {"variant": 1})",
            "variant");
        row("param list", R"("name": "q", "method": "wanda", "sparsity": 0.5, "params": {"variant": []})",
            "variant");
        row("params text", R"("name": "q", "method": "wanda", "sparsity": 0.5, "params": "no")", "params");
        row("locked text", R"("name": "q", "method": "wanda", "sparsity": 0.5, "locked": "yes")", "locked");
        row("twice",
            R"("name": "q", "method": "wanda", "sparsity": 0.5},{"name": "q", "method": "wanda", "sparsity": 0)",
            "matrix q is planned twice");
    }
    void badMatricesAreRefused()
    {
        QFETCH(QString, body);
        QFETCH(QString, word);
        QVERIFY(isRefused(withMatrix(body.toStdString()), qPrintable(word)));
    }

    void sparsityOfAPatternMayBeRounded()
    {
        const char body[] = R"("name": "q", "method": "wanda", "pattern": "1:3", "sparsity": )";
        QCOMPARE(parsed(withMatrix(std::string(body) + "0.6666666667")).matrices[0].sparsityShare,
                 1 - 1.0 / 3);
        QVERIFY(isRefused(withMatrix(std::string(body) + "0.66666666"), "1:3"));
    }

    void badRestOfThePlanIsRefused_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* body, const char* word) { QTest::newRow(body) << body << word; };
        row(R"("matrices": {})", "matrices");
        row(R"("matrices": [3])", "matrices[0]");
        row(R"("structure": 3)", "structure");
        row(R"("model": "demo")", "model");
        row(R"("model": {"name": []})", "name");
        row(R"("calibration": [])", "calibration");
        row(R"("calibration": {"samples": 0})", "samples");
        row(R"("calibration": {"window": 3000000000})", "window");
        row(R"("calibration": {"window": 1.5})", "window");
        row(R"("calibration": {"seed": -1})", "seed");
        row(R"("calibration": {"seed": "x"})", "seed");
        row(R"("notes": 1)", "notes");
        row(R"("id": 1)", "id");
    }
    void badRestOfThePlanIsRefused()
    {
        QFETCH(QString, body);
        QFETCH(QString, word);
        QVERIFY(isRefused(R"({"format": "prunescope-plan", "version": 1, )" + body.toStdString() + "}",
                          qPrintable(word)));
    }

    void notANumberIsRefusedBothWays()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        Plan plan = parsed(kFile);
        Json json = planToJson(plan);
        json["matrices"][0]["sparsity"] = nan;
        QVERIFY(throwsNaming([&] { planFromJson(json, "a.psplan"); }, ErrorKind::BadInput, "nan"));
        plan.matrices[0].sparsityShare = nan;
        QVERIFY(throwsNaming([&] { planToJson(plan); }, ErrorKind::Internal, "q_proj"));
        QVERIFY(isRefused(withMatrix(R"("name": "q", "method": "wanda", "sparsity": NaN)"), "JSON"));
    }

    void cutFilesAreErrorsNotCrashes()
    {
        const std::string text = kFile;
        for (std::size_t length = 0; length + 1 < text.size(); ++length)
            QVERIFY(thrownBy([&] { parsed(text.substr(0, length)); }).has_value());
    }

    void filesAreWrittenWholeAndReadBack()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("half.psplan").toStdString();
        writePlan(path, parsed(kFile));
        QVERIFY(readPlan(path) == parsed(kFile));
        const std::string written = readFile(path);
        writePlan(path, readPlan(path));
        QCOMPARE(readFile(path), written);
        QVERIFY(throwsNaming([&] { readPlan(path.parent_path() / "none.psplan"); }, ErrorKind::BadInput,
                             "none.psplan"));
        QVERIFY(throwsNaming([&] { writePlan(path / "x.psplan", Plan()); }, ErrorKind::BadInput, "x.psplan"));
    }
};

PRUNESCOPE_TEST(TstPlanJson)
#include "tst_plan_json.moc"
