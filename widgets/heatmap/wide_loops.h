#pragma once
// Marks functions whose loops over rows are compiled twice, for processors with and without AVX2; the program picks one when
// it starts. Half of the time of a pyramid, measured. Sanitizers start too late for that choice.

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PRUNESCOPE_WIDE_LOOPS __attribute__((target_clones("avx2", "default")))
#else
#define PRUNESCOPE_WIDE_LOOPS
#endif
