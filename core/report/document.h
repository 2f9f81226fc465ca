#pragma once
// A report as a list of parts, before it is a page or a print: headings, sentences, tables, pictures.

#include "core/report/drawing.h"

#include <string>
#include <variant>
#include <vector>

namespace prunescope {

struct Heading {
    int level = 2; ///< 1 to 3
    Text text;
};

struct Paragraph {
    Text text;
    bool isNote = false; ///< small, faint
};

/// Names and values in two columns.
struct Facts {
    std::vector<std::pair<Text, Text>> rows;
};

struct Table {
    Text caption;
    std::vector<Text> header;
    std::vector<bool> isNumber;          ///< by column: set flush right
    std::vector<std::vector<Text>> rows;
};

/// A command or hash, in a font of equal widths.
struct Code {
    std::string text;
};

using Part = std::variant<Heading, Paragraph, Facts, Table, Code, Drawing>;

struct Document {
    Text title;
    std::string language = "en"; ///< of the page, as BCP 47
    std::vector<Part> parts;
};

/// One HTML file with its style and pictures inside, readable on light and dark screens and on paper. Nothing is loaded
/// from elsewhere, no script runs.
std::string htmlOf(const Document& document, const Translate& translate);

} // namespace prunescope
