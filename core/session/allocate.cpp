// Strategies as an act: each measures its statistic matrix by matrix, applies its rule and meets the total.
#include "core/session/allocate.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/global_threshold.h"
#include "core/importance/outlier_share.h"
#include "core/importance/scores.h"
#include "core/importance/tail_exponent.h"
#include "core/plan/allocation.h"
#include "core/plan/strategy_info.h"
#include "core/session/loss_predictor.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace prunescope {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kSweepWindows = 8; ///< of the calibration text, where a sweep has to be measured first

class Allocation {
public:
    Allocation(const ModelHandle& model, const AllocateParams& params,
               std::shared_ptr<const InputNorms> inputs, StopFlag& stop, const ProgressSink& progress)
        : m_model(model),
          m_given(params),
          m_params(completeParams(strategyInfo(params.strategy).params, params.params, params.strategy)),
          m_inputs(std::move(inputs)),
          m_stop(stop),
          m_progress(progress)
    {
        m_result.plan = params.plan;
    }

    AllocateResult run()
    {
        setLocks();
        setBounds();
        checkPlan(m_result.plan, m_model->info);
        listEntries();
        // A test walks the table of strategies, so each has its rule here.
        static const std::map<std::string, void (Allocation::*)()> rules = {
            {"uniform", &Allocation::spreadEvenly},
            {"owl", &Allocation::followOutliers},
            {"alphapruning", &Allocation::followTails},
            {"global", &Allocation::cutBelowThreshold},
            {"sensitivity", &Allocation::followLosses},
        };
        requireReachable(m_result.plan, m_sizes, m_given.sparsityShare,
                         m_given.strategy == "uniform" ? 1.0 : kHighestAllocatedShare);
        (this->*rules.at(m_given.strategy))();
        describe();
        return std::move(m_result);
    }

private:
    void setLocks();
    void setBounds();
    void listEntries();
    void spreadEvenly() { uniformToTotal(m_result.plan, m_sizes, m_given.sparsityShare); }
    void followOutliers();
    void followTails();
    void cutBelowThreshold();
    void followLosses();
    SensitivityResult measureSweep() const;
    void describe();
    void requireInputs();

    double number(const char* id) const { return std::get<double>(m_params.at(id)); }
    const std::string& word(const char* id) const { return std::get<std::string>(m_params.at(id)); }
    /// Prunable matrices of a block, in the plan or not: a statistic of a block is one of all of it.
    std::vector<const MatrixInfo*> matricesOf(int block) const;
    at::Tensor scoresOf(const std::string& matrix) const;
    /// Puts a value per block on every entry.
    std::vector<double> overEntries(const std::vector<double>& ofBlocks) const;

    ModelHandle m_model;
    const AllocateParams& m_given;
    ParamValues m_params;
    std::shared_ptr<const InputNorms> m_inputs;
    StopFlag& m_stop;
    const ProgressSink& m_progress;
    MatrixSizes m_sizes;        ///< one per entry; 0 for what is no matrix of a block
    std::vector<int> m_blockOf; ///< one per entry: index in m_result.blocks, -1 for none
    AllocateResult m_result;
};

void Allocation::setLocks()
{
    for (const auto& [name, share] : m_given.locks) {
        PlanEntry* entry = m_result.plan.find(name);
        if (!entry)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("The lock on %1 cannot be set: the plan has no such matrix."), name);
        if (!(share >= 0 && share <= 1))
            throw Error(ErrorKind::Usage, PS_TEXT("The lock on %1 is %2, but should be from 0 to 1."), name,
                        share);
        if (!entry->pattern.isUnstructured() && std::abs(share - entry->sparsityShare) > 1e-9)
            throw Error(ErrorKind::Usage, PS_TEXT("The lock on %1 is %2, but its pattern %3 removes %4."),
                        name, share, patternText(entry->pattern), entry->sparsityShare);
        if (entry->pattern.isUnstructured())
            entry->sparsityShare = share;
        entry->isLocked = true;
    }
}

void Allocation::setBounds()
{
    for (const auto& [name, bounds] : m_given.bounds) {
        PlanEntry* entry = m_result.plan.find(name);
        if (!entry)
            throw Error(ErrorKind::BadInput, PS_TEXT("The bounds of %1 cannot be set: the plan has no such matrix."), name);
        if (!(bounds.low() >= 0 && bounds.low() <= bounds.high(1.0) && bounds.high(1.0) <= 1))
            throw Error(ErrorKind::Usage, PS_TEXT("The bounds of %1 are %2 and %3, but should rise and be from 0 to 1."), name,
                        bounds.low(), bounds.highest.value_or(1.0));
        entry->bounds = bounds;
    }
}

void Allocation::listEntries()
{
    for (const auto& entry : m_result.plan.matrices) {
        const MatrixInfo& info = *m_model->info.find(entry.name);
        m_sizes.push_back(info.isPrunable ? info.elements() : 0);
        m_blockOf.push_back(info.isPrunable ? info.block : -1);
        m_result.matrices.push_back({entry.name, info.block, 0, kNone});
    }
    std::vector<int> blocks;
    for (const int block : m_blockOf)
        if (block >= 0 && std::find(blocks.begin(), blocks.end(), block) == blocks.end())
            blocks.push_back(block);
    std::sort(blocks.begin(), blocks.end());
    for (const int block : blocks)
        m_result.blocks.push_back({block, 0, kNone});
    for (int& block : m_blockOf)
        if (block >= 0)
            block = int(std::lower_bound(blocks.begin(), blocks.end(), block) - blocks.begin());
}

void Allocation::requireInputs()
{
    m_result.score = "wanda";
    if (!m_inputs && m_given.calibration.text.path.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("Strategy %1 needs a calibration text, and none was given."),
                    m_given.strategy);
    if (!m_inputs)
        m_inputs = measureInputs(m_model, m_given.calibration, m_stop, m_progress);
    m_result.text = m_inputs->text;
    m_result.windows = m_inputs->windows;
    m_result.window = m_inputs->window;
    m_result.calibrationHash = m_inputs->calibrationHash;
    m_result.plan.calibration = {m_inputs->text.name, m_inputs->text.sha256, m_inputs->windows,
                                 m_inputs->window, m_given.calibration.seed};
}

std::vector<const MatrixInfo*> Allocation::matricesOf(int block) const
{
    std::vector<const MatrixInfo*> out;
    for (const auto& info : m_model->info.matrices)
        if (info.isPrunable && info.block == block)
            out.push_back(&info);
    return out;
}

at::Tensor Allocation::scoresOf(const std::string& matrix) const
{
    at::Tensor norm;
    if (m_result.score == "wanda")
        norm = at::tensor(m_inputs->norms.at(matrix));
    return scoreEntry(m_result.score).compute(m_model->storedWeight(matrix), norm).contiguous();
}

std::vector<double> Allocation::overEntries(const std::vector<double>& ofBlocks) const
{
    std::vector<double> out;
    for (const int block : m_blockOf)
        out.push_back(block < 0 ? 0 : ofBlocks[std::size_t(block)]);
    return out;
}

void Allocation::followOutliers()
{
    requireInputs();
    m_result.statistic = "outlier_percent";
    std::vector<double> percents;
    for (auto& block : m_result.blocks) {
        const auto matrices = matricesOf(block.block);
        report(m_progress, double(percents.size()), double(m_result.blocks.size()),
               Text(PS_TEXT("Counting the outliers of block %1"), block.block), block.block);
        const auto source = [&](std::size_t i) { return scoresOf(matrices[i]->name); };
        block.statistic = outlierPercent(matrices.size(), source, number("outlier_factor"), m_stop);
        percents.push_back(block.statistic);
    }
    const auto shares = overEntries(owlShares(percents, m_given.sparsityShare, number("range")));
    meetTotal(m_result.plan, m_sizes, shares, m_given.sparsityShare, Meeting::Shift);
    for (std::size_t i = 0; i < m_sizes.size(); ++i)
        if (m_blockOf[i] >= 0)
            m_result.matrices[i].statistic = percents[std::size_t(m_blockOf[i])];
}

void Allocation::followTails()
{
    m_result.statistic = "alpha";
    std::vector<const MatrixInfo*> all;
    std::vector<std::size_t> ends; // of each block's matrices in all
    std::vector<std::int64_t> sizes;
    for (const auto& block : m_result.blocks) {
        for (const MatrixInfo* info : matricesOf(block.block)) {
            all.push_back(info);
            sizes.push_back(std::min(info->rows, info->columns));
        }
        ends.push_back(all.size());
    }
    const auto alphas = tailExponents(
        sizes, [&](std::size_t i) { return m_model->storedWeight(all[i]->name); },
        word("metric") == "alpha_mid" ? TailStart::Middle : TailStart::Peak, m_stop,
        [&](std::size_t done) {
            report(m_progress, double(done), double(all.size()),
                   Text(PS_TEXT("Reading the spectrum of %1"), all[done]->name), all[done]->block);
        });
    std::vector<double> means;
    for (std::size_t b = 0, i = 0; b < ends.size(); ++b) {
        double sum = 0, count = 0;
        for (; i < ends[b]; ++i)
            if (!std::isnan(alphas[i])) {
                sum += alphas[i];
                ++count;
            }
        means.push_back(count > 0 ? sum / count : kNone);
        m_result.blocks[b].statistic = means.back();
    }
    meetTotal(m_result.plan, m_sizes, overEntries(alphaFactors(means, number("epsilon"))),
              m_given.sparsityShare, Meeting::Scale);
    for (auto& matrix : m_result.matrices)
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i]->name == matrix.name)
                matrix.statistic = alphas[i];
}

void Allocation::cutBelowThreshold()
{
    const bool hasText = m_inputs || !m_given.calibration.text.path.empty();
    if (word("score") == "wanda" || (word("score") == "automatic" && hasText && m_model->info.canEvaluate))
        requireInputs();
    else
        m_result.score = "magnitude";
    m_result.statistic = "mean_score";
    std::vector<std::size_t> entries;
    std::vector<std::int64_t> sizes;
    double wanted = 0;
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        const PlanEntry& entry = m_result.plan.matrices[i];
        wanted += m_given.sparsityShare * double(m_sizes[i]);
        if (!isAllocatable(entry)) {
            wanted -= entry.sparsityShare * double(m_sizes[i]);
        } else if (m_sizes[i] > 0) {
            entries.push_back(i);
            sizes.push_back(m_sizes[i]);
        }
    }
    std::size_t calls = 0;
    const auto source = [&](std::size_t i) {
        AllocatedMatrix& matrix = m_result.matrices[entries[i]];
        report(m_progress, double(calls++), double(2 * entries.size()),
               Text(PS_TEXT("Counting the scores of %1"), matrix.name), matrix.block);
        auto scores = scoresOf(matrix.name);
        if (calls <= entries.size())
            matrix.statistic = scores.mean().item<double>();
        return scores;
    };
    const auto cut = findGlobalThreshold(sizes, source, std::int64_t(std::floor(wanted + 0.5)),
                                         kHighestAllocatedShare, m_stop);
    m_result.threshold = double(cut.score);
    for (std::size_t i = 0; i < entries.size(); ++i)
        m_result.plan.matrices[entries[i]].sparsityShare = double(cut.counts[i]) / double(sizes[i]);
    meetBounds(m_result.plan, m_sizes, m_given.sparsityShare); // where they cut, the threshold no longer holds alone
    for (std::size_t b = 0; b < m_result.blocks.size(); ++b) {
        double sum = 0, weights = 0;
        for (const std::size_t i : entries)
            if (m_blockOf[i] == int(b)) {
                sum += m_result.matrices[i].statistic * double(m_sizes[i]);
                weights += double(m_sizes[i]);
            }
        m_result.blocks[b].statistic = weights > 0 ? sum / weights : kNone;
    }
}

/// A sweep just wide enough: the wanted share and the ends of the range.
SensitivityResult Allocation::measureSweep() const
{
    if (m_given.calibration.text.path.empty())
        throw Error(ErrorKind::Usage, PS_TEXT("Strategy %1 needs a calibration text, and none was given."), m_given.strategy);
    SensitivityParams params;
    const double range = number("range");
    params.levels = {std::max(0.05, m_given.sparsityShare - range), std::clamp(m_given.sparsityShare, 0.05, 0.95),
                     std::min(0.95, m_given.sparsityShare + range)};
    for (const auto& entry : m_result.plan.matrices)
        if (isAllocatable(entry)) {
            params.method = entry.method;
            params.params = entry.params;
            break;
        }
    params.calibration = m_given.calibration;
    params.evaluation.text = m_given.calibration.text;
    params.evaluation.window = m_given.calibration.window;
    params.evaluation.maxWindows = kSweepWindows;
    return measureSensitivity(m_model, params, {}, {}, m_stop, m_progress);
}

void Allocation::followLosses()
{
    const SensitivityResult sweep = m_given.sweep ? *m_given.sweep : measureSweep();
    if (sweep.modelFingerprint != m_model->info.fingerprint)
        throw Error(ErrorKind::BadInput, PS_TEXT("The sweep is of %1 (fingerprint %2), but %3 has fingerprint %4."), sweep.modelName,
                    sweep.modelFingerprint.substr(0, 12), m_model->info.name, m_model->info.fingerprint.substr(0, 12));
    m_result.statistic = "loss_increase";
    const auto known = lossCurves(sweep);
    std::vector<LossCurve> curves(m_sizes.size());
    MatrixSizes sizes(m_sizes.size(), 0);
    double wanted = 0, free = 0;
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        const PlanEntry& entry = m_result.plan.matrices[i];
        wanted += (m_given.sparsityShare - (isAllocatable(entry) ? 0 : entry.sparsityShare)) * double(m_sizes[i]);
        if (!isAllocatable(entry) || m_sizes[i] == 0)
            continue;
        free += double(m_sizes[i]);
        sizes[i] = m_sizes[i];
        const auto measured = known.find(entry.name);
        if (measured == known.end())
            throw Error(ErrorKind::BadInput, PS_TEXT("The sweep has no point of %1; measure it by matrix over the whole model."),
                        entry.name);
        curves[i] = measured->second;
    }
    if (free == 0)
        return;
    const double share = std::clamp(wanted / free, 0.0, kHighestAllocatedShare);
    const auto shares = cheapestShares(curves, sizes, share, number("range"));
    meetTotal(m_result.plan, m_sizes, shares, m_given.sparsityShare, Meeting::Shift);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        if (curves[i].shares.empty() || m_blockOf[i] < 0)
            continue;
        auto& statistic = m_result.matrices[i].statistic;
        statistic = lossAt(curves[i], share);
        auto& block = m_result.blocks[std::size_t(m_blockOf[i])].statistic;
        block = (std::isnan(block) ? 0 : block) + statistic;
    }
}

void Allocation::describe()
{
    std::vector<double> zeros(m_result.blocks.size(), 0.0), weights(zeros);
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        const double share = m_result.plan.matrices[i].sparsityShare;
        m_result.matrices[i].sparsityShare = share;
        if (m_blockOf[i] < 0)
            continue;
        zeros[std::size_t(m_blockOf[i])] += share * double(m_sizes[i]);
        weights[std::size_t(m_blockOf[i])] += double(m_sizes[i]);
    }
    for (std::size_t b = 0; b < weights.size(); ++b)
        m_result.blocks[b].sparsityShare = zeros[b] / weights[b];
    m_result.plannedShare = totalSparsity(m_result.plan, m_sizes);
}

} // namespace

AllocateResult allocateSparsity(const ModelHandle& model, const AllocateParams& params,
                                const std::shared_ptr<const InputNorms>& inputs, StopFlag& stop,
                                const ProgressSink& progress)
{
    const at::NoGradGuard guard;
    const auto start = std::chrono::steady_clock::now();
    AllocateResult result = Allocation(model, params, inputs, stop, progress).run();
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    report(progress, 1, 1, Text(PS_TEXT("Sparsity spread over %1 matrices"), result.matrices.size()));
    return result;
}

} // namespace prunescope
