// One cut through the scores of many matrices, against sorting them.
#include "core/architecture/torch.h"
#include "core/importance/global_threshold.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace prunescope;
using prunescope::tests::thrownBy;

namespace {

GlobalThreshold cut(const std::vector<at::Tensor>& scores, std::int64_t wanted, double highestShare = 1)
{
    StopFlag stop;
    std::vector<std::int64_t> sizes;
    for (const auto& one : scores)
        sizes.push_back(one.numel());
    return findGlobalThreshold(
        sizes, [&](std::size_t i) { return scores[i]; }, wanted, highestShare, stop);
}

/// The slow way: all scores in one list, ties in the order of matrices.
std::vector<std::int64_t> bySorting(const std::vector<at::Tensor>& scores, std::int64_t wanted)
{
    std::vector<std::pair<float, std::size_t>> all;
    for (std::size_t m = 0; m < scores.size(); ++m) {
        const auto flat = scores[m].contiguous();
        for (std::int64_t i = 0; i < flat.numel(); ++i)
            all.push_back({flat.data_ptr<float>()[i], m});
    }
    std::sort(all.begin(), all.end());
    std::vector<std::int64_t> counts(scores.size(), 0);
    for (std::int64_t i = 0; i < wanted; ++i)
        ++counts[all[std::size_t(i)].second];
    return counts;
}

std::int64_t sum(const std::vector<std::int64_t>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t(0));
}

} // namespace

class TstGlobalThreshold : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAreThoseOfSorting()
    {
        at::manual_seed(6);
        const std::vector<at::Tensor> scores = {at::randn({40, 30}).abs(), at::randn({7, 11}).abs() * 1e-3,
                                                at::randn({50, 64}).abs() * 3, at::zeros({5, 5}),
                                                at::randn({60, 20}).to(at::kBFloat16).to(at::kFloat).abs()};
        for (const std::int64_t wanted : {1, 25, 26, 100, 2000, 3333, 5701})
            QVERIFY(cut(scores, wanted).counts == bySorting(scores, wanted));
    }
    void theThresholdIsTheLargestScoreRemoved()
    {
        const auto result =
            cut({at::tensor({4.f, 1.f}).view({1, 2}), at::tensor({3.f, 2.f}).view({1, 2})}, 3);
        QCOMPARE(result.score, 3.0f);
        QVERIFY((result.counts == std::vector<std::int64_t>{1, 2}));
    }
    void tiesGoInTheOrderOfMatrices()
    {
        const std::vector<at::Tensor> equal = {at::ones({2, 3}), at::ones({1, 5}), at::ones({2, 2})};
        QVERIFY((cut(equal, 8).counts == std::vector<std::int64_t>{6, 2, 0}));
    }
    void noMatrixLosesMoreThanTheHighestShare()
    {
        // Half of 4 at most from the first; the second one makes up for it.
        const std::vector<at::Tensor> scores = {at::full({2, 2}, 0.1f),
                                                at::arange(1, 9, at::kFloat).view({2, 4})};
        const auto result = cut(scores, 5, 0.5);
        QVERIFY((result.counts == std::vector<std::int64_t>{2, 3}));
        QCOMPARE(result.score, 3.0f);
        QCOMPARE(sum(cut(scores, 12, 0.5).counts), std::int64_t(6)); // all that is allowed
    }
    void extremesAreCountable()
    {
        const auto odd = at::tensor({0.f, -0.f, 1e-45f, INFINITY, NAN, 3e38f}).view({2, 3});
        QCOMPARE(cut({odd}, 2).score, 0.0f);
        QCOMPARE(cut({odd}, 3).score, 1e-45f);
        QCOMPARE(cut({odd}, 4).score, 3e38f);
        QVERIFY(std::isinf(cut({odd}, 5).score));
        QVERIFY(std::isnan(cut({odd}, 6).score));
        QVERIFY((cut({odd}, 0).counts == std::vector<std::int64_t>{0}));
        QVERIFY(cut({}, 5).counts.empty());
    }
    void aStopEndsIt()
    {
        StopFlag stop;
        stop.requestStop();
        const auto error = thrownBy([&] {
            findGlobalThreshold(
                {1},
                [](std::size_t) {
                    return at::ones({1, 1});
                },
                1, 1, stop);
        });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
    }
};

PRUNESCOPE_TEST(TstGlobalThreshold)
#include "tst_global_threshold.moc"
