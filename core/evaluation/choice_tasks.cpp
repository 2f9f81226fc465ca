// Multiple-choice tasks from JSON Lines files.
#include "core/evaluation/choice_tasks.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/sha256.h"

#include <algorithm>

namespace prunescope {
namespace {

constexpr std::uint64_t kLargestFile = std::uint64_t(1) << 30;
constexpr std::size_t kLongestLine = std::size_t(4) << 20; // real ones stay below 20 kB

Json parsedLine(std::string_view line, const std::string& where)
{
    if (line.size() > kLongestLine)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the line has %2 bytes, but a question has at most %3."), where,
                    line.size(), kLongestLine);
    if (const std::size_t bad = firstInvalidUtf8(line); bad != std::string_view::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: byte %2 of the line is not UTF-8."), where, bad + 1);
    Json object = parseJson(line, where);
    if (!object.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: expected a JSON object with a question, found %2."), where,
                    object.type_name());
    return object;
}

} // namespace

ChoiceTask parseChoiceTask(std::string_view text, const std::filesystem::path& file, const std::string& format,
                           std::int64_t maxQuestions)
{
    const ChoiceFormat* known = format.empty() ? nullptr : &choiceFormat(format);
    ChoiceTask task;
    task.name = file.stem().string();
    task.sha256 = sha256Hex(text);
    std::int64_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        if (maxQuestions > 0 && std::int64_t(task.questions.size()) == maxQuestions)
            break;
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const std::string where = file.string() + ":" + std::to_string(number);
        const Json object = parsedLine(line, where);
        if (!known)
            known = &detectChoiceFormat(object, file.filename().string(), where);
        task.questions.push_back(known->read(object, where));
        task.questions.back().line = number;
    }
    if (task.questions.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: there is no question in the file."), file.string());
    task.format = known->id;
    return task;
}

ChoiceTask readChoiceTask(const std::filesystem::path& file, const std::string& format, std::int64_t maxQuestions)
{
    return parseChoiceTask(readFile(file, kLargestFile), file, format, maxQuestions);
}

} // namespace prunescope
