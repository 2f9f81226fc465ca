#pragma once
// A slow float64 forward pass of the RMS-norm gated families (LLaMA, Mistral, Qwen, Gemma, Phi-3), without torch and
// without core: the yardstick for families that have no fixture. Written from the published descriptions: Touvron et al.
// 2023 (block), Su et al. 2021 (rotation), Peng et al. 2023 (YaRN), Ding et al. 2024 (LongRoPE), Gemma Team 2024 and 2025
// (norms, caps, local layers), Abdin et al. 2024 (Phi-3's fused matrices), and the model cards where papers are silent.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace reference {

using Vector = std::vector<double>;
using Rows = std::vector<Vector>; // one vector per token

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
    double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform()); }

private:
    std::uint64_t m_state;
};

/// How fast each pair of features turns with the position.
struct Rotation {
    enum Kind { Plain, Linear, Dynamic, Llama3, Yarn, LongRope };
    Kind kind = Plain;
    int width = 0; // features of a head that turn: pairs (i, i + width / 2)
    double base = 10000;
    double factor = 1;
    double context = 0; // of pre-training
    double lowFactor = 1, highFactor = 4, fastTurns = 32, slowTurns = 1;
    bool roundsRamp = true;
    double magnitude = 1; // of the turned vectors
    Vector shortFactors, longFactors;

    /// Radians that pair i turns from one token to the next in a text of `tokens` tokens.
    double speed(int i, int tokens) const
    {
        const auto plain = [&](double b) { return std::pow(b, -2.0 * i / width); };
        switch (kind) {
        case Plain: return plain(base);
        case Linear: return plain(base) / factor;
        case Dynamic: {
            const double excess = std::max(1.0, tokens / context);
            return plain(base * std::pow(factor * excess - factor + 1, width / (width - 2.0)));
        }
        case Llama3: {
            const double turns = context * plain(base) / (2 * std::numbers::pi); // within the context
            const double keep = std::clamp((turns - lowFactor) / (highFactor - lowFactor), 0.0, 1.0);
            return plain(base) * (keep + (1 - keep) / factor);
        }
        case Yarn: {
            const auto pairWith = [&](double turns) { // the (fractional) pair that makes so many turns in the context
                return width / 2.0 * std::log(context / (2 * std::numbers::pi * turns)) / std::log(base);
            };
            double first = pairWith(fastTurns), last = pairWith(slowTurns);
            if (roundsRamp) {
                first = std::floor(first);
                last = std::ceil(last);
            }
            first = std::max(first, 0.0);
            last = std::min(last, width - 1.0);
            if (first == last)
                last += 0.001;
            const double stretched = std::clamp((i - first) / (last - first), 0.0, 1.0);
            return plain(base) * (1 - stretched + stretched / factor);
        }
        case LongRope:
            return plain(base) / (tokens > context ? longFactors : shortFactors)[std::size_t(i)];
        }
        return 0;
    }
};

/// A model of these families: sizes, quirks, and weights by their names in checkpoint files, row by row.
struct Model {
    struct Layer {
        int window = 0;    // tokens a token sees, itself included; 0: all before it
        int rotation = 0;
    };
    int width = 0, heads = 0, keyValueHeads = 0, headWidth = 0, inner = 0, vocabulary = 0;
    std::vector<Layer> layers;
    std::vector<Rotation> rotations;
    double epsilon = 1e-6;
    double gainOffset = 0;      // stored norm gains are less by this
    double embeddingScale = 1;
    double scoreScale = 0;      // of q k
    double scoreCap = 0, logitCap = 0; // 0: none
    bool normalizesHeads = false;      // q and k, each head by itself
    bool normalizesParts = false;      // attention and MLP outputs before they are added
    bool isTied = false;
    bool isFused = false;              // rows of qkv_proj: q, k, v; of gate_up_proj: gate, up
    bool gateIsGelu = false;           // tanh form; else SiLU
    // Deliberate faults, to show that a comparison sees them.
    bool ignoresBiases = false, swapsKeyAndValue = false, swapsGateAndUp = false;
    std::map<std::string, Vector> weights;

    /// @return [T][V]
    Rows logits(const std::vector<int>& ids) const
    {
        Rows x;
        for (const int id : ids) {
            const Vector& table = weight("model.embed_tokens.weight", vocabulary * width);
            Vector row(table.begin() + id * width, table.begin() + (id + 1) * width);
            for (double& value : row)
                value *= embeddingScale;
            x.push_back(row);
        }
        for (std::size_t layer = 0; layer < layers.size(); ++layer)
            runLayer(int(layer), x);
        Rows out;
        for (Vector& row : x) {
            row = normalized(row, "model.norm");
            out.push_back(product(isTied ? "model.embed_tokens" : "lm_head", row, vocabulary));
            if (logitCap > 0)
                for (double& value : out.back())
                    value = logitCap * std::tanh(value / logitCap);
        }
        return out;
    }

    /// Names that logits() has read so far.
    const std::set<std::string>& used() const { return m_used; }

private:
    mutable std::set<std::string> m_used;

    const Vector& weight(const std::string& name, int size) const
    {
        const auto it = weights.find(name);
        if (it == weights.end() || int(it->second.size()) != size)
            throw std::runtime_error("reference: no tensor " + name + " of " + std::to_string(size) + " numbers");
        m_used.insert(name);
        return it->second;
    }

    Vector product(const std::string& module, const Vector& x, int rows) const
    {
        const int columns = int(x.size());
        const Vector& w = weight(module + ".weight", rows * columns);
        Vector y(std::size_t(rows), 0.0);
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < columns; ++c)
                y[std::size_t(r)] += w[std::size_t(r * columns + c)] * x[std::size_t(c)];
        if (weights.count(module + ".bias") && !ignoresBiases)
            for (int r = 0; r < rows; ++r)
                y[std::size_t(r)] += weight(module + ".bias", rows)[std::size_t(r)];
        return y;
    }

    Vector normalized(const Vector& x, const std::string& module) const
    {
        double squares = 0;
        for (const double value : x)
            squares += value * value;
        const double root = std::sqrt(squares / double(x.size()) + epsilon);
        const Vector& gain = weight(module + ".weight", int(x.size()));
        Vector y(x.size());
        for (std::size_t i = 0; i < x.size(); ++i)
            y[i] = x[i] / root * (gainOffset + gain[i]);
        return y;
    }

    static Vector part(const Vector& x, int begin, int count) { return {x.begin() + begin, x.begin() + begin + count}; }

    static void add(Vector& x, const Vector& y)
    {
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] += y[i];
    }

    void turn(Vector& head, const Rotation& rotation, int position, int tokens) const
    {
        const int half = rotation.width / 2;
        for (int i = 0; i < half; ++i) {
            const double angle = position * rotation.speed(i, tokens);
            const double cosine = std::cos(angle) * rotation.magnitude, sine = std::sin(angle) * rotation.magnitude;
            double &a = head[std::size_t(i)], &b = head[std::size_t(i + half)];
            const double turnedA = a * cosine - b * sine, turnedB = b * cosine + a * sine;
            a = turnedA;
            b = turnedB;
        }
    }

    /// The heads of a token's queries or keys, normalised and turned.
    Rows headsOf(const Vector& x, int count, int layer, const std::string& norm, int position, int tokens) const
    {
        Rows out;
        for (int h = 0; h < count; ++h) {
            Vector head = part(x, h * headWidth, headWidth);
            if (normalizesHeads)
                head = normalized(head, norm);
            turn(head, rotations[std::size_t(layers[std::size_t(layer)].rotation)], position, tokens);
            out.push_back(head);
        }
        return out;
    }

    void runLayer(int layer, Rows& x) const
    {
        const std::string prefix = "model.layers." + std::to_string(layer) + ".";
        const Rows mixed = attention(layer, prefix, x);
        for (std::size_t t = 0; t < x.size(); ++t) {
            Vector output = product(prefix + "self_attn.o_proj", mixed[t], width);
            if (normalizesParts)
                output = normalized(output, prefix + "post_attention_layernorm");
            add(x[t], output);
            const std::string norm = normalizesParts ? "pre_feedforward_layernorm" : "post_attention_layernorm";
            output = mlp(prefix + "mlp.", normalized(x[t], prefix + norm));
            if (normalizesParts)
                output = normalized(output, prefix + "post_feedforward_layernorm");
            add(x[t], output);
        }
    }

    Rows attention(int layer, const std::string& prefix, const Rows& x) const
    {
        const int tokens = int(x.size()), window = layers[std::size_t(layer)].window;
        const int Q = heads * headWidth, K = keyValueHeads * headWidth;
        std::vector<Rows> queries, keys; // [T][head]
        Rows values;
        for (int t = 0; t < tokens; ++t) {
            const Vector normed = normalized(x[std::size_t(t)], prefix + "input_layernorm");
            Vector q, k, v;
            if (isFused) {
                const Vector all = product(prefix + "self_attn.qkv_proj", normed, Q + 2 * K);
                q = part(all, 0, Q);
                k = part(all, Q, K);
                v = part(all, Q + K, K);
            } else {
                q = product(prefix + "self_attn.q_proj", normed, Q);
                k = product(prefix + "self_attn.k_proj", normed, K);
                v = product(prefix + "self_attn.v_proj", normed, K);
            }
            if (swapsKeyAndValue)
                std::swap(k, v);
            queries.push_back(headsOf(q, heads, layer, prefix + "self_attn.q_norm", t, tokens));
            keys.push_back(headsOf(k, keyValueHeads, layer, prefix + "self_attn.k_norm", t, tokens));
            values.push_back(v);
        }
        Rows out;
        for (int t = 0; t < tokens; ++t) {
            const int first = window > 0 ? std::max(0, t - window + 1) : 0;
            Vector mixed;
            for (int h = 0; h < heads; ++h) {
                const int group = h / (heads / keyValueHeads);
                Vector weights(std::size_t(t - first + 1));
                double sum = 0;
                for (int s = first; s <= t; ++s) {
                    double score = 0;
                    for (int i = 0; i < headWidth; ++i)
                        score += queries[std::size_t(t)][std::size_t(h)][std::size_t(i)] *
                                 keys[std::size_t(s)][std::size_t(group)][std::size_t(i)];
                    score *= scoreScale;
                    if (scoreCap > 0)
                        score = scoreCap * std::tanh(score / scoreCap);
                    sum += weights[std::size_t(s - first)] = std::exp(score);
                }
                for (int i = 0; i < headWidth; ++i) {
                    double value = 0;
                    for (int s = first; s <= t; ++s)
                        value += weights[std::size_t(s - first)] / sum *
                                 values[std::size_t(s)][std::size_t(group * headWidth + i)];
                    mixed.push_back(value);
                }
            }
            out.push_back(mixed);
        }
        return out;
    }

    Vector mlp(const std::string& prefix, const Vector& x) const
    {
        Vector gate, up;
        if (isFused) {
            const Vector all = product(prefix + "gate_up_proj", x, 2 * inner);
            gate = part(all, 0, inner);
            up = part(all, inner, inner);
        } else {
            gate = product(prefix + "gate_proj", x, inner);
            up = product(prefix + "up_proj", x, inner);
        }
        if (swapsGateAndUp)
            std::swap(gate, up);
        for (std::size_t i = 0; i < gate.size(); ++i) {
            const double g = gate[i];
            const double gelu =
                g / 2 * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (g + 0.044715 * g * g * g)));
            up[i] *= gateIsGelu ? gelu : g / (1 + std::exp(-g));
        }
        return product(prefix + "down_proj", up, width);
    }
};

} // namespace reference
