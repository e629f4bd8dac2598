// The list of engines that blogs are moved from and to.
#include "catch.h"
#include "converters/engine_converter.h"
#include "core/io/file_tree.h"
#include "core/site/engine_settings.h"

using namespace postlint;

TEST_CASE("every engine of the list can be read and written") {
  SiteIdentity site;
  site.title = "블로그";
  site.origin = "https://my.blog";
  for (const EngineConverter* engine : engine_converters()) {
    INFO(engine_profile(engine->engine).name);
    CHECK(engine_converter(engine->engine) == engine);
    CHECK_FALSE(engine->fields.empty());
    REQUIRE(engine->find_constructs != nullptr);
    REQUIRE(engine->write_construct != nullptr);
    REQUIRE(engine->post_path != nullptr);
    REQUIRE(engine->write_site != nullptr);
    CHECK_FALSE(engine->write_site(site).empty());
    PortablePost post;
    post.name = "첫-글";
    post.url = "/2024/05/첫-글/";
    CHECK(engine->post_path(post).ends_with(".md"));
  }
}

TEST_CASE("Hugo shows emoji codes where the old blog did") {
  SiteIdentity site;
  const auto config_of = [&site] {
    return engine_converter(Engine::kHugo)->write_site(site).front().bytes;
  };
  CHECK(config_of().find("enableEmoji") == std::string::npos);
  site.has_emoji_codes = true;
  CHECK(config_of().find("enableEmoji = true\n") != std::string::npos);
}

TEST_CASE("Jekyll curls no quotes where the old blog did not") {
  SiteIdentity site;
  const auto config_of = [&site] {
    return engine_converter(Engine::kJekyll)->write_site(site).front().bytes;
  };
  CHECK(config_of().find("smart_quotes: apos,apos,quot,quot\n") != std::string::npos);
  site.has_smart_quotes = true;
  CHECK(config_of().find("smart_quotes") == std::string::npos);
}

TEST_CASE("the ids that Eleventy's written configuration makes are known") {
  SiteIdentity site;
  for (const bool has_smart_quotes : {false, true}) {
    site.has_smart_quotes = has_smart_quotes;
    const std::vector<WrittenFile> files = engine_converter(Engine::kEleventy)->write_site(site);
    REQUIRE(files.front().path == "eleventy.config.mjs");
    const std::string config = files.front().bytes;
    CHECK((config.find("amendLibrary(\"md\", typography)") != config.npos) == has_smart_quotes);
    const std::unique_ptr<FileTree> tree = make_memory_file_tree({"eleventy.config.mjs"});
    const EngineSettings settings = read_engine_settings(
        engine_profile(Engine::kEleventy), *tree, "", [&](const std::string& path) {
          return path == "eleventy.config.mjs" ? std::optional(config) : std::nullopt;
        });
    CHECK(settings.heading_ids == HeadingIds::kGithubSlugger);
  }
}

TEST_CASE("quotes stay straight in Jekyll and are curled in Pelican as the old blog had them") {
  SiteIdentity site;
  const auto config = [&](Engine engine) {
    return engine_converter(engine)->write_site(site).front().bytes;
  };
  CHECK(config(Engine::kJekyll).find("smart_quotes: apos,apos,quot,quot") != std::string::npos);
  CHECK(config(Engine::kPelican).find("smarty") == std::string::npos);
  site.has_smart_quotes = true;
  CHECK(config(Engine::kJekyll).find("smart_quotes") == std::string::npos);
  CHECK(config(Engine::kPelican).find("markdown.extensions.smarty") != std::string::npos);
}
