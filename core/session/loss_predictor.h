#pragma once
// What a plan will cost, predicted from a sweep before anything is pruned. Torch-free and fast enough to follow a slider.
//
// A plan's damage is h = sum over matrices of d_m + k * sum over blocks of 2 * sum over pairs of sqrt(d_i d_j), where d_m is
// what the sweep measured for matrix m alone at its share, interpolated between levels, never below zero: matrices of one
// block disturb each other. The predicted gain of the loss is exp(a) h^b. The three numbers k, a and b are fitted to the
// sweep's probes, random plans of the whole model; the band holds nine tenths of them.

#include "core/plan/allocation.h"
#include "core/plan/budget.h"
#include "core/session/sensitivity.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace prunescope {

/// The curves of a sweep by unit, each from nothing removed on; units without a point are not there.
std::map<std::string, LossCurve> lossCurves(const SensitivityResult& sweep);

/// What is expected of a plan.
struct LossPrediction {
    double nllIncrease = 0;                  ///< nats per token over the dense model
    double low = 0, high = 0;                ///< 90 % band of it
    double perplexity = 0, perplexityLow = 0, perplexityHigh = 0;
    /// Why the prediction reaches beyond what was measured, one sentence; empty where it does not.
    Text extrapolation;
};

/// How well predictions agree with measured probes.
struct PredictionCheck {
    int plans = 0;
    double rankCorrelation = 0;              ///< Spearman, all plans
    int fixedPlans = 0;                      ///< those with the commonest total
    double fixedTotal = 0;
    double fixedCorrelation = 0, freeCorrelation = 0;
    double coverage = 0;                     ///< share of plans within the band
};

class LossPredictor {
public:
    /// Fewer probes than this do not fit three numbers and a band.
    static constexpr int kLeastProbes = 12;

    /// @return nothing where the sweep is not by matrix, lacks a matrix, or has too few probes
    static std::optional<LossPredictor> fit(const SensitivityResult& sweep, const ModelInfo& model);

    LossPrediction predict(const Plan& plan) const;
    /// The same of shares alone, in the order of the sweep's matrices.
    LossPrediction predict(const std::vector<double>& shares) const;
    /// The predicted perplexity alone of plans that have this one's matrices in this one's order; quick enough for a search.
    /// Other methods, parameters and patterns than the sweep's do not count in it, as in predict().
    PlanQuantity perplexityOf(const Plan& order) const;
    /// @throws Error{BadInput} if the probes are of another model or other matrices
    PredictionCheck check(const SensitivityResult& measured) const;

    /// The sweep's curve of one matrix at a share: nats per token, interpolated; may be below zero. NaN if unknown.
    double curveAt(const std::string& matrix, double share) const;
    double interaction() const { return m_interaction; }
    double power() const { return m_power; }
    double scale() const { return m_scale; }
    /// Half the band's width as a share of the prediction plus 0.01.
    double bandShare() const { return m_band; }
    const std::vector<std::string>& matrices() const { return m_matrices; }

private:
    LossPredictor() = default;
    double damage(const std::vector<double>& shares, double interaction) const;
    void fitProbes(const std::vector<SensitivityProbe>& probes);
    LossPrediction predictionOf(double damage) const;

    std::vector<std::string> m_matrices;
    std::vector<int> m_blocks;                 ///< of each matrix
    int m_blockCount = 0;
    std::vector<LossCurve> m_curves;
    std::string m_modelFingerprint, m_method;
    ParamValues m_params;                      ///< complete
    double m_denseNll = 0;
    double m_interaction = 0, m_power = 1, m_scale = 1, m_band = 0;
    double m_largestDamage = 0;                ///< of a probe
};

/// Spearman's rank correlation; ties share their mean rank. NaN for fewer than two values or constant ones.
double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b);

} // namespace prunescope
