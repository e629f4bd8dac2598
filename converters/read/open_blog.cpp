#include "converters/read/open_blog.h"

namespace postlint {
namespace {

// Hexo, Astro and VitePress read dates without a zone by the clock of the machine that builds the
// blog, which is this one as far as anybody can tell.
ZoneTable zone_of_blog(const std::string& name, BlogFacts& blog) {
  const Engine engine = blog.profile->engine;
  const bool asks_machine =
      engine == Engine::kHexo || engine == Engine::kAstro || engine == Engine::kVitePress;
  if (blog.zone_is_set ? name.empty() : !asks_machine) return ZoneTable(blog.utc_offset_minutes);
  ZoneTable zone = ZoneTable::of(blog.zone_is_set ? name : "", blog.utc_offset_minutes);
  if (!blog.zone_is_set) {
    blog.utc_offset_minutes = zone.offset_at(blog.now);
    blog.zone_is_set = true;
  }
  return zone;
}

}  // namespace

Result<std::shared_ptr<const OpenBlog>> open_blog(std::string folder, Config config,
                                                  std::size_t jobs) {
  auto open = std::make_shared<OpenBlog>();
  open->folder = std::move(folder);
  open->config = std::move(config);
  open->files = make_disk_file_tree();
  Result<BlogFacts> blog = load_blog_facts(*open->files, open->folder, open->config);
  if (!blog.ok()) return blog.error();
  open->blog = std::move(blog).value();
  // A folder of Markdown without an engine has the names that every engine has.
  const EngineConverter* engine = engine_converter(open->blog.profile->engine);
  if (engine == nullptr) engine = engine_converter(Engine::kCustom);
  SiteIndex::Request request;
  request.files = open->files.get();
  request.blog = &open->blog;
  request.config = &open->config;
  request.jobs = jobs;
  open->configuration = read_site_configuration(request);
  open->zone = zone_of_blog(zone_name_in(open->config, open->configuration), open->blog);
  if (open->blog.zone_changes) {
    request.zone_offset_at = [zone = &open->zone](std::int64_t at) { return zone->offset_at(at); };
  }
  open->site.emplace(SiteIndex::make(request));
  open->read.blog = &open->blog;
  open->read.config = &open->config;
  open->read.site = &*open->site;
  open->read.engine = engine;
  open->read.zone = &open->zone;
  open->read.folder_is_category = open->blog.profile->engine == Engine::kPelican &&
                                  flag_in(open->configuration.tree, "use_folder_as_category", true);
  return std::shared_ptr<const OpenBlog>(std::move(open));
}

}  // namespace postlint
