// The table of architectures: a new family is one line here.
#include "core/architecture/architecture.h"
#include "core/architecture/llama.h"

namespace prunescope {

const std::vector<const Architecture*>& architectures()
{
    static const std::vector<const Architecture*> all = {
        &llamaArchitecture(),
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
