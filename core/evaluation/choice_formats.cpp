// Fields and prompts of the multiple-choice data sets.
#include "core/evaluation/choice_formats.h"

#include "core/base/error.h"
#include "core/tokenizer/unicode.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace prunescope {
namespace {

constexpr std::size_t kMostChoices = 64;

/// The text of a key that must be there.
std::string requiredText(const Json& object, const char* key, const std::string& where)
{
    if (!object.contains(key) || object.at(key).is_null())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" is missing."), where, key);
    return jsonString(object, key, "", where);
}

/// The same of the first of two keys that is there.
std::string eitherText(const Json& object, const char* first, const char* second, const std::string& where)
{
    if (!object.contains(first) && !object.contains(second))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the keys \"%2\" and \"%3\" are both missing."), where, first, second);
    return requiredText(object, object.contains(first) ? first : second, where);
}

/// A whole number, also one written as text; nothing for anything else.
std::optional<std::int64_t> wholeNumber(const Json& value)
{
    if (value.is_number_unsigned())
        return std::int64_t(std::min<std::uint64_t>(value.get<std::uint64_t>(), INT64_MAX));
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (value.is_number_float() && std::abs(value.get<double>()) < 1e9 &&
        std::floor(value.get<double>()) == value.get<double>())
        return std::int64_t(value.get<double>());
    if (!value.is_string())
        return std::nullopt;
    const std::string text = pythonStrip(value.get_ref<const std::string&>());
    const bool isNegative = text.starts_with('-');
    if (text.size() < 1 + std::size_t(isNegative) || text.size() > 9)
        return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text.substr(std::size_t(isNegative))) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = 10 * number + (c - '0');
    }
    return isNegative ? -number : number;
}

[[noreturn]] void throwNoAnswer(const std::string& where, const char* key, const Json& value)
{
    throw Error(
        ErrorKind::BadInput,
        PS_TEXT("%1: the key \"%2\" is %3: the question comes without its answer, as in test splits; take the validation "
                "split."),
        where, key, asciiLine(value));
}

/// The number of the right choice from a key that holds it.
/// @param first  the number of the first choice in the file, 0 or 1
int answerNumber(const Json& object, const char* key, std::size_t choices, int first, const std::string& where)
{
    if (!object.contains(key) || object.at(key).is_null())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" is missing."), where, key);
    const Json& value = object.at(key);
    if (value == Json("") || wholeNumber(value) == std::optional<std::int64_t>(-1))
        throwNoAnswer(where, key, value);
    const auto number = wholeNumber(value);
    if (!number || *number < first || *number >= first + std::int64_t(choices))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" should be a whole number from %3 to %4, but is %5."),
                    where, key, first, first + std::int64_t(choices) - 1, asciiLine(value).substr(0, 60));
    return int(*number) - first;
}

/// The number of the choice with an answer's label. Some copies number labelled choices "1" to "5", or label numbered ones.
int labelledAnswer(const Json& object, const std::vector<std::string>& labels, const std::string& where)
{
    const std::string answer = pythonStrip(requiredText(object, "answerKey", where));
    if (answer.empty())
        throwNoAnswer(where, "answerKey", object.at("answerKey"));
    const auto found = std::find(labels.begin(), labels.end(), answer);
    if (found != labels.end())
        return int(found - labels.begin());
    if (answer.size() == 1) {
        const int place = std::isdigit(static_cast<unsigned char>(answer[0])) ? answer[0] - '1' : answer[0] - 'A';
        if (place >= 0 && place < int(labels.size()))
            return place;
    }
    throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"answerKey\" is %2, but no choice has that label."), where,
                asciiLine(answer).substr(0, 60));
}

/// Elements of an array that must all be texts.
std::vector<std::string> textsOf(const Json& object, const char* key, const std::string& where)
{
    if (!object.is_object() || !object.contains(key) || !object.at(key).is_array())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" should be a list of texts."), where, key);
    std::vector<std::string> texts;
    for (const Json& one : object.at(key)) {
        if (!one.is_string())
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" should be a list of texts, but item %3 is %4."), where,
                        key, texts.size() + 1, one.type_name());
        texts.push_back(one.get<std::string>());
    }
    return texts;
}

void requireChoices(std::size_t count, const std::string& where)
{
    if (count < 2 || count > kMostChoices)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the question has %2 choices, but should have 2 to %3."), where, count,
                    kMostChoices);
}

/// Choices with labels, either two lists under "choices" or a list of objects.
struct LabelledChoices {
    std::vector<std::string> texts, labels;
};
LabelledChoices labelledChoices(const Json& object, const std::string& where)
{
    if (!object.contains("choices"))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"%2\" is missing."), where, "choices");
    const Json& choices = object.at("choices");
    LabelledChoices out;
    if (choices.is_array()) {
        for (const Json& one : choices) {
            if (!one.is_object())
                throw Error(ErrorKind::BadInput,
                            PS_TEXT("%1: each of \"choices\" should be an object with \"text\" and \"label\"."), where);
            out.texts.push_back(requiredText(one, "text", where));
            out.labels.push_back(requiredText(one, "label", where));
        }
    } else {
        out.texts = textsOf(choices, "text", where);
        out.labels = textsOf(choices, "label", where);
    }
    if (out.texts.size() != out.labels.size())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the question has %2 choices, but %3 labels."), where, out.texts.size(),
                    out.labels.size());
    requireChoices(out.texts.size(), where);
    return out;
}

/// All choices after one context.
ChoiceQuestion question(const std::string& text, const std::string& context, const std::vector<std::string>& choices,
                        int answer)
{
    ChoiceQuestion out;
    out.text = text;
    for (const std::string& choice : choices)
        out.options.push_back({context, " " + choice, choice});
    out.answer = answer;
    return out;
}

/// ARC and OpenBookQA: the stem, its choices, the label of the right one.
ChoiceQuestion labelledQuestion(const Json& object, const std::string& where, const char* stemKey, const char* before,
                                const char* after)
{
    const bool isOriginal = object.contains("question") && object.at("question").is_object();
    const Json& holder = isOriginal ? object.at("question") : object;
    const std::string stem = requiredText(holder, isOriginal ? "stem" : stemKey, where);
    const LabelledChoices choices = labelledChoices(holder, where);
    return question(stem, before + stem + after, choices.texts, labelledAnswer(object, choices.labels, where));
}

ChoiceQuestion readArc(const Json& object, const std::string& where)
{
    return labelledQuestion(object, where, "question", "Question: ", "\nAnswer:");
}

ChoiceQuestion readOpenbookqa(const Json& object, const std::string& where)
{
    return labelledQuestion(object, where, "question_stem", "", "");
}

ChoiceQuestion readPiqa(const Json& object, const std::string& where)
{
    const std::vector<std::string> choices{requiredText(object, "sol1", where), requiredText(object, "sol2", where)};
    const std::string goal = requiredText(object, "goal", where);
    return question(goal, "Question: " + goal + "\nAnswer:", choices, answerNumber(object, "label", 2, 0, where));
}

ChoiceQuestion readBoolq(const Json& object, const std::string& where)
{
    const char* key = object.contains("label") ? "label" : "answer";
    const bool isTruth = object.contains(key) && object.at(key).is_boolean();
    const int answer = isTruth ? int(object.at(key).get<bool>()) : answerNumber(object, key, 2, 0, where);
    const std::string passage = requiredText(object, "passage", where), asked = requiredText(object, "question", where) + "?";
    return question(passage + "\n" + asked, passage + "\nQuestion: " + asked + "\nAnswer:", {"no", "yes"}, answer);
}

ChoiceQuestion readRte(const Json& object, const std::string& where)
{
    const std::string premise = eitherText(object, "sentence1", "premise", where);
    const std::string hypothesis = eitherText(object, "sentence2", "hypothesis", where);
    const Json& label = object.contains("label") ? object.at("label") : Json();
    const int answer = label == Json("entailment")       ? 0
                       : label == Json("not_entailment") ? 1
                                                         : answerNumber(object, "label", 2, 0, where);
    return question(premise + "\n" + hypothesis,
                    premise + "\nQuestion: " + hypothesis + " True or False?\nAnswer:", {"True", "False"}, answer);
}

ChoiceQuestion readHellaswag(const Json& object, const std::string& where)
{
    const std::string parts =
        requiredText(object, "ctx_a", where) + " " + pythonCapitalize(requiredText(object, "ctx_b", where));
    const std::string context = cleanedHellaswag(requiredText(object, "activity_label", where) + ": " + parts);
    std::vector<std::string> endings = textsOf(object, "endings", where);
    requireChoices(endings.size(), where);
    for (std::string& ending : endings)
        ending = cleanedHellaswag(ending);
    return question(context, context, endings, answerNumber(object, "label", endings.size(), 0, where));
}

/// The options stand in the contexts; what is scored is the rest of the sentence after either.
ChoiceQuestion readWinogrande(const Json& object, const std::string& where)
{
    const std::string sentence = requiredText(object, "sentence", where);
    const std::size_t blank = sentence.find('_');
    if (blank == std::string::npos)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the key \"sentence\" has no blank \"_\" to fill."), where);
    ChoiceQuestion out;
    out.text = sentence;
    std::string rest(" ");
    rest.append(pythonStrip(sentence.substr(blank + 1)));
    for (const char* key : {"option1", "option2"}) {
        const std::string option = requiredText(object, key, where);
        out.options.push_back({sentence.substr(0, blank) + option, rest, option});
    }
    out.answer = answerNumber(object, "answer", 2, 1, where);
    return out;
}

template <typename... Keys> bool hasAll(const Json& object, Keys... keys) { return (... && object.contains(keys)); }

bool fitsWinogrande(const Json& object) { return hasAll(object, "sentence", "option1", "option2"); }
bool fitsHellaswag(const Json& object) { return hasAll(object, "ctx_a", "endings"); }
bool fitsPiqa(const Json& object) { return hasAll(object, "goal", "sol1", "sol2"); }
bool fitsBoolq(const Json& object) { return hasAll(object, "question", "passage"); }
bool fitsRte(const Json& object) { return hasAll(object, "sentence1", "sentence2") || hasAll(object, "premise", "hypothesis"); }
bool fitsOriginal(const Json& object) { return object.contains("question") && object.at("question").is_object(); }
bool fitsOpenbookqa(const Json& object) { return object.contains("question_stem") || fitsOriginal(object); }
bool fitsArc(const Json& object) { return hasAll(object, "question", "choices"); }

std::string lowerAscii(std::string text)
{
    for (char& c : text)
        c = char(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// White_Space, and the four separators of ASCII that Python counts as well.
bool isPythonSpace(char32_t c) { return isSpace(c) || (c >= 0x1c && c <= 0x1f); }

/// Python's str.replace().
std::string replaced(std::string_view text, std::string_view what, std::string_view with)
{
    std::string out;
    std::size_t begin = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, begin)) {
        out.append(text.substr(begin, at - begin)).append(with);
        begin = at + what.size();
    }
    return out.append(text.substr(begin));
}

/// Without "[...]" on one line, each from its opening to the first closing bracket.
std::string withoutBrackets(std::string_view text)
{
    std::string out;
    std::size_t close = 0, lineEnd = 0; // the next ones; each is looked for once, whatever the text
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '[' && close <= at)
            close = std::min(text.find(']', at), text.size());
        if (text[at] == '[' && lineEnd <= at)
            lineEnd = std::min(text.find('\n', at), text.size());
        if (text[at] == '[' && close < text.size() && close < lineEnd)
            at = close + 1;
        else
            out += text[at++];
    }
    return out;
}

} // namespace

const std::vector<ChoiceFormat>& choiceFormats()
{
    static const std::vector<ChoiceFormat> formats{
        {"winogrande", "WinoGrande", false, fitsWinogrande, readWinogrande},
        {"hellaswag", "HellaSwag", true, fitsHellaswag, readHellaswag},
        {"piqa", "PIQA", true, fitsPiqa, readPiqa},
        {"boolq", "BoolQ", true, fitsBoolq, readBoolq},
        {"rte", "RTE", true, fitsRte, readRte},
        {"openbookqa", "OpenBookQA", true, fitsOpenbookqa, readOpenbookqa},
        {"arc", "ARC", true, fitsArc, readArc},
    };
    return formats;
}

const ChoiceFormat& choiceFormat(std::string_view id)
{
    const std::string_view wanted = id == "arc_easy" || id == "arc_challenge" ? "arc" : id;
    for (const ChoiceFormat& format : choiceFormats())
        if (format.id == wanted)
            return format;
    throw Error(ErrorKind::Usage,
                PS_TEXT("There is no multiple-choice format \"%1\"; there are arc, boolq, hellaswag, openbookqa, piqa, rte and "
                        "winogrande."),
                id);
}

const ChoiceFormat& detectChoiceFormat(const Json& object, const std::string& fileName, const std::string& where)
{
    if (!object.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: expected a JSON object with a question, found %2."), where,
                    object.type_name());
    if (fitsOriginal(object) && lowerAscii(fileName).find("arc") != std::string::npos)
        return choiceFormat("arc");
    for (const ChoiceFormat& format : choiceFormats())
        if (format.fits(object))
            return format;
    Json keys = Json::array();
    for (const auto& item : object.items())
        keys.push_back(item.key());
    throw Error(
        ErrorKind::BadInput,
        PS_TEXT(
            "%1: these are the fields of no known data set (ARC, BoolQ, HellaSwag, OpenBookQA, PIQA, RTE, WinoGrande): %2."),
        where, asciiLine(keys).substr(0, 200));
}

std::string pythonCapitalize(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = codePointAt(text, at);
        appendUtf8(out, at == 0 ? titleCase(next.value) : lowerCase(next.value));
        at += next.size;
    }
    return out;
}

std::string pythonStrip(std::string_view text)
{
    std::size_t begin = 0, end = text.size();
    while (begin < end && isPythonSpace(codePointAt(text, begin).value))
        begin += codePointAt(text, begin).size;
    while (end > begin && isPythonSpace(codePointBefore(text, end).value))
        end -= codePointBefore(text, end).size;
    return std::string(text.substr(begin, end - begin));
}

std::string cleanedHellaswag(std::string_view text)
{
    return replaced(withoutBrackets(replaced(pythonStrip(text), " [title]", ". ")), "  ", " ");
}

} // namespace prunescope
