// The front matter reader on any bytes: spans lie in the file, a repair that is offered parses, and
// a scalar that is written anew is read back as written while every other field stays.
#include "core/lint/fix.h"
#include "core/post/front_matter.h"
#include "tests/fuzz/expect.h"

namespace postlint::fuzz {
namespace {

constexpr std::string_view kNewValues[] = {"새 제목: \"인용\"과 '따옴표'",
                                           "true",
                                           "12",
                                           "a # b",
                                           "",
                                           "2024-01-02",
                                           "back\\slash",
                                           " edge ",
                                           "- x",
                                           "[a, {b"};

void check_value(const FieldValue& value, std::size_t file_size, int depth) {
  expect(depth < 200, "values are nested within bounds");
  expect(value.span.known() && value.span.begin <= value.span.end && value.span.end <= file_size,
         "a value's span lies in the file");
  for (const FieldValue& item : value.items) check_value(item, file_size, depth + 1);
  for (const FieldEntry& entry : value.entries) check_value(entry.value, file_size, depth + 1);
  if (!value.is_scalar()) return;
  for (YamlDialect dialect :
       {YamlDialect::kPsych, YamlDialect::kGoYaml, YamlDialect::kJsYaml, YamlDialect::kSerdeYaml}) {
    (void)resolve_scalar(value.text, value.style, dialect);
  }
}

bool same_fields(const FrontMatter& left, const FrontMatter& right, std::size_t but) {
  if (left.entries.size() != right.entries.size()) return false;
  for (std::size_t i = 0; i < left.entries.size(); ++i) {
    if (left.entries[i].key != right.entries[i].key) return false;
    if (i != but && left.entries[i].value.text != right.entries[i].value.text) return false;
  }
  return true;
}

void check_rewrite(const SourceFile& file, const FrontMatter& read, std::size_t index,
                   std::string_view text, const FrontMatterOptions& options) {
  const FieldValue& value = read.entries[index].value;
  const auto written = write_scalar(value, read.format, text);
  if (!written) return;
  const std::string bytes = apply_edits(file.bytes(), {Edit{value.span, *written}});
  const SourceFile changed("fuzz.md", bytes);
  const FrontMatter again = read_front_matter(changed, options);
  // Metadata lines between --- fences may become YAML when the byte that spoilt it is written over.
  if (read.format == FrontMatterFormat::kMetadataLines && again.format != read.format) return;
  expect(!again.error, "a written scalar parses", bytes);
  expect(same_fields(read, again, index), "the other fields stay", bytes);
  expect(again.entries[index].value.text == text, "a written scalar is read back", bytes);
}

void run(const Input& input) {
  const FrontMatterOptions options{.allow_metadata_lines = (input.choice & 1) != 0,
                                   .allow_hexo_bare = (input.choice & 2) != 0};
  const SourceFile file("fuzz.md", input.text);
  const FrontMatter read = read_front_matter(file, options);
  expect(read.body_begin <= input.text.size(), "the body begins in the file");
  for (const FieldEntry& entry : read.entries) {
    expect(entry.key_span.end <= input.text.size(), "a key's span lies in the file");
    check_value(entry.value, input.text.size(), 0);
  }
  if (read.error) {
    expect(read.error->offset <= input.text.size(), "an error's offset lies in the file");
    if (read.error->repair) {
      const std::string repaired = apply_edits(
          input.text, {Edit{read.error->repair->span, read.error->repair->replacement}});
      expect(!read_front_matter(SourceFile("fuzz.md", repaired), options).error,
             "a repair that is offered parses", repaired);
    }
    return;
  }
  const std::string_view text = kNewValues[(input.choice >> 2) % std::size(kNewValues)];
  for (std::size_t i = 0; i < read.entries.size() && i < 8; ++i) {
    if (read.entries[i].value.is_scalar()) check_rewrite(file, read, i, text, options);
  }
  (void)quote_yaml(input.text.substr(0, 200));
}

}  // namespace
}  // namespace postlint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  postlint::fuzz::run(postlint::fuzz::Input(data, size));
  return 0;
}
