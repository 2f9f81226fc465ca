#pragma once
// Kernels compiled twice, for 128-bit and for 256-bit vectors, and chosen at run time.
//
// The wide target leaves out fused multiply-add on purpose: every operation then rounds the same way on both paths, so
// that masks never depend on the processor.

namespace prunescope {

#if defined(__x86_64__)
#define PRUNESCOPE_WIDE_TARGET __attribute__((target("avx2")))
#else
#define PRUNESCOPE_WIDE_TARGET
#endif
/// For the body that both versions share.
#define PRUNESCOPE_KERNEL_BODY inline __attribute__((always_inline))

/// Whether the processor has 256-bit integer and float vectors and nobody forbade them.
bool usesWideVectors();
/// Forbids or allows them again, for tests that compare the two.
void allowWideVectors(bool isAllowed);

} // namespace prunescope
