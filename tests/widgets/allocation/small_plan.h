#pragma once
// A plan of two blocks with two matrices each, small enough to check by hand.

#include "core/plan/plan.h"
#include "core/session/model_info.h"

namespace prunescope::tests {

/// Blocks 0 and 1; kind "q_proj" is [4, 8] (32 weights), kind "up_proj" is [12, 8] (96 weights); 512 parameters in all.
inline ModelInfo smallModel()
{
    ModelInfo model;
    model.name = "small";
    model.parameters = 512;
    model.blocks = 2;
    model.kinds = {"q_proj", "up_proj"};
    for (int block = 0; block < 2; ++block) {
        for (const std::string& kind : model.kinds) {
            MatrixInfo matrix;
            matrix.name = "layers." + std::to_string(block) + "." + kind;
            matrix.block = block;
            matrix.kind = kind;
            matrix.rows = kind == "q_proj" ? 4 : 12;
            matrix.columns = 8;
            matrix.isPrunable = true;
            model.matrices.push_back(matrix);
        }
    }
    return model;
}

/// Every matrix at the same share, unstructured, Wanda.
inline Plan smallPlan(double share = 0.5)
{
    Plan plan;
    plan.id = std::string(32, 'a');
    for (const MatrixInfo& matrix : smallModel().matrices) {
        PlanEntry entry;
        entry.name = matrix.name;
        entry.sparsityShare = share;
        plan.matrices.push_back(entry);
    }
    return plan;
}

} // namespace prunescope::tests
