#pragma once
// The multiple-choice data sets that papers on pruning report, in their own field names, and the prompts that
// lm-evaluation-harness makes of them (ecosystem.md 17). Torch-free.

#include "core/base/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// One answer to choose: what is scored is the continuation after the context.
struct ChoiceOption {
    std::string context;
    std::string continuation; ///< begins with the delimiter, one space
    std::string text;         ///< the choice without the delimiter; its length normalises acc_norm and acc_bytes
};

/// One question with at least two answers.
struct ChoiceQuestion {
    std::int64_t line = 0; ///< of its file, from 1
    std::string text;      ///< what is asked, for people; not what is scored
    std::vector<ChoiceOption> options;
    int answer = 0; ///< the right option, from 0
};

/// One data set's fields and prompt.
struct ChoiceFormat {
    std::string_view id;              ///< in --format and in stored runs; never renamed
    std::string_view title;           ///< as papers write it
    bool hasLength = true;            ///< false where all choices of a question share one continuation: no acc_norm
    bool (*fits)(const Json& object); ///< whether an object has this data set's keys
    ChoiceQuestion (*read)(const Json& object, const std::string& where);
};

/// All formats, in the order in which they are tried.
const std::vector<ChoiceFormat>& choiceFormats();

/// The format of an id; "arc_easy" and "arc_challenge" are arc.
/// @throws Error{Usage} listing the ids
const ChoiceFormat& choiceFormat(std::string_view id);

/// The format whose fields an object has.
/// @param fileName  tells ARC's original files from OpenBookQA's, whose fields are the same: by "arc" in the name
/// @throws Error{BadInput} naming the keys that were found
const ChoiceFormat& detectChoiceFormat(const Json& object, const std::string& fileName, const std::string& where);

/// Python's str.capitalize(): the first character in title case, all others in lower case (simple mappings).
std::string pythonCapitalize(std::string_view text);
/// Python's str.strip().
std::string pythonStrip(std::string_view text);
/// lm-evaluation-harness' cleaning of HellaSwag texts: stripped, " [title]" to ". ", what stands in brackets on one line
/// removed, then each two spaces to one, in one pass.
std::string cleanedHellaswag(std::string_view text);

} // namespace prunescope
