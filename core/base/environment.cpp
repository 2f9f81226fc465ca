// Starts the program over.
#include "core/base/environment.h"

#include <unistd.h>

#include <cstdlib>

namespace prunescope {

void restartWithSuitableEnvironment(char** argv)
{
    const bool hasOverride = std::getenv("OPENBLAS_CORETYPE") || std::getenv("OPENBLAS_L2_SIZE");
    const bool spins = !std::getenv("GOMP_SPINCOUNT") && !std::getenv("OMP_WAIT_POLICY");
    if (!hasOverride && !spins)
        return;
    ::unsetenv("OPENBLAS_CORETYPE");
    ::unsetenv("OPENBLAS_L2_SIZE");
    ::setenv("GOMP_SPINCOUNT", "1000", 0);
    ::execv("/proc/self/exe", argv);
}

} // namespace prunescope
