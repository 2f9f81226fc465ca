#pragma once
// A report on paper: the parts of the page, set by Qt, with the pictures as vectors.

#include "core/session/report.h"

#include <QString>

namespace prunescope::gui {

/// A4 pages with numbers. May run in any thread.
/// @return false if the file cannot be written
bool writeReportPdf(const Document& document, const QString& path);

} // namespace prunescope::gui
