// Writing a whole project into a new file.
#include "core/base/files.h"
#include "core/store/project_store.h"

#include <random>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

/// Removes a file that was not made into something at the end of the scope.
class Draft {
public:
    explicit Draft(fs::path path) : m_path(std::move(path)) {}
    ~Draft()
    {
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

/// SQLite would play another file's journal into the new one.
void requireClosed(const fs::path& path)
{
    std::error_code ignored;
    for (const char* companion : {"-wal", "-journal", "-lock"})
        if (fs::exists(fs::path(path).concat(companion), ignored))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: is open somewhere; close it there or choose another name."), path.string());
}

} // namespace

void ProjectStore::copyTo(const fs::path& path) const
{
    std::error_code error;
    if (!m_path.empty() && fs::equivalent(path, m_path, error))
        throw Error(ErrorKind::Usage, PS_TEXT("%1: is this project's own file; choose another name."), path.string());
    requireClosed(path);
    const Draft draft(fs::path(path).concat("." + std::to_string(std::random_device{}()) + ".new"));
    {
        const std::lock_guard lock(m_mutex);
        m_database.prepare("VACUUM INTO ?").bind(fs::absolute(draft.path()).string()).run();
        Database copy(draft.path(), Database::Mode::ReadWrite);
        Transaction transaction(copy);
        Statement running = copy.prepare("SELECT id, session FROM runs WHERE state = 'running'");
        while (running.next())
            if (isAlive(running.integer(1)))
                copy.prepare("UPDATE runs SET state = 'failed', finished = ?, message = ? WHERE id = ?")
                    .bind(nowMs(), std::string("It went on in the project that this one was copied from."), running.integer(0))
                    .run();
        transaction.commit();
    }
    syncFile(draft.path());
    fs::rename(draft.path(), path, error);
    if (error)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: cannot be written (%2)."), path.string(), error.message());
}

} // namespace prunescope
