#include "converters/body/escape_templates.h"

#include <algorithm>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestTag = 5'000;

enum class Escape { kNothing, kRawTag, kHugoComment, kZolaComment, kVue, kMdx };

struct Rules {
  Escape escape = Escape::kNothing;
  bool runs_in_code = false;
  bool has_hash_comments = false;  // {# … #}
};

Rules rules_of(const EscapeTarget& target) {
  if (target.is_mdx) return {Escape::kMdx, false, false};
  switch (target.engine) {
    case Engine::kJekyll:
    case Engine::kEleventy:
      return {Escape::kRawTag, true, false};
    case Engine::kHexo:
      return {Escape::kRawTag, false, true};
    case Engine::kHugo:
      return {Escape::kHugoComment, true, false};
    case Engine::kZola:
      return {Escape::kZolaComment, true, false};
    case Engine::kVitePress:
      return {Escape::kVue, false, false};
    default:
      return {};
  }
}

class Escaper {
 public:
  Escaper(std::string_view bytes, Span region, TextPlace place, Rules rules,
          std::vector<Edit>& edits, std::vector<std::uint32_t>& unsayable)
      : bytes_(bytes.substr(0, region.end)),
        region_(region),
        place_(place),
        rules_(rules),
        edits_(edits),
        unsayable_(unsayable) {}

  void run() {
    switch (rules_.escape) {
      case Escape::kRawTag:
        return raw_tags();
      case Escape::kHugoComment:
        return comments(
            [&](std::size_t at) { return bytes_[at + 2] == '<' || bytes_[at + 2] == '%'; }, 3);
      case Escape::kZolaComment:
        return comments([&](std::size_t at) { return is_zola_call(at); }, 2);
      case Escape::kVue:
        return vue();
      case Escape::kMdx:
        return braces();
      case Escape::kNothing:
        return;
    }
  }

 private:
  void replace(std::size_t begin, std::size_t end, std::string text) {
    edits_.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(text)});
  }
  void insert(std::size_t at, std::string text) { replace(at, at, std::move(text)); }

  bool opens(std::size_t at) const {
    if (bytes_[at] != '{' || at + 1 >= bytes_.size()) return false;
    const char next = bytes_[at + 1];
    return next == '{' || next == '%' || (rules_.has_hash_comments && next == '#');
  }

  std::size_t next_opener(std::size_t from, std::size_t end) const {
    for (std::size_t at = bytes_.find('{', from); at != kNone && at < end;
         at = bytes_.find('{', at + 1)) {
      if (opens(at)) return at;
    }
    return kNone;
  }

  // The end of the last "}}", "%}" or "#}" in [from, end), or `from`.
  std::size_t last_closer(std::size_t from, std::size_t end) const {
    for (std::size_t at = end; at-- > from + 1;) {
      if (bytes_[at] == '}' && std::string_view("}%#").find(bytes_[at - 1]) != kNone) return at + 1;
    }
    return from;
  }

  // One raw tag a line: from its first opener to its last closer. What cannot stand in one is
  // printed by an output tag: {{ '{{' }}.
  void raw_tags() {
    for (std::size_t line = region_.begin; line < region_.end;) {
      const std::size_t end = std::min<std::size_t>(bytes_.find('\n', line), region_.end);
      const std::size_t first = next_opener(line, end);
      if (first != kNone) {
        const std::size_t last = last_closer(first + 2, end);
        const std::string_view piece = bytes_.substr(first, last - first);
        if (last > first + 2 && piece.find("endraw") == kNone) {
          insert(first, "{% raw %}");
          insert(last, "{% endraw %}");
          print_openers(last, end);
        } else {
          print_openers(first, end);
        }
      }
      line = end + 1;
    }
  }

  void print_openers(std::size_t from, std::size_t end) {
    for (std::size_t at = next_opener(from, end); at != kNone; at = next_opener(at, end)) {
      const std::string opener(bytes_.substr(at, 2));
      replace(at, at + 2, "{{ '" + opener + "' }}");
      at += 2;
    }
  }

  // {{< x >}} becomes {{</* x */>}}.
  template <class IsLive>
  void comments(IsLive is_live, std::size_t head) {
    std::size_t at = region_.begin;
    while ((at = bytes_.find('{', at)) != kNone && at + head < bytes_.size()) {
      const bool is_tag = bytes_[at + 1] == '{' || (head == 2 && bytes_[at + 1] == '%');
      if (!is_tag || !is_live(at)) {
        ++at;
        continue;
      }
      const std::string closer = closer_of(bytes_.substr(at, head));
      const std::size_t close =
          bytes_.substr(0, std::min(bytes_.size(), at + kLongestTag)).find(closer, at + head);
      const std::string_view inside =
          close == kNone ? std::string_view() : bytes_.substr(at + head, close - at - head);
      if (close != kNone && inside.find("/*") == kNone && inside.find("*/") == kNone) {
        insert(at + head, "/*");
        insert(close, "*/");
        at = close + closer.size();
        continue;
      }
      if (place_ == TextPlace::kText) {
        replace(at, at + 1, "&#123;");
      } else {
        unsayable_.push_back(static_cast<std::uint32_t>(at));
      }
      at += head;
    }
  }

  static std::string closer_of(std::string_view opener) {
    if (opener == "{{<") return ">}}";
    if (opener == "{{%") return "%}}";
    return opener == "{%" ? "%}" : "}}";
  }

  // {{ name(…), {% name(…), {% end %} and what is commented out already.
  bool is_zola_call(std::size_t at) const {
    std::size_t name = at + 2;
    if (bytes_.substr(name, 2) == "/*") return true;
    while (name < bytes_.size() && (is_blank(bytes_[name]) || bytes_[name] == '-')) ++name;
    std::size_t end = name;
    while (end < bytes_.size() &&
           (is_ascii_alnum(bytes_[end]) || bytes_[end] == '_' || bytes_[end] == ':'))
      ++end;
    if (end == name || end >= bytes_.size()) return false;
    return bytes_[end] == '(' ||
           (bytes_[at + 1] == '%' && bytes_.substr(name, end - name) == "end");
  }

  void vue() {
    std::size_t at = region_.begin;
    while ((at = bytes_.find("{{", at)) != kNone) {
      const std::size_t limit = std::min(bytes_.size(), at + kLongestTag);
      const std::size_t line_end = std::min(bytes_.substr(0, limit).find("\n\n", at), limit);
      std::size_t end = bytes_.substr(0, line_end).find("}}", at);
      end = end == kNone ? at + 2 : end + 2;
      insert(at, "<span v-pre>");
      insert(end, "</span>");
      at = end;
    }
  }

  void braces() {
    for (std::size_t at = region_.begin; (at = bytes_.find('{', at)) != kNone; ++at) {
      std::size_t slash = at;
      while (slash > region_.begin && bytes_[slash - 1] == '\\') --slash;
      if ((at - slash) % 2 == 0) replace(at, at + 1, "&#123;");
    }
  }

  std::string_view bytes_;  // up to the region's end
  Span region_;
  TextPlace place_;
  Rules rules_;
  std::vector<Edit>& edits_;
  std::vector<std::uint32_t>& unsayable_;
};

}  // namespace

void escape_templates(std::string_view bytes, Span region, TextPlace place,
                      const EscapeTarget& target, std::vector<Edit>& edits,
                      std::vector<std::uint32_t>& unsayable) {
  const Rules rules = rules_of(target);
  if (rules.escape == Escape::kNothing || region.empty()) return;
  if (place == TextPlace::kCode && !rules.runs_in_code) return;
  if (region.in(bytes).find('{') == kNone) return;
  Escaper(bytes, region, place, rules, edits, unsayable).run();
}

std::string escaped_templates(std::string_view text, TextPlace place, const EscapeTarget& target) {
  std::vector<Edit> edits;
  std::vector<std::uint32_t> unsayable;
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  escape_templates(text, all, place, target, edits, unsayable);
  return apply_edits(text, all, edits);
}

std::string apply_edits(std::string_view bytes, Span region, const std::vector<Edit>& edits) {
  std::string made;
  std::uint32_t at = region.begin;
  for (const Edit& edit : edits) {
    if (edit.span.begin < at || edit.span.end > region.end) continue;
    made += bytes.substr(at, edit.span.begin - at);
    made += edit.text;
    at = edit.span.end;
  }
  made += bytes.substr(at, region.end - at);
  return made;
}

}  // namespace postlint
