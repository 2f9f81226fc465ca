// Plan files; an accepted plan must survive being written and read again.
#include "core/plan/plan.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    return fuzz::expectBadInput([&] {
        const Plan plan = planFromJson(parseJson(text, "plan"), "plan");
        if (!(planFromJson(planToJson(plan), "again") == plan))
            std::abort();
    });
}
