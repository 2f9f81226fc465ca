// Fit by a search over the interaction and least squares in logarithms for the other two numbers.
#include "core/session/loss_predictor.h"

#include "core/base/error.h"
#include "core/plan/method_info.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace prunescope {
namespace {

constexpr double kSmall = 0.01; ///< nats: below it noise of the text rules, and logarithms would follow it
constexpr double kBandShare = 0.9;

double logOf(double value) { return std::log(std::max(value, kSmall)); }

/// Intercept and slope of the least squares line, and the mean square of what is left.
struct Line {
    double intercept = 0, slope = 1, residual = 0;
};

Line fitLine(const std::vector<double>& x, const std::vector<double>& y)
{
    const double n = double(x.size());
    const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / n, meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xx = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        xy += (x[i] - meanX) * (y[i] - meanY);
    }
    Line line;
    line.slope = xx > 0 ? std::clamp(xy / xx, 0.5, 2.0) : 1.0;
    line.intercept = meanY - line.slope * meanX;
    for (std::size_t i = 0; i < x.size(); ++i)
        line.residual += std::pow(y[i] - line.intercept - line.slope * x[i], 2) / n;
    return line;
}

std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> out(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]])
            ++end;
        for (std::size_t j = i; j < end; ++j)
            out[order[j]] = (double(i) + double(end - 1)) / 2;
        i = end;
    }
    return out;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    const double n = double(a.size());
    const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / n, meanB = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

} // namespace

double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() < 2 ? std::nan("") : correlation(ranks(a), ranks(b));
}

std::map<std::string, LossCurve> lossCurves(const SensitivityResult& sweep)
{
    std::map<std::string, LossCurve> curves;
    for (const auto& point : sweep.points)
        if (point.level > 0) {
            auto& curve = curves.try_emplace(point.unit, LossCurve{{0}, {0}}).first->second;
            curve.shares.push_back(point.level);
            curve.increases.push_back(point.nllIncrease);
        }
    return curves;
}

std::optional<LossPredictor> LossPredictor::fit(const SensitivityResult& sweep, const ModelInfo& model)
{
    if (int(sweep.probes.size()) < kLeastProbes || sweep.modelFingerprint != model.fingerprint)
        return std::nullopt;
    LossPredictor predictor;
    predictor.m_modelFingerprint = sweep.modelFingerprint;
    predictor.m_method = sweep.method;
    predictor.m_params = completeParams(methodInfo(sweep.method).params, sweep.params, sweep.method);
    predictor.m_denseNll = sweep.denseNll;
    const auto curves = lossCurves(sweep);
    for (const auto& matrix : sweep.matrices) {
        const MatrixInfo* info = model.find(matrix);
        const auto curve = curves.find(matrix);
        if (!info || info->block < 0 || curve == curves.end())
            return std::nullopt;
        predictor.m_matrices.push_back(matrix);
        predictor.m_blocks.push_back(info->block);
        predictor.m_blockCount = std::max(predictor.m_blockCount, info->block + 1);
        predictor.m_curves.push_back(curve->second);
    }
    predictor.fitProbes(sweep.probes);
    return predictor;
}

double LossPredictor::damage(const std::vector<double>& shares, double interaction) const
{
    std::vector<double> roots(std::size_t(m_blockCount), 0.0); // by block
    double sum = 0;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const double alone = shares[i] > 0 ? std::max(0.0, lossAt(m_curves[i], shares[i])) : 0.0;
        sum += alone;
        roots[std::size_t(m_blocks[i])] += std::sqrt(alone);
    }
    double pairs = -sum;
    for (const double root : roots)
        pairs += root * root;
    return sum + interaction * pairs;
}

void LossPredictor::fitProbes(const std::vector<SensitivityProbe>& probes)
{
    std::vector<double> wanted;
    for (const auto& probe : probes)
        wanted.push_back(logOf(probe.point.nllIncrease));
    double best = INFINITY;
    for (double interaction = 0; interaction < 3.01; interaction += 0.05) {
        std::vector<double> damages;
        for (const auto& probe : probes)
            damages.push_back(logOf(damage(probe.shares, interaction)));
        const Line line = fitLine(damages, wanted);
        if (line.residual < best) {
            best = line.residual;
            m_interaction = interaction;
            m_power = line.slope;
            m_scale = std::exp(line.intercept);
        }
    }
    std::vector<double> misses;
    for (const auto& probe : probes) {
        const double h = damage(probe.shares, m_interaction), predicted = m_scale * std::pow(h, m_power);
        m_largestDamage = std::max(m_largestDamage, h);
        misses.push_back(std::abs(probe.point.nllIncrease - predicted) / (predicted + kSmall));
    }
    std::sort(misses.begin(), misses.end());
    const double place = std::ceil(kBandShare * double(misses.size() + 1)); // a quantile that holds for the next plan, too
    m_band = misses[std::min(misses.size(), std::size_t(place)) - 1];
}

LossPrediction LossPredictor::predictionOf(double h) const
{
    LossPrediction prediction;
    prediction.nllIncrease = m_scale * std::pow(h, m_power);
    const double half = m_band * (prediction.nllIncrease + kSmall);
    prediction.low = prediction.nllIncrease - half;
    prediction.high = prediction.nllIncrease + half;
    prediction.perplexity = std::exp(m_denseNll + prediction.nllIncrease);
    prediction.perplexityLow = std::exp(m_denseNll + prediction.low);
    prediction.perplexityHigh = std::exp(m_denseNll + prediction.high);
    if (h > m_largestDamage)
        prediction.extrapolation = Text(PS_TEXT("The plan is worse than any that was measured for the prediction."));
    return prediction;
}

LossPrediction LossPredictor::predict(const std::vector<double>& shares) const
{
    return predictionOf(damage(shares, m_interaction));
}

LossPrediction LossPredictor::predict(const Plan& plan) const
{
    std::vector<double> shares(m_matrices.size(), 0.0);
    Text why;
    for (std::size_t i = 0; i < m_matrices.size(); ++i) {
        const PlanEntry* entry = plan.find(m_matrices[i]);
        if (!entry || entry->sparsityShare == 0)
            continue;
        shares[i] = entry->sparsityShare;
        if (entry->method != m_method || completeParams(methodInfo(entry->method).params, entry->params, entry->method) != m_params)
            why = Text(PS_TEXT("%1 is pruned by %2, but the sweep measured %3 with other settings or another method."),
                       entry->name, entry->method, m_method);
        else if (!entry->pattern.isUnstructured())
            why = Text(PS_TEXT("%1 has the pattern %2, but the sweep removed weights anywhere."), entry->name,
                       patternText(entry->pattern));
        else if (entry->sparsityShare > m_curves[i].shares.back() + 1e-9)
            why = Text(PS_TEXT("%1 loses %2 %, but the sweep went only to %3 %."), entry->name,
                       std::round(1000 * entry->sparsityShare) / 10, std::round(1000 * m_curves[i].shares.back()) / 10);
    }
    LossPrediction prediction = predict(shares);
    if (!why.english().empty())
        prediction.extrapolation = why;
    return prediction;
}

PlanQuantity LossPredictor::perplexityOf(const Plan& order) const
{
    std::vector<std::ptrdiff_t> entries;
    for (const std::string& matrix : m_matrices) {
        const PlanEntry* entry = order.find(matrix);
        entries.push_back(entry ? entry - order.matrices.data() : -1);
    }
    const auto self = std::make_shared<const LossPredictor>(*this);
    return [self, entries](const Plan& plan) {
        std::vector<double> shares;
        for (const std::ptrdiff_t entry : entries)
            shares.push_back(entry < 0 ? 0.0 : plan.matrices[std::size_t(entry)].sparsityShare);
        return self->predict(shares).perplexity;
    };
}

double LossPredictor::curveAt(const std::string& matrix, double share) const
{
    const auto found = std::find(m_matrices.begin(), m_matrices.end(), matrix);
    return found == m_matrices.end() ? std::nan("") : lossAt(m_curves[std::size_t(found - m_matrices.begin())], share);
}

PredictionCheck LossPredictor::check(const SensitivityResult& measured) const
{
    if (measured.modelFingerprint != m_modelFingerprint || measured.matrices != m_matrices)
        throw Error(ErrorKind::BadInput, PS_TEXT("The probes are of model %1 with %2 matrices, the prediction of %3 with %4."),
                    measured.modelFingerprint.substr(0, 12), measured.matrices.size(), m_modelFingerprint.substr(0, 12),
                    m_matrices.size());
    std::map<double, int> totals;
    for (const auto& probe : measured.probes)
        ++totals[probe.point.level];
    PredictionCheck out;
    for (const auto& [total, count] : totals)
        if (count > out.fixedPlans) {
            out.fixedPlans = count;
            out.fixedTotal = total;
        }
    std::vector<double> predicted[2], found[2]; // free, fixed
    int inside = 0;
    for (const auto& probe : measured.probes) {
        const LossPrediction prediction = predict(probe.shares);
        const std::size_t half = probe.point.level == out.fixedTotal;
        predicted[half].push_back(prediction.nllIncrease);
        found[half].push_back(probe.point.nllIncrease);
        inside += probe.point.nllIncrease >= prediction.low && probe.point.nllIncrease <= prediction.high;
    }
    out.plans = int(measured.probes.size());
    out.coverage = out.plans > 0 ? double(inside) / out.plans : 0;
    out.freeCorrelation = rankCorrelation(predicted[0], found[0]);
    out.fixedCorrelation = rankCorrelation(predicted[1], found[1]);
    predicted[0].insert(predicted[0].end(), predicted[1].begin(), predicted[1].end());
    found[0].insert(found[0].end(), found[1].begin(), found[1].end());
    out.rankCorrelation = rankCorrelation(predicted[0], found[0]);
    return out;
}

} // namespace prunescope
