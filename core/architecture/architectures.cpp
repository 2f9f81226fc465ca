// The table of architectures: a new family is one line here.
#include "core/architecture/architecture.h"
#include "core/architecture/bloom.h"
#include "core/architecture/gemma.h"
#include "core/architecture/gemma2.h"
#include "core/architecture/gemma3.h"
#include "core/architecture/gpt2.h"
#include "core/architecture/gpt_neox.h"
#include "core/architecture/llama.h"
#include "core/architecture/mistral.h"
#include "core/architecture/opt.h"
#include "core/architecture/phi.h"
#include "core/architecture/phi3.h"
#include "core/architecture/qwen2.h"
#include "core/architecture/qwen3.h"

namespace prunescope {

const std::vector<const Architecture*>& architectures()
{
    static const std::vector<const Architecture*> all = {
        &llamaArchitecture(),
        &mistralArchitecture(),
        &qwen2Architecture(),
        &qwen3Architecture(),
        &gemmaArchitecture(),
        &gemma2Architecture(),
        &gemma3Architecture(),
        &phi3Architecture(),
        &gpt2Architecture(),
        &optArchitecture(),
        &gptNeoxArchitecture(),
        &bloomArchitecture(),
        &phiArchitecture(),
    };
    return all;
}

const Architecture* findArchitecture(std::string_view id)
{
    for (const Architecture* architecture : architectures())
        if (architecture->id() == id)
            return architecture;
    return nullptr;
}

} // namespace prunescope
