// What is said of single weights: figures by hand, ties, sums, and SparseGPT's scores found again.
#include "core/session/method_judgement_impl.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/plan/method_info.h"
#include "core/pruning/column_sweep.h"
#include "tests/test_case.h"

#include <cmath>
#include <optional>
#include <set>

using namespace prunescope;

namespace {

/// A matrix with measured inputs.
struct Judged {
    Judged(at::Tensor weight, const at::Tensor& sequences) : inputs(weight.size(1)), solver(inputs.statistics)
    {
        StopFlag stop;
        inputs.add(sequences, stop);
        matrix = {"m", weight, weight.to(at::kFloat), &inputs, &solver};
    }
    MethodJudgement ask(const std::string& method, double share, Pattern pattern = {})
    {
        StopFlag stop;
        return judgeMethod(method, matrix, {"m", share, pattern}, stop);
    }
    MatrixInputs inputs;
    HessianSolver solver;
    JudgedMatrix matrix;
};

/// Two outputs, four inputs with norms 1, 2, 10, 1 (one sequence of one token).
std::unique_ptr<Judged> small()
{
    return std::make_unique<Judged>(at::tensor({4.f, -3.f, 1.f, 2.f, 8.f, 1.f, 2.f, -4.f}).view({2, 4}),
                                    at::tensor({1.f, 2.f, 10.f, 1.f}).view({1, 1, 4}));
}

std::unique_ptr<Judged> large(std::int64_t rows, std::int64_t columns, at::ScalarType type = at::kFloat)
{
    at::manual_seed(3);
    const auto mixing = at::randn({columns / 2, columns});
    const auto inputs = at::matmul(at::randn({3, columns, columns / 2}), mixing) + at::randn({3, columns, columns});
    return std::make_unique<Judged>(at::randn({rows, columns}).to(type), inputs);
}

MethodVerdict about(const MethodJudgement& judgement, std::int64_t row, std::int64_t column, double value = 0)
{
    StopFlag stop;
    return verdictOf(judgement, row, column, value, stop);
}

std::vector<MethodVerdict> aboutAll(const MethodJudgement& judgement)
{
    std::vector<MethodVerdict> all;
    for (std::int64_t row = 0; row < judgement.mask.size(0); ++row)
        for (std::int64_t column = 0; column < judgement.mask.size(1); ++column)
            all.push_back(about(judgement, row, column));
    return all;
}

} // namespace

class TstMethodJudgement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void magnitudeRanksTheWholeMatrix()
    {
        const auto judgement = small()->ask("magnitude", 0.5);
        // |W|: 4 3 1 2 / 8 1 2 4; the lowest four are 1, 1, 2, 2.
        const auto two = about(judgement, 1, 2, 2.0);
        QVERIFY(two.group == RankGroup::Matrix);
        QCOMPARE(two.score, 2.0);
        QCOMPARE(two.rank, std::int64_t(4)); // after 1, 1 and the 2 of the row before
        QCOMPARE(two.groupSize, std::int64_t(8));
        QCOMPARE(two.groupLoses, std::int64_t(4));
        QCOMPARE(two.threshold, 2.0);
        QVERIFY(two.isPruned && !two.changesKept);
        QCOMPARE(two.newValue, 0.0);
        const auto eight = about(judgement, 1, 0, 8.0);
        QVERIFY(!eight.isPruned);
        QCOMPARE(eight.rank, std::int64_t(8));
        QCOMPARE(eight.newValue, 8.0);
        QCOMPARE(eight.why.english(), std::string("Its score is above the threshold of the matrix."));
    }
    void wandaRanksEachRowByTheNormOfTheInput()
    {
        const auto judgement = small()->ask("wanda", 0.5);
        // Scores 4 6 10 2 / 8 2 20 4.
        const auto third = about(judgement, 0, 2);
        QVERIFY(third.group == RankGroup::Row);
        QCOMPARE(third.score, 10.0);
        QCOMPARE(third.rank, std::int64_t(4));
        QCOMPARE(third.groupSize, std::int64_t(4));
        QCOMPARE(third.groupLoses, std::int64_t(2));
        QCOMPARE(third.threshold, 4.0);
        QVERIFY(!third.isPruned);
        const auto first = about(judgement, 0, 0);
        QVERIFY(first.isPruned);
        QCOMPARE(first.rank, std::int64_t(2));
        QCOMPARE(first.why.english(), std::string("Its score is not above the threshold of its row."));
    }
    void riaAddsTheSharesOfInputAndOutput()
    {
        // |W| / column + |W| / row, times the square root of the norm; of the first weight 4/12 + 4/10, times 1.
        const auto verdict = about(small()->ask("ria", 0.5), 0, 0);
        QVERIFY(verdict.group == RankGroup::Matrix);
        QVERIFY(std::abs(verdict.score - (4.0 / 12 + 4.0 / 10)) < 1e-6);
    }
    void patternsAreRankedWithinTheirGroup()
    {
        const auto judgement = small()->ask("wanda", 0.5, {1, 2});
        const auto first = about(judgement, 0, 0), second = about(judgement, 0, 1);
        QVERIFY(first.group == RankGroup::Pattern);
        QCOMPARE(first.groupSize, std::int64_t(2));
        QCOMPARE(first.rank, std::int64_t(1));
        QCOMPARE(second.rank, std::int64_t(2));
        QVERIFY(first.isPruned && !second.isPruned);
        QCOMPARE(first.threshold, 4.0);
        QCOMPARE(second.why.english(), std::string("It is among the 1 highest scores of its group of 2."));
    }
    void tiesGoByRowThenByColumn()
    {
        Judged equal(at::ones({2, 4}), at::ones({1, 1, 4}));
        const auto matrix = equal.ask("magnitude", 0.5), row = equal.ask("wanda", 0.5);
        for (std::int64_t r = 0; r < 2; ++r)
            for (std::int64_t c = 0; c < 4; ++c) {
                QCOMPARE(about(matrix, r, c).rank, 4 * r + c + 1);
                QCOMPARE(about(row, r, c).rank, c + 1);
            }
        const auto kept = about(matrix, 1, 0);
        QVERIFY(!kept.isPruned);
        QCOMPARE(kept.score, kept.threshold);
        QCOMPARE(kept.why.english(),
                 std::string("Its score equals the threshold, but equal ones before it already make up the number."));
    }
    void ranksOfAGroupAreEachNumberOnce()
    {
        auto judged = large(12, 16);
        for (const char* method : {"magnitude", "ria", "wanda", "dsnot", "sparsegpt"}) {
            const auto verdicts = aboutAll(judged->ask(method, 0.5));
            const std::int64_t size = verdicts.front().groupSize, groups = std::int64_t(verdicts.size()) / size;
            std::int64_t sum = 0;
            for (const auto& verdict : verdicts)
                sum += verdict.rank;
            QCOMPARE(sum, groups * size * (size + 1) / 2);
        }
    }
    void whoIsRankedBelowTheCountGoes_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<double>("share");
        for (const double share : {0.3, 0.5, 0.9})
            QTest::addRow("%g", share) << QStringLiteral("unstructured") << share;
        QTest::addRow("2:4") << QStringLiteral("2:4") << 0.5;
        QTest::addRow("1:8") << QStringLiteral("1:8") << 0.875;
    }
    void whoIsRankedBelowTheCountGoes()
    {
        QFETCH(QString, pattern);
        QFETCH(double, share);
        // Two blocks of SparseGPT, the second of them cut short.
        auto judged = large(24, 200);
        for (const char* method : {"magnitude", "wanda", "ria", "sparsegpt"}) {
            const auto judgement = judged->ask(method, share, parsePattern(pattern.toStdString()));
            std::int64_t pruned = 0;
            for (const auto& verdict : aboutAll(judgement)) {
                pruned += verdict.isPruned;
                QCOMPARE(verdict.isPruned, verdict.rank <= verdict.groupLoses);
                QCOMPARE(verdict.isPruned, verdict.score <= verdict.threshold);
            }
            QCOMPARE(pruned, judgement.loses);
        }
    }
    void sparseGptComparesTheRowsOfABlockOfColumns()
    {
        auto judged = large(24, 200);
        const auto judgement = judged->ask("sparsegpt", 0.5);
        const auto left = about(judgement, 3, 5), right = about(judgement, 3, 199);
        QVERIFY(left.group == RankGroup::Block);
        QCOMPARE(left.groupSize, std::int64_t(24 * 128));
        QCOMPARE(right.groupSize, std::int64_t(24 * 72));
        QCOMPARE(left.groupLoses, std::int64_t(24 * 64));
        // In the first block nothing has been made up for yet: (w / U_jj)^2 of the dense weight.
        StopFlag stop;
        const auto& factor = judged->solver.factor(0.01, stop);
        const double w = judged->matrix.weight[3][5].item<double>(), u = factor.upper[5][5].item<double>();
        QVERIFY(std::abs(left.score / (w / u * (w / u)) - 1) < 1e-5);
        QVERIFY(left.changesKept);
    }
    void sweptScoresAreThoseOfAWalkThatStopsBeforeTheBlock()
    {
        // Sweeping only the first 128 columns leaves the others as the sweep finds them when it gets there.
        auto judged = large(16, 192);
        StopFlag stop;
        const auto& factor = judged->solver.factor(0.01, stop);
        SweepParams params;
        params.sparsityShare = 0.5;
        params.blockSize = 64;
        std::vector<at::Tensor> reached;
        sweepColumns(judged->matrix.exact, factor, params, stop, [&](const SweepState& state) {
            if (state.done < 192)
                reached.push_back(state.weight.narrow(1, state.done, 64).clone());
        });
        const auto result = sweepColumns(judged->matrix.exact, factor, params, stop);
        const auto scores = sweptScores(judged->matrix.exact, result.weight, factor, 64, {}, stop);
        for (std::size_t block = 0; block < reached.size(); ++block) {
            const std::int64_t first = 64 * std::int64_t(block + 1);
            const auto expected = (reached[block] / factor.upper.diagonal().narrow(0, first, 64)).square();
            QVERIFY(at::allclose(scores.narrow(1, first, 64), expected, 1e-3, 1e-5));
        }
        QCOMPARE(reached.size(), std::size_t(2));
    }
    void methodsThatChangeKeptWeightsSayTheNewValueInTheStoredType()
    {
        auto judged = large(12, 16, at::kBFloat16);
        for (const char* method : {"sparsegpt", "alps"}) {
            const auto judgement = judged->ask(method, 0.5);
            int changed = 0;
            for (std::int64_t column = 0; column < 16; ++column) {
                const double before = judged->matrix.weight[2][column].item<double>();
                const auto verdict = about(judgement, 2, column, before);
                QVERIFY(verdict.changesKept);
                QCOMPARE(double(at::BFloat16(float(verdict.newValue))), verdict.newValue);
                QVERIFY(!verdict.isPruned || verdict.newValue == 0);
                changed += !verdict.isPruned && verdict.newValue != before;
            }
            QVERIFY(changed > 0);
        }
    }
    void alpsSaysThatItHasNoScore()
    {
        const auto verdict = about(large(12, 16)->ask("alps", 0.5), 0, 0);
        QVERIFY(verdict.group == RankGroup::None);
        QVERIFY(verdict.why.english().find("no score") != std::string::npos);
    }
    void dsnotTellsTheStartFromTheSwaps()
    {
        auto judged = large(24, 64);
        const auto start = judged->ask("wanda", 0.5), judgement = judged->ask("dsnot", 0.5);
        std::set<std::string> sentences;
        for (std::int64_t row = 0; row < 24; ++row)
            for (std::int64_t column = 0; column < 64; ++column) {
                const auto verdict = about(judgement, row, column);
                const bool startsPruned = about(start, row, column).isPruned;
                QCOMPARE(startsPruned, verdict.rank <= verdict.groupLoses);
                const bool saysSwap = verdict.why.english().find("a swap") != std::string::npos;
                QCOMPARE(saysSwap, startsPruned != verdict.isPruned);
                sentences.insert(verdict.why.english());
            }
        QCOMPARE(sentences.size(), std::size_t(4));
    }
    void nothingAndEverythingAreSaidSo()
    {
        auto judged = large(12, 16);
        for (const auto& info : methodInfos()) {
            const auto none = about(judged->ask(info.id, 0), 3, 4, 0.25), all = about(judged->ask(info.id, 1), 3, 4);
            QVERIFY(!none.isPruned && all.isPruned);
            QCOMPARE(none.newValue, 0.25);
            QCOMPARE(none.threshold, -1.0);
            QCOMPARE(none.why.english(), std::string("At this sparsity nothing is removed."));
            QCOMPARE(all.why.english(), std::string("At this sparsity everything is removed."));
        }
    }
    void aMethodThatFailsSaysWhyAndLeavesTheOthersAlone()
    {
        auto judged = large(12, 16);
        judged->matrix.exact = judged->matrix.exact.clone();
        judged->matrix.exact[1][2] = std::numeric_limits<float>::quiet_NaN();
        const auto judgement = judged->ask("wanda", 0.5);
        QVERIFY(judgement.problem.english().find("row 1, column 2") != std::string::npos);
        QCOMPARE(about(judgement, 0, 0).problem.english(), judgement.problem.english());
    }
    void aStopEndsTheWork()
    {
        auto judged = large(12, 16);
        StopFlag stop;
        stop.requestStop();
        for (const auto& info : methodInfos())
            QVERIFY_THROWS_EXCEPTION(Error, judgeMethod(info.id, judged->matrix, {"m", 0.5, {}}, stop));
    }
};

PRUNESCOPE_TEST(TstMethodJudgement)
#include "tst_method_judgement.moc"
