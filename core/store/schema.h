#pragma once
// The tables of a project file and the steps from older versions of them to the present one.

#include "core/store/sqlite.h"

#include <cstdint>
#include <string>
#include <vector>

namespace prunescope {

/// "PSCP": marks an SQLite file as ours (PRAGMA application_id).
constexpr std::int64_t kProjectApplicationId = 0x50534350;

/// Entry i leads from version i to version i + 1; the first makes the tables of an empty file. Entries are
/// never changed once released: a new version is a new entry.
const std::vector<std::string>& projectSchemaSteps();

/// Checks whose file it is and how new, reading only.
/// @param steps  as projectSchemaSteps(); their number is the newest version known
/// @return version, 0 for an empty file
/// @throws Error{BadInput} if it is no database, belongs to another program, or is newer than this program
std::int64_t checkSchema(Database& database, const std::vector<std::string>& steps);

/// Checks that a file that claims the newest version has all its tables.
/// @throws Error{BadInput} naming the missing one
void checkTables(Database& database);

/// Brings a database to the newest version, all steps in one transaction: a failing step leaves it as it was.
/// @throws Error{BadInput} as checkSchema(), or if a step fails
void migrate(Database& database, const std::vector<std::string>& steps);

} // namespace prunescope
