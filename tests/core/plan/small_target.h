#pragma once
// A model of three blocks with two matrices each, as the golden files of tests/data/plans have it.

#include "core/base/files.h"
#include "core/plan/plan_forms.h"

#include <algorithm>
#include <string>

namespace prunescope::tests {

inline PlanTarget smallTarget()
{
    PlanTarget target;
    target.name = "small";
    target.fingerprint = "feed";
    target.blocks = 3;
    target.dtype = "F16";
    for (int block = 0; block < 3; ++block) {
        const std::string path = "model.layers." + std::to_string(block);
        target.matrices.push_back({path + ".self_attn.q_proj", block, "q_proj", 8, 8});
        target.matrices.push_back({path + ".mlp.up_proj", block, "up_proj", 16, 8});
    }
    return target;
}

/// An untouched entry for each matrix of smallTarget().
inline Plan smallPlan()
{
    Plan plan;
    plan.name = "half";
    plan.id = "0123456789abcdef0123456789abcdef";
    plan.modelName = "small";
    plan.modelFingerprint = "feed";
    for (const PlanMatrix& matrix : smallTarget().matrices) {
        PlanEntry entry;
        entry.name = matrix.name;
        plan.matrices.push_back(entry);
    }
    return plan;
}

inline std::string goldenPlan(const char* name) { return readFile(std::string(TEST_DATA "/plans/") + name); }

inline ReadPlan readSmall(const char* form, const std::string& text)
{
    const PlanTarget target = smallTarget();
    return readPlanAs(planForm(form), text, "file", &target);
}

/// The entries that remove something.
inline std::vector<PlanEntry> touched(const Plan& plan)
{
    std::vector<PlanEntry> out;
    std::copy_if(plan.matrices.begin(), plan.matrices.end(), std::back_inserter(out),
                 [](const PlanEntry& entry) { return entry.sparsityShare > 0; });
    return out;
}

/// Whether a sentence holds all the words.
template <typename... Words> bool hasSentence(const std::vector<Text>& sentences, const Words&... words)
{
    return std::any_of(sentences.begin(), sentences.end(), [&](const Text& text) {
        const std::string english = text.english();
        return english.ends_with('.') && (... && (english.find(words) != std::string::npos));
    });
}

} // namespace prunescope::tests
