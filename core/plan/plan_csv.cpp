// A plan as a table: one row per matrix. Reading takes what spreadsheets write (quotes, semicolons, a byte order mark).
#include "core/base/csv.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/plan/plan_form_parts.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace prunescope {
namespace {

constexpr std::string_view kColumns[]{"name", "method", "sparsity", "pattern", "locked"};

/// Fields of quoted text, line by line.
class CsvReader {
public:
    CsvReader(std::string_view text, const std::string& where) : m_text(text), m_where(where)
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_text.remove_prefix(3);
        const std::string_view header = m_text.substr(0, m_text.find('\n'));
        m_separator = header.find(',') == header.npos && header.find(';') != header.npos ? ';' : ',';
    }

    int line() const { return m_line; }

    /// The next line that is not empty; nothing at the end.
    std::optional<std::vector<std::string>> next()
    {
        while (m_at < m_text.size()) {
            m_line = m_nextLine;
            std::vector<std::string> fields{readField()};
            while (m_at < m_text.size() && m_text[m_at] == m_separator) {
                ++m_at;
                fields.push_back(readField());
            }
            skipLineEnd();
            if (fields.size() > 1 || !fields[0].empty())
                return fields;
        }
        return std::nullopt;
    }

private:
    std::string readField()
    {
        std::string field;
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            for (++m_at;; ++m_at) {
                if (m_at >= m_text.size())
                    throw Error(ErrorKind::BadInput, PS_TEXT("%1: the quotes opened in line %2 do not end."), m_where, m_line);
                if (m_text[m_at] == '"' && (++m_at >= m_text.size() || m_text[m_at] != '"'))
                    break;
                m_nextLine += m_text[m_at] == '\n';
                field += m_text[m_at];
            }
        }
        while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != '\n' && m_text[m_at] != '\r')
            field += m_text[m_at++];
        return field;
    }
    void skipLineEnd()
    {
        if (m_at < m_text.size() && m_text[m_at] == '\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '\n')
            ++m_at;
        ++m_nextLine;
    }

    std::string_view m_text;
    const std::string& m_where;
    char m_separator = ',';
    std::size_t m_at = 0;
    int m_line = 1, m_nextLine = 1;
};

double csvNumber(const std::string& text, const std::string& place)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: sparsity should be a number from 0 to 1, but is \"%2\"."), place, text);
    return checkedShare(number, place, "sparsity");
}

bool csvFlag(const std::string& text, const std::string& place)
{
    std::string word = text;
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    if (word == "true" || word == "1" || word == "yes")
        return true;
    if (word.empty() || word == "false" || word == "0" || word == "no")
        return false;
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: locked should be true or false, but is \"%2\"."), place, text);
}

/// One row as an entry of the plan file, whose reader checks the rest.
Json csvEntry(const std::vector<std::string>& header, const std::vector<std::string>& row, const std::string& place)
{
    if (row.size() > header.size())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: has %2 fields, but the first line has %3."), place, row.size(), header.size());
    Json entry = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (header[i] == "sparsity" && !row[i].empty())
            entry["sparsity"] = csvNumber(row[i], place);
        else if (header[i] == "locked")
            entry["locked"] = csvFlag(row[i], place);
        else if (header[i] == "name" || ((header[i] == "method" || header[i] == "pattern") && !row[i].empty()))
            entry[header[i]] = row[i];
    }
    if (!entry.contains("method"))
        entry["method"] = PlanEntry{}.method;
    return entry;
}

} // namespace

WrittenPlan writeCsv(const Plan& plan, const PlanTarget&)
{
    WrittenPlan written;
    written.text = "name,method,sparsity,pattern,locked\n";
    for (const PlanEntry& entry : plan.matrices) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, entry.sparsityShare).ptr;
        written.text += csvField(entry.name) + ',' + entry.method + ',' + std::string(digits, end) + ',' +
                        patternText(entry.pattern) + ',' + (entry.isLocked ? "true" : "false") + '\n';
    }
    addCommonLosses(plan, true, false, written.lost);
    addParameterLosses(plan, {}, written.lost);
    return written;
}

ReadPlan readCsv(const std::string& text, const std::string& where, const PlanTarget&)
{
    if (const std::size_t bad = firstInvalidUtf8(text); bad != std::string::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: not UTF-8 at byte %2 of %3."), where, bad, text.size());
    CsvReader reader(text, where);
    const std::vector<std::string> header = reader.next().value_or(std::vector<std::string>{});
    ReadPlan read;
    for (const char* wanted : {"name", "sparsity"}) {
        if (std::count(header.begin(), header.end(), wanted) != 1)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: the first line should have column \"%2\" once, but has it %3 times."),
                        where, wanted, std::count(header.begin(), header.end(), wanted));
    }
    for (const std::string& column : header) {
        if (std::find(std::begin(kColumns), std::end(kColumns), column) == std::end(kColumns))
            read.lost.push_back(Text(PS_TEXT("Column \"%1\" is not known here and was left out."), column));
    }
    Json json = {{"format", "prunescope-plan"}, {"version", 1}, {"matrices", Json::array()}};
    while (const auto row = reader.next())
        json["matrices"].push_back(csvEntry(header, *row, where + ", line " + std::to_string(reader.line())));
    read.plan = planFromJson(json, where);
    return read;
}

} // namespace prunescope
