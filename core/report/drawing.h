#pragma once
// A picture as a list of shapes, drawn the same as SVG in a page and by the window on paper. Lengths are CSS pixels, y goes
// down.

#include "core/base/colour_tables.h"
#include "core/base/text.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace prunescope {

/// Turns a text into the reader's language.
using Translate = std::function<std::string(const Text&)>;

/// What a colour is for: data keep theirs, the others follow the page's light or dark ground.
enum class Ink { Data, Words, Faint, Grid };

struct Paint {
    Ink ink = Ink::Words;
    Rgb rgb = 0; ///< of Ink::Data
};

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
    Paint fill;
    Text tip; ///< shown under the pointer; may be empty
};

/// Straight pieces from point to point.
struct Line {
    std::vector<std::pair<double, double>> points;
    Paint paint;
    double width = 1.5;
    bool isDashed = false;
    Text tip;
};

struct Dot {
    double x = 0, y = 0, radius = 2.5;
    Paint fill;
    Text tip;
};

enum class Align { Start, Middle, End };

struct Label {
    double x = 0, y = 0; ///< of the base line
    Text text;
    Align align = Align::Start;
    double size = 12;
    Paint paint;
    bool isUpward = false; ///< turned to read from below
};

using Shape = std::variant<Box, Line, Dot, Label>;

struct Drawing {
    double width = 0, height = 0;
    Text title; ///< for readers who cannot see it
    std::vector<Shape> shapes;
};

/// A value that is a text as it stands, whatever percent signs it holds.
inline Text verbatim(const std::string& value) { return Text("%1", value); }

/// About how wide words are, for a sans font: East Asian characters are taken as square.
double textWidth(std::string_view utf8, double size);

/// &, <, >, quotes as entities; control characters, which XML has no place for, are left out.
std::string xmlEscaped(std::string_view utf8);

/// The drawing as an <svg> element. Inks are the CSS classes data, words, faint and grid of the page around it.
std::string svgOf(const Drawing& drawing, const Translate& translate);

} // namespace prunescope
