// Methods run on one matrix, and ranks read from their scores.
#include "core/session/method_judgement_impl.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/ria.h"
#include "core/plan/method_info.h"
#include "core/pruning/mask_by_score.h"
#include "core/pruning/methods.h"
#include "core/pruning/polling_threads.h"

#include <algorithm>
#include <vector>

namespace prunescope {
namespace {

constexpr std::int64_t kRowsPerPoll = 64;

ParamValues usualParams(const std::string& method) { return completeParams(methodInfo(method).params, {}, method); }

RowScores rowsOf(const at::Tensor& scores)
{
    return [scores](std::int64_t row, float*) -> const float* { return scores.data_ptr<float>() + row * scores.size(1); };
}

RowScores riaScores(const JudgedMatrix& matrix, const ParamValues& params, StopFlag& stop)
{
    auto parts = riaParts(matrix.exact, matrix.inputs->statistics.norms(), std::get<double>(params.at("activation_power")), &stop);
    return [magnitudes = magnitudeRows(matrix.weight), parts = std::move(parts)](std::int64_t row, float* buffer) -> const float* {
        parts.scoreRow(row, magnitudes(row, buffer), buffer);
        return buffer;
    };
}

/// Sets what the method ranks by, and against whom.
void addScores(MethodJudgement& judgement, const JudgedMatrix& matrix, const MatrixOutcome& outcome, const ParamValues& params,
               StopFlag& stop)
{
    const std::string& method = judgement.method;
    if (method == "magnitude") {
        judgement.scores = magnitudeRows(matrix.weight);
    } else if (method == "wanda" || method == "dsnot") {
        judgement.scores = wandaRows(matrix.weight, matrix.inputs->statistics.norms());
    } else if (method == "ria") {
        judgement.scores = riaScores(matrix, params, stop);
    } else if (method == "sparsegpt") {
        judgement.blockColumns =
            std::min(matrix.weight.size(1), std::int64_t(std::get<double>(params.at("block_size"))));
        const auto& factor = matrix.solver->factor(std::get<double>(params.at("damping")), stop);
        const auto scores = sweptScores(matrix.exact, outcome.weight, factor, judgement.blockColumns, judgement.pattern, stop);
        judgement.bytes += scores.numel() * std::int64_t(sizeof(float));
        judgement.scores = rowsOf(scores);
    }
    if (!judgement.scores)
        return;
    const auto group = params.find("group");
    if (!judgement.pattern.isUnstructured())
        judgement.group = RankGroup::Pattern;
    else if (method == "sparsegpt")
        judgement.group = RankGroup::Block;
    else
        judgement.group = group != params.end() && std::get<std::string>(group->second) == "layer" ? RankGroup::Matrix : RankGroup::Row;
    if (judgement.group == RankGroup::Matrix)
        judgement.matrixThreshold =
            rankCut(matrix.weight.size(0), matrix.weight.size(1), judgement.scores, judgement.loses, pollingThreads(stop)).threshold();
}

bool needsInputs(const std::string& method, const ParamValues& params)
{
    return methodInfo(method).needsCalibration || makePruneMethod(method)->needs(params) != StatisticsNeeds{};
}

void run(MethodJudgement& judgement, const JudgedMatrix& matrix, const MatrixQuestion& question, StopFlag& stop)
{
    MatrixTask task;
    task.name = matrix.name;
    task.weight = matrix.exact;
    task.sparsityShare = question.sparsityShare;
    task.pattern = question.pattern;
    task.params = usualParams(judgement.method);
    if (needsInputs(judgement.method, task.params)) {
        task.statistics = &matrix.inputs->statistics;
        task.solver = matrix.solver;
    }
    const auto outcome = makePruneMethod(judgement.method)->prune(task, stop);
    judgement.mask = outcome.mask.contiguous();
    judgement.loses = judgement.mask.sum().item<std::int64_t>();
    judgement.bytes = judgement.mask.numel();
    const auto expected = zeroed(matrix.exact, judgement.mask);
    if (!at::equal(outcome.weight, expected)) {
        judgement.weight = outcome.weight.to(matrix.weight.scalar_type());
        judgement.bytes += judgement.weight.numel() * judgement.weight.element_size();
    }
    addScores(judgement, matrix, outcome, task.params, stop);
}

/// The scores of a weight's group, and which of them is its own.
struct Group {
    std::vector<float> scores;
    std::vector<std::uint8_t> pruned;
    std::size_t own = 0;
};

Group groupOf(const MethodJudgement& judgement, std::int64_t row, std::int64_t column, StopFlag& stop)
{
    const std::int64_t rows = judgement.mask.size(0), columns = judgement.mask.size(1);
    const std::int64_t width = judgement.group == RankGroup::Row     ? columns
                               : judgement.group == RankGroup::Block ? judgement.blockColumns
                                                                     : judgement.pattern.group;
    const std::int64_t first = column / width * width, last = std::min(columns, first + width);
    const bool isBlock = judgement.group == RankGroup::Block;
    Group out;
    std::vector<float> buffer(static_cast<std::size_t>(columns));
    for (std::int64_t r = isBlock ? 0 : row; r < (isBlock ? rows : row + 1); ++r) {
        if (r % kRowsPerPoll == 0)
            stop.poll();
        if (r == row)
            out.own = out.scores.size() + std::size_t(column - first);
        const float* scores = judgement.scores(r, buffer.data());
        const auto* mask = judgement.mask.data_ptr<std::uint8_t>() + r * columns;
        out.scores.insert(out.scores.end(), scores + first, scores + last);
        out.pruned.insert(out.pruned.end(), mask + first, mask + last);
    }
    return out;
}

void rankInGroup(MethodVerdict& verdict, const MethodJudgement& judgement, std::int64_t row, std::int64_t column, StopFlag& stop)
{
    const Group group = groupOf(judgement, row, column, stop);
    const auto key = rankKey(group.scores[group.own]);
    verdict.score = double(group.scores[group.own]);
    verdict.groupSize = std::int64_t(group.scores.size());
    verdict.groupLoses = std::count(group.pruned.begin(), group.pruned.end(), 1);
    verdict.rank = 1;
    for (std::size_t i = 0; i < group.scores.size(); ++i) {
        const auto other = rankKey(group.scores[i]);
        verdict.rank += other < key || (other == key && i < group.own);
    }
    std::vector<std::uint32_t> scratch;
    if (verdict.groupLoses > 0)
        verdict.threshold = double(rankCut(group.scores, verdict.groupLoses, scratch).threshold());
}

void rankInMatrix(MethodVerdict& verdict, const MethodJudgement& judgement, std::int64_t row, std::int64_t column, StopFlag& stop)
{
    const std::int64_t rows = judgement.mask.size(0), columns = judgement.mask.size(1);
    std::vector<float> buffer(static_cast<std::size_t>(columns));
    const float own = judgement.scores(row, buffer.data())[column];
    const auto key = rankKey(own);
    verdict.score = double(own);
    verdict.groupSize = rows * columns;
    verdict.groupLoses = judgement.loses;
    verdict.threshold = judgement.loses > 0 ? double(judgement.matrixThreshold) : -1;
    verdict.rank = 1;
    for (std::int64_t r = 0; r < rows; ++r) {
        if (r % kRowsPerPoll == 0)
            stop.poll();
        const float* scores = judgement.scores(r, buffer.data());
        for (std::int64_t c = 0; c < columns; ++c) {
            const auto other = rankKey(scores[c]);
            verdict.rank += other < key || (other == key && std::pair(r, c) < std::pair(row, column));
        }
    }
}

Text swapSentence(bool startsPruned, bool isPruned)
{
    if (startsPruned)
        return isPruned ? Text(PS_TEXT("Wanda's mask, from which DSnoT starts, removes it, and no swap brought it back."))
                        : Text(PS_TEXT("Wanda's mask removes it, but a swap brought it back to even out the average loss of its row."));
    return isPruned ? Text(PS_TEXT("Wanda's mask keeps it, but a swap gave it up to even out the average loss of its row."))
                    : Text(PS_TEXT("Wanda's mask, from which DSnoT starts, keeps it, and no swap took it."));
}

Text thresholdSentence(const MethodVerdict& verdict, const MethodJudgement& judgement)
{
    const bool isPruned = verdict.isPruned;
    switch (verdict.group) {
    case RankGroup::Row:
        return isPruned ? Text(PS_TEXT("Its score is not above the threshold of its row."))
                        : Text(PS_TEXT("Its score is above the threshold of its row."));
    case RankGroup::Matrix:
        return isPruned ? Text(PS_TEXT("Its score is not above the threshold of the matrix."))
                        : Text(PS_TEXT("Its score is above the threshold of the matrix."));
    case RankGroup::Block:
        return isPruned ? Text(PS_TEXT("When the sweep reached its %1 columns, removing it cost no more than the threshold there."),
                               judgement.blockColumns)
                        : Text(PS_TEXT("When the sweep reached its %1 columns, removing it cost more than the threshold there; now it "
                                       "makes up for others."),
                               judgement.blockColumns);
    case RankGroup::Pattern:
        return isPruned ? Text(PS_TEXT("It is not among the %1 highest scores of its group of %2."), judgement.pattern.keep,
                               judgement.pattern.group)
                        : Text(PS_TEXT("It is among the %1 highest scores of its group of %2."), judgement.pattern.keep,
                               judgement.pattern.group);
    case RankGroup::None: break;
    }
    return isPruned ? Text(PS_TEXT("It is not in the best mask that the search found; whole masks are compared, and a single weight "
                                   "has no score."))
                    : Text(PS_TEXT("It is in the best mask that the search found; whole masks are compared, and a single weight has "
                                   "no score."));
}

Text sentenceOf(const MethodVerdict& verdict, const MethodJudgement& judgement)
{
    if (judgement.loses == 0)
        return Text(PS_TEXT("At this sparsity nothing is removed."));
    if (judgement.loses == judgement.mask.numel())
        return Text(PS_TEXT("At this sparsity everything is removed."));
    if (judgement.method == "dsnot")
        return swapSentence(verdict.rank <= verdict.groupLoses, verdict.isPruned);
    const bool isTie = verdict.group != RankGroup::None && verdict.group != RankGroup::Pattern && !verdict.isPruned &&
                       verdict.groupLoses > 0 && verdict.score == verdict.threshold;
    if (isTie)
        return Text(PS_TEXT("Its score equals the threshold, but equal ones before it already make up the number."));
    return thresholdSentence(verdict, judgement);
}

} // namespace

MethodJudgement judgeMethod(const std::string& method, const JudgedMatrix& matrix, const MatrixQuestion& question,
                            StopFlag& stop)
{
    const at::NoGradGuard guard;
    MethodJudgement judgement;
    judgement.method = method;
    judgement.pattern = question.pattern;
    try {
        run(judgement, matrix, question, stop);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::BadInput)
            throw;
        judgement = {};
        judgement.method = method;
        judgement.problem = error.text();
    }
    return judgement;
}

MethodVerdict verdictOf(const MethodJudgement& judgement, std::int64_t row, std::int64_t column, double value, StopFlag& stop)
{
    MethodVerdict verdict;
    verdict.method = judgement.method;
    verdict.problem = judgement.problem;
    if (!judgement.problem.isEmpty())
        return verdict;
    verdict.group = judgement.group;
    verdict.isPruned = judgement.mask[row][column].item<std::uint8_t>() != 0;
    verdict.changesKept = judgement.weight.defined();
    if (!verdict.isPruned)
        verdict.newValue = verdict.changesKept ? judgement.weight[row][column].item<double>() : value;
    if (judgement.group == RankGroup::Matrix)
        rankInMatrix(verdict, judgement, row, column, stop);
    else if (judgement.group != RankGroup::None)
        rankInGroup(verdict, judgement, row, column, stop);
    verdict.why = sentenceOf(verdict, judgement);
    return verdict;
}

} // namespace prunescope
