// Passages and groups of a comparison's tokens.
#include "core/session/compared_tokens.h"

#include "core/base/csv.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <sstream>

namespace prunescope {
namespace {

constexpr std::int32_t kLastFrequencyGroup = 10; // 1024 times and more

/// Runs of scored tokens that follow each other in the text: [first, last) among the scored ones.
std::vector<std::pair<std::int64_t, std::int64_t>> runsOf(const ComparedTokens& tokens)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> runs;
    const auto size = std::int64_t(tokens.size());
    for (std::int64_t first = 0; first < size;) {
        std::int64_t last = first + 1;
        while (last < size && tokens.position[std::size_t(last)] == tokens.position[std::size_t(last - 1)] + 1)
            ++last;
        runs.emplace_back(first, last);
        first = last;
    }
    return runs;
}

/// Every stretch that could be a passage.
std::vector<Passage> candidates(const ComparedTokens& tokens, std::int64_t length)
{
    std::vector<double> sums(tokens.size() + 1);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        sums[i + 1] = sums[i] + tokens.change(i);
    std::vector<Passage> out;
    for (const auto& [first, last] : runsOf(tokens)) {
        const std::int64_t here = std::min(length, last - first);
        for (std::int64_t begin = first; begin + here <= last; ++begin) {
            const double change = sums[std::size_t(begin + here)] - sums[std::size_t(begin)];
            if (change > 0)
                out.push_back({begin, begin + here, change});
        }
    }
    return out;
}

/// Sums of one group, window by window: a mean over tokens and its error over windows.
struct GroupSum {
    std::int64_t tokens = 0;
    double lossA = 0, lossB = 0;
    std::map<std::int64_t, std::pair<double, std::int64_t>> windows; // change and tokens
};

LossGroup summary(const GroupSum& sum, std::int64_t windowCount)
{
    LossGroup group;
    group.tokens = sum.tokens;
    group.lossA = sum.lossA / double(sum.tokens);
    group.lossB = sum.lossB / double(sum.tokens);
    double squares = 0;
    for (const auto& [window, part] : sum.windows) {
        const double residual = part.first - group.change() * double(part.second);
        squares += residual * residual;
    }
    // Windows without a token of the group have a residual of 0 and count all the same.
    if (windowCount > 1)
        group.error = std::sqrt(squares * double(windowCount) / double(windowCount - 1)) / double(sum.tokens);
    return group;
}

/// Groups of scored tokens in the order of their keys, without empty ones.
template <typename Key> std::map<std::int64_t, LossGroup> grouped(const ComparedTokens& tokens, Key key)
{
    std::map<std::int64_t, GroupSum> sums;
    std::size_t window = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        while (window < tokens.windowEnd.size() && std::int64_t(i) >= tokens.windowEnd[window])
            ++window;
        GroupSum& sum = sums[key(i)];
        ++sum.tokens;
        sum.lossA += double(tokens.lossA[i]);
        sum.lossB += double(tokens.lossB[i]);
        auto& part = sum.windows[std::int64_t(window)];
        part.first += tokens.change(i);
        ++part.second;
    }
    std::map<std::int64_t, LossGroup> groups;
    for (const auto& [number, sum] : sums)
        groups[number] = summary(sum, std::int64_t(tokens.windowEnd.size()));
    return groups;
}

Json groupJson(const LossGroup& group)
{
    return {{"tokens", group.tokens},
            {"loss_a", group.lossA},
            {"loss_b", group.lossB},
            {"change", group.change()},
            {"stderr", group.error}};
}

Json rangesJson(const std::vector<LossGroup>& groups, bool hasOpenEnd)
{
    Json rows = Json::array();
    for (const LossGroup& group : groups) {
        const bool isOpen = hasOpenEnd && group.highest < group.lowest;
        Json row = {{"from", group.lowest}, {"to", isOpen ? Json() : Json(group.highest)}};
        row.update(groupJson(group));
        rows.push_back(row);
    }
    return rows;
}

/// Text of scored tokens first .. last - 1.
std::string textBetween(const ComparedTokens& tokens, std::int64_t first, std::int64_t last)
{
    const auto begin = tokens.begin[std::size_t(tokens.position[std::size_t(first)])];
    const auto end = tokens.end[std::size_t(tokens.position[std::size_t(last - 1)])];
    return tokens.text.substr(std::size_t(begin), std::size_t(end - begin));
}

} // namespace

std::string ComparedTokens::textOf(std::int64_t token) const
{
    const std::size_t i = std::size_t(token);
    return text.substr(std::size_t(begin[i]), std::size_t(end[i] - begin[i]));
}

std::vector<Passage> worstPassages(const ComparedTokens& tokens, int length, int most)
{
    std::vector<Passage> all = candidates(tokens, std::max(1, length));
    std::stable_sort(all.begin(), all.end(), [](const Passage& x, const Passage& y) { return x.change > y.change; });
    std::vector<char> isTaken(tokens.size());
    std::vector<Passage> out;
    for (const Passage& passage : all) {
        if (std::int64_t(out.size()) >= most)
            break;
        // Two stretches of one length that overlap hold each other's first or last token.
        if (isTaken[std::size_t(passage.first)] || isTaken[std::size_t(passage.last - 1)])
            continue;
        std::fill(isTaken.begin() + passage.first, isTaken.begin() + passage.last, char(1));
        out.push_back(passage);
    }
    return out;
}

std::vector<LossGroup> changeByPlace(const ComparedTokens& tokens, int groups)
{
    if (tokens.size() == 0)
        return {};
    const std::int64_t longest = 1 + *std::max_element(tokens.place.begin(), tokens.place.end());
    const std::int64_t width = std::max<std::int64_t>(1, (longest + groups - 1) / groups);
    std::vector<LossGroup> out;
    for (auto& [number, group] : grouped(tokens, [&](std::size_t i) { return tokens.place[i] / width; })) {
        group.lowest = number * width;
        group.highest = std::min(longest, (number + 1) * width) - 1;
        out.push_back(group);
    }
    return out;
}

std::vector<LossGroup> changeByFrequency(const ComparedTokens& tokens)
{
    const auto groupOf = [&](std::size_t i) {
        std::int64_t group = 0;
        while (group < kLastFrequencyGroup && tokens.count[i] >> (group + 1) > 0)
            ++group;
        return group;
    };
    std::vector<LossGroup> out;
    for (auto& [number, group] : grouped(tokens, groupOf)) {
        group.lowest = std::int64_t(1) << number;
        group.highest = number == kLastFrequencyGroup ? 0 : (std::int64_t(2) << number) - 1;
        out.push_back(group);
    }
    return out;
}

std::vector<LossGroup> changeByDomain(const ComparedTokens& tokens)
{
    std::vector<LossGroup> out;
    if (tokens.domains.empty())
        return out;
    for (auto& [number, group] : grouped(tokens, [&](std::size_t i) { return tokens.domain[i]; })) {
        group.name = tokens.domains[std::size_t(number)];
        out.push_back(group);
    }
    return out;
}

Json whereItHurtsJson(const ComparedTokens& tokens, int passages)
{
    Json worst = Json::array(), domains = Json::array();
    for (const Passage& passage : worstPassages(tokens, 32, passages))
        worst.push_back({{"position", tokens.position[std::size_t(passage.first)]},
                         {"tokens", passage.last - passage.first},
                         {"change", passage.change},
                         {"byte", tokens.begin[std::size_t(tokens.position[std::size_t(passage.first)])]},
                         {"text", textBetween(tokens, passage.first, passage.last)}});
    for (const LossGroup& group : changeByDomain(tokens)) {
        Json row = {{"name", group.name}};
        row.update(groupJson(group));
        domains.push_back(row);
    }
    return {{"unit", "nats"},
            {"passages", worst},
            {"by_place_in_window", rangesJson(changeByPlace(tokens), false)},
            {"by_count_in_text", rangesJson(changeByFrequency(tokens), true)},
            {"by_domain", domains}};
}

std::string tokensCsv(const ComparedTokens& tokens)
{
    std::ostringstream out;
    out.precision(9); // tells every float apart
    out << "position,begin,end,window,place,id,token,loss_a,loss_b,change,kl,rank_a,rank_b\n";
    std::size_t window = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        while (window < tokens.windowEnd.size() && std::int64_t(i) >= tokens.windowEnd[window])
            ++window;
        const std::size_t token = std::size_t(tokens.position[i]);
        out << tokens.position[i] << ',' << tokens.begin[token] << ',' << tokens.end[token] << ',' << window << ',' << tokens.place[i]
            << ',' << tokens.ids[token] << ',' << csvField(tokens.textOf(std::int64_t(token))) << ',' << tokens.lossA[i] << ','
            << tokens.lossB[i] << ',' << tokens.change(i) << ',' << tokens.kl[i] << ',' << tokens.rankA[i] << ',' << tokens.rankB[i]
            << '\n';
    }
    return out.str();
}

} // namespace prunescope
