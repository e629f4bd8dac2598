// Pictures and players as HTML.
#include <array>

#include "converters/body/plain_words.h"
#include "core/base/strings.h"
#include "core/links/link_use.h"

namespace postlint {
namespace {

std::string value_of(const Construct& construct, std::string_view name) {
  const std::string* found = construct.attribute(name);
  return found == nullptr ? std::string() : *found;
}

std::string own_address(const std::string& target, const TargetPlaces& places,
                        const PlainStyle& style) {
  if (classify_link(target) != LinkClass::kRooted) return target;
  Construct link;
  link.kind = Construct::Kind::kSiteUrl;
  link.target = target;
  return written_address(link, places, style);
}

std::string image_html(const Construct& construct, const TargetPlaces& places,
                       const PlainStyle& style, bool is_figure) {
  std::string made = "<img" + html_attribute("src", own_address(construct.target, places, style)) +
                     html_attribute("alt", value_of(construct, "alt"));
  constexpr std::array<std::string_view, 9> kKnown = {"alt",  "caption",  "title",  "link", "class",
                                                      "attr", "attrlink", "target", "rel"};
  for (const auto& [key, value] : construct.attributes) {
    bool is_known = false;
    for (std::string_view known : kKnown) is_known = is_known || key == known;
    if (!is_known && !key.empty() && !value.empty()) made += html_attribute(key, value);
  }
  if (!is_figure) {
    for (std::string_view key : {"class", "title"}) {
      if (const std::string value = value_of(construct, key); !value.empty())
        made += html_attribute(key, value);
    }
  }
  made += " />";
  const std::string link = value_of(construct, "link");
  if (link.empty()) return made;
  std::string open = "<a" + html_attribute("href", own_address(link, places, style));
  for (std::string_view key : {"target", "rel"}) {
    if (const std::string value = value_of(construct, key); !value.empty())
      open += html_attribute(key, value);
  }
  return open + ">" + made + "</a>";
}

// Whether ![alt](address "title") says all.
bool is_markdown_image(const Construct& construct) {
  if (construct.is_in_html || construct.target.find_first_of(" ()<>") != std::string::npos)
    return false;
  for (const auto& [key, value] : construct.attributes) {
    if (key != "alt" && key != "title") return false;
    if (value.find_first_of("[]\\\n*_`<") != std::string::npos) return false;
  }
  return true;
}

std::string player(const std::string& address, const std::string& title, bool is_mdx) {
  return "<iframe width=\"560\" height=\"315\"" + html_attribute("src", address) +
         html_attribute("title", title) + (is_mdx ? " allowFullScreen" : " allowfullscreen") +
         "></iframe>";
}

// Ids come from outside: what is none of an id's characters would end the address.
std::string id_of(std::string_view text) {
  std::string made;
  for (char c : text) {
    if (is_ascii_alnum(c) || std::string_view("-_./").find(c) != std::string_view::npos) made += c;
  }
  return made;
}

}  // namespace

std::string caption_html(const std::string& caption) {
  if (caption.find_first_of("*_[`<\\") == std::string::npos) return html_text(caption);
  const SourceFile file("", caption);
  std::string made;
  for (const Document::RenderedBlock& block : Document::parse(file, 0).render_blocks())
    made += block.html;
  while (made.ends_with('\n')) made.pop_back();
  if (made.starts_with("<p>") && made.ends_with("</p>") && made.find("<p>", 3) == std::string::npos)
    made = made.substr(3, made.size() - 7);
  return replace_all(made, "\n", " ");
}

std::string figure_html(const Construct& construct, const TargetPlaces& places,
                        const PlainStyle& style) {
  const EscapeTarget target{style.engine, places.is_mdx()};
  if (construct.name == "img" && is_markdown_image(construct)) {
    return escaped_templates(
        "![" + value_of(construct, "alt") + "](" + own_address(construct.target, places, style) +
            (value_of(construct, "title").empty()
                 ? ""
                 : " \"" + replace_all(value_of(construct, "title"), "\"", "&quot;") + "\"") +
            ")",
        TextPlace::kText, target);
  }
  if (construct.name == "img")
    return escaped_templates(image_html(construct, places, style, false), TextPlace::kText, target);
  std::string made = "<figure";
  if (const std::string name = value_of(construct, "class"); !name.empty())
    made += html_attribute("class", name);
  made += ">" + image_html(construct, places, style, true);
  const std::string title = value_of(construct, "title"), caption = value_of(construct, "caption");
  std::string words;
  if (!title.empty()) words += "<strong>" + html_text(title) + "</strong>";
  if (!title.empty() && !caption.empty()) words += "<br />";
  words += caption_html(caption);
  if (const std::string attr = value_of(construct, "attr"); !attr.empty()) {
    const std::string link = value_of(construct, "attrlink");
    words += (words.empty() ? "" : " ") +
             (link.empty() ? html_text(attr)
                           : "<a" + html_attribute("href", link) + ">" + html_text(attr) + "</a>");
  }
  if (!words.empty()) made += "<figcaption>" + words + "</figcaption>";
  return escaped_templates(made + "</figure>", TextPlace::kText, target);
}

std::optional<std::string> embed_html(const Construct& construct, const PlainStyle& style,
                                      bool is_mdx) {
  const std::string id = id_of(construct.target);
  if (id.empty()) return std::nullopt;
  if (construct.name == "youtube") {
    const std::string start = id_of(value_of(construct, "start"));
    return player("https://www.youtube.com/embed/" + id +
                      (start.empty() || start == "0" ? "" : "?start=" + start),
                  construct.title.empty() ? "YouTube video" : construct.title, is_mdx);
  }
  if (construct.name == "vimeo") {
    return player("https://player.vimeo.com/video/" + id,
                  construct.title.empty() ? "Vimeo video" : construct.title, is_mdx);
  }
  if (construct.name == "gist") {
    const std::string file = value_of(construct, "file");
    if (!style.has_scripts) {
      const std::string address = "https://gist.github.com/" + id;
      return "<a" + html_attribute("href", address) + ">" + address + "</a>";
    }
    return "<script" +
           html_attribute("src", "https://gist.github.com/" + id + ".js" +
                                     (file.empty() ? "" : "?file=" + file)) +
           "></script>";
  }
  if (construct.name == "tweet") {
    const std::string user = id_of(value_of(construct, "user"));
    const std::string address =
        "https://twitter.com/" + (user.empty() ? "i" : user) + "/status/" + id;
    return "<blockquote class=\"twitter-tweet\"><a" + html_attribute("href", address) + ">" +
           address + "</a></blockquote>";
  }
  if (construct.name == "instagram") {
    const std::string address = "https://www.instagram.com/p/" + id + "/";
    return "<blockquote class=\"instagram-media\"><a" + html_attribute("href", address) + ">" +
           address + "</a></blockquote>";
  }
  return std::nullopt;
}

}  // namespace postlint
