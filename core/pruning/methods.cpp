// The table of methods: a new method is one line here and one entry in core/plan.
#include "core/pruning/methods.h"

#include "core/base/error.h"
#include "core/pruning/alps.h"
#include "core/pruning/dsnot.h"
#include "core/pruning/magnitude.h"
#include "core/pruning/ria.h"
#include "core/pruning/sparsegpt.h"
#include "core/pruning/wanda.h"

namespace prunescope {

const std::vector<MethodEntry>& pruneMethods()
{
    static const std::vector<MethodEntry> all = {
        {"magnitude", makeMagnitudeMethod},
        {"wanda", makeWandaMethod},
        {"sparsegpt", makeSparseGptMethod},
        {"ria", makeRiaMethod},
        {"dsnot", makeDsnotMethod},
        {"alps", makeAlpsMethod},
    };
    return all;
}

std::unique_ptr<PruneMethod> makePruneMethod(std::string_view id)
{
    for (const auto& entry : pruneMethods())
        if (entry.id == id)
            return entry.make();
    throw Error(ErrorKind::Usage, PS_TEXT("There is no pruning method \"%1\"."), id);
}

} // namespace prunescope
