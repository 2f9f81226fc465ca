// Between results and JSON.
#include "app/cli/json_text.h"

#include "core/base/error.h"

#include <charconv>
#include <cmath>
#include <sstream>

namespace prunescope::cli {

std::vector<std::int64_t> parseIds(const std::string& text)
{
    std::vector<std::int64_t> ids;
    std::istringstream in(text);
    std::string part;
    while (std::getline(in, part, ',')) {
        const std::size_t begin = part.find_first_not_of(" \t\n");
        const std::size_t end = part.find_last_not_of(" \t\n");
        const std::string trimmed = begin == std::string::npos ? "" : part.substr(begin, end - begin + 1);
        std::int64_t id = 0;
        const auto [rest, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), id);
        if (trimmed.empty() || error != std::errc() || rest != trimmed.data() + trimmed.size())
            throw Error(ErrorKind::Usage, PS_TEXT("\"%1\" is not a token id; ids are whole numbers separated by commas."), part);
        ids.push_back(id);
    }
    return ids;
}

constexpr std::size_t kShownHash = 12; // digits that tell texts apart for people

std::string perplexityText(const PerplexityResult& result)
{
    std::ostringstream out;
    out << "perplexity " << result.perplexity;
    if (result.standardError)
        out << " +- " << *result.standardError;
    out << " (" << result.convention;
    if (result.stride > 0)
        out << ", stride " << result.stride;
    out << ", " << result.windows << " windows of " << result.window << " tokens, " << bosRuleText(result.bosRule).english() << ", "
        << result.text.name << ", SHA-256 " << result.text.sha256.substr(0, kShownHash) << ")";
    if (result.bitsPerByte > 0)
        out << ", " << result.bitsPerByte << " bits per byte";
    if (result.wordPerplexity > 0)
        out << ", word perplexity " << result.wordPerplexity;
    if (result.convention == "lm-eval" && result.bytePerplexity > 0)
        out << ", byte perplexity " << result.bytePerplexity;
    out << ", " << std::llround(result.tokensPerSecond) << " tokens/s";
    for (const Text& warning : result.warnings)
        out << "\nwarning: " << warning.english();
    return out.str();
}

Json needJson(const RunNeed& need, double seconds)
{
    return {{"memory_bytes", need.memoryBytes}, {"memory_free", need.memoryFree}, {"disk_bytes", need.diskBytes},
            {"disk_free", need.diskFree},       {"seconds", seconds},             {"streamed", need.isStreamed}};
}

std::string needText(const RunNeed& need, double seconds)
{
    std::ostringstream out;
    out << "needs about " << (need.memoryBytes >> 20) << " MiB of memory (" << (need.memoryFree >> 20) << " free)";
    if (need.diskBytes > 0)
        out << ", " << (need.diskBytes >> 20) << " MiB of disk (" << (need.diskFree >> 20) << " free)";
    out << ", " << std::max(1.0, std::round(seconds)) << " s" << (need.isStreamed ? "; block by block from the files" : "");
    return out.str();
}

} // namespace prunescope::cli
