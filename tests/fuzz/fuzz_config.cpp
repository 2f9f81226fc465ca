// config.json of every family; an accepted one must give shapes that can be counted and listed.
#include "core/architecture/architecture.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    return fuzz::expectBadInput([&] {
        const Json config = parseJson(text, "config.json");
        if (!config.is_object())
            return;
        for (const Architecture* architecture : architectures())
            fuzz::expectBadInput([&] {
                const ModelConfig model = architecture->readConfig(config, "config.json");
                if (model.blocks.empty() || model.width < 1 || model.vocabulary < 1)
                    std::abort();
                if (model.blocks.size() <= 100)
                    architecture->tensorSpecs(model);
            });
    });
}
