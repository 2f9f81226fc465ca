// Spectra of small matrices, exponents by hand, and the published exponents of mini-llama-a.
#include "core/base/json.h"
#include "core/base/system_memory.h"
#include "core/importance/tail_exponent.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string folder() { return sharedPath("fixtures/unstructured/models/mini-llama-a"); }

bool areClose(const std::vector<double>& a, const std::vector<double>& b, double relative)
{
    bool close = a.size() == b.size();
    for (std::size_t i = 0; close && i < a.size(); ++i)
        close = std::abs(a[i] - b[i]) <= relative * std::abs(b[i]);
    return close;
}

/// Hill's estimator over the values from `first` on, as its definition reads.
double hill(const std::vector<double>& x, std::size_t first)
{
    double sum = 0;
    for (std::size_t i = first; i < x.size(); ++i)
        sum += std::log(x[i] / x[first]);
    return 1 + double(x.size() - first) / sum;
}

/// n evenly spaced quantiles of p(x) ~ x^-alpha from 1 on.
std::vector<double> powerLaw(double alpha, int n)
{
    std::vector<double> x;
    for (int k = 0; k < n; ++k)
        x.push_back(std::pow(1 - (k + 0.5) / n, -1 / (alpha - 1)));
    return x;
}

} // namespace

class TstTailExponent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSpectrumOfADiagonalIsItsSquares()
    {
        const auto weight = at::diag(at::tensor({3.f, -1.f, 2.f}));
        QVERIFY(areClose(squaredSingularValues(weight), {1, 4, 9}, 1e-12));
    }
    void oblongMatricesHaveTheSameSpectrumEitherWay()
    {
        at::manual_seed(2);
        const auto weight = at::randn({300, 1100});
        const auto wide = squaredSingularValues(weight), tall = squaredSingularValues(weight.t());
        QCOMPARE(wide.size(), std::size_t(300));
        QVERIFY(areClose(wide, tall, 1e-9));
        // The sum of squared singular values is the sum of squared entries.
        const double squares = weight.to(at::kDouble).square().sum().item<double>();
        double sum = 0;
        for (const double value : wide)
            sum += value;
        QVERIFY(std::abs(sum / squares - 1) < 1e-12);
        const auto reference = at::linalg_svdvals(weight.to(at::kDouble)).square().flip(0).contiguous();
        QVERIFY(areClose(wide, {reference.data_ptr<double>(), reference.data_ptr<double>() + 300}, 1e-9));
    }
    void zeroSingularValuesAreLeftOut()
    {
        const auto column = at::arange(1, 41, at::kFloat).view({40, 1});
        QCOMPARE(squaredSingularValues(column.mm(at::ones({1, 30}))).size(), std::size_t(1));
        QVERIFY(squaredSingularValues(at::zeros({4, 4})).empty());
        QVERIFY(squaredSingularValues(at::full({4, 4}, NAN)).empty());
    }
    void theMiddleExponentIsHillsEstimator()
    {
        // From the third of four values on: 1 + 2 / (ln 1 + ln e).
        const std::vector<double> x = {1, std::exp(1.0), std::exp(2.0), std::exp(3.0)};
        QVERIFY(std::abs(tailExponent(x, TailStart::Middle) - 3) < 1e-12);
    }
    void aPowerLawIsRecognised()
    {
        // The midpoint rule misses half of ln 2 / n in the mean logarithm: 0.04 % at n = 1000; the median's
        // half, twice that.
        for (const double alpha : {1.5, 2.0, 4.0}) {
            const auto x = powerLaw(alpha, 1000);
            QVERIFY(std::abs((tailExponent(x, TailStart::Middle) - 1) / (alpha - 1) - 1) < 0.005);
            QVERIFY(std::abs((tailExponent(x, TailStart::Peak) - 1) / (alpha - 1) - 1) < 0.005);
        }
    }
    void candidatesBelowThePeakAreTriedAsInThePublishedCode()
    {
        // A power law from 5 on, with a cluster at 30 that is the histogram's peak. 0.95 * 30 would shut out
        // the law's start, the best fit; its logarithm 1.45 does not.
        std::vector<double> x;
        for (const double value : powerLaw(2, 60))
            x.push_back(5 * value);
        for (int i = 0; i < 6; ++i)
            x.push_back(30 + 0.01 * i);
        std::sort(x.begin(), x.end());
        const double alpha = tailExponent(x, TailStart::Peak);
        bool isFromBelow = false;
        for (std::size_t i = 0; x[i] < 0.95 * 30; ++i)
            isFromBelow = isFromBelow || std::abs(alpha - hill(x, i)) < 1e-9;
        QVERIFY(isFromBelow);
    }
    void withoutATailThereIsNoExponent()
    {
        for (const TailStart start : {TailStart::Peak, TailStart::Middle}) {
            QVERIFY(std::isnan(tailExponent({}, start)));
            QVERIFY(std::isnan(tailExponent({1}, start)));
            QVERIFY(std::isnan(tailExponent({2, 2, 2}, start)));
        }
        QVERIFY(std::isnan(tailExponent({1, 2, 2, 2}, TailStart::Middle)));
    }
    void thePublishedExponentsAreReproduced()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder() + "/model.safetensors"));
        const Json manifest = readJsonFile(sharedPath("fixtures/unstructured/manifest.json"));
        int compared = 0;
        for (const auto& entry : manifest.at("cases")) {
            if (entry.at("id") != "mini-llama-a/alphapruning_ratios_s70")
                continue;
            const Json& scalars = entry.at("scalars");
            for (std::size_t i = 0; i < scalars.at("linear_order").size(); ++i) {
                const std::string name = scalars.at("linear_order")[i];
                const auto spectrum =
                    squaredSingularValues(golden(folder() + "/model.safetensors", name + ".weight"));
                const double peak = scalars.at("alpha_peak")[i], middle = scalars.at("alpha_mid")[i];
                QVERIFY2(std::abs(tailExponent(spectrum, TailStart::Peak) / peak - 1) < 1e-3, name.c_str());
                QVERIFY2(std::abs(tailExponent(spectrum, TailStart::Middle) / middle - 1) < 1e-3,
                         name.c_str());
                ++compared;
            }
        }
        QCOMPARE(compared, 28);
    }
    void manyMatricesAtATimeGiveTheSame()
    {
        at::manual_seed(8);
        std::vector<at::Tensor> weights;
        std::vector<std::int64_t> sizes;
        for (int i = 0; i < 5; ++i) {
            weights.push_back(at::randn({20 + 10 * i, 30}));
            sizes.push_back(std::min<std::int64_t>(30, 20 + 10 * i));
        }
        StopFlag stop;
        std::vector<std::size_t> heard;
        const auto all = tailExponents(
            sizes, [&](std::size_t i) { return weights[i]; }, TailStart::Peak, stop,
            [&](std::size_t done) { heard.push_back(done); });
        QCOMPARE(heard.front(), std::size_t(0));
        QVERIFY(std::is_sorted(heard.begin(), heard.end()));
        for (std::size_t i = 0; i < weights.size(); ++i)
            QVERIFY(std::abs(all[i] / tailExponent(squaredSingularValues(weights[i]), TailStart::Peak) - 1) <
                    1e-9);
        limitMemory(1 << 20); // room for none: one at a time
        const auto few = tailExponents(
            sizes, [&](std::size_t i) { return weights[i]; }, TailStart::Peak, stop, [](std::size_t) {});
        limitMemory(0);
        QVERIFY(areClose(few, all, 1e-9));
        stop.requestStop();
        const auto error = thrownBy([&] {
            tailExponents(
                sizes, [&](std::size_t i) { return weights[i]; }, TailStart::Peak, stop, [](std::size_t) {});
        });
        QVERIFY(error && error->kind() == ErrorKind::Cancelled);
    }
};

PRUNESCOPE_TEST(TstTailExponent)
#include "tst_tail_exponent.moc"
