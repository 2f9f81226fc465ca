#pragma once
// Multiple-choice tasks from JSON Lines files in the data sets' own fields. Torch-free.

#include "core/evaluation/choice_formats.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// The questions of one file.
struct ChoiceTask {
    std::string name;   ///< the file's name without its suffix
    std::string format; ///< ChoiceFormat::id
    std::string sha256; ///< of the file's bytes
    std::vector<ChoiceQuestion> questions;
};

/// Reads the lines of a file; blank ones are skipped. All questions have the format of the first.
/// @param file          for messages and the name
/// @param format        id, or "" to tell from the first question's fields
/// @param maxQuestions  only the first ones; 0 = all
/// @throws Error{Usage} for an unknown format; Error{BadInput} naming file and line: not UTF-8, not JSON, longer than 4 MiB, a
///         key missing or of the wrong type, an answer that is absent or no choice; or where there is no question at all
ChoiceTask parseChoiceTask(std::string_view text, const std::filesystem::path& file, const std::string& format = {},
                           std::int64_t maxQuestions = 0);

/// The same of a file on the disk, of at most 1 GiB.
ChoiceTask readChoiceTask(const std::filesystem::path& file, const std::string& format = {}, std::int64_t maxQuestions = 0);

} // namespace prunescope
