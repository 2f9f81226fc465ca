// The table of forms and what they share.
#include "core/plan/plan_forms.h"

#include "core/base/error.h"
#include "core/plan/plan_form_parts.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace prunescope {
namespace {

WrittenPlan writeOwn(const Plan& plan, const PlanTarget&)
{
    return {planToJson(plan).dump(2, ' ', false, Json::error_handler_t::replace) + "\n", {}};
}

ReadPlan readOwn(const std::string& text, const std::string& where, const PlanTarget&)
{
    return {planFromJson(parseJson(text, where), where), {}};
}

std::vector<PlanForm> makeForms()
{
    return {
        {"psplan", PS_TEXT("PruneScope plan"), "psplan", true, true, false, writeOwn, readOwn},
        {"recipe", PS_TEXT("llm-compressor recipe"), "yaml", true, true, true, writeRecipe, readRecipe},
        {"nni", PS_TEXT("NNI config list"), "json", true, true, true, writeNni, readNni},
        {"mergekit", PS_TEXT("mergekit slices"), "yaml", true, true, true, writeMergekit, readMergekit},
        {"csv", PS_TEXT("Table (CSV)"), "csv", true, true, false, writeCsv, readCsv},
    };
}

std::string knownForms(std::string PlanForm::*member, const char* before)
{
    std::string out;
    std::set<std::string> seen;
    for (const PlanForm& form : planForms()) {
        if (seen.insert(form.*member).second)
            out += (out.empty() ? "" : ", ") + (before + form.*member);
    }
    return out;
}

std::string suffixOf(const std::string& path)
{
    std::string suffix = std::filesystem::path(path).extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    if (!suffix.empty())
        suffix.erase(0, 1);
    return suffix == "yml" ? "yaml" : suffix;
}

/// Whether a line of the text begins with these letters.
bool hasLine(std::string_view text, std::string_view start)
{
    return text.starts_with(start) || text.find("\n" + std::string(start)) != std::string_view::npos;
}

bool isNumber(std::string_view part)
{
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

const std::vector<PlanForm>& planForms()
{
    static const std::vector<PlanForm> forms = makeForms();
    return forms;
}

const PlanForm& planForm(std::string_view id)
{
    for (const PlanForm& form : planForms()) {
        if (form.id == id)
            return form;
    }
    throw Error(ErrorKind::Usage, PS_TEXT("There is no form of plans \"%1\"; the forms are: %2."), id,
                knownForms(&PlanForm::id, ""));
}

const PlanForm& planFormOfFile(const std::string& path, std::string_view text)
{
    const std::string suffix = suffixOf(path);
    if (suffix == "yaml")
        return planForm(hasLine(text, "slices:") ? "mergekit" : "recipe");
    if (suffix == "json")
        return planForm(text.find("\"prunescope-plan\"") != std::string_view::npos ? "psplan" : "nni");
    for (const PlanForm& form : planForms()) {
        if (form.suffix == suffix)
            return form;
    }
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: its ending \"%2\" is not that of a plan; the endings are: %3."), path, suffix,
                knownForms(&PlanForm::suffix, "."));
}

bool isPlanFile(const std::string& path)
{
    const std::string suffix = suffixOf(path);
    return std::any_of(planForms().begin(), planForms().end(), [&](const PlanForm& form) { return form.suffix == suffix; });
}

std::string blockPath(std::string_view matrix)
{
    std::size_t begin = 0;
    while (begin < matrix.size()) {
        const std::size_t end = std::min(matrix.find('.', begin), matrix.size());
        if (isNumber(matrix.substr(begin, end - begin)))
            return std::string(matrix.substr(0, end));
        begin = end + 1;
    }
    return {};
}

PlanTarget targetOfPlan(const Plan& plan)
{
    PlanTarget target;
    target.name = plan.modelName;
    target.fingerprint = plan.modelFingerprint;
    for (const PlanEntry& entry : plan.matrices) {
        PlanMatrix matrix;
        matrix.name = entry.name;
        matrix.kind = entry.name.substr(entry.name.rfind('.') + 1);
        const std::string path = blockPath(entry.name);
        const std::string number = path.substr(path.rfind('.') + 1);
        constexpr int kMostBlocks = 1 << 20; // a name that claims more is not about blocks
        int block = -1;
        std::from_chars(number.data(), number.data() + number.size(), block);
        if (block < kMostBlocks)
            matrix.block = block;
        target.blocks = std::max(target.blocks, matrix.block + 1);
        target.matrices.push_back(std::move(matrix));
    }
    return target;
}

WrittenPlan writePlanAs(const PlanForm& form, const Plan& plan, const PlanTarget& target)
{
    std::set<std::string_view> known;
    for (const PlanMatrix& matrix : target.matrices)
        known.insert(matrix.name);
    for (const PlanEntry& entry : plan.matrices) {
        if (!known.contains(entry.name))
            throw Error(ErrorKind::BadInput, PS_TEXT("Plan \"%1\": model %2 has no matrix %3."), plan.name, target.name, entry.name);
    }
    return form.write(plan, target);
}

ReadPlan readPlanAs(const PlanForm& form, const std::string& text, const std::string& where, const PlanTarget* target)
{
    if (form.needsModel && !target)
        throw Error(ErrorKind::Usage,
                    PS_TEXT("%1: a plan in the form \"%2\" names parts of a model, so it can only be read for one; name the model."),
                    where, form.id);
    ReadPlan read = form.read(text, where, target ? *target : PlanTarget{});
    if (read.plan.id.empty())
        read.plan.id = newPlanId();
    if (target && read.plan.modelFingerprint.empty()) {
        read.plan.modelName = target->name;
        read.plan.modelFingerprint = target->fingerprint;
    }
    return read;
}

std::string decimalText(double number)
{
    char digits[400]; // the longest double without an exponent has some 330 digits
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed);
    std::string text(digits, error == std::errc() ? end : digits);
    return text.find('.') == std::string::npos ? text + ".0" : text;
}

double checkedShare(double share, const std::string& where, const std::string& key)
{
    if (!(share >= 0 && share <= 1)) // written so that NaN fails too
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: %2 should be from 0 to 1, but is %3."), where, key, share);
    return share;
}

void addCommonLosses(const Plan& plan, bool hasLocks, bool hasStructure, std::vector<Text>& lost)
{
    lost.push_back(Text(PS_TEXT("The plan's name, ancestry, calibration and notes are not written: this form has no place for them.")));
    const auto locked = std::count_if(plan.matrices.begin(), plan.matrices.end(), [](const PlanEntry& e) { return e.isLocked; });
    if (locked > 0 && !hasLocks)
        lost.push_back(Text(PS_TEXT("Locks are not written (%1 matrices)."), locked));
    if (!plan.structure.empty() && !hasStructure)
        lost.push_back(Text(PS_TEXT("Structural removals are not written (%1 entries)."), plan.structure.size()));
    if (!plan.recovery.is_null())
        lost.push_back(Text(PS_TEXT("The recovery after pruning is not written.")));
    std::set<std::string> keys;
    for (const auto& [key, value] : plan.unknownKeys.items())
        keys.insert(key);
    for (const PlanEntry& entry : plan.matrices) {
        for (const auto& [key, value] : entry.unknownKeys.items())
            keys.insert(key);
    }
    std::string names;
    for (const std::string& key : keys)
        names += (names.empty() ? "" : ", ") + key;
    if (!names.empty())
        lost.push_back(Text(PS_TEXT("Keys that this version does not know are not written: %1."), names));
}

void addParameterLosses(const Plan& plan, const std::vector<std::string>& carried, std::vector<Text>& lost)
{
    std::map<std::pair<std::string, std::string>, int> counts;
    for (const PlanEntry& entry : plan.matrices) {
        for (const auto& [key, value] : entry.params) {
            if (std::find(carried.begin(), carried.end(), entry.method + "." + key) == carried.end())
                ++counts[{entry.method, key}];
        }
    }
    for (const auto& [parameter, count] : counts)
        lost.push_back(Text(PS_TEXT("Parameter %1 of method %2 is not written (%3 matrices)."), parameter.second, parameter.first, count));
}

} // namespace prunescope
