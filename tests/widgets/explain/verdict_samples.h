#pragma once
// An answer about one weight, made by hand.

#include "core/plan/method_info.h"
#include "core/session/explain.h"

namespace prunescope::tests {

/// Every method has an answer: magnitude keeps, Wanda prunes, SparseGPT changes, ALPS has no score; the last two pending or
/// failed where asked for.
inline WeightExplanation someExplanation()
{
    WeightExplanation found;
    found.question = {"model.layers.0.mlp.up_proj", 0.5, {}};
    found.row = 3;
    found.column = 7;
    found.value = 0.25;
    found.inputNorm = 2;
    found.windows = 128;
    found.window = 512;
    found.text.name = "text.txt";
    const auto add = [&](const char* method, RankGroup group, double score, std::int64_t rank, std::int64_t size, bool isPruned) {
        MethodVerdict verdict;
        verdict.method = method;
        verdict.group = group;
        verdict.score = score;
        verdict.rank = rank;
        verdict.groupSize = size;
        verdict.groupLoses = size / 2;
        verdict.threshold = 0.125;
        verdict.isPruned = isPruned;
        verdict.newValue = isPruned ? 0 : 0.25;
        verdict.why = Text("Sentence of %1.", method);
        found.verdicts.push_back(verdict);
    };
    add("magnitude", RankGroup::Matrix, 0.25, 40000, 57344, false);
    add("wanda", RankGroup::Row, 0.0625, 12, 128, true);
    add("sparsegpt", RankGroup::Block, 0.5, 900, 1024, false);
    found.verdicts.back().changesKept = true;
    found.verdicts.back().newValue = 0.3125;
    add("ria", RankGroup::Matrix, 0.001, 5, 57344, true);
    add("dsnot", RankGroup::Row, 0.0625, 12, 128, false);
    add("alps", RankGroup::None, 0, 0, 0, false);
    return found;
}

} // namespace prunescope::tests
