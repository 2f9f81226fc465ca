// Loading the module that links libsentencepiece.
#include "core/tokenizer/sentencepiece_engine.h"

#include "core/base/error.h"

#include <dlfcn.h>

#include <filesystem>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

using Maker = SentencePieceEngine* (*)();

constexpr const char* kFileName = "libprunescope_sentencepiece.so";

fs::path modulePath()
{
    std::error_code error;
    const fs::path programFolder = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path beside = programFolder / kFileName;
    return fs::exists(beside, error) ? beside : programFolder.parent_path() / "lib" / "prunescope" / kFileName;
}

Maker loadMaker()
{
    // Local scope, own symbols first: the old protobuf inside must meet nobody else's. Sanitizer runtimes forbid the
    // second flag, and their torch-free tests do without.
    int flags = RTLD_NOW | RTLD_LOCAL;
#ifndef PRUNESCOPE_SANITIZED
    flags |= RTLD_DEEPBIND;
#endif
    const fs::path path = modulePath();
    void* module = ::dlopen(path.c_str(), flags);
    void* entry = module ? ::dlsym(module, "prunescopeMakeSentencePieceEngine") : nullptr;
    if (!entry)
        throw Error(ErrorKind::Internal, PS_TEXT("%1 cannot be loaded (%2)."), path.string(), ::dlerror());
    return reinterpret_cast<Maker>(entry);
}

} // namespace

std::unique_ptr<SentencePieceEngine> makeSentencePieceEngine()
{
    static const Maker maker = loadMaker();
    return std::unique_ptr<SentencePieceEngine>(maker());
}

} // namespace prunescope
