// Plans of other programs: the first byte chooses the form; an accepted plan must survive being written and read again.
#include "core/plan/plan_forms.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

namespace {

PlanTarget smallTarget()
{
    PlanTarget target{"small", "feed", 3, {}, "BF16"};
    for (int block = 0; block < 3; ++block) {
        for (const char* kind : {"self_attn.q_proj", "mlp.up_proj"})
            target.matrices.push_back({"model.layers." + std::to_string(block) + "." + kind, block, kind, 8, 8});
    }
    return target;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const PlanTarget target = smallTarget();
    const PlanForm& form = planForms()[data[0] % planForms().size()];
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    return fuzz::expectBadInput([&] {
        const ReadPlan read = readPlanAs(form, text, "plan", &target);
        if (form.id == "psplan" || form.id == "csv")
            return; // may name matrices that the small model lacks
        const WrittenPlan written = writePlanAs(form, read.plan, target);
        readPlanAs(form, written.text, "again", &target);
    });
}
