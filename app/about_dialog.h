#pragma once
// About: version, libraries, what computes here.

class QWidget;

namespace prunescope::gui {

/// Opens the dialog; closes by itself or by Escape, blocks nothing.
void showAbout(QWidget* parent);

} // namespace prunescope::gui
