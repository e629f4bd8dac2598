// Constructs of posts that are HTML as a whole.
#include "converters/body/plain_words.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

// As it is shown in <pre>; braces that the target's templates would read become references.
std::string code_html(std::string_view code, const EscapeTarget& target) {
  std::string made = html_text(code);
  if (target.is_mdx || escaped_templates(made, TextPlace::kText, target) != made)
    made = replace_all(replace_all(made, "{", "&#123;"), "}", "&#125;");
  return made;
}

std::string value_of(const Construct& construct, std::string_view name) {
  const std::string* found = construct.attribute(name);
  return found == nullptr ? std::string() : *found;
}

}  // namespace

std::string_view admonition_label(std::string_view name) {
  if (name == "tip") return "Tip";
  if (name == "info") return "Info";
  if (name == "warning") return "Warning";
  if (name == "danger") return "Danger";
  if (name == "caution") return "Caution";
  return "Note";
}

std::optional<WrittenConstruct> write_in_html_post(const Construct& construct,
                                                   const EscapeTarget& target) {
  switch (construct.kind) {
    case Kind::kCode: {
      const std::string language = construct.language.empty()
                                       ? std::string()
                                       : html_attribute("class", "language-" + construct.language);
      return WrittenConstruct{"<pre><code" + language + ">" + code_html(construct.text, target) +
                              "</code></pre>"};
    }
    case Kind::kQuote: {
      const std::string author = value_of(construct, "author"), link = value_of(construct, "link");
      std::string source = value_of(construct, "source");
      if (source.empty()) source = link;
      std::string footer;
      if (!author.empty()) footer += "<strong>" + html_text(author) + "</strong>";
      if (!link.empty()) {
        footer +=
            "<cite><a" + html_attribute("href", link) + ">" + html_text(source) + "</a></cite>";
      } else if (!source.empty()) {
        footer += "<cite>" + html_text(source) + "</cite>";
      }
      return WrittenConstruct{"<blockquote>", footer.empty()
                                                  ? "</blockquote>"
                                                  : "<footer>" + footer + "</footer></blockquote>"};
    }
    case Kind::kAdmonition:
      return WrittenConstruct{
          "<blockquote><p><strong>" +
              html_text(construct.title.empty() ? std::string(admonition_label(construct.name))
                                                : construct.title) +
              "</strong></p>",
          "</blockquote>"};
    case Kind::kDetails:
      return WrittenConstruct{"<details><summary>" +
                                  html_text(construct.title.empty() ? "Details" : construct.title) +
                                  "</summary>",
                              "</details>"};
    default:
      return std::nullopt;
  }
}

}  // namespace postlint
