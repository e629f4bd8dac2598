#include <algorithm>

#include "checks/excerpt.h"
#include "checks/links/link_targets.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkTextGeneric;
const Rule kLinkTextGeneric{
    .id = "link-text-generic",
    .aliases = {"MD059", "descriptive-link-text"},
    .family = Family::kLinks,
    .severity = Severity::kInfo,
    .on_by_default = false,
    .summary = "The text of a link says nothing of where it leads: “here”, “여기”.",
    .why =
        "Screen readers list the links of a page by their text, and readers skim for them; ten "
        "times “here” helps neither.",
    .bad =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "설치 안내는 [여기](https://example.com/guide)를 보세요.\n",
    .good =
        "---\n"
        "title: 참고 자료\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[설치 안내](https://example.com/guide)를 보세요.\n",
    .options =
        {{"texts", RuleOption::Type::kStringList,
          "[here, click here, link, this link, more, read more, this page, 여기, 여기를 클릭, "
          "링크, 이 링크, 클릭, 바로가기, こちら, ここ, リンク, 这里, 点击这里, 链接]",
          "Link texts that say nothing, in lower case"}},
    .check = check,
};

namespace {

bool is_generic(const CheckContext& ctx, std::string_view text) {
  text = trim(text);
  while (!text.empty() && (is_ascii_punctuation(text.back()) || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  if (text.empty() || text.size() > 60) return false;
  const std::vector<std::string>& texts = ctx.options.list("texts");
  const std::string lower = to_lower(text);
  return std::find(texts.begin(), texts.end(), lower) != texts.end();
}

void check(const CheckContext& ctx, Reporter& reporter) {
  links::for_each_link(ctx, links::Images::kLeaveOut, [&](const links::Link& link) {
    const std::string text = links::text_of(ctx, link);
    if (!is_generic(ctx, text)) return;
    const Span span = link.tag != nullptr ? link.tag->span : ctx.doc().report_span(link.node);
    reporter.report(span, "the link text " + quoted(text) + " does not say where the link leads",
                    "name what the reader will find there");
  });
}

}  // namespace
}  // namespace postlint
