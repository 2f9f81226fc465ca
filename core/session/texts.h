#pragma once
// Texts that acts read: calibration and evaluation. Torch-free.

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// Where a text comes from (design 2, TEXT): a UTF-8 file, a folder of them, a .jsonl, or F.safetensors:TENSOR with
/// token ids. "demo:calibration" and "demo:evaluation" name the bundled ones.
struct TextSource {
    std::string path;
    bool joinsRows = false;   ///< join a file's lines with two newlines first (the WikiText habit)
};

/// Which windows of which text calibrate a method.
struct CalibrationParams {
    TextSource text{"demo:calibration", false};
    int samples = 128;        ///< windows wanted
    int window = 0;           ///< tokens per window; 0 = min(2048, context)
    std::uint64_t seed = 0;
    std::vector<TextSource> domains; ///< further texts: the windows are shared out evenly among all of them
};

/// What was read.
struct TextInfo {
    std::string name;         ///< file name
    std::string sha256;       ///< of the text's bytes, documents separated by a zero byte
    std::int64_t documents = 0;
    std::int64_t bytes = 0;
    std::int64_t tokens = 0;
};

} // namespace prunescope
