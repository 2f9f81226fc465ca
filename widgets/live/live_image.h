#pragma once
// From the cells of a live image to colours: a pure function of the image, so that tests can read single cells.

#include "core/base/live_picture.h"

#include <QImage>
#include <QString>

namespace prunescope::gui {

/// What the colours of a live image mean.
struct LiveColours {
    prunescope::LiveScale scale = prunescope::LiveScale::Sequential;
    /// Values at the ends; beyond them the end's colour. The ends leave out the outermost half percent of the cells.
    double low = 0, high = 1;

    /// Place on the colour scale, 0 to 1; NaN for values that are not finite.
    double position(double value) const;
    /// Colour of a place on the scale.
    QRgb colourAtPosition(double position) const;
    QRgb colour(double value) const { return colourAtPosition(position(value)); }
    /// The ends for people: shares of a mask in percent, others as numbers.
    QString lowText() const;
    QString highText() const;
    QString valueText(double value) const;
    bool operator==(const LiveColours&) const = default;
};

LiveColours coloursOf(const prunescope::LiveImage& image);

/// Columns of cells that the method is done with.
int sweptColumns(const prunescope::LiveImage& image);

/// One pixel a cell, RGB32; columns that are not swept yet are mixed with the ground.
QImage drawLiveImage(const prunescope::LiveImage& image, const LiveColours& colours, QRgb ground);

} // namespace prunescope::gui
