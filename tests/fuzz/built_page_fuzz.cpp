// Built pages, sitemaps and rules of redirects on any bytes.
#include "converters/proof/addresses.h"
#include "converters/proof/built_page.h"
#include "converters/proof/fold_text.h"
#include "converters/proof/linked_data.h"
#include "converters/proof/redirect_rules.h"
#include "converters/proof/sitemap.h"
#include "core/base/utf8.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace postlint;
  const std::string text(reinterpret_cast<const char*>(data), size);
  proof::BodyRules rules;
  rules.resolve = [](std::string_view address) {
    return proof::resolve_address(address, "/2024/글/", "/blog");
  };
  const proof::BuiltPageFacts page = proof::read_built_page(text, rules);
  for (const std::string& block : page.page.body.blocks) {
    fuzz::expect(is_valid_utf8(block), "text is UTF-8");
    fuzz::expect(proof::fold_text(block) == block, "folded text is folded");
  }
  const proof::BuiltPageFacts again = proof::read_built_page(text, rules);
  fuzz::expect(again.page.body.blocks == page.page.body.blocks, "a page is read the same twice");
  (void)proof::read_linked_data(text);
  (void)proof::read_redirect_rules(text, "/blog");
  const proof::Sitemap sitemap = proof::read_sitemap(text);
  fuzz::expect(sitemap.urls.size() <= size, "no address comes from nowhere");
  return 0;
}
