#pragma once
// Seeded random numbers that are the same on every platform and library version (std distributions are not).

#include <array>
#include <cstdint>

namespace prunescope {

/// xoshiro256** (Blackman and Vigna 2018), seeded through splitmix64. Not thread-safe.
class Random {
public:
    explicit Random(std::uint64_t seed);

    /// Uniform over all 64-bit values.
    std::uint64_t next();
    /// Uniform over 0 .. bound-1 without bias (rejection); bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1), 53 bits.
    double uniform();
    /// Standard normal (Box-Muller; two uniforms per value, none kept back).
    double normal();

private:
    std::array<std::uint64_t, 4> m_state;
};

} // namespace prunescope
