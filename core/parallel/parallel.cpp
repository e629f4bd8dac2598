#include "core/parallel/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace postlint {

void parallel_for(std::size_t count, std::size_t jobs,
                  const std::function<void(std::size_t)>& work) {
  constexpr std::size_t kBatch = 16;
  jobs = std::min(jobs, (count + kBatch - 1) / kBatch);
  std::atomic<std::size_t> next{0};
  auto run = [&] {
    while (true) {
      const std::size_t begin = next.fetch_add(kBatch, std::memory_order_relaxed);
      if (begin >= count) return;
      for (std::size_t i = begin; i < std::min(begin + kBatch, count); ++i) work(i);
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back(run);
  run();
  for (std::thread& thread : threads) thread.join();
}

std::size_t hardware_jobs() {
  return std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace postlint
