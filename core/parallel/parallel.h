// Doing the same for many items on a few threads.
//
// One atomic index over the items, a batch at a time; results go to slots by index, so that what is
// made of them is the same whatever the number of threads. Exceptions must not leave `work`.
#pragma once

#include <cstddef>
#include <functional>

namespace postlint {

// Calls work(i) once for each i < count. `jobs` threads at most; the caller's is one of them.
void parallel_for(std::size_t count, std::size_t jobs,
                  const std::function<void(std::size_t)>& work);

// The number of threads the machine runs at once, at least 1.
std::size_t hardware_jobs();

}  // namespace postlint
