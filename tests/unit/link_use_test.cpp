// Where a post keeps its links, and what each of them is.
#include "core/links/link_use.h"

#include <algorithm>

#include "catch.h"
#include "core/links/link_walk.h"

using namespace postlint;

namespace {

struct Loaded {
  BlogFacts blog;
  Post post;
};

Loaded load(std::string_view text, Engine engine, std::string path = "post.md") {
  BlogFacts blog;
  blog.root = ".";
  blog.profile = &engine_profile(engine);
  Post post = load_post(std::move(path), std::string(text), *blog.profile);
  return {std::move(blog), std::move(post)};
}

std::vector<LinkUse> links_in(std::string_view text, Engine engine = Engine::kPlain) {
  const Loaded loaded = load(text, engine);
  return collect_links(loaded.post, loaded.blog);
}

std::vector<std::string> targets_in(std::string_view text, Engine engine = Engine::kPlain) {
  std::vector<std::string> targets;
  for (const LinkUse& link : links_in(text, engine)) targets.push_back(link.target);
  return targets;
}

using Targets = std::vector<std::string>;

}  // namespace

TEST_CASE("Markdown's links, images and references are found with the bytes of their targets") {
  const std::string_view text =
      "[서울](/seoul/ \"여행\"), ![바다](sea.png), [맛집][food], [food], <https://a.kr/b>\n\n"
      "[food]: ../food/?a=1&b=2#목록\n";
  const std::vector<LinkUse> links = links_in(text);
  REQUIRE(links.size() == 5);
  const Targets expected{"/seoul/", "sea.png", "../food/?a=1&b=2#목록", "../food/?a=1&b=2#목록",
                         "https://a.kr/b"};
  for (std::size_t i = 0; i < links.size(); ++i) {
    INFO(i);
    CHECK(links[i].target == expected[i]);
    REQUIRE(links[i].span.known());
    CHECK(links[i].span.in(text) == expected[i]);
    CHECK(links[i].is_image == (i == 1));
  }
  CHECK(links[0].text == "서울");
  CHECK(links[2].report.in(text) == "[맛집][food]");
  CHECK(links[2].span == links[3].span);  // the definition
}

TEST_CASE("a target written with escapes or references is decoded and has no place to edit") {
  const std::vector<LinkUse> links = links_in("[a](/x\\_y/?a=1&amp;b=2)\n");
  REQUIRE(links.size() == 1);
  CHECK(links[0].target == "/x_y/?a=1&b=2");
  CHECK_FALSE(links[0].span.known());
  CHECK(links[0].report.known());
}

TEST_CASE("URLs in plain text are links only where the engine makes them so") {
  const std::string_view text = "자세한 내용은 https://a.kr/글에 있고 www.b.kr 도 있다.\n";
  CHECK(targets_in(text, Engine::kHexo) == Targets{"https://a.kr/글에", "http://www.b.kr"});
  CHECK(targets_in(text, Engine::kHugo) == Targets{"https://a.kr/", "http://www.b.kr"});
  for (Engine engine : {Engine::kJekyll, Engine::kZola, Engine::kPelican, Engine::kEleventy}) {
    CHECK(targets_in(text, engine).empty());
  }
  CHECK(targets_in("<a href=\"https://a.kr\">https://a.kr</a>\n", Engine::kHexo) ==
        Targets{"https://a.kr"});
}

TEST_CASE("addresses in raw HTML are found") {
  const struct {
    std::string_view html;
    Targets targets;
  } cases[] = {
      {"<a href=\"/글/\">글</a>", {"/글/"}},
      {"<img src='a.png' srcset=\"a.png 1x, b.png 2x\">", {"a.png", "a.png", "b.png"}},
      {"<video src=\"v.mp4\" poster=\"p.jpg\"></video>", {"v.mp4", "p.jpg"}},
      {"<picture><source srcset=\"a.webp\"><img src=\"a.png\"></picture>", {"a.webp", "a.png"}},
      {"<iframe src=\"https://v.kr/1\"></iframe>", {"https://v.kr/1"}},
      {"<object data=\"a.pdf\"></object>", {"a.pdf"}},
      {"<a href=\"/?a=1&amp;b=2\">x</a>", {"/?a=1&b=2"}},
      {"<a name=\"top\">x</a>", {}},
      {"<!-- <a href=\"/x/\">x</a> -->", {}},
  };
  for (const auto& one : cases) {
    INFO(one.html);
    Targets found = targets_in("글 " + std::string(one.html) + " 끝\n");
    Targets wanted = one.targets;
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    CHECK(found == wanted);
  }
}

TEST_CASE("a srcset is read as browsers read it") {
  const struct {
    std::string_view value;
    Targets addresses;
  } cases[] = {
      {"a.png", {"a.png"}},
      {" a.png 1x,b.png 2x ", {"a.png", "b.png"}},
      {"a.png, b.png 480w", {"a.png", "b.png"}},
      {"a,b.png 1x", {"a,b.png"}},
      {"data:image/png;base64,AA 1x, b.png 2x", {"data:image/png;base64,AA", "b.png"}},
      {" , ", {}},
      {"", {}},
  };
  for (const auto& one : cases) {
    INFO(one.value);
    Targets found;
    for (const Span span : links::srcset_addresses(one.value))
      found.emplace_back(span.in(one.value));
    CHECK(found == one.addresses);
  }
}

TEST_CASE("front matter names images in many ways") {
  const struct {
    std::string_view yaml;
    std::vector<std::pair<std::string, std::string>> found;  // field, target
  } cases[] = {
      {"image: /img/a.png", {{"image", "/img/a.png"}}},
      {"featured_image: 바다.jpg", {{"featured_image", "바다.jpg"}}},
      {"cover:\n  image: a.png\n  alt: b.png가 아니다", {{"cover.image", "a.png"}}},
      {"og:image: https://a.kr/a.png", {{"og:image", "https://a.kr/a.png"}}},
      {"images: [a.png, b.webp]", {{"images", "a.png"}, {"images", "b.webp"}}},
      {"gallery:\n  - url: a.png\n    title: 가\n  - url: b.png",
       {{"gallery.url", "a.png"}, {"gallery.url", "b.png"}}},
      {"header:\n  teaser: t.jpg\n  overlay_image: o.jpg",
       {{"header.teaser", "t.jpg"}, {"header.overlay_image", "o.jpg"}}},
      {"background: blue", {}},
      {"hero: true", {}},
      {"title: a.png", {}},
      {"canonical_url: https://a.kr/b", {{"canonical_url", "https://a.kr/b"}}},
      {"link: see below", {}},
      {"description: 지난 글은 [여기](https://a.kr/b), 그림은 <a href='https://c.kr'>저기</a>.",
       {{"description", "https://a.kr/b"}, {"description", "https://c.kr"}}},
      {"summary: https://a.kr/b.", {{"summary", "https://a.kr/b"}}},
  };
  for (const auto& one : cases) {
    INFO(one.yaml);
    const std::string text = "---\n" + std::string(one.yaml) + "\n---\n\n본문\n";
    std::vector<std::pair<std::string, std::string>> found;
    for (const LinkUse& link : links_in(text)) {
      found.emplace_back(link.field, link.target);
      REQUIRE(link.span.known());
      CHECK(link.span.in(text) == link.target);
    }
    CHECK(found == one.found);
  }
}

TEST_CASE("an engine's own references are told from addresses") {
  using enum LinkSyntax;
  const struct {
    Engine engine;
    std::string_view text;
    LinkSyntax syntax;
    std::string_view target;
  } cases[] = {
      {Engine::kJekyll, "{% post_url 2024-05-01-서울 %}", kPostUrl, "2024-05-01-서울"},
      {Engine::kJekyll, "{%- post_url 2024-05-01-a -%}#목록", kPostUrl, "2024-05-01-a#목록"},
      {Engine::kJekyll, "{% link _posts/2024-05-01-a b.md %}", kLiquidLink,
       "_posts/2024-05-01-a b.md"},
      {Engine::kHugo, "{{< ref \"posts/a.md#b\" >}}", kHugoRef, "posts/a.md#b"},
      {Engine::kHugo, "{{% relref path=\"/posts/서울\" lang=\"ko\" %}}", kHugoRef, "/posts/서울"},
      {Engine::kHugo, "{{< figure src=\"a.png\" title=\"b\" >}}", kUrl, "a.png"},
      {Engine::kHexo, "{% post_link 서울 '제목' %}", kPostLink, "서울"},
      {Engine::kHexo, "{% asset_img left a.png 100 200 바다 %}", kAssetTag, "a.png"},
      {Engine::kHexo, "{% asset_link a.pdf 자료 %}", kAssetTag, "a.pdf"},
      {Engine::kHexo, "{% img center /img/a.png 바다 %}", kUrl, "/img/a.png"},
  };
  for (const auto& one : cases) {
    INFO(one.text);
    const std::string text = "앞 " + std::string(one.text) + " 뒤\n";
    const std::vector<LinkUse> links = links_in(text, one.engine);
    REQUIRE(links.size() == 1);
    CHECK(links[0].syntax == one.syntax);
    CHECK(links[0].target == one.target);
    CHECK(links[0].source == LinkSource::kTemplateTag);
    CHECK(one.target.starts_with(links[0].span.in(text)));
  }
}

TEST_CASE("targets that only one engine resolves keep its mark") {
  using enum LinkSyntax;
  const struct {
    Engine engine;
    std::string_view target;
    LinkSyntax syntax;
  } cases[] = {
      {Engine::kZola, "@/posts/a.md#b", kContentFile},
      {Engine::kPelican, "{filename}/posts/a.md", kPelicanFile},
      {Engine::kPelican, "|filename|a.md", kPelicanFile},
      {Engine::kPelican, "{static}/img/a.png", kPelicanStatic},
      {Engine::kPelican, "{attach}a.png", kPelicanStatic},
      {Engine::kPelican, "{tag}여행", kUnknown},
      {Engine::kDocusaurus, "@site/docs/a.md", kSiteFile},
      {Engine::kJekyll, "/a/", kUrl},
  };
  for (const auto& one : cases) {
    INFO(one.target);
    const std::vector<LinkUse> links =
        links_in("[글](" + std::string(one.target) + ")\n", one.engine);
    REQUIRE(links.size() == 1);
    CHECK(links[0].syntax == one.syntax);
    CHECK(links[0].target == one.target);
  }
}

TEST_CASE("template code that stands for the blog's own address is read") {
  const struct {
    std::string_view target;
    std::string_view read;  // empty: not known
  } cases[] = {
      {"{{ site.baseurl }}/2024/서울/#맛집", "/2024/서울/#맛집"},
      {"{{site.url}}{{site.baseurl}}/a/", "/a/"},
      {"{{ \"/a/\" | relative_url }}", "/a/"},
      {"{{ '/a.pdf' | prepend: site.baseurl }}", "/a.pdf"},
      {"{{ page.previous.url }}", ""},
      {"{{ site.data.links.a }}", ""},
      {"/a/{{ page.slug }}/", ""},
  };
  for (const auto& one : cases) {
    INFO(one.target);
    const std::vector<LinkUse> links =
        links_in("[글](" + std::string(one.target) + ")\n", Engine::kJekyll);
    REQUIRE(links.size() == 1);
    if (one.read.empty()) {
      CHECK(links[0].syntax == LinkSyntax::kUnknown);
    } else {
      CHECK(links[0].syntax == LinkSyntax::kUrl);
      CHECK(links[0].target == one.read);
      CHECK(links[0].is_below_prefix);
    }
    CHECK_FALSE(links[0].span.known());
  }
}

TEST_CASE("addresses are sorted by their looks") {
  using enum LinkClass;
  const std::pair<std::string_view, LinkClass> cases[] = {
      {"", kEmpty},
      {"#목록", kFragment},
      {"a.html", kRelative},
      {"../b/", kRelative},
      {"?page=2", kRelative},
      {"글/첫째", kRelative},
      {"/a/", kRooted},
      {"https://a.kr/", kWeb},
      {"HTTP://a.kr", kWeb},
      {"//a.kr/b", kWeb},
      {"mailto:a@b.kr", kMail},
      {"tel:+82-2-1234", kOther},
      {"data:image/png;base64,AA", kOther},
      {"javascript:void(0)", kOther},
      {"@/posts/a.md", kUnknown},
      {"~/img/a.png", kUnknown},
      {"${base}/a", kUnknown},
      {"2024-05-01T10:00", kRelative},
  };
  for (const auto& [target, expected] : cases) {
    INFO(target);
    CHECK(classify_link(target) == expected);
  }
}
