// For tests/engines/dialect: what dialect_edits() makes of texts.
//
// usage: dialect_rewrite FROM TO   FROM and TO are engines ("jekyll")
//
// Reads bodies from standard input, each ended by a NUL byte; writes for each the rewritten body, a
// SOH byte, its notes a line each, and a NUL byte.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "core/dialect/dialect.h"

int main(int argc, char** argv) {
  using namespace postlint;
  const EngineProfile* from = argc == 3 ? find_engine_profile(argv[1]) : nullptr;
  const EngineProfile* to = argc == 3 ? find_engine_profile(argv[2]) : nullptr;
  if (from == nullptr || to == nullptr) {
    std::fputs("usage: dialect_rewrite FROM TO\n", stderr);
    return 2;
  }
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  for (std::size_t at = 0; at < input.size();) {
    std::size_t end = input.find('\0', at);
    if (end == std::string::npos) end = input.size();
    // Without a head Pelican would take "https://…" at the beginning for a field.
    const std::string head =
        from->front_matter.allow_metadata_lines ? "Title: x\n\n" : "---\ntitle: x\n---\n";
    const Post post = load_post("post.md", head + input.substr(at, end - at), *from);
    const DialectRewrite rewrite = dialect_edits(post, dialect_of(*from), dialect_of(*to));
    std::cout << apply_dialect_edits(post.file->bytes(), rewrite.edits).substr(head.size()) << '\1';
    for (const DialectNote& note : rewrite.notes) {
      std::cout << note.line - std::count(head.begin(), head.end(), '\n') << ' ' << note.cause
                << ' ' << note.what << '\n';
    }
    std::cout << '\0';
    at = end + 1;
  }
  return 0;
}
