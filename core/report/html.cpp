// The parts as HTML 5.
#include "core/report/document.h"

namespace prunescope {
namespace {

constexpr char kStyle[] = R"css(
:root { --words: #1c1f23; --faint: #646b75; --grid: #d9dce1; --ground: #ffffff; --band: #f5f6f8; color-scheme: light dark; }
@media screen and (prefers-color-scheme: dark) {
  :root { --words: #e6e8eb; --faint: #9aa2ad; --grid: #3a4048; --ground: #17191c; --band: #1f2226; }
}
body { font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: var(--words);
  background: var(--ground); max-width: 960px; margin: 32px auto; padding: 0 24px; font-variant-numeric: tabular-nums; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 8px; } h2 { font-size: 18px; margin: 40px 0 8px; } h3 { font-size: 15px; margin: 24px 0 8px; }
p { margin: 8px 0; } .note { color: var(--faint); font-size: 13px; }
svg { display: block; width: 100%; height: auto; margin: 16px 0; font-family: inherit; }
.fill-words { fill: var(--words); } .fill-faint { fill: var(--faint); } .fill-grid { fill: var(--grid); }
.stroke-words { stroke: var(--words); } .stroke-faint { stroke: var(--faint); } .stroke-grid { stroke: var(--grid); }
.wide { overflow-x: auto; margin: 16px 0; }
table { border-collapse: collapse; font-size: 13px; } caption { text-align: left; color: var(--faint); padding-bottom: 4px; }
th, td { text-align: left; padding: 3px 16px 3px 0; border-bottom: 1px solid var(--grid); vertical-align: top; }
thead th { color: var(--faint); font-weight: 600; border-bottom-width: 2px; } .number { text-align: right; white-space: nowrap; }
.facts th { font-weight: 400; color: var(--faint); white-space: nowrap; } .facts td { overflow-wrap: anywhere; }
pre { background: var(--band); padding: 12px; border-radius: 4px; font-size: 12.5px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 11pt; } h2, h3 { break-after: avoid; } svg, tr { break-inside: avoid; } }
)css";

class Writer {
public:
    Writer(std::string& out, const Translate& translate) : m_out(out), m_translate(translate) {}

    void operator()(const Heading& heading)
    {
        const std::string tag = "h" + std::to_string(heading.level);
        element(tag, "", heading.text);
        m_out += "\n";
    }
    void operator()(const Paragraph& paragraph)
    {
        element("p", paragraph.isNote ? "note" : "", paragraph.text);
        m_out += "\n";
    }
    void operator()(const Facts& facts)
    {
        m_out += "<div class=\"wide\"><table class=\"facts\">\n";
        for (const auto& [name, value] : facts.rows) {
            m_out += "<tr>";
            element("th", "", name);
            element("td", "", value);
            m_out += "</tr>\n";
        }
        m_out += "</table></div>\n";
    }
    void operator()(const Table& table)
    {
        m_out += "<div class=\"wide\"><table>\n";
        if (!table.caption.isEmpty())
            element("caption", "", table.caption);
        m_out += "<thead><tr>";
        for (std::size_t i = 0; i < table.header.size(); ++i)
            element("th", cellClass(table, i), table.header[i]);
        m_out += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            m_out += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i)
                element("td", cellClass(table, i), row[i]);
            m_out += "</tr>\n";
        }
        m_out += "</tbody></table></div>\n";
    }
    void operator()(const Code& code) { m_out += "<pre>" + xmlEscaped(code.text) + "</pre>\n"; }
    void operator()(const Drawing& drawing) { m_out += svgOf(drawing, m_translate); }

private:
    static const char* cellClass(const Table& table, std::size_t column)
    {
        return column < table.isNumber.size() && table.isNumber[column] ? "number" : "";
    }
    void element(const std::string& tag, const std::string& cssClass, const Text& text)
    {
        m_out += "<" + tag + (cssClass.empty() ? "" : " class=\"" + cssClass + "\"") + ">" + xmlEscaped(m_translate(text)) + "</" + tag + ">";
    }

    std::string& m_out;
    const Translate& m_translate;
};

} // namespace

std::string htmlOf(const Document& document, const Translate& translate)
{
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + xmlEscaped(document.language) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                      xmlEscaped(translate(document.title)) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n";
    Writer writer(out, translate);
    for (const Part& part : document.parts)
        std::visit(writer, part);
    return out + "</body>\n</html>\n";
}

} // namespace prunescope
