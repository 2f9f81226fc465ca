// Writes a LLaMA checkpoint of any size with random bfloat16 weights, sharded, in Hugging Face layout: for trying models
// that are larger than memory. Stands alone: no part of the program under test makes its own input.
//   make_random_llama FOLDER BLOCKS WIDTH INNER HEADS KV_HEADS VOCABULARY SHARD_GB
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Tensor {
    std::string name;
    std::uint64_t rows = 0, columns = 0; // rows 0: a vector

    std::uint64_t elements() const { return (rows ? rows : 1) * columns; }
    bool isGain() const { return rows == 0; }
};

std::uint64_t g_state = 0x9e3779b97f4a7c15u;

std::uint64_t nextRandom()
{
    g_state ^= g_state << 13;
    g_state ^= g_state >> 7;
    g_state ^= g_state << 17;
    return g_state;
}

std::uint16_t toBf16(float value)
{
    std::uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return std::uint16_t((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

/// Normal numbers of standard deviation 0.02, the usual start of such models, to draw from.
std::vector<std::uint16_t> drawTable()
{
    std::vector<std::uint16_t> table(1 << 16);
    for (auto& entry : table) {
        const double u = (double(nextRandom() >> 11) + 1) / 9007199254740993.0, v = double(nextRandom() >> 11) / 9007199254740992.0;
        entry = toBf16(float(0.02 * std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v)));
    }
    return table;
}

void writeTensor(std::ofstream& out, const Tensor& tensor, const std::vector<std::uint16_t>& table)
{
    std::vector<std::uint16_t> buffer(1 << 20);
    for (std::uint64_t left = tensor.elements(); left > 0;) {
        const std::uint64_t count = std::min<std::uint64_t>(left, buffer.size());
        if (tensor.isGain()) {
            std::fill(buffer.begin(), buffer.end(), toBf16(1.f));
        } else {
            for (std::size_t i = 0; i < buffer.size(); i += 4) {
                const std::uint64_t draw = nextRandom();
                for (std::size_t j = 0; j < 4; ++j)
                    buffer[i + j] = table[(draw >> (16 * j)) & 0xffff];
            }
        }
        out.write(reinterpret_cast<const char*>(buffer.data()), std::streamsize(2 * count));
        left -= count;
    }
}

std::string shardName(std::size_t index, std::size_t count)
{
    char name[64];
    std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", index + 1, count);
    return name;
}

void writeShard(const std::filesystem::path& path, const std::vector<Tensor>& tensors, const std::vector<std::uint16_t>& table)
{
    std::ostringstream header;
    header << R"({"__metadata__":{"format":"pt"})";
    std::uint64_t offset = 0;
    for (const Tensor& tensor : tensors) {
        header << ",\"" << tensor.name << R"(":{"dtype":"BF16","shape":[)";
        if (tensor.rows)
            header << tensor.rows << ',';
        header << tensor.columns << R"(],"data_offsets":[)" << offset << ',' << offset + 2 * tensor.elements() << "]}";
        offset += 2 * tensor.elements();
    }
    header << '}';
    std::string text = header.str();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    std::ofstream out(path, std::ios::binary);
    const std::uint64_t length = text.size();
    out.write(reinterpret_cast<const char*>(&length), sizeof length);
    out.write(text.data(), std::streamsize(text.size()));
    for (const Tensor& tensor : tensors)
        writeTensor(out, tensor, table);
    out.close();
    if (!out) {
        std::fprintf(stderr, "%s: cannot be written; is the disk full?\n", path.c_str());
        std::exit(1);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 9) {
        std::fprintf(stderr, "usage: make_random_llama FOLDER BLOCKS WIDTH INNER HEADS KV_HEADS VOCABULARY SHARD_GB\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const auto number = [&](int i) { return std::strtoull(argv[i], nullptr, 10); };
    const std::uint64_t blocks = number(2), D = number(3), F = number(4), heads = number(5), groups = number(6), V = number(7);
    const std::uint64_t K = D / heads * groups;
    const double limit = std::strtod(argv[8], nullptr) * 1e9;
    std::vector<Tensor> all{{"model.embed_tokens.weight", V, D}};
    for (std::uint64_t i = 0; i < blocks; ++i) {
        const std::string prefix = "model.layers." + std::to_string(i) + ".";
        for (const Tensor& tensor : std::vector<Tensor>{{"self_attn.q_proj.weight", D, D}, {"self_attn.k_proj.weight", K, D},
                                                        {"self_attn.v_proj.weight", K, D}, {"self_attn.o_proj.weight", D, D},
                                                        {"mlp.gate_proj.weight", F, D},    {"mlp.up_proj.weight", F, D},
                                                        {"mlp.down_proj.weight", D, F},    {"input_layernorm.weight", 0, D},
                                                        {"post_attention_layernorm.weight", 0, D}})
            all.push_back({prefix + tensor.name, tensor.rows, tensor.columns});
    }
    all.push_back({"model.norm.weight", 0, D});
    all.push_back({"lm_head.weight", V, D});

    std::vector<std::vector<Tensor>> shards(1);
    double size = 0, total = 0;
    for (const Tensor& tensor : all) {
        const double bytes = 2.0 * double(tensor.elements());
        if (size + bytes > limit && !shards.back().empty()) {
            shards.emplace_back();
            size = 0;
        }
        shards.back().push_back(tensor);
        size += bytes;
        total += bytes;
    }
    std::filesystem::create_directories(folder);
    const auto table = drawTable();
    std::ofstream index(folder / "model.safetensors.index.json");
    index << "{\"metadata\":{\"total_size\":" << std::uint64_t(total) << "},\"weight_map\":{";
    const char* comma = "";
    for (std::size_t i = 0; i < shards.size(); ++i) {
        writeShard(folder / shardName(i, shards.size()), shards[i], table);
        for (const Tensor& tensor : shards[i]) {
            index << comma << '"' << tensor.name << "\":\"" << shardName(i, shards.size()) << '"';
            comma = ",";
        }
    }
    index << "}}\n";
    std::ofstream(folder / "config.json")
        << R"({"architectures":["LlamaForCausalLM"],"model_type":"llama","hidden_act":"silu","rms_norm_eps":1e-5,)"
        << R"("rope_theta":10000.0,"tie_word_embeddings":false,"torch_dtype":"bfloat16","max_position_embeddings":4096,)"
        << "\"hidden_size\":" << D << ",\"intermediate_size\":" << F << ",\"num_hidden_layers\":" << blocks
        << ",\"num_attention_heads\":" << heads << ",\"num_key_value_heads\":" << groups << ",\"vocab_size\":" << V << "}\n";
    std::printf("%s: %.2f GB in %zu shards\n", folder.c_str(), total / 1e9, shards.size());
    return 0;
}
