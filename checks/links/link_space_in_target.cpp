#include "checks/excerpt.h"
#include "checks/links/inline_text.h"
#include "checks/links/url_shape.h"
#include "checks/support/local_file.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkSpaceInTarget;
const Rule kLinkSpaceInTarget{
    .id = "link-space-in-target",
    .family = Family::kLinks,
    .severity = Severity::kError,
    // kramdown and Python-Markdown take blanks in an address.
    .engines = {Engine::kPlain, Engine::kHugo, Engine::kHexo, Engine::kZola, Engine::kEleventy,
                Engine::kAstro, Engine::kDocusaurus, Engine::kGatsby, Engine::kVitePress,
                Engine::kCustom},
    .summary = "The address of a link or an image has a blank in it.",
    .why =
        "In CommonMark an address ends at the first blank, so the reader sees brackets and "
        "address as text instead of a link or an image.",
    .bad =
        "---\n"
        "title: 발표 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[발표 자료](/files/2024 발표 자료.pdf)를 올립니다.\n",
    .good =
        "---\n"
        "title: 발표 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[발표 자료](/files/2024%20발표%20자료.pdf)를 올립니다.\n",
    .example = {.files = {"static/files/2024 발표 자료.pdf"}},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kMarkersVanish,
    .fix_summary = "Writes %20 for the blanks. Unsafe where no file of the blog has that name.",
    .check = check,
};

namespace {

constexpr std::size_t kLongestAddress = 500;

// The end of what stands in "(…)" from `begin`, parentheses inside balanced; npos: none on the
// line.
std::size_t end_of_address(std::string_view text, std::size_t begin) {
  const std::size_t limit = std::min(text.size(), begin + kLongestAddress);
  int depth = 0;
  for (std::size_t at = begin; at < limit; ++at) {
    const char c = text[at];
    if (c == '(') ++depth;
    if (c == ')' && --depth < 0) return at;
    if (c == '\n' || c == '[' || c == '<' || static_cast<unsigned char>(c) < ' ') break;
  }
  return std::string_view::npos;
}

// Cuts a title off: [a](b c "title").
std::string_view without_title(std::string_view text) {
  if (text.size() < 3 || (text.back() != '"' && text.back() != '\'')) return text;
  const std::size_t open = text.find(text.back());
  if (open == text.size() - 1 || open == 0 || text[open - 1] != ' ') return text;
  return trim(text.substr(0, open));
}

// " =100x20" behind the address of an image is a size for some plug-ins.
bool has_image_size(std::string_view address) {
  const std::size_t blank = address.rfind(' ');
  const std::string_view last = address.substr(blank + 1);
  return last.starts_with('=') && find_other(last, "=0123456789x%*"_any) == std::string_view::npos;
}

bool is_address_with_blanks(std::string_view address) {
  if (address.find(' ') == std::string_view::npos || has_image_size(address)) return false;
  if (find_any(address, "\"{}|,;"_any) != std::string_view::npos) return false;
  if (has_masked_text(address)) return false;
  const std::string_view first = address.substr(0, address.find(' '));
  const std::string_view rest = address.substr(first.size());
  if (rest.find("://") != std::string_view::npos || rest.find(" (") != std::string_view::npos) {
    return false;  // two addresses, or a remark
  }
  if (links::starts_with_http(first)) return true;
  const bool begins_as_path = links::looks_like_address(first) && first.find('/') < 3;
  if (begins_as_path && first.find('/', 3) != std::string_view::npos) return true;
  return links::has_file_extension(address) && (first.find('/') != std::string_view::npos ||
                                                address.find(". ") == std::string_view::npos);
}

enum class Meaning {
  kPart,    // the blanks belong to the name
  kStray,   // they slipped in
  kUnsure,  // probably the former
};

// A blank in the host name is never meant. Else the files of the blog decide; of a page elsewhere,
// whether words stand at both sides of the blanks.
Meaning meaning_of(const CheckContext& ctx, std::string_view address) {
  if (links::starts_with_http(address)) {
    const std::size_t host = address.find("//") + 2;
    const std::size_t path = std::min(address.find('/', host), address.size());
    if (address.substr(host, path - host).find(' ') != std::string_view::npos) {
      return Meaning::kStray;
    }
    for (std::size_t at = address.find(' '); at != std::string_view::npos;
         at = address.find(' ', at + 1)) {
      const bool between_words = at + 1 < address.size() &&
                                 !is_ascii_punctuation(address[at - 1]) &&
                                 !is_ascii_punctuation(address[at + 1]);
      if (!between_words) return Meaning::kUnsure;
    }
    return Meaning::kPart;
  }
  LocalFiles files(ctx);
  const auto exists = [&](std::string_view path) {
    const std::optional<LocalTarget> target = local_target(path);
    return target && files.look_up(*target).verdict == FileLookup::Verdict::kFound;
  };
  if (exists(address)) return Meaning::kPart;
  return exists(replace_all(address, " ", "")) ? Meaning::kStray : Meaning::kUnsure;
}

void check_pair(const CheckContext& ctx, Reporter& reporter, const links::InlineText& inline_text,
                links::BracketPair label) {
  const std::string_view text = inline_text.text();
  if (label.close + 1 >= text.size() || text[label.close + 1] != '(') return;
  const std::size_t begin = label.close + 2;
  const std::size_t end = end_of_address(text, begin);
  if (end == std::string_view::npos) return;
  const std::string_view inside = trim(text.substr(begin, end - begin));
  const std::string_view address = without_title(inside);
  if (!is_address_with_blanks(address)) return;

  const auto first = static_cast<std::uint32_t>(address.data() - text.data());
  const auto last = static_cast<std::uint32_t>(first + address.size() - 1);
  const bool is_image = label.open > 0 && text[label.open - 1] == '!';
  const std::optional<Span> whole =
      inline_text.source_span(label.open - (is_image ? 1 : 0), static_cast<std::uint32_t>(end));
  const std::optional<Span> target = inline_text.source_span(first, last);
  if (!whole || !target || target->size() != address.size()) return;
  const std::string_view written = ctx.file().text(*target);
  const Meaning meaning = meaning_of(ctx, written);
  std::string mended = replace_all(written, " ", meaning == Meaning::kStray ? "" : "%20");
  Finding& finding = reporter.report(
      *whole,
      quoted(ctx.file().text(*whole), 60) + " is shown as text, not as " +
          (is_image ? "an image" : "a link") + ": its address has a blank in it",
      meaning == Meaning::kUnsure ? "take the blank out of the address, or write %20 for it"
                                  : "write the address as " + excerpt(mended, 80));
  // A title would vanish from the page's text; that is more than a fix may do.
  if (address.size() < inside.size()) return;
  const FixSafety safety = meaning == Meaning::kUnsure ? FixSafety::kUnsafe : FixSafety::kSafe;
  finding.fix = Fix{{{*target, std::move(mended)}}, safety};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_block_with_brackets(ctx, [&](NodeId, const links::InlineText& inline_text) {
    if (inline_text.text().find("](") == std::string_view::npos) return;
    for (links::BracketPair pair : inline_text.brackets()) {
      check_pair(ctx, reporter, inline_text, pair);
    }
  });
}

}  // namespace
}  // namespace postlint
