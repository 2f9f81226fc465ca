#pragma once
// Keys go where a person looks: into the page that has just come up.

#include <initializer_list>

class QWidget;

namespace prunescope::gui {

/// Gives the keyboard to what had it last inside of the page, else to the first widget there that Tab would reach. Does
/// nothing if the page has it already.
void focusInside(QWidget& page);

/// Shows one of two widgets that take each other's place, and hides the other; the keyboard stays in that place.
void showInstead(QWidget& shown, QWidget& hidden);

/// Tab goes through these parts of a page one after the other, inside of each as it did.
void tabInOrder(std::initializer_list<QWidget*> parts);

} // namespace prunescope::gui
