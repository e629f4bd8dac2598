// A function marked so is compiled twice, and the one for this processor's vectors is taken when
// the program starts. For loops over every byte of a text, written with comparisons alone.
#pragma once

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define POSTLINT_WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define POSTLINT_WIDE_VECTORS
#endif
