// llm-compressor recipes, reading (ecosystem.md 11): the modifiers are found, their targets resolved against the model's
// modules in order, and what remains is said.
#include "core/base/error.h"
#include "core/plan/name_pattern.h"
#include "core/plan/plan_form_parts.h"
#include "core/plan/yaml_text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace prunescope {
namespace {

constexpr std::size_t kMostPatterns = 1000; // each is tried on every module
constexpr int kMostNesting = 8;             // stages, groups, modifiers

struct Modifier {
    std::string name;
    const Json* keys;
};

/// Finds "...Modifier" keys in stages and groups. Other keys at these levels are collected.
void findModifiers(const Json& json, int depth, std::vector<Modifier>& modifiers, std::set<std::string>& otherKeys)
{
    if (depth > kMostNesting)
        return;
    if (json.is_array()) {
        for (const Json& item : json)
            findModifiers(item, depth + 1, modifiers, otherKeys);
        return;
    }
    if (!json.is_object())
        return;
    static const std::set<std::string> kHarmless{"version", "args", "metadata", "run_type", "group", "index", "model"};
    for (const auto& [key, value] : json.items()) {
        if (key.ends_with("Modifier"))
            modifiers.push_back({key, &value});
        else if (value.is_structured() && !kHarmless.contains(key))
            findModifiers(value, depth + 1, modifiers, otherKeys);
        else if (!kHarmless.contains(key))
            otherKeys.insert(key);
    }
}

/// A string or a list of strings.
std::vector<std::string> stringList(const Json& keys, const char* key, std::vector<std::string> fallback, const std::string& where)
{
    const auto found = keys.find(key);
    if (found == keys.end() || found->is_null())
        return fallback;
    if (found->is_string())
        return {found->get<std::string>()};
    std::vector<std::string> out;
    if (found->is_array() && std::all_of(found->begin(), found->end(), [](const Json& item) { return item.is_string(); })) {
        for (const Json& item : *found)
            out.push_back(item.get<std::string>());
        return out;
    }
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" should be a name or a list of names, but is %3."), where, key,
                asciiLine(*found).substr(0, 60));
}

/// Names, classes and patterns that select modules.
class Selector {
public:
    Selector(const std::vector<std::string>& words, const std::string& where, std::size_t& patternsLeft)
    {
        for (const std::string& word : words) {
            if (!word.starts_with("re:")) {
                m_names.insert(word);
                continue;
            }
            if (patternsLeft-- == 0)
                throw Error(ErrorKind::BadInput, PS_TEXT("%1: a recipe may have at most %2 patterns, and this one has more."), where,
                            kMostPatterns);
            m_patterns.emplace_back(word, NamePattern(word.substr(3), where));
        }
    }

    bool selects(const std::string& module)
    {
        bool isSelected = false;
        if (m_names.contains(module)) {
            m_used.insert(module);
            isSelected = true;
        }
        for (const auto& [word, pattern] : m_patterns) {
            if ((!isSelected || !m_used.contains(word)) && pattern.matches(module)) {
                m_used.insert(word);
                isSelected = true;
            }
        }
        return isSelected;
    }
    /// A class or one of the words for everything, told by its name: only Linear and decoder layers hold prunable matrices.
    bool hasClass(bool isLayer)
    {
        bool has = false;
        for (const std::string& name : m_names) {
            const bool isAll = name == "Linear" || name == "Conv1D" || name == "__ALL_PRUNABLE__" || name == "__ALL__";
            const bool isLayerClass = name.ends_with("DecoderLayer") || name.ends_with("Block") || (name.ends_with("Layer") && name.find('.') == name.npos);
            if (isLayer ? isLayerClass : isAll) {
                m_used.insert(name);
                has = true;
            }
        }
        return has;
    }
    std::vector<std::string> unused() const
    {
        std::vector<std::string> out;
        for (const std::string& name : m_names) {
            if (!m_used.contains(name))
                out.push_back(name);
        }
        for (const auto& [word, pattern] : m_patterns) {
            if (!m_used.contains(word))
                out.push_back(word);
        }
        return out;
    }

private:
    std::set<std::string> m_names;
    std::vector<std::pair<std::string, NamePattern>> m_patterns;
    std::set<std::string> m_used;
};

/// The modules that hold matrices: the matrices and all that contain them, parents first, in module order.
std::vector<std::string> modulesOf(const PlanTarget& target)
{
    std::vector<std::string> modules;
    std::set<std::string_view> seen;
    for (const PlanMatrix& matrix : target.matrices) {
        for (std::size_t end = matrix.name.find('.');; end = matrix.name.find('.', end + 1)) {
            const std::string_view path = std::string_view(matrix.name).substr(0, end);
            if (seen.insert(path).second)
                modules.emplace_back(path);
            if (end == std::string::npos)
                break;
        }
    }
    return modules;
}

/// Reads one recipe into entries of a plan file.
class RecipeReader {
public:
    RecipeReader(const std::string& where, const PlanTarget& target) : m_where(where), m_target(target), m_modules(modulesOf(target))
    {
        for (std::size_t i = 0; i < target.matrices.size(); ++i)
            m_places.emplace(target.matrices[i].name, i);
        m_entries.resize(target.matrices.size());
    }

    void read(const Modifier& modifier)
    {
        static const std::map<std::string, const char*> kMethods{{"SparseGPTModifier", "sparsegpt"},
                                                                 {"WandaPruningModifier", "wanda"},
                                                                 {"MagnitudePruningModifier", "magnitude"},
                                                                 {"ALPSModifier", "alps"}};
        const auto method = kMethods.find(modifier.name);
        if (method == kMethods.end()) {
            lost.push_back(Text(PS_TEXT("%1 is not a way of pruning known here and was left out."), modifier.name));
            return;
        }
        const std::string where = m_where + ", " + modifier.name;
        static const Json kNoKeys = Json::object();
        const Json& keys = modifier.keys->is_null() ? kNoKeys : *modifier.keys;
        if (!keys.is_object())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: should hold keys and values, but is %2."), where, keys.type_name());
        Json entry = {{"method", method->second}, {"params", paramsOf(keys, method->second, where)}};
        const std::optional<Pattern> pattern = patternOf(keys, where);
        if (pattern)
            entry["pattern"] = patternText(*pattern);
        apply(keys, entry, pattern, method->second == std::string("magnitude") ? "final_sparsity" : "sparsity", where);
        reportKeys(modifier.name, keys);
    }

    Json entries() const
    {
        Json out = Json::array();
        for (const Json& entry : m_entries) {
            if (!entry.is_null())
                out.push_back(entry);
        }
        return out;
    }

    void reportOverlaps()
    {
        if (!m_twice.empty())
            lost.push_back(Text(PS_TEXT("%1 matrices are targets of several modifiers, %2 first; the last one was taken."), m_twice.size(),
                                *m_twice.begin()));
    }

    std::vector<Text> lost;

private:
    Json paramsOf(const Json& keys, const std::string& method, const std::string& where) const
    {
        Json params = Json::object();
        if (method != "sparsegpt")
            return params;
        if (const std::int64_t size = jsonInt(keys, "block_size", 128, where); size != 128)
            params["block_size"] = double(size);
        const double damping = jsonNumber(keys, "dampening_frac", jsonNumber(keys, "percdamp", 0.01, where), where);
        if (damping != 0.01)
            params["damping"] = damping;
        return params;
    }

    /// There N:M prunes N of every M; with N = 0 the sparsity decides.
    std::optional<Pattern> patternOf(const Json& keys, const std::string& where) const
    {
        const std::string text = jsonString(keys, "mask_structure", "", where);
        std::int64_t pruned = jsonInt(keys, "prunen", 0, where), group = jsonInt(keys, "prunem", 0, where);
        if (!text.empty() && text != "unstructured") {
            const std::size_t colon = text.find(':');
            const char* end = text.data() + text.size();
            const auto first = std::from_chars(text.data(), end, pruned);
            const auto second = colon == text.npos ? first : std::from_chars(text.data() + colon + 1, end, group);
            if (colon == text.npos || first.ptr != text.data() + colon || second.ptr != end || second.ec != std::errc())
                throw Error(ErrorKind::BadInput, PS_TEXT("%1: mask_structure should be \"N:M\", N pruned of every M, but is \"%2\"."),
                            where, text);
        }
        if (pruned == 0)
            return std::nullopt;
        if (pruned < 0 || pruned >= group || group > 1024)
            throw Error(ErrorKind::BadInput,
                        PS_TEXT("%1: mask_structure should prune N of every M with N from 1 to M - 1 and M up to 1024, but N is %2 and M is %3."),
                        where, pruned, group);
        return Pattern{int(group - pruned), int(group)};
    }

    /// One value, or one for each of the matched targets.
    std::vector<double> sharesOf(const Json& keys, const char* key, const std::optional<Pattern>& pattern, std::size_t units,
                                 const std::string& where)
    {
        const auto found = keys.find(key);
        if (found != keys.end() && found->is_array()) {
            std::vector<double> shares;
            for (const Json& value : *found) {
                const std::string place = std::string(key) + "[" + std::to_string(shares.size()) + "]";
                if (!value.is_number())
                    throw Error(ErrorKind::BadInput, PS_TEXT("%1: %2 should be a number, but is %3."), where, place,
                                asciiLine(value).substr(0, 60));
                shares.push_back(checkedShare(value.get<double>(), where, place));
            }
            if (shares.size() == units + 1 && m_hasLinear)
                shares.pop_back(); // of the output matrix
            if (shares.size() != units)
                throw Error(ErrorKind::BadInput, PS_TEXT("%1: \"%2\" should have one value for each of the %3 matched targets, but has %4."),
                            where, key, units, found->size());
            if (pattern)
                shares.assign(units, pattern->sparsityShare());
            return shares;
        }
        const bool isGiven = found != keys.end() && !found->is_null();
        if (!isGiven && !pattern)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"%2\" is missing."), where, key);
        const double share = isGiven ? checkedShare(jsonNumber(keys, key, 0, where), where, key) : pattern->sparsityShare();
        if (pattern && share != pattern->sparsityShare())
            lost.push_back(Text(PS_TEXT("The pattern decides how much goes: a sparsity of %1 beside keep %2 is not used there either."),
                                share, patternText(*pattern)));
        return std::vector<double>(units, pattern ? pattern->sparsityShare() : share);
    }

    /// Modules that the targets select, in module order.
    std::vector<std::string> unitsOf(Selector& targets)
    {
        m_hasLinear = targets.hasClass(false);
        const bool hasLayers = targets.hasClass(true);
        std::set<std::string> layers;
        for (const PlanMatrix& matrix : m_target.matrices)
            layers.insert(blockPath(matrix.name));
        std::vector<std::string> units;
        for (const std::string& module : m_modules) {
            const bool isNamed = targets.selects(module);
            if (isNamed || (m_hasLinear && m_places.contains(module)) || (hasLayers && layers.contains(module)))
                units.push_back(module);
        }
        return units;
    }

    void apply(const Json& keys, const Json& entry, const std::optional<Pattern>& pattern, const char* key, const std::string& where)
    {
        Selector targets(stringList(keys, "targets", {"Linear"}, where), where, m_patternsLeft);
        Selector ignored(stringList(keys, "ignore", {}, where), where, m_patternsLeft);
        const std::vector<std::string> units = unitsOf(targets);
        const std::vector<double> shares = sharesOf(keys, key, pattern, units.size(), where);
        std::set<std::string> mine;
        for (std::size_t u = 0; u < units.size(); ++u) {
            // The matrices of a module follow each other in the sorted map of names.
            for (auto at = m_places.lower_bound(units[u]); at != m_places.end() && at->first.starts_with(units[u]); ++at) {
                const bool isInside = at->first.size() == units[u].size() || at->first[units[u].size()] == '.';
                if (!isInside || ignored.selects(at->first))
                    continue;
                Json& place = m_entries[at->second];
                if (!place.is_null() && !mine.contains(at->first))
                    m_twice.insert(at->first);
                mine.insert(at->first);
                place = entry;
                place["name"] = at->first;
                place["sparsity"] = shares[u];
            }
        }
        reportUnused(targets.unused());
    }

    void reportUnused(const std::vector<std::string>& words)
    {
        constexpr std::size_t kShown = 5;
        std::string names;
        for (std::size_t i = 0; i < words.size() && i < kShown; ++i)
            names += (i ? ", " : "") + words[i];
        if (words.size() > kShown)
            names += ", ...";
        if (!words.empty())
            lost.push_back(Text(PS_TEXT("Targets that match nothing in this model (%1): %2."), words.size(), names));
    }

    void reportKeys(const std::string& modifier, const Json& keys)
    {
        static const std::set<std::string> kRead{"sparsity", "final_sparsity", "mask_structure", "prunen",     "prunem",
                                                 "targets",  "ignore",         "block_size",     "percdamp",   "dampening_frac"};
        // How the other program goes about it, not what comes out.
        static const std::set<std::string> kHarmless{"sequential_update", "sequential_targets", "compress_layers", "offload_hessians",
                                                     "leave_enabled",     "verbose",            "index",           "group",
                                                     "run_type",          "quantize",           "preserve_sparsity_mask"};
        static const std::set<std::string> kSchedule{"init_sparsity", "start", "end", "update", "update_scheduler"};
        bool hasSchedule = false;
        for (const auto& [key, value] : keys.items()) {
            const bool isOn = value.is_boolean() && value.get<bool>();
            if (kSchedule.contains(key) && modifier == "MagnitudePruningModifier")
                hasSchedule = true;
            else if (key == "sparsity_profile" && !value.is_null())
                reportProfile(keys);
            else if ((key == "quantize" || key == "preserve_sparsity_mask") && isOn)
                lost.push_back(Text(PS_TEXT("Key \"%1\" of %2 has no counterpart here and was left out."), key, modifier));
            else if (!kRead.contains(key) && !kHarmless.contains(key) && !key.starts_with("owl_") && key != "sparsity_profile")
                lost.push_back(Text(PS_TEXT("Key \"%1\" of %2 is not known here and was left out."), key, modifier));
        }
        if (hasSchedule)
            lost.push_back(Text(PS_TEXT("Magnitude pruning is done in one shot here: beginning, end and schedule were left out.")));
    }

    void reportProfile(const Json& keys)
    {
        const auto number = [&keys](const char* key) { return keys.contains(key) ? asciiLine(keys.at(key)).substr(0, 20) : std::string("-"); };
        lost.push_back(Text(PS_TEXT("The profile of sparsities by OWL is not computed on reading: every block has the mean. Spread it by "
                                    "OWL with outlier factor %1 and range %2."),
                            number("owl_m"), number("owl_lmbda")));
    }

    const std::string& m_where;
    const PlanTarget& m_target;
    std::vector<std::string> m_modules;
    std::map<std::string, std::size_t> m_places;
    std::vector<Json> m_entries; // by place in the model; null: not targeted
    std::set<std::string> m_twice;
    std::size_t m_patternsLeft = kMostPatterns;
    bool m_hasLinear = false;
};

} // namespace

ReadPlan readRecipe(const std::string& text, const std::string& where, const PlanTarget& target)
{
    const Json json = parseYaml(text, where);
    std::vector<Modifier> modifiers;
    std::set<std::string> otherKeys;
    findModifiers(json, 0, modifiers, otherKeys);
    if (modifiers.empty())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is not a recipe: no key ends with \"Modifier\", at the top stands %2."), where,
                    asciiLine(json).substr(0, 60));
    RecipeReader reader(where, target);
    for (const Modifier& modifier : modifiers)
        reader.read(modifier);
    reader.reportOverlaps();
    for (const std::string& key : otherKeys)
        reader.lost.push_back(Text(PS_TEXT("Key \"%1\" is not known here and was left out."), key));
    const Json plan = {{"format", "prunescope-plan"}, {"version", 1}, {"matrices", reader.entries()}};
    return {planFromJson(plan, where), std::move(reader.lost)};
}

} // namespace prunescope
