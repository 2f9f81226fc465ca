// Texts from outside and the windows cut from them.
#include "core/calibration/text.h"

#include "core/architecture/tensor_bytes.h"
#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/base/sha256.h"
#include "core/checkpoint/safetensors.h"

#include <algorithm>
#include <filesystem>

namespace fs = std::filesystem;

namespace prunescope {
namespace {

constexpr std::uint64_t kLargestText = std::uint64_t(2) << 30;

std::string joinRows(const std::string& text)
{
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view row(text.data() + begin, end - begin);
        if (begin > 0)
            out += "\n\n";
        if (!row.empty() && row != " ") {
            out += row;
            out += '\n';
        }
        begin = end + 1;
    }
    return out;
}

std::string jsonLineText(const Json& line, const std::string& where)
{
    if (line.is_object() && !line.contains("text") && line.contains("question") && line.contains("answer"))
        return jsonString(line, "question", "", where) + "\n" + jsonString(line, "answer", "", where);
    if (!line.is_object() || !line.contains("text"))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: expected an object with the key \"text\"."), where);
    return jsonString(line, "text", "", where);
}

std::vector<std::string> readJsonLines(const fs::path& path)
{
    const std::string text = readTextFile(path, kLargestText);
    std::vector<std::string> documents;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line(text.data() + begin, end - begin);
        ++number;
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
            const std::string where = path.string() + ":" + std::to_string(number);
            documents.push_back(jsonLineText(parseJson(line, where), where));
        }
        begin = end + 1;
    }
    return documents;
}

void readFolder(const fs::path& folder, LoadedText& text)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename().string().front() != '.')
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        text.documents.push_back(readTextFile(file, kLargestText));
        text.documentNames.push_back(file.filename().string());
    }
}

/// Splits "F.safetensors:TENSOR"; an empty tensor name if the path is something else.
std::pair<std::string, std::string> idsSource(const std::string& path)
{
    constexpr std::string_view kMark = ".safetensors:";
    const std::size_t at = path.rfind(kMark);
    if (at == std::string::npos)
        return {path, ""};
    return {path.substr(0, at + kMark.size() - 1), path.substr(at + kMark.size())};
}

LoadedText loadIds(const std::string& file, const std::string& tensor)
{
    const auto opened = SafetensorsFile::open(file);
    const TensorView& view = opened->require(tensor);
    if ((view.dtype != DType::I64 && view.dtype != DType::I32) || view.shape.empty() || view.shape.size() > 2)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: tensor %2 has type %3 and shape %4, but token ids are I64 with one or two axes."), file,
                    tensor, dtypeName(view.dtype), shapeText(view.shape));
    LoadedText text;
    text.name = fs::path(file).filename().string() + ":" + tensor;
    text.ids = copyOf(view, at::kLong);
    // A batch of one row is one stream: [1, T] is how evaluation texts are often stored.
    if (text.ids.dim() == 2 && text.ids.size(0) == 1)
        text.ids = text.ids.reshape({-1});
    text.sha256 = sha256Hex({static_cast<const char*>(text.ids.data_ptr()), std::size_t(text.ids.nbytes())});
    return text;
}

void requireIdsBelow(const at::Tensor& ids, std::int64_t vocabulary, const std::string& name)
{
    const auto* values = ids.data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < ids.numel(); ++i)
        if (values[i] < 0 || values[i] >= vocabulary)
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: token %2 has id %3, but the model's vocabulary has %4."), name,
                        i, values[i], vocabulary);
}

} // namespace

LoadedText loadText(const std::string& path, bool joinsRows)
{
    const auto [file, tensor] = idsSource(path);
    if (!tensor.empty())
        return loadIds(file, tensor);
    LoadedText text;
    const fs::path source(path);
    text.name = (source.filename().empty() ? source.parent_path() : source).filename().string();
    std::error_code error;
    if (fs::is_directory(source, error))
        readFolder(source, text);
    else if (source.extension() == ".jsonl")
        text.documents = readJsonLines(source);
    else
        text.documents = {readTextFile(source, kLargestText)};
    if (joinsRows)
        for (auto& document : text.documents)
            document = joinRows(document);
    Sha256 hash;
    for (const auto& document : text.documents) {
        text.bytes += std::int64_t(document.size());
        hash.add(document);
        if (text.documents.size() > 1)
            hash.add(std::string_view("\0", 1));
    }
    text.sha256 = hash.hex();
    if (text.bytes == 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the text is empty."), path);
    return text;
}

at::Tensor tokenStream(const LoadedText& text, const Tokenizer* tokenizer, std::int64_t vocabulary)
{
    if (text.ids.defined()) {
        requireIdsBelow(text.ids, vocabulary, text.name);
        return text.ids.reshape({-1});
    }
    if (!tokenizer)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: a text needs a tokenizer, and the model has none."), text.name);
    std::vector<std::int64_t> stream;
    for (const auto& document : text.documents) {
        const auto ids = tokenizer->encode(document, true);
        stream.insert(stream.end(), ids.begin(), ids.end());
    }
    const auto ids = at::tensor(stream, at::kLong);
    requireIdsBelow(ids, vocabulary, text.name);
    return ids;
}

CalibrationWindows calibrationWindows(const LoadedText& text, const at::Tensor& stream, std::int64_t samples,
                                      std::int64_t window, std::uint64_t seed)
{
    CalibrationWindows out;
    const std::int64_t total = stream.numel();
    if (text.ids.defined() && text.ids.dim() == 2) {
        out.ids = text.ids.narrow(0, 0, std::min(samples, text.ids.size(0))).contiguous();
    } else if (total < window || window < 1) {
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: has %2 tokens, fewer than one calibration window of %3; choose a longer text or a shorter "
                            "window."),
                    text.name, total, window);
    } else if (total < samples * window) {
        const std::int64_t count = total / window;
        out.ids = stream.narrow(0, 0, count * window).reshape({count, window}).contiguous();
    } else {
        Random random(seed);
        out.ids = at::empty({samples, window}, at::kLong);
        for (std::int64_t row = 0; row < samples; ++row)
            out.ids.select(0, row).copy_(
                stream.narrow(0, std::int64_t(random.below(std::uint64_t(total - window + 1))), window));
    }
    Sha256 hash;
    hash.add(std::to_string(out.ids.size(0)) + "x" + std::to_string(out.ids.size(1)) + ":");
    hash.add(out.ids.data_ptr(), std::size_t(out.ids.nbytes()));
    out.hash = hash.hex();
    return out;
}

} // namespace prunescope
