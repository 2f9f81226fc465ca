#pragma once
// A prediction for the plan of small_plan.h, fitted to a made-up sweep.

#include "core/session/loss_predictor.h"
#include "tests/widgets/allocation/small_plan.h"

#include <cmath>
#include <memory>

namespace prunescope::tests {

/// Matrix number i costs (1 + i) s^2 / 10 nats alone, plans the sum.
inline std::shared_ptr<const LossPredictor> smallPredictor()
{
    SensitivityResult sweep;
    sweep.method = "wanda";
    sweep.denseNll = 3;
    for (const MatrixInfo& matrix : smallModel().matrices)
        sweep.matrices.push_back(matrix.name);
    for (std::size_t i = 0; i < sweep.matrices.size(); ++i)
        for (int step = 1; step <= 19; ++step) {
            SensitivityPoint point;
            point.unit = sweep.matrices[i];
            point.level = 0.05 * step;
            point.nllIncrease = double(1 + i) * point.level * point.level / 10;
            sweep.points.push_back(point);
        }
    for (int k = 0; k < 20; ++k) {
        SensitivityProbe probe;
        for (std::size_t i = 0; i < sweep.matrices.size(); ++i) {
            probe.shares.push_back(0.2 + 0.03 * double((k * 7 + int(i) * 5) % 20));
            probe.point.nllIncrease += double(1 + i) * probe.shares.back() * probe.shares.back() / 10;
        }
        sweep.probes.push_back(probe);
    }
    return std::make_shared<const LossPredictor>(*LossPredictor::fit(sweep, smallModel()));
}

} // namespace prunescope::tests
