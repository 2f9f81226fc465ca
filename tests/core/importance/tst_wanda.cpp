// Wanda's score by hand.
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/magnitude.h"
#include "core/importance/scores.h"
#include "core/importance/wanda.h"
#include "core/plan/method_info.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstWanda : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scoreIsMagnitudeTimesInputNorm()
    {
        const auto weight = at::tensor({1.f, -2.f, 3.f, 0.5f}).view({2, 2});
        const auto norm = at::tensor({2.f, 1.f});
        QVERIFY(at::equal(wandaScore(weight, norm), at::tensor({2.f, 2.f, 6.f, 0.5f}).view({2, 2})));
        QVERIFY(at::equal(magnitudeScore(weight), at::tensor({1.f, 2.f, 3.f, 0.5f}).view({2, 2})));
    }
    void wrongNormLengthIsAShapeError()
    {
        QVERIFY_THROWS_EXCEPTION(Error, wandaScore(at::ones({2, 3}), at::ones({2})));
    }
    void weightIsOnlyRead()
    {
        const auto weight = at::tensor({-1.f, 2.f}).view({1, 2});
        wandaScore(weight, at::tensor({3.f, 3.f}));
        magnitudeScore(weight);
        QVERIFY(at::equal(weight, at::tensor({-1.f, 2.f}).view({1, 2})));
    }
    void tableMatchesTheTorchFreeOne()
    {
        QCOMPARE(scores().size(), scoreInfos().size());
        for (std::size_t i = 0; i < scores().size(); ++i)
            QCOMPARE(std::string(scores()[i].id), scoreInfos()[i].id);
        QVERIFY_THROWS_EXCEPTION(Error, scoreEntry("none"));
    }
};

PRUNESCOPE_TEST(TstWanda)
#include "tst_wanda.moc"
