// The pyramid against pooling by brute force, at awkward sizes.
#include "tests/test_case.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "widgets/heatmap/matrix_pyramid.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

std::shared_ptr<std::vector<float>> randomValues(std::int64_t rows, std::int64_t columns)
{
    Random random(11);
    auto values = std::make_shared<std::vector<float>>(std::size_t(rows * columns));
    for (float& value : *values)
        value = float(std::abs(random.normal()));
    return values;
}

struct Pooled {
    double mean = 0, max = -std::numeric_limits<double>::infinity(), min = std::numeric_limits<double>::infinity();
};

// All elements of one cell, the slow way.
Pooled bruteForce(const std::vector<float>& values, std::int64_t rows, std::int64_t columns, int level,
                  std::int64_t row, std::int64_t column)
{
    const std::int64_t side = std::int64_t(1) << level;
    Pooled pooled;
    int count = 0;
    for (std::int64_t r = row * side; r < std::min((row + 1) * side, rows); ++r)
        for (std::int64_t c = column * side; c < std::min((column + 1) * side, columns); ++c, ++count) {
            const auto value = double(values[std::size_t(r * columns + c)]);
            pooled.mean += value;
            pooled.max = std::max(pooled.max, value);
            pooled.min = std::min(pooled.min, value);
        }
    pooled.mean /= count;
    return pooled;
}

} // namespace

class TstMatrixPyramid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellsPoolWhatTheyCover_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        for (const auto& [rows, columns] : {std::pair(1, 1), std::pair(4, 4), std::pair(7, 5), std::pair(1, 13),
                                            std::pair(9, 1), std::pair(17, 33), std::pair(64, 48)})
            QTest::addRow("%dx%d", rows, columns) << rows << columns;
    }
    void cellsPoolWhatTheyCover()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        const auto values = randomValues(rows, columns);
        const auto pyramid = MatrixPyramid::build(values, rows, columns);
        QCOMPARE(pyramid->size(pyramid->levels() - 1), (LevelSize{1, 1}));
        for (int level = 0; level < pyramid->levels(); ++level)
            for (std::int64_t r = 0; r < pyramid->size(level).rows; ++r)
                for (std::int64_t c = 0; c < pyramid->size(level).columns; ++c) {
                    const Pooled pooled = bruteForce(*values, rows, columns, level, r, c);
                    // Two roundings of a float per level, values below 5.
                    const double bound = 5 * 2 * (level + 1) * double(std::numeric_limits<float>::epsilon());
                    QVERIFY(std::abs(double(pyramid->at(Pooling::Mean, level, r, c)) - pooled.mean) <= bound);
                    QCOMPARE(double(pyramid->at(Pooling::Max, level, r, c)), pooled.max);
                    QCOMPARE(double(pyramid->at(Pooling::Min, level, r, c)), pooled.min);
                }
    }

    void nanShowsAtEveryLevel()
    {
        const auto values = randomValues(16, 16);
        (*values)[5 * 16 + 9] = std::numeric_limits<float>::quiet_NaN();
        const auto pyramid = MatrixPyramid::build(values, 16, 16);
        for (int level = 0; level < pyramid->levels(); ++level)
            for (const Pooling pooling : {Pooling::Mean, Pooling::Max, Pooling::Min})
                QVERIFY(std::isnan(pyramid->at(pooling, level, 5 >> level, 9 >> level)));
        QVERIFY(!std::isnan(pyramid->at(Pooling::Max, 2, 0, 0)));
        QCOMPARE(pyramid->spread().nonFinite, std::int64_t(1));
    }

    void rowMeansLeaveOutWhatIsNotFinite()
    {
        auto values = std::make_shared<std::vector<float>>(std::vector<float>{1, 3, 2, std::nanf(""), 4, 6});
        const auto pyramid = MatrixPyramid::build(values, 3, 2);
        QCOMPARE(pyramid->rowMeans(), (std::vector<float>{2, 2, 5}));
    }

    void columnMeansLeaveOutWhatIsNotFinite()
    {
        auto values = std::make_shared<std::vector<float>>(std::vector<float>{1, 3, 2, std::nanf(""), 6, -5});
        const auto pyramid = MatrixPyramid::build(values, 3, 2);
        QCOMPARE(pyramid->columnMeans(), (std::vector<float>{3, -1}));
        QCOMPARE(pyramid->spread().lowest, -5.0f);
    }

    void largeMatricesAreSharedOutWithoutSeams()
    {
        constexpr std::int64_t rows = 1501, columns = 1023; // several threads where there are some
        const auto values = randomValues(rows, columns);
        auto pruned = std::make_shared<std::vector<std::uint8_t>>();
        for (const float value : *values)
            pruned->push_back(value < 0.5f);
        const auto pyramid = MatrixPyramid::build(values, rows, columns);
        const auto mask = MaskPyramid::build(pruned, rows, columns);
        for (const std::int64_t r : {std::int64_t(0), std::int64_t(374), std::int64_t(375), std::int64_t(376), std::int64_t(750)})
            for (std::int64_t c = 0; c < 512; ++c)
                QCOMPARE(double(pyramid->at(Pooling::Max, 1, r, c)), bruteForce(*values, rows, columns, 1, r, c).max);
        for (const std::int64_t c : {std::int64_t(0), std::int64_t(511), columns - 1}) {
            double sum = 0, kept = 0;
            for (std::int64_t r = 0; r < rows; ++r) {
                sum += double((*values)[std::size_t(r * columns + c)]);
                kept += (*pruned)[std::size_t(r * columns + c)] == 0;
            }
            QVERIFY(std::abs(double(pyramid->columnMeans()[std::size_t(c)]) - sum / double(rows)) < 1e-5);
            QCOMPARE(mask->columnKeptShares()[std::size_t(c)], 1 - float(double(rows) - kept) / float(rows));
        }
    }

    void spreadHoldsTheEndsAndTheBulk()
    {
        auto values = std::make_shared<std::vector<float>>();
        for (int i = 1; i <= 10000; ++i)
            values->push_back(float(i));
        const ValueSpread spread = MatrixPyramid::build(values, 100, 100)->spread();
        QCOMPARE(spread.lowest, 1.0f);
        QCOMPARE(spread.highest, 10000.0f);
        QVERIFY(std::abs(double(spread.smallShare) - 20) <= 2);
        QVERIFY(std::abs(double(spread.largeShare) - 9980) <= 2);
        QVERIFY(std::abs(spread.mean - 5000.5) < 0.1);
    }

    void masksCountWhatIsPruned()
    {
        Random random(3);
        for (const auto& [rows, columns] : {std::pair<std::int64_t, std::int64_t>{70, 37}, {1, 1}, {33, 64}, {5, 300}}) {
            auto pruned = std::make_shared<std::vector<std::uint8_t>>(std::size_t(rows * columns));
            for (auto& flag : *pruned)
                flag = random.below(3) == 0;
            const std::vector<float> asFloat(pruned->begin(), pruned->end());
            const auto pyramid = MaskPyramid::build(pruned, rows, columns);
            for (int level = 0; level < pyramid->levels(); ++level)
                for (std::int64_t r = 0; r < pyramid->size(level).rows; ++r) {
                    std::vector<std::uint8_t> bytes(std::size_t(pyramid->size(level).columns));
                    pyramid->keptBytes(level, r, 0, pyramid->size(level).columns, bytes.data());
                    for (std::int64_t c = 0; c < pyramid->size(level).columns; ++c) {
                        const double share = bruteForce(asFloat, rows, columns, level, r, c).mean;
                        QVERIFY(std::abs(pyramid->keptShare(level, r, c) - (1 - share)) < 1e-12);
                        QVERIFY(std::abs(bytes[std::size_t(c)] - 255 * (1 - share)) <= 0.51);
                    }
                }
            QCOMPARE(pyramid->prunedTotal(), std::int64_t(std::count(pruned->begin(), pruned->end(), 1)));
        }
    }

    void buildingStopsOnRequest()
    {
        StopFlag stop;
        stop.requestStop();
        try {
            MatrixPyramid::build(randomValues(8, 8), 8, 8, &stop);
            QFAIL("an error was expected");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Cancelled);
        }
    }
};

PRUNESCOPE_TEST(TstMatrixPyramid)
#include "tst_matrix_pyramid.moc"
