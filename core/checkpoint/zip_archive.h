#pragma once
// The part of the ZIP format that PyTorch files use: stored entries, with zip64 sizes, inside a mapped file
// (specification: PKWARE APPNOTE 6.3; layout as torch.save writes it).

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace prunescope {

/// The entries of an archive over somebody else's bytes, fully checked. Immutable and thread-safe.
class ZipArchive {
public:
    /// Reads the central directory and holds it against the local headers: every entry stored, unencrypted, inside the
    /// archive, under one name, and overlapping no other. Checksums are not compared; that would read all weights.
    /// @param file  for messages
    /// @throws Error{BadInput} naming file, entry and both values
    ZipArchive(std::span<const std::byte> bytes, const std::string& file);

    /// By name; contents lie in the archive.
    const std::map<std::string, std::span<const std::byte>>& entries() const { return m_entries; }

private:
    std::map<std::string, std::span<const std::byte>> m_entries;
};

/// True where the bytes begin as a ZIP archive with entries does.
bool looksLikeZip(std::span<const std::byte> bytes);

} // namespace prunescope
