// Speed of encoding and decoding on one thread: bench_tokenizer [FOLDER] [TEXT], by default GPT-2 on
// WikiText-2.
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/tokenizer/tokenizer.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace prunescope;

namespace {

constexpr int kRuns = 9;

struct Seconds {
    double wall;
    double processor; ///< what a machine without other work would need
};

template <typename Act> Seconds timed(Act act)
{
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processorStart = std::clock();
    act();
    const double processor = double(std::clock() - processorStart) / CLOCKS_PER_SEC;
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), processor};
}

void report(const char* what, double megabytes, std::vector<double> seconds)
{
    std::sort(seconds.begin(), seconds.end());
    std::printf("%-24s %7.2f MB/s  (%.2f to %.2f over %d runs)\n", what, megabytes / seconds[kRuns / 2],
                megabytes / seconds.back(), megabytes / seconds.front(), kRuns);
}

void measure(const std::string& folder, const std::string& path)
{
    const auto tokenizer = loadTokenizer(folder);
    const std::string text = readTextFile(path);
    const double megabytes = double(text.size()) / 1e6;
    std::vector<std::int64_t> ids;
    std::string back;
    std::vector<double> encodeWall, encodeProcessor, decodeWall;
    for (int run = 0; run < kRuns; ++run) {
        const Seconds encode = timed([&] { ids = tokenizer->encode(text, false); });
        const Seconds decode = timed([&] { back = tokenizer->decode(ids, false); });
        encodeWall.push_back(encode.wall);
        encodeProcessor.push_back(encode.processor);
        decodeWall.push_back(decode.wall);
    }
    std::printf("%s\n%.2f MB, %zu tokens, %s\n", tokenizer->description().c_str(), megabytes, ids.size(),
                back == text ? "decoded text is the same" : "decoded text differs");
    report("encode", megabytes, encodeWall);
    report("encode, processor time", megabytes, encodeProcessor);
    report("decode", megabytes, decodeWall);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        measure(argc > 1 ? argv[1] : SHARED_DIR "/data/tokenizers/gpt2",
                argc > 2 ? argv[2] : SHARED_DIR "/data/wikitext2/wiki.test.raw");
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
