// The table of strategies, walked entry by entry.
#include "core/plan/strategy_info.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <set>

using namespace prunescope;
using prunescope::tests::throwsNaming;

class TstStrategyInfo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreUnique()
    {
        std::set<std::string> ids;
        for (const auto& info : strategyInfos())
            QVERIFY2(ids.insert(info.id).second, info.id.c_str());
    }

    void storedIdsKeepTheirSpelling()
    {
        QCOMPARE(strategyInfo("uniform").needsCalibration, false);
        QCOMPARE(strategyInfo("owl").needsCalibration, true);
        QCOMPARE(strategyInfo("alphapruning").needsCalibration, false);
        QCOMPARE(strategyInfo("global").needsCalibration, false);
    }

    void defaultsAreThoseOfThePapers()
    {
        const auto owl = completeParams(strategyInfo("owl").params, {}, "owl");
        QVERIFY(owl.at("outlier_factor") == ParamValue(5.0));
        QVERIFY(owl.at("range") == ParamValue(0.08));
        const auto alpha = completeParams(strategyInfo("alphapruning").params, {}, "alphapruning");
        QVERIFY(alpha.at("epsilon") == ParamValue(0.3));
        QVERIFY(alpha.at("metric") == ParamValue(std::string("alpha_peak")));
    }

    void defaultsLieInsideTheirBounds()
    {
        for (const auto& info : strategyInfos())
            for (const auto& param : info.params)
                QVERIFY2(
                    completeParams(info.params, {{param.id, param.defaultValue}}, info.id).contains(param.id),
                    param.id.c_str());
    }

    void everythingShownToPeopleIsWritten()
    {
        for (const auto& info : strategyInfos()) {
            QVERIFY(!info.title.empty());
            QVERIFY2(info.summary.ends_with('.'), info.id.c_str());
            for (const auto& param : info.params)
                QVERIFY2(!param.title.empty() && param.help.ends_with('.'), param.id.c_str());
        }
    }

    void unknownIdsNameTheKnownOnes()
    {
        QVERIFY(throwsNaming([] { strategyInfo("owls"); }, ErrorKind::Usage, "owls",
                             "uniform, owl, alphapruning, global, sensitivity"));
    }
};

PRUNESCOPE_TEST(TstStrategyInfo)
#include "tst_strategy_info.moc"
