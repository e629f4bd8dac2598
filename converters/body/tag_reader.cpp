#include <algorithm>
#include <unordered_map>

#include "converters/body/construct_finder.h"
#include "core/base/strings.h"
#include "core/links/template_tag.h"

namespace postlint {
namespace {

// Zola writes name(a="b", c=[1, 2]): commas between arguments become blanks, those in quotes and
// brackets stay.
std::string without_commas(std::string_view inside) {
  std::string made(inside);
  char quote = 0;
  int depth = 0;
  for (char& c : made) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']') {
      --depth;
    } else if (c == ',' && depth <= 0) {
      c = ' ';
    }
  }
  return made;
}

// The scanner names kramdown's {::comment} and {:/comment} by their slash only.
std::string_view name_of(std::string_view bytes, const TemplateNode& node) {
  if (node.kind != TemplateKind::kKramdownExtension) return node.name;
  std::string_view name = node.span.in(bytes);
  name.remove_prefix(std::min<std::size_t>(3, name.size()));
  return name.substr(0, name.find_first_of(" /}"));
}

// {{</* x */>}}, {{/* x() */}}: shown without the comment marks, never run.
bool is_escaped(std::string_view written) {
  return written.starts_with("{{</*") || written.starts_with("{{%/*") ||
         written.starts_with("{{/*") || written.starts_with("{%/*");
}

// What closes this tag is named so.
std::string end_name(std::string_view bytes, const TemplateNode& node) {
  const std::string_view name = name_of(bytes, node);
  if (node.kind == TemplateKind::kLiquidTag && name.starts_with("end"))
    return std::string(name.substr(3));
  return std::string(name);
}

bool may_have_end(std::string_view written, const TemplateNode& node) {
  switch (node.kind) {
    case TemplateKind::kLiquidOutput:
    case TemplateKind::kLiquidComment:
      return false;
    case TemplateKind::kZolaShortcode:
      return !written.starts_with("{{");
    case TemplateKind::kHugoShortcode:
      return !written.ends_with("/>}}") && !written.ends_with("/%}}");
    case TemplateKind::kKramdownExtension:
      return !written.ends_with("/}");
    default:
      return true;
  }
}

bool is_tag(const TemplateNode& node) {
  return node.kind != TemplateKind::kRawBlock && node.kind != TemplateKind::kMdxExpression &&
         node.kind != TemplateKind::kMdxEsm && node.kind != TemplateKind::kKramdownAttribute;
}

bool is_zola_end(const TemplateNode& node) {
  return node.kind == TemplateKind::kZolaShortcode && node.name == "end";
}

Tag make_tag(const Post& post, const TemplateNode& node) {
  Tag tag;
  tag.node = &node;
  tag.name = name_of(post.file->bytes(), node);
  tag.span = node.span;
  tag.inner = {node.span.end, node.span.end};
  std::string_view inside = inside_of_tag(post.file->text(node.span), tag_delimiter(node.kind));
  if (node.kind == TemplateKind::kKramdownExtension) {
    inside = post.file->text(node.span);
    inside = inside.substr(std::min<std::size_t>(3, inside.size()));
    if (inside.ends_with('}')) inside.remove_suffix(1);
    if (inside.ends_with('/')) inside.remove_suffix(1);
  }
  const std::size_t name = inside.find(tag.name);
  if (node.kind != TemplateKind::kLiquidOutput && name != std::string_view::npos)
    inside = trim(inside.substr(name + tag.name.size()));
  std::string made;
  if (node.kind == TemplateKind::kZolaShortcode) {
    if (inside.starts_with('(')) inside.remove_prefix(1);
    if (inside.ends_with(')')) inside.remove_suffix(1);
    made = without_commas(inside);
  } else {
    made = inside;
  }
  tag.inside = inside;
  for (const TagArgument& argument : tag_arguments(made)) {
    tag.arguments.push_back(
        {std::string(argument.key), std::string(argument.value), argument.is_quoted});
  }
  return tag;
}

// Each pair's text is copied: pairs within more than 50 others are taken for single tags.
void bound_depth(std::vector<Tag>& tags) {
  constexpr std::size_t kMostDepth = 50;
  std::vector<std::uint32_t> ends;
  for (Tag& tag : tags) {
    while (!ends.empty() && ends.back() <= tag.span.begin) ends.pop_back();
    if (!tag.is_paired) continue;
    if (ends.size() < kMostDepth) {
      ends.push_back(tag.span.end);
      continue;
    }
    tag.is_paired = false;
    tag.span = tag.node->span;
    tag.inner = {tag.span.end, tag.span.end};
  }
}

}  // namespace

const OwnedArgument* Tag::argument(std::string_view key) const {
  for (const OwnedArgument& one : arguments) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

const OwnedArgument* Tag::position(std::size_t number) const {
  for (const OwnedArgument& one : arguments) {
    if (one.key.empty() && number-- == 0) return &one;
  }
  return nullptr;
}

std::string Tag::value(std::string_view key) const {
  const OwnedArgument* one = argument(key);
  return one == nullptr ? std::string() : one->value;
}

std::string Tag::positional(std::size_t number) const {
  const OwnedArgument* one = position(number);
  return one == nullptr ? std::string() : one->value;
}

std::vector<Tag> read_tags(const Post& post) {
  constexpr std::size_t kMostTags = 20'000;
  const std::string_view bytes = post.file->bytes();
  std::vector<Tag> tags;
  std::vector<std::size_t> open;  // indices of tags that may get an end
  std::unordered_map<std::string, std::size_t> open_count;
  for (const TemplateNode& node : post.document.templates().nodes) {
    if (!is_tag(node) || tags.size() >= kMostTags) continue;
    const std::string_view written = post.file->text(node.span);
    if (is_escaped(written) || (!node.is_closing && !is_zola_end(node))) {
      tags.push_back(make_tag(post, node));
      if (is_escaped(written)) {
        tags.back().name = "/*";
      } else if (may_have_end(written, node)) {
        open.push_back(tags.size() - 1);
        ++open_count[end_name(bytes, node)];
      }
      continue;
    }
    const std::string name = end_name(bytes, node);
    // {:/} ends whatever is open.
    const bool ends_any =
        is_zola_end(node) || (node.kind == TemplateKind::kKramdownExtension && name.empty());
    if (!ends_any && open_count[name] == 0) {
      Tag tag = make_tag(post, node);
      tag.is_stray_end = true;
      tags.push_back(std::move(tag));
      continue;
    }
    while (!open.empty()) {
      Tag& opener = tags[open.back()];
      open.pop_back();
      --open_count[end_name(bytes, *opener.node)];
      if (opener.node->kind != node.kind || (!ends_any && end_name(bytes, *opener.node) != name))
        continue;
      opener.is_paired = true;
      opener.inner = {opener.span.end, node.span.begin};
      opener.span.end = node.span.end;
      break;
    }
  }
  bound_depth(tags);
  return tags;
}

}  // namespace postlint
