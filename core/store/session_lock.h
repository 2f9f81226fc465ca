#pragma once
// Tells whether the process that wrote a row still lives, without asking for process ids (which other
// containers and restarts reuse).

#include <cstdint>
#include <filesystem>

namespace prunescope {

/// A lock on one byte of a file beside the database, at a random offset: the session's number. The system
/// drops the lock when the process ends in whatever way, so a session lives exactly as long as its byte is
/// locked. The file is removed by the last session that ends properly.
///
/// The locks are those of an open file description (fcntl F_OFD_SETLK), so two sessions of one process do not
/// share them, and SQLite's own locks on the database are not touched. isAlive() is thread-safe.
class SessionLock {
public:
    /// Opens a session. @throws Error{BadInput} if the file cannot be made or its file system has no locks
    explicit SessionLock(std::filesystem::path lockFile);
    ~SessionLock();
    SessionLock(const SessionLock&) = delete;
    SessionLock& operator=(const SessionLock&) = delete;

    /// This session's number: positive, below 2^62.
    std::int64_t session() const { return m_session; }
    /// True for this session and for every other one whose process still has it open.
    bool isAlive(std::int64_t session) const;

private:
    bool openAndLock();

    std::filesystem::path m_path;
    std::int64_t m_session;
    int m_file = -1;
};

} // namespace prunescope
