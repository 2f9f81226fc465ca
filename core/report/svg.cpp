// Shapes as elements of SVG 1.1.
#include "core/report/drawing.h"

#include <charconv>
#include <cmath>

namespace prunescope {
namespace {

/// Two decimals at most: a hundredth of a pixel.
std::string number(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::round(value * 100) / 100).ptr;
    return {buffer, end};
}

std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + number(value) + "\""; }

std::string hexColour(Rgb rgb)
{
    static const char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        text += digits[(rgb >> shift) & 15];
    return text;
}

/// @param property  "fill" or "stroke"
std::string painted(const char* property, const Paint& paint)
{
    switch (paint.ink) {
    case Ink::Data: return std::string(" ") + property + "=\"" + hexColour(paint.rgb) + "\"";
    case Ink::Words: return std::string(" class=\"") + property + "-words\"";
    case Ink::Faint: return std::string(" class=\"") + property + "-faint\"";
    case Ink::Grid: return std::string(" class=\"") + property + "-grid\"";
    }
    return {};
}

class Writer {
public:
    Writer(std::string& out, const Translate& translate) : m_out(out), m_translate(translate) {}

    void operator()(const Box& box)
    {
        m_out += "<rect" + attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
                 attribute("height", box.height) + painted("fill", box.fill);
        close("rect", box.tip);
    }
    void operator()(const Line& line)
    {
        m_out += "<polyline fill=\"none\" points=\"";
        for (const auto& [x, y] : line.points)
            m_out += number(x) + "," + number(y) + " ";
        m_out += "\"" + attribute("stroke-width", line.width) + painted("stroke", line.paint);
        if (line.isDashed)
            m_out += " stroke-dasharray=\"5 4\"";
        close("polyline", line.tip);
    }
    void operator()(const Dot& dot)
    {
        m_out += "<circle" + attribute("cx", dot.x) + attribute("cy", dot.y) + attribute("r", dot.radius) + painted("fill", dot.fill);
        close("circle", dot.tip);
    }
    void operator()(const Label& label)
    {
        static const char* const anchors[] = {"start", "middle", "end"};
        m_out += "<text" + attribute("x", label.x) + attribute("y", label.y) + attribute("font-size", label.size) +
                 " text-anchor=\"" + anchors[int(label.align)] + "\"" + painted("fill", label.paint);
        if (label.isUpward)
            m_out += " transform=\"rotate(-90 " + number(label.x) + " " + number(label.y) + ")\"";
        m_out += ">" + xmlEscaped(m_translate(label.text)) + "</text>\n";
    }

private:
    void close(const char* name, const Text& tip)
    {
        if (tip.isEmpty())
            m_out += "/>\n";
        else
            m_out += "><title>" + xmlEscaped(m_translate(tip)) + "</title></" + name + ">\n";
    }

    std::string& m_out;
    const Translate& m_translate;
};

} // namespace

double textWidth(std::string_view utf8, double size)
{
    double width = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            width += c == ' ' || c == '.' || c == ',' ? 0.32 : 0.58;
        else if (byte >= 0xe0) // the first byte of a character from U+0800 on
            width += 1;
        else if (byte >= 0xc0)
            width += 0.6;
    }
    return width * size;
}

std::string xmlEscaped(std::string_view utf8)
{
    std::string out;
    for (const char c : utf8) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
                out += c;
        }
    }
    return out;
}

std::string svgOf(const Drawing& drawing, const Translate& translate)
{
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + number(drawing.width) + " " +
                      number(drawing.height) + "\" style=\"max-width:" + number(drawing.width) + "px\">\n<title>" +
                      xmlEscaped(translate(drawing.title)) + "</title>\n";
    Writer writer(out, translate);
    for (const Shape& shape : drawing.shapes)
        std::visit(writer, shape);
    return out + "</svg>\n";
}

} // namespace prunescope
