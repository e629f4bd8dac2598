#include "core/post/arena.h"

#include <cmark-gfm.h>

#include <cstring>

namespace postlint {
namespace {

constexpr std::size_t kHeader = 16;  // the block's size stands before it; keeps 16-byte alignment
constexpr std::size_t kFirstChunk = std::size_t{256} << 10;
constexpr std::size_t kPooled = 4;
constexpr std::size_t kPooledBytes = std::size_t{4} << 20;

thread_local Arena* current_arena = nullptr;

std::vector<std::unique_ptr<Arena>>& pool() {
  thread_local std::vector<std::unique_ptr<Arena>> arenas;
  return arenas;
}

std::size_t& size_of(void* block) {
  return *reinterpret_cast<std::size_t*>(static_cast<std::byte*>(block) - kHeader);
}

}  // namespace

// Zeros are written some kilobytes at a time, ahead of the blocks that need them: most are smaller
// than a call of memset is worth.
void Arena::zero_ahead() {
  constexpr std::ptrdiff_t kAhead = 1024;
  std::byte* const until = end_ - next_ < kAhead ? end_ : next_ + kAhead;
  std::memset(zeroed_, 0, static_cast<std::size_t>(until - zeroed_));
  zeroed_ = until;
}

void Arena::next_chunk(std::size_t need) {
  before_ = used();
  while (chunk_ < chunks_.size() && chunks_[chunk_].size < need) ++chunk_;
  if (chunk_ == chunks_.size()) {
    std::size_t chunk_size = chunks_.empty() ? kFirstChunk : chunks_.back().size * 2;
    if (chunk_size < need) chunk_size = need;
    if (before_ + need > kBudget) std::longjmp(out_of_budget, 1);
    if (before_ + chunk_size > kBudget) chunk_size = kBudget - before_;
    chunks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[chunk_size]), chunk_size});
  }
  begin_ = next_ = zeroed_ = chunks_[chunk_].bytes.get();
  end_ = begin_ + chunks_[chunk_].size;
  ++chunk_;
}

inline void* Arena::take(std::size_t size) {
  if (size > kBudget) std::longjmp(out_of_budget, 1);
  const std::size_t need = kHeader + ((size + 15) & ~std::size_t{15});
  if (need > static_cast<std::size_t>(end_ - next_)) next_chunk(need);
  std::byte* const block = next_ + kHeader;
  next_ += need;
  if (next_ > zeroed_) zero_ahead();
  size_of(block) = size;
  last_ = block;
  return block;
}

void* Arena::allocate_zeroed(std::size_t size) {
  return take(size);
}

void* Arena::reallocate(void* old, std::size_t size) {
  if (!old) return take(size);
  const std::size_t old_size = size_of(old);
  if (size <= old_size) return old;
  if (old == last_ && size <= kBudget) {
    const std::size_t room = (size + 15) & ~std::size_t{15};
    if (room <= static_cast<std::size_t>(end_ - last_)) {
      next_ = last_ + room;
      if (next_ > zeroed_) zero_ahead();
      size_of(old) = size;
      return old;
    }
  }
  void* block = take(size);
  std::memcpy(block, old, old_size);
  return block;
}

void Arena::clear() {
  // One chunk is kept; a document that needed more than a few megabytes gives them back.
  if (chunks_.size() > 1 || (!chunks_.empty() && chunks_[0].size > kPooledBytes)) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < chunks_.size(); ++i) {
      if (chunks_[i].size <= kPooledBytes) best = i;
    }
    Chunk kept = std::move(chunks_[best]);
    chunks_.clear();
    if (kept.size <= kPooledBytes) chunks_.push_back(std::move(kept));
  }
  chunk_ = 0;
  before_ = 0;
  begin_ = next_ = zeroed_ = end_ = last_ = nullptr;
}

void ArenaReturn::operator()(Arena* arena) const {
  arena->clear();
  std::unique_ptr<Arena> owned(arena);
  if (pool().size() < kPooled) pool().push_back(std::move(owned));
}

ArenaPtr take_arena() {
  if (pool().empty()) return ArenaPtr(new Arena);
  std::unique_ptr<Arena> arena = std::move(pool().back());
  pool().pop_back();
  return ArenaPtr(arena.release());
}

ArenaScope::ArenaScope(Arena& arena) : previous_(current_arena) {
  current_arena = &arena;
}
ArenaScope::~ArenaScope() {
  current_arena = previous_;
}

cmark_mem* arena_memory() {
  static cmark_mem memory = {
      [](std::size_t count, std::size_t size) -> void* {
        std::size_t bytes = 0;  // a division would cost more than all the rest
        if (__builtin_mul_overflow(count, size, &bytes)) {
          std::longjmp(current_arena->out_of_budget, 1);
        }
        return current_arena->allocate_zeroed(bytes);
      },
      [](void* old, std::size_t size) -> void* { return current_arena->reallocate(old, size); },
      [](void*) {},
  };
  return &memory;
}

}  // namespace postlint
