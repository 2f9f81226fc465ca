// Passages and groups by hand, and against a search of everything.
#include "core/base/random.h"
#include "core/session/compared_tokens.h"
#include "tests/test_case.h"

#include <cmath>

using namespace prunescope;

namespace {

/// Windows of `length` tokens of which the first is not scored; loss a is 1 everywhere.
ComparedTokens withChanges(const std::vector<float>& changes, std::int64_t length)
{
    ComparedTokens out;
    std::int64_t position = 0;
    for (std::size_t i = 0; i < changes.size(); ++position) {
        const std::string text = "w" + std::to_string(position) + " ";
        out.ids.push_back(position % 7);
        out.begin.push_back(std::int64_t(out.text.size()));
        out.text += text;
        out.end.push_back(std::int64_t(out.text.size()));
        const bool isScored = position % length > 0;
        out.scored.push_back(isScored ? std::int32_t(i) : -1);
        if (!isScored)
            continue;
        out.position.push_back(position);
        out.place.push_back(std::int32_t(position % length));
        out.count.push_back(1);
        out.lossA.push_back(1);
        out.lossB.push_back(1 + changes[i]);
        out.kl.push_back(0);
        out.rankA.push_back(1);
        out.rankB.push_back(1);
        ++i;
        if (position % length == length - 1 || i == changes.size())
            out.windowEnd.push_back(std::int64_t(i));
    }
    return out;
}

} // namespace

class TstComparedTokens : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWorstPassageComesFirstAndNoneOverlap()
    {
        const auto tokens = withChanges({0, 1, 3, 1, 0, 0, 2, 2, 0, -5, 1, 0}, 100);
        const auto found = worstPassages(tokens, 2, 10);
        QCOMPARE(found.size(), std::size_t(4));
        QCOMPARE(found[0].first, std::int64_t(1)); // 1 + 3, before 3 + 1 and 2 + 2
        QCOMPARE(found[0].change, 4.0);
        QCOMPARE(found[1].first, std::int64_t(6));
        QCOMPARE(found[2].change, 1.0);
        QCOMPARE(worstPassages(tokens, 2, 1).size(), std::size_t(1));
    }
    void passagesDoNotCrossTokensThatAreNotScored()
    {
        // Windows of 4 tokens, 3 of them scored: no stretch of 3 lies across.
        const auto tokens = withChanges({0, 0, 9, 9, 0, 0}, 4);
        const auto found = worstPassages(tokens, 3, 10);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].first, std::int64_t(0));
        QCOMPARE(found[1].first, std::int64_t(3));
        QCOMPARE(worstPassages(tokens, 32, 10).size(), std::size_t(2)); // shorter where a run is
    }
    void passagesEqualAGreedySearchOfEverything()
    {
        Random random(4);
        std::vector<float> changes;
        for (int i = 0; i < 400; ++i)
            changes.push_back(float(random.normal()));
        const auto tokens = withChanges(changes, 50);
        const auto found = worstPassages(tokens, 7, 1000);
        std::vector<char> isTaken(tokens.size());
        for (const Passage& passage : found) {
            double best = 0;
            for (std::size_t first = 0; first + 7 <= tokens.size(); ++first) {
                double sum = 0;
                bool isFree = tokens.position[first + 6] == tokens.position[first] + 6;
                for (std::size_t i = first; i < first + 7; ++i) {
                    sum += tokens.change(i);
                    isFree &= !isTaken[i];
                }
                best = isFree ? std::max(best, sum) : best;
            }
            QVERIFY(std::abs(best - passage.change) < 1e-9);
            for (std::int64_t i = passage.first; i < passage.last; ++i)
                isTaken[std::size_t(i)] = 1;
        }
        QVERIFY(found.size() > 10);
    }
    void nothingGotWorseMeansNoPassage()
    {
        QVERIFY(worstPassages(withChanges({-1, -2, 0, -3}, 100), 2, 10).empty());
        QVERIFY(worstPassages(ComparedTokens(), 32, 10).empty());
        QVERIFY(changeByPlace(ComparedTokens()).empty());
    }
    void placesAreGroupedByEqualStretches()
    {
        const auto tokens = withChanges({1, 2, 3, 4, 5, 6}, 4); // two windows: places 1 2 3 twice
        const auto each = changeByPlace(tokens, 32);
        QCOMPARE(each.size(), std::size_t(3));
        QCOMPARE(each[0].lowest, std::int64_t(1));
        QCOMPARE(each[0].change(), 2.5);
        QCOMPARE(each[0].tokens, std::int64_t(2));
        // Window sums 1 and 4, mean 2.5, residuals -1.5 and 1.5.
        QCOMPARE(each[0].error, std::sqrt(2.0 * (2.25 + 2.25)) / 2);
        const auto halves = changeByPlace(tokens, 2);
        QCOMPARE(halves.size(), std::size_t(2));
        QCOMPARE(halves[1].lowest, std::int64_t(2));
        QCOMPARE(halves[1].highest, std::int64_t(3));
        QCOMPARE(halves[1].change(), (2 + 3 + 5 + 6) / 4.0);
    }
    void frequenciesDoubleFromGroupToGroup()
    {
        auto tokens = withChanges({1, 2, 4, 8, 16, 32}, 100);
        tokens.count = {1, 3, 2, 4, 1023, 5000};
        const auto groups = changeByFrequency(tokens);
        QCOMPARE(groups.size(), std::size_t(5));
        QCOMPARE(groups[1].lowest, std::int64_t(2));
        QCOMPARE(groups[1].highest, std::int64_t(3));
        QCOMPARE(groups[1].change(), 3.0);
        QCOMPARE(groups[3].highest, std::int64_t(1023));
        QCOMPARE(groups[4].lowest, std::int64_t(1024));
        QCOMPARE(groups[4].highest, std::int64_t(0)); // open
        QVERIFY(whereItHurtsJson(tokens).at("by_count_in_text")[4].at("to").is_null());
    }
    void domainsKeepTheirNames()
    {
        auto tokens = withChanges({1, 2, 4, 8}, 100);
        QVERIFY(changeByDomain(tokens).empty());
        tokens.domains = {"a.txt", "b.txt", "c.txt"};
        tokens.domain = {0, 0, 2, 2};
        const auto groups = changeByDomain(tokens);
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[1].name, std::string("c.txt"));
        QCOMPARE(groups[1].change(), 6.0);
    }
    void theTableHasALineForEveryToken()
    {
        auto tokens = withChanges({0.5F, 0.25F}, 100);
        tokens.text[std::size_t(tokens.begin[1])] = ',';
        const QString csv = QString::fromStdString(tokensCsv(tokens));
        const auto lines = csv.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4); // head, two tokens, the end
        QCOMPARE(lines[1], QStringLiteral("1,3,6,0,1,1,\",1 \",1,1.5,0.5,0,1,1"));
    }
};

PRUNESCOPE_TEST(TstComparedTokens)
#include "tst_compared_tokens.moc"
