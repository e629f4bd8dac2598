#include "checks/excerpt.h"
#include "checks/links/inline_text.h"
#include "checks/links/url_shape.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkReversed;
const Rule kLinkReversed{
    .id = "link-reversed",
    .aliases = {"MD011", "no-reversed-links"},
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "The brackets of a link are the wrong way round: (text)[address].",
    .why =
        "The reader sees the brackets and the address as text, and no link. Only brackets that "
        "hold an address are taken for a link: (1)[2] is not.",
    .bad =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 (안내서)[https://example.com/guide]에 있습니다.\n",
    .good =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "자세한 내용은 [안내서](https://example.com/guide)에 있습니다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kMarkersVanish,
    .fix_summary = "Writes [text](address).",
    .check = check,
};

namespace {

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || c == '_';
}

void check_pair(const CheckContext& ctx, Reporter& reporter, const links::InlineText& inline_text,
                links::BracketPair address) {
  if (address.open == 0) return;
  const links::BracketPair* words =
      links::InlineText::closing_at(inline_text.parentheses(), address.open - 1);
  if (words == nullptr) return;
  const std::string_view text = inline_text.text();
  // f(x)[/a] is code; a '(' or '[' behind makes it something else.
  if (words->open > 0 && is_word_byte(text[words->open - 1])) return;
  if (address.close + 1 < text.size() &&
      (text[address.close + 1] == '(' || text[address.close + 1] == '[')) {
    return;
  }
  const std::string_view label = inline_text.inside(*words);
  if (trim(label).empty() || find_any(label, "[]\n"_any) != std::string_view::npos) return;
  if (!links::looks_like_address(inline_text.inside(address))) return;
  const std::optional<Span> words_span = inline_text.source_span(words->open, words->close);
  const std::optional<Span> address_span = inline_text.source_span(address.open, address.close);
  if (!words_span || !address_span || words_span->end != address_span->begin) return;

  const std::string_view written = ctx.file().text({words_span->begin + 1, words_span->end - 1});
  const std::string_view url = ctx.file().text({address_span->begin + 1, address_span->end - 1});
  Finding& finding =
      reporter.report({words_span->begin, address_span->end},
                      quoted("(" + std::string(written) + ")[" + std::string(url) + "]") +
                          " is shown as text, not as a link: its brackets are the wrong way round",
                      "write: [" + excerpt(written) + "](" + excerpt(url, 60) + ")");
  finding.fix = Fix{{{{words_span->begin, words_span->begin + 1}, "["},
                     {{words_span->end - 1, address_span->begin + 1}, "]("},
                     {{address_span->end - 1, address_span->end}, ")"}},
                    FixSafety::kSafe};
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.file().bytes().find(")[", ctx.doc().body_begin()) == std::string_view::npos) return;
  links::for_each_block_with_brackets(ctx, [&](NodeId, const links::InlineText& inline_text) {
    for (links::BracketPair pair : inline_text.brackets()) {
      check_pair(ctx, reporter, inline_text, pair);
    }
  });
}

}  // namespace
}  // namespace postlint
