#include "core/post/post.h"

#include <array>

#include "core/base/strings.h"
#include "core/post/post_head.h"

namespace postlint {
namespace {

std::string_view extension_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
}

}  // namespace

bool is_html_path(std::string_view path) {
  const std::string_view extension = extension_of(path);
  return equals_ignoring_case(extension, "html") || equals_ignoring_case(extension, "htm");
}

bool has_post_extension(std::string_view path) {
  constexpr std::array<std::string_view, 10> kExtensions = {
      "md", "markdown", "mdx", "html", "htm", "mkd", "mkdn", "mdown", "mdwn", "mdtext"};
  const std::string_view extension = extension_of(path);
  for (std::string_view known : kExtensions) {
    if (equals_ignoring_case(extension, known)) return true;
  }
  return false;
}

Post load_post_head(std::string path, std::string bytes, const EngineProfile& profile) {
  auto file = std::make_unique<const SourceFile>(std::move(path), std::move(bytes));
  FrontMatter front_matter = read_front_matter(*file, profile.front_matter);
  const auto end = static_cast<std::uint32_t>(file->bytes().size());
  Document nothing = Document::parse(*file, end);
  return Post{std::move(file), std::move(front_matter), std::move(nothing)};
}

Post load_post(std::string path, std::string bytes, const EngineProfile& profile) {
  auto file = std::make_unique<const SourceFile>(std::move(path), std::move(bytes));
  FrontMatter front_matter = read_front_matter(*file, profile.front_matter);
  DocumentOptions options;
  options.templates = profile.templates;
  const std::string_view extension = extension_of(file->path());
  options.templates.mdx = equals_ignoring_case(extension, "mdx") ||
                          (profile.markdown_is_mdx && equals_ignoring_case(extension, "md"));
  if (options.templates.mdx) options.templates.code_is_protected = true;
  options.html_body = is_html_path(file->path());
  Document document = Document::parse(*file, front_matter.body_begin, options);
  return Post{std::move(file), std::move(front_matter), std::move(document)};
}

}  // namespace postlint
