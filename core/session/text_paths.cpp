// From names of bundled things to paths.
#include "core/session/text_paths.h"

#include "core/base/error.h"
#include "core/session/open_model.h"

#include <filesystem>

#include <unistd.h>

namespace fs = std::filesystem;

namespace prunescope {

std::string resolvedTextPath(const TextSource& source)
{
    constexpr std::string_view kPrefix = "demo:";
    if (!source.path.starts_with(kPrefix))
        return source.path;
    const std::string name = source.path.substr(kPrefix.size());
    if (name != "calibration" && name != "evaluation")
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("There is no bundled text \"%1\"; there are demo:calibration and demo:evaluation."), source.path);
    return (fs::path(demoFolder()) / name).string();
}

std::string demoFolder()
{
    // Installed: <prefix>/bin beside <prefix>/share; while developing: the source tree.
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path installed = program.parent_path().parent_path() / "share" / "prunescope" / "demo";
    const fs::path source = fs::path(PRUNESCOPE_SOURCE_DIR) / "resources" / "demo";
    for (const auto& folder : {installed, source})
        if (fs::is_directory(folder, error))
            return folder.string();
    throw Error(ErrorKind::BadInput, PS_TEXT("The bundled model was not found in %1 or %2."), installed.string(),
                source.string());
}

} // namespace prunescope
