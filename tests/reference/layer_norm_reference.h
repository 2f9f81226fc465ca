#pragma once
// Slow float64 forward passes of Phi 1/2, BLOOM and OPT, without torch and without core: the yardstick for what no fixture
// covers. Written from the published descriptions: Vaswani et al. 2017 (attention), Ba et al. 2016 (LayerNorm), Su et al.
// 2021 (rotation), Press et al. 2021 (ALiBi), Li et al. 2023 (Phi), BigScience 2022 (BLOOM), Zhang et al. 2022 (OPT), and
// the model cards where papers are silent. The switches leave one feature out, to show that a comparison notices it.

#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <numbers>
#include <string>
#include <vector>

namespace layer_norm_reference {

using Vector = std::vector<double>;
using Rows = std::vector<Vector>;              // one vector per token
using Weights = std::map<std::string, Vector>; // by tensor name; matrices row by row, one row per output

/// Seeded normal numbers: splitmix64 and Box-Muller.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    double uniform() // in (0, 1]
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return double(((z ^ (z >> 31)) >> 11) + 1) / 9007199254740992.0;
    }
    double normal()
    {
        return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
    }

private:
    std::uint64_t m_state;
};

inline double relu(double x) { return x > 0 ? x : 0; }
inline double exactGelu(double x) { return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2)); }
inline double tanhGelu(double x)
{
    return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
}

inline Rows sum(const Rows& a, const Rows& b)
{
    Rows out = a;
    for (std::size_t t = 0; t < a.size(); ++t)
        for (std::size_t i = 0; i < a[t].size(); ++i)
            out[t][i] += b[t][i];
    return out;
}

/// The map of a module; its bias is added where the weights hold one.
inline Rows linear(const Weights& weights, const std::string& module, const Rows& x, bool addsBias = true)
{
    const Vector& matrix = weights.at(module + ".weight");
    const auto bias = weights.find(module + ".bias");
    Rows out;
    for (const Vector& row : x) {
        Vector y(matrix.size() / row.size(), 0.0);
        for (std::size_t o = 0; o < y.size(); ++o) {
            for (std::size_t i = 0; i < row.size(); ++i)
                y[o] += matrix[o * row.size() + i] * row[i];
            if (addsBias && bias != weights.end())
                y[o] += bias->second[o];
        }
        out.push_back(y);
    }
    return out;
}

/// One LayerNorm over features first .. first + count - 1 of a row.
inline void normalise(Vector& row, std::size_t first, std::size_t count, const Weights& weights,
                      const std::string& name)
{
    double mean = 0, variance = 0;
    for (std::size_t i = 0; i < count; ++i)
        mean += row[first + i] / double(count);
    for (std::size_t i = 0; i < count; ++i)
        variance += (row[first + i] - mean) * (row[first + i] - mean) / double(count);
    const auto gain = weights.find(name + ".weight"), bias = weights.find(name + ".bias");
    for (std::size_t i = 0; i < count; ++i) {
        row[first + i] = (row[first + i] - mean) / std::sqrt(variance + 1e-5);
        if (gain != weights.end())
            row[first + i] = row[first + i] * gain->second[i] + bias->second[i];
    }
}

inline Rows layerNorm(const Weights& weights, const std::string& name, Rows x)
{
    for (Vector& row : x)
        normalise(row, 0, row.size(), weights, name);
    return x;
}

/// How queries meet keys.
struct Mixing {
    int heads = 1, keyHeads = 1, width = 1;
    std::function<int(int)> keyHeadOf; // key/value head of a query head
    std::function<double(int, int)> bias = [](int, int) {
        return 0.0;
    }; // added to a score: head, distance to the key
};

inline Rows attention(const Rows& q, const Rows& k, const Rows& v, const Mixing& mixing)
{
    const std::size_t W = std::size_t(mixing.width);
    Rows out(q.size(), Vector(std::size_t(mixing.heads) * W, 0.0));
    for (int h = 0; h < mixing.heads; ++h) {
        const std::size_t own = std::size_t(h) * W, other = std::size_t(mixing.keyHeadOf(h)) * W;
        for (std::size_t t = 0; t < q.size(); ++t) {
            Vector share(t + 1);
            double total = 0;
            for (std::size_t s = 0; s <= t; ++s) {
                double score = 0;
                for (std::size_t i = 0; i < W; ++i)
                    score += q[t][own + i] * k[s][other + i];
                share[s] = std::exp(score / std::sqrt(double(W)) + mixing.bias(h, int(t - s)));
                total += share[s];
            }
            for (std::size_t s = 0; s <= t; ++s)
                for (std::size_t i = 0; i < W; ++i)
                    out[t][own + i] += share[s] / total * v[s][other + i];
        }
    }
    return out;
}

inline Rows embedding(const Weights& weights, const std::string& name, const std::vector<int>& ids,
                      std::size_t width)
{
    const Vector& table = weights.at(name + ".weight");
    Rows out;
    for (const int id : ids)
        out.emplace_back(table.begin() + std::ptrdiff_t(std::size_t(id) * width),
                         table.begin() + std::ptrdiff_t(std::size_t(id + 1) * width));
    return out;
}

inline Rows perceptron(const Weights& weights, const std::string& first, const std::string& second,
                       const Rows& x, const std::function<double(double)>& activation)
{
    Rows inner = linear(weights, first, x);
    for (Vector& row : inner)
        for (double& value : row)
            value = activation(value);
    return linear(weights, second, inner);
}

// ---- Phi 1, 1.5 and 2 ----

struct Phi {
    int width = 0, heads = 0, keyHeads = 0, blocks = 0;
    int turned = 0;      // features of each head that are rotated
    double base = 10000; // of the rotation
    bool turns = true, turnsOnlyAPart = true, isParallel = true, normsHeads = true, normsBeforeTurning = true;
    bool groupsHeads = true, hasOutputBias = true, approximatesGelu = true, hasFinalNorm = true;
};

inline Rows phiHeads(const Phi& phi, const Weights& weights, const std::string& module,
                     const std::string& norm, Rows x, int heads)
{
    const std::size_t W = std::size_t(phi.width / phi.heads),
                      R = phi.turnsOnlyAPart ? std::size_t(phi.turned) : W;
    const auto normHeads = [&](Vector& row) {
        for (std::size_t h = 0; h < std::size_t(heads); ++h)
            normalise(row, h * W, W, weights, norm);
    };
    x = linear(weights, module, x);
    for (std::size_t t = 0; t < x.size(); ++t) {
        if (phi.normsHeads && phi.normsBeforeTurning)
            normHeads(x[t]);
        for (std::size_t h = 0; h < std::size_t(heads) && phi.turns; ++h)
            for (std::size_t i = 0; i < R / 2; ++i) {
                const double angle = double(t) * std::pow(phi.base, -2.0 * double(i) / double(R));
                double &a = x[t][h * W + i], &b = x[t][h * W + i + R / 2];
                const double left = a * std::cos(angle) - b * std::sin(angle);
                b = b * std::cos(angle) + a * std::sin(angle);
                a = left;
            }
        if (phi.normsHeads && !phi.normsBeforeTurning)
            normHeads(x[t]);
    }
    return x;
}

/// @return logits, one row per token
inline Rows phiLogits(const Phi& phi, const Weights& weights, const std::vector<int>& ids)
{
    Rows x = embedding(weights, "model.embed_tokens", ids, std::size_t(phi.width));
    Mixing mixing{phi.heads, phi.keyHeads, phi.width / phi.heads, {}};
    mixing.keyHeadOf = [&](int h) {
        return phi.groupsHeads ? h / (phi.heads / phi.keyHeads) : h % phi.keyHeads;
    };
    const auto gelu = phi.approximatesGelu ? tanhGelu : exactGelu;
    for (int block = 0; block < phi.blocks; ++block) {
        const std::string name = "model.layers." + std::to_string(block) + ".", self = name + "self_attn.";
        const Rows normed = layerNorm(weights, name + "input_layernorm", x);
        const Rows q = phiHeads(phi, weights, self + "q_proj", self + "q_layernorm", normed, phi.heads);
        const Rows k = phiHeads(phi, weights, self + "k_proj", self + "k_layernorm", normed, phi.keyHeads);
        const Rows mixed = linear(weights, self + "dense",
                                  attention(q, k, linear(weights, self + "v_proj", normed), mixing));
        const Rows middle = sum(x, mixed);
        const Rows read = phi.isParallel ? normed : layerNorm(weights, name + "input_layernorm", middle);
        x = sum(middle, perceptron(weights, name + "mlp.fc1", name + "mlp.fc2", read, gelu));
    }
    if (phi.hasFinalNorm)
        x = layerNorm(weights, "model.final_layernorm", x);
    return linear(weights, "lm_head", x, phi.hasOutputBias);
}

// ---- BLOOM ----

struct Bloom {
    int width = 0, heads = 0, blocks = 0;
    bool sumsFromNorm = false;
    bool hasDistances = true, interpolatesSlopes = true, hasEmbeddingNorm = true, cutsHeadByHead = true,
         approximatesGelu = true;
};

/// Of head h = 0 .. heads - 1: a power of two takes 2^(-8 (h + 1) / heads); the heads beyond the largest power of two P
/// take every other slope of 2 P heads, from the first on.
inline double bloomSlope(const Bloom& bloom, int h)
{
    int power = 1;
    while (2 * power <= bloom.heads)
        power *= 2;
    if (!bloom.interpolatesSlopes)
        return std::pow(2.0, -8.0 * (h + 1) / bloom.heads);
    return h < power ? std::pow(2.0, -8.0 * (h + 1) / power)
                     : std::pow(2.0, -8.0 * (2 * (h - power) + 1) / (2.0 * power));
}

/// @return logits, one row per token; the output matrix is the embedding
inline Rows bloomLogits(const Bloom& bloom, Weights weights, const std::vector<int>& ids)
{
    const std::size_t D = std::size_t(bloom.width), W = D / std::size_t(bloom.heads);
    Mixing mixing{bloom.heads, bloom.heads, int(W), [](int h) { return h; }};
    if (bloom.hasDistances)
        mixing.bias = [&](int h, int distance) { return -bloomSlope(bloom, h) * distance; };
    Rows x = embedding(weights, "transformer.word_embeddings", ids, D);
    if (bloom.hasEmbeddingNorm)
        x = layerNorm(weights, "transformer.word_embeddings_layernorm", x);
    const auto gelu = bloom.approximatesGelu ? tanhGelu : exactGelu;
    for (int block = 0; block < bloom.blocks; ++block) {
        const std::string name = "transformer.h." + std::to_string(block) + ".";
        const Rows normed = layerNorm(weights, name + "input_layernorm", x);
        const Rows fused = linear(weights, name + "self_attention.query_key_value", normed);
        Rows parts[3]; // queries, keys, values
        for (std::size_t p = 0; p < 3; ++p)
            for (const Vector& row : fused) {
                Vector part(D);
                for (std::size_t i = 0; i < D; ++i)
                    part[i] = row[bloom.cutsHeadByHead ? (i / W * 3 + p) * W + i % W : p * D + i];
                parts[p].push_back(part);
            }
        const Rows mixed =
            linear(weights, name + "self_attention.dense", attention(parts[0], parts[1], parts[2], mixing));
        const Rows middle = sum(bloom.sumsFromNorm ? normed : x, mixed);
        const Rows again = layerNorm(weights, name + "post_attention_layernorm", middle);
        x = sum(bloom.sumsFromNorm ? again : middle,
                perceptron(weights, name + "mlp.dense_h_to_4h", name + "mlp.dense_4h_to_h", again, gelu));
    }
    return linear(weights, "transformer.word_embeddings", layerNorm(weights, "transformer.ln_f", x));
}

// ---- OPT ----

struct Opt {
    int width = 0, embeddingWidth = 0, heads = 0, blocks = 0;
    bool normsFirst = true, hasFinalNorm = true;
    bool normalises = true, skipsTwoPositions = true;
};

/// @return logits, one row per token; the output matrix is the embedding
inline Rows optLogits(const Opt& opt, const Weights& weights, const std::vector<int>& ids)
{
    const std::string top = "model.decoder.";
    const auto norm = [&](const std::string& name, const Rows& x) {
        return opt.normalises ? layerNorm(weights, name, x) : x;
    };
    const bool isProjected = opt.embeddingWidth != opt.width;
    Rows x = embedding(weights, top + "embed_tokens", ids, std::size_t(opt.embeddingWidth));
    if (isProjected)
        x = linear(weights, top + "project_in", x);
    std::vector<int> places;
    for (std::size_t t = 0; t < ids.size(); ++t)
        places.push_back(int(t) + (opt.skipsTwoPositions ? 2 : 0));
    x = sum(x, embedding(weights, top + "embed_positions", places, std::size_t(opt.width)));
    const Mixing mixing{opt.heads, opt.heads, opt.width / opt.heads, [](int h) { return h; }};
    for (int block = 0; block < opt.blocks; ++block) {
        const std::string name = top + "layers." + std::to_string(block) + ".", self = name + "self_attn.";
        const Rows read = opt.normsFirst ? norm(name + "self_attn_layer_norm", x) : x;
        const Rows mixed =
            attention(linear(weights, self + "q_proj", read), linear(weights, self + "k_proj", read),
                      linear(weights, self + "v_proj", read), mixing);
        Rows middle = sum(x, linear(weights, self + "out_proj", mixed));
        if (!opt.normsFirst)
            middle = norm(name + "self_attn_layer_norm", middle);
        const Rows readAgain = opt.normsFirst ? norm(name + "final_layer_norm", middle) : middle;
        x = sum(middle, perceptron(weights, name + "fc1", name + "fc2", readAgain, relu));
        if (!opt.normsFirst)
            x = norm(name + "final_layer_norm", x);
    }
    if (opt.hasFinalNorm)
        x = norm(top + "final_layer_norm", x);
    if (isProjected)
        x = linear(weights, top + "project_out", x);
    return linear(weights, top + "embed_tokens", x);
}

} // namespace layer_norm_reference
