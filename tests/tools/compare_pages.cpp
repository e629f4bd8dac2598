// Compares the visible text of Markdown files in two folders, independently of postlint: cmark-gfm
// alone parses both, and the literals of the trees are compared after NFC.
//
// usage: compare_pages BEFORE AFTER
// Prints how many files are the same, how many lost only Markdown markers, the addresses of links
// that were shown as text, or invisible characters, and names those whose text changed otherwise;
// exit code 1 where there are any.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <utf8proc.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace fs = std::filesystem;

namespace {

std::string read_whole(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The bytes after a front matter of --- or +++ lines; simple on purpose.
std::string_view body_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string_view fence = text.substr(0, 3);
  if (fence != "---" && fence != "+++") return text;
  const auto close = text.find("\n" + std::string(fence), 3);
  if (close == text.npos) return text;
  const auto line_end = text.find('\n', close + 1);
  return line_end == text.npos ? std::string_view() : text.substr(line_end + 1);
}

std::string visible_text(std::string_view body) {
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (const char* name : {"table", "strikethrough"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, body.data(), body.size());
  cmark_node* root = cmark_parser_finish(parser);
  std::string text;
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iterator);
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE) continue;  // a fix may write <strong>
    const char* literal = cmark_node_get_literal(node);
    if (literal != nullptr) text += literal;
    text += ' ';
  }
  cmark_iter_free(iterator);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return text;
}

std::string to_nfc(const std::string& text) {
  utf8proc_uint8_t* made = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &made,
                   static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  if (size < 0) return text;
  std::string composed(reinterpret_cast<char*>(made), static_cast<std::size_t>(size));
  std::free(made);
  return composed;
}

// Blanks are never looked at: blocks that split or join move them.
std::string without_blanks(std::string_view text) {
  std::string kept;
  for (char c : text) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') kept += c;
  }
  return kept;
}

bool is_marker(utf8proc_int32_t c) {
  return c == '#' || c == 0xFF03 || c == '*' || c == '_' || c == '~' || c == '[' || c == ']' ||
         c == '(' || c == ')' || c == '\\';
}

bool is_invisible(utf8proc_int32_t c) {
  const auto category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CC ||
         category == UTF8PROC_CATEGORY_ZS || c == 0xFFFD || c == 0x2028 || c == 0x2029;
}

// "[text](address)" and "(text)[address]" that show as they are written: without the address.
std::string without_addresses(const std::string& text) {
  constexpr std::size_t kLongest = 500;
  std::string kept;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view pair = std::string_view(text).substr(at, 2);
    if (pair == "](" || pair == ")[") {
      const std::size_t end = text.find(pair == "](" ? ')' : ']', at + 2);
      if (end != text.npos && end - at < kLongest) at = end;
    } else {
      kept += text[at];
    }
  }
  return kept;
}

// The text without what a safe fix may take away.
std::string essence(const std::string& whole) {
  const std::string text = without_addresses(whole);
  std::string kept;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  for (utf8proc_ssize_t at = 0; at < size;) {
    utf8proc_int32_t c = 0;
    auto length = utf8proc_iterate(bytes + at, size - at, &c);
    if (length < 1) length = 1;
    if (c < 0 || (!is_marker(c) && !is_invisible(c)))
      kept.append(text, static_cast<std::size_t>(at), static_cast<std::size_t>(length));
    at += length;
  }
  return kept;
}

void show_difference(const fs::path& path, const std::string& before, const std::string& after) {
  std::size_t at = 0;
  while (at < before.size() && at < after.size() && before[at] == after[at]) ++at;
  at -= at < 40 ? at : 40;
  while (at > 0 && (static_cast<unsigned char>(before[at]) & 0xC0) == 0x80) --at;
  std::printf("CHANGED %s\n  before: %s\n  after:  %s\n", path.c_str(),
              before.substr(at, 160).c_str(), after.substr(at, 160).c_str());
}

struct Counts {
  std::size_t files = 0, changed_files = 0, same_text = 0, markers = 0, other = 0;
};

void compare(const fs::path& before_path, const fs::path& after_path, Counts& counts) {
  ++counts.files;
  const std::string before = read_whole(before_path), after = read_whole(after_path);
  if (before == after) return;
  ++counts.changed_files;
  const std::string old_text = without_blanks(to_nfc(visible_text(body_of(before))));
  const std::string new_text = without_blanks(to_nfc(visible_text(body_of(after))));
  if (old_text == new_text) {
    ++counts.same_text;
  } else if (essence(old_text) == essence(new_text)) {
    ++counts.markers;
  } else {
    ++counts.other;
    show_difference(before_path, old_text, new_text);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: compare_pages BEFORE AFTER\n", stderr);
    return 2;
  }
  cmark_gfm_core_extensions_ensure_registered();
  Counts counts;
  for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
    if (!entry.is_regular_file()) continue;
    const fs::path other = fs::path(argv[2]) / fs::relative(entry.path(), argv[1]);
    if (fs::exists(other)) compare(entry.path(), other, counts);
  }
  std::printf(
      "%zu files, %zu changed: text the same in %zu, only markers or invisible characters gone in "
      "%zu, "
      "other changes in %zu\n",
      counts.files, counts.changed_files, counts.same_text, counts.markers, counts.other);
  return counts.other == 0 ? 0 : 1;
}
