#include "converters/convert.h"

#include <algorithm>
#include <unordered_set>

#include "converters/plan.h"
#include "converters/proof/addresses.h"
#include "converters/read/attached_files.h"
#include "converters/read/commit_dates.h"
#include "converters/read/identity.h"
#include "converters/redirect_files.h"
#include "converters/staging.h"
#include "converters/write_body.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/parallel/parallel.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

class Conversion {
 public:
  explicit Conversion(const ConvertRequest& request)
      : request_(request),
        source_(*request.source),
        site_(*request.source->site),
        read_(request.source->read) {}

  Result<ConvertResult> run() {
    if (Result<Done> ready = prepare(); !ready.ok()) return ready.error();
    if (request_.dry_run) {
      collect_pages();
      result_.assets = request_.assets == AssetMode::kNone ? 0 : assets_.size();
      return std::move(result_);
    }
    Result<Staging> staging = Staging::begin(request_.out, request_.force);
    if (!staging.ok()) return staging.error();
    for (auto step : {&Conversion::write_pages, &Conversion::write_site, &Conversion::copy_assets,
                      &Conversion::write_redirects}) {
      if (Result<Done> done = (this->*step)(*staging); !done.ok()) return done.error();
    }
    collect_pages();
    Result<Staging::Outcome> outcome = staging->finish();
    if (!outcome.ok()) return outcome.error();
    result_.written = outcome->written;
    result_.unchanged = outcome->unchanged;
    result_.replaced = std::move(outcome->replaced);
    return std::move(result_);
  }

 private:
  Result<Done> prepare() {
    target_ = request_.described != nullptr ? request_.described : engine_converter(request_.to);
    if (target_ == nullptr) {
      return Error{"no blog can be written for this engine",
                   std::string(engine_profile(request_.to).name)};
    }
    plan_request_ = {&request_, &read_, target_, &engine_profile(request_.to)};
    plan_ = make_plan(plan_request_);
    if (plan_.pages.empty()) {
      return Error{"has no page that can be moved; postlint site shows what is found there",
                   source_.folder};
    }
    result_.skipped = plan_.skipped;
    result_.notes = site_.notes();
    if (request_.takes_updated_from_git) {
      if (Result<Done> taken = take_updated(); !taken.ok()) return taken;
    }
    if (request_.assets != AssetMode::kNone) find_assets();
    collect_redirects();
    for (const auto& [path, source] : assets_) plan_.site.files.push_back(path);
    plan_.site.has_home =
        std::any_of(plan_.pages.begin(), plan_.pages.end(),
                    [](const PlannedPage& planned) { return planned.new_url == "/"; }) ||
        std::find(plan_.site.files.begin(), plan_.site.files.end(), "index.html") !=
            plan_.site.files.end();
    for (const auto& [from, to] : redirect_pages_) {
      plan_.site.files.push_back(redirect_page_path(from));
    }
    if (target_->describe) result_.target_settings = target_->describe(plan_.site);
    places_.emplace(plan_, target_->engine);
    bodies_.read = &read_;
    bodies_.target = target_;
    bodies_.target_profile = plan_request_.target_profile;
    bodies_.places = &*places_;
    bodies_.own_tags = request_.own_tags;
    bodies_.files = source_.files.get();
    bodies_.settings = &source_.configuration.values;
    const BlogFacts& blog = source_.blog;
    bodies_.from = dialect_of(*blog.profile, blog.heading_ids, blog.markdown);
    bodies_.to = target_dialect(*plan_request_.target_profile, plan_.site, result_.target_settings);
    bodies_.fragments = &plan_.fragments;
    return Done{};
  }

  Result<Done> take_updated() {
    std::vector<PortablePost*> posts;
    for (PlannedPage& planned : plan_.pages) posts.push_back(&planned.post);
    Result<std::vector<std::string>> notes = take_updated_from_git(read_, posts);
    if (!notes.ok()) return notes.error();
    for (std::string& note : *notes) result_.notes.push_back(std::move(note));
    return Done{};
  }

  // Where nobody says which folders are served, the whole project might be: its code and templates
  // stay where they are.
  bool is_loose_file(const SiteIndex::Asset& asset) const {
    return source_.blog.profile->engine == Engine::kCustom &&
           source_.config.site.static_folders.empty() && !asset.is_of_page &&
           !proof::is_content_file(asset.url);
  }

  void find_assets() {
    std::size_t loose = 0;
    for (SiteIndex::Asset& asset : site_.assets()) {
      std::string path = below_prefix(asset.url, site_.prefix()).substr(1);
      if (is_loose_file(asset)) {
        ++loose;
        continue;
      }
      const bool is_of_posts = is_beside_posts(source_.blog.profile->engine, path);
      if (!is_of_posts && !is_of_project(path) && Staging::refuse(path).empty()) {
        assets_.emplace_back(std::move(path), std::move(asset.source));
      }
    }
    if (loose > 0) {
      result_.notes.push_back(counted(loose, "file") +
                              " that may be the engine's own stay: site.static_folders in "
                              ".postlint.yaml says which folders are served");
    }
    find_attached();
  }

  // Beside them, what posts bring along by naming it.
  void find_attached() {
    std::unordered_set<std::string> taken;
    for (const auto& [path, source] : assets_) taken.insert(path);
    for (SiteIndex::Asset& asset : find_attached_files(read_, *source_.files, request_.jobs)) {
      std::string path = asset.url.substr(1);
      if (Staging::refuse(path).empty() && taken.insert(path).second) {
        assets_.emplace_back(std::move(path), std::move(asset.source));
      }
    }
  }

  std::string in_static(std::string_view path) const {
    return target_->static_folder.empty() ? std::string(path)
                                          : join_path(target_->static_folder, path);
  }

  Result<Done> write_pages(Staging& staging) {
    std::vector<std::string> errors(plan_.pages.size());
    parallel_for(plan_.pages.size(), request_.jobs, [&](std::size_t i) {
      PlannedPage& planned = plan_.pages[i];
      Result<PortablePost> post = read_portable_post(read_, *planned.page);
      if (!post.ok()) {
        errors[i] = post.error().to_string();
        return;
      }
      if (request_.on_post) request_.on_post(*planned.page, *post);
      post->updated = planned.post.updated;
      std::string text = head_of(plan_request_, plan_.site, planned, *post, &planned.notes);
      text += bodies_.write(*post, planned, planned.notes);
      const Result<Done> written = staging.write(planned.target, text);
      if (!written.ok()) errors[i] = written.error().to_string();
    });
    for (const std::string& error : errors) {
      if (!error.empty()) return Error{error, request_.out};
    }
    return Done{};
  }

  Result<Done> write_site(Staging& staging) {
    if (!request_.writes_config) return Done{};
    for (const WrittenFile& file : target_->write_site(plan_.site)) {
      // The old home page is the new one.
      const bool is_page =
          std::any_of(plan_.pages.begin(), plan_.pages.end(),
                      [&file](const PlannedPage& page) { return page.target == file.path; });
      if (is_page) continue;
      const Result<Done> written = staging.write(file.path, file.bytes);
      if (!written.ok()) return written.error();
    }
    return Done{};
  }

  Result<Done> copy_assets(Staging& staging) {
    for (const auto& [path, source] : assets_) {
      const std::string target = in_static(path);
      const Result<Done> copied = staging.copy(target, source, request_.assets == AssetMode::kLink);
      if (!copied.ok()) {
        // One file that cannot be moved stops nothing: it is named.
        result_.notes.push_back(copied.error().to_string());
        continue;
      }
      ++result_.assets;
    }
    return Done{};
  }

  // Below the prefix: what leads to a page of its own, and what the source's rules say.
  void collect_redirects() {
    for (const PlannedPage& planned : plan_.pages) {
      if (planned.new_url.empty() || planned.post.state != PageState::kPublished) continue;
      for (const std::string& alias : planned.aliases) {
        redirects_.emplace_back(plan_.site.prefix + alias, plan_.site.prefix + planned.new_url);
        if (!planned.has_native_aliases)
          redirect_pages_.emplace_back(alias, redirects_.back().second);
      }
    }
    for (const auto& [from, to] : plan_.site.redirects) {
      redirects_.emplace_back(from, to);
      const std::string& prefix = plan_.site.prefix;
      if (from.find('*') != from.npos) {
        if (request_.redirects.empty()) {
          result_.notes.push_back("the redirect from " + from +
                                  " has a * and needs a host that knows rules: --redirects");
        }
      } else if (prefix.empty() || from.starts_with(prefix + "/")) {
        redirect_pages_.emplace_back(from.substr(prefix.size()), to);
      }
    }
  }

  Result<Done> write_redirects(Staging& staging) {
    std::unordered_set<std::string> written_pages;
    for (const auto& [from, to] : redirect_pages_) {
      const std::string path = in_static(redirect_page_path(from));
      if (!written_pages.insert(path).second) continue;
      const Result<Done> written = staging.write(path, redirect_page(to));
      if (!written.ok()) result_.notes.push_back(written.error().to_string());
    }
    result_.redirects = redirects_.size();
    for (const std::string& format : request_.redirects) {
      const WrittenFile file = redirect_rules(format, redirects_);
      const Result<Done> written = staging.write(in_static(file.path), file.bytes);
      if (!written.ok()) return written.error();
    }
    return Done{};
  }

  void collect_pages() {
    for (PlannedPage& planned : plan_.pages) {
      result_.pages.push_back(
          {planned.post.source, planned.target, planned.post.url, planned.new_url, planned.notes});
    }
  }

  const ConvertRequest& request_;
  const OpenBlog& source_;
  const SiteIndex& site_;
  const ReadRequest& read_;
  const EngineConverter* target_ = nullptr;
  PlanRequest plan_request_;
  Plan plan_;
  std::optional<PlanPlaces> places_;
  BodyWriter bodies_;
  std::vector<std::pair<std::string, std::string>> assets_;  // path below the site, file
  Redirects redirects_;                                      // with the prefix
  Redirects redirect_pages_;                                 // from: below the prefix
  ConvertResult result_;
};

}  // namespace

Result<ConvertResult> convert_site(const ConvertRequest& request) {
  return Conversion(request).run();
}

}  // namespace postlint
