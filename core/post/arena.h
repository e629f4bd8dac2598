// Memory for one parsed document: a bump allocator behind cmark's allocator interface.
//
// cmark's cmark_mem has no context pointer, so the arena in use is a thread-local; ArenaScope sets
// it for as long as cmark runs. free() does nothing, everything goes at once with the arena. An
// arena that would pass its budget jumps out of cmark with longjmp (the caller must have set the
// jump buffer; no C++ object with a destructor may stand between). Arenas are kept in a small
// pool per thread, so that parsing post after post asks the system for nothing.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <memory>
#include <vector>

struct cmark_mem;

namespace postlint {

class Arena {
 public:
  static constexpr std::size_t kBudget = std::size_t{64} << 20;

  void* allocate_zeroed(std::size_t size);
  void* reallocate(void* old, std::size_t size);
  void clear();
  std::size_t used() const { return before_ + static_cast<std::size_t>(next_ - begin_); }

  std::jmp_buf out_of_budget;

 private:
  struct Chunk {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };
  void* take(std::size_t size);
  void next_chunk(std::size_t need);
  void zero_ahead();

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;   // index of the one behind the chunk in use
  std::size_t before_ = 0;  // bytes handed out in the chunks before it
  // Of the chunk in use; what lies between `next_` and `zeroed_` is zero.
  std::byte* begin_ = nullptr;
  std::byte* next_ = nullptr;
  std::byte* zeroed_ = nullptr;
  std::byte* end_ = nullptr;
  std::byte* last_ = nullptr;  // the newest block, which can grow in place
};

struct ArenaReturn {
  void operator()(Arena* arena) const;
};
using ArenaPtr = std::unique_ptr<Arena, ArenaReturn>;

// An empty arena from this thread's pool.
ArenaPtr take_arena();

// Makes `arena` the one that arena_memory() allocates from, on this thread.
class ArenaScope {
 public:
  explicit ArenaScope(Arena& arena);
  ~ArenaScope();
  ArenaScope(const ArenaScope&) = delete;
  ArenaScope& operator=(const ArenaScope&) = delete;

 private:
  Arena* previous_;
};

cmark_mem* arena_memory();

}  // namespace postlint
