// Threads, allocator and what is loaded: set once at the start of a program.
#include "core/architecture/allocator.h"
#include "core/architecture/torch.h"
#include "core/session/session.h"

#include <ATen/Parallel.h>

#include <dlfcn.h>

#include <algorithm>
#include <string>
#include <thread>

namespace prunescope {
namespace {

template <typename Function> Function symbol(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_DEFAULT, name));
}

} // namespace

std::string programVersion() { return PRUNESCOPE_VERSION; }

void startRuntime(int threads)
{
    installAllocator();
    // ATen starts with one thread on small machines; the first call also sets the default of later threads.
    useThreadsHere(threads);
}

void useThreadsHere(int threads)
{
    at::set_num_threads(threads > 0 ? threads : int(std::max(1u, std::thread::hardware_concurrency())));
}

std::string runtimeDescription()
{
    const auto parallel = symbol<int (*)()>("openblas_get_parallel");
    const auto core = symbol<char* (*)()>("openblas_get_corename");
    std::string text = "libtorch 1.13";
    if (core)
        text += ", OpenBLAS " + std::string(core());
    if (parallel)
        text += parallel() == 2 ? " (OpenMP)" : parallel() == 1 ? " (pthread)" : " (one thread)";
    text += ", " + std::to_string(at::get_num_threads()) + " threads";
    return text;
}

MemoryUse memoryUse() { return {liveTensorBytes(), peakTensorBytes()}; }

} // namespace prunescope
