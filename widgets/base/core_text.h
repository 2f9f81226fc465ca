#pragma once
// Core speaks in English patterns with places; here they become sentences of the user's language.

#include "core/base/text.h"

#include <QString>

namespace prunescope::gui {

/// The pattern translated in context "core", with its places %1 to %9 filled.
QString coreText(const prunescope::Text& text);
/// A title, help sentence or other literal of core, translated in context "core".
QString coreText(const char* english);
inline QString coreText(const std::string& english) { return coreText(english.c_str()); }

/// A text's name for people: that of the bundled ones in words, of others as it is.
QString textTitle(const QString& name);

/// With a capital in front, where it begins with a name that stands small inside sentences.
QString asSentence(QString text);

} // namespace prunescope::gui
