// The tables of methods and scores, walked entry by entry.
#include "core/plan/method_info.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <set>

using namespace prunescope;
using prunescope::tests::throwsNaming;

class TstMethodInfo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreUnique()
    {
        std::set<std::string> methods, scores;
        for (const auto& info : methodInfos())
            QVERIFY2(methods.insert(info.id).second, info.id.c_str());
        for (const auto& info : scoreInfos())
            QVERIFY2(scores.insert(info.id).second, info.id.c_str());
    }

    void storedIdsKeepTheirSpelling()
    {
        QCOMPARE(methodInfo("magnitude").needsCalibration, false);
        QCOMPARE(methodInfo("wanda").needsCalibration, true);
        QCOMPARE(scoreInfo("magnitude").needsCalibration, false);
        QCOMPARE(scoreInfo("wanda").needsCalibration, true);
        QCOMPARE(scoreInfo("magnitude").formula, std::string("|W|"));
        QCOMPARE(scoreInfo("wanda").formula, std::string("|W| * ||x||"));
    }

    void defaultsLieInsideTheirBounds()
    {
        for (const auto& info : methodInfos())
            for (const auto& param : info.params)
                QVERIFY2(
                    completeParams(info.params, {{param.id, param.defaultValue}}, info.id).contains(param.id),
                    param.id.c_str());
    }

    void everythingShownToPeopleIsWritten()
    {
        for (const auto& info : methodInfos()) {
            QVERIFY(!info.title.empty() && !info.paper.empty());
            QVERIFY2(info.summary.ends_with('.'), info.id.c_str());
            for (const auto& param : info.params)
                QVERIFY2(!param.title.empty() && param.help.ends_with('.'), param.id.c_str());
        }
        for (const auto& info : scoreInfos())
            QVERIFY2(!info.title.empty() && !info.formula.empty(), info.id.c_str());
    }

    void everyMethodAcceptsTheReferenceCount()
    {
        for (const auto& info : methodInfos())
            QVERIFY2(completeParams(info.params, {}, info.id).at("reference_count") == ParamValue(false),
                     info.id.c_str());
    }

    void groupsDefaultToWhatThePapersDo()
    {
        const auto groupOf = [](const char* id) {
            return std::get<std::string>(completeParams(methodInfo(id).params, {}, id).at("group"));
        };
        QCOMPARE(groupOf("magnitude"), std::string("layer"));
        QCOMPARE(groupOf("wanda"), std::string("row"));
    }

    void unknownIdsNameTheKnownOnes()
    {
        QVERIFY(throwsNaming([] { methodInfo("wandaa"); }, ErrorKind::Usage, "wandaa", "magnitude, wanda"));
        QVERIFY(throwsNaming([] { scoreInfo(""); }, ErrorKind::Usage, "magnitude, wanda"));
    }
};

PRUNESCOPE_TEST(TstMethodInfo)
#include "tst_method_info.moc"
