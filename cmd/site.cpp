#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "checks/registry.h"
#include "cmd/command.h"
#include "cmd/load_config.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"
#include "core/parallel/parallel.h"
#include "core/report/json_writer.h"
#include "core/report/wrap.h"
#include "core/site/site_index.h"

namespace postlint {
namespace {

constexpr std::size_t kColumns = 60;

struct SiteOptions {
  std::string path = ".";
  std::string config_path;
  std::string engine;
  std::string format = "text";
  std::size_t jobs = 0;
  bool without_config = false;
};

// "12 posts, 3 pages, 2 drafts"
std::string count_pages(const SiteIndex& index) {
  std::size_t posts = 0, pages = 0, redirects = 0;
  std::map<PageState, std::size_t> others;
  for (const SitePage& page : index.pages()) {
    redirects += page.aliases.size();
    if (page.state != PageState::kPublished) {
      ++others[page.state];
    } else {
      ++(page.is_post ? posts : pages);
    }
  }
  std::string text = counted(posts, "post") + ", " + counted(pages, "page");
  for (const auto& [state, count] : others) {
    text += fmt::format(", {} {}", count, page_state_name(state));
  }
  if (redirects > 0) text += ", " + counted(redirects, "redirect");
  if (!index.generated().empty()) text += ", " + counted(index.generated().size(), "list");
  return text;
}

std::string remark(const SitePage& page) {
  std::string text;
  if (page.state != PageState::kPublished) text = std::string(page_state_name(page.state));
  if (!page.language.empty()) text += (text.empty() ? "" : ", ") + page.language;
  if (!page.url_is_certain && !page.url.empty())
    text += (text.empty() ? "" : ", ") + std::string("a guess");
  return text.empty() ? text : " (" + text + ")";
}

void print_text(const BlogFacts& blog, const SiteIndex& index) {
  std::string out = fmt::format("{} in {}\n", blog.profile->display_name, blog.root);
  const std::string address = index.origin() + index.prefix();
  out += fmt::format("address: {}\n", address.empty() ? "not known" : address);
  out += wrap_indented(count_pages(index), kColumns, 0);
  for (const std::string& note : index.notes()) out += wrap_indented("note: " + note, kColumns, 0);
  for (const SitePage& page : index.pages()) {
    out += fmt::format("\n{}\n", page.url.empty() ? "(address not known)" : page.url);
    out += wrap_indented(page.source + remark(page), kColumns, 2);
    for (const std::string& alias : page.aliases) {
      out += wrap_indented("from " + alias, kColumns, 2);
    }
    if (out.size() > (1u << 16)) {
      print_out(out);
      out.clear();
    }
  }
  if (!index.generated().empty()) out += "\nMade by the engine:\n";
  for (const SiteIndex::Generated& one : index.generated()) {
    out += fmt::format("{} ({})\n", one.url, one.kind);
  }
  print_out(out);
}

void print_json(const BlogFacts& blog, const SiteIndex& index) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.member("engine", blog.profile->name).member("root", blog.root);
  json.member("origin", index.origin()).member("prefix", index.prefix());
  json.key("notes").begin_array();
  for (const std::string& note : index.notes()) json.value(note);
  json.end_array().key("pages").begin_array();
  for (const SitePage& page : index.pages()) {
    json.begin_object().member("source", page.source);
    json.member("url", page.url).member("url_is_certain", page.url_is_certain);
    json.member("is_post", page.is_post).member("state", page_state_name(page.state));
    json.member("title", page.title).member("language", page.language);
    json.member("date", page.date).key("aliases").begin_array();
    for (const std::string& alias : page.aliases) json.value(alias);
    json.end_array().end_object();
  }
  json.end_array().key("generated").begin_array();
  for (const SiteIndex::Generated& one : index.generated()) {
    json.begin_object().member("url", one.url).member("kind", one.kind).end_object();
  }
  json.end_array().key("redirects").begin_array();
  for (const SiteIndex::Redirect& one : index.redirects()) {
    json.begin_object().member("from", one.from).member("to", one.to).end_object();
  }
  json.end_array().end_object();
  print_out(out + "\n");
}

void run(const SiteOptions& options, CommandLine& line) {
  const std::unique_ptr<FileTree> files = make_disk_file_tree();
  if (!files->exists(options.path)) {
    return fail(line, {"there is no file or folder of this name", options.path});
  }
  Result<Config> config = load_config(options.config_path, options.path, !options.without_config);
  if (!config.ok()) return fail(line, config.error());
  if (!options.engine.empty()) config->engine = options.engine;
  const Result<BlogFacts> blog = load_blog_facts(*files, options.path, *config);
  if (!blog.ok()) return fail(line, blog.error());
  SiteIndex::Request request;
  request.files = files.get();
  request.blog = &*blog;
  request.config = &*config;
  request.jobs = options.jobs == 0 ? hardware_jobs() : options.jobs;
  const SiteIndex index = SiteIndex::make(request);
  options.format == "json" ? print_json(*blog, index) : print_text(*blog, index);
}

}  // namespace

void add_site_command(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("site", "Show the blog's engine and the URL of each post");
  auto options = std::make_shared<SiteOptions>();
  command->add_option("path", options->path, "The blog's folder, or a file in it")
      ->type_name("PATH");
  command->add_option("--engine", options->engine, "The blog's engine")->type_name("NAME");
  command->add_option("--config", options->config_path, "Use this configuration file")
      ->type_name("FILE");
  command->add_flag("--no-config", options->without_config, "Use no configuration file");
  command->add_option("--format", options->format, "Output format: text, json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--jobs", options->jobs, "Threads; 0 is as many as the machine has")
      ->type_name("N");
  command->callback([options, &line] { run(*options, line); });
}

}  // namespace postlint
