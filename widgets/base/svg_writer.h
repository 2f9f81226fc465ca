#pragma once
// Pictures as SVG without the QtSvg module, which Debian ships apart: a paint device that writes what is painted on it
// as paths, texts and embedded images.

#include <QSize>
#include <QString>

#include <functional>

class QPaintDevice;

namespace prunescope::gui {

/// Paints through the callback and returns the document.
/// @param paint  opens its own QPainter on the device
QString svgDocument(const QSize& size, const QString& title, const std::function<void(QPaintDevice&)>& paint);
/// @return false if the file cannot be written
bool saveSvg(const QString& path, const QSize& size, const QString& title,
             const std::function<void(QPaintDevice&)>& paint);

} // namespace prunescope::gui
