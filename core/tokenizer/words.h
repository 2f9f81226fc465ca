#pragma once
// Text cut into consecutive words: what pre-tokenisers take and give.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace prunescope {

/// Words stand one after the other in one text, so that a long text needs no allocation per word.
struct Words {
    std::string text;
    std::vector<std::size_t> ends; ///< of each word in text
    bool isTextStart = false;      ///< the first word begins where the whole input begins

    /// The text as one word, or no word if it is empty.
    static Words whole(std::string text, bool isTextStart)
    {
        Words words{std::move(text), {}, isTextStart};
        if (!words.text.empty())
            words.ends.push_back(words.text.size());
        return words;
    }

    std::size_t size() const { return ends.size(); }
    std::string_view operator[](std::size_t i) const
    {
        const std::size_t start = i == 0 ? 0 : ends[i - 1];
        return std::string_view(text).substr(start, ends[i] - start);
    }

    /// Adds a word; empty ones are left out.
    void add(std::string_view word)
    {
        if (word.empty())
            return;
        text += word;
        ends.push_back(text.size());
    }
};

} // namespace prunescope
