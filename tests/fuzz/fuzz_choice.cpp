// Files of multiple-choice questions; what is accepted has an answer among its choices.
#include "core/base/files.h"
#include "core/evaluation/choice_tasks.h"
#include "tests/fuzz/fuzz_input.h"

using namespace prunescope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    return fuzz::expectBadInput([&] {
        for (const auto& question : parseChoiceTask(text, "questions.jsonl").questions) {
            if (question.answer < 0 || question.answer >= int(question.options.size()) || question.line < 1)
                std::abort();
            for (const auto& option : question.options)
                if (!option.continuation.starts_with(" ") ||
                    firstInvalidUtf8(option.context + option.continuation) != std::string::npos)
                    std::abort();
        }
    });
}
