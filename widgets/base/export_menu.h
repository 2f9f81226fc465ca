#pragma once
// What every chart and picture of the program can be turned into: a file, CSV, a table.

#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>

class QMenu;
class QPainter;
class QWidget;

namespace prunescope::gui {

/// A view as seen by the menu.
struct Exportable {
    QString title;
    /// Writes .png, .svg or .pdf by the suffix. @return false if that fails
    std::function<bool(const QString& path)> save;
    /// Rows of the data; the first is the header; numbers with a point as decimal mark.
    std::function<QList<QStringList>()> table;
};

/// Adds "Save as PNG / SVG / PDF", "Copy data as CSV" and "Show as table".
/// @param owner  parent of dialogs; the functions must live as long as it
void addExportActions(QMenu* menu, QWidget* owner, const Exportable& view);

/// RFC 4180: comma, CR LF, quotes where needed.
QString csvText(const QList<QStringList>& rows);
/// A number for other programs: point as decimal mark whatever the locale; NaN is empty.
QString plainNumber(double value);

/// Draws into a file in the colours for print; the suffix decides on the kind. PNG has two pixels per point.
bool savePicture(const QString& path, const QSize& size, const QString& title,
                 const std::function<void(QPainter&)>& draw);

} // namespace prunescope::gui
