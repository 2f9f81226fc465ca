#pragma once
// A file being written piece by piece that is removed again unless it was finished.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace prunescope {

/// Streams bytes into a new file. Not thread-safe.
class OutputFile {
public:
    /// @param path   must not exist yet
    /// @param label  what messages call the file: its final name
    /// @throws Error{BadInput} if it cannot be created
    OutputFile(std::filesystem::path path, std::string label);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// @throws Error{BadInput} if the disk is full or fails
    void write(std::span<const std::byte> bytes);
    void write(std::string_view text) { write(std::as_bytes(std::span(text))); }
    /// Syncs and closes; the file stays. @throws Error{BadInput} if that fails
    void finish();
    /// finish(), then renames over the target. @throws Error{BadInput} if that fails; the old target is then
    /// untouched
    void finishAs(const std::filesystem::path& target);

private:
    [[noreturn]] void fail(int error) const;

    std::filesystem::path m_path;
    std::string m_label;
    int m_handle = -1;
    std::uint64_t m_written = 0;
    std::uint64_t m_sentToDisk = 0;
    bool m_isKept = false;
};

/// A hidden name beside the target that no other writer uses, for OutputFile and finishAs().
std::filesystem::path hiddenSibling(const std::filesystem::path& target);

} // namespace prunescope
