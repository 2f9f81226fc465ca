#pragma once
// What was not carried over between a plan and a file of another program, in a small window that can be left open.

#include <QString>
#include <QStringList>

class QWidget;

namespace prunescope::gui {

/// Shows the report; a newer one takes the older one's place.
/// @param headline  what was read or written
/// @param lost      one sentence each; where there are none, the headline stands alone
void showPlanReport(QWidget* parent, const QString& title, const QString& headline, const QStringList& lost);

} // namespace prunescope::gui
