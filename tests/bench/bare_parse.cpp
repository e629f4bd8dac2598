// The yardstick of ./dev bench: a program that reads the same files and merely parses each with
// cmark-gfm, its five extensions and malloc, on one thread. `postlint check` should take no more
// CPU.
//
// usage: bare_parse FOLDER
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace {

std::string read_whole(const std::filesystem::path& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return {};
  std::string bytes(std::filesystem::file_size(path), '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  return bytes;
}

std::size_t count_nodes(cmark_node* root) {
  std::size_t count = 0;
  cmark_iter* iterator = cmark_iter_new(root);
  while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) ++count;
  cmark_iter_free(iterator);
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: bare_parse FOLDER\n", stderr);
    return 2;
  }
  cmark_gfm_core_extensions_ensure_registered();
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    if (entry.path().extension() == ".md") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::size_t bytes = 0, nodes = 0;
  for (const auto& path : paths) {
    const std::string text = read_whole(path);
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"}) {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    }
    cmark_parser_feed(parser, text.data(), text.size());
    cmark_node* root = cmark_parser_finish(parser);
    bytes += text.size();
    nodes += count_nodes(root);
    cmark_node_free(root);
    cmark_parser_free(parser);
  }
  std::printf("%zu files, %zu bytes, %zu node events\n", paths.size(), bytes, nodes);
  return 0;
}
